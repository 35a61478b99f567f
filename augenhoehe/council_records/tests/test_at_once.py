"""Two who start at once, real commits: one reads, the other hears kindly that somebody already does."""

from __future__ import annotations

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import at_once, failures_of
from augenhoehe.council_records import operations
from augenhoehe.council_records.models import CouncilPaper, RecordRun

from . import factories as f
from .twin import Twin, served


def test_of_two_runs_at_once_one_is_refused_kindly_and_everything_is_read_once(committed, settings):
    with served(Twin()) as twin:
        twin.town([twin.paper(str(n), f"Vorlage {n}") for n in range(5)], [])
        source = f.a_source(twin, settings)

        def start():
            return operations.start_run(source=source, mode="full", by=SYSTEM, at=f.AT, defer=False)

        refused = failures_of(start, start)
        assert [type(one) for one in refused] == [Refused]
        assert "gerade abgerufen" in refused[0].sentence
        run = RecordRun.objects.get()

        def work():
            return operations.read_source(run_id=run.pk, now=lambda: f.AT, fetcher=f.impatient(source))

        results = at_once(work, work)
        # The second worker comes either while the first reads, or after it has finished.
        assert all(isinstance(one, RecordRun) or "gerade abgerufen" in one.sentence for one in results), results
        assert RecordRun.objects.get().state == "done" and CouncilPaper.objects.count() == 5
        assert sum(path.startswith("/system") for path in twin.asked) == 1
