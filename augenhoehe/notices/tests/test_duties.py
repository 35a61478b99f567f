"""Duties: one per cause, owned by a person or a role within its reach, moved only with a reason."""

from __future__ import annotations

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connections

from augenhoehe.accounts.queries import actor_of
from augenhoehe.accounts.tests import factories as accounts
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Role
from augenhoehe.journal.models import AuditEntry
from augenhoehe.journal.queries import for_page, public_threads
from augenhoehe.journal.tests.factories import a_public_thread
from augenhoehe.notices import queries
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, move_duty, open_duty

from .factories import AT, LONG_AGO, a_duty, person


def owed(user):
    return set(queries.duties_of(actor_of(user, at=AT)).values_list("pk", flat=True))


@pytest.mark.django_db
def test_opened_twice_it_stays_one_duty_and_one_line_in_the_trail():
    subject = uuid.uuid4()
    first = a_duty(subject=subject, due=date(2026, 12, 1))
    assert a_duty(subject=subject, due=date(2027, 1, 1)) == first
    assert Duty.objects.get().due == date(2026, 12, 1)
    assert AuditEntry.objects.filter(verb="open_duty").count() == 1


@pytest.mark.django_db
def test_a_closed_duty_may_be_opened_anew_and_closing_twice_is_no_error():
    subject = uuid.uuid4()
    first = a_duty(subject=subject)
    assert close_duty(kind="answer", subject_id=subject, outcome="gegeben", by=SYSTEM, at=AT)
    assert not close_duty(kind="answer", subject_id=subject, outcome="gegeben", by=SYSTEM, at=AT)
    assert a_duty(subject=subject) != first


def test_ten_who_open_the_same_duty_at_once_open_one(committed):
    subject, barrier = uuid.uuid4(), threading.Barrier(10)

    def open_it(_):
        barrier.wait()
        try:
            return a_duty(subject=subject).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        assert len(set(pool.map(open_it, range(10)))) == 1
    assert Duty.objects.count() == 1


@pytest.mark.django_db
def test_a_duty_needs_somebody_who_owes_it():
    with pytest.raises(Refused, match="Person oder eine Rolle"):
        open_duty(kind="x", subject_kind="x", subject_id=uuid.uuid4(), title="x", url="/", owner_label="x",
                  by=SYSTEM, at=AT)  # fmt: skip


@pytest.mark.django_db
def test_who_owes_what():
    zwirnstadt, nebelfurt = accounts.town(), accounts.town("Nebelfurt", "05999002")
    aylin = person("aylin", Role.COORDINATION)
    nuray = person("nuray")
    accounts.grant(nuray, Role.INTEGRATION_OFFICER, at=LONG_AGO, municipality=zwirnstadt)
    chiara = person("chiara")
    accounts.grant(chiara, Role.CASE_MANAGER, at=LONG_AGO, carrier=accounts.caritas())
    officer = {"role": Role.INTEGRATION_OFFICER}
    personal = a_duty(user=aylin).pk
    by_role = a_duty(role=Role.COORDINATION).pk
    here, there = a_duty(municipality=zwirnstadt, **officer).pk, a_duty(municipality=nebelfurt, **officer).pk
    anywhere = a_duty(**officer).pk
    carrier = a_duty(role=Role.CASE_MANAGER, carrier=accounts.caritas()).pk
    assert owed(aylin) == {personal, by_role}
    assert owed(nuray) == {here, anywhere}
    assert owed(chiara) == {carrier}
    assert owed(person("veit")) == set()
    assert there not in owed(nuray)
    assert not queries.duties_of(ANONYMOUS).exists()


@pytest.mark.django_db
def test_a_personal_duty_is_nobody_elses_even_if_a_role_is_named_too():
    aylin = person("aylin", Role.COORDINATION)
    duty = a_duty(user=person("bernward"), role=Role.COORDINATION)
    assert duty.pk not in owed(aylin)


@pytest.mark.django_db
def test_the_most_pressing_comes_first_and_what_has_no_date_last():
    aylin = person("aylin", Role.COORDINATION)
    later, none, soon = a_duty(due=date(2027, 1, 1)), a_duty(), a_duty(due=date(2026, 12, 1))
    assert list(queries.duties_of(actor_of(aylin, at=AT))) == [soon, later, none]


@pytest.mark.django_db
def test_a_moved_duty_remembers_its_first_date_and_why():
    duty = a_duty(due=date(2026, 12, 1))
    for days in (10, 20):
        move_duty(duty=duty, due=date(2026, 12, 1) + timedelta(days=days), reason="Sitzung verlegt", by=SYSTEM, at=AT)
    stored = Duty.objects.get()
    assert (stored.first_due, stored.due, stored.moved_reason) == (
        date(2026, 12, 1),
        date(2026, 12, 21),
        "Sitzung verlegt",
    )


@pytest.mark.django_db
def test_moving_needs_a_reason_and_an_open_duty():
    duty = a_duty(due=date(2026, 12, 1))
    with pytest.raises(Refused, match="Grund"):
        move_duty(duty=duty, due=date(2027, 1, 1), reason=" ", by=SYSTEM, at=AT)
    close_duty(kind=duty.kind, subject_id=duty.subject_id, outcome="x", by=SYSTEM, at=AT)
    with pytest.raises(Refused, match="erledigt"):
        move_duty(duty=duty, due=date(2027, 1, 1), reason="x", by=SYSTEM, at=AT)


@pytest.mark.django_db
def test_a_matter_shows_its_most_pressing_open_duty():
    thread = a_public_thread()
    a_duty(thread=thread, owner_label="Rat", due=date(2027, 1, 1))
    pressing = a_duty(thread=thread, owner_label="Lenkungsgruppe", due=date(2026, 12, 1))
    shown = for_page(public_threads()).get()
    assert (shown.turn_label, shown.turn_due) == ("Lenkungsgruppe", date(2026, 12, 1))
    assert queries.open_duties_of_thread(thread).first() == pressing
    close_duty(kind=pressing.kind, subject_id=pressing.subject_id, outcome="x", by=SYSTEM, at=AT)
    assert for_page(public_threads()).get().turn_label == "Rat"
