"""Mails: queued with their cause, sent once, collected as the person chose, reminding once a day."""

from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils.translation import get_language
from procrastinate.contrib.django.models import ProcrastinateJob

from augenhoehe.accounts.models import User
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Role
from augenhoehe.notices import checks, post
from augenhoehe.notices.mailbox import DemoMailboxBackend
from augenhoehe.notices.models import DemoMail, Duty, OutgoingMail
from augenhoehe.notices.operations import send_mail
from augenhoehe.notices.tasks import PATIENT

from .factories import AT, LONG_AGO, a_duty, a_message, person

pytestmark = pytest.mark.django_db
TODAY = day_of(AT)


def a_mail(at=AT):
    return send_mail(to="faisal@federlohe.example", subject="Hallo", body="Text", language="de", at=at)


def queued_for(user):
    return OutgoingMail.objects.filter(to=user.email)


def test_a_mail_is_queued_with_its_job_and_vanishes_with_its_cause():
    with pytest.raises(RuntimeError), transaction.atomic():
        a_mail()
        raise RuntimeError
    assert not OutgoingMail.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="notices.send_outgoing").exists()
    queued = a_mail()
    job = ProcrastinateJob.objects.get(task_name="notices.send_outgoing")
    assert job.args == {"mail_id": str(queued.pk)}


def test_a_subject_is_one_line():
    assert send_mail(to="a@b.example", subject="Eins\nBcc: x@y.example", body="", language="de", at=AT).subject == (
        "Eins Bcc: x@y.example"
    )


def test_a_mail_leaves_once_however_often_the_job_runs():
    queued = a_mail()
    assert post.deliver(str(queued.pk), at=AT)
    assert not post.deliver(str(queued.pk), at=AT)
    assert [one.to for one in mail.outbox] == [["faisal@federlohe.example"]]
    assert OutgoingMail.objects.get().sent_at == AT


def test_a_failure_is_written_down_and_raised_so_that_the_worker_tries_again(monkeypatch):
    def down(self, fail_silently=False):
        raise smtplib.SMTPServerDisconnected("Der Server ist weg.")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", down)
    queued = a_mail(at=LONG_AGO)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        post.deliver(str(queued.pk), at=AT)
    stored = OutgoingMail.objects.get()
    assert (stored.attempts, stored.sent_at) == (1, None)
    assert "Der Server ist weg." in stored.failure
    ok, sentence = checks.mails()
    assert not ok
    assert "Der Server ist weg." in sentence


def test_the_worker_is_patient_over_a_night():
    waits = [55 + 5**attempt for attempt in range(PATIENT.max_attempts)]
    assert PATIENT.max_attempts == 6
    assert sum(waits) > 60 * 60


def test_a_message_is_mailed_at_once_without_its_text():
    faisal = person("faisal", language="de")
    message = a_message(faisal)
    sent = queued_for(faisal).get()
    assert message.mailed_at == AT
    assert message.subject in sent.body
    assert f"http://localhost:8000/postfach/{message.pk}/" in sent.body
    assert "Arabisch" not in sent.body


@pytest.mark.parametrize("digest", [User.Digest.DAILY, User.Digest.WEEKLY, User.Digest.NEVER])
def test_who_collects_gets_no_mail_at_once(digest):
    faisal = person("faisal", digest=digest)
    assert a_message(faisal).mailed_at is None
    assert not queued_for(faisal).exists()


def test_a_digest_holds_everything_since_the_last_one_in_one_mail_per_person():
    faisal, halyna = (person(letter, digest=User.Digest.DAILY) for letter in ("faisal", "halyna"))
    weekly = person("nuray", digest=User.Digest.WEEKLY)
    for subject in ("Eins", "Zwei"):
        a_message(faisal, subject=subject)
    a_message(halyna, subject="Drei")
    a_message(weekly, subject="Vier")
    assert post.send_digests("daily", at=AT + timedelta(hours=1)) == 2
    body = queued_for(faisal).get().body
    assert "Eins" in body
    assert "Zwei" in body
    assert "Drei" not in body
    assert not queued_for(weekly).exists()
    assert post.send_digests("daily", at=AT + timedelta(hours=2)) == 0
    assert post.send_digests("weekly", at=AT + timedelta(hours=2)) == 1


def test_what_was_read_meanwhile_needs_no_mail():
    from augenhoehe.notices.operations import mark_read

    faisal = person("faisal", digest=User.Digest.DAILY)
    mark_read(message=a_message(faisal), at=AT)
    assert post.send_digests("daily", at=AT) == 0


def test_letters_are_written_in_the_persons_language(monkeypatch):
    """The sentences come from a translator; what counts here is the language that was asked for."""
    asked = set()

    def recorded(text):
        asked.add(get_language())
        return text

    monkeypatch.setattr("augenhoehe.notices.letters.gettext", recorded)
    a_message(person("faisal", language="ar"))
    assert asked == {"ar"}
    assert OutgoingMail.objects.get().language == "ar"


