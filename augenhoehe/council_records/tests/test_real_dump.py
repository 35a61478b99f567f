"""A whole town's record, from an archive (*.tar.gz) of its objects as their server gives them (tests/real_data.py)."""

from __future__ import annotations

import json
import resource
import tarfile
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from augenhoehe.council_records import queries
from augenhoehe.council_records.models import (
    CouncilItem,
    CouncilMeeting,
    CouncilPaper,
    RawObject,
    RecordRun,
    ResultReading,
)
from tests import real_data

from . import factories as f
from .twin import Twin, served

pytestmark = [
    pytest.mark.prove,
    pytest.mark.django_db,
    real_data.needs(real_data.OPARL),
]


def fill(twin: Twin, archive: Path) -> None:
    """Pages as the archive has them, with every address inside turned to this machine."""
    with tarfile.open(archive) as tar:
        pages = {one.name: tar.extractfile(one).read() for one in tar if one.isfile() and one.name.endswith(".json")}  # type: ignore[union-attr]
    system = next(name for name in pages if name.endswith("/system.json") or name == "system.json")
    origin = json.loads(pages[system])["id"].removesuffix("system")
    for name, content in pages.items():
        path = name.removeprefix(system.removesuffix("system.json")).removeprefix("./").removesuffix(".json")
        twin.put(path, content.replace(origin.encode(), f"{twin.url}/".encode()))
    assert urlsplit(origin).scheme == "https"


def test_a_whole_town_is_read_in_one_go_and_a_second_time_changes_nothing(settings, capsys):
    archive = next(real_data.OPARL.glob("*.tar.gz"))
    with served(Twin()) as twin:
        fill(twin, archive)
        source = f.a_source(twin, settings)
        begun = time.monotonic()
        run = f.read(source)
        seconds = time.monotonic() - begun
        assert run.state == RecordRun.State.DONE, (run.failure, run.problems)
        raw = dict.fromkeys(("Paper", "Meeting"), 0)
        for kind in raw:
            raw[kind] = RawObject.objects.filter(kind=kind).count()
        digests = set(RawObject.objects.values_list("external_id", "digest"))
        told = queries.results_in_numbers(source)
        assert (raw["Paper"], raw["Meeting"], CouncilItem.objects.count()) == (2115, 367, 5106)
        assert (CouncilPaper.objects.count(), CouncilMeeting.objects.count()) == (2097, 346)
        assert told.filled == 2030 and told.read / told.filled >= 0.86
        for mode in (RecordRun.Mode.CHANGES, RecordRun.Mode.FULL):
            again = f.read(source, mode, at=f.LATER)
            assert again.state == RecordRun.State.DONE and "Paper.changed" not in again.counts
            assert set(RawObject.objects.values_list("external_id", "digest")) == digests
        assert CouncilPaper.objects.filter(fit="suggested", name__icontains="Integrationskonzept").exists()
        # Tables pressed into digits are never read by a rule.
        assert not ResultReading.objects.filter(read_by="rule", text__contains="JaNeinEnthaltung").exists()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    with capsys.disabled():
        print(f"\n{seconds:.1f} s, {memory} MB, {told.read} von {told.filled} Ergebnissen gelesen ({told.percent} %)")
