"""What people owe around a body: hand-over of a role, § 27 aid, election checklist."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import operations
from augenhoehe.committees.models import Committee, ElectionStep, HandOver, PopulationFigure, ThresholdRule
from augenhoehe.committees.operations import elections, handovers, thresholds
from augenhoehe.committees.queries.thresholds import outcome_of, town_checks
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import open_duty
from augenhoehe.places.operations import set_up_installation
from augenhoehe.places.tests.factories import town
from tests.worlds import shared

from . import factories as f

BACKEND = "augenhoehe.accounts.backends.Backend"
K = Committee.Kind
OLD = "§ 27 GO NRW, ältere Fassung (zu prüfen)"


@shared
def cast():
    return f.the_cast()


@pytest.fixture
def stopped(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def client_of(cast, name):
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


def body(cast, **more):
    return f.a_committee(cast, K.INTEGRATION_COMMITTEE, "Ausschuss", place=town("Sternmünde"), **more)


def of(name, *args):
    return reverse(f"committees_inside:{name}", args=args)


# --- Hand-over (S3-24) ------------------------------------------------------------------------------
def handed(cast, committee, **more):
    values = {
        "function": "Vorsitz", "from_user": cast.users["emine"], "to_user": cast.users["faisal"],
        "due": f.DAY + timedelta(days=28), "by": cast.aylin, "at": f.AT, **more,
    }  # fmt: skip
    return handovers.begin_hand_over(committee=committee, **values)


def test_the_list_names_duties_items_mandates_and_meetings(cast):
    committee = body(cast)
    resolution = f.decided(f.on_agenda(committee, "Sprachkurse"))
    mandate = operations.give_mandate(
        resolution=resolution, title="Kurse anbieten", unit="Vorsitz", due=date(2027, 5, 1), by=SYSTEM, at=f.AFTER,
        responsible=cast.users["emine"],
    )  # fmt: skip
    f.an_item(committee, "Einladung in den Rat")
    f.a_meeting(committee, f.THURSDAY + timedelta(days=30))
    found = handed(cast, committee, at=f.AFTER)
    # Two items: the one that waits, and the Beschlusskontrolle that the running mandate put on the next agenda.
    assert sorted(found.entries.values_list("source", flat=True)) == ["item", "item", "mandate", "meeting"]
    assert found.entries.get(source="mandate").due == mandate.due


def test_what_a_person_owes_elsewhere_is_not_on_the_list(cast):
    """Duties of case files bear names that are nobody else's business."""
    committee, other = body(cast), f.a_committee(cast, K.COUNCIL, "Rat", place=town("Sternmünde"))
    for subject, title in ((other.pk, "Geheim: Fall 12"), (committee.pk, "Sitzung vorbereiten")):
        open_duty(
            kind="prepare", subject_kind="committee", subject_id=subject, title=title, url="/intern/", owner_label="E",
            user=cast.users["emine"], by=SYSTEM, at=f.AT,
        )  # fmt: skip
    assert [one.title for one in handed(cast, committee).entries.all()] == ["Sitzung vorbereiten"]


def test_both_sign_and_in_this_order(cast):
    committee = body(cast)
    f.an_item(committee, "Einladung in den Rat")
    found = handed(cast, committee)
    assert Duty.objects.open().get(kind="give_role").user == cast.users["emine"]
    line = found.entries.get(source="item")
    with pytest.raises(Refused, match="Abgeben und erläutern"):
        handovers.give_role(hand_over=found, by=cast.faisal, at=f.AT)
    handovers.explain_hand_over(
        hand_over=found, notes="Der Saal ist bestellt.", entry_notes={line.pk: "Frau Grün fragt danach."}, by=cast.emine,
        at=f.AT,
    )  # fmt: skip
    own = handovers.add_entry(hand_over=found, title="Schlüssel", note="", by=cast.emine, at=f.AT)
    handovers.give_role(hand_over=found, by=cast.emine, at=f.AT)
    with pytest.raises(Refused, match="schon unterschrieben"):
        handovers.explain_hand_over(hand_over=found, notes="Doch nicht.", entry_notes={}, by=cast.emine, at=f.AT)
    with pytest.raises(Refused, match="3 Zeilen sind noch nicht abgehakt"):
        handovers.take_role(hand_over=found, by=cast.faisal, at=f.AT)
    for entry in found.entries.all():
        handovers.tick_entry(entry=entry, taken=True, by=cast.faisal, at=f.AT)
    with pytest.raises(Refused, match="künftig"):
        handovers.take_role(hand_over=found, by=cast.emine, at=f.AT)
    handovers.take_role(hand_over=found, by=cast.faisal, at=f.AT)
    assert HandOver.objects.get().closed_at == f.AT
    assert own.source == "own"
    assert not Duty.objects.open().filter(subject_kind="hand_over").exists()


