"""Invented numbers for the gallery: every chart, with everything that can be the matter with it."""

from __future__ import annotations

from .bars import Comparison, comparison
from .chart import Chart
from .lines import Line, Point, TimeSeries, time_series
from .maps import Region, choropleth
from .multiples import small_multiples

SOURCE = "Quelle: erfunden für dieses Muster. Stand 31. Dezember 2025."
YEARS = tuple(str(year) for year in range(2016, 2026))


def _point(value: float | None, certain: bool = True) -> Point:
    return Point(value, "unbekannt" if value is None else f"{value:.1f} %".replace(".", ","), certain)


def _line(name: str, *values: float | None, guessed: int = 0) -> Line:
    last = len(values) - guessed
    return Line(name, tuple(_point(value, at < last) for at, value in enumerate(values)))


def charts() -> list[Chart]:
    """A time series with gap, break and target; small multiples; bars beside a parent; a map; and nothing yet."""
    town = _line("Sternmünde", 21.4, 22.0, 22.9, None, 24.1, 25.0, 26.2, 27.9, 28.4, 28.9, guessed=1)
    district = _line("Kreis Federlohe", 17.0, 17.3, 17.9, 18.2, 18.8, 19.1, 19.9, 20.8, 21.3, 21.5)
    series = TimeSeries(
        "muster-reihe", "In Sternmünde wächst der Anteil schneller als im Kreis", "%", YEARS, (town, district),
        source=SOURCE, breaks=((7, "Seit 2023 zählen auch Kinder von Eingewanderten."),),
        target=(30.0, "Ziel 2030: 30 %"),
        downloads=(("CSV", "#muster-reihe"), ("SVG", "#muster-reihe"), ("PNG", "#muster-reihe")),
    )  # fmt: skip
    panels = [
        _line(f"Viertel {at + 1}", *(None if at == 3 and year < 4 else 10.0 + at * 3 + year for year in range(10)))
        for at in range(6)
    ]
    bars = tuple(
        Comparison(
            name, value, "geheim gehalten" if value is None else f"{value:.1f} %".replace(".", ","), name == "Am Hafen"
        )
        for name, value in (("Am Hafen", 41.2), ("Nordstadt", 33.0), ("Altstadt", 24.5), ("Uhlenquell", None))
    )
    return [
        time_series(series),
        small_multiples("muster-klein", "Überall wächst der Anteil", "%", YEARS, panels, source=SOURCE),
        comparison("muster-balken", "Am Hafen ist der Anteil am höchsten: 41,2 %", "%", bars,
                   beside=Comparison("Sternmünde", 28.9, "28,9 %"), source=SOURCE),
        choropleth("muster-karte", "Der Anteil ist am Hafen am höchsten", "%", _regions(), (600, 300), source=SOURCE),
        time_series(TimeSeries("muster-ohne", "Wahlbeteiligung", "%", (), ())),
    ]  # fmt: skip


def _regions() -> list[Region]:
    names = ("Am Hafen", "Nordstadt", "Altstadt", "Süd", "West", "Ost", "Feldmark", "Uhlenquell")
    values = (41.2, 33.0, 24.5, 22.0, 18.1, 15.7, 9.4, None)
    found = []
    for at, (name, value) in enumerate(zip(names, values, strict=True)):
        x, y = 6 + 147 * (at % 4), 6 + 144 * (at // 4)
        path = f"M{x} {y}L{x + 140} {y}L{x + 140} {y + 138}L{x} {y + 138}Z"
        shown = "geheim gehalten" if value is None else f"{value:.1f} %".replace(".", ",")
        found.append(Region(name, value, shown, path, x + 70, y + 69))
    return found
