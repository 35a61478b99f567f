"""Public bodies, their public meetings and what they decided, as open data. No names of people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from augenhoehe.core.clock import day_of
from augenhoehe.core.datasets import DataColumn, Dataset
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import ANONYMOUS

from .models import AgendaItem, Committee, Meeting, Resolution

_HIDDEN = {"change_committee": frozenset({"public"})}


def committee_rows(day: date) -> Iterator[tuple[Any, ...]]:
    with translation.override("de"):
        for one in Committee.objects.public().with_names().order_by("pk"):
            town = one.municipality
            yield (
                one.pk, one.name_on(day), gettext(str(one.get_kind_display())), town.name if town else None,
                town.ags if town else None, one.started_on, one.ended_on, text_in(one.short_text, "de").text or None,
            )  # fmt: skip


def meeting_rows(day: date) -> Iterator[tuple[Any, ...]]:
    """Meetings that everybody may attend; of the closed ones not even the place is told."""
    rows = Meeting.objects.visible_to(ANONYMOUS, day).select_related("committee").prefetch_related("committee__names")
    with translation.override("de"):
        for one in rows.order_by("starts_at", "pk"):
            yield (
                one.pk, one.committee_id, one.committee.name_on(day_of(one.starts_at)), one.starts_at, one.place,
                gettext(str(one.get_state_display())), one.cancelled_reason or None,
            )  # fmt: skip


def resolution_rows(_day: date) -> Iterator[tuple[Any, ...]]:
    """What was decided on public items."""
    rows = Resolution.objects.public().filter(agenda_item__in=AgendaItem.objects.public())
    shown = rows.select_related("agenda_item__committee", "agenda_item__thread")
    with translation.override("de"):
        for one in shown.prefetch_related("agenda_item__committee__names").order_by("decided_on", "pk"):
            item = one.agenda_item
            yield (
                one.pk, item.committee_id, item.committee.name_on(one.decided_on), one.decided_on, item.title,
                gettext(str(one.get_kind_display())), text_in(one.public_text, "de").text or one.wording, one.reason,
                one.yes, one.no, one.abstentions, one.resubmit_on, item.thread.number if item.thread else None,
            )  # fmt: skip


DATASETS = (
    Dataset(
        key="gremien",
        title=gettext_noop("Öffentliche Gremien"),
        description=gettext_noop("Gremien, die über Integration beraten und entscheiden."),
        columns=(
            DataColumn("kennung", gettext_noop("Kennung des Gremiums, ändert sich nie")),
            DataColumn("name", gettext_noop("Name am Tag der Fassung")),
            DataColumn("art", gettext_noop("Art des Gremiums")),
            DataColumn("kommune", gettext_noop("Stadt oder Gemeinde; leer heißt ganzer Kreis")),
            DataColumn("ags", gettext_noop("Amtlicher Gemeindeschlüssel")),
            DataColumn("eingesetzt_am", gettext_noop("Seit wann es das Gremium gibt"), "date"),
            DataColumn("aufgeloest_am", gettext_noop("Bis wann es das Gremium gab"), "date"),
            DataColumn("aufgabe", gettext_noop("Aufgabe in einem Satz")),
        ),
        rows=committee_rows,
        keys=("kennung",),
        watches=_HIDDEN,
        theme="GOVE",
        keywords=("Integration", "Gremien", "Integrationsrat"),
    ),
    Dataset(
        key="sitzungen",
        title=gettext_noop("Öffentliche Sitzungen"),
        description=gettext_noop("Wann und wo Gremien öffentlich tagen."),
        columns=(
            DataColumn("kennung", gettext_noop("Kennung der Sitzung, ändert sich nie")),
            DataColumn("gremium_kennung", gettext_noop("Kennung des Gremiums, wie im Datensatz „gremien“")),
            DataColumn("gremium", gettext_noop("Name des Gremiums am Tag der Sitzung")),
            DataColumn("beginn", gettext_noop("Beginn"), "moment"),
            DataColumn("ort", gettext_noop("Ort")),
            DataColumn("stand", gettext_noop("geplant, eingeladen, durchgeführt oder abgesagt")),
            DataColumn("grund_der_absage", gettext_noop("Warum die Sitzung ausfällt")),
        ),
        rows=meeting_rows,
        keys=("kennung",),
        takes_back=("ort",),
        watches={**_HIDDEN, "change_meeting": frozenset({"public", "place"})},
        period=("beginn",),
        theme="GOVE",
        keywords=("Integration", "Sitzungen", "Gremien"),
    ),
    Dataset(
        key="beschluesse",
        title=gettext_noop("Öffentliche Beschlüsse"),
        description=gettext_noop("Was Gremien beschlossen haben: Wortlaut, Begründung und Stimmen."),
        columns=(
            DataColumn("kennung", gettext_noop("Kennung des Beschlusses, ändert sich nie")),
            DataColumn("gremium_kennung", gettext_noop("Kennung des Gremiums, wie im Datensatz „gremien“")),
            DataColumn("gremium", gettext_noop("Name des Gremiums am Tag des Beschlusses")),
            DataColumn("beschlossen_am", gettext_noop("Tag des Beschlusses"), "date"),
            DataColumn("punkt", gettext_noop("Tagesordnungspunkt")),
            DataColumn("ergebnis", gettext_noop("Wie beschlossen wurde")),
            DataColumn("wortlaut", gettext_noop("Wortlaut oder öffentlicher Text")),
            DataColumn("begruendung", gettext_noop("Begründung")),
            DataColumn("ja", gettext_noop("Ja-Stimmen; leer, wenn nicht gezählt wurde"), "integer"),
            DataColumn("nein", gettext_noop("Nein-Stimmen"), "integer"),
            DataColumn("enthaltungen", gettext_noop("Enthaltungen"), "integer"),
            DataColumn("wiedervorlage_am", gettext_noop("Wann die Sache wieder beraten wird"), "date"),
            DataColumn("vorgang", gettext_noop("Nummer des Vorgangs, wie im Datensatz „vorgaenge“")),
        ),
        rows=resolution_rows,
        keys=("kennung",),
        takes_back=("punkt", "wortlaut", "begruendung", "vorgang"),
        watches={**_HIDDEN, "withdraw_thread": frozenset(), "correct_resolution": frozenset()},
        period=("beschlossen_am",),
        theme="GOVE",
        keywords=("Integration", "Beschlüsse", "Gremien"),
    ),
)  # fmt: skip
