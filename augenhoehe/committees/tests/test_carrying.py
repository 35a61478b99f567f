"""A body follows another, a term ends: nothing that was open gets lost (S3-24; peers.md 4.11)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import operations
from augenhoehe.committees.models import CarriedMatter, CarryOver, Committee, Seat, Term
from augenhoehe.committees.operations import carrying, terms
from augenhoehe.committees.queries.carrying import heirs_of, lineage_of, open_matters, term_on
from augenhoehe.committees.queries.stations import views_of
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.notices.models import Duty, Message
from augenhoehe.places.tests.factories import town
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p

BACKEND = "augenhoehe.accounts.backends.Backend"
TODAY = f.DAY
K = Committee.Kind


@shared
def cast():
    return f.the_cast()


def old_body(cast):
    return f.a_committee(cast, K.INTEGRATION_COMMITTEE, "Integrationsrat", place=town("Sternmünde"))


def new_body(cast, name="Ausschuss für Chancengerechtigkeit", **more):
    values = {"place": town("Sternmünde"), "started_on": TODAY, **more}
    return f.a_committee(cast, K.INTEGRATION_COMMITTEE, name, **values)


def succeed(old, new, **more):
    values = {"starts_on": TODAY, "by": SYSTEM, "at": f.AT, **more}
    return carrying.succeed_committee(committee=old, successor=new, **values)


def decide(carry_over, matter, fate="carried", **more):
    return carrying.carry_matter(
        carry_over=carry_over, kind=matter.kind, pk=matter.pk, fate=fate, **{"by": SYSTEM, "at": f.AT, **more}
    )


def full(cast):
    """An old body with one of each: an item that waits, a paper that lies there, a mandate that runs."""
    old = old_body(cast)
    resolution = f.decided(f.on_agenda(old, "Sprachkurse"))
    operations.give_mandate(
        resolution=resolution, title="Kurse anbieten", unit="Jugendamt", due=date(2027, 5, 1), by=SYSTEM, at=f.AFTER
    )
    operations.hold_meeting(meeting=resolution.agenda_item.meeting, by=SYSTEM, at=f.AFTER)
    item = f.an_item(old, "Einladung in den Rat", thread=f.a_thread(cast, "Einladung", published=True))
    paper = p.submitted(cast, [p.one(old)])
    return old, item, paper


# --- Succession -------------------------------------------------------------------------------------
def test_the_old_body_ends_the_day_before_and_both_know_each_other(cast):
    old, new = old_body(cast), new_body(cast)
    f.seat(cast, old, "emine", chair=True)
    succeed(old, new)
    old.refresh_from_db()
    assert old.ended_on == TODAY - timedelta(days=1)
    assert old.seats.get().valid_until == old.ended_on
    everything = Committee.objects.all()
    assert lineage_of(old, everything).after.to_committee == new
    assert [one.committee for one in lineage_of(new, everything).before] == [old]


def test_seats_go_with_the_body_if_somebody_says_so(cast):
    old, new = old_body(cast), new_body(cast)
    held = f.seat(cast, old, "emine", chair=True, function="Vorsitz", list_name="Liste Brücke", basis="elected")
    for name, email in (("Esma", "esma@vertretung.example"), ("Ole", "")):
        operations.add_deputy(seat=held, name=name, email=email, by=SYSTEM, at=f.AT)
    succeed(old, new, seats_too=True)
    seat = new.seats.get()
    assert list(seat.named_deputies.order_by("name").values_list("name", flat=True)) == ["Esma", "Ole"]
    assert (seat.user, seat.chair, seat.list_name, seat.basis) == (cast.users["emine"], True, "Liste Brücke", "elected")
    assert seat.valid_from == TODAY


def test_what_is_open_is_listed_and_goes_over_one_by_one(cast):
    old, item, paper = full(cast)
    new = new_body(cast)
    at = f.AFTER
    carry_over = succeed(old, new, starts_on=at.date(), at=at)
    found = carrying.still_open(carry_over)
    assert sorted(one.kind for one in found) == ["item", "mandate", "station"]
    for matter in found:
        decide(carry_over, matter, at=at)
    item.refresh_from_db()
    station = paper.stations.get()
    mandate = old.agenda_items.get(resolution__isnull=False).resolution.mandates.get()
    assert item.committee == station.committee == mandate.committee == new
    assert station.items.get().committee == new
    assert item.waiting_since == TODAY, "how long it waits does not begin anew"
    assert carrying.still_open(carry_over) == []
    carry_over.refresh_from_db()
    assert carry_over.finished_at is not None
    assert {one.fate for one in carry_over.matters.all()} == {"carried"}


def test_the_duty_to_decide_goes_with_the_item_and_the_one_to_carry_is_closed(cast):
    old, item, _ = full(cast)
    new = new_body(cast)
    carry_over = succeed(old, new, starts_on=f.AFTER.date(), at=f.AFTER)
    owed = Duty.objects.open().get(kind="carry_over")
    assert owed.url.endswith(f"{carry_over.pk}/")
    assert carrying.carry_all(carry_over=carry_over, by=SYSTEM, at=f.AFTER) == 3
    assert not Duty.objects.open().filter(kind="carry_over").exists()
    duty = Duty.objects.open().get(kind="decide", subject_id=item.pk)
    assert "Chancengerechtigkeit" in duty.owner_label
    assert not Duty.objects.open().filter(kind="plan_meeting", subject_id=old.pk).exists()
    assert Duty.objects.open().filter(kind="plan_meeting", subject_id=new.pk).exists()


def test_the_history_says_who_took_over(cast):
    old, item, _ = full(cast)
    carry_over = succeed(old, new_body(cast), starts_on=f.AFTER.date(), at=f.AFTER)
    carrying.carry_all(carry_over=carry_over, by=SYSTEM, at=f.AFTER)
    step = item.thread.steps.get(kind="matter_carried")
    assert "dem Nachfolger von „Integrationsrat“" in step.text["de"]["text"]
    assert step.audience == "public"


def test_what_is_not_continued_says_why_and_is_taken_back(cast):
    old, item, paper = full(cast)
    carry_over = succeed(old, new_body(cast), starts_on=f.AFTER.date(), at=f.AFTER)
    for matter in carrying.still_open(carry_over):
        with pytest.raises(Refused, match="Grund"):
            decide(carry_over, matter, "ended", at=f.AFTER)
        decide(carry_over, matter, "ended", reason="Hat sich erledigt.", at=f.AFTER)
    item.refresh_from_db()
    paper.refresh_from_db()
    assert item.withdrawn_at is not None
    assert (paper.state, paper.withdrawn_reason) == ("withdrawn", "Hat sich erledigt.")
    assert {one.fate for one in CarriedMatter.objects.all()} == {"ended"}


def test_meetings_of_the_successor_before_it_took_over_are_not_missed(cast):
    old, _, paper = full(cast)
    new = new_body(cast, started_on=date(2020, 1, 1))
    f.a_meeting(new, f.THURSDAY)
    carry_over = succeed(old, new, starts_on=f.AFTER.date(), at=f.AFTER)
    carrying.carry_all(carry_over=carry_over, by=SYSTEM, at=f.AFTER)
    station = paper.stations.select_related("committee", "paper").get()
    assert views_of([station], f.AFTER + timedelta(days=2))[0].missed == ()


def test_before_the_day_the_old_body_decides_for_itself(cast):
    old = old_body(cast)
    f.an_item(old)
    carry_over = succeed(old, new_body(cast), starts_on=TODAY + timedelta(days=10))
    with pytest.raises(Refused, match="Bis dahin ist noch das bisherige Gremium zuständig"):
        carrying.carry_all(carry_over=carry_over, by=SYSTEM, at=f.AT)
    assert carrying.carry_all(carry_over=carry_over, by=SYSTEM, at=f.AT + timedelta(days=10)) == 1


def test_a_meeting_planned_after_the_end_is_called_off_first(cast):
    old = old_body(cast)
    f.a_meeting(old)
    with pytest.raises(Refused, match="Sagen Sie sie zuerst ab"):
        succeed(old, new_body(cast))


def test_no_body_follows_itself_nor_its_own_successor(cast):
    old, new = old_body(cast), new_body(cast, started_on=date(2020, 1, 1))
    with pytest.raises(Refused, match="nicht auf sich selbst"):
        succeed(old, old)
    succeed(old, new)
    with pytest.raises(Refused, match="aufgelöst"):
        succeed(new, old, starts_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="aufgelöst"):
        succeed(old, new_body(cast, "Noch eins"))
    assert heirs_of(old.pk) == [old.pk, new.pk]


def test_who_submitted_in_the_old_bodys_name_hears_the_answer_in_the_new_one(cast):
    old, council = old_body(cast), f.a_committee(cast, K.COUNCIL, "Rat", place=town("Sternmünde"))
    new = new_body(cast)
    paper = p.submitted(cast, [p.one(council)], submitted_by_committee=old)
    succeed(old, new)
    f.seat(cast, new, "emine", chair=True, valid_from=TODAY)
    resolution = p.decide(paper, council, at=f.THURSDAY)
    assert resolution.kind == "adopted"
    assert Message.objects.filter(recipient=cast.users["emine"], kind="paper").exists()


@pytest.mark.parametrize(
    ("who", "may"), [("aylin", True), ("olek", True), ("emine", False), ("nuray", False), ("veit", False)]
)
def test_only_who_answers_for_both_bodies_carries_over(cast, who, may):
    old, new = old_body(cast), new_body(cast)
    f.an_item(old)
    if not may:
        with pytest.raises(Refused):
            succeed(old, new, by=getattr(cast, who))
    carry_over = succeed(old, new)
    if may:
        assert carrying.carry_all(carry_over=carry_over, by=getattr(cast, who), at=f.AT) == 1
    else:
        with pytest.raises(Refused):
            carrying.carry_all(carry_over=carry_over, by=getattr(cast, who), at=f.AT)


def test_two_who_take_over_at_once_take_each_matter_once(committed):
    cast = f.the_cast()
    old, new = old_body(cast), new_body(cast)
    f.an_item(old, "Eins")
    carry_over = succeed(old, new)
    matter = carrying.still_open(carry_over)[0]
    failures = failures_of(
        lambda: decide(CarryOver.objects.get(pk=carry_over.pk), matter),
        lambda: decide(CarryOver.objects.get(pk=carry_over.pk), matter),
    )
    assert len(failures) == 1
    assert isinstance(failures[0], Refused)
    assert CarriedMatter.objects.count() == 1


# --- Terms ------------------------------------------------------------------------------------------
def start(committee=None, number=12, starts_on=date(2025, 11, 1), **more):
    return terms.start_term(
        committee=committee, number=number, starts_on=starts_on, **{"by": SYSTEM, "at": f.AT, **more}
    )


def test_seats_given_in_a_term_belong_to_it_and_end_with_it(cast):
    body = old_body(cast)
    term = start(body)
    seat = f.seat(cast, body, "emine", valid_from=date(2025, 11, 10))
    before = f.seat(cast, body, "faisal", valid_from=date(2021, 1, 1))
    assert (seat.term, before.term) == (term, None)
    terms.end_term(term=term, ends_on=TODAY, by=SYSTEM, at=f.AT)
    seat.refresh_from_db()
    before.refresh_from_db()
    assert (seat.valid_until, before.valid_until) == (TODAY, None)


def test_a_town_has_a_term_for_all_its_elected_bodies(cast):
    body, group = old_body(cast), f.a_committee(cast, K.WORKING_GROUP, "Arbeitskreis", place=town("Sternmünde"))
    seat = f.seat(cast, body, "emine", valid_from=date(2026, 1, 1))
    in_group = f.seat(cast, group, "faisal", valid_from=date(2026, 1, 1))
    term = start(municipality=town("Sternmünde"))
    seat.refresh_from_db()
    in_group.refresh_from_db()
    assert (seat.term, in_group.term, term_on(body, TODAY)) == (term, None, term)


def test_terms_follow_each_other_without_a_common_day(cast):
    body = old_body(cast)
    start(body, ends_on=date(2030, 10, 31))
    with pytest.raises(Refused, match="läuft schon die 12"):
        start(body, number=13, starts_on=date(2030, 10, 31))
    assert start(body, number=13, starts_on=date(2030, 11, 1)).number == 13
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(committee=body, number=14, starts_on=date(2029, 1, 1))


def test_at_the_end_of_a_term_each_open_matter_goes_on_or_ends(cast):
    body = old_body(cast)
    term = start(body)
    kept, dropped = f.an_item(body, "Bleibt"), f.an_item(body, "Geht unter")
    later = TODAY + timedelta(days=5)
    (carry_over,) = terms.end_term(term=term, ends_on=TODAY, by=SYSTEM, at=f.AT + timedelta(days=5))
    found = {one.title: one for one in carrying.still_open(carry_over)}
    at = f.AT + timedelta(days=5)
    decide(carry_over, found["Bleibt"], at=at)
    decide(carry_over, found["Geht unter"], "ended", reason="Diskontinuität", at=at)
    kept.refresh_from_db()
    dropped.refresh_from_db()
    assert kept.waits and not dropped.waits
    assert kept.committee == body
    assert later > TODAY
    carry_over.refresh_from_db()
    assert carry_over.finished_at is not None
    assert [one.title for one in open_matters(body)] == ["Bleibt"]


def test_what_came_in_after_the_end_belongs_to_the_next_term(cast):
    body = old_body(cast)
    term = start(body)
    f.an_item(body, "Alt")
    at = f.AT + timedelta(days=5)
    (carry_over,) = terms.end_term(term=term, ends_on=TODAY, by=SYSTEM, at=at)
    f.an_item(body, "Neu", at=at)
    assert [one.title for one in carrying.still_open(carry_over)] == ["Alt"]


def test_whoever_ends_a_term_that_somebody_else_changed_is_told(cast):
    term = start(old_body(cast))
    Term.objects.filter(pk=term.pk).update(revision=2)
    with pytest.raises(Conflict):
        terms.end_term(term=term, ends_on=TODAY, revision=1, by=SYSTEM, at=f.AT)


# --- Pages ------------------------------------------------------------------------------------------
@pytest.fixture
def stopped(monkeypatch):
    """The day on which all of this happens."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@pytest.fixture
