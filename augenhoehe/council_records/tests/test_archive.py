"""The invented town of the demo lies in a file and goes the same way as a real one."""

from __future__ import annotations

import pytest

from augenhoehe.core.rights import SYSTEM
from augenhoehe.council_records import operations, queries
from augenhoehe.council_records.models import CouncilPaper, RecordRun
from augenhoehe.council_records.oparl.archive import Archive
from augenhoehe.demo.world.council_records import BASE, OBJECTS
from augenhoehe.places.tests.factories import AT

pytestmark = pytest.mark.django_db


def test_the_invented_town_is_read_the_way_a_real_one_is():
    source = operations.create_source(name="Nebelfurt", url=f"{BASE}/system", by=SYSTEM, at=AT)
    run = operations.start_run(source=source, mode="full", by=SYSTEM, at=AT, defer=False)
    done = operations.read_source(run_id=run.pk, now=lambda: AT, fetcher=Archive.of(OBJECTS, BASE))
    assert done.state == RecordRun.State.DONE and done.problems == []
    told = queries.results_in_numbers(source)
    assert CouncilPaper.objects.count() == 7 and (told.filled, told.doubtful) == (8, 2)
    assert CouncilPaper.objects.filter(fit="suggested").count() == 4
    way = queries.path_of(CouncilPaper.objects.get(reference="12/2026"))
    assert [one.organisation.name for one in way] == [
        "Ausschuss für Soziales und Integration",
        "Rat der Stadt Nebelfurt",
    ]
