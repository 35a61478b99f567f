"""Carriers (Träger): on whose behalf people work here, and under which law."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.accounts import rules
from augenhoehe.accounts.models import Carrier, Grant
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.revisions import change
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import sort_key
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality

FIELDS = (
    "name", "short_name", "kind", "regime", "municipality", "legal_basis", "data_protection_contact", "case_files",
)  # fmt: skip


@transaction.atomic
def create_carrier(
    *,
    name: str,
    kind: str,
    by: Actor,
    at: datetime,
    short_name: str = "",
    regime: str = Carrier.Regime.DSGVO,
    municipality: Municipality | None = None,
    legal_basis: str = "",
    data_protection_contact: str = "",
    case_files: bool = False,
) -> Carrier:
    """Enter a carrier with its legal regime."""
    rules.check_manage_carriers(by)
    rules.check_carrier(kind=kind, case_files=case_files)
    _check_name_free(name)
    carrier = Carrier.objects.create(
        name=name,
        short_name=short_name or name[:60],
        sorting=sort_key(name)[:160],
        kind=kind,
        regime=regime,
        municipality=municipality,
        legal_basis=legal_basis,
        data_protection_contact=data_protection_contact,
        case_files=case_files,
    )
    audit("create_carrier", carrier, by=by, at=at, fields=FIELDS)
    return carrier


@transaction.atomic
def change_carrier(*, carrier: Carrier, revision: int, by: Actor, at: datetime, **values: Any) -> Carrier:
    """Change a carrier; it becomes a residence authority only when nobody there holds a role behind the wall."""
    rules.check_manage_carriers(by)
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"Unbekannte Angaben: {unknown}")
    kind = values.get("kind", carrier.kind)
    rules.check_carrier(kind=kind, case_files=values.get("case_files", carrier.case_files))
    if "name" in values:
        _check_name_free(values["name"], but=carrier)
        values["sorting"] = sort_key(values["name"])[:160]
    if kind != carrier.kind:
        _check_people_fit(carrier, kind, at=at)
    changed = [name for name in FIELDS if name in values and values[name] != getattr(carrier, name)]
    change(carrier, revision=revision, **values)
    audit("change_carrier", carrier, by=by, at=at, fields=changed)
    return carrier


def _check_name_free(name: str, but: Carrier | None = None) -> None:
    found = Carrier.objects.filter(name__iexact=name)
    if (found.exclude(pk=but.pk) if but else found).exists():
        raise Refused("Diesen Träger gibt es schon.", field="name")


def _check_people_fit(carrier: Carrier, kind: str, *, at: datetime) -> None:
    grants = Grant.objects.not_ended_on(day_of(at)).select_for_update(of=("self",))
    for grant in grants.of_carrier(carrier):
        rules.check_role_fits_carrier(Role(grant.role), [kind])
