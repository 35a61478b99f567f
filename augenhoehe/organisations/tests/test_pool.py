"""Rooms and help (S0-27, S3-8): shared as its owner wants, asked for, answered, told to both sides."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.tests.parallel import at_once
from augenhoehe.notices.models import Duty, Message
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Organisation, Representative, Resource, ResourceRequest
from augenhoehe.organisations.register.entries import RETENTION
from tests.worlds import shared

from . import factories as f

ON = date(2026, 11, 28)
READERS = ("", "aylin", "nuray", "faisal", "rojda", "korbinian", "emine", "olek", "linh", "veit", "wiebke")
NETWORK = {"aylin", "nuray", "faisal", "rojda", "korbinian", "emine", "wiebke"}


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    """In Sternmünde; Faisal is its head."""
    made = f.a_club()
    f.head_of(made, cast.users["faisal"])
    return made


@shared
def other(cast):
    """In Zwirnstadt, where Nuray is officer; Rojda keeps its offers."""
    made = f.a_mosque()
    f.head_of(made, cast.users["rojda"], Representative.Right.EDITOR)
    return made


def a_room(club, **more) -> Resource:
    return operations.offer_resource(
        **{"organisation": club, "title": "Saal mit Küche", "kind": "room", "by": SYSTEM, "at": f.AT, **more}
    )


def a_request(room, asking, by, **more) -> ResourceRequest:
    values = {"wanted_on": ON, "purpose": "Fastenbrechen mit 40 Menschen", "by": by, "at": f.AT, **more}
    return operations.ask_for_resource(resource=room, organisation=asking, **values)


def sees(cast, name: str, day: date = f.DAY) -> bool:
    actor = getattr(cast, name) if name else ANONYMOUS
    return Resource.objects.visible_to(actor, day).exists()


# --- Who sees what --------------------------------------------------------------------------------------
@pytest.mark.parametrize(("visibility", "readers"), [
    ("public", set(READERS)), ("network", NETWORK), ("coordination", {"aylin", "faisal"}),
])  # fmt: skip
@pytest.mark.parametrize("name", READERS)
def test_each_visibility_is_for_whom_it_names(cast, club, visibility, readers, name):
    a_room(club, visibility=visibility)
    assert sees(cast, name) is (name in readers)


@pytest.mark.parametrize("name", READERS)
def test_what_an_unpublished_entry_offers_is_for_itself_and_who_keeps_the_register(cast, name):
    waiting = f.a_club(publish=False)
    f.head_of(waiting, cast.users["faisal"])
    a_room(waiting, visibility="public")
    assert sees(cast, name) is (name in {"aylin", "faisal"})


def test_an_officer_sees_everything_of_the_own_town_only(cast, club, other):
    a_room(club, visibility="coordination")
    own = a_room(other, visibility="coordination")
    assert list(Resource.objects.visible_to(cast.nuray, f.DAY)) == [own]


def test_with_the_place_ends_the_sight_and_the_say(cast, club):
    room = a_room(club, visibility="coordination")
    Representative.objects.update(valid_from=f.DAY - timedelta(days=9), valid_until=f.DAY - timedelta(days=1))
    assert not sees(cast, "faisal")
    with pytest.raises(Refused):
        operations.end_resource(resource=room, by=cast.faisal, at=f.AT)


@pytest.mark.parametrize(("name", "tends"), [
    ("aylin", True), ("nuray", False), ("faisal", True), ("rojda", True), ("korbinian", False), ("emine", False),
    ("veit", False), ("wiebke", False),
])  # fmt: skip
def test_who_offers_changes_and_ends(cast, club, name, tends):
    f.head_of(club, cast.users["rojda"], Representative.Right.EDITOR)
    room, actor = a_room(club), getattr(cast, name)
    verbs = [
        lambda: a_room(club, by=actor),
        lambda: operations.change_resource(resource=room, title="Saal", by=actor, at=f.AT),
        lambda: operations.end_resource(resource=room, by=actor, at=f.AT),
        lambda: operations.offer_again(resource=room, by=actor, at=f.AT),
    ]
    for verb in verbs:
        if tends:
            verb()
        else:
            with pytest.raises(Refused):
                verb()


# --- What makes sense ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(("values", "field"), [
    ({"title": " "}, "title"), ({"available_from": ON, "available_until": f.DAY}, "available_until"),
])  # fmt: skip
def test_each_mistake_is_told_at_its_field(cast, club, values, field):
    with pytest.raises(Refused) as refused:
        a_room(club, **values)
    assert refused.value.field == field
    with pytest.raises(Refused) as refused:
        operations.change_resource(resource=a_room(club), by=SYSTEM, at=f.AT, **values)
    assert refused.value.field == field


def test_a_change_on_an_outdated_page_is_not_written(cast, club):
    room = a_room(club)
    operations.change_resource(resource=Resource.objects.get(), title="Saal", by=SYSTEM, at=f.AT)
    with pytest.raises(Conflict):
        operations.change_resource(resource=room, title="Garten", revision=1, by=cast.faisal, at=f.AT)
    assert Resource.objects.get().title == "Saal"


def test_what_was_ended_is_offered_again_but_not_twice(cast, club):
    room = a_room(club)
    operations.end_resource(resource=room, by=cast.faisal, at=f.AT)
    with pytest.raises(Refused, match="Nicht mehr anbieten"):
        operations.end_resource(resource=room, by=cast.faisal, at=f.AT)
    operations.offer_again(resource=room, by=cast.faisal, at=f.AT)
    assert Resource.objects.get().offered and Resource.objects.offered(f.DAY).exists()


# --- Asking -------------------------------------------------------------------------------------------------
def test_a_request_is_owed_an_answer_and_told_in_the_language_of_the_owner(cast, club, other):
    made = a_request(a_room(club), other, cast.rojda)
    duty = Duty.objects.open().get()
    assert (duty.kind, duty.user, duty.role) == ("organisations.request", cast.users["faisal"], "")
    assert f.DAY < duty.due <= ON and duty.url == f"/intern/organisationen/anfragen/{made.pk}/"
    message = Message.objects.get()
    assert (message.recipient, message.language) == (cast.users["faisal"], "ar")
    assert "Fastenbrechen" in message.body and duty.url == message.url


def test_without_own_people_the_coordination_owes_the_answer(cast, club, other):
    a_request(a_room(other, visibility="public"), club, cast.faisal)
    assert Duty.objects.open().get().user == cast.users["rojda"]
    lonely = f.a_club("Allein")
    a_request(a_room(lonely), club, cast.faisal)
    assert Duty.objects.open().get(user=None).role == "coordination"


@pytest.mark.parametrize(("name", "of", "may"), [
    ("rojda", "other", True), ("faisal", "other", False), ("faisal", "club", False), ("veit", "other", False),
    ("emine", "other", False), ("wiebke", "other", False), ("aylin", None, True), ("nuray", None, True),
    ("rojda", None, False), ("wiebke", None, False), ("korbinian", None, False),
])  # fmt: skip
def test_who_asks_in_whose_name(cast, club, other, name, of, may):
    asking = {"other": other, "club": club, None: None}[of]
    room = a_room(club)
    if may:
        assert a_request(room, asking, getattr(cast, name)).state == "open"
    else:
        with pytest.raises(Refused):
            a_request(room, asking, getattr(cast, name))


@pytest.mark.parametrize(("values", "field"), [
    ({"wanted_on": f.DAY - timedelta(days=1)}, "wanted_on"), ({"purpose": " "}, "purpose"),
    ({"wanted_on": date(2027, 2, 1)}, "wanted_on"), ({"wanted_on": date(2026, 11, 9)}, "wanted_on"),
])  # fmt: skip
def test_asked_is_for_a_day_that_is_offered_and_for_a_purpose(cast, club, other, values, field):
    room = a_room(club, available_from=date(2026, 11, 10), available_until=date(2027, 1, 31))
    with pytest.raises(Refused) as refused:
        a_request(room, other, cast.rojda, **values)
    assert refused.value.field == field


def test_nobody_asks_for_what_is_ended_hidden_or_asked_for_already(cast, club, other):
    room = a_room(club)
    a_request(room, other, cast.rojda)
    with pytest.raises(Refused, match="schon gefragt"):
        a_request(room, other, cast.rojda)
    with pytest.raises(Refused, match="nicht mit Ihnen geteilt"):
        a_request(a_room(club, visibility="coordination"), other, cast.rojda)
    operations.end_resource(resource=room, by=cast.faisal, at=f.AT)
    with pytest.raises(Refused, match="nicht mehr angeboten"):
        a_request(room, other, cast.rojda)


# --- Answering ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("verb", "state"), [("agree_to_request", "agreed"), ("decline_request", "declined")])
def test_the_answer_closes_the_duty_and_reaches_whoever_speaks_for_the_asker(cast, club, other, verb, state):
    made = a_request(a_room(club), other, cast.rojda)
    with pytest.raises(Refused) as refused:
        getattr(operations, verb)(request=made, answer=" ", by=cast.faisal, at=f.AT)
    assert refused.value.field == "answer"
    getattr(operations, verb)(request=made, answer="Der Schlüssel liegt bereit.", by=cast.faisal, at=f.AT)
    assert ResourceRequest.objects.get().state == state and not Duty.objects.open().exists()
    message = Message.objects.get(recipient=cast.users["rojda"])
    assert "Der Schlüssel liegt bereit." in message.body
    with pytest.raises(Refused):
        operations.decline_request(request=made, answer="Doch nicht", by=cast.faisal, at=f.AT)


@pytest.mark.parametrize(("name", "answers", "withdraws"), [
    ("aylin", True, True), ("nuray", False, True), ("faisal", True, False), ("rojda", False, True),
    ("emine", False, False), ("veit", False, False), ("wiebke", False, False),
])  # fmt: skip
def test_who_answers_who_withdraws_and_who_reads(cast, club, other, name, answers, withdraws):
    made, actor = a_request(a_room(club), other, cast.rojda), getattr(cast, name)
    assert ResourceRequest.objects.visible_to(actor, f.DAY).exists() is (answers or withdraws)
    if not answers:
        with pytest.raises(Refused):
            operations.agree_to_request(request=made, answer="Ja", by=actor, at=f.AT)
    else:
        operations.agree_to_request(request=made, answer="Ja", by=actor, at=f.AT)
    if withdraws:
        operations.withdraw_request(request=made, by=actor, at=f.AT)
        assert made.state == "withdrawn"
        told = Message.objects.filter(recipient=cast.users["faisal"])
        assert told.count() == 2 and told.latest("sent_at").url.endswith(f"{made.pk}/")
    else:
        with pytest.raises(Refused):
            operations.withdraw_request(request=made, by=actor, at=f.AT)


def test_an_officer_reads_what_she_asked_in_another_town_and_takes_it_back(cast, club):
    made = a_request(a_room(club), None, cast.nuray)
    assert list(ResourceRequest.objects.visible_to(cast.nuray, f.DAY)) == [made]
    operations.agree_to_request(request=made, answer="Gern.", by=cast.faisal, at=f.AT)
    assert Message.objects.filter(recipient=cast.users["nuray"]).exists()
    operations.withdraw_request(request=made, by=cast.nuray, at=f.AT)


def test_when_it_ends_whoever_waits_is_told_and_promises_stay(cast, club, other):
    room = a_room(club)
    agreed = a_request(room, other, cast.rojda, wanted_on=ON + timedelta(days=7))
    operations.agree_to_request(request=agreed, answer="Ja", by=cast.faisal, at=f.AT)
    waiting = a_request(room, other, cast.rojda)
    operations.end_resource(resource=room, by=cast.faisal, at=f.AT)
    states = dict(ResourceRequest.objects.values_list("pk", "state"))
    assert states == {agreed.pk: "agreed", waiting.pk: "declined"} and not Duty.objects.open().exists()


def test_who_leaves_passes_the_open_answers_on(cast, club, other):
    Representative.objects.filter(user=cast.users["faisal"]).update(valid_from=f.DAY - timedelta(days=9))
    f.head_of(club, cast.users["emine"])
    a_request(a_room(club), other, cast.rojda)
    assert Duty.objects.open().get().user == cast.users["faisal"]
    place = Representative.objects.get(user=cast.users["faisal"])
    operations.end_representative(representative=place, by=cast.aylin, at=f.AT)
    assert Duty.objects.open().get().user == cast.users["emine"]


def test_a_merged_entry_hands_over_what_it_shares_and_owes(cast, club, other):
    a_request(a_room(club), other, cast.rojda)
    double = f.a_club("Dattelpalme")
    operations.merge_organisations(organisation=f.reread(club), into=double, by=cast.aylin, at=f.AT)
    assert Resource.objects.get().organisation == double and Duty.objects.open().get().user == cast.users["faisal"]


# --- At one moment; after a time --------------------------------------------------------------------------
def test_a_request_answered_twice_at_once_has_one_answer(committed):
    cast = f.the_cast()
    pk = a_request(a_room(f.a_club()), None, cast.aylin).pk

    def answer(verb):
        return getattr(operations, verb)(
            request=ResourceRequest.objects.select_related("resource__organisation").get(pk=pk), answer="Gut", by=SYSTEM,
            at=f.AT,
        )  # fmt: skip

    results = at_once(lambda: answer("agree_to_request"), lambda: answer("decline_request"))
    assert [isinstance(one, Refused) for one in results].count(True) == 1
    assert Message.objects.filter(recipient=cast.users["aylin"]).count() == 1


def test_asking_twice_at_once_is_one_request(committed):
    cast = f.the_cast()
    asking, room = f.a_club(), a_room(f.a_mosque())
    f.head_of(asking, cast.users["faisal"])
    actor = cast.faisal
    work = lambda: a_request(Resource.objects.get(pk=room.pk), Organisation.objects.get(pk=asking.pk), actor)  # noqa: E731
    results = at_once(work, work)
    assert [isinstance(one, Refused) for one in results].count(True) == 1 and ResourceRequest.objects.count() == 1


def test_the_deletion_run_takes_what_ended_long_ago_and_past_requests(cast, club, other):
    rules = {rule.name: rule for rule in RETENTION}
    room = a_room(club)
    a_request(room, other, cast.rojda)
    operations.end_resource(resource=room, by=SYSTEM, at=f.AT)
    kept = a_room(club, title="Bleibt")
    for name, days, model in (("requests", 365 + 26, ResourceRequest), ("resources", 2 * 365, Resource)):
        rule = rules[f"organisations.{name}"]
        assert not rule.due(f.AT + timedelta(days=days)).exists()
        later = f.AT + timedelta(days=days + 1)
        assert rule.erase(rule.due(later), later) == 1, model
    assert list(Resource.objects.all()) == [kept]
