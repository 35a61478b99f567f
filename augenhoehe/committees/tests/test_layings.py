"""The clock of § 27 runs until there is evidence, an answer, or the body itself takes the matter back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.models import Evidence, Laying, Paper, Station
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.notices.models import Duty
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p
from .paper_factories import DAY, KIND, ROLE

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
SOURCE = "Hauptsatzung der Stadt, § 9 Absatz 4, Fassung vom 12. Mai 2026"


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast):
    return p.bodies(cast)


@shared
def resolved(cast, bodies):
    """The § 27 body resolved something that another body has to deal with."""
    item = f.on_agenda(bodies["integration"], thread=f.a_thread(cast, published=True))
    return f.decided(item)


def asked(bodies, resolved, **more) -> Laying:
    values = {"addressee": bodies["school"], "by": SYSTEM, "at": f.AFTER, **more}
    return operations.request_laying(resolution=resolved, **values)


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


def duty(laying):
    return Duty.objects.open().filter(kind="lay_before", subject_id=laying.pk).first()


# --- The clock --------------------------------------------------------------------------------------
def test_the_clock_starts_with_the_next_reachable_meeting_and_no_legal_period(cast, bodies, resolved):
    f.a_meeting(bodies["school"], f.AFTER + 3 * DAY)
    f.a_meeting(bodies["school"], f.AFTER + 10 * DAY)
    laying = asked(bodies, resolved)
    assert laying.due == (f.AFTER + 10 * DAY).date() == duty(laying).due
    assert duty(laying).owner_label == "Büro des Rates"


def test_without_a_meeting_the_duty_stands_and_gets_its_day_when_one_is_planned(cast, bodies, resolved):
    laying = asked(bodies, resolved)
    assert laying.due is None and duty(laying) is not None
    f.a_meeting(bodies["school"], f.AFTER + 30 * DAY, at=f.AFTER + DAY)
    operations.note_overdue(by=SYSTEM, at=f.AFTER + 2 * DAY)
    laying.refresh_from_db()
    assert laying.due == (f.AFTER + 30 * DAY).date() == duty(laying).due


def test_a_period_holds_only_with_a_source(cast, bodies, resolved):
    rule = {"committee": bodies["integration"], "kind": "laying", "days": 5, "valid_from": date(2026, 6, 1)}
    with pytest.raises(Refused, match="Ohne Quelle"):
        operations.set_duty_rule(**rule, source=" ", by=SYSTEM, at=f.AT)
    operations.set_duty_rule(**rule, source=SOURCE, by=SYSTEM, at=f.AT)
    f.a_meeting(bodies["school"], f.AFTER + 10 * DAY)
    assert asked(bodies, resolved).due == (f.AFTER + 5 * DAY).date()


def test_a_paper_of_the_body_starts_the_clock_and_its_decision_answers_and_returns_once(cast, bodies):
    way = [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)]
    paper = p.submitted(cast, way, submitted_by_committee=bodies["integration"], thread=f.a_thread(cast))
    first = Laying.objects.get()
    assert first.addressee == bodies["school"] and first.station.paper == paper
    p.decide(paper, bodies["school"], at=f.AT + 20 * DAY)
    first.refresh_from_db()
    assert first.state == "answered" and first.meeting is not None and first.return_item is None
    second = Laying.objects.get(addressee=bodies["council"])
    assert duty(first) is None and duty(second) is not None
    p.decide(paper, bodies["council"], KIND.REFUSED, at=f.AT + 40 * DAY, wording="Der Rat lehnt ab.")
    second.refresh_from_db()
    assert second.state == "answered" and "Der Rat lehnt ab." in second.answer
    (back,) = bodies["integration"].agenda_items.waiting()
    assert back == second.return_item and back.title.startswith("Antwort:")
    assert operations.follow_station(station=second.station, by=SYSTEM, at=f.AT + 41 * DAY) is None
    assert bodies["integration"].agenda_items.count() == 1


def test_a_recommendation_on_the_way_starts_the_clock_for_the_council(cast, bodies):
    way = [p.one(bodies["integration"], ROLE.RECOMMENDATION), p.one(bodies["council"], order=2)]
    paper = p.submitted(cast, way)
    assert not Laying.objects.exists()
    p.decide(paper, bodies["integration"], at=f.AT + 20 * DAY)
    laying = Laying.objects.get()
    assert (laying.committee, laying.addressee) == (bodies["integration"], bodies["council"])
    assert laying.resolution is not None


def test_withdrawing_the_paper_does_not_drop_the_duty(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])], submitted_by_committee=bodies["integration"])
    operations.withdraw_paper(paper=paper, reason="Passt nicht.", by=cast.olek, at=f.AT + DAY)
    laying = Laying.objects.get()
    assert laying.state == "open" and duty(laying) is not None


def test_it_ends_only_with_a_meeting_of_the_addressee_or_evidence(cast, bodies, resolved):
    laying, later = asked(bodies, resolved), f.AFTER + 20 * DAY
    lay = {"laying": laying, "laid_on": later.date(), "by": cast.olek, "at": later}
    with pytest.raises(Refused, match="Nachweis"):
        operations.confirm_laying(**lay)
    elsewhere = p.passes(bodies["social"], f.AFTER + 10 * DAY)
    with pytest.raises(Refused, match="anderen Gremium"):
        operations.confirm_laying(**lay, meeting=elsewhere)
    operations.confirm_laying(**lay, url="https://rat.example/niederschrift/7", answer_due=(later + 30 * DAY).date())
    assert laying.state == "laid" and duty(laying) is None and laying.evidence.get().url.endswith("/7")


def test_only_the_body_itself_takes_it_back_with_a_later_resolution(cast, bodies, resolved):
    laying, day = asked(bodies, resolved), f.AFTER + 20 * DAY
    meeting = f.a_meeting(bodies["integration"], day, at=f.AFTER)
    item = f.an_item(bodies["integration"], "Wir verzichten", at=f.AFTER)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AFTER)
    item.refresh_from_db()
    own = f.decided(item, at=day + timedelta(hours=3))
    waive = {"laying": laying, "reason": "Das Land macht es selbst.", "at": day + DAY}
    with pytest.raises(Refused, match="nach dem liegen"):
        operations.waive_laying(**waive, resolution=resolved, by=cast.emine)
    with pytest.raises(IntegrityError, match="only_the_body_waives"), transaction.atomic():
        Laying.objects.filter(pk=laying.pk).update(state="waived", waived_reason="So.")
    operations.waive_laying(**waive, resolution=own, by=cast.emine)
    assert laying.state == "waived" and duty(laying) is None


def test_too_late_it_is_on_the_board_of_both_bodies(cast, bodies, resolved):
    f.a_meeting(bodies["school"], f.AFTER + 10 * DAY)
    asked(bodies, resolved)
    operations.note_overdue(by=SYSTEM, at=f.AFTER + 11 * DAY)
    (row,) = queries.overdue_board(cast.emine, f.DAY)
    assert (row.kind, row.committee, row.origin) == ("laying", bodies["school"], bodies["integration"])


VERBS = {
    "emine": {"lay", "answer", "waive", "speak"}, "olek": {"lay", "answer", "waive", "speak"}, "linh": set(),
    "nuray": set(), "rojda": set(), "veit": set(), "wiebke": set(),
}  # fmt: skip


@pytest.mark.parametrize("name", list(VERBS))
def test_who_may_do_what_with_it(cast, bodies, resolved, name):
    laying = asked(bodies, resolved)
    assert rules.laying_verbs(getattr(cast, name), laying, f.DAY) == VERBS[name]


READS = {"emine": True, "olek": True, "aylin": True, "nuray": False, "linh": False, "rojda": False, "veit": False}


def test_of_a_closed_resolution_only_the_two_bodies_and_who_manages_them_read(cast, bodies):
    closed = f.decided(f.on_agenda(bodies["integration"], thread=f.a_thread(cast), public=False))
    laying = asked(bodies, closed)
    assert {name: Laying.objects.visible_to(getattr(cast, name), f.DAY).exists() for name in READS} == READS
    assert not Laying.objects.visible_to(ANONYMOUS, f.DAY).exists()
    assert client_of(cast, "linh").get(reverse("committees_inside:laying", args=[laying.pk])).status_code == 404


# --- Both directions --------------------------------------------------------------------------------
def test_what_should_have_come_is_listed_and_nothing_without_a_rule(cast, bodies):
    past = p.submitted(cast, [p.one(bodies["council"])], title="Am Gremium vorbei")
    p.submitted(cast, [p.one(bodies["integration"], ROLE.RECOMMENDATION), p.one(bodies["council"], order=2)])
    p.submitted(cast, [p.one(bodies["council"])], kind=Paper.Kind.INFORMATION, title="Nur zur Kenntnis")
    found = queries.should_have_come(cast.olek, bodies["integration"], f.DAY)
    assert not found.exists()
    operations.set_hearing_rule(committee=bodies["integration"], binding="advised", source=SOURCE,
                                valid_from=date(2026, 6, 1), by=SYSTEM, at=f.AT)  # fmt: skip
    Paper.objects.filter(title="Am Gremium vorbei").update(municipality=bodies["council"].municipality)
    assert list(found.all()) == [past]
    html = client_of(cast, "olek").get(reverse("committees_inside:both_ways", args=[bodies["integration"].pk]))
    assert "Am Gremium vorbei" in html.content.decode()


# --- The way ----------------------------------------------------------------------------------------
def test_stations_ahead_are_added_moved_and_removed_with_reason_and_history(cast, bodies):
    way = [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["social"], ROLE.PRE_DELIBERATION, 2),
           p.one(bodies["council"], order=3)]  # fmt: skip
    paper = p.submitted(cast, way)
    new = [p.one(bodies["integration"], ROLE.RECOMMENDATION, 1), p.one(bodies["council"], order=2)]
    with pytest.raises(Refused, match="Grund"):
        operations.change_way(paper=paper, stations=new, reason=" ", by=cast.olek, at=f.AT)
    made = operations.change_way(paper=paper, stations=new, reason="Der Rat bat darum.", by=cast.aylin, at=f.AT)
    assert sorted(one.kind for one in made) == ["added", "removed"]
    names = [(one.committee, one.order, one.state) for one in paper.stations.order_by("order")]
    assert names == [
        (bodies["school"], 1, "open"),
        (bodies["integration"], 2, "ahead"),
        (bodies["council"], 3, "ahead"),
    ]
    with pytest.raises(Refused, match="entscheidet"):
        operations.change_way(paper=paper, stations=new[:1], reason="x", by=cast.aylin, at=f.AT)
    step = paper.thread.steps.get(kind="way_changed")
    assert step.reason == "Der Rat bat darum." and "Sozialausschuss entfällt" in str(step.text)
    with pytest.raises(Refused):
        operations.change_way(paper=paper, stations=new, reason="x", by=cast.linh, at=f.AT)


def test_what_is_urgent_is_brought_forward_and_noted(cast, bodies):
    way = [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)]
    paper = p.submitted(cast, way, submitted_by_committee=bodies["integration"])
    council = Station.objects.get(committee=bodies["council"])
    operations.bring_forward(station=council, reason="Die Frist des Landes läuft ab.", by=cast.aylin, at=f.AT)
    assert {one.state for one in paper.stations.all()} == {"open"} and Laying.objects.count() == 2
    assert paper.way_changes.get().kind == "forward"
    p.decide(paper, bodies["council"], at=f.AT + 20 * DAY)
    paper.refresh_from_db()
    assert paper.state == "concluded" and paper.stations.get(committee=bodies["school"]).state == "lapsed"
    # Overtaken by the decision it was still not laid before the school committee: the body says what is to be done.
    assert Laying.objects.get(addressee=bodies["school"]).state == "open"


# --- Evidence and pages -----------------------------------------------------------------------------
def test_evidence_is_a_file_or_an_address_and_read_with_its_thing(cast, bodies, resolved, settings, tmp_path):
    laying = asked(bodies, resolved)
    olek, address = (
        client_of(cast, "olek"),
        reverse("committees_inside:evidence_add", args=["vorlagepflicht", laying.pk]),
    )
    assert "eines von beiden" in olek.post(address, {"title": "Schreiben"}).content.decode()
    file = SimpleUploadedFile("brief.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "application/pdf")
    assert olek.post(address, {"title": "Schreiben", "file": file}).status_code == 302
    download = reverse("committees_inside:evidence", args=[Evidence.objects.get().pk])
    assert olek.get(download).status_code == 200
    assert client_of(cast, "rojda").get(download).status_code == 404
    assert client_of(cast, "linh").get(address).status_code in (403, 404)


def test_from_the_resolution_to_the_answer_by_pages(cast, bodies, resolved, monkeypatch):
    f.a_meeting(bodies["school"], f.AFTER + 10 * DAY)
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AFTER)
    emine = client_of(cast, "emine")
    meeting = emine.get(reverse("committees_inside:meeting", args=[resolved.agenda_item.meeting_id])).content.decode()
    ask = reverse("committees_inside:laying_request", args=[resolved.pk])
    assert ask in meeting
    emine.post(ask, {"addressee": str(bodies["school"].pk), "answer_due": ""})
    laying = Laying.objects.get()
    page = emine.get(reverse("committees_inside:laying", args=[laying.pk])).content.decode()
    assert "Nächste erreichbare Sitzung am" in page and "Am Zug" in page
    emine.post(reverse("committees_inside:laying_speaker", args=[laying.pk]),
               {"speaker": "Emine, Vorsitz", "revision": laying.revision})  # fmt: skip
    laying.refresh_from_db()
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AFTER + 12 * DAY)
    school, emine = bodies["school"].meetings.get(), client_of(cast, "emine")
    laid = {"meeting": str(school.pk), "laid_on": "7.12.2026", "revision": laying.revision}
    answer = emine.post(reverse("committees_inside:laying_lay", args=[laying.pk]), laid)
    assert answer.status_code == 302, answer.content.decode()
    laying.refresh_from_db()
    emine.post(reverse("committees_inside:laying_answer", args=[laying.pk]),
               {"answer": "Angenommen.", "answered_on": "8.12.2026", "revision": laying.revision})  # fmt: skip
    laying.refresh_from_db()
    assert laying.state == "answered" and laying.speaker == "Emine, Vorsitz"
    body = emine.get(reverse("committees_inside:committee", args=[bodies["integration"].pk])).content.decode()
    assert "Antwort: Kita-Auskunft" in body
