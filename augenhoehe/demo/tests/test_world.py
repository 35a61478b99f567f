"""What must be there when somebody opens the demo (demo-world.md, issue 2 part C)."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.timezone import localdate

from augenhoehe.accounts.models import Carrier, Grant, User
from augenhoehe.accounts.queries import actor_of
from augenhoehe.committees import queries
from augenhoehe.committees.models import (
    Committee,
    Delay,
    Mandate,
    Meeting,
    Paper,
    Resolution,
    Seat,
    StatementRequest,
)
from augenhoehe.concept.models import ImplementationMarker, Measure
from augenhoehe.core import clock
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.demo import operations
from augenhoehe.demo.world import cast
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.matters import (
    bus,
    confirmation,
    course,
    kita,
    motion,
    post,
    reconstruction,
    suggestion,
)
from augenhoehe.demo.world.reporting import TOPICS, scenes_of_topic
from augenhoehe.journal.models import AuditEntry, Step, Thread
from augenhoehe.notices.models import Duty
from augenhoehe.places.models import Installation, Municipality, SocialArea
from augenhoehe.search.queries import find
from augenhoehe.structure.models import Answer, Hint, StructuralQuestion, Topic
from augenhoehe.structure.operations.intake import hint_of

pytestmark = pytest.mark.usefixtures("world")
LETTERS = {one.letter: one for one in cast.PEOPLE}


def person(letter: str) -> User:
    return User.objects.get(email=LETTERS[letter].email)


def actor(letter: str):
    return actor_of(person(letter), at=clock.now(), second_factor=True)


def question(title: str) -> StructuralQuestion:
    return StructuralQuestion.objects.get(title__startswith=title)


# --- Places and people --------------------------------------------------------------------------------
def test_it_is_an_invented_kreis_with_four_towns_and_a_village():
    installation = Installation.objects.get()
    assert installation.invented
    assert installation.district.ags == "05999000"
    towns = Municipality.objects.filter(parent=installation.district, served=True)
    assert {town.name for town in towns} == {"Sternmünde", "Nebelfurt", "Mohnfurt", "Zwirnstadt"}
    assert SocialArea.objects.get(key="uhlenquell").municipality.name == "Zwirnstadt"


def test_every_one_of_the_cast_has_an_account_with_their_roles():
    for one in cast.PEOPLE:
        held = {(g.role, g.municipality and g.municipality.name, g.carrier_id is not None)
                for g in Grant.objects.filter(user__email=one.email).select_related("municipality")}  # fmt: skip
        assert {role for role, _, _ in held} == {part.role.value for part in one.parts}, one.name
        for part in one.parts:
            assert any(role == part.role and bool(town) == bool(part.town) for role, town, _ in held), one.name


def test_the_stranger_has_an_account_and_no_right():
    assert actor("V").roles == ()


def test_the_carriers_work_under_their_own_law():
    laws = dict(Carrier.objects.values_list("name", "regime"))
    assert laws["Caritasverband Federlohe e. V."] == Carrier.Regime.KDG
    assert laws["Diakonie Nebelfurt"] == Carrier.Regime.DSG_EKD
    assert Carrier.objects.get(short_name="Ausländerbehörde").residence_authority


def test_a_deputy_has_an_end():
    grant = Grant.objects.get(user=person("D"))
    assert grant.deputy_for == person("C")
    assert grant.valid_until > localdate()


def test_the_steering_group_has_seats_in_every_sector_and_a_chair():
    group = Committee.objects.get(kind=Committee.Kind.STEERING_GROUP)
    seats = list(group.seats.all())
    assert {seat.sector for seat in seats} == set(Seat.Sector.values)
    assert [seat.user for seat in seats if seat.chair] == [person("K")]
    assert person("W") in [seat.user for seat in seats]


def test_the_integration_committees_kept_their_former_names():
    found = Committee.objects.filter(kind=Committee.Kind.INTEGRATION_COMMITTEE).prefetch_related("names")
    assert {one.municipality.name for one in found} == {"Sternmünde", "Nebelfurt", "Mohnfurt"}
    for one in found:
        assert one.name_on(date(2025, 10, 31)).startswith("Integrationsrat")
        assert one.name_on(date(2025, 11, 1)).startswith("Ausschuss für Chancengerechtigkeit und Integration")


# --- Matters ------------------------------------------------------------------------------------------
def test_matter_1_went_all_the_way_to_the_answer(world: dict[str, str]):
    kita = question("Kita-Auskunft")
    assert kita.state == StructuralQuestion.State.SOLVED
    hints = Hint.objects.filter(question_links__question=kita)
    assert hints.count() == 7
    assert hints.values("municipality").distinct().count() == 3
    assert set(hints.values_list("state", flat=True)) == {Hint.State.ANSWERED}
    thread = Thread.objects.get(number=world["thread_kita"])
    assert thread.is_public
    assert thread.closed_at
    measure = Measure.objects.get(question_links__question=kita)
    assert measure.state == Measure.State.DONE
    assert set(measure.markers.values_list("state", flat=True)) == {ImplementationMarker.State.REACHED}


def test_matter_1_answers_halyna_in_her_language_behind_her_code(world: dict[str, str]):
    hint = hint_of(world["code_kita"])
    assert hint is not None
    assert hint.language == "uk"
    final = Answer.objects.get(question=question("Kita-Auskunft"), kind="final")
    assert not text_in(final.text, "uk").missing
    assert person("H").inbox.filter(kind="answer", language="uk").exists()


def test_matter_3_was_refused_with_a_reason_and_comes_back(world: dict[str, str]):
    bus = question("Bus nach dem Abendkurs")
    assert bus.state == StructuralQuestion.State.REFUSED
    assert bus.resubmit_on > localdate()
    resolution = Resolution.objects.get(agenda_item=bus.agenda_item)
    assert "84 000 Euro" in resolution.reason
    assert "Anruf-Sammeltaxi" in Answer.objects.get(question=bus, kind="final").text["de"]["text"]
    assert Thread.objects.get(number=world["thread_bus"]).is_public


def test_matter_5_stays_below_the_threshold_and_invisible_outside():
    topic = Topic.objects.get(title="Beleidigungen beim Training")
    assert topic.hint_count == topic.person_count == 3 < settings.DISCLOSURE_THRESHOLD
    assert topic.state == Topic.State.WATCHED
    assert not topic.question_links.exists()
    assert find("Training Uhlenquell", actor=actor("V")) == []


def test_matter_5_sent_one_single_case_back_to_advice(world: dict[str, str]):
    hint = hint_of(world["code_training"])
    assert hint.state == Hint.State.REFERRED
    assert "0221 4710-230" in Answer.objects.get(hint=hint).text["de"]["text"]


def test_matter_6_has_one_marker_postponed_and_one_open():
    measure = Measure.objects.get(title="Prüfbare Terminbestätigung")
    first, second = measure.markers.order_by("position")
    assert first.due > first.first_due
    assert first.postponements.get().reason
    assert second.state == ImplementationMarker.State.OPEN
    assert measure.lead == person("W")


def test_one_question_waits_for_the_steering_group_on_thursday():
    course = question("Sprachkurse passen")
    assert course.state == StructuralQuestion.State.SUBMITTED
    meeting = course.agenda_item.meeting
    assert meeting.state == Meeting.State.INVITED
    assert meeting.starts_at > clock.now()
    assert localdate(meeting.starts_at).weekday() == 3
    assert not Resolution.objects.filter(agenda_item=course.agenda_item).exists()


def test_overdue_is_what_the_matters_tell_and_what_an_event_and_the_forum_left():
    overdue = Duty.objects.open().filter(due__lt=localdate())
    assert sorted((duty.kind, duty.owner_label) for duty in overdue) == [
        ("decide", "Büro des Rates"),
        # Somebody said to come from a club that nobody knows, and a contribution waits for its answer.
        ("events.vouch", "Kommunales Integrationszentrum Kreis Federlohe"),
        ("forum.answer", "Koordination"),
        ("fulfil_mandate", "Integrationsbeauftragte der Stadt Zwirnstadt"),
        ("lay_before", "Büro des Rates"),
        # An agreement from an event, which both partners still have to confirm.
        ("network.agree", "Koordination"),
        ("network.agree", "Syrischer Kulturkreis Dattelpalme e. V."),
        ("reach_marker", "Jugendamt Sternmünde"),
    ]


def test_matter_2_lies_63_days_and_two_reachable_meetings_passed():
    paper = Paper.objects.get(kind="suggestion")
    (station,) = queries.stations_of_paper(paper, clock.now())
    assert (station.waited_days, len(station.missed), station.overdue) == (63, 2, True)
    assert station.committee == "Schulausschuss der Stadt Sternmünde"
    assert queries.duty_on_paper(paper).owner_label == "Büro des Rates"
    assert Thread.objects.get(papers=paper).is_public
    assert person("E").inbox.filter(kind="paper").count() == 2


def test_matter_7_went_from_the_motion_to_the_mandate(world: dict[str, str]):
    paper = Paper.objects.get(kind="motion")
    assert (paper.state, paper.result) == ("concluded", "adopted_changed")
    assert paper.created_by == person("P").pk
    mandate = Mandate.objects.get(pk=world["mandate_motion"])
    assert (mandate.responsible, mandate.state) == (person("N"), "open")
    assert mandate.due > localdate()


def test_what_takes_longer_has_its_reason_and_a_statement_is_asked_for(world: dict[str, str]):
    late = Delay.objects.running().order_by("kind")
    assert [(one.kind, bool(one.reason), one.published_at is not None) for one in late] == [
        ("mandate", True, True), ("paper", False, True),
    ]  # fmt: skip
    asked = StatementRequest.objects.get()
    assert asked.state == "received" and asked.draft and asked.item is not None


def test_emine_is_asked_whether_she_comes_on_thursday(world: dict[str, str]):
    meeting = Meeting.objects.get(pk=world["meeting_sternmuende"])
    assert localdate(meeting.starts_at).weekday() == 3
    coming = queries.meeting_page(SYSTEM, meeting, at=clock.now()).coming
    assert (coming.yes, coming.silent) == (1, 4)


# --- The wall, and the world as a whole ---------------------------------------------------------------
def test_the_residence_authority_sees_the_measure_and_not_one_hint():
    wiebke = actor("W")
    assert not Hint.objects.visible_to(wiebke).exists()
    assert not Topic.objects.visible_to(wiebke).exists()
    assert Measure.objects.filter(lead=person("W")).exists()


def test_about_sixty_hints_lie_in_many_states():
    assert 60 <= Hint.objects.count() <= 90
    states = set(Hint.objects.values_list("state", flat=True))
    assert states == set(Hint.State.values)


def test_hints_came_in_five_languages():
    assert set(Hint.objects.values_list("language", flat=True)) == {"de", "en", "tr", "ar", "uk"}


def test_nothing_happened_in_the_future_or_on_a_strange_day():
    now = clock.now()
    assert not Step.objects.filter(at__gt=now).exists()
    assert not Hint.objects.filter(arrived_on__gt=localdate()).exists()
    assert not AuditEntry.objects.filter(at__gt=now).exists()


def test_steps_of_every_thread_stand_in_order_of_time():
    for thread in Thread.objects.all():
        moments = list(thread.steps.order_by("sequence").values_list("at", flat=True))
        assert moments == sorted(moments), thread.title


def test_every_public_matter_reads_in_all_languages():
    for thread in Thread.objects.public():
        for language, _ in settings.LANGUAGES:
            assert not text_in(thread.public_title, language).missing, thread.title


# --- Building -----------------------------------------------------------------------------------------
def test_building_again_changes_nothing():
    before = (Hint.objects.count(), Step.objects.count(), AuditEntry.objects.count(), User.objects.count())
    assert operations.build(at=clock.now()) is None
    assert before == (Hint.objects.count(), Step.objects.count(), AuditEntry.objects.count(), User.objects.count())


def test_a_real_installation_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(operations, "installation", lambda: Installation(name="Kreis Wirklich", invented=False))
    with pytest.raises(Refused, match="echte Installation"):
        operations.build(at=clock.now())


WEEK = [Calendar(datetime(2026, 11, day, 9, 5, tzinfo=clock.BERLIN)) for day in range(16, 23)]


@pytest.mark.parametrize("calendar", WEEK, ids=lambda one: f"{one.today:%A}")
def test_built_on_any_weekday_each_matter_goes_step_by_step(calendar: Calendar):
    for matter in (reconstruction, kita, bus, confirmation, post, course, suggestion, motion):
        moments = [scene.at for scene in matter.scenes(calendar)]
        assert moments == sorted(set(moments)), matter.__name__
        assert moments[-1] < calendar.built_at


@pytest.mark.parametrize("calendar", WEEK, ids=lambda one: f"{one.today:%A}")
def test_built_on_any_weekday_a_topic_is_ripe_before_it_becomes_a_question(calendar: Calendar):
    for matter, key in ((kita, "kita"), (bus, "bus"), (confirmation, "confirmation"), (post, "post")):
        topic = next(one for one in TOPICS if one.group == key)
        judged = [scene.at for scene in scenes_of_topic(calendar, topic)]
        assert judged == sorted(set(judged))
        assert judged[-1] < matter.scenes(calendar)[0].at


def test_telephone_numbers_and_mail_addresses_are_those_of_media_productions():
    texts = "\n".join(path.read_text(encoding="utf-8") for path in Path(cast.__file__).parent.rglob("*.py"))
    assert set(re.findall(r"0\d{2,4} \d{3,}[-\d]*", texts)) <= set(re.findall(r"0221 4710-\d{3}", texts))
    assert all(mail.endswith(".example") for mail in re.findall(r"[\w.-]+@[\w.-]+\w", texts))
