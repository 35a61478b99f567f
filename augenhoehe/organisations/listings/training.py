"""Lists of training wishes and offers, as data: the collection for the events to come."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.text import shorten
from augenhoehe.organisations.addresses import of_organisation, of_training_wish
from augenhoehe.organisations.models import TrainingWish
from augenhoehe.organisations.models.training import Format, Hours
from augenhoehe.organisations.queries import training as queries
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

WISHES: dict[str, Kind] = {
    TrainingWish.State.OPEN: "active", TrainingWish.State.PLANNED: "good", TrainingWish.State.MET: "good",
}  # fmt: skip


def wish_tag(wish: TrainingWish) -> StatusTag:
    return StatusTag(wish.get_state_display(), WISHES.get(wish.state, "neutral"))


def _language(row: Any) -> str:
    return SPOKEN.get(row.language, row.language)


def _filters() -> tuple[Filter, ...]:
    return (
        Filter("text", "Wort", queries.worded),
        Filter("thema", "Thema", lambda rows, value: rows.filter(topic_id=value), "choice", queries.topic_choices),
        Filter("wo", "Wo", lambda rows, value: rows.filter(format=value), "choice",
               lambda: [(str(value), str(label)) for value, label in Format.choices]),
        Filter("wann", "Wann", lambda rows, value: rows.filter(hours=value), "choice",
               lambda: [(str(value), str(label)) for value, label in Hours.choices]),
        Filter("sprache", "Sprache", lambda rows, value: rows.filter(language=value), "choice",
               lambda: list(SPOKEN.items())),
    )  # fmt: skip


def wishes_listing() -> Listing:
    return Listing(
        name="schulungswuensche",
        title="Schulungswünsche",
        columns=(
            Column("thema", "Thema", "topic_title", sort="topic_title", url=of_training_wish),
            Column("anzahl", "Organisationen", "wanted_by", sort="wanted_by", kind="number"),
            Column("zuerst", "Zuerst gewünscht von", "organisation.name", sort="organisation__sorting"),
            Column("was", "Was genau", lambda row: shorten(row.text, 80)),
            Column("wo", "Wo", lambda row: row.get_format_display(), sort="format"),
            Column("wann", "Wann", lambda row: row.get_hours_display(), sort="hours"),
            Column("sprache", "Sprache", _language, sort="language"),
            Column("seit", "Seit", lambda row: day_of(row.wished_at), sort="wished_at", kind="date"),
            Column("stand", "Stand", wish_tag, sort="state", kind="status"),
        ),
        filters=(
            *_filters(),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in TrainingWish.State.choices]),
        ),
        default_sort="-anzahl",
        empty_title="Noch kein Schulungswunsch",
        empty_text="Organisationen sagen auf ihrer Seite, was sie lernen wollen. Andere schließen sich an.",
    )  # fmt: skip


def offers_listing() -> Listing:
    return Listing(
        name="schulungsangebote",
        title="Schulungsangebote",
        columns=(
            Column("thema", "Thema", "topic_title", sort="topic_title"),
            Column("wer", "Wer", "organisation.name", sort="organisation__sorting",
                   url=lambda row: of_organisation(row.organisation)),
            Column("was", "Was genau", lambda row: shorten(row.text, 80)),
            Column("wo", "Wo", lambda row: row.get_format_display(), sort="format"),
            Column("wann", "Wann", lambda row: row.get_hours_display(), sort="hours"),
            Column("sprache", "Sprache", _language, sort="language"),
            Column("seit", "Seit", lambda row: day_of(row.offered_at), sort="offered_at", kind="date"),
        ),
        filters=_filters(),
        default_sort="thema",
        empty_title="Noch kein Schulungsangebot",
        empty_text="Wer etwas weitergeben kann, trägt es auf der Seite der eigenen Organisation ein.",
    )  # fmt: skip
