"""Public releases as open data: each cell as it left, with what is hidden left hidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop

from augenhoehe.core.contributions import releasables
from augenhoehe.core.datasets import DataColumn, Dataset

from .lattice import ALL
from .models import Release
from .queries import hidden_words

# A table has at most so many dimensions here; more would hide nearly everything.
MOST = 3


def release_rows(_day: date) -> Iterator[tuple[Any, ...]]:
    """Every cell of every public table of a day that is out; those of one object are told on its own page."""
    keys = [one.key for one in releasables().values() if one.public]
    rows = Release.objects.out().filter(key__in=keys, subject__isnull=True)
    for release in rows.order_by("as_of", "key", "id"):
        for key, value in sorted(release.told_values.items()):
            if len(key) <= MOST:
                yield _row(release, key, value)


def _row(release: Release, key: tuple[str, ...], value: int | None) -> tuple[Any, ...]:
    said: list[str | None] = []
    for place, one in enumerate(key):
        said += [str(release.axes[place]["label"]), _called(release, place, one)]
    said += [None] * (2 * (MOST - len(key)))
    shown = str(value) if value is not None else hidden_words(release, key)
    return (release.pk, "|".join(key), release.title, release.as_of, *said, value, shown, release.threshold)


def _called(release: Release, place: int, value: str) -> str:
    return "zusammen" if value == ALL else release.called(place, value)


DATASETS = (
    Dataset(
        key="freigaben",
        title=gettext_noop("Geschützte Zahlen"),
        description=gettext_noop(
            "Wie viele Menschen sich gemeldet haben, je Quartal. Kleine Zahlen sind verborgen und lassen sich nicht "
            "ausrechnen."
        ),
        columns=(
            DataColumn("freigabe", gettext_noop("Kennung der Freigabe")),
            DataColumn("zelle", gettext_noop("Kennung der Zelle in der Tabelle")),
            DataColumn("tabelle", gettext_noop("Titel der Tabelle")),
            DataColumn("stand", gettext_noop("Stichtag, bis zu dem gezählt ist"), "date"),
            *(
                column
                for n in range(1, MOST + 1)
                for column in (
                    DataColumn(f"merkmal_{n}", gettext_noop("Name des Merkmals, nach dem gezählt ist")),
                    DataColumn(f"wert_{n}", gettext_noop("Wert des Merkmals; „zusammen“ heißt Summe")),
                )
            ),
            DataColumn("personen", gettext_noop("Verschiedene Personen; leer, wenn die Zahl geschützt ist"), "integer"),
            DataColumn("anzeige", gettext_noop("Die Zahl, wie sie gezeigt wird")),
            DataColumn("schwelle", gettext_noop("Unter so vielen Personen wird keine Zahl gezeigt"), "integer"),
        ),
        rows=release_rows,
        keys=("freigabe", "zelle"),
        takes_back=("personen", "anzeige"),
        watches={"withdraw_release": frozenset()},
        period=("stand",),
        keywords=("Integration", "Statistik", "geschützt"),
    ),
)
