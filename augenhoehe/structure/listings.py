"""Lists of hints, topics and structural questions, as data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import NAMES
from augenhoehe.core.text import shorten
from augenhoehe.places.queries import town_choices
from augenhoehe.search.queries import marked, plain
from augenhoehe.ui.tables import Column, Filter, Listing

from . import addresses
from .models import Hint, StructuralQuestion, Topic
from .pages import Words
from .queries import inbox, questions, topics
from .queries.inbox import SHOWN_SIGNS as SHOWN
from .tags import HINT_SOURCES, hint_tag, question_tag, topic_tag

Rows = QuerySet[Any]
Choices = Callable[[], list[tuple[str, str]]]


def equals(field: str) -> Callable[[Rows, str], Rows]:
    return lambda rows, value: rows.filter(**{field: value})


def choices_of(enumeration: Any) -> Choices:
    return lambda: [(str(value), str(label)) for value, label in enumeration.choices]


def _text(hint: Any) -> str:
    """The beginning of the hint; after a search the place of the find, when that lies further down."""
    found = getattr(hint, "found", None)
    if not found:
        return shorten(hint.excerpt, SHOWN) or "(zurückgezogen)"
    place = str(found).strip()
    before = "" if hint.excerpt.startswith(plain(place)[:20]) else "… "
    after = "" if place.endswith((".", "!", "?")) else " …"
    return marked(f"{before}{place}{after}")


# --- Hints -------------------------------------------------------------------------------------------
HINT_COLUMNS = (
    Column("text", "Hinweis", lambda hint: _text(hint), url=addresses.of_hint),
    Column("town", "Kommune", "town"),
    Column("life_area", "Lebensbereich", "area"),
    Column("source", "Quelle", lambda hint: HINT_SOURCES[hint.source]),
    Column("urgent", "Dringend", lambda hint: "dringend" if hint.urgent else ""),
    Column("state", "Stand", hint_tag, kind="status"),
    Column("arrived", "Eingegangen", "arrived_on", sort="-arrived_on", kind="date"),
)


def _overdue(rows: Rows, _value: str) -> Rows:
    return rows.waiting().filter(arrived_on__lt=today() - timedelta(days=settings.ANSWER_DAYS))  # type: ignore[attr-defined, no-any-return]


def _bundled(rows: Rows, value: str) -> Rows:
    return rows.filter(topic__isnull=value == "ohne")


HINT_FILTERS = (
    Filter("offen", "Noch nicht einsortiert", lambda rows, _: rows.waiting(), "flag"),  # type: ignore[attr-defined]
    Filter("stand", "Stand", equals("state"), "choice", choices_of(Hint.State)),
    Filter("kommune", "Kommune", equals("municipality_id"), "choice", town_choices),
    Filter("lebensbereich", "Lebensbereich", equals("life_area_id"), "choice", lambda: inbox.term_choices("life_area")),
    Filter("huerde", "Hürde", equals("hurdle_id"), "choice", lambda: inbox.term_choices("hurdle")),
    Filter("diskriminierung", "Diskriminierung", lambda rows, _: rows.of_discrimination(), "flag"),  # type: ignore[attr-defined]
    Filter("merkmal", "Merkmal", equals("discrimination_id"), "choice", lambda: inbox.term_choices("discrimination")),
    Filter("form", "Form der Diskriminierung", equals("discrimination_form_id"), "choice",
           lambda: inbox.term_choices("discrimination_form")),
    Filter("ebene", "Ebene der Diskriminierung", equals("discrimination_level_id"), "choice",
           lambda: inbox.term_choices("discrimination_level")),
    Filter("konflikt", "Konflikt zugewiesen", lambda rows, _: rows.filter(conflict__isnull=False), "flag"),
    Filter("quelle", "Quelle", equals("source"), "choice", choices_of(Hint.Source)),
    Filter("sprache", "Sprache", equals("language"), "choice", lambda: list(NAMES.items())),
    Filter("quartal", "Quartal", equals("quarter"), "choice", lambda: inbox.quarter_choices(today())),
    Filter("thema", "Thema", _bundled, "choice", lambda: [("ohne", "ohne Thema"), ("mit", "mit Thema")]),
    Filter("dringend", "Dringend", lambda rows, _: rows.filter(urgent=True), "flag"),
    Filter("ueberfaellig", "Antwort überfällig", _overdue, "flag"),
)  # fmt: skip


def inbox_listing(words: Words, *, select: bool) -> Listing:
    """The search by words comes last: it has to know the rows that all other filters leave."""
    return Listing(
        name="hinweise",
        title="Hinweise",
        columns=HINT_COLUMNS,
        filters=(*HINT_FILTERS, Filter("text", "Wörter im Hinweis", words)),
        default_sort="arrived",
        empty_title="Noch kein Hinweis",
        empty_text="Hier kommen Hinweise aus dem Meldebogen, aus Beratung, Organisationen und Dateien an.",
        select=select,
    )


def topic_hints_listing(*, select: bool) -> Listing:
    """The hints of one topic."""
    return Listing(
        name="hinweise-im-thema",
        title="Hinweise in diesem Thema",
        columns=HINT_COLUMNS,
        filters=(Filter("text", "Wörter im Hinweis", inbox.search),),
        default_sort="arrived",
        empty_title="Noch kein Hinweis",
        empty_text="Wählen Sie im Eingang Hinweise aus und bündeln Sie sie zu diesem Thema.",
        select=select,
    )


# --- Topics ------------------------------------------------------------------------------------------
def topics_listing(*, plain: bool, select: bool) -> Listing:
    """`plain`: the reader may open every hint and so sees numbers; others see them on the topic's page, released."""
    numbers = (
        Column("hints", "Hinweise", "hint_count", sort="-hint_count", kind="number"),
        Column("people", "Personen", "person_count", kind="number"),
        Column("towns", "Kommunen", "town_count", kind="number"),
        Column("sources", "Quellen", "source_count", kind="number"),
    )
    return Listing(
        name="themen",
        title="Themen",
        columns=(
            Column("title", "Thema", "title", url=addresses.of_topic),
            Column("life_area", "Lebensbereich", lambda topic: inbox.label_of(topic.life_area)),
            *(numbers if plain else ()),
            Column("state", "Stand", topic_tag, kind="status"),
            Column("changed", "Zuletzt geändert", "changed_on", sort="-changed_on", kind="date"),
        ),
        filters=(
            Filter("text", "Wörter im Thema", topics.search),
            Filter("stand", "Stand", equals("state"), "choice", choices_of(Topic.State)),
            Filter("lebensbereich", "Lebensbereich", equals("life_area_id"), "choice",
                   lambda: inbox.term_choices("life_area")),
            Filter("verworfen", "Auch verworfene", lambda rows, _: rows, "flag"),
        ),
        default_sort="hints" if plain else "changed",
        empty_title="Noch kein Thema",
        empty_text="Ein Thema entsteht, wenn Sie im Eingang Hinweise auswählen und bündeln.",
        select=select,
    )  # fmt: skip


