"""The catalogue: definitions with versions, starter sets, adopted sets, gaps (S2-10, S3-23)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from augenhoehe.committees.models import Committee
from augenhoehe.committees.operations import create_committee
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.monitoring import operations
from augenhoehe.monitoring.models import DataGap, Indicator, IndicatorSet
from augenhoehe.monitoring.starters import FEDERAL, STATES
from augenhoehe.places.tests.factories import federlohe
from tests.worlds import shared

from .factories import AT, DAY, a_value, an_indicator, the_cast, town


@shared
def cast():
    return the_cast()


def a_committee(name="Lenkungsgruppe"):
    return create_committee(kind=Committee.Kind.STEERING_GROUP, name=name, by=SYSTEM, at=AT)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("aylin", True), ("bernward", True), ("linh", False), ("emine", False), ("faisal", False), ("korbinian", False)],
)
def test_the_catalogue_is_written_by_the_coordination(cast, who, allowed):
    if allowed:
        assert an_indicator(by=getattr(cast, who)).code == "X1"
    else:
        with pytest.raises(Refused):
            an_indicator(by=getattr(cast, who))


@pytest.mark.parametrize(
    ("who", "sees"), [("aylin", True), ("korbinian", True), ("linh", True), ("faisal", False), ("nobody", False)]
)
def test_unpublished_indicators_are_read_inside_only(cast, who, sees):
    an_indicator("P1"), an_indicator("N1", public=False)
    actor = ANONYMOUS if who == "nobody" else getattr(cast, who)
    codes = set(Indicator.objects.visible_to(actor).values_list("code", flat=True))
    assert codes == ({"P1", "N1"} if sees else {"P1"})


def test_a_new_definition_ends_the_old_one_the_day_before_and_says_why(cast):
    indicator = an_indicator("B2a")
    with pytest.raises(Refused, match="warum"):
        operations.define_anew(
            indicator=indicator, valid_from=date(2024, 1, 1), text="Fünf Jahre.", reason=" ", by=cast.aylin, at=AT
        )
    indicator.refresh_from_db()
    operations.define_anew(
        indicator=indicator, valid_from=date(2024, 1, 1), text="Seit fünf Jahren hier.",
        reason="Das Gesetz verlangt fünf statt acht Jahre.", by=cast.aylin, at=AT,
    )  # fmt: skip
    new, old = indicator.definitions.newest_first()
    assert (old.version, old.valid_until, new.version) == (1, date(2023, 12, 31), 2)
    assert old.holds_on(date(2023, 1, 1)) and not new.holds_on(date(2023, 12, 31)) and new.holds_on(date(2030, 1, 1))


def test_a_definition_cannot_begin_before_the_one_so_far(cast):
    indicator = an_indicator()
    more = {"indicator": indicator, "text": "Anders.", "reason": "Darum.", "by": cast.aylin, "at": AT}
    operations.define_anew(valid_from=date(2024, 1, 1), **more)
    with pytest.raises(Refused, match=r"nach dem 1\. Januar 2024"):
        operations.define_anew(valid_from=date(2023, 1, 1), **more)


def test_a_code_is_taken_once_whatever_its_case(cast):
    an_indicator("E1a")
    with pytest.raises(Refused, match="schon ein anderer") as refused:
        an_indicator("e1A")
    assert refused.value.field == "code"


def test_the_rhythm_stays_once_there_are_values(cast):
    indicator = an_indicator()
    a_value(indicator, town("Sternmünde"), 2020, 1)
    with pytest.raises(Refused, match="Rhythmus"):
        operations.change_indicator(indicator=indicator, name=indicator.title, rhythm="quarterly", by=cast.aylin, at=AT)


def test_two_people_changing_an_indicator_do_not_overwrite_each_other(cast):
    one = an_indicator()
    other = Indicator.objects.get(pk=one.pk)
    operations.change_indicator(indicator=one, name="Neu", unit="Personen", by=cast.aylin, at=AT)
    with pytest.raises(Conflict):
        operations.change_indicator(indicator=other, name="Anders", by=cast.bernward, at=AT)


def test_a_starter_set_comes_with_one_click_and_only_once(cast):
    made = operations.take_starters(family=Indicator.Family.STATES, by=cast.aylin, at=AT)
    assert len(made) == len(STATES) > 45
    assert operations.take_starters(family=Indicator.Family.STATES, by=cast.aylin, at=AT) == []
    assert len(operations.take_starters(family=Indicator.Family.FEDERAL, by=cast.aylin, at=AT)) == len(FEDERAL)
    assert not Indicator.objects.filter(series__isnull=False).exists()


def test_codes_stand_in_the_order_people_count(cast):
    for code in ("E10", "E2", "A1b", "A1a"):
        an_indicator(code)
    assert list(Indicator.objects.in_order().values_list("code", flat=True)) == ["A1a", "A1b", "E2", "E10"]


def test_a_body_adopts_a_set_which_then_stays_and_replaces_the_one_before(cast):
    body = a_committee()

    def adopted(title):
        made = operations.create_set(title=title, by=cast.aylin, at=AT)
        operations.add_member(set=made, indicator=indicator, by=cast.aylin, at=AT)
        return operations.adopt_set(
            set=made, committee=body, adopted_on=DAY, wording="Der Satz wird beschlossen.", by=cast.aylin, at=AT
        )

    indicator = an_indicator()
    first = adopted("2025")
    with pytest.raises(Refused, match="bleibt, wie er ist"):
        operations.add_member(set=first, indicator=an_indicator("X2"), by=cast.aylin, at=AT)
    second = adopted("2026")
    first.refresh_from_db()
    assert (first.state, second.state) == (IndicatorSet.State.REPLACED, IndicatorSet.State.ADOPTED)


def test_an_empty_set_or_one_of_tomorrow_is_not_adopted(cast):
    made = operations.create_set(title="Leer", by=cast.aylin, at=AT)
    more = {"set": made, "committee": a_committee(), "wording": "Ja.", "by": cast.aylin, "at": AT}
    with pytest.raises(Refused, match="noch kein Indikator"):
        operations.adopt_set(adopted_on=DAY, **more)
    with pytest.raises(Refused, match="Zukunft"):
        operations.adopt_set(adopted_on=DAY + timedelta(days=1), **more)


def test_a_gap_is_settled_with_what_came_of_it(cast):
    gap = operations.record_gap(
        question="Wie viele Menschen in Zwirnstadt haben eine Einwanderungsgeschichte?", why="Das Melderegister "
        "zählt nur Staatsangehörigkeit.", asked_of="Stadt Zwirnstadt", by=cast.aylin, at=AT,
    )  # fmt: skip
    with pytest.raises(Refused, match="was daraus wurde"):
        operations.settle_gap(gap=gap, state=DataGap.State.CLOSED, outcome="", by=cast.aylin, at=AT)
    gap.refresh_from_db()
    operations.settle_gap(gap=gap, state=DataGap.State.ACCEPTED, outcome="Zu teuer.", by=cast.aylin, at=AT)
    with pytest.raises(Refused, match="schon erledigt"):
        operations.settle_gap(gap=gap, state=DataGap.State.CLOSED, outcome="Doch.", by=cast.aylin, at=AT)


def test_two_first_values_at_once_become_two_versions_and_none_is_lost(committed):
    federlohe()
    indicator = an_indicator("PAR")
    place = town("Sternmünde")
    failures = failures_of(*(lambda one=one: a_value(indicator, place, 2020, one) for one in (1, 2)))
    assert failures == []
    versions = indicator.series.get().points.order_by("version").values_list("version", "current")
    assert list(versions) == [(1, False), (2, True)]
