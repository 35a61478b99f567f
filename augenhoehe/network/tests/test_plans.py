"""One level on which everybody in the field of integration agrees on what is planned (S4-14)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from augenhoehe.accounts.models import User
from augenhoehe.committees.tests.factories import person
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.network import operations
from augenhoehe.network.models import Plan, PlanReply
from augenhoehe.network.queries.plans import sides_of, unheard
from augenhoehe.network.register.plans import old_plans
from augenhoehe.notices.models import Duty, Message

from . import factories as f

pytestmark = pytest.mark.django_db
TODAY = day_of(f.AT)
UNTIL = TODAY + timedelta(days=21)
LIST = "/intern/netzwerk/abstimmung/"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@pytest.fixture
def everybody(world):
    """Staff, a club, a volunteer, and two people who speak for nobody but themselves."""
    cast = world.cast
    person(cast, "tarek", Role.VOLUNTEER, function="Lotse")
    person(cast, "halyna", Role.GROUP_MEMBER, function="Mutter")
    person(cast, "yusra", Role.GROUP_MEMBER, function="Mutter")
    return cast


def unit_of(actor) -> str:
    return next(iter(sides_of(actor, TODAY)))


def laid(actor, **more) -> Plan:
    values = {"title": "Nähcafé am Hafen", "text": "Jeden Dienstag, offen für alle.", "answer_until": UNTIL, **more}
    return operations.lay_plan(unit=unit_of(actor), by=actor, at=f.AT, **values)


def replied(plan: Plan, actor, stance: str = "agree", text: str = "Gern.") -> PlanReply:
    return operations.reply_to_plan(plan=plan, unit=unit_of(actor), stance=stance, text=text, by=actor, at=f.AT)


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


# --- One level for all --------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["aylin", "faisal", "tarek", "halyna"])
def test_whoever_takes_part_lays_plans_before_all_and_replies_to_others(everybody, name):
    """Staff, organisations, volunteers and individuals alike."""
    actor = getattr(everybody, name)
    mine = laid(actor)
    other = laid(everybody.rojda if name != "rojda" else everybody.aylin)
    assert replied(other, actor).unit == unit_of(actor)
    assert set(Plan.objects.visible_to(actor)) == {mine, other}


def test_strangers_find_nothing(everybody):
    laid(everybody.aylin)
    assert client_of(everybody, "veit").get(LIST).status_code == 403
    with pytest.raises(Refused, match="fehlt Ihnen das Recht"):
        laid(everybody.veit)


def test_nobody_writes_for_somebody_else(everybody):
    plan = laid(everybody.aylin)
    with pytest.raises(Refused, match="Dafür sprechen Sie nicht"):
        operations.reply_to_plan(plan=plan, unit=unit_of(everybody.faisal), stance="join", by=everybody.halyna, at=f.AT)
    with pytest.raises(Refused, match="eigenes Vorhaben"):
        replied(plan, everybody.aylin)


def test_two_people_with_the_same_function_have_two_voices_and_no_name(everybody):
    plan = laid(everybody.aylin)
    replied(plan, everybody.halyna)
    replied(plan, everybody.yusra, "concern", "Zu spät am Abend.")
    assert [one.unit for one in plan.replies.order_by("stance")] == ["Mutter", "Mutter"]
    page = client_of(everybody, "faisal").get(f"{LIST}{plan.pk}/").content.decode()
    assert "Zu spät am Abend." in page and "Halyna" not in page and "Yusra" not in page


def test_one_side_has_one_voice_and_may_change_its_mind(everybody):
    plan = laid(everybody.aylin)
    first = replied(plan, everybody.faisal, "concern", "Zu teuer.")
    operations.answer_concern(reply=first, answer="Es kostet nichts.", by=everybody.aylin, at=f.AT)
    replied(plan, everybody.faisal, "concern", "Zu laut.")
    (only,) = plan.replies.all()
    assert only.text == "Zu laut." and only.needs_answer


def test_an_answer_to_words_that_changed_meanwhile_is_not_given(everybody):
    plan = laid(everybody.aylin)
    late = replied(plan, everybody.faisal, "concern", "Zu teuer.")
    replied(plan, everybody.faisal, "concern", "Zu laut.")
    with pytest.raises(Conflict):
        operations.answer_concern(reply=late, answer="Es kostet nichts.", by=everybody.aylin, at=f.AT, revision=1)


# --- On an equal footing ------------------------------------------------------------------------------
def test_no_concern_is_passed_over_in_silence(everybody):
    plan = laid(everybody.aylin)
    concern = replied(plan, everybody.halyna, "concern", "Zu spät am Abend.")
    with pytest.raises(Refused, match="Ein Bedenken ist noch ohne Antwort"):
        operations.close_plan(plan=plan, outcome="Es beginnt.", by=everybody.aylin, at=f.AT)
    operations.answer_concern(reply=concern, answer="Wir beginnen um 16 Uhr.", by=everybody.aylin, at=f.AT)
    operations.close_plan(plan=plan, outcome="Es beginnt um 16 Uhr.", by=everybody.aylin, at=f.AT)
    assert plan.state == Plan.State.CLOSED
    told = Message.objects.filter(recipient=User.objects.get(pk=everybody.halyna.user_id), kind="plan")
    assert told.count() == 2 and told.filter(body="Es beginnt um 16 Uhr.").exists()


@pytest.mark.parametrize("stance", ["concern", "same"])
def test_a_concern_needs_a_sentence(everybody, stance):
    with pytest.raises(Refused, match="einen Satz"):
        replied(laid(everybody.aylin), everybody.faisal, stance, " ")


def test_only_who_laid_it_and_the_coordination_answer_and_close(everybody):
    plan = laid(everybody.faisal)
    concern = replied(plan, everybody.halyna, "concern", "Zu spät.")
    for outsider in (everybody.halyna, everybody.rojda):
        with pytest.raises(Refused, match="vorgelegt hat"):
            operations.answer_concern(reply=concern, answer="Nein.", by=outsider, at=f.AT)
    operations.answer_concern(reply=concern, answer="Um vier.", by=everybody.aylin, at=f.AT)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"title": " "}, "Wie heißt"),
        ({"text": ""}, "zwei Sätzen"),
        ({"answer_until": TODAY + timedelta(days=3)}, "mindestens eine Woche"),
        ({"answer_until": TODAY + timedelta(days=300)}, "halbes Jahr"),
    ],
)
def test_a_plan_says_what_it_is_and_leaves_time(everybody, more, sentence):
    with pytest.raises(Refused, match=sentence):
        laid(everybody.aylin, **more)


def test_when_the_time_is_over_somebody_owes_the_outcome_once(everybody):
    plan = laid(everybody.faisal)
    later = f.AT + timedelta(days=22)
    assert operations.remind_of_outcomes(by=SYSTEM, at=f.AT) == 0
    assert operations.remind_of_outcomes(by=SYSTEM, at=later) == 1
    assert operations.remind_of_outcomes(by=SYSTEM, at=later) == 0
    assert Duty.objects.open().get(subject_id=plan.pk).user_id == everybody.faisal.user_id
    operations.withdraw_plan(plan=plan, outcome="Der Raum ist weg.", by=everybody.faisal, at=later)
    assert not Duty.objects.open().filter(subject_id=plan.pk).exists()


# --- Pages --------------------------------------------------------------------------------------------
def test_today_shows_what_one_was_not_heard_on_yet(everybody):
    plan = laid(everybody.aylin)
    assert unheard(everybody.halyna, TODAY) == [plan] and unheard(everybody.aylin, TODAY) == []
    assert "Nähcafé am Hafen" in client_of(everybody, "halyna").get("/intern/").content.decode()
    replied(plan, everybody.halyna)
    assert unheard(everybody.halyna, TODAY) == []


def test_it_is_done_in_two_pages_each(everybody):
    club, staff = client_of(everybody, "faisal"), client_of(everybody, "aylin")
    typed = {"title": "Lesefest", "text": "Ein Tag, drei Sprachen.", "answer_until": f"{UNTIL:%d.%m.%Y}",
             "unit": unit_of(everybody.faisal)}  # fmt: skip
    assert club.post(f"{LIST}neu/", typed).status_code == 302
    plan = Plan.objects.get()
    said = {"stance": "concern", "text": "Am selben Tag ist Markt.", "unit": unit_of(everybody.aylin)}
    assert staff.post(f"{LIST}{plan.pk}/rueckmeldung/", said).status_code == 302
    reply = plan.replies.get()
    assert club.post(f"{LIST}rueckmeldungen/{reply.pk}/antwort/", {"answer": "Wir gehen auf Sonntag.",
                                                                  "revision": reply.revision}).status_code == 302  # fmt: skip
    done = club.post(f"{LIST}{plan.pk}/abschluss/", {"outcome": "Am Sonntag.", "revision": plan.revision})
    assert done.status_code == 302
    assert "Am Sonntag." in staff.get(f"{LIST}{plan.pk}/").content.decode()
    assert "abgestimmt" in staff.get(LIST).content.decode()


def test_the_list_costs_the_same_however_many_plans(everybody, django_assert_max_num_queries):
    for number in range(6):
        replied(laid(everybody.aylin, title=f"Vorhaben {number}"), everybody.faisal)
    client = client_of(everybody, "halyna")
    client.get(LIST)
    with django_assert_max_num_queries(14):
        client.get(LIST)


def test_three_years_after_its_end_it_is_erased_with_all_replies(everybody):
    plan = laid(everybody.aylin)
    replied(plan, everybody.faisal)
    operations.withdraw_plan(plan=plan, outcome="Nein.", by=everybody.aylin, at=f.AT)
    assert not old_plans(f.AT + timedelta(days=1000)).exists()
    old_plans(f.AT + timedelta(days=1200)).delete()
    assert not PlanReply.objects.exists()
