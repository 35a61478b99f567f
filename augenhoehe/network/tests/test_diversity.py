"""The voluntary self-report on diversity (S0-28, S0-29): by the organisation, for the organisation, never a ranking."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.journal.views import kept
from augenhoehe.network import operations
from augenhoehe.network.models import DiversityGoal, DiversityReport
from augenhoehe.network.queries import diversity as queries
from augenhoehe.network.series import drawn
from augenhoehe.organisations.models import Representative
from augenhoehe.organisations.tests.pages import client_of

from . import factories as f
from .factories import READERS

VALUES = {"members_share": "15", "board_total": 5, "board_with": 1}


def a_report(organisation, **more) -> DiversityReport:
    return operations.report_diversity(
        **{"organisation": organisation, "as_of": f.DAY, "by": SYSTEM, "at": f.AT, **VALUES, **more}
    )


@pytest.mark.parametrize("name", READERS)
def test_it_is_read_by_its_own_and_who_keeps_the_register(world, name):
    a_report(world.mosque)
    actor = getattr(world.cast, name) if name else ANONYMOUS
    readable = DiversityReport.objects.visible_to(actor, f.DAY).exists()
    assert readable is (name in {"aylin", "nuray", "rojda"})


@pytest.mark.parametrize(("name", "may"), [
    ("aylin", True), ("nuray", True), ("rojda", True), ("faisal", False), ("korbinian", False), ("veit", False),
    ("wiebke", False),
])  # fmt: skip
def test_who_reports_and_sets_goals(world, name, may):
    actor = getattr(world.cast, name)
    verbs = [
        lambda: a_report(world.mosque, by=actor),
        lambda: operations.set_diversity_goal(organisation=world.mosque, members_target=20, by=actor, at=f.AT),
    ]
    for verb in verbs:
        if may:
            verb()
        else:
            with pytest.raises(Refused):
                verb()


def test_who_only_keeps_offers_does_not_report(world):
    f.head_of(world.brigade, world.cast.users["faisal"], Representative.Right.EDITOR)
    with pytest.raises(Refused):
        a_report(world.brigade, by=world.cast.faisal)


@pytest.mark.parametrize(("name", "source"), [("rojda", "own"), ("aylin", "phone"), ("nuray", "phone")])
def test_it_says_who_wrote_it_down(world, name, source):
    assert a_report(world.mosque, by=getattr(world.cast, name)).source == source


@pytest.mark.parametrize(("values", "field"), [
    ({"members_share": "", "board_with": None}, "members_share"),
    ({"as_of": f.DAY + timedelta(days=1)}, "as_of"),
    ({"members_with": 4}, "members_total"),
    ({"members_total": 3, "members_with": 4}, "members_with"),
    ({"board_with": 6}, "board_with"),
])  # fmt: skip
def test_each_mistake_is_told_at_its_field(world, values, field):
    with pytest.raises(Refused) as refused:
        a_report(world.brigade, **values)
    assert refused.value.field == field
    assert not DiversityReport.objects.exists()


def test_one_day_one_report_that_can_be_put_right_and_taken_back(world):
    made = a_report(world.mosque)
    with pytest.raises(Refused) as refused:
        a_report(world.mosque)
    assert refused.value.field == "as_of"
    operations.change_diversity(report=made, members_share="30", by=world.cast.rojda, at=f.AT, revision=1)
    with pytest.raises(Conflict):
        operations.change_diversity(report=made, members_share="5", by=world.cast.rojda, at=f.AT, revision=1)
    operations.remove_diversity(report=made, by=world.cast.rojda, at=f.AT)
    assert not DiversityReport.objects.exists()


@pytest.mark.parametrize(("values", "inside", "outside"), [
    ({"members_total": 200, "members_with": 30}, "15 % von 200", "15 %"),
    ({"members_total": 9, "members_with": 1}, "11 % von 9", "5 bis unter 15 %"),
    ({"members_total": 9, "members_with": 9}, "100 % von 9", "50 % und mehr"),
    ({"members_share": "5"}, "weniger als 5 %", "weniger als 5 %"),
    ({"members_share": ""}, None, None),
])  # fmt: skip
def test_of_few_people_only_the_band_is_told_outside(world, values, inside, outside):
    report = a_report(world.brigade, **{"members_share": "", **values})
    words = [share.words if share else None for share in (
        queries.share_of(report, "members"), queries.share_of(report, "members", public=True)
    )]  # fmt: skip
    assert words == [inside, outside]


@pytest.mark.parametrize("name", ["aylin", "nuray"])
def test_only_the_organisation_itself_makes_it_public(world, name):
    a_report(world.mosque)
    with pytest.raises(Refused):
        operations.set_diversity_goal(organisation=world.mosque, published=True, by=getattr(world.cast, name), at=f.AT)
    assert queries.public_of(world.mosque) is None
    operations.set_diversity_goal(organisation=world.mosque, published=True, by=world.cast.rojda, at=f.AT)
    assert queries.public_of(world.mosque)
    operations.set_diversity_goal(organisation=world.mosque, members_target=20, by=getattr(world.cast, name), at=f.AT)
    assert queries.public_of(world.mosque), "what the organisation allowed stays"
    operations.set_diversity_goal(organisation=world.mosque, published=False, by=world.cast.rojda, at=f.AT)
    assert queries.public_of(world.mosque) is None
    assert DiversityGoal.objects.get().consented_by is None


@pytest.mark.parametrize("published", [True, False])
def test_the_public_page_tells_what_is_allowed(world, published):
    kept.forget_all()
    a_report(world.mosque, members_share="", members_total=300, members_with=60)
    operations.set_diversity_goal(organisation=world.mosque, published=published, by=world.cast.rojda, at=f.AT)
    text = client_of(world.cast).get(f"/organisationen/{world.mosque.pk}/").content.decode()
    assert ("20 %" in text) is published
    assert "von 300" not in text


def test_the_drawing_shows_dots_bars_and_the_goal(world):
    a_report(world.brigade, as_of=date(2025, 11, 2))
    a_report(world.brigade, members_share="", members_total=40, members_with=10)
    svg = str(drawn(queries.series(world.brigade), "members", 30))
    assert svg.count("<circle") == svg.count("<rect") == 1 and "Ziel 30 %" in svg
    assert drawn([], "members", None) is None
