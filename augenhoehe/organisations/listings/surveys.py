"""Lists of rounds, of who was asked, and of what was named; as data."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.text import shorten
from augenhoehe.organisations.addresses import of_need, of_organisation, of_reply, of_survey
from augenhoehe.organisations.models import Need, Survey, SurveyLine, SurveyReply
from augenhoehe.organisations.queries import surveys as queries_surveys
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

SURVEYS: dict[str, Kind] = {Survey.State.RUNNING: "active", Survey.State.CLOSED: "good"}
LINES: dict[str, Kind] = {SurveyLine.Said.NEW: "active", SurveyLine.Said.DONE: "good"}


def survey_tag(survey: Survey, day: date) -> StatusTag:
    """Running also means: its last day has not passed."""
    if survey.running and survey.ends_on < day:
        return StatusTag("Frist vorbei", "warning")
    return StatusTag(survey.get_state_display(), SURVEYS.get(survey.state, "neutral"))


def reply_tag(reply: SurveyReply) -> StatusTag:
    if reply.answered_at:
        return StatusTag("geantwortet", "good")
    return StatusTag("erinnert" if reply.reminded_at else "gefragt" if reply.mailed_at else "bitte anrufen", (
        "warning" if reply.reminded_at or not reply.mailed_at else "active"
    ))  # fmt: skip


def line_tag(line: SurveyLine) -> StatusTag:
    return StatusTag(line.get_said_display(), LINES.get(line.said, "neutral"))


def surveys_listing(day: date) -> Listing:
    return Listing(
        name="erhebungen",
        title="Bedarfserhebungen",
        columns=(
            Column("titel", "Runde", "title", url=of_survey),
            Column("wo", "Wo", lambda row: row.municipality.name if row.municipality else "ganzer Kreis"),
            Column("geoeffnet", "Geöffnet", lambda row: day_of(row.opened_at) if row.opened_at else None, kind="date",
                   sort="opened_at"),
            Column("bis", "Antworten bis", "ends_on", sort="ends_on", kind="date"),
            Column("gefragt", "Gefragt", "asked", kind="number"),
            Column("geantwortet", "Geantwortet", "answered", kind="number"),
            Column("stand", "Stand", lambda row: survey_tag(row, day), kind="status"),
        ),
        default_sort="-made_at",
        empty_title="Noch keine Runde",
        empty_text="Fragen Sie alle Vereine auf einmal, was sie brauchen. Sie antworten ohne Konto in ihrer Sprache.",
    )  # fmt: skip


def replies_listing(leads: bool, takes_calls: bool) -> Listing:
    """Who was asked. `takes_calls`: the answer can still be written down on the telephone."""
    return Listing(
        name="antworten",
        title="Wer gefragt wurde",
        columns=(
            Column("organisation", "Organisation", "organisation.name", sort="organisation__sorting",
                   url=lambda row: of_organisation(row.organisation)),
            Column("ort", "Ort", lambda row: row.organisation.municipality and row.organisation.municipality.name),
            Column("stand", "Stand", reply_tag, kind="status"),
            Column("am", "Geantwortet", lambda row: day_of(row.answered_at) if row.answered_at else None,
                   sort="answered_at", kind="date"),
            Column("weg", "Weg", lambda row: row.get_via_display() if row.via else ""),
            Column("telefon", "Am Telefon", _call_words, url=of_reply if leads and takes_calls else None),
            Column("sagt", "Sagt noch", lambda row: shorten(row.note, 200)),
        ),
        filters=(
            Filter("offen", "Noch keine Antwort", lambda rows, _: rows.filter(answered_at__isnull=True), "flag"),
            Filter("ohne", "Ohne E-Mail-Adresse", lambda rows, _: rows.filter(mailed_at__isnull=True), "flag"),
            Filter("ort", "Ort", lambda rows, value: rows.filter(organisation__municipality_id=value), "choice",
                   town_choices),
        ),
        default_sort="organisation",
    )  # fmt: skip


def _call_words(row: SurveyReply) -> str:
    return "Antwort ändern" if row.answered_at else "Antwort eintragen"


def lines_listing(survey: Survey) -> Listing:
    """What was named, one row for each need; the name leads to the need with what could meet it."""
    return Listing(
        name="genannt",
        title=f"Genannt in: {survey.title}",
        columns=(
            Column("bedarf", "Bedarf", _words, url=lambda row: of_need(row.need) if row.need else ""),
            Column("art", "Art", lambda row: queries_surveys.kind_label(row.kind, row.addition), sort="kind"),
            Column("menge", "Wie viel", "amount"),
            Column("bis", "Bis", "until", sort="until", kind="date"),
            Column("organisation", "Organisation", "reply.organisation.name", sort="reply__organisation__sorting"),
            Column("ort", "Ort", _town),
            Column("gesagt", "Gesagt", line_tag, kind="status"),
            Column("stand", "Stand heute", lambda row: row.need.get_state_display() if row.need else ""),
        ),
        filters=(
            Filter("art", "Art", lambda rows, value: rows.filter(kind=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Need.Kind.choices]),
            Filter("gesagt", "Gesagt", lambda rows, value: rows.filter(said=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in SurveyLine.Said.choices]),
            Filter("ort", "Ort", _in_town, "choice", town_choices),
            Filter("offen", "Noch offen", lambda rows, _: rows.filter(need__state=Need.State.OPEN), "flag"),
        ),
        default_sort="art",
        empty_title="Noch nichts genannt",
        empty_text="Sobald jemand antwortet, steht es hier.",
    )  # fmt: skip


def _words(row: SurveyLine) -> str:
    return shorten(row.text, 90) or queries_surveys.kind_label(row.kind, row.addition)


def _town(row: SurveyLine) -> str:
    town = row.reply.organisation.municipality
    return town.name if town else ""


def _in_town(rows: QuerySet, town_id: str) -> QuerySet:
    return rows.filter(reply__organisation__municipality_id=town_id)
