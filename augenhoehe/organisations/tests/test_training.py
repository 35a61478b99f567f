"""Training (S0-19): wished for, joined by others, counted, planned, offered; read by the network and nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.notices.models import Message
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Representative, TrainingTopic, TrainingVoice, TrainingWish
from augenhoehe.organisations.queries import training as queries
from augenhoehe.organisations.register.training import RETENTION
from augenhoehe.organisations.rules.training import TRAINING_WISH
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside, text_of

READERS = ("", "aylin", "nuray", "faisal", "rojda", "emine", "olek", "linh", "veit", "wiebke")
NETWORK = {"aylin", "nuray", "faisal", "rojda", "emine", "wiebke"}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    made = f.a_club()
    f.head_of(made, cast.users["faisal"])
    return made


@shared
def other(cast):
    made = f.a_mosque()
    f.head_of(made, cast.users["rojda"], Representative.Right.EDITOR)
    return made


def a_wish(club, **more) -> TrainingWish:
    values = {"own_topic": "Anträge auf Fördermittel schreiben", "hours": "evening", **more}
    return operations.wish_training(organisation=club, by=SYSTEM, at=f.AT, **values)


def actor_of(cast, name):
    return getattr(cast, name) if name else ANONYMOUS


@pytest.mark.parametrize("name", READERS)
def test_the_network_reads_wishes_and_the_coordination_decides(cast, club, name):
    wish = a_wish(club)
    actor = actor_of(cast, name)
    assert TrainingWish.objects.visible_to(actor, f.DAY).exists() is (name in NETWORK)
    if name in ("aylin", "nuray"):
        operations.plan_wish(wish=wish, note="Am 14. Mai.", by=actor, at=f.AT)
    else:
        with pytest.raises(Refused):
            operations.plan_wish(wish=wish, note="Am 14. Mai.", by=actor, at=f.AT)


@pytest.mark.parametrize("name", READERS)
def test_an_organisation_speaks_for_itself(cast, club, other, name):
    wish, actor = a_wish(club), actor_of(cast, name)
    if name == "rojda":
        operations.join_wish(wish=wish, organisation=other, by=actor, at=f.AT)
    else:
        with pytest.raises(Refused):
            operations.join_wish(wish=wish, organisation=other, by=actor, at=f.AT)
    if name in ("faisal", "aylin"):
        operations.withdraw_wish(wish=wish, by=actor, at=f.AT)
    else:
        with pytest.raises(Refused):
            operations.withdraw_wish(wish=wish, by=actor, at=f.AT)


def test_nobody_joins_their_own_wish_and_twice_is_once(cast, club, other):
    wish = a_wish(club)
    with pytest.raises(Refused):
        operations.join_wish(wish=wish, organisation=club, by=cast.faisal, at=f.AT)
    for _ in range(2):
        operations.join_wish(wish=wish, organisation=other, by=cast.rojda, at=f.AT)
    assert queries.wishes_for(cast.aylin, f.DAY).get().wanted_by == 2
    assert operations.leave_wish(wish=wish, organisation=other, by=cast.rojda, at=f.AT)
    assert queries.wishes_for(cast.aylin, f.DAY).get().wanted_by == 1


@pytest.mark.parametrize(("values", "field"), [
    ({"own_topic": " "}, "topic"), ({"language": "klingon"}, "language"),
])  # fmt: skip
def test_each_mistake_is_told_at_its_field(club, values, field):
    with pytest.raises(Refused) as refused:
        a_wish(club, **values)
    assert refused.value.field == field


def test_a_topic_is_from_the_list_or_ones_own_and_never_both(cast, club):
    topic = operations.add_topic(title="Vereinsrecht", by=cast.aylin, at=f.AT)
    with pytest.raises(Refused) as refused:
        a_wish(club, topic=topic)
    assert refused.value.field == "own_topic"
    a_wish(club, topic=topic, own_topic="")
    operations.end_topic(topic=topic, by=cast.aylin, at=f.AT)
    with pytest.raises(Refused) as refused:
        a_wish(club, topic=topic, own_topic="")
    assert refused.value.field == "topic"
    assert not queries.topics().exists()
    operations.add_topic(title="Vereinsrecht", by=cast.aylin, at=f.AT)
    assert TrainingTopic.objects.count() == 1 and queries.topics().exists()
    with pytest.raises(Refused):
        operations.add_topic(title="Vereinsrecht", by=cast.aylin, at=f.AT)


def act(wish, verb: str):
    more = {"note": "Am 14. Mai."} if verb == "plan" else {}
    return getattr(operations, f"{verb}_wish")(wish=wish, by=SYSTEM, at=f.AT, **more)


@pytest.mark.parametrize("state", [str(one) for one in TrainingWish.State.values])
@pytest.mark.parametrize("verb", ["plan", "meet", "withdraw", "reopen"])
def test_every_verb_does_what_the_machine_says_and_nothing_else(club, state, verb):
    wish = a_wish(club)
    if state != "open":
        act(wish, {"planned": "plan", "met": "meet", "withdrawn": "withdraw"}[state])
    if TRAINING_WISH.allows(state, verb):
        act(wish, verb)
        wish.refresh_from_db()
        assert wish.state == TRAINING_WISH.target(state, verb)
    else:
        with pytest.raises(Refused):
            act(wish, verb)


def test_all_who_want_it_hear_that_it_is_planned_each_once(cast, club, other):
    f.head_of(other, cast.users["faisal"])
    wish = a_wish(club)
    operations.join_wish(wish=wish, organisation=other, by=cast.rojda, at=f.AT)
    operations.plan_wish(wish=wish, note="Am 14. Mai um 18 Uhr.", url="/termine/1/", by=cast.aylin, at=f.AT)
    told = Message.objects.filter(kind="organisations.training")
    assert sorted(one.recipient.name for one in told) == ["Faisal", "Rojda"]
    assert {one.url for one in told} == {"/termine/1/"}


def test_merged_entries_keep_their_wishes_without_joining_themselves(cast, club, other):
    wish = a_wish(club)
    operations.join_wish(wish=wish, organisation=other, by=cast.rojda, at=f.AT)
    operations.merge_organisations(organisation=other, into=club, by=SYSTEM, at=f.AT)
    assert not TrainingVoice.objects.exists()
    wish.refresh_from_db()
    assert wish.organisation == club


def test_two_people_of_one_organisation_join_at_once(committed):
    cast = f.the_cast()
    wish = a_wish(f.a_club())
    other = f.a_mosque()
    f.head_of(other, cast.users["rojda"])
    f.head_of(other, cast.users["faisal"])
    assert failures_of(
        lambda: operations.join_wish(wish=wish, organisation=other, by=cast.rojda, at=f.AT),
        lambda: operations.join_wish(wish=wish, organisation=other, by=cast.faisal, at=f.AT),
    ) == []  # fmt: skip
    assert TrainingVoice.objects.count() == 1


def test_closed_wishes_are_erased_after_their_time(club):
    wish = a_wish(club)
    rule = RETENTION[0]
    late = f.AT + timedelta(days=4 * 365)
    assert not rule.due(late).exists()
    act(wish, "withdraw")
    assert rule.erase(rule.due(late), late) == 1
    assert not TrainingWish.objects.exists()


# --- Pages ------------------------------------------------------------------------------------------------
def statuses(cast, address: str) -> dict[str, int]:
    return {name: client_of(cast, name).get(address).status_code for name in READERS}


def expected(other: int, **allowed: int) -> dict[str, int]:
    return {name: allowed.get(name, 302 if name == "" else other) for name in READERS}


def test_who_opens_which_page(cast, club):
    wish = a_wish(club)
    network = dict.fromkeys(NETWORK, 200)
    for page in ("trainings", "training_offers"):
        assert statuses(cast, inside(page)) == expected(403, **network)
    assert statuses(cast, inside("training", wish.pk)) == expected(404, **network)
    assert statuses(cast, inside("training_topics")) == expected(403, aylin=200, nuray=200)
    forbidden = dict.fromkeys(NETWORK, 403)
    assert statuses(cast, inside("training_plan", wish.pk)) == expected(
        404, **{**forbidden, "aylin": 200, "nuray": 200}
    )
    assert statuses(cast, inside("training_withdraw", wish.pk)) == expected(
        404, **{**forbidden, "aylin": 200, "faisal": 200}
    )


def test_a_wish_is_typed_joined_planned_and_exported(cast, club, other):
    faisal, rojda, aylin = (client_of(cast, name) for name in ("faisal", "rojda", "aylin"))
    aylin.post(inside("training_topics"), {"title": "Vereinsrecht"})
    values = {"topic": str(TrainingTopic.objects.get().pk), "format": "online", "hours": "weekend", "language": "ar"}
    assert faisal.post(inside("training_wish", club.pk), values).status_code == 302
    wish = TrainingWish.objects.get()
    rojda.post(inside("training_offer", other.pk), {**values, "text": "Seit zehn Jahren im Vorstand."})
    assert "Auch wir: " in text_of(rojda, inside("training", wish.pk))
    rojda.post(inside("training_join", wish.pk, other.pk))
    page = text_of(aylin, inside("training", wish.pk))
    assert "2 Organisationen" in page and "Seit zehn Jahren im Vorstand." in page
    file = aylin.get(f"{inside('trainings')}?export=csv").getvalue().decode()
    assert "Vereinsrecht;2;" in file
    aylin.post(inside("training_plan", wish.pk), {"note": "Am 14. Mai.", "revision": wish.revision})
    assert "Am 14. Mai." in text_of(faisal, inside("training", wish.pk))
    assert "Vereinsrecht" in text_of(faisal, inside("organisation", club.pk))


def test_the_list_costs_the_same_however_long_it_is(cast, club):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of(cast, "faisal")
    a_wish(club)
    client.get(inside("trainings"))
    with CaptureQueriesContext(connection) as few:
        client.get(inside("trainings"))
    for number in range(8):
        a_wish(club, own_topic=f"Thema {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(inside("trainings"))
    assert len(many) == len(few) <= 6
