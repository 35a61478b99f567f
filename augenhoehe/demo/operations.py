"""Builds the demo world: every scene of every matter, in order of time, through the operations of the packages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from augenhoehe.core.numbers import MONTHS
from augenhoehe.core.refused import Refused
from augenhoehe.places.queries import installation

from .known import remember
from .world import (
    aims,
    areas,
    bodies,
    circulars,
    concepts,
    conflicts,
    council_records,
    events,
    events_after,
    figures,
    files,
    founding,
    funding,
    intake,
    joint,
    linkings,
    matters,
    mitreden,
    network,
    offers,
    organisations,
    planning,
    pool,
    portal,
    press,
    programme,
    released,
    reporting,
    reports,
    responsibilities,
    rounds,
    standing,
    studies,
    training,
    translated,
    volunteers,
)
from .world.calendar import Calendar
from .world.stage import Scene, Stage

Progress = Callable[[str], None]
FOUNDED_DAYS_AGO = 400


def is_built() -> bool:
    """Is the demo world there? Refused when the data belong to a real installation."""
    found = installation()
    if found is not None and not found.invented:
        raise Refused("In dieser Datenbank steht eine echte Installation. Die Demo rührt sie nicht an.")
    return found is not None


@transaction.atomic
def build(*, at: datetime, progress: Progress = lambda line: None) -> Stage | None:
    """Build the whole world as of `at`, or nothing at all; a world that stands is left as it is."""
    if is_built():
        return None
    stage = Stage(Calendar(at))
    month = ""
    for scene in script(stage.calendar):
        if (shown := f"{MONTHS[scene.at.month - 1]} {scene.at.year}") != month:
            progress(month := shown)
        scene.play(stage, scene.at)
    remember({key: value for key, value in stage.notes.items() if ":" not in key})
    return stage


def _public_side(calendar: Calendar) -> list[Scene]:
    """What everybody sees and joins: texts and links, events, press, contributions, other languages."""
    parts = (portal, events, events_after, press, mitreden, translated)
    return [scene for part in parts for scene in part.scenes(calendar)]


def script(calendar: Calendar) -> list[Scene]:
    """Everything that happened, in order of time; of one moment, in the order of the lists."""
    found = [
        Scene(calendar.ago(FOUNDED_DAYS_AGO, 8), "Kreis, Städte und Gemeinden", founding.found_district),
        Scene(calendar.ago(FOUNDED_DAYS_AGO, 9), "Träger und ihr Rechtsrahmen", founding.found_carriers),
        Scene(calendar.ago(FOUNDED_DAYS_AGO, 10), "Menschen und ihre Rollen", founding.welcome_people),
        Scene(calendar.ago(FOUNDED_DAYS_AGO - 10), "Gremien und ihre Sitze", bodies.set_up_bodies),
        Scene(calendar.ago(380), "Wahlperioden, Regeln und Steckbrief", standing.tell_of_bodies),
        Scene(calendar.ago(10, 9), "Ein Arbeitskreis folgt auf einen Runden Tisch", standing.found_working_group),
        Scene(calendar.ago(5, 9), "Eine Aufgabe wird übergeben", standing.hand_over_office),
        Scene(calendar.ago(4, 9), "Mohnfurt bereitet die Wahl vor", standing.prepare_election),
        *programme.scenes(calendar),
        *concepts.scenes(calendar),
        *organisations.scenes(calendar),
        *pool.scenes(calendar),
        *circulars.scenes(calendar),
        *planning.scenes(calendar),
        *funding.scenes(calendar),
        *council_records.scenes(calendar),
        *rounds.scenes(calendar),
        *responsibilities.scenes(calendar),
        *network.scenes(calendar),
        *joint.scenes(calendar),
        *training.scenes(calendar),
        *files.scenes(calendar),
        *linkings.scenes(calendar),
        *intake.scenes(calendar),
        *studies.scenes(calendar),
        *aims.scenes(calendar),
        *offers.scenes(calendar),
        *volunteers.scenes(calendar),
        *reporting.scenes(calendar),
        *conflicts.scenes(calendar),
        *reports.scenes(calendar),
        *released.scenes(calendar),
        *figures.scenes(calendar),
        *areas.scenes(calendar),
        *_public_side(calendar),
    ]
    for matter in matters.ALL:
        found += matter.scenes(calendar)
    return sorted(found, key=lambda scene: scene.at)
