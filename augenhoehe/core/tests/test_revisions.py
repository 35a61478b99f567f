"""Two people change the same thing: with real connections, one of them gets the conflict."""

from __future__ import annotations

import threading

import pytest

from augenhoehe.core.refused import Conflict
from augenhoehe.core.revisions import change


def _committee():
    from augenhoehe.committees.models import Committee

    return Committee.objects.create(kind=Committee.Kind.WORKING_GROUP)


@pytest.mark.django_db
def test_a_change_raises_the_revision_and_keeps_the_value():
    committee = _committee()
    change(committee, revision=1, public=False)
    committee.refresh_from_db()
    assert (committee.revision, committee.public) == (2, False)


@pytest.mark.django_db
def test_whoever_is_late_gets_both_versions_and_overwrites_nothing():
    committee = _committee()
    change(committee, revision=1, public=False)
    with pytest.raises(Conflict) as caught:
        change(committee, revision=1, typed={"public": True}, public=True)
    committee.refresh_from_db()
    assert committee.public is False
    assert caught.value.typed == {"public": True}
    assert caught.value.current.revision == 2


def test_of_many_at_once_exactly_one_wins(committed):
    from django.db import connections

    committee = _committee()
    start = threading.Barrier(8)
    outcomes: list[str] = []

    def try_it() -> None:
        mine = type(committee).objects.get(pk=committee.pk)
        start.wait()
        try:
            change(mine, revision=1, public=False)
            outcomes.append("changed")
        except Conflict:
            outcomes.append("conflict")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=try_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["changed"] + ["conflict"] * 7