def test_mandates_in_the_former_persons_name_go_with_the_second_signature(cast):
    committee = body(cast)
    mandate = operations.give_mandate(
        resolution=f.decided(f.on_agenda(committee)), title="Kurse anbieten", unit="Vorsitz", due=date(2027, 5, 1),
        by=SYSTEM, at=f.AFTER, responsible=cast.users["emine"],
    )  # fmt: skip
    found = handed(cast, committee, at=f.AFTER)
    handovers.give_role(hand_over=found, by=cast.emine, at=f.AFTER)
    for entry in found.entries.all():
        handovers.tick_entry(entry=entry, taken=True, by=cast.faisal, at=f.AFTER)
    handovers.take_role(hand_over=found, by=cast.faisal, at=f.AFTER)
    mandate.refresh_from_db()
    assert mandate.responsible == cast.users["faisal"]
    assert Duty.objects.open().get(kind="fulfil_mandate").user == cast.users["faisal"]


@pytest.mark.parametrize(
    ("who", "sees"), [("aylin", True), ("emine", True), ("faisal", True), ("korbinian", False), ("veit", False)]
)
def test_a_hand_over_is_read_by_the_two_people_and_the_office(cast, stopped, who, sees):
    found = handed(cast, body(cast))
    answer = client_of(cast, who).get(of("hand_over", found.pk))
    assert answer.status_code == (200 if sees else 404)


def test_the_chair_gives_the_own_role_away_but_nobody_elses(cast, stopped):
    committee = body(cast)
    f.seat(cast, committee, "emine", chair=True)
    emine = client_of(cast, "emine")
    assert of("hand_over_begin", committee.pk) in emine.get(of("committee", committee.pk)).content.decode()
    typed = {"function": "Vorsitz", "to_user": cast.users["faisal"].pk, "due": "14.12.2026"}
    answer = emine.post(of("hand_over_begin", committee.pk), {**typed, "from_user": cast.users["korbinian"].pk})
    assert answer.status_code == 200 and not HandOver.objects.exists()
    emine.post(of("hand_over_begin", committee.pk), {**typed, "from_user": cast.users["emine"].pk})
    assert HandOver.objects.get().from_user == cast.users["emine"]
    assert client_of(cast, "faisal").get(of("hand_over_begin", committee.pk)).status_code == 403


def test_hand_overs_are_erased_after_two_years(cast):
    from augenhoehe.committees.register import RETENTION

    found = handed(cast, body(cast))
    handovers.give_role(hand_over=found, by=cast.emine, at=f.AT)
    handovers.take_role(hand_over=found, by=cast.faisal, at=f.AT)
    rule = next(one for one in RETENTION if one.name == "committees.hand_overs")
    assert not rule.due(f.AT + timedelta(days=700)).exists()
    later = f.AT + timedelta(days=731)
    assert rule.erase(rule.due(later), later) == 1
    assert not HandOver.objects.exists()


# --- § 27 aid (S2-21) -------------------------------------------------------------------------------
def enter(number, name="Sternmünde", on=date(2025, 12, 31), **more):
    values = {"inhabitants": 50_000, "source": "Melderegister", "by": SYSTEM, "at": f.AT, **more}
    return thresholds.enter_figure(municipality=town(name), on=on, foreigners=number, **values)


def thresholds_of(valid_from=date(2025, 1, 1), **more):
    values = {"must_from": 5000, "request_from": 2000, "signatures": 200, "source": OLD, "by": SYSTEM, "at": f.AT}
    return thresholds.set_thresholds(valid_from=valid_from, **{**values, **more})


@pytest.mark.parametrize(
    ("number", "outcome"),
    [(4999, "on_request"), (5000, "must"), (2000, "on_request"), (1999, "may"), (0, "may")],
)
def test_the_numbers_beside_the_thresholds(number, outcome):
    rule = ThresholdRule(must_from=5000, request_from=2000, signatures=200)
    assert outcome_of(PopulationFigure(foreigners=number, inhabitants=9000), rule) == outcome


def test_without_a_number_or_a_threshold_nothing_is_said():
    assert outcome_of(None, ThresholdRule(must_from=1, request_from=1)) == "unknown"
    assert outcome_of(PopulationFigure(foreigners=9000), None) == "unknown"


def test_the_newest_figure_counts_and_the_day_again_mends_it(cast):
    set_up_installation(name="Kreis Federlohe", district=cast.kreis, by=SYSTEM, at=f.AT)
    thresholds_of()
    enter(6000, on=date(2020, 12, 31))
    enter(1000)
    enter(1500)
    check = next(one for one in town_checks(f.DAY) if one.town.name == "Sternmünde")
    assert (check.figure.foreigners, check.outcome) == (1500, "may")
    assert PopulationFigure.objects.count() == 2


