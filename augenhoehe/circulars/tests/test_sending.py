"""A circular goes out as one mail for each organisation, once, whatever happens on the way (Issue 4.11)."""

from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from augenhoehe.circulars import operations
from augenhoehe.circulars.models import Circular, Recipient
from augenhoehe.circulars.operations import sending
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices import post
from augenhoehe.notices.models import Duty, MailAttachment, OutgoingMail
from augenhoehe.organisations.models import ContactNote
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\nEinladung"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def clubs():
    """Reached by mail, by post, and not at all."""
    f.the_cast()
    with_mail, by_post, nowhere = (
        f.a_club("Dattelpalme"),
        f.a_club("Mohnblüte", street="Mohnweg 3", postal_code="05999"),
        f.a_club("Nordlicht"),
    )
    f.a_contact(with_mail, email="faisal@dattelpalme.example")
    f.a_contact(by_post, name="Ivana Novak", email="")
    return with_mail, by_post, nowhere


def states(circular):
    rows = Recipient.objects.filter(circular=circular).order_by("organisation__sorting")
    return [(one.way, one.state) for one in rows]


def test_each_organisation_gets_a_mail_of_its_own_and_nobody_sees_the_others(clubs):
    other = f.a_club("Frauen wagen Wege")
    f.a_contact(other, name="Rojda Yıldız", email="rojda@frauen.example")
    circular = f.a_circular(*clubs, other)
    operations.attach(circular=circular, content=PDF, name="Programm", by=SYSTEM, at=f.AT)
    f.send(circular)
    assert f.queue(circular) == 2
    assert f.deliver_all() == 2
    assert sorted(one.to for one in mail.outbox) == [["faisal@dattelpalme.example"], ["rojda@frauen.example"]]
    letter = next(one for one in mail.outbox if "rojda" in one.to[0])
    assert (letter.cc, letter.bcc) == ([], [])
    assert "faisal" not in str(letter.message()).casefold()
    assert letter.body.startswith("Guten Tag Rojda Yıldız,\n\nwir laden Frauen wagen Wege ein: http")
    html = letter.alternatives[0].content
    assert "<b>Frauen wagen Wege</b>" in html and "<li>Tee</li>" in html
    assert letter.extra_headers["Reply-To"] == "kiz@federlohe.example"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.attachments == [("Programm.pdf", PDF, "application/pdf")]
    assert not MailAttachment.objects.exists()
    assert set(OutgoingMail.objects.values_list("to", "body", "html")) == {("", "", "")}


def test_who_has_only_an_address_waits_for_a_letter_and_who_has_nothing_is_said_so(clubs):
    circular = f.a_circular(*clubs)
    f.send(circular)
    f.queue(circular)
    f.deliver_all()
    assert states(circular) == [("mail", "sent"), ("post", "no_mail"), ("none", "no_mail")]
    assert operations.mark_posted(circular=circular, by=SYSTEM, at=f.AT) == 1
    assert states(circular)[1] == ("post", "sent")
    with pytest.raises(Refused, match="kein Brief mehr"):
        operations.mark_posted(circular=circular, by=SYSTEM, at=f.AT)
    notes = {note.organisation.name: note for note in ContactNote.objects.select_related("organisation")}
    assert set(notes) == {"Dattelpalme", "Mohnblüte"}
    assert (notes["Dattelpalme"].kind, notes["Dattelpalme"].topic) == ("circular", "Einladung zum Netzwerktreffen")
    assert "Post" in notes["Mohnblüte"].result


def test_sent_twice_it_goes_out_once(clubs):
    circular = f.a_circular(*clubs)
    seen, revision = f.mark(circular), circular.revision
    f.send(circular)
    with pytest.raises((Conflict, Refused)):
        operations.send_circular(circular=circular, mark=seen, revision=revision, by=SYSTEM, at=f.AT)
    with pytest.raises(Refused, match="schon verschickt"):
        operations.send_circular(circular=circular, mark=seen, by=SYSTEM, at=f.AT)
    assert [f.queue(circular), f.queue(circular)] == [1, 0]
    assert [f.deliver_all(), f.deliver_all()] == [1, 0]
    pk = OutgoingMail.objects.get().pk
    assert not post.deliver(str(pk), at=f.AT)
    assert len(mail.outbox) == 1
    assert ProcrastinateJob.objects.filter(task_name=sending.TASK).count() == 1


def test_what_was_seen_is_what_is_sent(clubs):
    circular = f.a_circular(*clubs)
    seen = f.mark(circular)
    f.a_contact(clubs[2], email="neu@nordlicht.example")
    with pytest.raises(Refused, match="Inzwischen hat sich die Liste"):
        operations.send_circular(circular=circular, mark=seen, by=SYSTEM, at=f.AT)
    circular.refresh_from_db()
    assert circular.draft


def test_nobody_is_no_list(clubs):
    with pytest.raises(Refused, match="Wählen Sie zuerst"):
        f.send(f.a_circular())
    with pytest.raises(Refused, match="weder per E-Mail noch per Post"):
        f.send(f.a_circular(clubs[2]))