def test_reminders_name_what_is_late_and_what_is_due_within_three_days():
    aylin = person("aylin", Role.COORDINATION)
    a_duty(title="Zu spät", due=TODAY - timedelta(days=2))
    a_duty(title="Bald", due=TODAY + timedelta(days=3))
    a_duty(title="Später", due=TODAY + timedelta(days=4))
    a_duty(title="Ohne Frist")
    assert post.remind_of_duties(at=AT) == 1
    body = queued_for(aylin).get().body
    assert "Zu spät" in body
    assert "Bald" in body
    assert "Später" not in body
    assert "Ohne Frist" not in body


def test_nobody_is_reminded_twice_a_day_but_the_next_day_again():
    aylin = person("aylin", Role.COORDINATION)
    a_duty(due=TODAY)
    assert [post.remind_of_duties(at=AT), post.remind_of_duties(at=AT + timedelta(hours=3))] == [1, 0]
    assert post.remind_of_duties(at=AT + timedelta(days=1)) == 1
    assert queued_for(aylin).count() == 2


def test_a_role_duty_reminds_everybody_who_holds_the_role_there():
    from augenhoehe.accounts.tests import factories as accounts

    here, elsewhere = person("nuray"), person("bernward")
    accounts.grant(here, Role.INTEGRATION_OFFICER, at=LONG_AGO, municipality=accounts.town())
    town = accounts.town("Nebelfurt", "05999002")
    accounts.grant(elsewhere, Role.INTEGRATION_OFFICER, at=LONG_AGO, municipality=town)
    a_duty(role=Role.INTEGRATION_OFFICER, municipality=accounts.town(), due=TODAY)
    post.remind_of_duties(at=AT)
    assert queued_for(here).exists()
    assert not queued_for(elsewhere).exists()


def test_who_wants_no_mails_is_not_reminded_even_personally():
    korbinian = person("korbinian", digest=User.Digest.NEVER)
    a_duty(user=korbinian, due=TODAY)
    post.remind_of_duties(at=AT)
    assert not queued_for(korbinian).exists()
    assert Duty.objects.get().reminded_on == TODAY


def test_of_a_sent_mail_only_that_it_went_out_stays():
    sent, waiting = a_mail(), a_mail()
    post.deliver(str(sent.pk), at=AT)
    sent.refresh_from_db()
    waiting.refresh_from_db()
    assert (sent.to, sent.subject, sent.body) == ("", "", "")
    assert waiting.body == "Text"


def test_the_demo_keeps_its_mails_to_itself():
    from django.core.mail import EmailMessage

    DemoMailboxBackend().send_messages([EmailMessage("Hallo", "Text", to=["a@b.example"], cc=["c@d.example"])])
    assert sorted(DemoMail.objects.values_list("to", flat=True)) == ["a@b.example", "c@d.example"]


# --- What lies ahead ----------------------------------------------------------------------------------
def test_who_collects_for_a_week_hears_of_the_next_two_weeks_even_without_a_message():
    weekly, daily = (person(name, digest=kind) for name, kind in (("nuray", "weekly"), ("faisal", "daily")))
    for one in (weekly, daily):
        a_duty(user=one, title="Bericht schreiben", due=TODAY + timedelta(days=10))
    a_duty(user=weekly, title="Viel später", due=TODAY + timedelta(days=40), kind="other")
    assert post.send_digests("weekly", at=AT) == 1
    body = queued_for(weekly).get().body
    assert "Das wartet auf Sie" in body and "Bericht schreiben" in body and "Viel später" not in body
    assert not queued_for(daily).exists() and post.send_digests("daily", at=AT) == 0


def test_the_week_is_mailed_once_and_lies_in_the_inbox_too():
    weekly = person("nuray", digest=User.Digest.WEEKLY)
    a_duty(user=weekly, due=TODAY + timedelta(days=3))
    assert [post.send_digests("weekly", at=AT), post.send_digests("weekly", at=AT + timedelta(hours=1))] == [1, 0]
    assert weekly.inbox.get().kind == "week"
    assert post.send_digests("weekly", at=AT + timedelta(days=7)) == 1


def test_messages_and_what_lies_ahead_are_one_mail():
    weekly = person("nuray", digest=User.Digest.WEEKLY)
    a_message(weekly, subject="Neues aus der Gruppe")
    a_duty(user=weekly, title="Bericht schreiben", due=TODAY + timedelta(days=3))
    assert post.send_digests("weekly", at=AT + timedelta(hours=1)) == 1
    body = queued_for(weekly).get().body
    assert "Neues aus der Gruppe" in body and "Bericht schreiben" in body


def test_who_has_nothing_before_them_gets_no_mail():
    weekly = person("nuray", digest=User.Digest.WEEKLY)
    assert post.send_digests("weekly", at=AT) == 0 and not queued_for(weekly).exists()
