"""Lists of imported papers, of results and of sources, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_council_paper, of_council_source, of_reading
from .models import CouncilBody, CouncilPaper, CouncilSource, RecordRun, ResultReading
from .tags import fit_tag, reading_tag
from .vocabularies import ResultCode

_BY = {"rule": "Regel", "person": "Mensch", "nobody": "zu prüfen"}


def papers_listing() -> Listing:
    return Listing(
        name="ratsvorlagen",
        title="Vorlagen der Kommunen",
        columns=(
            Column("titel", "Titel", str, sort="name", url=of_council_paper),
            Column("nummer", "Nummer", "reference", sort="reference"),
            Column("vom", "vom", "date", sort="date", kind="date"),
            Column("art", "Art", "kind", sort="kind"),
            Column("kommune", "Kommune", _house),
            Column("bezug", "Bezug", fit_tag, kind="status"),
            Column("verbunden", "verbunden", "linked", sort="linked", kind="number"),
        ),
        filters=(
            Filter("suche", "Wort", _worded),
            Filter("kommune", "Kommune", lambda rows, value: rows.filter(body_id=value), "choice", _houses),
            Filter("art", "Art", lambda rows, value: rows.filter(kind=value), "choice", _kinds),
            Filter("ab", "vom … an", lambda rows, value: rows.filter(date__gte=value), "date"),
            Filter("bezug", "Bezug", lambda rows, value: rows.filter(fit=value), "choice", _fits),
            Filter("verbunden", "Verbundene", lambda rows, _value: rows.filter(linked__gt=0), "flag"),
        ),
        default_sort="-vom",
        empty_title="Noch keine Vorlage einer Kommune",
        empty_text="Hier stehen Vorlagen aus den Ratsinformationssystemen, sobald eine Quelle gelesen ist.",
    )


def _house(paper: CouncilPaper) -> str:
    return paper.body.name if paper.body else paper.source.name


def _worded(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    return rows.filter(Q(name__icontains=typed) | Q(reference__icontains=typed.strip()))


def _houses() -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in CouncilBody.objects.standing().order_by("name").values_list("pk", "name")]


def _kinds() -> list[tuple[str, str]]:
    found = CouncilPaper.objects.standing().exclude(kind="").order_by("kind").values_list("kind", flat=True)
    return [(one, one) for one in found.distinct()[:50]]


def _fits() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in CouncilPaper.Fit.choices]


def readings_listing() -> Listing:
    return Listing(
        name="ratsergebnisse",
        title="Ergebnistexte",
        columns=(
            Column("text", "Text", lambda one: " ".join(one.text.split())[:160] or "(leer)", "text", url=of_reading),
            Column("ergebnis", "Ergebnis", reading_tag, kind="status"),
            Column("ja", "Ja", "yes", kind="number"),
            Column("nein", "Nein", "no", kind="number"),
            Column("enthaltungen", "Enthaltungen", "abstentions", kind="number"),
            Column("wie", "gelesen von", lambda one: _BY[one.read_by]),
            Column("oft", "Punkte", "used", "used", kind="number"),
        ),
        filters=(
            Filter("suche", "Wort", lambda rows, typed: rows.filter(text__icontains=typed)),
            Filter("ergebnis", "Ergebnis", lambda rows, value: rows.filter(code=value), "choice", _codes),
            Filter("wie", "gelesen von", lambda rows, value: rows.filter(read_by=value), "choice", _readers),
        ),
        default_sort="-oft",
        empty_title="Noch kein Ergebnis gelesen",
        empty_text="Mit dem ersten Abruf stehen hier die Ergebnistexte der Kommunen und was sie bedeuten.",
    )


def _codes() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in ResultCode.choices]


def _readers() -> list[tuple[str, str]]:
    return [(str(one.value), _BY[one.value]) for one in ResultReading.By]


def sources_listing() -> Listing:
    return Listing(
        name="ratsinformationssysteme",
        title="Ratsinformationssysteme",
        columns=(
            Column("name", "Name", "name", "name", url=of_council_source),
            Column("kommune", "Kommune", lambda one: one.municipality.name if one.municipality else ""),
            Column("vorlagen", "Vorlagen", "papers", kind="number"),
            Column("voll", "zuletzt vollständig", "last_full_at", "last_full_at", kind="moment"),
            Column("nachts", "jede Nacht", _nightly),
        ),
        default_sort="name",
        empty_title="Noch keine Quelle",
        empty_text="Tragen Sie die OParl-Schnittstelle einer Kommune ein. Danach finden Sie ihre Vorlagen hier, "
        "und Beschlüsse dort schlagen wir für Ihre Stationen vor.",
        empty_action=("Quelle eintragen", reverse("council_records_inside:source_create")),
    )


def _nightly(source: CouncilSource) -> str:
    if source.ended_at is not None:
        return "stillgelegt"
    return "ja" if source.nightly else "nein"


def modes() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in RecordRun.Mode.choices]
