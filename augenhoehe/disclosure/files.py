"""A release as a file: CSV as German spreadsheets read it, and JSON with proof for whoever wants to check it."""

from __future__ import annotations

import csv
import io
from typing import Any

from augenhoehe.core.numbers import long_date
from augenhoehe.ui.tables.export import guarded

from . import queries
from .models import Release


def csv_of(release: Release) -> str:
    """One line for each cell, sums included; byte order mark, semicolons, no thin spaces in numbers."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    heads = [guarded(one["label"]) for one in release.axes]
    writer.writerow([*heads, "Personen", "gezeigt", "Spanne von", "Spanne bis", "Stand"])
    for key, value in release.told_values.items():
        names = [guarded(release.called(place, part)) for place, part in enumerate(key)]
        known = release.ranges.get(key)
        span = (known.low, "" if known.high is None else known.high) if known else ("", "")
        word = "ja" if value is not None else queries.hidden_words(release, key)
        writer.writerow([*names, "" if value is None else value, word, *span, f"{release.as_of:%d.%m.%Y}"])
    return "\ufeff" + out.getvalue()


def data_of(release: Release) -> dict[str, Any]:
    """Cells, names, pattern and proof; the numbers behind hidden cells are nowhere in it."""
    return {
        "titel": release.title,
        "tabelle": release.key,
        "stand": release.as_of.isoformat(),
        "stand_in_worten": long_date(release.as_of),
        "schwelle": release.threshold,
        "verfahren": release.method,
        "nullen_verborgen": release.zeros_hidden,
        "merkmale": release.axes,
        "zellen": release.cells,
        "verborgen": release.pattern,
        "nachweis": release.proof,
        "insider_geprueft": release.insiders,
        "beruecksichtigte_freigaben": [str(pk) for pk in release.earlier.values_list("pk", flat=True)],
    }
