"""The board of what is late, as data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from augenhoehe.core.clock import today
from augenhoehe.core.composed import Asked, composed
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import Actor
from augenhoehe.ui.tables import Column, Filter, Listing, Opening, opening_of

from .addresses import of_delay
from .models import Delay
from .queries import bodies_of_board, overdue_board, units_of_board


def overdue_rows(actor: Actor, day: date, asked: Mapping[str, str]) -> QuerySet[Delay] | Opening:
    """The board as `asked` for in the address."""
    return overdue_board(actor, day) if any(asked.values()) else Opening(_opened.ask(actor=actor, day=day))


@composed
def _opened(*, actor: Actor, day: date) -> Asked:
    return opening_of(overdue_listing(actor), overdue_board(actor, day))


def overdue_listing(actor: Actor) -> Listing:
    """Narrowed by body, unit and kind; the choices name only what the actor may read."""
    return Listing(
        name="ueberfaellig",
        title="Überfällig",
        columns=(
            Column("title", "Was", "thing", url=of_delay),
            Column("kind", "Art", lambda one: one.get_kind_display()),
            Column("at", "Liegt bei", "lies_at"),
            Column("unit", "Zuständig", "unit", sort="unit"),
            Column("since", "Überfällig seit", "since", sort="since", kind="date"),
            Column("days", "Tage", lambda one: (today() - one.since).days, kind="number"),
            Column("missed", "Verpasste Sitzungen", lambda one: one.missed or None, sort="-missed", kind="number"),
            Column("reason", "Grund", reason_in_words),
        ),
        filters=(
            Filter("text", "Wort", _worded),
            Filter(
                "kind", "Art", lambda rows, value: rows.filter(kind=value), "choice", lambda: _pairs(Delay.Kind.choices)
            ),
            Filter(
                "body", "Gremium", lambda rows, value: rows.filter(committee_id=value), "choice",
                lambda: bodies_of_board(actor, today()),
            ),
            Filter(
                "unit", "Zuständige Stelle", lambda rows, value: rows.filter(unit=value), "choice",
                lambda: [(one, one) for one in units_of_board(actor, today())],
            ),
            Filter("silent", "Ohne Grund", lambda rows, _value: rows.filter(reason=""), "flag"),
        ),
        default_sort="since",
        empty_title="Nichts ist überfällig",
        empty_text="Hier stehen Vorlagen, Aufträge, Vorlagepflichten und Bitten um Stellungnahme nach ihrem Tag.",
    )  # fmt: skip


def reason_in_words(delay: Delay) -> str:
    """The reason, or until when the unit may still give it before the public hears of the delay."""
    if delay.reason:
        return delay.reason
    if delay.published_at:
        return "nicht genannt"
    return f"gefragt bis {long_date(delay.reason_due)}"


def _worded(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    names = ("station__paper__title", "mandate__title", "laying__title", "request__title", "unit")
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__icontains": typed})
    return rows.filter(found)


def _pairs(choices: Any) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices]
