"""What the visits need beside the demo world: objects in states that it does not show."""

from __future__ import annotations

from typing import Any

from .people import inside_as_chiara
from .registry import MORE, noted


def make_more() -> None:
    """An invitation, an import, a planned reconstruction, and a committee that is not public, with meeting and item."""
    from augenhoehe.accounts.queries import actor_of
    from augenhoehe.core import clock
    from augenhoehe.demo.queries import account_of

    at = clock.now()
    coordination = actor_of(account_of("a"), at=at, second_factor=True)
    _make_invitation(coordination, at)
    _make_import(coordination, at)
    _make_hidden_committee(coordination, at)
    _make_draft_paper(coordination, at)
    _make_answer_link()
    _make_sheet_links()
    _make_links()
    _make_event_links()
    _make_reconstruction(coordination, at)
    _make_document(coordination, at)
    _make_waiting_hint(at)
    _make_wish_and_table(coordination, at)
    _make_value_import(coordination, at)


def _make_waiting_hint(at: Any) -> None:
    """It waits at the gate for others, sealed; only Chiara's file knows of it."""
    from augenhoehe.cases import operations, rules
    from augenhoehe.cases.models import Concern
    from augenhoehe.core.clock import day_of

    def release(by: Any) -> None:
        concern = Concern.objects.select_related("case__client").get(pk=noted("concern_doctor"))
        operations.release_hint(
            concern=concern, problem="Praxen behandeln niemanden ohne Sprachmittlung.", idea="",
            quarter=rules.quarters(day_of(at))[0], municipality=None, by=by, at=at,
        )  # fmt: skip

    inside_as_chiara(release)


def _make_value_import(by: Any, at: Any) -> None:
    """A file of values that waits for somebody to say what its columns mean; its bytes lie with the tests."""
    from augenhoehe.monitoring.operations.imports import upload_values

    content = b"raum;jahr;wert\naltstadt;2025;1\n"
    MORE["value_import"] = str(upload_values(content=content, file_name="werte.csv", by=by, at=at).pk)


def _make_wish_and_table(by: Any, at: Any) -> None:
    """The table's bytes lie in the data folder of the tests; those of the demo world lie elsewhere."""
    from augenhoehe.organisations import operations
    from augenhoehe.organisations.links import token_for
    from augenhoehe.organisations.models import ConfirmationRequest, Organisation

    question = ConfirmationRequest.objects.get(organisation=noted("organisation_lale"))
    MORE["confirmation"] = token_for(question)
    club = Organisation.objects.get(pk=noted("organisation_dattelpalme"))
    MORE["wish"] = operations.ask_for_change(organisation=club, name="Kulturkreis Dattelpalme", by=by, at=at).pk
    table = b"Verein;Ort;E-Mail\nGartenfreunde;Mohnfurt;garten@verein.example\n"
    made = operations.upload_register(content=table, file_name="vereine.csv", by=by, at=at)
    columns = made.mapping["columns"]
    operations.check_register(register_import=made, columns=columns, municipality=None, by=by, at=at)
    MORE["register_import"] = made.pk


def _make_reconstruction(by: Any, at: Any) -> None:
    from augenhoehe.structure.operations.reconstructions import plan_reconstruction

    plan_reconstruction(title="Geplant", held_on=at.date(), moderation="Diakonie", by=by, at=at)


def _make_document(by: Any, at: Any) -> None:
    """Its bytes lie in the data folder of the tests; those of the demo world lie elsewhere."""
    from augenhoehe.structure.operations.room import add_document
    from augenhoehe.structure.queries.groups import groups_for

    group = groups_for(by, at.date()).get(pk=noted("group_post"))
    add_document(group=group, content=b"Guten Tag.", title="Für den Besuch", by=by, at=at)


def _make_invitation(by: Any, at: Any) -> None:
    from augenhoehe.accounts.operations import invite

    _, MORE["token"] = invite(
        email="yara@federlohe.example", name="Yara Yilmazer", language="tr", by_mail=False,
        about="Sitzung der Lenkungsgruppe", target="/intern/", by=by, at=at,
    )  # fmt: skip


def _make_import(by: Any, at: Any) -> None:
    from augenhoehe.structure.operations.imports import upload_import

    table = "Ort;Was ist das Problem?\nZwirnstadt;Der Bus fährt nach dem Kurs nicht mehr.\n"
    upload_import(content=table.encode(), file_name="hinweise.csv", by=by, at=at)


def _make_hidden_committee(by: Any, at: Any) -> None:
    from datetime import timedelta

    from augenhoehe.committees import operations

    hidden = operations.create_committee(kind="project_group", name="Vertrauliche Runde", public=False, by=by, at=at)
    operations.plan_meeting(committee=hidden, starts_at=at + timedelta(days=9), place="Raum 2", by=by, at=at)
    operations.submit_item(committee=hidden, title="Vertrauliches", brief="Nicht für alle.", url="", by=by, at=at)


