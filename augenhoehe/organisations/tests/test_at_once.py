"""Real parallel connections: two people decide about the same entries at one moment."""

from __future__ import annotations

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Organisation

from . import factories as f


def test_two_entries_merged_into_each_other_at_once_leave_one(committed):
    f.the_cast()
    keys = f.a_club().pk, f.a_club("Dattelpalme").pk

    def merge(one, two):
        former, kept = Organisation.objects.get(pk=one), Organisation.objects.get(pk=two)
        operations.merge_organisations(organisation=former, into=kept, by=SYSTEM, at=f.AT)

    failures = failures_of(lambda: merge(*keys), lambda: merge(*reversed(keys)))
    assert [isinstance(one, Refused) for one in failures] == [True]
    assert Organisation.objects.public().count() == 1
