"""Who may do what with a thread in which state."""

from __future__ import annotations

import uuid

import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Role
from augenhoehe.journal import operations, queries, rules
from augenhoehe.journal.models import Thread
from augenhoehe.journal.permissions import PERMISSIONS, READ_THREADS

from .factories import AT, AYLIN, KORBINIAN, SAMUEL, VEIT, WIEBKE, a_public_thread, a_thread, actor

HERE, THERE = uuid.uuid4(), uuid.uuid4()
NURAY = actor("Nuray Nalbandur", "Integrationsbeauftragte", Role.INTEGRATION_OFFICER, municipality_id=HERE)


def thread(state: str, **more) -> Thread:
    dates = {
        "inside": {},
        "ended": {"closed_at": AT},
        "public": {"published_at": AT},
        "closed": {"published_at": AT, "closed_at": AT},
        "withdrawn": {"published_at": AT, "withdrawn_at": AT, "withdrawn_reason": "x"},
    }
    return Thread(title="x", opened_at=AT, last_step_at=AT, last_public_step_at=AT, **dates[state], **more)


@pytest.mark.parametrize("state", ["inside", "public", "closed", "ended", "withdrawn"])
def test_the_state_is_read_from_the_dates(state):
    assert thread(state).state == state


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        ("inside", {"publish", "close", "split"}),
        ("public", {"withdraw", "close", "split"}),
        ("closed", {"withdraw", "reopen"}),
        ("ended", {"reopen"}),
        ("withdrawn", {"publish"}),
    ],
)
def test_what_each_state_allows_coordination(state, allowed):
    found = {
        verb
        for verb in ("publish", "withdraw", "close", "reopen", "split")
        if getattr(rules, f"can_{verb}")(AYLIN, thread(state))
    }
    assert found == allowed


@pytest.mark.parametrize("by", [KORBINIAN, SAMUEL, VEIT, WIEBKE])
@pytest.mark.parametrize("verb", ["write", "publish", "close", "split"])
def test_others_only_read(by, verb):
    assert not getattr(rules, f"can_{verb}")(by, thread("inside"))


def test_an_integration_officer_writes_in_the_own_town_only():
    assert rules.can_write(NURAY, thread("inside", municipality_id=HERE))
    assert not rules.can_write(NURAY, thread("inside", municipality_id=THERE))


def test_threads_carry_no_hints_so_the_foreigners_authority_may_read_them_by_role():
    assert all(permission.residence_authority for permission in PERMISSIONS)
    assert WIEBKE.may(READ_THREADS)


@pytest.mark.django_db
def test_reading_is_fetching():
    a_thread()
    assert queries.threads_for(AYLIN).count() == 1
    assert queries.threads_for(SAMUEL).count() == 0
    assert queries.threads_for(VEIT).count() == 0


@pytest.mark.django_db
def test_a_public_matter_never_disappears_in_one_that_nobody_can_read():
    with pytest.raises(Refused, match="nicht öffentlich"):
        operations.merge_threads(source=a_public_thread(), target=a_thread(), reason="x", by=AYLIN, at=AT)


@pytest.mark.django_db
def test_a_public_step_never_names_a_thread_that_is_not_public():
    source, target = a_thread("Geheimer Titel"), a_public_thread("Offen")
    operations.merge_threads(source=source, target=target, reason="dieselbe Sache", by=AYLIN, at=AT)
    assert not any("Geheim" in str(step.text) for step in queries.public_steps_of(target))


@pytest.mark.django_db
def test_a_thread_does_not_merge_into_itself():
    thread = a_public_thread()
    with pytest.raises(Refused, match="sich selbst"):
        operations.merge_threads(source=thread, target=thread, reason="x", by=AYLIN, at=AT)


@pytest.mark.django_db
def test_a_withdrawn_matter_comes_back_under_its_old_number():
    thread = a_public_thread()
    number = thread.number
    operations.withdraw_thread(thread=thread, reason="x", by=AYLIN, at=AT)
    operations.publish_thread(thread=thread, title=thread.public_title, summary=thread.summary, by=AYLIN, at=AT)
    assert Thread.objects.get(pk=thread.pk).number == number


@pytest.mark.django_db
@pytest.mark.parametrize(("title", "summary"), [("", "Drei Sätze."), ("Titel", " ")])
def test_nothing_is_published_without_title_and_summary(title, summary):
    with pytest.raises(Refused):
        operations.publish_thread(
            thread=a_thread(), title={"de": {"text": title}}, summary={"de": {"text": summary}}, by=AYLIN, at=AT
        )


@pytest.mark.django_db
def test_a_merged_and_reopened_matter_may_be_merged_again():
    source, target = a_public_thread("Eins"), a_public_thread("Zwei")
    first = operations.merge_threads(source=source, target=target, reason="dieselbe Sache", by=AYLIN, at=AT)
    operations.reopen_thread(thread=source, reason="doch nicht", by=AYLIN, at=AT)
    again = operations.merge_threads(source=source, target=target, reason="doch", by=AYLIN, at=AT)
    assert again == first
    assert source.steps.filter(kind="merged").count() == 2
