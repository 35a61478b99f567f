"""What comes back finds its letter: bounces, answers, notes of absence; by hand and from a mailbox."""

from __future__ import annotations

import mailbox

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.circulars import operations
from augenhoehe.circulars.coming_back import messages_of, read
from augenhoehe.circulars.queries.reach import reach_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.organisations import operations as organisations
from augenhoehe.organisations.models import Contact, ContactNote

from . import factories as f


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@pytest.fixture
def letter(db, clock):
    """A letter that went out to Dattelpalme."""
    f.the_cast()
    club = f.a_club("Dattelpalme")
    f.a_contact(club, email="faisal@dattelpalme.example")
    circular = f.a_circular(club)
    f.send(circular)
    f.queue(circular)
    f.deliver_all()
    return f.on_list(circular, club)


def take_in(content):
    return operations.take_in(content=content, by=SYSTEM, at=f.AT)


@pytest.mark.parametrize("whole", [True, False])
def test_a_report_of_undeliverable_mail_leads_to_a_check_of_the_address(letter, whole):
    kind, found = take_in(f.bounce(letter.message_id, whole=whole))
    assert (kind, found) == ("bounce", letter)
    letter.refresh_from_db()
    assert letter.state == "bounced" and letter.reason == "5.1.1 550 5.1.1 <weg@verein.example>: user unknown"
    duty = Duty.objects.open().get(kind="circulars.address")
    assert duty.title == "Adresse prüfen: Dattelpalme" and duty.url.endswith("#rundschreiben")
    assert "Kam am" in ContactNote.objects.get().result
    assert reach_of([letter.organisation], f.DAY)[letter.organisation_id].why == "die E-Mail-Adresse kam zurück"


def test_the_same_report_twice_changes_nothing_more(letter):
    take_in(f.bounce(letter.message_id))
    note = ContactNote.objects.get().result
    take_in(f.bounce(letter.message_id))
    assert ContactNote.objects.get().result == note
    assert Duty.objects.filter(kind="circulars.address").count() == 1


def test_late_is_not_lost(letter):
    assert take_in(f.bounce(letter.message_id, action="delayed", status="4.4.1"))[0] == "delay"
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_an_answer_is_noted_and_a_note_of_absence_is_none(letter):
    assert take_in(f.answer(letter.message_id, Auto_Submitted="auto-replied"))[0] == "absence"
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert take_in(f.answer(letter.message_id)) == ("answer", letter)
    letter.refresh_from_db()
    assert (letter.state, letter.answered_at) == ("answered", f.AT)
    assert "Antwort am" in ContactNote.objects.get().result
    # Whoever answered was reached; a report that comes later is a mistake.
    take_in(f.bounce(letter.message_id))
    letter.refresh_from_db()
    assert letter.state == "answered"


def test_an_answer_further_down_a_conversation_is_known_by_its_references(letter):
    content = f.answer("<other@verein.example>", References=f"{letter.message_id} <other@verein.example>")
    assert take_in(content) == ("answer", letter)


def test_what_is_not_ours_changes_nothing(letter):
    assert take_in(f.bounce("<strange.rundschreiben@elsewhere.example>"))[1] is None
    assert take_in(b"no mail at all") == ("other", None)
    assert take_in(b"\xff\xfe\x00broken")[1] is None
    letter.refresh_from_db()
    assert letter.state == "sent"


@settings(max_examples=60)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"In-Reply-To: ", b"Content-Type: multipart/report;boundary=a\n\n--a\n"]),
)
def test_no_message_whatsoever_breaks_the_reading(content, before):
    assert read(before + content).kind in ("bounce", "answer", "delay", "absence", "other")


def test_a_whole_mailbox_is_read_on_the_server(letter, tmp_path, capsys):
    box = mailbox.mbox(tmp_path / "post")
    for content in (f.bounce(letter.message_id), f.answer("<x@y.example>"), b"Subject: Werbung\n\nKaufen!"):
        box.add(content)
    box.flush()
    assert len(list(messages_of(tmp_path / "post"))) == 3
    call_command("import", "rueckpost", str(tmp_path / "post"))
    assert "3 Mails gelesen: 1 unzustellbar, 0 beantwortet" in capsys.readouterr().out
    letter.refresh_from_db()
    assert letter.state == "bounced"


def test_a_mended_address_settles_the_check_and_the_letter_goes_out_again(letter):
    operations.mark_bounced(recipient=letter, reason="Postfach voll", by=SYSTEM, at=f.AT)
    with pytest.raises(Refused, match="kam zurück"):
        operations.send_again(recipient=letter, by=SYSTEM, at=f.AT)
    contact = Contact.objects.get()
    organisations.change_contact(contact=contact, phone="0221 1", by=SYSTEM, at=f.AT)
    assert Duty.objects.open().filter(kind="circulars.address").exists()
    organisations.change_contact(contact=contact, email="neu@dattelpalme.example", by=SYSTEM, at=f.AT)
    assert not Duty.objects.open().filter(kind="circulars.address").exists()
    operations.send_again(recipient=letter, by=SYSTEM, at=f.AT)
    f.queue(letter.circular)
    f.deliver_all()
    letter.refresh_from_db()
    assert (letter.state, letter.email) == ("sent", "neu@dattelpalme.example")


def test_an_address_that_is_right_after_all_counts_again(letter):
    operations.mark_bounced(recipient=letter, reason="Postfach voll", by=SYSTEM, at=f.AT)
    operations.settle_address(organisation=letter.organisation, by=SYSTEM, at=f.AT)
    assert reach_of([letter.organisation], f.DAY)[letter.organisation_id].way == "mail"
    with pytest.raises(Refused, match="keine Adresse zu prüfen"):
        operations.settle_address(organisation=letter.organisation, by=SYSTEM, at=f.AT)


def test_with_two_entries_merged_letters_and_objections_go_along(letter):
    kept = f.a_club("Dattelpalme Sternmünde")
    operations.opt_out(organisation=letter.organisation, by=SYSTEM, at=f.AT)
    organisations.merge_organisations(organisation=letter.organisation, into=kept, by=SYSTEM, at=f.AT)
    letter.refresh_from_db()
    assert letter.organisation == kept
    assert reach_of([kept], f.DAY)[kept.pk].declined
