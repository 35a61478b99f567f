"""The board as a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from augenhoehe.network.addresses import of_entry
from augenhoehe.network.models import BoardAnswer, BoardEntry
from augenhoehe.network.queries import board as queries
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

ANSWERS: dict[str, Kind] = {BoardAnswer.State.OPEN: "active", BoardAnswer.State.CONTACT: "good"}


def entry_tag(entry: BoardEntry, day: date) -> StatusTag:
    if entry.state == BoardEntry.State.HIDDEN:
        return StatusTag(entry.get_state_display(), "bad")
    if entry.state == BoardEntry.State.OPEN and entry.until < day:
        return StatusTag("abgelaufen")
    return StatusTag(entry.get_state_display(), "good" if entry.state == BoardEntry.State.OPEN else "neutral")


def answer_tag(answer: BoardAnswer) -> StatusTag:
    return StatusTag(answer.get_state_display(), ANSWERS.get(answer.state, "neutral"))


def _by(name: str) -> Callable[[QuerySet, str], QuerySet]:
    return lambda rows, value: rows.filter(**{name: value})


def board_listing(day: date, *, writes: bool) -> Listing:
    return Listing(
        name="boerse",
        title="Kooperationsbörse",
        columns=(
            Column("titel", "Überschrift", "title", sort="sorting", url=of_entry),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("wer", "Wer", "writer"),
            Column("gebiet", "Fachgebiet", lambda row: row.get_field_display() if row.field else ""),
            Column("ort", "Ort", lambda row: row.municipality.name if row.municipality else ""),
            Column("seit", "Seit", lambda row: row.posted_at.date(), sort="posted_at", kind="date"),
            Column("bis", "Bis", "until", sort="until", kind="date"),
            Column("stand", "Stand", lambda row: entry_tag(row, day), sort="state", kind="status"),
        ),
        filters=(
            Filter("text", "Wort", queries.worded),
            Filter("art", "Art", _by("kind"), "choice", lambda: _choices(BoardEntry.Kind.choices)),
            Filter("gebiet", "Fachgebiet", _by("field"), "choice", lambda: _choices(Field.choices)),
            Filter("ort", "Ort", _by("municipality_id"), "choice", town_choices),
            Filter("stand", "Stand", _by("state"), "choice", lambda: _choices(BoardEntry.State.choices)),
        ),
        default_sort="-seit",
        empty_title="Noch nichts in der Börse",
        empty_text="Suchen Sie Partner, haben Sie eine Idee, oder hat etwas gut geklappt? Schreiben Sie es hier. "
        "Wer mitmachen will, antwortet Ihnen, ohne dass Ihre Adresse öffentlich wird."
        if writes
        else "Sobald Organisationen Partner suchen oder Ideen teilen, steht es hier.",
        empty_action=("Eintrag schreiben", reverse("network_inside:entry_post")) if writes else None,
    )  # fmt: skip


def _choices(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices]