def test_a_worker_that_dies_while_queueing_goes_on_where_it_ended(clubs, monkeypatch):
    other = f.a_club("Frauen wagen Wege")
    f.a_contact(other, email="rojda@frauen.example")
    circular = f.a_circular(clubs[0], other)
    f.send(circular)
    whole, calls = sending.send_mail, []

    def dies_at_the_second(**values):
        calls.append(values["to"])
        if len(calls) == 2:
            raise SystemExit
        return whole(**values)

    monkeypatch.setattr(sending, "send_mail", dies_at_the_second)
    with pytest.raises(SystemExit):
        f.queue(circular)
    assert OutgoingMail.objects.count() == 1
    monkeypatch.setattr(sending, "send_mail", whole)
    # Nobody calls the dead job again: the run every ten minutes finds what is left.
    assert operations.queue_all(at=f.AT) == 1
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == [
        "faisal@dattelpalme.example", "rojda@frauen.example",
    ]  # fmt: skip


def test_a_worker_that_dies_while_sending_never_sends_again_by_itself(clubs, monkeypatch):
    circular = f.a_circular(clubs[0])
    f.send(circular)
    f.queue(circular)
    pk = str(OutgoingMail.objects.get().pk)
    went_out = []

    def dies(self, fail_silently=False):
        went_out.append(self.to)
        raise SystemExit

    monkeypatch.setattr("django.core.mail.EmailMessage.send", dies)
    with pytest.raises(SystemExit):
        post.deliver(pk, at=f.AT)
    assert not post.deliver(pk, at=f.AT)
    assert not post.deliver(pk, at=f.AT + timedelta(hours=2))
    assert len(went_out) == 1
    assert post.give_up_broken_off(at=f.AT + timedelta(minutes=5)) == 0
    assert post.give_up_broken_off(at=f.AT + timedelta(minutes=20)) == 1
    one = f.on_list(circular, clubs[0])
    assert (one.state, one.sent_at) == ("uncertain", None)
    assert "Niemand weiß" in one.reason
    assert not ContactNote.objects.exists()


def test_a_person_decides_about_an_uncertain_mail(clubs, monkeypatch):
    circular = f.a_circular(clubs[0])
    f.send(circular)
    f.queue(circular)

    def breaks_off(self, fail_silently=False):
        raise smtplib.SMTPServerDisconnected("Der Server ist weg.")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", breaks_off)
        assert f.deliver_all() == 0
    one = f.on_list(circular, clubs[0])
    assert one.state == "uncertain"
    before = one.message_id
    operations.send_again(recipient=one, by=SYSTEM, at=f.AT)
    f.queue(circular)
    f.deliver_all()
    one.refresh_from_db()
    assert one.state == "sent" and one.message_id != before and len(mail.outbox) == 1


def test_a_mail_server_that_does_not_answer_is_tried_again(clubs, monkeypatch):
    circular = f.a_circular(clubs[0])
    f.send(circular)
    f.queue(circular)
    pk = str(OutgoingMail.objects.get().pk)

    def refused(self):
        raise ConnectionRefusedError("nobody there")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.open", refused)
        with pytest.raises(OSError, match="nobody there"):
            post.deliver(pk, at=f.AT)
    assert f.on_list(circular, clubs[0]).state == "noted"
    assert post.deliver(pk, at=f.AT)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("code", "state"), [(550, "bounced"), (451, "noted")])
def test_an_address_the_server_refuses_for_good_is_checked_and_a_busy_one_tried_again(clubs, monkeypatch, code, state):
    circular = f.a_circular(clubs[0])
    f.send(circular)
    f.queue(circular)

    def refuses(self, fail_silently=False):
        raise smtplib.SMTPRecipientsRefused({self.to[0]: (code, b"user unknown")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuses)
    if code < 500:
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            f.deliver_all()
    else:
        assert f.deliver_all() == 0
    one = f.on_list(circular, clubs[0])
    assert one.state == state
    assert Duty.objects.open().filter(kind="circulars.address").count() == (code == 550)


def test_who_objects_between_sending_and_queueing_gets_nothing(clubs):
    circular = f.a_circular(clubs[0])
    f.send(circular)
    operations.opt_out(organisation=clubs[0], by=SYSTEM, at=f.AT)
    assert f.queue(circular) == 0
    assert f.on_list(circular, clubs[0]).state == "declined"


def test_after_sending_nothing_changes_any_more(clubs):
    circular = f.a_circular(clubs[0])
    f.send(circular)
    for act in (
        lambda: operations.change_circular(circular=circular, subject="Anders", by=SYSTEM, at=f.AT),
        lambda: operations.attach(circular=circular, content=PDF, name="Plan", by=SYSTEM, at=f.AT),
        lambda: operations.add_recipients(circular=circular, organisations=[clubs[1].pk], by=SYSTEM, at=f.AT),
        lambda: operations.discard_circular(circular=circular, by=SYSTEM, at=f.AT),
        lambda: operations.remove_recipient(recipient=f.on_list(circular, clubs[0]), by=SYSTEM, at=f.AT),
    ):
        with pytest.raises(Refused, match="schon verschickt"):
            act()
    copied = operations.copy_circular(circular=circular, by=SYSTEM, at=f.AT)
    assert copied.draft and copied.recipients.count() == 1
    assert Circular.objects.count() == 2
