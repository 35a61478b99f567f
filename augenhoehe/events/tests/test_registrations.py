"""Registering: seats, waiting list with one seat per organisation first, offers with an end (S1-40, standards §4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.events import operations
from augenhoehe.events.models import Event, Registration
from augenhoehe.events.operations import owing
from augenhoehe.notices.models import Duty
from augenhoehe.organisations.tests.factories import a_club
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


def seats(event: Event) -> int:
    return f.reread(event).taken


def test_seats_go_in_order_of_arrival_and_the_rest_waits(cast):
    event = f.an_event()
    for name in ("Ada Adler", "Bo Buche", "Cem Ceder", "Dana Distel"):
        f.registered(event, name)
    assert f.states(event) == {"Ada": "confirmed", "Bo": "confirmed", "Cem": "waiting", "Dana": "waiting"}
    assert seats(event) == 2
    assert "Ihr Platz ist sicher" in f.mails_to("Ada")[0].body
    assert "an Stelle 2" in f.mails_to("Dana")[0].body
    (attached,) = f.mails_to("Ada")[0].attachments.all()
    assert attached.name == "termin.ics" and not f.mails_to("Cem")[0].attachments.exists()


def test_a_cancellation_promotes_exactly_one_who_has_until_a_moment(cast):
    event = f.an_event()
    ada, _bo, _cem, _dana = [f.registered(event, name) for name in ("Ada A", "Bo B", "Cem C", "Dana D")]
    operations.cancel_own(registration=ada, at=f.AT)
    assert f.states(event) == {"Ada": "cancelled", "Bo": "confirmed", "Cem": "offered", "Dana": "waiting"}
    assert seats(event) == 2
    cem = Registration.objects.select_related("event__meeting").get(name="Cem C")
    assert cem.offer_until == f.AT + timedelta(hours=48)
    assert f.heard("Cem", "Ein Platz ist frei")
    operations.accept_offer(registration=cem, by=SYSTEM, at=f.AT + f.hours(47))
    assert f.reread(cem).state == "confirmed" and f.heard("Cem", "Ihr Platz ist sicher").attachments.count() == 1
    assert seats(event) == 2


def test_an_offer_nobody_answers_goes_to_the_next(cast):
    event = f.an_event(capacity=1)
    ada, *_others = [f.registered(event, name) for name in ("Ada A", "Bo B", "Cem C")]
    operations.cancel_own(registration=ada, at=f.AT)
    assert operations.keep_time(at=f.AT + f.hours(47)) == 0
    assert operations.keep_time(at=f.AT + f.hours(49)) == 1
    assert f.states(event) == {"Ada": "cancelled", "Bo": "cancelled", "Cem": "offered"}
    assert Registration.objects.get(name="Bo B").ended == "lapsed" and seats(event) == 1
    late = Registration.objects.select_related("event__meeting").get(name="Cem C")
    with pytest.raises(Refused, match="abgelaufen"):
        operations.accept_offer(registration=late, by=SYSTEM, at=f.AT + f.hours(98))
    assert f.reread(late).state == "offered"


def test_without_time_to_think_who_moves_up_has_the_seat_at_once(cast):
    event = f.an_event(capacity=1, offer_hours=0)
    ada, _bo = [f.registered(event, name) for name in ("Ada A", "Bo B")]
    operations.cancel_own(registration=ada, at=f.AT)
    assert f.states(event)["Bo"] == "confirmed" and f.heard("Bo", "Angemeldet")


def test_after_the_cut_off_nobody_moves_up_but_the_hosts_may_seat_by_hand(cast):
    event = f.an_event(capacity=1)
    ada, bo = [f.registered(event, name) for name in ("Ada A", "Bo B")]
    late = f.BEGIN - f.hours(20)
    operations.cancel_own(registration=f.reread(ada), at=late)
    assert f.states(event)["Bo"] == "waiting" and seats(event) == 0
    # Who comes now does not overtake Bo either.
    f.registered(event, "Cem C", at=late)
    assert f.states(event)["Cem"] == "waiting"
    operations.seat_by_hand(registration=f.reread(bo), by=cast.aylin, at=late)
    assert f.states(event)["Bo"] == "confirmed" and seats(event) == 1
    with pytest.raises(Refused, match="kein Platz frei"):
        operations.seat_by_hand(registration=Registration.objects.get(name="Cem C"), by=cast.aylin, at=late)


def test_an_offer_never_reaches_beyond_the_cut_off(cast):
    event = f.an_event(capacity=1)
    ada, _bo = [f.registered(event, name) for name in ("Ada A", "Bo B")]
    operations.cancel_own(registration=ada, at=f.BEGIN - f.hours(30))
    assert Registration.objects.get(name="Bo B").offer_until == f.BEGIN - f.hours(24)


def test_each_organisation_gets_its_first_seat_before_any_gets_a_second(cast):
    palm, women = a_club("Dattelpalme e. V."), a_club("Frauen wagen Wege e. V.")
    event = f.an_event(capacity=2)
    ada, zoe = f.registered(event, "Ada A", organisation=palm), f.registered(event, "Zoe Z")
    f.registered(event, "Bo B", organisation=palm)
    f.registered(event, "Cem C", organisation=palm)
    f.registered(event, "Dana D", organisation=women)
    f.registered(event, "Eva E")
    assert [one.name for one in event.registrations.queue()] == ["Dana D", "Eva E", "Bo B", "Cem C"]
    operations.cancel_own(registration=zoe, at=f.AT)
    assert f.states(event)["Dana"] == "offered"
    # Without its seat the first of the palm tree counts as a first one again, in its old order.
    operations.cancel_own(registration=ada, at=f.AT)
    assert f.states(event)["Bo"] == "offered"
    assert [one.name for one in event.registrations.queue()] == ["Eva E", "Cem C"]


def test_more_seats_let_people_move_up_and_fewer_never_take_a_promise_back(cast):
    event = f.an_event(capacity=1)
    for name in ("Ada A", "Bo B", "Cem C"):
        f.registered(event, name)
    operations.change_event(event=f.reread(event), capacity=2, by=cast.aylin, at=f.AT)
    assert f.states(event) == {"Ada": "confirmed", "Bo": "offered", "Cem": "waiting"}
    with pytest.raises(Refused, match="schon 2 Plätze vergeben"):
        operations.change_event(event=f.reread(event), capacity=1, by=cast.aylin, at=f.AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(capacity=1)


def test_sent_twice_it_is_one_registration_and_a_known_address_hears_nothing_new(cast):
    event = f.an_event(capacity=1)
    key = f.registered(event, "Ada A").pk
    found = f.reread(event)
    again = operations.register(event=found, entry_id=key, at=f.AT, **f.asked_by("Ada A"))
    assert again.registration.pk == key and len(f.mails_to("Ada")) == 1
    # Another form with the same address: the page says what a stranger would hear, the mail says what holds.
    other = operations.register(event=found, at=f.AT, **f.asked_by("Eve E", email="ADA@leute.example"))
    assert other.state == "waiting" and Registration.objects.count() == 1
    told = f.mails_to("Ada")
    assert len(told) == 2 and all("Ihr Platz ist sicher" in one.body and "Eve" not in one.body for one in told)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"registration_opens_at": f.AT + timedelta(days=1)}, "noch nicht offen"),
        ({"registration_closes_at": f.AT}, "geschlossen"),
        ({"registers": False}, "Kommen Sie einfach"),
        ({"state": "cancelled", "state_reason": "Sturm"}, "abgesagt"),
        ({"state": "closed"}, "geschlossen"),
    ],
)
def test_the_clock_decides_whether_one_can_register(cast, change, sentence):
    event = f.an_event()
    Event.objects.filter(pk=event.pk).update(**change)
    with pytest.raises(Refused, match=sentence):
        f.registered(event, "Ada A")


def test_nobody_registers_without_name_address_consent_or_beyond_the_limit(cast):
    club = a_club("Dattelpalme e. V.")
    event = f.an_event(organisation_limit=1)
    for wrong in ({"name": " "}, {"email": ""}, {"agreed": False}):
        with pytest.raises(Refused):
            operations.register(event=event, at=f.AT, **(f.asked_by("Ada A") | wrong))
    f.registered(event, "Ada A", organisation=club)
    with pytest.raises(Refused, match="so viele Menschen angemeldet"):
        f.registered(event, "Bo B", organisation=club)
    full = f.an_event(capacity=1, waiting_list=False)
    f.registered(full, "Ada A")
    with pytest.raises(Refused, match="keine Warteliste"):
        f.registered(full, "Bo B")
    assert f.states(full) == {"Ada": "confirmed"}


def test_for_organisations_only_known_people_are_seated_and_others_are_looked_at(cast):
    club = f.a_host(cast)
    event = f.an_event(restricted_to="organisations", capacity=2)
    with pytest.raises(Refused, match="für die Sie kommen"):
        f.registered(event, "Ada A")
    f.registered(event, "Faisal F", organisation=club, email="faisal@federlohe.example")
    ada = f.registered(event, "Ada A", organisation=club)
    bo = f.registered(event, "Bo B", organisation=club)
    assert f.states(event) == {"Faisal": "confirmed", "Ada": "begun", "Bo": "begun"} and seats(event) == 1
    duty = Duty.objects.open().get(kind=owing.VOUCH)
    assert duty.subject_id == event.pk
    operations.vouch(registration=ada, by=cast.aylin, at=f.AT)
    assert f.states(event)["Ada"] == "confirmed" and seats(event) == 2
    with pytest.raises(Refused):
        operations.vouch(registration=f.reread(ada), by=cast.aylin, at=f.AT)
    operations.refuse(registration=bo, by=cast.aylin, at=f.AT)
    assert f.states(event)["Bo"] == "cancelled" and seats(event) == 2
    assert not Duty.objects.open().filter(kind=owing.VOUCH).exists()
    assert f.heard("Bo", "nicht angenommen")


def test_members_of_a_body_are_known_by_their_account(cast):
    group = f.a_committee(cast, name="Arbeitskreis Fördermittel")
    f.seat(cast, group, "korbinian")
    event = f.an_event(restricted_to="body", body=group)
    f.registered(event, "Korbinian K", by=cast.korbinian)
    f.registered(event, "Veit V", by=cast.veit)
    assert f.states(event) == {"Korbinian": "confirmed", "Veit": "begun"}


def test_called_off_everybody_hears_why_and_nobody_keeps_a_seat(cast):
    event = f.an_event(capacity=1)
    for name, language in (("Ada A", "de"), ("Bo B", "en")):
        f.registered(event, name, language=language)
    assert operations.cancel_event(event=event, reason="Wasserschaden im Saal", by=cast.aylin, at=f.AT) == 2
    assert set(f.states(event).values()) == {"cancelled"} and seats(event) == 0
    assert f.heard("Ada", "Wasserschaden").attachments.count() == 1 and f.heard("Bo", "Wasserschaden")
    assert event.messages.get().recipients == 2


def test_moved_everybody_gets_the_new_entry_and_editors_meet_each_other(cast):
    event = f.an_event()
    f.registered(event, "Ada A")
    stale = f.reread(event)
    # A registration counts seats, and disturbs nobody who edits.
    operations.move_event(
        event=stale, starts_at=f.BEGIN + timedelta(days=7), ends_at=f.END + timedelta(days=7), place="Stadthalle",
        reason="Der Saal ist belegt", by=cast.aylin, at=f.AT,
    )  # fmt: skip
    letter = f.heard("Ada", "Stadthalle")
    assert "2. Dezember" in letter.body and "Der Saal ist belegt" in letter.body and letter.attachments.count() == 1
    with pytest.raises(Conflict):
        operations.change_event(event=f.reread(event), revision=1, subtitle="Zu spät", by=cast.aylin, at=f.AT)
    with pytest.raises(Refused, match="Verlegen"):
        operations.change_event(event=f.reread(event), place="Anderswo", by=cast.aylin, at=f.AT)


def test_everybody_with_a_seat_is_reminded_once(cast):
    event = f.an_event(capacity=1)
    for name in ("Ada A", "Bo B"):
        f.registered(event, name)
    soon = f.BEGIN - f.hours(40)
    assert operations.remind(at=f.AT) == 0
    assert operations.remind(at=soon) == 1 and operations.remind(at=soon) == 0
    assert f.heard("Ada", "Bald ist es so weit") and len(f.mails_to("Bo")) == 1


def test_hosts_enter_who_calls_also_after_the_form_is_closed(cast):
    event = f.an_event()
    operations.turn_event(event=event, verb="close", by=cast.aylin, at=f.AT)
    made = operations.enter_registration(
        event=f.reread(event), name="Ada A", phone="0221 1", category="resident", by=cast.aylin, at=f.AT
    )
    assert made.state == "confirmed" and made.registered_by == cast.aylin.user_id and not f.mails_to("Ada")


def test_the_clock_opens_closes_and_holds(cast):
    opens, closes = f.AT + timedelta(days=2), f.AT + timedelta(days=10)
    event = f.an_event(registration_opens_at=opens, registration_closes_at=closes)
    seen = [event.state]
    for at in (f.AT, opens, closes, f.END + f.hours(1), f.END + f.hours(2)):
        operations.keep_time(at=at)
        seen.append(f.reread(event).state)
    assert seen == ["announced", "announced", "open", "closed", "held", "held"]


def test_a_regular_dialogue_that_nobody_plans_is_owed(cast):
    series = operations.make_series(title="Dialog", overdue_after_months=6, by=cast.aylin, at=f.AT)
    event = f.an_event(series=series)
    assert event.number == 1
    assert operations.watch_series(at=f.END + timedelta(days=100)) == 0
    assert operations.watch_series(at=f.END + timedelta(days=200)) == 1
    assert Duty.objects.open().get(kind=owing.NEXT).title == "Nächsten Termin planen: Dialog"
    later = f.BEGIN + timedelta(days=230)
    f.an_event(series=series, starts_at=later, ends_at=later + f.hours(2), at=f.END + timedelta(days=200))
    assert not Duty.objects.open().filter(kind=owing.NEXT).exists()


def test_an_open_meeting_is_never_copied_and_takes_its_event_along(cast):
    from augenhoehe.committees import operations as committees

    group = f.a_committee(cast, "working_group", "Arbeitskreis Fördermittel")
    meeting = f.a_meeting(group, public=True)
    closed = f.a_meeting(group, f.BEGIN, public=False)
    times = {"starts_at": None, "ends_at": None, "place": ""}
    with pytest.raises(Refused, match="Nur öffentliche Sitzungen"):
        f.an_event(meeting=closed, **times)
    event = f.an_event(meeting=meeting, **times)
    assert (event.begins_at, event.venue, event.starts_at) == (meeting.starts_at, meeting.place, None)
    f.registered(event, "Ada A")
    later = meeting.starts_at + timedelta(days=1)
    committees.change_meeting(meeting=meeting, starts_at=later, place="Rathaus", public=True, by=cast.aylin, at=f.AT)
    assert Event.objects.select_related("meeting").get(pk=event.pk).begins_at == later
    assert f.heard("Ada", "Rathaus")
    committees.cancel_meeting(meeting=meeting, reason="Krankheit", by=cast.aylin, at=f.AT)
    assert f.reread(event).state == "cancelled" and f.heard("Ada", "Krankheit")
