"""Programmes, calls and reminders: states, rights, what is owed, and each deadline told once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from augenhoehe.accounts.models import User
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.tests.parallel import at_once, failures_of
from augenhoehe.funding import operations
from augenhoehe.funding.links import bookmark_id_of, token_for
from augenhoehe.funding.models import Bookmark, DeadlineReminder, FundingProgramme
from augenhoehe.funding.register import RETENTION
from augenhoehe.funding.rules.programmes import PROGRAMME
from augenhoehe.notices.models import Duty, Message, OutgoingMail
from augenhoehe.organisations import operations as organisations_operations
from augenhoehe.organisations.models import Representative
from tests.worlds import shared

from . import factories as f

READERS = ("", "aylin", "nuray", "faisal", "emine", "olek", "linh", "veit", "wiebke")
KEEPERS = {"aylin", "nuray"}


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    made = f.a_club()
    f.head_of(made, cast.users["faisal"])
    return made


def actor_of(cast, name):
    return getattr(cast, name) if name else ANONYMOUS


# --- Rights and states ------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", READERS)
def test_a_draft_is_read_and_changed_by_who_keeps_the_catalogue(cast, name):
    draft = f.a_programme(publish=False)
    actor = actor_of(cast, name)
    assert FundingProgramme.objects.visible_to(actor).exists() is (name in KEEPERS)
    verbs = [
        lambda: operations.confirm_programme(programme=draft, by=actor, at=f.AT),
        lambda: operations.add_rule(programme=draft, kind="non_profit", by=actor, at=f.AT),
        lambda: operations.announce_call(programme=draft, closes=f.DEADLINE, by=actor, at=f.AT),
        lambda: operations.publish_programme(programme=draft, by=actor, at=f.AT),
        lambda: operations.end_programme(programme=draft, reason="Ausgelaufen.", by=actor, at=f.AT),
    ]
    for verb in verbs:
        if name in KEEPERS:
            verb()
        else:
            with pytest.raises(Refused):
                verb()


@pytest.mark.parametrize("state", [str(one) for one in FundingProgramme.State.values])
@pytest.mark.parametrize("verb", ["publish", "withdraw", "end", "revive"])
def test_every_verb_does_what_the_machine_says_and_nothing_else(cast, state, verb):
    programme = f.a_programme(publish=state != "draft")
    if state == "ended":
        operations.end_programme(programme=programme, reason="Ausgelaufen.", by=SYSTEM, at=f.AT)
    more = {"reason": "Ausgelaufen."} if verb == "end" else {}
    act = getattr(operations, f"{verb}_programme")
    if PROGRAMME.allows(state, verb):
        act(programme=programme, by=SYSTEM, at=f.AT, **more)
        programme.refresh_from_db()
        assert programme.state == PROGRAMME.target(state, verb)
    else:
        with pytest.raises(Refused):
            act(programme=programme, by=SYSTEM, at=f.AT, **more)


@pytest.mark.parametrize(("values", "field"), [
    ({"name": " "}, "name"), ({"giver": ""}, "giver"), ({"level": "mars"}, "level"), ({"fields": ["magic"]}, "fields"),
    ({"sum_from": 10, "sum_to": 5}, "sum_to"), ({"own_share": 101}, "own_share"), ({"max_rate": 90}, "own_share"),
    ({"volunteer_rate": None}, "volunteer_rate"), ({"volunteer_counts": False}, "volunteer_counts"),
    ({"check_months": 0}, "check_months"),
])  # fmt: skip
def test_each_mistake_is_told_at_its_field(cast, values, field):
    with pytest.raises(Refused) as refused:
        f.a_programme(**{"name": "Starthilfe", **values})
    assert refused.value.field == field


@pytest.mark.parametrize(("values", "field"), [
    ({"closes": None}, "closes"), ({"rolling": True}, "closes"), ({"opens": f.DEADLINE + timedelta(days=1)}, "closes"),
    ({"closes": date(2126, 1, 1)}, "closes"),
])  # fmt: skip
def test_a_call_has_a_deadline_or_is_rolling(cast, values, field):
    with pytest.raises(Refused) as refused:
        f.a_call(f.a_programme(), **{"closes": f.DEADLINE, **values})
    assert refused.value.field == field


def test_publishing_needs_a_text_and_a_place_to_ask(cast):
    with pytest.raises(Refused) as refused:
        f.a_programme(funded="")
    assert refused.value.field == "funded"
    with pytest.raises(Refused) as refused:
        f.a_programme(link="", contact="")
    assert refused.value.field == "link"


def test_a_change_on_an_outdated_page_is_not_written(cast):
    programme = f.a_programme()
    f.a_rule(FundingProgramme.objects.get())
    with pytest.raises(Conflict):
        operations.add_rule(programme=programme, kind="independent", by=SYSTEM, at=f.AT)
    with pytest.raises(Conflict):
        operations.confirm_programme(programme=programme, revision=1, by=SYSTEM, at=f.AT)


def test_a_condition_keeps_only_what_its_kind_reads(cast):
    rule = f.a_rule(f.a_programme(), "non_profit", number=7, text="Ort", codes=["association"])
    assert (rule.number, rule.text, rule.codes) == (None, "", [])


# --- The yearly check -----------------------------------------------------------------------------------------
def test_nobody_checked_yet_means_to_check_and_a_check_holds_for_its_months(cast):
    programme = f.a_programme(check_months=6)
    assert programme.to_check(f.DAY)
    operations.confirm_programme(programme=programme, by=cast.aylin, at=f.AT)
    programme.refresh_from_db()
    assert programme.check_due == date(2027, 5, 2)
    assert not programme.to_check(date(2027, 5, 1))
    assert programme.to_check(date(2027, 5, 2))


def test_the_coordination_owes_a_look_two_weeks_before_and_only_once(cast):
    programme = f.a_programme()
    operations.confirm_programme(programme=programme, by=cast.aylin, at=f.AT)
    late = f.AT + timedelta(days=365 - 14)
    assert operations.owe_checks(at=late - timedelta(days=1)) == 0
    assert operations.owe_checks(at=late) == 1
    operations.owe_checks(at=late + timedelta(days=1))
    duty = Duty.objects.get(kind="funding.check")
    assert duty.due == programme.check_due and duty.role == "coordination"
    operations.confirm_programme(programme=programme, by=cast.aylin, at=late)
    duty.refresh_from_db()
    assert duty.done_at == late


@pytest.mark.parametrize("verb", ["withdraw", "end"])
def test_what_is_not_public_needs_no_look(cast, verb):
    programme = f.a_programme()
    operations.owe_checks(at=f.AT)
    more = {"reason": "Ausgelaufen."} if verb == "end" else {}
    getattr(operations, f"{verb}_programme")(programme=programme, by=SYSTEM, at=f.AT, **more)
    assert not Duty.objects.open().filter(kind="funding.check").exists()
    assert operations.owe_checks(at=f.AT) == 0


# --- Reminders --------------------------------------------------------------------------------------------------
def remembered(cast, club, programme, days=14) -> Bookmark:
    return operations.remember_programme(
        programme=programme, organisation=club, days_before=days, by=cast.faisal, at=f.AT
    )


def before(days: int):
    return f.AT + (f.DEADLINE - f.DAY) - timedelta(days=days)


def test_a_deadline_is_told_once_from_the_chosen_day_on_with_a_link_that_ends_it(cast, club):
    programme = f.a_programme()
    f.a_call(programme)
    bookmark = remembered(cast, club, programme)
    assert operations.remind_of_deadlines(at=before(15)) == 0
    assert operations.remind_of_deadlines(at=before(14)) == 1
    assert operations.remind_of_deadlines(at=before(14)) == 0
    assert operations.remind_of_deadlines(at=before(3)) == 0
    message = Message.objects.get(kind="funding.deadline")
    assert message.recipient == cast.users["faisal"]
    assert token_for(bookmark) in message.body
    assert OutgoingMail.objects.filter(body__contains=token_for(bookmark)).count() == 1


def test_a_deadline_that_moved_is_told_again(cast, club):
    programme = f.a_programme()
    call = f.a_call(programme)
    remembered(cast, club, programme)
    operations.remind_of_deadlines(at=before(14))
    later = f.DEADLINE + timedelta(days=30)
    operations.change_call(
        call=call, title="", opens=None, closes=later, rolling=False, note="", by=SYSTEM, at=before(13)
    )
    assert operations.remind_of_deadlines(at=before(13)) == 0
    assert operations.remind_of_deadlines(at=before(14) + timedelta(days=30)) == 1


@pytest.mark.parametrize("why", ["forgotten", "by_link", "withdrawn", "cancelled", "left", "passed", "inactive"])
def test_nobody_is_reminded_who_wants_no_more_or_may_no_more(cast, club, why):
    programme = f.a_programme()
    call = f.a_call(programme)
    bookmark = remembered(cast, club, programme)
    at = before(10)
    if why == "forgotten":
        operations.forget_programme(bookmark=bookmark, by=cast.faisal, at=at)
    elif why == "by_link":
        found = Bookmark.objects.get(pk=bookmark_id_of(token_for(bookmark)))
        operations.forget_somebodys(bookmark=found, by=ANONYMOUS, at=at)
    elif why == "withdrawn":
        operations.withdraw_programme(programme=programme, by=SYSTEM, at=at)
    elif why == "cancelled":
        operations.cancel_call(call=call, by=SYSTEM, at=at)
    elif why == "left":
        Representative.objects.update(valid_until=f.DAY)
    elif why == "passed":
        at = before(-1)
    else:
        User.objects.filter(pk=cast.users["faisal"].pk).update(is_active=False, deactivated_at=at)
    assert operations.remind_of_deadlines(at=at) == 0
    assert not Message.objects.filter(kind="funding.deadline").exists()


def test_remembering_twice_is_once_with_the_days_said_last(cast, club):
    programme = f.a_programme()
    remembered(cast, club, programme)
    remembered(cast, club, programme, days=30)
    assert Bookmark.objects.get().days_before == 30
    for days in (0, 91):
        with pytest.raises(Refused) as refused:
            remembered(cast, club, programme, days=days)
        assert refused.value.field == "days_before"


@pytest.mark.parametrize("name", READERS)
def test_only_own_people_remember_for_an_organisation_and_only_oneself_forgets(cast, club, name):
    programme = f.a_programme()
    actor = actor_of(cast, name)
    if name == "faisal":
        operations.remember_programme(programme=programme, organisation=club, by=actor, at=f.AT)
    else:
        with pytest.raises(Refused):
            operations.remember_programme(programme=programme, organisation=club, by=actor, at=f.AT)
    if name in KEEPERS:
        operations.remember_programme(programme=programme, by=actor, at=f.AT)
    elif name != "faisal":
        with pytest.raises(Refused):
            operations.remember_programme(programme=programme, by=actor, at=f.AT)
    faisals = remembered(cast, club, programme)
    assert Bookmark.objects.visible_to(actor).filter(pk=faisals.pk).exists() is (name == "faisal")
    if name != "faisal":
        with pytest.raises(Refused):
            operations.forget_programme(bookmark=faisals, by=actor, at=f.AT)


def test_a_link_of_another_kind_ends_nothing(cast, club):
    bookmark = remembered(cast, club, f.a_programme())
    token = token_for(bookmark)
    assert bookmark_id_of(token) == bookmark.pk
    assert bookmark_id_of(token[:-2] + "xx") is None
    assert bookmark_id_of("") is None


def test_merged_entries_keep_what_was_remembered_and_granted(cast, club):
    kept = f.a_mosque()
    programme = f.a_programme()
    remembered(cast, club, programme)
    grant = f.a_grant(programme, club)
    organisations_operations.merge_organisations(organisation=club, into=kept, by=SYSTEM, at=f.AT)
    grant.refresh_from_db()
    assert grant.organisation == kept
    assert Bookmark.objects.get().organisation == kept


# --- At once --------------------------------------------------------------------------------------------------------
def test_two_workers_tell_a_deadline_once(committed):
    cast = f.the_cast()
    club = f.a_club()
    f.head_of(club, cast.users["faisal"])
    programme = f.a_programme()
    f.a_call(programme)
    remembered(cast, club, programme)
    run = lambda: operations.remind_of_deadlines(at=before(5))  # noqa: E731
    assert sum(at_once(run, run, run)) == 1
    assert DeadlineReminder.objects.count() == 1
    remember = lambda: remembered(cast, club, programme)  # noqa: E731
    assert failures_of(remember, remember) == []
    assert Bookmark.objects.count() == 1


# --- Retention ------------------------------------------------------------------------------------------------------
def test_who_checked_is_forgotten_and_the_day_stays(cast):
    programme = f.a_programme()
    operations.confirm_programme(programme=programme, by=cast.aylin, at=f.AT)
    rule = next(one for one in RETENTION if one.name == "funding.checkers")
    assert not rule.due(f.AT + timedelta(days=3 * 365)).exists()
    late = f.AT + timedelta(days=3 * 366)
    assert rule.erase(rule.due(late), late) == 1
    programme.refresh_from_db()
    assert programme.checked_by is None and programme.checked_on == f.DAY