def aylin(cast):
    client = Client()
    client.force_login(cast.users["aylin"], backend=BACKEND)
    return client


def test_a_new_body_is_set_up_with_the_succession_on_one_page(cast, aylin, stopped):
    old = old_body(cast)
    f.an_item(old, "Einladung in den Rat")
    page = aylin.post(
        reverse("committees_inside:committee_succeed", args=[old.pk]),
        {"name": "Ausschuss für Chancengerechtigkeit", "kind": old.kind, "starts_on": "2.11.2026", "revision": 1,
         "source": "Hauptsatzung § 9"},
        follow=True,
    ).content.decode()  # fmt: skip
    assert "Einladung in den Rat" in page
    assert "an die Stelle von „Integrationsrat“" in page
    carry_over = CarryOver.objects.get()
    done = aylin.post(reverse("committees_inside:carry_all", args=[carry_over.pk]), follow=True).content.decode()
    assert "Nichts ist mehr offen." in done
    inside = aylin.get(reverse("committees_inside:committee", args=[old.pk])).content.decode()
    assert reverse("committees_inside:committee", args=[carry_over.to_committee_id]) in inside
    later = aylin.get(reverse("committees_inside:committee", args=[carry_over.to_committee_id])).content.decode()
    assert "Nachfolger von" in later
    assert reverse("committees_inside:committee", args=[old.pk]) in later


