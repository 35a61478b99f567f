"""What is late: the unit is heard for seven days before the public is, and the board is for the right people only."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.models import Delay
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.journal.models import Thread
from augenhoehe.notices.models import Duty, Message
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p
from .paper_factories import DAY, KIND

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
NIGHT = f.AT + 21 * DAY
REASON = "Die Schulleitung war erst eine Woche später zu erreichen."


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast):
    return p.bodies(cast)


@shared
def paper(cast, bodies):
    """A public suggestion that one reachable meeting passed over."""
    thread = f.a_thread(cast, "Elternsprechtag", published=True)
    made = p.submitted(cast, [p.one(bodies["school"])], thread=thread, submitted_by_committee=bodies["integration"],
                       at=f.AT + DAY / 12)  # fmt: skip
    p.passes(bodies["school"], f.AT + 20 * DAY)
    return made


def night(at=NIGHT):
    return operations.note_overdue(by=SYSTEM, at=at)


def client_of(cast, name: str = "") -> Client:
    client = Client()
    if name:
        client.force_login(cast.users[name], backend=BACKEND)
    return client


def public_steps(thread):
    return list(thread.steps.filter(audience="public").order_by("sequence").values_list("kind", flat=True))


# --- Seven days ---------------------------------------------------------------------------------------
def test_a_missed_meeting_asks_the_unit_first_and_tells_the_public_after_seven_days(cast, paper, monkeypatch):
    assert night() == 1 and night() == 0
    delay = Delay.objects.get()
    duty = Duty.objects.open().get(kind="state_reason")
    assert (duty.owner_label, duty.due, delay.reason_due) == ("Büro des Rates", NIGHT.date() + 7 * DAY, duty.due)
    assert "delay_published" not in public_steps(paper.thread) and "meeting_missed" not in public_steps(paper.thread)
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT + 28 * DAY)
    night(f.AT + 28 * DAY)
    html = client_of(cast).get(f"/vorlagen/{paper.number}/").content.decode()
    assert "erreichbare Sitzung ist vorbei" not in html and "überfällig" not in html
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT + 29 * DAY)
    night(f.AT + 29 * DAY)
    assert public_steps(paper.thread).count("delay_published") == 1
    html = client_of(cast).get(f"/vorlagen/{paper.number}/").content.decode()
    assert "Eine erreichbare Sitzung ist vorbei" in html
    assert "in sieben Tagen nicht genannt: Büro des Rates" in client_of(cast).get(
        f"/vorgaenge/{paper.thread.number}/").content.decode()  # fmt: skip


def test_the_reason_is_published_with_the_name_of_the_unit_and_of_nobody(cast, paper, monkeypatch):
    night()
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT + 23 * DAY)
    delay = Delay.objects.get()
    olek = client_of(cast, "olek")
    address = reverse("committees_inside:delay_reason", args=[delay.pk])
    assert olek.post(address, {"reason": REASON, "revision": delay.revision}).status_code == 302
    delay.refresh_from_db()
    assert delay.reason == REASON and delay.published_at is not None
    assert not Duty.objects.open().filter(kind="state_reason").exists()
    for public in (f"/vorlagen/{paper.number}/", f"/vorgaenge/{paper.thread.number}/"):
        html = client_of(cast).get(public).content.decode()
        assert REASON in html and "Olek" not in html
    assert olek.post(address, {"reason": "Anders.", "revision": delay.revision}).status_code == 403


def test_even_the_database_does_not_shorten_the_hearing(cast, paper):
    night()
    with pytest.raises(IntegrityError, match="unit_is_heard"), transaction.atomic():
        Delay.objects.update(published_at=NIGHT + DAY)


def test_a_resolution_ends_the_delay_and_the_question(cast, bodies, paper):
    night()
    p.decide(paper, bodies["school"], KIND.DEFERRED, at=f.AT + 24 * DAY)
    assert Delay.objects.get().state == "ended" and not Duty.objects.open().filter(kind="state_reason").exists()
    night(f.AT + 40 * DAY)
    assert "delay_published" not in public_steps(paper.thread)


def test_withdrawn_it_is_late_nowhere(cast, paper):
    night()
    operations.withdraw_paper(paper=paper, reason="Erledigt.", by=SYSTEM, at=NIGHT + DAY)
    assert not Delay.objects.running().exists()


def test_a_second_missed_meeting_takes_the_place_of_the_first_on_the_board(cast, bodies, paper):
    night()
    p.passes(bodies["school"], f.AT + 50 * DAY)
    assert night(f.AT + 51 * DAY) == 1
    (row,) = queries.overdue_board(cast.olek, f.DAY)
    assert row.missed == 2 and row.since == (f.AT + 50 * DAY).date()
    assert sorted(Delay.objects.values_list("state", flat=True)) == ["followed", "running"]


# --- Mandates -----------------------------------------------------------------------------------------
def late_mandate(cast, **item):
    thread = f.a_thread(cast, published=True)
    resolution = f.decided(f.on_agenda(f.seated(cast), thread=thread, **item))
    return operations.give_mandate(
        resolution=resolution, title="Auskunft geben", unit="Jugendamt", due=(f.AFTER + 10 * DAY).date(),
        responsible=cast.users["linh"], by=cast.aylin, at=f.AFTER,
    )  # fmt: skip


def late_in_public(mandate):
    thread = Thread.objects.get(agenda_items__resolution=mandate.resolution)
    return queries.on_thread(ANONYMOUS, thread, at=f.AFTER + 20 * DAY).late_mandates


def test_a_late_mandate_asks_the_charged_person_and_names_the_unit(cast):
    mandate = late_mandate(cast)
    night(f.AFTER + 11 * DAY)
    duty = Duty.objects.open().get(kind="state_reason")
    assert duty.user == cast.users["linh"] and duty.owner_label == "Jugendamt"
    assert late_in_public(mandate) == frozenset()
    night(f.AFTER + 19 * DAY)
    assert late_in_public(mandate) == {mandate.pk}
    step = mandate.resolution.agenda_item.thread.steps.get(kind="delay_published")
    assert "Jugendamt" in str(step.text) and "Linh" not in f"{step.text}{step.by_name}"


def test_of_a_closed_item_nothing_becomes_public(cast):
    late_mandate(cast, public=False)
    for later in (11, 19, 40):
        night(f.AFTER + later * DAY)
    assert Delay.objects.get().published_at is None


def test_postponed_it_is_late_no_longer_and_late_again_on_the_new_day(cast):
    mandate = late_mandate(cast)
    night(f.AFTER + 11 * DAY)
    due = (f.AFTER + 30 * DAY).date()
    operations.postpone_mandate(mandate=mandate, due=due, reason="Stelle leer.", by=cast.aylin, at=f.AFTER + 12 * DAY)
    assert not Delay.objects.running().exists()
    night(f.AFTER + 31 * DAY)
    assert Delay.objects.running().get().since == due


def test_after_two_weeks_office_and_chair_are_told_once(cast):
    late_mandate(cast)
    for later in (11, 25, 26):
        night(f.AFTER + later * DAY)
    told = Message.objects.filter(kind="delay")
    assert {one.recipient.name for one in told} == {"Korbinian", "Aylin", "Bernward"}
    assert "Seit 15 Tagen überfällig" in told.first().body


# --- Who reads the board, who says why ----------------------------------------------------------------
BOARD = {
    "aylin": True, "olek": True, "emine": True, "nuray": False, "linh": False, "minh": False, "rojda": False,
    "veit": False, "wiebke": False,
}  # fmt: skip


def test_the_board_of_a_paper_is_for_both_bodies_and_who_manages_them(cast, paper, monkeypatch):
    night()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NIGHT)
    seen = {name: queries.overdue_board(getattr(cast, name), NIGHT.date()).exists() for name in BOARD}
    assert seen == BOARD
    assert not Delay.objects.visible_to(ANONYMOUS, f.DAY).exists()
    delay = Delay.objects.get()
    for name, allowed in BOARD.items():
        answer = client_of(cast, name).get(reverse("committees_inside:delay", args=[delay.pk]))
        assert answer.status_code == (200 if allowed else 404), name


def test_the_charged_person_sees_the_own_delay_and_nobody_elses(cast, paper):
    night()
    late_mandate(cast, public=False)
    night(f.AFTER + 11 * DAY)
    kinds = {name: set(Delay.objects.visible_to(getattr(cast, name), f.DAY).values_list("kind", flat=True))
             for name in ("linh", "minh", "rojda", "aylin", "emine")}  # fmt: skip
    assert kinds == {"linh": {"mandate"}, "minh": set(), "rojda": {"mandate"}, "aylin": {"mandate", "paper"},
                     "emine": {"paper"}}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "may"), [("olek", True), ("aylin", True), ("emine", False), ("linh", False), ("nuray", False)]
)
def test_only_the_unit_where_it_lies_says_why(cast, paper, name, may):
    night()
    delay = Delay.objects.select_related("mandate", "committee").get()
    assert rules.can_state_reason(getattr(cast, name), delay, f.DAY) is may
    if not may:
        with pytest.raises(Refused, match="zuständig"):
            operations.state_reason(delay=delay, reason=REASON, by=getattr(cast, name), at=NIGHT)


def test_the_board_opens_as_it_is_when_it_is_turned_to_the_order_it_has(cast, paper, monkeypatch):
    """The first page is a question of its own; narrowed or turned, the list asks its rows."""
    night()
    late_mandate(cast, public=False)
    night(f.AFTER + 11 * DAY)
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AFTER + 11 * DAY)
    for name in BOARD:
        client, address = client_of(cast, name), reverse("committees_inside:overdue")
        shown = [_lines(client.get(address + turned).content.decode()) for turned in ("", "?sort=since")]
        assert shown[0] == shown[1], name
        assert bool(shown[0]) is queries.overdue_board(getattr(cast, name), f.DAY).exists(), name


def _lines(html: str) -> list[str]:
    return re.findall(r"<tr role=\"row\">.*?</tr>", html.partition("<tbody")[2], re.DOTALL)


def test_the_board_filters_exports_and_costs_the_same_for_two_and_for_eight(cast, bodies, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NIGHT)
    olek, address = client_of(cast, "olek"), reverse("committees_inside:overdue")
    thread, counts = f.a_thread(cast, published=True), []
    p.passes(bodies["school"], f.AT + 20 * DAY)
    for number in range(8):
        p.submitted(cast, [p.one(bodies["school"])], title=f"Anliegen {number}", thread=thread,
                    at=f.AT + timedelta(hours=2))  # fmt: skip
        if number in (1, 7):
            night()
            olek.get(address)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert olek.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[0] == counts[1] <= 5, counts
    html = olek.get(f"{address}?text=Anliegen 3&body={bodies['school'].pk}&unit=Büro des Rates").content.decode()
    assert "Anliegen 3" in html and "Anliegen 4" not in html
    sheet = b"".join(olek.get(f"{address}?export=csv&kind=paper").streaming_content).decode()
    assert sheet.count("Anliegen") == 8 and "Büro des Rates" in sheet
    assert "Anliegen" not in b"".join(olek.get(f"{address}?export=csv&kind=mandate").streaming_content).decode()
