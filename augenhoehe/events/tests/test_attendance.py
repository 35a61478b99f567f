"""The day itself (S1-11, S1-12, S1-36, S3-6): the list at the door, what stays of it, and what is confirmed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from augenhoehe.core.contributions import ask
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import at_once, failures_of
from augenhoehe.events.counts import attendance as counts
from augenhoehe.events.models import Attendance, Event, Registration, Turnout
from augenhoehe.events.operations import attendance as operations
from augenhoehe.events.operations import certificates
from augenhoehe.events.pdf import badges, lists
from augenhoehe.events.pdf import certificates as papers
from augenhoehe.events.queries import attendance as queries
from augenhoehe.events.register import PROOF_DAYS, REGISTRATION_DAYS, RETENTION
from tests.worlds import shared

from . import days
from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def day() -> days.Day:
    return days.make_day()


def test_a_tap_checks_in_once_and_the_second_hears_that_she_is_there(day):
    first, new = days.arrive(day, day.mona)
    again, old = days.arrive(day, day.mona)
    assert (new, old) == (True, False)
    assert first.pk == again.pk
    assert (first.organisation_name, first.category) == (day.club.name, "migrant_organisation")
    # On the day the registration stays what it was: who did not come is known when the list is closed.
    assert f.reread(day.mona).state == "confirmed"


def test_undone_by_mistake_she_can_come_again(day):
    arrival, _ = days.arrive(day, day.mona)
    assert operations.undo_check_in(attendance=arrival, by=day.cast.aylin, at=days.DOOR)
    assert not operations.undo_check_in(attendance=arrival, by=day.cast.aylin, at=days.DOOR)
    assert counts.at_the_door(day.event).there == 0
    _, new = days.arrive(day, day.mona)
    assert new
    assert Attendance.objects.get().withdrawn_at is None


def test_who_waited_may_come_in_and_who_cancelled_may_not(day):
    assert day.wait.state == "waiting"
    assert days.arrive(day, day.wait)[1]
    Registration.objects.filter(pk=day.sami.pk).update(state="cancelled", ended="person", cancelled_at=f.AT)
    with pytest.raises(Refused, match="gilt nicht"):
        days.arrive(day, f.reread(day.sami))


def test_the_door_opens_a_day_before_and_only_for_hosts(day):
    with pytest.raises(Refused, match="24 Stunden"):
        operations.check_in(registration=day.mona, by=day.cast.aylin, at=f.BEGIN - f.hours(25))
    for name in ("faisal", "emine", "veit", "wiebke", "korbinian"):
        with pytest.raises(Refused, match="Gastgebenden"):
            operations.check_in(registration=day.mona, by=getattr(day.cast, name), at=days.DOOR)


def test_a_walk_in_needs_a_name_and_is_counted(day):
    with pytest.raises(Refused) as no:
        operations.walk_in(event=day.event, name="  ", by=day.cast.aylin, at=days.DOOR)
    assert no.value.field == "name"
    operations.walk_in(event=day.event, name="Otto Ohne", by=day.cast.aylin, at=days.DOOR)
    days.arrive(day, day.sami)
    door = counts.at_the_door(day.event)
    assert (door.expected, door.there, door.walked_in, door.missing) == (2, 2, 1, 1)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("möh", ["Mona"]), ("moh", ["Mona"]), ("dattel", ["Mona"]), ("s", ["Mona", "Sami"]), ("mona s", ["Mona"]),
     ("sonm sam", ["Sami"]), ("ona", []), ("", ["Mona", "Sami", "Wanda"])],
)  # fmt: skip
def test_a_few_letters_find_whoever_accents_were_typed(day, typed, found):
    guests = queries.found_by(queries.guests_of(day.event), typed)
    assert [one.name.split()[0] for one in guests] == found


def test_the_closed_list_says_who_came_and_leaves_numbers_without_names(day):
    days.closed(day)
    assert f.states(day.event) == {"Mona": "attended", "Sami": "absent", "Wanda": "waiting"}
    assert set(Turnout.objects.values_list("category", "organisation", "registered", "attended")) == {
        ("migrant_organisation", day.club.pk, 1, 1), ("resident", None, 1, 0), ("other", None, 0, 1),
    }  # fmt: skip
    assert f.reread(day.event).attended == 2


def test_a_closed_list_is_corrected_and_its_numbers_follow(day):
    days.closed(day)
    operations.check_in(registration=f.reread(day.sami), by=day.cast.aylin, at=days.AFTER)
    assert f.reread(day.sami).state == "attended"
    assert f.reread(day.event).attended == 3
    mona = Attendance.objects.get(registration=day.mona)
    operations.undo_check_in(attendance=mona, by=day.cast.aylin, at=days.AFTER)
    assert f.reread(day.mona).state == "absent"
    assert f.reread(day.event).attended == 2


def test_a_running_event_cannot_be_closed(day):
    with pytest.raises(Refused, match="läuft noch"):
        operations.close_list(event=day.event, by=day.cast.aylin, at=f.BEGIN)


# --- What stays (S3-6) ----------------------------------------------------------------------------------
def test_who_came_for_the_first_time_is_still_known_when_the_names_are_gone(day):
    days.closed(day)
    begin = f.BEGIN.date()
    assert ask("attendance.first_times", begin, begin) == [(day.club.name, begin)]
    _delete(begin_after=REGISTRATION_DAYS)
    assert not Registration.objects.exists()
    assert not Attendance.objects.exists()
    assert ask("attendance.first_times", begin, begin) == [(day.club.name, begin)]
    assert ask("attendance.first_times", begin + timedelta(days=1), begin + timedelta(days=9)) == []


def test_the_register_beside_the_events_says_who_was_never_there(day):
    f.a_club("Noch nie dabei e. V.")
    days.closed(day)
    rows = {one.name: one.visits for one in queries.houses(day.cast.aylin)}
    assert rows == {day.club.name: 1, "Noch nie dabei e. V.": 0}


def _delete(*, begin_after: int) -> None:
    at = f.END + timedelta(days=begin_after + 1)
    for rule in RETENTION:
        rule.erase(rule.due(at), at)


def test_registrations_and_attendance_go_after_three_months_and_not_before(day):
    days.closed(day)
    early = f.END + timedelta(days=REGISTRATION_DAYS) - timedelta(hours=1)
    assert [rule.name for rule in RETENTION if rule.due(early).exists()] == []
    _delete(begin_after=REGISTRATION_DAYS)
    assert not Registration.objects.exists()
    assert not Attendance.objects.exists()


def test_attendance_for_a_grant_is_kept_longer_than_the_registration(day):
    days.closed(day)
    Event.objects.filter(pk=day.event.pk).update(funding_proof=True)
    _delete(begin_after=REGISTRATION_DAYS)
    assert not Registration.objects.exists()
    assert set(Attendance.objects.values_list("name", "registration")) == {("Mona Möhring", None), ("Otto Ohne", None)}
    _delete(begin_after=PROOF_DAYS)
    assert not Attendance.objects.exists()


# --- Confirmations (S1-36) ------------------------------------------------------------------------------
def test_a_confirmation_is_checked_by_its_code_and_names_nobody(day):
    days.closed(day)
    issued = certificates.issue_certificates(event=day.event, by=day.cast.aylin, at=days.AFTER, minutes=90)
    assert [one.name for one in issued] == ["Mona Möhring", "Otto Ohne"]
    code = certificates.code_of(issued[0])
    assert certificates.certificate_of(code.lower().replace("-", " ")).event == day.event
    assert certificates.certificate_of("7KQ2-MX4R-9TBC-D3HV") is None
    # Issued again it is the same paper; the names may go, the code stays good.
    assert certificates.code_of(
        certificates.issue_certificates(event=day.event, only=issued[0], by=SYSTEM, at=days.AFTER)[0]
    ) == code  # fmt: skip
    _delete(begin_after=REGISTRATION_DAYS)
    assert certificates.certificate_of(code) is not None


def test_what_was_confirmed_by_mistake_is_valid_no_more_for_good(day):
    days.closed(day)
    mona = Attendance.objects.get(registration=day.mona)
    certificates.issue_certificates(event=day.event, only=mona, by=day.cast.aylin, at=days.AFTER)
    code = certificates.code_of(mona)
    operations.undo_check_in(attendance=mona, by=day.cast.aylin, at=days.AFTER)
    assert certificates.certificate_of(code) is None
    _delete(begin_after=REGISTRATION_DAYS)
    assert certificates.certificate_of(code) is None


def test_nobody_is_confirmed_more_time_than_there_was(day):
    days.closed(day)
    with pytest.raises(Refused, match="120 Minuten"):
        certificates.issue_certificates(event=day.event, by=day.cast.aylin, at=days.AFTER, minutes=121)


def test_badges_list_and_confirmations_are_made_to_the_accessible_standard(day):
    days.closed(day)
    event = queries.opened(day.cast.aylin, f.DAY).get(pk=day.event.pk)
    rows = [day.mona, day.sami]
    # What somebody typed is never read as markup.
    day.sami.name = "#panic() $x$ [Sami] \\ *ö*"
    issued = certificates.issue_certificates(event=event, by=day.cast.aylin, at=days.AFTER, minutes=90)
    people = [papers.Confirmed(one, certificates.code_of(one)) for one in issued]
    made = {
        "list": lists.pdf(event, rows, days.DOOR), "badges": badges.pdf(event, rows * 6),
        "paper": papers.pdf(event, people, ["Ein Antrag von Anfang an"], "https://federlohe.example/pruefen/"),
    }  # fmt: skip
    for content in made.values():
        assert content.startswith(b"%PDF-")
        assert all(sign in content for sign in (b"/StructTreeRoot", b"pdfuaid", b"/Lang"))
    # Twelve badges are two sheets, two confirmations two pages.
    assert {name: b"/Count 2/" in content for name, content in made.items()} == {
        "list": False, "badges": True, "paper": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(90, "1 Stunde 30 Minuten"), (120, "2 Stunden"), (1, "1 Minute"), (61, "1 Stunde 1 Minute")],
)
def test_hours_are_said_as_people_say_them(minutes, said):
    assert papers.hours(minutes) == said


def test_what_people_need_stands_on_the_list(day):
    assert lists._row(day.mona) == ["☐", "Mona Möhring", day.club.name, "", "Platz für Rollstuhl", ""]
    assert lists._row(day.sami)[-1] == "2"


# --- Two doors ------------------------------------------------------------------------------------------
def test_at_four_doors_at_once_it_is_one_arrival(committed):
    day = days.make_day()
    rows = Registration.objects.select_related("event")
    copies = [rows.get(pk=day.mona.pk) for _ in range(4)]
    works = [partial(operations.check_in, registration=one, by=day.cast.aylin, at=days.DOOR) for one in copies]
    assert sorted(new for _, new in at_once(*works)) == [False, False, False, True]
    assert Attendance.objects.count() == 1


def test_checked_in_while_the_list_is_closed_she_took_part(committed):
    day = days.make_day()
    days.arrive(day, day.sami)
    events = [Event.objects.get(pk=day.event.pk) for _ in range(2)]
    mona = Registration.objects.select_related("event").get(pk=day.mona.pk)
    failures = failures_of(
        lambda: operations.close_list(event=events[0], by=SYSTEM, at=days.AFTER),
        lambda: operations.check_in(registration=mona, by=SYSTEM, at=days.AFTER),
    )
    assert failures == []
    # Whoever was first: nobody who stands at the door is written down as absent.
    assert f.states(day.event)["Mona"] in ("attended", "confirmed")
    operations.close_list(event=events[1], by=SYSTEM, at=days.AFTER)
    assert f.states(day.event) == {"Mona": "attended", "Sami": "attended", "Wanda": "waiting"}
    assert f.reread(day.event).attended == 2