def test_without_a_body_or_a_name_the_form_says_so(cast, aylin, stopped):
    old = old_body(cast)
    answer = aylin.post(
        reverse("committees_inside:committee_succeed", args=[old.pk]), {"starts_on": "2.11.2026", "revision": 1}
    )
    assert "eins von beiden" in answer.content.decode()
    assert not CarryOver.objects.exists()


def test_a_member_does_not_read_what_goes_over(cast, stopped):
    old, new = old_body(cast), new_body(cast)
    f.an_item(old, "Vertraulich", public=False)
    carry_over = succeed(old, new)
    client = Client()
    client.force_login(cast.users["emine"], backend=BACKEND)
    answer = client.get(reverse("committees_inside:carry_over", args=[carry_over.pk]))
    assert answer.status_code in (403, 404)
    assert "Vertraulich" not in answer.content.decode()


def test_all_seats_are_shown_under_their_term(cast, aylin, stopped):
    body = old_body(cast)
    start(body)
    f.seat(cast, body, "emine", valid_from=date(2025, 11, 10), list_name="Liste Brücke", basis=Seat.Basis.ELECTED)
    f.seat(cast, body, holder_name="Anna Alt", valid_from=date(2021, 1, 1), valid_until=date(2025, 10, 31))
    page = aylin.get(reverse("committees_inside:seats_by_term", args=[body.pk])).content.decode()
    assert page.index("12. Wahlperiode") < page.index("Emine") < page.index("Ohne Wahlperiode") < page.index("Anna Alt")
    assert "Liste Brücke, gewählt" in page
