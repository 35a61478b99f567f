"""What the council of Nebelfurt decided: invented objects in a file, read the way a real system is read."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from augenhoehe.council_records import operations
from augenhoehe.council_records.models import CouncilPaper, CouncilSource, RecordRun
from augenhoehe.council_records.oparl.archive import Archive

from .calendar import Calendar
from .stage import Scene, Stage

BASE = "https://rat.nebelfurt.example/oparl/v1.1"
OBJECTS = Path(__file__).with_name("council_record.json")


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(20, 9), "Das Ratsinformationssystem von Nebelfurt wird gelesen", _read),
        Scene(calendar.ago(19, 10), "Das Integrationskonzept von Nebelfurt gehört zu einer Maßnahme", _link),
    ]


def _read(stage: Stage, at: datetime) -> None:
    by = stage.actor("aylin")
    source = operations.create_source(
        name="Stadt Nebelfurt (erfunden)", url=f"{BASE}/system", municipality=stage.towns["nebelfurt"], by=by, at=at
    )
    run = operations.start_run(source=source, mode=RecordRun.Mode.FULL, by=by, at=at, defer=False)
    done = operations.read_source(
        run_id=run.pk, now=lambda: at + timedelta(seconds=3), fetcher=Archive.of(OBJECTS, BASE)
    )
    stage.notes["council_source"], stage.notes["council_run"] = str(source.pk), str(done.pk)


def _link(stage: Stage, at: datetime) -> None:
    source = CouncilSource.objects.get(pk=stage.notes["council_source"])
    paper = CouncilPaper.objects.get(source=source, reference="12/2026")
    link = operations.link_paper(
        paper=paper, measure=stage.measures["letters"], note="Handlungsfeld Bildung", by=stage.actor("aylin"), at=at
    )
    stage.notes["council_paper"], stage.notes["council_link"] = str(paper.pk), str(link.pk)
