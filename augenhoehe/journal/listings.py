"""The lists of threads: what everybody sees, and what the inside sees."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy

from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import text_in
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

from . import queries
from .models import Thread

WORDS: Mapping[str, tuple[Any, Kind]] = {
    "inside": (gettext_lazy("nur innen"), "neutral"),
    "public": (gettext_lazy("läuft"), "active"),
    "closed": (gettext_lazy("abgeschlossen"), "good"),
    "ended": (gettext_lazy("innen beendet"), "neutral"),
    "withdrawn": (gettext_lazy("zurückgezogen"), "warning"),
}
CONDITIONS = {
    "inside": Q(published_at=None, closed_at=None, withdrawn_at=None),
    "ended": Q(published_at=None, withdrawn_at=None) & ~Q(closed_at=None),
    "public": Q(closed_at=None, withdrawn_at=None) & ~Q(published_at=None),
    "closed": Q(withdrawn_at=None) & ~Q(closed_at=None) & ~Q(published_at=None),
    "withdrawn": ~Q(withdrawn_at=None),
}


def status_of(thread: Thread) -> StatusTag:
    text, kind = WORDS[thread.state]
    return StatusTag(str(text), kind)


def public_listing() -> Listing:
    """Matters for everybody, the last one moved first."""
    return Listing(
        name="vorgaenge",
        title=gettext("Vorgänge"),
        columns=(
            Column("titel", gettext("Worum es geht"), _public_title, url=_public_address),
            Column("stand", gettext("Stand"), status_of, kind="status"),
            Column("ort", gettext("Ort"), "town"),
            Column("zug", gettext("Am Zug"), "turn_label"),
            Column("schritt", gettext("Letzter Schritt"), "last_public_step_at", "last_public_step_at", kind="date"),
            Column("nummer", gettext("Nummer"), "number", "number"),
        ),
        filters=_filters(("public", "closed"), public=True),
        default_sort="-schritt",
        page_size=30,
        empty_title=gettext("Noch ist kein Vorgang öffentlich"),
        empty_text=gettext("Sobald eine Sache in einem Gremium beraten wird, steht sie hier."),
    )


def inside_listing() -> Listing:
    """Matters for people who work on them, with who is „am Zug“ and until when."""
    return Listing(
        name="vorgaenge",
        title="Vorgänge",
        columns=(
            Column("titel", "Titel", "title", url=Thread.get_absolute_url),
            Column("stand", "Stand", status_of, kind="status"),
            Column("ort", "Ort", "town"),
            Column("zug", "Am Zug", "turn_label"),
            Column("frist", "bis", "turn_due", "turn_due", kind="date"),
            Column("schritt", "Letzter Schritt", "last_step_at", "last_step_at", kind="date"),
            Column("nummer", "Nummer", "number", "number"),
        ),
        filters=(
            *_filters(tuple(WORDS), public=False),
            Filter("ueberfaellig", "überfällig", _overdue, kind="flag"),
        ),
        default_sort="-schritt",
        empty_title="Noch kein Vorgang",
        empty_text="Ein Vorgang entsteht mit einer Strukturfrage oder einer Maßnahme.",
    )


def _filters(states: tuple[str, ...], *, public: bool) -> tuple[Filter, ...]:
    return (
        Filter("suche", gettext("Suchen"), lambda rows, typed: queries.matching(rows, typed, public=public)),
        Filter(
            "ort",
            gettext("Ort"),
            lambda rows, value: rows.filter(municipality_id=uuid.UUID(value)),
            kind="choice",
            choices=lambda: [(str(pk), name) for pk, name in queries.towns()],
        ),
        Filter(
            "stand",
            gettext("Stand"),
            lambda rows, value: rows.filter(CONDITIONS[value]),
            kind="choice",
            choices=lambda: [(state, str(WORDS[state][0])) for state in states],
        ),
    )


def _overdue(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(turn_due__lt=today())


def _public_title(thread: Thread) -> str:
    return text_in(thread.public_title, get_language() or "de").text


def _public_address(thread: Thread) -> str:
    return reverse("journal:thread_public", args=[thread.number])
