"""Public measures with their markers as open data: what was promised by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from augenhoehe.core.datasets import DataColumn, Dataset
from augenhoehe.core.multilingual import text_in

from . import queries
from .models import ImplementationMarker


def marker_rows(day: date) -> Iterator[tuple[Any, ...]]:
    """One row for each marker of a public concept; what nobody confirmed is told as on the public page."""
    rows = ImplementationMarker.objects.filter(measure__in=queries.public_measures())
    shown = rows.select_related("measure__action_field__concept__municipality", "measure__municipality")
    shown = shown.defer("measure__action_field__concept__municipality__boundary", "measure__municipality__boundary")
    with translation.override("de"):
        for one in shown.prefetch_related("postponements", "changes").order_by("measure__created_at", "position", "pk"):
            measure, view = one.measure, queries.view_of(one, day, public=True)
            concept, town = measure.action_field.concept, measure.municipality
            yield (
                measure.pk, measure.title, text_in(measure.public_text, "de").text or None, concept.title,
                measure.action_field.title, (town or concept.municipality).name, measure.lead_unit,
                gettext(str(measure.get_state_display())), measure.starts_on, measure.ended_on, one.pk, one.criterion,
                str(view.tag), one.first_due, one.due, view.evidence or None,
            )  # fmt: skip


DATASETS = (
    Dataset(
        key="massnahmen",
        title=gettext_noop("Öffentliche Maßnahmen und ihre Umsetzungsmarker"),
        description=gettext_noop(
            "Was in Konzepten zugesagt ist, woran man es erkennt, bis wann es gelten soll und was daraus wurde."
        ),
        columns=(
            DataColumn("massnahme_kennung", gettext_noop("Kennung der Maßnahme, ändert sich nie")),
            DataColumn("massnahme", gettext_noop("Titel der Maßnahme")),
            DataColumn("text", gettext_noop("Öffentlicher Text der Maßnahme")),
            DataColumn("konzept", gettext_noop("Titel des Konzepts")),
            DataColumn("handlungsfeld", gettext_noop("Handlungsfeld")),
            DataColumn("kommune", gettext_noop("Für welche Stadt, welche Gemeinde oder welchen Kreis")),
            DataColumn("federfuehrung", gettext_noop("Welche Stelle es tut; nie der Name einer Person")),
            DataColumn("stand", gettext_noop("Stand der Maßnahme")),
            DataColumn("begonnen_am", gettext_noop("Beginn"), "date"),
            DataColumn("beendet_am", gettext_noop("Ende"), "date"),
            DataColumn("marker_kennung", gettext_noop("Kennung des Umsetzungsmarkers, ändert sich nie")),
            DataColumn("marker", gettext_noop("Woran man erkennt, dass es getan ist")),
            DataColumn("marker_stand", gettext_noop("Stand des Umsetzungsmarkers")),
            DataColumn("zuerst_bis", gettext_noop("Zuerst zugesagter Tag"), "date"),
            DataColumn("bis", gettext_noop("Jetzt zugesagter Tag"), "date"),
            DataColumn("beleg", gettext_noop("Womit es belegt ist; leer, bis jemand Zweites es bestätigt hat")),
        ),
        rows=marker_rows,
        keys=("marker_kennung",),
        takes_back=("text", "beleg"),
        watches={"change_concept": frozenset({"public"}), "change_measure": frozenset({"public_text"})},
        period=("zuerst_bis", "bis"),
        theme="GOVE",
        keywords=("Integration", "Integrationskonzept", "Umsetzung"),
    ),
)  # fmt: skip
