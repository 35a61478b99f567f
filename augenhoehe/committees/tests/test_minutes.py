"""Minutes: drafted from the course, signed by two people, approved where wanted, published without names (S3-3, S3-38)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from augenhoehe.committees import operations, queries
from augenhoehe.committees.addresses import of_sitting
from augenhoehe.committees.models import Meeting, Minutes, Presence, Signature
from augenhoehe.committees.operations import body_rules
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.notices.models import Duty
from tests.worlds import shared

from . import factories as f
from . import minutes_factories as m

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def cast():
    return f.the_cast()


def section_of(minutes, place=0):
    return minutes.sections.order_by("course__order")[place]


def view(minutes, *, public_only=False):
    return queries.view_of(Minutes.objects.get(pk=minutes.pk), public_only=public_only)


# --- The draft --------------------------------------------------------------------------------------
def test_the_draft_says_who_was_there_who_spoke_and_what_was_decided_s3_3(cast):
    committee = m.a_body(cast)
    f.a_meeting(committee)
    seat = committee.seats.get(user=cast.users["emine"])
    operations.build_agenda(meeting=committee.meetings.get(), by=SYSTEM, at=f.AT)
    f.an_item(committee, "Kita-Auskunft")
    operations.build_agenda(meeting=committee.meetings.get(), by=SYSTEM, at=f.AT)
    operations.invite_to_meeting(meeting=committee.meetings.get(), by=SYSTEM, at=f.AT)
    operations.answer_invitation(meeting=committee.meetings.get(), seat=seat, answer="no", by=cast.emine, at=f.AT)
    meeting = m.opened(cast, committee, titles=())
    m.came(meeting, "korbinian", "rojda")
    operations.welcome_guest(
        meeting=meeting, kind=Presence.Kind.GUEST, name="Linh", organisation="Jugendamt", came_at=m.OPENED,
        by=SYSTEM, at=m.LATER,
    )  # fmt: skip
    item = meeting.agenda_items.get()
    operations.add_speech(item=item, name="Linh", organisation="Jugendamt", note="stellt vor", by=SYSTEM, at=m.LATER)
    operations.write_discussion(item=item, discussion="Alle sind sich einig.", by=SYSTEM, at=m.LATER)
    f.decided(item, yes=2, no=0, abstentions=0, at=m.LATER)
    m.closed(meeting)
    minutes = operations.draft_minutes(meeting=meeting, by=SYSTEM, at=f.AFTER)
    assert "Emine" in minutes.excused and "Emine" not in minutes.absent
    assert minutes.absent.splitlines() == ["Mitglied 1, Mitglied, Verein 1", "Mitglied 2, Mitglied, Verein 2"]
    section = section_of(minutes)
    assert section.speakers == [{"name": "Linh", "role": "Jugendamt", "note": "stellt vor"}]
    assert section.text == "Alle sind sich einig." and section.votes == "2 Ja, 0 Nein, 0 Enthaltungen"
    assert section.wording.startswith("Die Kitas geben")
    found = view(minutes)
    assert [one.name for one in found.members] == ["Korbinian", "Rojda"] and [one.name for one in found.guests] == [
        "Linh"
    ]


def test_there_are_no_minutes_before_the_end_and_none_twice(cast):
    meeting = m.opened(cast, m.a_body(cast))
    with pytest.raises(Refused, match="läuft noch"):
        operations.draft_minutes(meeting=meeting, by=SYSTEM, at=f.AFTER)
    m.closed(meeting)
    operations.draft_minutes(meeting=meeting, by=SYSTEM, at=f.AFTER)
    with pytest.raises(Refused, match="schon eine Niederschrift"):
        operations.draft_minutes(meeting=meeting, by=SYSTEM, at=f.AFTER)


def test_a_draft_follows_the_course_and_keeps_what_was_typed(cast):
    minutes = m.drafted(cast)
    operations.write_section(section=section_of(minutes), text="Von Hand", by=SYSTEM, at=f.AFTER)
    speech = minutes.meeting.courses.get().speeches.get()
    operations.change_speech(
        speech=speech, name="Minh", function="", organisation="Jugendamt", note="", by=SYSTEM, at=f.AFTER
    )
    section = section_of(minutes)
    assert section.speakers[0]["name"] == "Minh" and section.text == "Von Hand"
    with pytest.raises(Refused, match="Ändern Sie den Text dort"):
        operations.write_discussion(item=minutes.meeting.agenda_items.get(), discussion="x", by=SYSTEM, at=f.AFTER)


def test_two_who_write_one_section_see_both_texts(cast):
    section = section_of(m.drafted(cast))
    operations.write_section(section=section, text="Erste", by=SYSTEM, at=f.AFTER, revision=1)
    with pytest.raises(Conflict) as conflict:
        operations.write_section(section=section, text="Zweite", by=SYSTEM, at=f.AFTER, revision=1)
    assert conflict.value.current.text == "Erste" and conflict.value.typed == {"text": "Zweite"}


# --- Signatures -------------------------------------------------------------------------------------
def test_chair_and_secretary_sign_and_only_then_it_binds(cast):
    minutes = m.drafted(cast)
    operations.submit_minutes(minutes=minutes, by=cast.rojda, at=f.AFTER)
    assert set(Duty.objects.open().filter(subject_id=minutes.pk).values_list("user__email", flat=True)) == {
        "korbinian@federlohe.example", "rojda@federlohe.example"
    }  # fmt: skip
    for name, role in (("emine", "chair"), ("aylin", "chair"), ("korbinian", "secretary"), ("rojda", "chair")):
        with pytest.raises(Refused):
            operations.sign_minutes(minutes=minutes, role=role, by=getattr(cast, name), at=f.AFTER)
    operations.sign_minutes(minutes=minutes, role="chair", by=cast.korbinian, at=f.AFTER)
    assert minutes.state == "submitted"
    with pytest.raises(Refused, match="steht schon da"):
        operations.sign_minutes(minutes=minutes, role="chair", by=cast.korbinian, at=f.AFTER)
    operations.sign_minutes(minutes=minutes, role="secretary", by=cast.rojda, at=f.AFTER)
    assert minutes.state == "signed" and not Duty.objects.open().filter(subject_id=minutes.pk).exists()


def test_one_name_never_signs_for_both_not_even_on_paper(cast):
    minutes = m.drafted(cast)
    operations.submit_minutes(minutes=minutes, by=SYSTEM, at=f.AFTER)
    operations.note_signature(minutes=minutes, role="chair", name="Zeynep Zaim", by=cast.aylin, at=f.AFTER)
    with pytest.raises(Refused, match="zwei Personen"):
        operations.note_signature(minutes=minutes, role="secretary", name="zeynep zaim", by=cast.aylin, at=f.AFTER)
    with pytest.raises(Refused):
        operations.note_signature(minutes=minutes, role="secretary", name="Ute", by=cast.emine, at=f.AFTER)


def test_what_lies_before_the_signers_stands_still_until_it_is_taken_back(cast):
    minutes = m.drafted(cast)
    operations.submit_minutes(minutes=minutes, by=SYSTEM, at=f.AFTER)
    with pytest.raises(Refused, match="solange der Stand"):
        operations.write_section(section=section_of(minutes), text="x", by=SYSTEM, at=f.AFTER)
    with pytest.raises(Refused, match="zur Unterschrift vor"):
        m.came(minutes.meeting, "emine")
    operations.sign_minutes(minutes=minutes, role="chair", by=cast.korbinian, at=f.AFTER)
    operations.return_minutes(minutes=minutes, reason="Ein Name fehlt", by=SYSTEM, at=f.AFTER)
    assert minutes.state == "draft" and not Signature.objects.exists()
    operations.write_section(section=section_of(minutes), text="y", by=SYSTEM, at=f.AFTER)


def test_a_resolution_corrected_after_signing_stands_beside_the_signed_wording(cast):
    minutes = m.signed(cast)
    resolution = minutes.meeting.agenda_items.get().resolution
    operations.correct_resolution(
        resolution=resolution, wording="In sieben Sprachen.", reason=resolution.reason, why="Zahl", yes=5, no=0,
        abstentions=0, by=SYSTEM, at=f.AFTER,
    )  # fmt: skip
    (section,) = view(minutes).sections
    assert section.section.wording == "Die Kitas geben Auskunft in sechs Sprachen."
    assert section.changed.wording == "In sieben Sprachen."


# --- Approval, publication --------------------------------------------------------------------------
def test_only_a_body_that_wants_it_approves_and_then_before_publication(cast):
    minutes = m.signed(cast)
    later = f.a_meeting(minutes.meeting.committee, f.THURSDAY + timedelta(days=30))
    at = later.starts_at + timedelta(hours=1)
    with pytest.raises(Refused, match="genehmigt seine Niederschriften nicht"):
        operations.approve_minutes(minutes=minutes, approved_in=later, by=SYSTEM, at=at)
    body_rules.set_body_rule(
        committee=minutes.meeting.committee, invitation_days=7, public_meetings=True, submitters=["members"],
        minutes_need_approval=True, source="Geschäftsordnung § 9", valid_from=f.DAY - timedelta(days=400), by=SYSTEM,
        at=f.AFTER,
    )  # fmt: skip
    with pytest.raises(Refused, match="zuerst"):
        operations.publish_minutes(minutes=minutes, by=SYSTEM, at=at)
    with pytest.raises(Refused, match="späteren Sitzung"):
        operations.approve_minutes(minutes=minutes, approved_in=minutes.meeting, by=SYSTEM, at=at)
    operations.approve_minutes(minutes=minutes, approved_in=later, by=SYSTEM, at=at)
    operations.publish_minutes(minutes=minutes, by=SYSTEM, at=at)
    operations.unpublish_minutes(minutes=minutes, reason="Ein Name stand darin", by=SYSTEM, at=at)
    assert minutes.state == "approved" and minutes.published_at is None


def test_publication_tells_the_public_matters_of_the_meeting_and_withdrawal_says_why(cast):
    committee = m.a_body(cast)
    thread = f.a_thread(cast, published=True)
    f.a_meeting(committee)
    f.an_item(committee, "Kita-Auskunft", thread=thread)
    minutes = m.published(cast, committee, titles=())
    step = thread.steps.get(kind="minutes_published")
    assert step.audience == "public" and step.url == f"/gremien/sitzungen/{minutes.meeting.pk}/"
    operations.unpublish_minutes(minutes=minutes, reason="Ein Name stand darin", by=SYSTEM, at=f.AFTER)
    assert thread.steps.get(kind="minutes_unpublished").reason == "Ein Name stand darin"


def test_minutes_of_a_hidden_committee_stay_inside(cast):
    minutes = m.signed(cast, m.a_body(cast, public=False))
    with pytest.raises(Refused, match="nicht öffentlich gezeigt"):
        operations.publish_minutes(minutes=minutes, by=SYSTEM, at=f.AFTER)


# --- Objections -------------------------------------------------------------------------------------
def test_an_objection_is_read_in_the_next_minutes_and_its_correction_beside_the_old_text(cast):
    committee = m.a_body(cast)
    first = m.signed(cast, committee)
    objection = operations.raise_objection(
        minutes=first, section=section_of(first), text="Ich war dagegen.", by=cast.emine, at=f.AFTER
    )
    later = f.a_meeting(committee, f.THURSDAY + timedelta(days=30))
    at = later.starts_at + timedelta(hours=1)
    operations.open_sitting(meeting=later, opened_at=later.starts_at, secretary_name="Ute", by=SYSTEM, at=at)
    operations.close_sitting(meeting=later, closed_at=at, by=SYSTEM, at=at)
    second = operations.draft_minutes(meeting=later, by=SYSTEM, at=at)
    assert [one.text for one in view(second).read_here] == ["Ich war dagegen."]
    with pytest.raises(Refused, match="berichtigte Fassung"):
        operations.decide_objection(objection=objection, accepted=True, answer="Stimmt.", by=SYSTEM, at=at)
    operations.decide_objection(
        objection=objection, accepted=True, answer="Stimmt.", correction="Eine Gegenstimme.", by=SYSTEM, at=at
    )
    (section,) = view(first).sections
    assert [one.correction for one in section.corrections] == ["Eine Gegenstimme."]
    with pytest.raises(Refused, match="Entwurf"):
        operations.raise_objection(minutes=second, text="x", by=SYSTEM, at=at)


# --- Who sees what: the truth table -----------------------------------------------------------------
WRITERS = {"korbinian", "rojda", "aylin", "bernward"}
MEMBERS = WRITERS | {"emine"}
PEOPLE = ("aylin", "bernward", "emine", "faisal", "korbinian", "linh", "nuray", "olek", "rojda", "veit", "wiebke")


def readers(cast, minutes) -> set[str]:
    day = f.AFTER.date()
    seen = {name for name in PEOPLE if queries.minutes_for(getattr(cast, name), day).filter(pk=minutes.pk).exists()}
    assert not queries.minutes_for(ANONYMOUS, day).exists()
    return seen


def test_who_reads_which_minutes_in_which_state(cast):
    minutes = m.drafted(cast)
    assert readers(cast, minutes) == WRITERS
    operations.submit_minutes(minutes=minutes, by=SYSTEM, at=f.AFTER)
    assert readers(cast, minutes) == WRITERS
    operations.sign_minutes(minutes=minutes, role="chair", by=cast.korbinian, at=f.AFTER)
    operations.sign_minutes(minutes=minutes, role="secretary", by=cast.rojda, at=f.AFTER)
    assert readers(cast, minutes) == MEMBERS and not queries.public_minutes().exists()
    operations.publish_minutes(minutes=minutes, by=SYSTEM, at=f.AFTER)
    assert readers(cast, minutes) == MEMBERS and queries.public_minutes().get() == minutes


def test_the_public_part_has_neither_closed_items_nor_names(cast):
    committee = m.a_body(cast)
    f.a_meeting(committee)
    f.an_item(committee, "Geheime Vergabe", public=False)
    f.an_item(committee, "Noch nicht gezeigt", thread=f.a_thread(cast, "Still"))
    minutes = m.drafted(cast, committee, titles=("Offen",))
    found = view(minutes, public_only=True)
    assert [(one.number, one.title) for one in found.sections] == [
        (number, title) for number, title in sorted((one.number, one.title) for one in found.sections)
    ]
    assert {one.title for one in found.sections} == {"", "Offen"}
    for one in found.sections:
        assert one.opened == (one.title == "Offen")
        assert not any(said["name"] for said in one.speakers)
    whole = view(minutes)
    assert {one.title for one in whole.sections} == {"Geheime Vergabe", "Noch nicht gezeigt", "Offen"}


# --- Put off by the form of the agenda, and the quorum ------------------------------------------------
def invited(cast, *titles):
    """The meeting of Thursday, invited to, not opened yet."""
    committee = m.a_body(cast)
    meeting = f.a_meeting(committee)
    for title in titles:
        f.an_item(committee, title)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    Meeting.objects.filter(pk=meeting.pk).update(state="invited")
    return committee, meeting


def test_an_item_put_off_by_the_form_of_the_agenda_stands_in_the_minutes(cast):
    _committee, meeting = invited(cast, "Eins", "Zwei")
    first = meeting.agenda_items.select_related("meeting__committee", "committee").order_by("order")[0]
    operations.put_off_item(item=first, by=SYSTEM, at=f.AT)
    operations.open_sitting(meeting=meeting, opened_at=m.OPENED, secretary=cast.users["rojda"], by=SYSTEM, at=m.LATER)
    second = meeting.agenda_items.select_related("meeting__committee", "committee").get(title="Zwei")
    with pytest.raises(Refused, match="Vertagen Sie den Punkt im Verlauf"):
        operations.put_off_item(item=second, by=SYSTEM, at=m.LATER)
    meeting.refresh_from_db()
    m.came(meeting)
    minutes = operations.draft_minutes(meeting=m.closed(meeting), by=SYSTEM, at=f.AFTER)
    said = [fact["public"] for section in minutes.sections.all() for fact in section.facts]
    assert "Der Punkt ist vertagt: vor der Sitzung von der Tagesordnung genommen." in said


def test_an_item_put_off_and_brought_back_is_not_put_off(cast):
    _committee, meeting = invited(cast, "Eins")
    item = meeting.agenda_items.select_related("meeting__committee", "committee").get()
    operations.put_off_item(item=item, by=SYSTEM, at=f.AT)
    meeting.refresh_from_db()
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    assert [one.outcome for one in meeting.courses.all()] == [""]


def test_what_is_signed_keeps_its_agenda(cast):
    committee = m.a_body(cast)
    minutes = m.signed(cast, committee, titles=("Eins", "Zwei"))
    left = minutes.meeting.agenda_items.undecided().select_related("meeting__committee", "committee").get()
    with pytest.raises(Refused, match="zur Unterschrift"):
        operations.put_off_item(item=left, by=SYSTEM, at=f.AFTER)


@pytest.mark.parametrize(("needed", "says"), [(3, "ist beschlussfähig"), (4, "ist nicht beschlussfähig")])
def test_the_draft_and_the_page_say_whether_the_body_can_decide(cast, client, monkeypatch, needed, says):
    """S3-37: by the body's own rule, from who is in the room."""
    committee = m.a_body(cast)
    operations.set_quorum_rule(
        committee=committee, kind="number", number=needed, warning_days=3, source="Geschäftsordnung § 3",
        valid_from=f.DAY, by=SYSTEM, at=f.AT,
    )  # fmt: skip
    meeting = m.opened(cast, committee)
    people = m.came(meeting)
    for one in people[:2]:
        operations.leave(presence=one, left_at=m.LATER, by=SYSTEM, at=m.LATER)
    monkeypatch.setattr("django.utils.timezone.now", lambda: m.LATER + timedelta(minutes=5))
    client.force_login(cast.users["rojda"], backend=BACKEND)
    html = client.get(of_sitting(meeting)).content.decode()
    assert f"<b>{'ja' if needed == 3 else 'nein'}</b>, gebraucht werden {needed}" in html
    item = meeting.agenda_items.get()
    operations.reach_item(item=item, reached_at=m.LATER, by=SYSTEM, at=m.LATER)
    warned = client.get(reverse("committees_inside:course", args=[item.pk])).content.decode()
    assert ("Zurzeit nicht beschlussfähig" in warned) is (needed == 4)
    minutes = operations.draft_minutes(meeting=m.closed(meeting), by=SYSTEM, at=f.AFTER)
    assert says in minutes.opening and "18:20 Uhr sind 3 von 5" in minutes.opening
