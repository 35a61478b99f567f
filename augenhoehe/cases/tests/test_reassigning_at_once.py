"""Two team leads give the same cases away at one moment, over real connections."""

from __future__ import annotations

from dataclasses import replace

from augenhoehe.cases.tests.test_reassigning import managed, reassign
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Role
from augenhoehe.core.tests.parallel import at_once

from . import factories as f


def test_of_two_leads_at_once_one_gives_the_cases_and_the_other_is_told(committed):
    room = f.the_room()
    f.add_person(room, "teo", "caritas", Role.TEAM_LEAD, "caritas")
    f.add_person(room, "petra", "caritas", Role.CASE_MANAGER, "caritas")
    for number in range(3):
        f.a_case(room, identity=replace(f.MAHMOUD, first_name=f"Vorname{number}"))
    found = at_once(
        lambda: reassign(room, to="dragan", by="tilda", seen=3), lambda: reassign(room, to="petra", by="teo", seen=3)
    )
    assert sorted(str(one) for one in found)[0] == "3"
    assert any(isinstance(one, Refused) and "Inzwischen" in one.sentence for one in found)
    sizes = sorted(len(managed(room, name)) for name in ("chiara", "dragan", "petra"))
    assert sizes == [0, 0, 3]
