"""„Beschlusskontrolle“ of a body, as data: on the page, as CSV, Excel and PDF the same rows."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Q

from augenhoehe.core.clock import day_of, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import Actor
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_mandate
from .models import Committee, Mandate
from .queries import meetings_with_mandates, only_public
from .tags import mandate_tag

PUBLIC = "public"


def tracking_listing(actor: Actor, committee: Committee) -> Listing:
    return Listing(
        name="beschlusskontrolle",
        title="Beschlusskontrolle",
        columns=(
            Column("resolution", "Beschluss", _resolution),
            Column("title", "Auftrag", "title", sort="title", url=of_mandate),
            Column("unit", "Zuständig", "unit", sort="unit"),
            Column("due", "Bis", "due", sort="due", kind="date"),
            Column("first", "Zuerst bis", first_due, kind="date"),
            Column("state", "Stand", lambda one: mandate_tag(one, one.overdue_on(today())), kind="status"),
            Column("why", "Grund der Verzögerung", why),
            Column("proofs", "Nachweise", lambda one: one.proofs or None, kind="number"),
        ),
        filters=(
            Filter("edition", "Fassung", lambda rows, value: only_public(rows) if value == PUBLIC else rows, "choice",
                   lambda: [(PUBLIC, "öffentliche Fassung")]),
            Filter("meeting", "Sitzung", _of_meeting, "choice", lambda: _meetings(actor, committee)),
            Filter("state", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Mandate.State.choices]),
            Filter("late", "Überfällige", lambda rows, _value: rows.filter(state="open", due__lt=today()), "flag"),
            Filter("text", "Wort",
                   lambda rows, typed: rows.filter(Q(title__icontains=typed) | Q(unit__icontains=typed))),
        ),
        default_sort="due",
        empty_title="Kein Auftrag",
        empty_text="Hier steht, was aus Beschlüssen dieses Gremiums folgt und wie weit es ist.",
    )  # fmt: skip


def _resolution(mandate: Mandate) -> str:
    return f"{mandate.resolution.agenda_item.title} ({long_date(mandate.resolution.decided_on)})"


def first_due(mandate: Mandate) -> Any:
    return mandate.first_due if mandate.first_due != mandate.due else None


def why(mandate: Any) -> str:
    """What the unit said about the delay, else why the day was moved or the mandate dropped."""
    return mandate.why or mandate.moved_reason or mandate.closed_reason


def _of_meeting(rows: Any, value: str) -> Any:
    return rows.filter(resolution__agenda_item__meeting_id=uuid.UUID(value))


def _meetings(actor: Actor, committee: Committee) -> list[tuple[str, str]]:
    found = meetings_with_mandates(actor, committee, today())
    return [(str(one.pk), long_date(day_of(one.starts_at))) for one in found]
