"""Lists of indicators, values and gaps, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.core.rights import Actor
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

from . import periods, queries
from .addresses import of_indicator
from .areas import BEYOND
from .models import DataGap, Indicator, IndicatorValue
from .tags import gap_tag, value_tag
from .words import value_words


def indicators_listing(actor: Actor, *, writes: bool) -> Listing:
    return Listing(
        name="indikatoren",
        title="Indikatoren",
        columns=(
            Column("code", "Kennung", "code", sort="sorting"),
            Column("title", "Indikator", "title", sort="title", url=of_indicator),
            Column("field", "Themenfeld", "field", sort="field"),
            Column("kind", "Art", lambda one: one.get_kind_display(), sort="kind"),
            Column("unit", "Einheit", "unit"),
            Column("latest", "Neuester Wert", _latest),
            Column("public", "Öffentlich", lambda one: "ja" if one.public else "nein"),
        ),
        filters=(
            Filter("text", "Wort oder Kennung", _worded),
            Filter("field", "Themenfeld", _in_field, "choice", lambda: [(x, x) for x in queries.fields_of(actor)]),
            Filter("kind", "Art", lambda rows, one: rows.filter(kind=one), "choice", lambda: _choices(Indicator.Kind)),
            Filter(
                "family", "Herkunft", lambda rows, value: rows.filter(family=value), "choice",
                lambda: _choices(Indicator.Family),
            ),
            Filter("told", "Mit Werten", lambda rows, _value: rows.filter(last_period__isnull=False), "flag"),
        ),
        default_sort="code",
        empty_title="Noch kein Indikator",
        empty_text="Übernehmen Sie einen Startsatz, oder legen Sie einen eigenen Indikator an.",
        empty_action=("Startsatz übernehmen", reverse("monitoring_inside:starters")) if writes else None,
    )  # fmt: skip


def _latest(one: Indicator) -> str:
    last = getattr(one, "last_period", None)
    return periods.label(last, one.rhythm) if last else "noch keiner"


def _worded(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    return rows.filter(Q(title__icontains=typed) | Q(code__istartswith=typed))


def _in_field(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(field=value)


def _choices(of: Any) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in of.choices]


def values_listing(indicator: Indicator) -> Listing:
    return Listing(
        name="werte",
        title=f"Werte: {indicator.title}",
        columns=(
            Column("area", "Gebiet", _area),
            Column("group", "Gruppe", lambda one: str(one.series.group) if one.series.group else "alle"),
            Column("period", "Zeitraum", lambda one: periods.label(one.period, indicator.rhythm), sort="period"),
            Column("value", "Wert", lambda one: value_words(indicator, one.value, one.status), numeric=True),
            Column("status", "Stand", value_tag, kind="status"),
            Column("source", "Quelle", "delivery.source"),
            Column("as_of", "Stand der Daten", "delivery.as_of", kind="date"),
            Column("version", "Fassung", "version", kind="number"),
            Column("note", "Anmerkung", "note"),
        ),
        filters=(
            Filter("area", "Gebiet", _named),
            Filter(
                "status", "Stand", lambda rows, value: rows.filter(status=value), "choice",
                lambda: _choices(IndicatorValue.Status),
            ),
        ),
        default_sort="-period",
        empty_title="Noch kein Wert",
        empty_text="Werte werden eingetragen oder aus einer Datei eingelesen.",
    )  # fmt: skip


def _area(value: IndicatorValue) -> str:
    series = value.series
    if series.beyond:
        return BEYOND.get(series.beyond, series.beyond)
    return f"{series.municipality}: {series.social_area}" if series.social_area else str(series.municipality)


def _named(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    return rows.filter(Q(series__social_area__name__icontains=typed) | Q(series__municipality__name__icontains=typed))


def gaps_listing(*, writes: bool) -> Listing:
    def settle(gap: DataGap) -> str:
        return reverse("monitoring_inside:gap_settle", args=[gap.pk])

    return Listing(
        name="datenluecken",
        title="Datenlücken",
        columns=(
            Column("question", "Was nicht bekannt ist", "question", url=settle if writes else None),
            Column("place", "Gebiet", lambda gap: str(gap.municipality) if gap.municipality else "ganzer Kreis"),
            Column("asked", "Wer es wissen kann", "asked_of"),
            Column("due", "Bis", "due", sort="due", kind="date"),
            Column("state", "Stand", gap_tag, kind="status"),
            Column("outcome", "Was daraus wurde", "outcome"),
        ),
        filters=(
            Filter("text", "Wort", lambda rows, typed: rows.filter(question__icontains=typed)),
            Filter(
                "state",
                "Stand",
                lambda rows, value: rows.filter(state=value),
                "choice",
                lambda: _choices(DataGap.State),
            ),
        ),
        default_sort="due",
        empty_title="Keine Datenlücke eingetragen",
        empty_text="Hier steht, was niemand weiß, und wer es herausfindet.",
        empty_action=("Datenlücke eintragen", reverse("monitoring_inside:gap_record")) if writes else None,
    )


def imports_listing() -> Listing:
    return Listing(
        name="werte-import",
        title="Werte aus Dateien",
        columns=(
            Column("file", "Datei", "file_name", url=lambda one: reverse("monitoring_inside:import", args=[one.pk])),
            Column("town", "Kommune", lambda one: str(one.municipality) if one.municipality else ""),
            Column("state", "Stand", lambda one: StatusTag(one.get_state_display()), kind="status"),
            Column("new", "Neu", "values_new", kind="number"),
            Column("corrected", "Berichtigt", "values_corrected", kind="number"),
            Column("faulty", "Fehlerhaft", "cells_faulty", kind="number"),
            Column("started", "Begonnen", "started_at", sort="-started_at", kind="moment"),
        ),
        default_sort="started",
        empty_title="Noch keine Datei",
        empty_text="Zuerst wird geprüft, dann übernommen. Berichtigungen werden neue Fassungen.",
        empty_action=("Datei hochladen", reverse("monitoring_inside:import_upload")),
    )