def _make_draft_paper(by: Any, at: Any) -> None:
    from augenhoehe.committees import operations
    from augenhoehe.committees.models import Committee
    from augenhoehe.journal.models import Thread

    committee = Committee.objects.get(municipality__name="Sternmünde", kind="integration_committee")
    school = Committee.objects.get(municipality__name="Sternmünde", kind="specialist_committee")
    thread = Thread.objects.get(number=noted("thread_suggestion"))
    operations.create_paper(
        kind="suggestion", title="Vertraulicher Entwurf", items=[operations.NewItem("Noch nicht fertig.")], reasons="Noch nicht fertig.",
        thread=thread, stations=[operations.NewStation(school, "decision", True, 1)], by=by, at=at,
        submitted_by_committee=committee,
    )  # fmt: skip


def _make_links() -> None:
    """Links of mails: signed with the secret of the house that is visited."""
    from augenhoehe.circulars.links import token_for as letter
    from augenhoehe.circulars.models import Recipient
    from augenhoehe.funding.links import token_for as reminder
    from augenhoehe.funding.models import Bookmark
    from augenhoehe.network.links import token_for as diversity
    from augenhoehe.network.models import DiversityQuestion
    from augenhoehe.organisations.links import survey_token
    from augenhoehe.organisations.models import SurveyReply
    from augenhoehe.polls.links import token_of as slip
    from augenhoehe.polls.models import Ticket
    from augenhoehe.volunteers.links import office_token, volunteer_token
    from augenhoehe.volunteers.models import Assignment, Enquiry

    MORE["letter"] = letter(Recipient.objects.get(pk=noted("circular_letter")))
    MORE["reminder"] = reminder(Bookmark.objects.get())
    for key in ("autumn", "spring"):
        MORE[f"survey_{key}"] = survey_token(SurveyReply.objects.get(pk=noted(f"survey_reply_{key}")))
    MORE["diversity"] = diversity(DiversityQuestion.objects.get(pk=noted("diversity_question")))
    MORE["slip"] = slip(Ticket.objects.get(poll=noted("poll_slips"), number=1))
    MORE["office"] = office_token(Enquiry.objects.get(pk=noted("enquiry_asked")))
    MORE["volunteer"] = volunteer_token(Assignment.objects.get(pk=noted("assignment_asked")))


def _make_event_links() -> None:
    """What mails about an event lead to: one's own registration, the door, the material, the form in the room."""
    import uuid

    from augenhoehe.core.links import link_token
    from augenhoehe.events.day_links import AFTER, DOOR, ROOM
    from augenhoehe.events.links import registration_token
    from augenhoehe.events.models import Registration

    MORE["event_own"] = registration_token(Registration.objects.get(pk=noted("registration_waiting")))
    for key, purpose, subject in (
        ("event_door", DOOR, "event_guest"), ("event_after", AFTER, "event_guest"), ("event_room", ROOM, "event_held"),
    ):  # fmt: skip
        MORE[key] = link_token(purpose, uuid.UUID(noted(subject)))


def _make_answer_link() -> None:
    from augenhoehe.committees.models import Meeting, Seat
    from augenhoehe.committees.rsvp import token_for

    meeting = Meeting.objects.get(pk=noted("meeting_sternmuende"))
    seat = Seat.objects.get(committee=meeting.committee_id, user__email__startswith="emine")
    MORE["answer"] = token_for(meeting, seat)


def _make_sheet_links() -> None:
    """A deputy who was asked, a guest, a document and a calendar of Sternmünde's next meeting."""
    import typst

    from augenhoehe.accounts.queries import actor_of
    from augenhoehe.committees import operations
    from augenhoehe.committees.models import Guest, Meeting, NamedDeputy, Seat
    from augenhoehe.committees.rsvp import token_of
    from augenhoehe.core.clock import now
    from augenhoehe.core.rights import SYSTEM

    meeting = Meeting.objects.select_related("committee").get(pk=noted("meeting_sternmuende"))
    seat = Seat.objects.select_related("committee", "user").get(
        committee=meeting.committee_id, user__email__startswith="emine"
    )
    deputy = NamedDeputy.objects.get(pk=noted("deputy_emine"))
    request = operations.ask_deputy(meeting=meeting, seat=seat, deputy=deputy, by=SYSTEM, at=now())
    MORE["deputy"] = token_of(request)
    MORE["guest"] = token_of(Guest.objects.get(pk=noted("guest_zeynep")))
    item = meeting.agenda_items.select_related("committee", "meeting").order_by("order").first()
    pdf = bytes(typst.compile(b"= Anlage", format="pdf"))
    document = operations.attach_document(item=item, name="Anlage", file=pdf, by=SYSTEM, at=now())
    MORE["document"] = str(document.pk)
    emine = seat.user
    MORE["feed"] = token_of(operations.make_feed(user=emine, by=actor_of(emine, at=now()), at=now()))
