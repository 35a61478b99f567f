"""The lists of administration: columns, filters, words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, cast

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import Role
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

from . import queries, roles
from .models import Carrier, Grant, Invitation, InvitationQuerySet, User

INVITATION_STANDS: dict[str, tuple[str, Kind]] = {
    "open": ("offen", "active"),
    "accepted": ("angenommen", "good"),
    "withdrawn": ("zurückgezogen", "neutral"),
    "expired": ("abgelaufen", "warning"),
}


def account_status(user: User) -> StatusTag:
    if user.pseudonymised_at:
        return StatusTag("Name gelöscht", "neutral")
    return StatusTag("aktiv", "good") if user.is_active else StatusTag("stillgelegt", "neutral")


def invitation_status(invitation: Invitation, at: datetime) -> StatusTag:
    """Open, accepted, withdrawn, expired; an open one whose mail failed says so."""
    stands = invitation.stands(at)
    if stands == "open" and invitation.by_mail and invitation.sent_at is None:
        return StatusTag("Mail ging nicht hinaus", "bad")
    return StatusTag(*INVITATION_STANDS[stands])


def role_names(user: Any) -> str:
    return ", ".join(_role_name(grant) for grant in user.valid_grants)


def _role_name(grant: Grant) -> str:
    name = roles.name_of(grant.role)
    return f"{name} (Gast bis {long_date(grant.valid_until)})" if grant.guest and grant.valid_until else name


def users(at: datetime) -> Listing:
    """All accounts, by name."""
    return Listing(
        name="konten",
        title="Konten",
        columns=(
            Column("name", "Name", "name", sort="sorting", url=_page("user")),
            Column("email", "Mailadresse", "email", sort="email"),
            Column("traeger", "Träger", "carrier.short_name", sort="carrier__sorting"),
            Column("rollen", "Rollen heute", role_names),
            Column("anmeldung", "Zuletzt angemeldet", "last_login", sort="-last_login", kind="date"),
            Column("stand", "Stand", account_status, kind="status"),
        ),
        filters=(
            Filter("suche", "Name oder Mailadresse", _named),
            Filter("rolle", "Rolle", partial(_with_role, at=at), kind="choice", choices=roles.choices),
            Filter("traeger", "Träger", _of_carrier, kind="choice", choices=_carrier_choices),
            Filter("ohne-rolle", "ohne Rolle", lambda rows, _value: _without_role(rows, at), kind="flag"),
            Filter("gast", "Gäste", lambda rows, _value: _guests(rows, at), kind="flag"),
            Filter("stillgelegt", "stillgelegt", lambda rows, _value: rows.filter(is_active=False), kind="flag"),
        ),
        default_sort="name",
        empty_title="Noch keine Konten",
        empty_text="Legen Sie ein Konto an oder laden Sie jemanden ein.",
        empty_action=("Konto anlegen", reverse("accounts_inside:user_new")),
    )  # fmt: skip


def invitations(at: datetime) -> Listing:
    """Invitations, newest first."""
    return Listing(
        name="einladungen",
        title="Einladungen",
        columns=(
            Column("name", "Name", "name", sort="name", url=_page("invitation")),
            Column("worum", "Worum es geht", "about"),
            Column("rolle", "Rolle", lambda one: roles.name_of(one.role) if one.role else "keine"),
            Column("von", "Eingeladen von", "invited_by_name"),
            Column("am", "Eingeladen am", "invited_at", sort="-invited_at", kind="date"),
            Column("bis", "Gültig bis", "expires_at", sort="expires_at", kind="date"),
            Column("stand", "Stand", lambda one: invitation_status(one, at), kind="status"),
        ),
        filters=(
            Filter("suche", "Name oder Mailadresse", _named),
            Filter("offen", "offen", lambda rows, _value: cast(InvitationQuerySet, rows).open(at), kind="flag"),
        ),
        default_sort="am",
        empty_title="Noch keine Einladungen",
        empty_text="Eine Einladung öffnet sich auf dem Telefon, in der Sprache der Person.",
        empty_action=("Jemanden einladen", reverse("accounts_inside:invitation_new")),
    )  # fmt: skip


def carriers() -> Listing:
    """All carriers with their law."""
    return Listing(
        name="traeger",
        title="Träger",
        columns=(
            Column("name", "Name", "name", sort="sorting", url=_page("carrier")),
            Column("art", "Art", "get_kind_display", sort="kind"),
            Column("recht", "Rechtsrahmen", "get_regime_display", sort="regime"),
            Column("kommune", "Kommune", "municipality.name"),
            Column("akten", "Führt Fallakten", "case_files"),
        ),
        filters=(Filter("suche", "Name", lambda rows, value: rows.filter(name__icontains=value)),),
        default_sort="name",
        empty_title="Noch keine Träger",
        empty_text="Ein Träger ist die Stelle, für die jemand hier arbeitet.",
        empty_action=("Träger eintragen", reverse("accounts_inside:carrier_new")),
    )  # fmt: skip


def _page(name: str) -> Callable[[Any], str]:
    return lambda row: reverse(f"accounts_inside:{name}", args=[row.pk])


def _named(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(Q(name__icontains=value) | Q(email__icontains=value))


def _with_role(rows: QuerySet[User], value: str, at: datetime) -> QuerySet[User]:
    if value not in set(Role):
        return rows.none()
    return rows.filter(pk__in=queries.people_with(Role(value), at=at).values("pk"))


def _without_role(rows: QuerySet[User], at: datetime) -> QuerySet[User]:
    return rows.exclude(pk__in=queries.anybody_with_a_role(day_of(at)).values("user_id"))


def _guests(rows: QuerySet[User], at: datetime) -> QuerySet[User]:
    """People from outside, with a role that ends."""
    return rows.filter(pk__in=queries.anybody_with_a_role(day_of(at)).filter(guest=True).values("user_id"))


def _of_carrier(rows: QuerySet[User], value: str) -> QuerySet[User]:
    return rows.filter(carrier__in=[one for one in queries.carriers() if str(one.pk) == value])


def _carrier_choices() -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in queries.carriers()]


def kind_of(carrier: Carrier) -> StatusTag | None:
    """The wall, said where one looks."""
    return StatusTag("sieht nie Hinweise", "warning") if carrier.residence_authority else None