# --- Questions ---------------------------------------------------------------------------------------
def _decided(question: StructuralQuestion) -> Any:
    item = question.agenda_item
    resolution = getattr(item, "resolution", None) if item else None
    return resolution.decided_on if resolution else None


def questions_listing() -> Listing:
    return Listing(
        name="strukturfragen",
        title="Strukturfragen",
        columns=(
            Column("title", "Strukturfrage", "title", url=addresses.of_question),
            Column("town", "Für", lambda one: one.municipality.name if one.municipality else "ganzer Kreis"),
            Column("level", "Wer kann etwas ändern?", lambda one: inbox.label_of(one.level)),
            Column("state", "Stand", question_tag, kind="status"),
            Column("decided", "Entschieden", _decided, kind="date"),
            Column("created", "Angelegt", "created_at", sort="-created_at", kind="date"),
        ),
        filters=(
            Filter("text", "Wörter in der Strukturfrage", questions.search),
            Filter("stand", "Stand", equals("state"), "choice", choices_of(StructuralQuestion.State)),
            Filter("kommune", "Kommune", equals("municipality_id"), "choice", town_choices),
        ),
        default_sort="created",
        empty_title="Noch keine Strukturfrage",
        empty_text="Eine Strukturfrage entsteht aus einem oder mehreren Themen.",
    )
