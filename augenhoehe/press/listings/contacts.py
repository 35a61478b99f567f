"""The directory as a list: by word, topic and language."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse

from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.languages import GERMAN
from augenhoehe.places.queries import town_choices
from augenhoehe.press.addresses import of_contact
from augenhoehe.press.models import PressContact
from augenhoehe.press.queries import contacts as queries
from augenhoehe.press.rules.contacts import AHEAD
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing


def consent_tag(contact: PressContact) -> StatusTag:
    day = day_of(now())
    if contact.until < day:
        return StatusTag("Einwilligung abgelaufen", "bad")
    return (
        StatusTag("Einwilligung endet bald", "warning")
        if contact.until < day + AHEAD
        else StatusTag("darf zitiert werden", "good")
    )


def contacts_listing() -> Listing:
    return Listing(
        name="kontaktverzeichnis",
        title="Kontaktverzeichnis",
        columns=(
            Column("name", "Name", "name", url=of_contact, sort="name"),
            Column("funktion", "Funktion", "function", sort="function"),
            Column("woher", "Woher", "origin", sort="origin"),
            Column("themen", "Themen", "about"),
            Column("sprachen", "Sprachen", "spoken"),
            Column("zitiert", "Zitiert", "quoted", sort="quoted", kind="number"),
            Column("bis", "Einwilligung bis", "until", sort="until", kind="date"),
            Column("stand", "Stand", consent_tag, kind="status"),
        ),
        filters=(
            Filter("text", "Wort", queries.worded),
            Filter("thema", "Thema", lambda rows, value: rows.filter(topics__contains=[value]), "choice",
                   queries.topics),
            Filter("sprache", "Sprache", lambda rows, value: rows.filter(languages__contains=[value]), "choice",
                   lambda: sorted(GERMAN.items(), key=lambda one: one[1])),
            Filter("kommune", "Kommune", lambda rows, value: rows.filter(municipality_id=value), "choice",
                   town_choices),
            Filter("gilt", "Einwilligung", _by_consent, "choice",
                   lambda: [("ja", "gilt"), ("nein", "abgelaufen")]),
        ),
        default_sort="name",
        empty_title="Noch niemand im Verzeichnis",
        empty_text="Tragen Sie ein, wen Redaktionen fragen und wen Sie zitieren dürfen. Öffentlich ist davon nichts.",
        empty_action=("Person eintragen", reverse("press_inside:contact_add")),
    )  # fmt: skip


def _by_consent(rows: QuerySet[PressContact], value: str) -> QuerySet[PressContact]:
    return rows.filter(until__gte=today()) if value == "ja" else rows.filter(until__lt=today())
