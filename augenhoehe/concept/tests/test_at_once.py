"""Two people at the same moment: one concept from a mandate, one edition of a report, two goals at two places."""

from __future__ import annotations

from augenhoehe.concept import operations
from augenhoehe.concept.models import Concept, Goal, ReportEdition
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import at_once

from . import factories as f


def test_whoever_comes_second_waits_and_hears_why(committed):
    cast = f.the_cast()
    mandate, nuray = f.a_mandate(cast, f.town("Zwirnstadt")), cast.nuray
    results = at_once(*[lambda: f.a_process(cast, mandate, by=nuray)] * 2)
    assert sorted(type(one).__name__ for one in results) == ["Concept", "Refused"]
    concept = Concept.objects.get()
    assert concept.phases.count() == 8 and concept.chapters.count() == 4

    field = operations.add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    assert not [one for one in at_once(*[lambda: f.a_goal(cast, field)] * 2) if isinstance(one, Exception)]
    assert sorted(Goal.objects.values_list("position", flat=True)) == [1, 2]

    report = operations.begin_report(concept=concept, year=f.DAY.year, by=SYSTEM, at=f.AT)
    results = at_once(*[lambda: operations.order_edition(report=report, by=SYSTEM, at=f.AT, defer=False)] * 2)
    assert [type(one) for one in results].count(Refused) == 1 and ReportEdition.objects.count() == 1
