"""`augenhoehe import oparl URL`: the same reading as from the page, with progress on the screen."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings

from augenhoehe.core import clock
from augenhoehe.core.contributions import Importer
from augenhoehe.core.numbers import number
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.places.queries import valid_municipality

from . import operations, rules
from .models import CouncilSource, RecordRun
from .queries import results_in_numbers
from .wording import KINDS, counts_of

Mode, State = RecordRun.Mode, RecordRun.State
MOST_PROBLEMS = 20


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="nur sagen, was geschähe; nichts übernehmen")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--full", action="store_true", help="alles lesen, auch was sich nicht geändert hat (Standard)")
    how.add_argument(
        "--incremental", action="store_true", help="nur lesen, was sich seit dem letzten Abruf geändert hat"
    )
    parser.add_argument("--name", default="", help="wie die Quelle heißen soll, wenn sie neu ist")
    parser.add_argument("--kommune", default="", help="Gemeindeschlüssel (AGS) der Kommune, wenn die Quelle neu ist")
    parser.add_argument("--pause", type=int, default=None, help="Millisekunden zwischen zwei Abrufen (Standard: 500)")


def import_oparl(url: str, options: dict[str, Any], progress: Callable[[int, int], None]) -> str:
    """Read a council information system now; a run that was interrupted goes on where it was."""
    source = _source(url, options)
    mode = Mode.DRY if options.get("dry_run") else Mode.CHANGES if options.get("incremental") else Mode.FULL
    run = RecordRun.objects.under_way().filter(source=source).first()
    resumed = run is not None and run.state == State.RUNNING and run.pages > 0
    if run is None:
        run = operations.start_run(source=source, mode=mode, by=SYSTEM, at=clock.now(), defer=False)
    done = operations.read_source(run_id=run.pk, now=clock.now, progress=progress)
    if done.state == State.FAILED:
        raise Refused(done.failure)
    return ("Ein unterbrochener Abruf wurde fortgesetzt.\n" if resumed else "") + summary(done)


def _source(url: str, options: dict[str, Any]) -> CouncilSource:
    tidy = rules.check_url(url, settings.COUNCIL_PRIVATE_HOSTS)
    found = CouncilSource.objects.filter(url=tidy).first()
    if found is not None:
        return found
    town = valid_municipality(options["kommune"]) if options.get("kommune") else None
    pause = {} if options.get("pause") is None else {"pause_ms": options["pause"]}
    return operations.create_source(
        name=options.get("name") or tidy, url=tidy, municipality=town, by=SYSTEM, at=clock.now(), **pause
    )


def summary(run: RecordRun) -> str:
    """What a run found, in sentences."""
    heads: dict[str, str] = {
        State.ASKING: f"Angehalten, damit jemand entscheidet. {run.failure}",
        State.PARTLY: "Mit Lücken gelesen; deshalb gilt nichts als verschwunden.",
    }
    title = "Probelauf, nichts ist gespeichert" if run.mode == Mode.DRY else f"Gelesen ({run.get_mode_display()})"
    lines = [heads.get(run.state, f"{title}."), f"Seiten: {number(run.pages)}."]
    for kind, label in KINDS.items():
        if said := counts_of(run, kind):
            lines.append(f"{label}: {said}.")
    lines.append(f"Verschwunden: {number(run.counts.get('gone', 0))}.")
    told = results_in_numbers(run.source)
    if run.mode != Mode.DRY and told.filled:
        lines.append(
            f"Ergebnisse: {number(told.filled)} Texte, davon {number(told.read)} gelesen ({told.percent} %), "
            f"{number(told.doubtful)} zu prüfen."
        )
    if run.source.persons_told is not None:
        lines.append(f"Personen dort: {number(run.source.persons_told)}; keine davon ist gespeichert.")
    problems = [f"– {one}" for one in run.problems[:MOST_PROBLEMS]]
    return "\n".join([*lines, *problems])


IMPORTERS = (
    Importer("oparl", "Ratsinformationssystem einer Kommune (OParl 1.0 und 1.1)", import_oparl, arguments, remote=True),
)