def test_no_threshold_without_a_source_nor_by_a_town(cast):
    with pytest.raises(Refused, match="Ohne Quelle"):
        thresholds_of(source="")
    with pytest.raises(Refused, match="ganze Gebiet"):
        thresholds_of(by=cast.nuray)
    with pytest.raises(Refused):
        enter(1, by=cast.nuray)
    assert enter(1, "Zwirnstadt", by=cast.nuray).foreigners == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        ThresholdRule.objects.create(
            must_from=1, request_from=2, signatures=1, source=OLD, valid_from=f.DAY, entered_at=f.AT
        )


def test_the_page_shows_what_a_town_must_do_and_whether_it_has(cast, stopped):
    set_up_installation(name="Kreis Federlohe", district=cast.kreis, by=SYSTEM, at=f.AT)
    aylin = client_of(cast, "aylin")
    assert "Noch keine Schwellen" in aylin.get(of("thresholds")).content.decode()
    form = aylin.get(of("thresholds_set")).content.decode()
    assert "5000" in form and "ältere Fassung" in form
    thresholds_of()
    enter(6000, "Nebelfurt")
    page = aylin.get(of("thresholds")).content.decode()
    assert "verpflichtend" in page
    assert "Hier ist noch kein Gremium eingetragen." in page
    assert client_of(cast, "veit").get(of("thresholds")).status_code == 403


# --- Election checklist (S2-22) ---------------------------------------------------------------------
def election(cast, day=f.DAY + timedelta(days=100), **more):
    return elections.begin_election(committee=body(cast), day=day, **{"by": SYSTEM, "at": f.AT, **more})


def test_the_steps_come_from_the_template_and_only_near_ones_are_owed(cast):
    found = election(cast)
    assert found.steps.count() == len(elections.TEMPLATE)
    owed = Duty.objects.open().filter(kind="election_step")
    due = {one.due_for(found.day) for one in found.steps.all()}
    assert owed.count() == sum(one <= f.DAY + timedelta(days=28) for one in due) > 0
    assert elections.remind_of_steps(by=SYSTEM, at=f.AT) == 0
    assert elections.remind_of_steps(by=SYSTEM, at=f.AT + timedelta(days=90)) > 0


def test_moving_the_day_moves_the_reminders(cast):
    found = election(cast)
    step = found.steps.get(days_before=120)
    elections.move_election(election=found, day=found.day + timedelta(days=7), by=SYSTEM, at=f.AT)
    duty = Duty.objects.open().get(subject_id=step.pk)
    assert duty.due == f.DAY + timedelta(days=100 + 7 - 120)


def test_who_is_responsible_ticks_and_the_reminder_goes(cast):
    found = election(cast)
    step = elections.add_step(
        election=found, title="Dolmetschen für die Schulung", days_before=95, by=SYSTEM, at=f.AT,
        responsible=cast.users["rojda"],
    )  # fmt: skip
    assert Duty.objects.open().get(subject_id=step.pk).user == cast.users["rojda"]
    with pytest.raises(Refused):
        elections.finish_step(step=step, by=cast.veit, at=f.AT)
    elections.finish_step(step=step, result="Zwei Sprachen zugesagt.", by=cast.rojda, at=f.AT)
    step.refresh_from_db()
    assert (step.done_on, step.done_by) == (f.DAY, cast.users["rojda"].pk)
    assert not Duty.objects.open().filter(subject_id=step.pk).exists()
    with pytest.raises(Refused, match="bleibt in der Liste"):
        elections.remove_step(step=step, by=SYSTEM, at=f.AT)


def test_the_checklist_on_its_page(cast, stopped):
    committee = body(cast)
    aylin = client_of(cast, "aylin")
    page = aylin.post(of("election_begin", committee.pk), {"day": "14.2.2027", "unit": "Wahlamt"}, follow=True)
    text = page.content.decode()
    assert "Wahl am 14. Februar 2027 vorbereiten" in text
    assert text.index("Wahlordnung prüfen") < text.index("Stimmzettel drucken") < text.index("Gewählte fragen")
    step = ElectionStep.objects.get(title="Stimmzettel drucken")
    found = step.election
    aylin.post(of("step_done", found.pk, step.pk), {"revision": 1, "result": "Bestellt"})
    assert "Bestellt" in aylin.get(of("election", found.pk)).content.decode()
    assert client_of(cast, "veit").get(of("election", found.pk)).status_code == 404
