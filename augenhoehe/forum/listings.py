"""The lists of the forum, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language, gettext

from augenhoehe.core.addresses import by_id
from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_contribution, public_of_contribution
from .models import WAITING, Contribution
from .subjects import kinds
from .tags import contribution_tag, inside_tag, public_tag


def queue_listing() -> Listing:
    """What the moderation works through: oldest first, with what was marked and reported."""
    day = today()
    return Listing(
        name="mitreden",
        title="Mitreden",
        columns=(
            Column("beitrag", "Beitrag", lambda one: one.heading("de").text or "Text entfernt", url=of_contribution),
            Column("stand", "Stand", lambda one: inside_tag(one, day), sort="state", kind="status"),
            Column("seit", "Eingereicht", "submitted_on", sort="submitted_on", kind="date"),
            Column("art", "Art", lambda one: one.get_kind_display(), sort="kind"),
            Column("zu", "Zu", lambda one: _kind_label(one.subject_kind)),
            Column("sprache", "Sprache", lambda one: SPOKEN.get(one.language, one.language), sort="language"),
            Column("auffaellig", "Auffällig", _noticed),
            Column("antwort", "Antwort bis", lambda one: one.answer_due if one.owes_answer else None, kind="date"),
        ),
        filters=(
            Filter("text", "Suchen", lambda rows, value: rows.filter(text__icontains=value)),
            Filter("offen", "zu prüfen", lambda rows, value: rows.filter(_open_q()), "flag"),
            Filter("stand", "Stand", _by("state"), "choice", lambda: _choices(Contribution.State.choices)),
            Filter("zu", "Zu", _by("subject_kind"), "choice", lambda: [(k, one.label) for k, one in kinds().items()]),
            Filter("sprache", "Sprache", _by("language"), "choice", lambda: list(SPOKEN.items())),
            Filter("gemeldet", "gemeldet", lambda rows, value: rows.filter(reported=True), "flag"),
            Filter("einspruch", "Einspruch", lambda rows, value: rows.filter(objected_on__isnull=False), "flag"),
        ),
        default_sort="seit",
        empty_title="Noch kein Beitrag",
        empty_text="Hier stehen Beiträge und Kommentare, bevor und nachdem sie öffentlich sind.",
    )


def _open_q() -> Q:
    return Q(state__in=WAITING) | Q(reported=True)


def _kind_label(kind: str) -> str:
    found = kinds().get(kind)
    return found.label if found else kind


def _noticed(one: Any) -> str:
    found = [*one.marks, *(["gemeldet"] if one.reported else []), *(["Einspruch"] if one.objected else [])]
    return ", ".join(found)


def own_listing() -> Listing:
    return Listing(
        name="meine-beitraege",
        title="Meine Beiträge",
        columns=(
            Column("beitrag", "Beitrag", lambda one: one.heading("de").text or "Text entfernt", url=_own_address),
            Column("stand", "Stand", contribution_tag, sort="state", kind="status"),
            Column("seit", "Eingereicht", "submitted_on", sort="submitted_on", kind="date"),
        ),
        default_sort="-seit",
        empty_title="Sie haben noch nichts geschrieben",
        empty_text="Was Sie mit Ihrem Konto schreiben, steht hier mit seinem Stand.",
    )


def _own_address(one: Contribution) -> str:
    return by_id("forum_inside:own_contribution", one.pk)


def public_listing() -> Listing:
    """All published contributions, for everybody."""
    language, day = get_language() or "de", today()
    return Listing(
        name="beitraege",
        title=gettext("Alle Beiträge"),
        columns=(
            Column("beitrag", gettext("Beitrag"), lambda one: one.heading(language).text, url=public_of_contribution),
            Column("art", gettext("Art"), lambda one: gettext(Contribution.Kind(one.kind).label)),
            Column("stand", gettext("Stand"), lambda one: public_tag(one, day), kind="status"),
            Column("seit", gettext("Veröffentlicht am"), "published_at", sort="published_at", kind="date"),
        ),
        filters=(
            Filter("sprache", gettext("Sprache"), _by("language"), "choice", lambda: list(SPOKEN.items())),
            Filter("art", gettext("Art"), _by("kind"), "choice", _public_kinds),
        ),
        default_sort="-seit",
        page_size=30,
        empty_title=gettext("Noch kein Beitrag"),
        empty_text=gettext("Sobald jemand etwas geschrieben hat und es geprüft ist, steht es hier."),
    )


def _public_kinds() -> list[tuple[str, str]]:
    return [(one.value, gettext(one.label)) for one in Contribution.Kind]


def _choices(choices: Any) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices]


def _by(name: str) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    return lambda rows, value: rows.filter(**{name: value})
