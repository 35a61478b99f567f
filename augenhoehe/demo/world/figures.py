"""Invented figures: Sternmünde's quarters with ten years of numbers that nobody could take for real ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import SYSTEM
from augenhoehe.monitoring import operations
from augenhoehe.monitoring.areas import AreaKey
from augenhoehe.monitoring.models import Indicator
from augenhoehe.monitoring.operations import NewValue, Origin
from augenhoehe.monitoring.operations.computing import compute_measurements
from augenhoehe.places.models import SocialArea
from augenhoehe.places.official import AreaRow
from augenhoehe.places.operations import create_social_area, import_social_areas

from .calendar import Calendar
from .places import SOURCE, polygon
from .stage import Scene, Stage

REGISTER = "Erfundenes Melderegister Kreis Federlohe"
# Beside the two quarters that are there already, these fill the town: name and corners.
QUARTERS = (
    ("nordfeder", "Nordfeder", ((8.42, 51.645), (8.45, 51.645), (8.455, 51.662), (8.42, 51.658))),
    ("spulengrund", "Spulengrund", ((8.435, 51.601), (8.45, 51.60), (8.45, 51.618), (8.435, 51.618))),
    ("suedfahne", "Südfahne", ((8.402, 51.608), (8.42, 51.602), (8.435, 51.601), (8.435, 51.618), (8.428, 51.622),
                               (8.40, 51.618))),
    ("westflaum", "Westflaum", ((8.40, 51.618), (8.428, 51.622), (8.428, 51.64), (8.40, 51.635))),
    ("ostdaune", "Ostdaune", ((8.455, 51.642), (8.485, 51.642), (8.478, 51.665), (8.458, 51.66))),
)  # fmt: skip
# The south of the town drawn anew: what came of Spulengrund and Südfahne, as the town's file says it.
REDRAWN = (
    ("suedkiel", "Südkiel", ((8.42, 51.602), (8.45, 51.60), (8.45, 51.618), (8.425, 51.618)),
     "spulengrund (100 %), suedfahne (60 %)"),
    ("westflaum", "Westflaum", ((8.40, 51.61), (8.428, 51.618), (8.428, 51.64), (8.40, 51.635)), "suedfahne (40 %)"),
)  # fmt: skip
OLD_WESTFLAUM = "westflaum, erster Zuschnitt"
# From this of the ten years on the new drawing holds.
NEW_FROM = 8
# Share in the first year and growth a year, in tenths of a percent: rows of a pattern, obviously made up.
SHARES = {
    "altstadt": (222, 7), "hafen": (333, 11), "nordfeder": (111, 5), "spulengrund": (199, 9), "suedfahne": (122, 5),
    OLD_WESTFLAUM: (88, 3), "suedkiel": (177, 9), "westflaum": (88, 3), "ostdaune": (144, 6),
}  # fmt: skip
ENDED, BEGUN = ("spulengrund", "suedfahne", OLD_WESTFLAUM), ("suedkiel", "westflaum")
CHOSEN = (
    ("S1", "Damit alle wissen, wovon wir reden."),
    ("S2", "Weil es der früheste Zugang ist."),
    ("B2b", "Weil das Wahlrecht daran hängt."),
    ("E1a", "Weil Arbeit ankommen lässt."),
)


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(120, 9), "Sternmünde zeichnet seine übrigen Quartiere", _draw),
        Scene(calendar.ago(100, 8), "Sternmünde schneidet seinen Süden neu zu", _redraw),
        Scene(calendar.ago(100, 9), "Die ersten Indikatoren", _measure),
        Scene(calendar.ago(60, 10), "Was niemand weiß", _gaps),
        Scene(calendar.ago(50, 11), "Die Lenkungsgruppe wählt ihre Zahlen", _choose),
        Scene(calendar.ago(1, 3), "Die eigenen Zahlen der Schleife", _compute),
    ]


def _draw(stage: Stage, at: datetime) -> None:
    for key, name, corners in QUARTERS:
        stage.areas[key] = create_social_area(
            municipality=stage.towns["sternmuende"], key=key, name=name, valid_from=date(2015, 1, 1),
            boundary=polygon(corners), source=SOURCE, by=SYSTEM, at=at,
        )  # fmt: skip


def _redraw(stage: Stage, at: datetime) -> None:
    """From a file of the town: two quarters become one, and a part of them goes to the neighbour."""
    rows = [
        AreaRow(line, key, name, polygon(corners), came_from)
        for line, (key, name, corners, came_from) in enumerate(REDRAWN, start=2)
    ]
    town = stage.towns["sternmuende"]
    import_social_areas(
        municipality=town, rows=rows, valid_from=_first_of(at.year - 1, NEW_FROM), source=SOURCE, by=SYSTEM, at=at
    )
    stage.areas[OLD_WESTFLAUM] = stage.areas["westflaum"]
    for key, *_ in REDRAWN:
        stage.areas[key] = SocialArea.objects.get(municipality=town, key=key, valid_until=None)
    stage.notes["area_redrawn"] = str(stage.areas["suedkiel"].pk)
    stage.notes["area_ended"] = str(stage.areas["suedfahne"].pk)


def _first_of(last: int, year: int) -> date:
    """The first day of one of the ten years."""
    return date(last - 9 + year, 1, 1)


def _measure(stage: Stage, at: datetime) -> None:
    by = stage.actor("aylin")
    operations.take_starters(family=Indicator.Family.STATES, by=by, at=at)
    share = operations.create_indicator(
        code="S1", name="Anteil der Menschen mit Einwanderungsgeschichte", field="Bevölkerung und Raum",
        kind=Indicator.Kind.CONTEXT, unit="%", source=REGISTER, public=True, by=by, at=at,
        text="Wie viele von hundert Menschen im Gebiet selbst oder über ihre Eltern eingewandert sind.",
        numerator="Menschen mit Einwanderungsgeschichte", denominator="alle Menschen mit Hauptwohnung im Gebiet",
        method="aus Geburtsort, Staatsangehörigkeit und Zuzug im Melderegister (Verfahren MigraPro)",
        levels=["district", "municipality", "social_area"],
    )  # fmt: skip
    places = operations.create_indicator(
        code="S2", name="Kinder mit Platz in der Kita, 3 bis unter 6 Jahre", field="Bildung und Sprache",
        kind=Indicator.Kind.CONTEXT, unit="%", direction=Indicator.Direction.UP, source="Erfundenes Jugendamt",
        public=True, by=by, at=at, text="Wie viele von hundert Kindern dieses Alters einen Platz haben.",
        responsible=stage.carriers["youth_office"],
    )  # fmt: skip
    stage.notes["indicator_public"] = str(share.pk)
    stage.notes["indicator_plain"] = str(Indicator.objects.get(code="B2b").pk)
    last = at.year - 1
    new_drawing = _first_of(last, NEW_FROM)
    rows = list(_shares(stage, share, last))
    for former, of in ((True, date(new_drawing.year - 1, 12, 31)), (False, date(last, 12, 31))):
        told = [one for one in rows if (one.period < new_drawing) is former]
        operations.deliver_values(values=told, origin=Origin(REGISTER, of, of), by=by, at=at)
    rows = [
        NewValue(places.pk, AreaKey(area.pk), _first_of(last, year), Decimal(start + year))
        for area, start in ((stage.towns["sternmuende"], 77), (stage.district, 66))
        for year in range(10)
    ]
    operations.deliver_values(values=rows, origin=Origin("Erfundenes Jugendamt", date(last, 3, 1)), by=by, at=at)
    operations.set_target(
        indicator=places, municipality=stage.towns["sternmuende"], value=Decimal(95), due=date(last + 4, 12, 31),
        reason="Erfundener Beschluss des Rates", by=by, at=at,
    )  # fmt: skip


def _shares(stage: Stage, share: Indicator, last: int) -> Iterator[NewValue]:
    """Ten years: for the Kreis, the town and its quarters; one year unknown, the newest in part provisional."""
    town, district = stage.towns["sternmuende"], stage.district
    for year in range(10):
        period = _first_of(last, year)
        for key, (start, growth) in SHARES.items():
            if key in (ENDED if year >= NEW_FROM else BEGUN):
                continue
            area: SocialArea = stage.areas[key]
            status, value = "actual", Decimal(start + growth * year) / 10 if (key, year) != (OLD_WESTFLAUM, 4) else None
            if value is None:
                status = "unknown"
            if year == 9 and key == "hafen":
                status = "provisional"
            yield NewValue(share.pk, AreaKey(town.pk, area.pk), period, value, status)
        yield NewValue(share.pk, AreaKey(town.pk), period, Decimal(200 + 8 * year) / 10)
        yield NewValue(share.pk, AreaKey(district.pk), period, Decimal(150 + 4 * year) / 10)


def _gaps(stage: Stage, at: datetime) -> None:
    gap = operations.record_gap(
        question="Wie viele Menschen in Zwirnstadt eine Einwanderungsgeschichte haben", public=True,
        municipality=stage.towns["zwirnstadt"], asked_of="Stadt Zwirnstadt, Bürgerbüro",
        why="Das Melderegister nennt dort nur die Staatsangehörigkeit.", by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["data_gap"] = str(gap.pk)


def _choose(stage: Stage, at: datetime) -> None:
    by = stage.actor("aylin")
    text = "Was die Lenkungsgruppe jedes Jahr sehen will."
    chosen = operations.create_set(title="Vier Zahlen für den Kreis", text=text, by=by, at=at)
    for code, reason in CHOSEN:
        indicator = Indicator.objects.get(code=code)
        member = operations.add_member(set=chosen, indicator=indicator, reason=reason, by=by, at=at)
        stage.notes["indicator_set_member"] = str(member.pk)
    stage.notes["indicator_set"] = str(chosen.pk)
    operations.adopt_set(
        set=chosen, committee=stage.committees["steering"], adopted_on=day_of(at), by=by, at=at,
        wording="Die Lenkungsgruppe lässt sich jedes Jahr über diese vier Zahlen berichten.",
    )  # fmt: skip


def _compute(stage: Stage, at: datetime) -> None:
    compute_measurements(at=at)
