"""Public matters with their public steps as open data: what was done, when, by which office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop

from augenhoehe.core.datasets import DataColumn, Dataset
from augenhoehe.core.multilingual import text_in

from . import queries
from .models import Step

_STATES = {"public": "läuft", "closed": "abgeschlossen"}


def step_rows(_day: date) -> Iterator[tuple[Any, ...]]:
    """One row for each public step; who did something is told by function, as on the page."""
    towns = dict(queries.towns())
    rows = Step.objects.public().filter(thread__in=queries.public_threads(), blanked_at__isnull=True)
    for one in rows.select_related("thread").order_by("thread__number", "sequence").iterator(chunk_size=2000):
        thread = one.thread
        yield (
            thread.number, text_in(thread.public_title, "de").text, text_in(thread.summary, "de").text or None,
            towns.get(thread.municipality_id) if thread.municipality_id else None, _STATES[thread.state],
            one.sequence, one.at, text_in(one.text, "de").text, one.by_function or None,
        )  # fmt: skip


DATASETS = (
    Dataset(
        key="vorgaenge",
        title=gettext_noop("Öffentliche Vorgänge und ihre Schritte"),
        description=gettext_noop(
            "Was aus Anliegen wurde: jeder öffentliche Schritt eines Vorgangs mit Tag und zuständiger Stelle."
        ),
        columns=(
            DataColumn("vorgang", gettext_noop("Nummer des Vorgangs")),
            DataColumn("titel", gettext_noop("Öffentlicher Titel des Vorgangs")),
            DataColumn("zusammenfassung", gettext_noop("Worum es geht, in wenigen Sätzen")),
            DataColumn("ort", gettext_noop("Stadt oder Gemeinde; leer heißt ganzer Kreis")),
            DataColumn("stand", gettext_noop("läuft oder abgeschlossen")),
            DataColumn("schritt", gettext_noop("Folge im Vorgang; was fehlt, ist nicht öffentlich"), "integer"),
            DataColumn("am", gettext_noop("Zeitpunkt des Schritts"), "moment"),
            DataColumn("was", gettext_noop("Was geschah")),
            DataColumn("stelle", gettext_noop("Welche Stelle den Schritt tat; nie der Name einer Person")),
        ),
        rows=step_rows,
        keys=("vorgang", "schritt"),
        takes_back=("titel", "zusammenfassung", "was"),
        watches={"withdraw_thread": frozenset(), "blank_step": frozenset(), "change_thread_text": frozenset()},
        period=("am",),
        theme="GOVE",
        keywords=("Integration", "Verwaltung", "Transparenz"),
    ),
)  # fmt: skip
