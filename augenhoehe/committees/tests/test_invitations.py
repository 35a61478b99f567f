"""Invitations in time: papers as one PDF, calendar file, once each; deputies and guests answer by their own links."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from augenhoehe.accounts.models import User
from augenhoehe.committees import operations
from augenhoehe.committees.models import Attendance, Delivery, DeputyRequest, Guest, Meeting
from augenhoehe.committees.operations import NewItem
from augenhoehe.committees.queries.quorum import quorum_of, seat_answers
from augenhoehe.committees.register import RETENTION
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.files.queries import read
from augenhoehe.notices.models import Duty, Message, OutgoingMail
from augenhoehe.notices.post import deliver as hand_over
from tests.worlds import shared

from . import factories as f
from .paper_factories import bodies, submitted
from .paper_factories import one as station_at

BACKEND = "augenhoehe.accounts.backends.Backend"
INVITED, BEFORE = f.AT + timedelta(days=1), f.THURSDAY - timedelta(days=3)
ESMA = "esma@vertretung.example"


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def three_days_before(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: BEFORE)


@shared
def meeting(cast):
    return invited(f.seated(cast))


def invited(group, **more) -> Meeting:
    item = f.on_agenda(group)
    for name, value in more.items():
        setattr(item, name, value)
        item.save()
    operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=INVITED)
    send(item.meeting)
    return fresh(item.meeting)


def fresh(meeting) -> Meeting:
    return Meeting.objects.select_related("committee").get(pk=meeting.pk)


def send(meeting, at=INVITED):
    return operations.deliver(meeting_id=meeting.pk, at=at)


def seat_of(cast, meeting, name="rojda"):
    return meeting.committee.seats.select_related("user", "committee").get(user=cast.users[name])


def mail_to(address, subject=""):
    return OutgoingMail.objects.filter(to=address, subject__contains=subject).latest("queued_at", "pk")


def path_in(mail) -> str:
    found = re.search(r"https?://[^/\s]+(/\S*sitzungen/\S+)", mail.body)
    assert found, mail.body
    return found[1]


def client_of(cast, name):
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


def a_pdf(pages=2) -> bytes:
    import typst

    return bytes(typst.compile(("= Anlage\n" + "#pagebreak() mehr\n" * (pages - 1)).encode(), format="pdf"))


# --- What goes out ----------------------------------------------------------------------------------
def test_each_member_gets_one_mail_with_the_papers_as_one_pdf_and_the_date(cast):
    group = f.seated(cast)
    item = f.on_agenda(group)
    operations.attach_document(item=item, name="Auswertung", file=a_pdf(), by=cast.aylin, at=f.AT)
    operations.invite_to_meeting(meeting=item.meeting, by=cast.aylin, at=INVITED)
    assert not OutgoingMail.objects.filter(to="rojda@federlohe.example").exists()  # the worker sets the papers
    assert send(item.meeting) == 2 and send(item.meeting) == 0
    mail = OutgoingMail.objects.get(to="rojda@federlohe.example")
    files = {one.name: read(one.file) for one in mail.attachments.select_related("file")}
    assert files.keys() == {"tagesordnung-2026-11-26.pdf", "sitzung-2026-11-26.ics"} and mail.once
    bundle = files["tagesordnung-2026-11-26.pdf"]
    assert bundle.startswith(b"%PDF") and b"/Type/Pages/Count 3/" in bundle  # the agenda and two pages behind it
    (event,) = Calendar.from_ical(files["sitzung-2026-11-26.ics"]).walk("VEVENT")
    assert event["UID"].startswith(str(item.meeting_id)) and event["SEQUENCE"] == fresh(item.meeting).revision
    hand_over(str(mail.pk), at=INVITED)
    assert [one.mimetype for one in outbox.outbox[-1].attachments] == ["application/pdf", "text/calendar"]


def test_a_broken_pdf_does_not_hold_up_the_invitation(cast):
    item = f.on_agenda(f.seated(cast))
    operations.attach_document(item=item, name="Kaputt", file=b"%PDF-1.7 nichts", by=cast.aylin, at=f.AT)
    operations.invite_to_meeting(meeting=item.meeting, by=cast.aylin, at=INVITED)
    assert send(item.meeting) == 2


def test_moved_and_called_off_the_calendar_file_has_a_higher_sequence(cast, meeting):
    first = _event(mail_to("rojda@federlohe.example"))
    operations.change_meeting(
        meeting=meeting, starts_at=f.THURSDAY + timedelta(days=7), place="Rathaus", public=False, by=SYSTEM, at=INVITED
    )
    send(meeting)
    moved = _event(mail_to("rojda@federlohe.example", "Neuer Termin"))
    operations.cancel_meeting(meeting=fresh(meeting), reason="Sturm", by=SYSTEM, at=INVITED)
    send(meeting)
    cancelled = _event(mail_to("rojda@federlohe.example", "Abgesagt"), "CANCEL")
    assert first["UID"] == moved["UID"] == cancelled["UID"] and cancelled["STATUS"] == "CANCELLED"
    assert first["SEQUENCE"] < moved["SEQUENCE"] < cancelled["SEQUENCE"]


def _event(mail, method="PUBLISH"):
    stored = mail.attachments.select_related("file").get(name__endswith=".ics")
    calendar = Calendar.from_ical(read(stored.file))
    assert calendar["METHOD"] == method and "ORGANIZER" not in calendar.walk("VEVENT")[0]
    return calendar.walk("VEVENT")[0]


def test_an_invitation_that_waits_is_not_sent_once_the_meeting_is_off(cast):
    item = f.on_agenda(f.seated(cast))
    operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=INVITED)
    operations.cancel_meeting(meeting=fresh(item.meeting), reason="Sturm", by=SYSTEM, at=INVITED)
    send(item.meeting)
    subjects = OutgoingMail.objects.filter(to="rojda@federlohe.example").values_list("subject", flat=True)
    assert [one.split(":")[0] for one in subjects] == ["Abgesagt"]


def test_who_wants_no_mails_reads_the_invitation_inside_and_a_digest_does_not_repeat_it(cast):
    User.objects.filter(email="rojda@federlohe.example").update(digest=User.Digest.NEVER)
    User.objects.filter(email="korbinian@federlohe.example").update(digest=User.Digest.DAILY)
    invited(f.seated(cast))
    assert not OutgoingMail.objects.filter(to="rojda@federlohe.example").exists()
    assert OutgoingMail.objects.filter(to="korbinian@federlohe.example").count() == 1
    assert Message.objects.get(recipient=cast.users["korbinian"]).mailed_at is not None


def test_two_workers_at_once_queue_each_mail_once(committed):
    cast = f.the_cast()
    item = f.on_agenda(f.seated(cast))
    operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=INVITED)
    assert failures_of(lambda: send(item.meeting), lambda: send(item.meeting)) == []
    assert OutgoingMail.objects.filter(subject__startswith="Einladung").count() == 2
    assert Delivery.objects.waiting().count() == 0


def test_the_office_asks_the_silent_ones_once_and_nobody_twice(cast, meeting):
    operations.answer_invitation(meeting=meeting, seat=seat_of(cast, meeting), answer="yes", by=cast.rojda, at=BEFORE)
    assert operations.remind_members(meeting=meeting, by=cast.aylin, at=BEFORE) == 1
    send(meeting, BEFORE)
    assert "noch keine Antwort" in mail_to("korbinian@federlohe.example", "Kommen Sie?").body
    with pytest.raises(Refused, match="schon erinnert"):
        operations.remind_members(meeting=meeting, by=cast.aylin, at=BEFORE)
    for name in ("linh", "rojda", "wiebke"):
        with pytest.raises(Refused):
            operations.remind_members(meeting=meeting, by=getattr(cast, name), at=BEFORE)


# --- Deputies ---------------------------------------------------------------------------------------
@shared
def esma(cast, meeting):
    return operations.add_deputy(seat=seat_of(cast, meeting), name="Esma Eichenau", email=ESMA, by=cast.aylin, at=f.AT)


def ask(cast, meeting, deputy):
    seat = seat_of(cast, meeting)
    return operations.ask_deputy(meeting=meeting, seat=seat, deputy=deputy, by=cast.rojda, at=BEFORE)


def test_a_deputy_is_asked_with_one_tap_and_answers_by_an_own_link(cast, meeting, esma):
    """S3-2: the member chooses, the deputy is asked by mail and answers without signing in."""
    member = Client()
    address = path_in(mail_to("rojda@federlohe.example"))
    assert "Esma Eichenau als Vertretung fragen" in member.get(address).content.decode()
    assert member.post(address, {"ask": esma.pk}).status_code == 302
    send(meeting, BEFORE)
    letter = mail_to(ESMA)
    assert "Rojda kann nicht kommen" in letter.body and letter.attachments.count() == 1
    deputy, link = Client(), path_in(letter)
    page = deputy.get(link).content.decode()
    assert "ob Sie Rojda vertreten" in page and "Kita-Auskunft" in page
    assert DeputyRequest.objects.get().answer == ""  # looking answers nothing
    deputy.post(link, {"answer": "yes"})
    assert DeputyRequest.objects.get().answer == "yes"
    assert "kommt als Vertretung" in member.get(address).content.decode()


def test_asked_twice_the_deputy_gets_one_mail_and_called_back_another(cast, meeting, esma):
    first = ask(cast, meeting, esma)
    assert ask(cast, meeting, esma) == first
    send(meeting, BEFORE)
    assert OutgoingMail.objects.filter(to=ESMA).count() == 1
    operations.answer_invitation(meeting=meeting, seat=seat_of(cast, meeting), answer="yes", by=cast.rojda, at=BEFORE)
    send(meeting, BEFORE)
    assert "keine Vertretung mehr" in mail_to(ESMA, "Keine Vertretung").body
    with pytest.raises(Refused, match="gilt nicht mehr"):
        operations.answer_request(request=first, answer="yes", by=ANONYMOUS, at=BEFORE)


def test_a_deputy_who_cannot_is_told_to_the_member_and_counts_as_absent(cast, meeting, esma):
    request = ask(cast, meeting, esma)
    words = {one.seat.holder: one.word for one in seat_answers(meeting)}
    assert words["Rojda"] == "deputy"
    operations.answer_request(request=request, answer="no", by=ANONYMOUS, at=BEFORE)
    assert {one.seat.holder: one.word for one in seat_answers(meeting)}["Rojda"] == "absent"
    assert Message.objects.filter(recipient=cast.users["rojda"], subject__contains="kann nicht vertreten").exists()


def test_nobody_asks_a_deputy_of_another_seat_and_only_the_office_names_one(cast, meeting, esma):
    other = seat_of(cast, meeting, "korbinian")
    with pytest.raises(Refused, match="nicht für Ihren Sitz"):
        operations.ask_deputy(meeting=meeting, seat=other, deputy=esma, by=cast.korbinian, at=BEFORE)
    for name in ("rojda", "linh", "korbinian"):
        with pytest.raises(Refused):
            operations.add_deputy(seat=other, name="X", email="x@y.example", by=getattr(cast, name), at=f.AT)
    for wrong, field in (({"email": "keine"}, "email"), ({"name": " "}, "name")):
        with pytest.raises(Refused) as refused:
            values = {"name": "X", "email": "x@y.example", **wrong}
            operations.add_deputy(seat=other, by=cast.aylin, at=f.AT, **values)
        assert refused.value.field == field


# --- Guests -----------------------------------------------------------------------------------------
def test_a_guest_sees_the_public_items_or_the_one_item_and_nothing_else(cast):
    """S3-37: members of other bodies come as guests; what is closed stays closed."""
    group = f.seated(cast)
    secret = f.on_agenda(group, "Ein vertraulicher Titel", public=False)
    f.on_agenda(group, "Ein anderer geschlossener Punkt", public=False)
    f.on_agenda(group)
    meeting = fresh(secret.meeting)
    for name, item in (("Zeynep", None), ("Yusuf", secret)):
        operations.invite_guest(
            meeting=fresh(meeting), name=name, email=f"{name}@gast.example", item=item, by=cast.aylin, at=f.AT
        )
    operations.invite_to_meeting(meeting=fresh(meeting), by=SYSTEM, at=INVITED)
    send(meeting)
    pages = {}
    for name in ("zeynep", "yusuf"):
        letter = mail_to(f"{name}@gast.example")
        assert "vertraulich" not in letter.body and "geschlossen" not in letter.body
        pages[name] = Client().get(path_in(letter)).content.decode()
    assert "Kita-Auskunft" in pages["zeynep"] and "vertraulich" not in pages["zeynep"]
    assert "Ein vertraulicher Titel" in pages["yusuf"] and "Kita-Auskunft" not in pages["yusuf"]
    assert "anderer geschlossener" not in pages["zeynep"] + pages["yusuf"]


def test_a_guest_answers_by_link_and_uninvited_the_link_leads_nowhere(cast, meeting):
    guest = operations.invite_guest(meeting=meeting, name="Zeynep", email="z@gast.example", by=cast.aylin, at=BEFORE)
    send(meeting, BEFORE)
    link, client = path_in(mail_to("z@gast.example")), Client()
    client.post(link, {"answer": "yes"})
    assert Guest.objects.get().answer == "yes"
    with pytest.raises(Refused, match="schon eine Einladung"):
        operations.invite_guest(meeting=fresh(meeting), name="Z", email="Z@gast.example", by=cast.aylin, at=BEFORE)
    operations.uninvite_guest(guest=Guest.objects.get(), by=cast.aylin, at=BEFORE)
    assert client.get(link).status_code == 404
    assert client.get(link[:-3] + "xx/").status_code == 404
    assert guest.meeting == meeting


def test_a_document_is_read_by_who_reads_its_item(cast):
    group = f.seated(cast)
    item, secret = f.on_agenda(group), f.on_agenda(group, "Vertraulich", public=False)
    open_one, closed = (
        operations.attach_document(item=one, name="Anlage", file=a_pdf(1), by=cast.aylin, at=f.AT)
        for one in (item, secret)
    )
    operations.invite_to_meeting(meeting=fresh(item.meeting), by=SYSTEM, at=INVITED)
    send(item.meeting)
    link = path_in(mail_to("rojda@federlohe.example"))
    assert Client().get(f"{link}unterlagen/{open_one.pk}/")["Content-Type"] == "application/pdf"
    assert Client().get(f"{link}unterlagen/{closed.pk}/").status_code == 404
    inside = reverse("committees_inside:item_document", args=[closed.pk])
    assert client_of(cast, "rojda").get(inside).status_code == 200
    assert client_of(cast, "linh").get(inside).status_code == 404


def test_only_a_pdf_is_attached_and_only_by_who_prepares(cast):
    item = f.on_agenda(f.seated(cast))
    with pytest.raises(Refused, match="Erlaubt sind: PDF"):
        operations.attach_document(item=item, name="Tabelle", file=b"a;b\n1;2\n", by=cast.aylin, at=f.AT)
    with pytest.raises(Refused):
        operations.attach_document(item=item, name="Anlage", file=a_pdf(1), by=cast.linh, at=f.AT)


def test_the_paper_behind_an_item_is_read_on_the_sheet_without_opening_a_file(cast):
    """„Sitzung auf einem Blatt“: a paper everybody may read stands there in full, one that is not public does not."""
    here = bodies(cast)
    f.seat(cast, here["school"], "rojda")
    for title, public in (("Offene Vorlage", True), ("Geschlossene Vorlage", False)):
        way = [station_at(here["school"])]
        paper = submitted(cast, way, title=title, items=[NewItem(f"Wortlaut: {title}.")], public=public)
        f.publish(paper.thread, title)
    meeting = f.a_meeting(here["school"])
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    operations.invite_to_meeting(meeting=fresh(meeting), by=SYSTEM, at=INVITED)
    send(meeting)
    sheet = Client().get(path_in(mail_to("rojda@federlohe.example"))).content.decode()
    assert "Wortlaut: Offene Vorlage." in sheet and "Geschlossene" not in sheet
    inside = reverse("committees_inside:meeting_sheet", args=[meeting.pk])
    assert "Wortlaut: Geschlossene Vorlage." in client_of(cast, "rojda").get(inside).content.decode()


# --- The quorum -------------------------------------------------------------------------------------
def test_the_office_and_the_chair_are_warned_once_when_too_few_come(cast, meeting):
    """Acceptance 4: the warning comes days before, names the numbers and goes when enough say yes."""
    operations.set_quorum_rule(
        committee=meeting.committee, kind="majority", number=None, warning_days=3, source="Geschäftsordnung § 4",
        valid_from=f.DAY, by=cast.aylin, at=f.AT,
    )  # fmt: skip
    owed = Duty.objects.open().filter(kind="quorum_at_risk")
    assert operations.warn_of_quorums(by=SYSTEM, at=BEFORE - timedelta(days=1)) == 0
    assert operations.warn_of_quorums(by=SYSTEM, at=BEFORE) == 1
    assert operations.warn_of_quorums(by=SYSTEM, at=BEFORE) == 0
    chair = Message.objects.get(recipient=cast.users["korbinian"], subject__startswith="Beschlussfähigkeit unsicher")
    assert "0 Zusagen, 5 ohne Antwort, gebraucht werden 3; es fehlen mindestens 3." in chair.body
    assert owed.count() == 1
    for seat in meeting.committee.seats.all()[:3]:
        operations.answer_invitation(meeting=meeting, seat=seat, answer="yes", by=SYSTEM, at=BEFORE)
    operations.warn_of_quorums(by=SYSTEM, at=BEFORE + timedelta(days=1))
    assert not owed.exists()


def test_the_two_groups_are_counted_from_the_seats(cast, meeting):
    seats = list(meeting.committee.seats.order_by("id"))
    bases = {one.pk: "council" if place < 3 else "elected" for place, one in enumerate(seats)}
    assert operations.set_bases(committee=meeting.committee, bases=bases, by=cast.aylin, at=f.AT) == 5
    rule = operations.set_quorum_rule(
        committee=meeting.committee, kind="two_groups", number=3, warning_days=3, source="Hauptsatzung § 9",
        valid_from=f.DAY, by=cast.aylin, at=f.AT,
    )  # fmt: skip
    for seat in seats[:3]:
        operations.answer_invitation(meeting=meeting, seat=seat, answer="yes", by=SYSTEM, at=BEFORE)
    found = quorum_of(rule, seat_answers(meeting))
    assert found.outlook == "at_risk" and "3 gewählte Mitglieder" in found.text and not found.reachable


@pytest.mark.parametrize(("wrong", "field"), [
    ({"kind": "number", "number": None}, "number"), ({"source": " "}, "source"), ({"kind": "x"}, "kind"),
    ({"warning_days": 99}, "warning_days"), ({"valid_from": f.DAY - timedelta(days=1)}, "valid_from"),
])  # fmt: skip
def test_a_quorum_rule_needs_number_source_and_a_later_beginning(cast, wrong, field):
    group = f.seated(cast)
    values = {"kind": "number", "number": 3, "warning_days": 3, "source": "§ 4", "valid_from": f.DAY}
    operations.set_quorum_rule(committee=group, by=cast.aylin, at=f.AT, **values)
    later = {**values, "valid_from": f.DAY + timedelta(days=30), **wrong}
    with pytest.raises(Refused) as refused:
        operations.set_quorum_rule(committee=group, by=cast.aylin, at=f.AT, **later)
    assert refused.value.field == field
    for name in ("linh", "rojda", "korbinian"):
        with pytest.raises(Refused):
            operations.set_quorum_rule(committee=group, by=getattr(cast, name), at=f.AT, **{**later, **values})


# --- Forgetting -------------------------------------------------------------------------------------
def test_guests_mails_and_questions_are_forgotten_ninety_days_after_the_meeting(cast, meeting, esma):
    operations.invite_guest(meeting=meeting, name="Z", email="z@gast.example", by=cast.aylin, at=BEFORE)
    ask(cast, meeting, esma)
    rules = [one for one in RETENTION if one.name.startswith("committees.old_")]
    late = f.THURSDAY + timedelta(days=91)
    assert not any(one.due(f.THURSDAY + timedelta(days=89)).exists() for one in rules)
    for one in rules:
        one.erase(one.due(late), late)
    assert not (Delivery.objects.exists() or Guest.objects.exists() or DeputyRequest.objects.exists())
    assert not Attendance.objects.exists()
