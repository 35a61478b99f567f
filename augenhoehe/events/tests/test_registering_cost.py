"""What one registration costs: statements of the whole request, and of the time in which others wait (standards §4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from augenhoehe.core import clock, form_token
from augenhoehe.events import operations
from augenhoehe.events.models import Registration
from augenhoehe.events.views.registering import PURPOSE
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.organisations.tests.factories import a_club

from . import factories as f

pytestmark = pytest.mark.django_db
# performance.md: a registration with audit trail, duty and mail.
MOST = 10


@pytest.fixture
def statements(committed):
    """Registers somebody by the public form; gives the statements of the request, BEGIN and COMMIT aside."""
    f.the_cast()
    soon = clock.now() + timedelta(days=20)
    event = f.an_event(capacity=2, at=clock.now(), starts_at=soon, ends_at=soon + f.hours(2))
    people = iter(("Ada", "Bo", "Cem", "Dana", "Eva"))

    def send(**more) -> list[str]:
        name = next(people)
        token = form_token.issue(PURPOSE, clock.now() - timedelta(minutes=1)).signed()
        typed = {"token": token, "go": "send", "name": f"{name} A", "email": f"{name}@leute.example",
                 "category": "resident", "agreed": "on", **more}  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            answer = Client().post(f"/veranstaltungen/{event.pk}/anmelden/", typed)
        assert "Noch nicht abgeschickt" not in answer.content.decode() and answer.status_code == 200
        return [one["sql"] for one in asked if one["sql"] not in ("BEGIN", "COMMIT")]

    # What a process reads once.
    send()
    return send


def test_a_registration_takes_few_statements_seated_or_waiting(statements):
    seated, waiting = statements(), statements()
    assert list(Registration.objects.order_by("position").values_list("state", flat=True)) == [
        "confirmed", "confirmed", "waiting"
    ]  # fmt: skip
    assert len(seated) <= MOST and len(waiting) <= MOST, "\n".join(seated)
    # Who names an organisation: that it is one of the register.
    assert len(statements(organisation=str(a_club("Dattelpalme e. V.").pk))) <= MOST + 1


def test_others_wait_for_two_statements_and_the_commit_alone(statements):
    asked = statements()
    lock = next(place for place, sql in enumerate(asked) if "last_position = last_position + 1" in sql)
    held = asked[lock + 1 :]
    assert len([sql for sql in held if not sql.startswith("SELECT")]) <= 2, held
    assert 'INSERT INTO "events_registration"' in held[1]
    # Trail and the worker's task are written before; the letter comes after.
    assert any("journal_auditentry" in sql for sql in asked[:lock])
    assert any("procrastinate" in sql for sql in asked[:lock])


def test_the_letter_is_owed_with_the_registration_and_written_once(statements):
    statements()
    owed = Registration.objects.filter(untold=True).order_by("position")
    assert owed.count() == 2 and not OutgoingMail.objects.filter(to__endswith="leute.example").exists()
    for pk in list(owed.values_list("pk", flat=True)):
        assert operations.tell_owed(registration_id=pk, at=clock.now())
        assert not operations.tell_owed(registration_id=pk, at=clock.now())
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == ["ada@leute.example", "bo@leute.example"]


def test_a_letter_whose_worker_died_is_found_again(statements):
    statements()
    assert operations.tell_left_behind(at=clock.now()) == 0
    assert operations.tell_left_behind(at=clock.now() + timedelta(minutes=11)) == 2
    assert OutgoingMail.objects.count() == 2 and not Registration.objects.filter(untold=True).exists()


def test_who_cancels_before_the_letter_came_hears_of_the_cancelling_alone(statements):
    first = Registration.objects.select_related("event__meeting").get()
    operations.cancel_own(registration=first, at=clock.now())
    assert operations.tell_left_behind(at=clock.now() + timedelta(hours=1)) == 0
    assert [one.subject.split(":")[0] for one in OutgoingMail.objects.all()] == ["Abgesagt"]
