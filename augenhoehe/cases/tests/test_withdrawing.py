"""A released hint is taken back: out of the gate for good, or by its number; the structure never hears by whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from augenhoehe.cases import operations, queries
from augenhoehe.cases.gate import queue
from augenhoehe.cases.models import QueuedHint, ReadLog, SentHint
from augenhoehe.cases.tests.test_gate import PROBLEM, QUARTER, release, waiting
from augenhoehe.cases.tests.test_pages import client_of, text_of, url
from augenhoehe.core.clock import BERLIN
from augenhoehe.core.closed import GATE, closed_room
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.journal.models import AuditEntry
from augenhoehe.structure.models import Hint
from augenhoehe.structure.operations.topics import create_topic
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def room():
    return f.the_room()


@shared
def concern(room):
    return f.a_concern(room, f.a_case(room), ended="not_possible")


def withdraw(room, sent, by: str = "chiara", at=f.AT) -> bool:
    with room.of(by) as actor:
        found = queries.hints_for(actor).get(pk=sent.pk)
        return operations.withdraw_hint(sent=found, by=actor, at=at)


def way(room, concern, at=f.AT) -> str:
    with room.of("chiara"):
        (fate,) = queries.file_of(concern.case, at=at).fates[concern.pk]
        return fate.way


def left(room, concern):
    sent = release(room, concern)
    operations.open_gate(at=f.AT, minimum=1)
    return sent


def test_at_the_gate_it_is_taken_out_for_good_at_once(room, concern):
    sent = release(room, concern)
    assert withdraw(room, sent) is True
    assert waiting() == 0 and way(room, concern) == "stopped"
    assert operations.open_gate(at=f.AT + timedelta(days=30), minimum=1) == 0
    assert not Hint.objects.exists() and not AuditEntry.objects.filter(object_kind="structure.hint").exists()


def test_after_it_left_the_gate_takes_the_number_out_at_night_and_says_the_day_alone(room, concern):
    sent = left(room, concern)
    assert withdraw(room, sent) is False
    assert (waiting(), way(room, concern)) == (1, "leaving")
    assert Hint.objects.get().problem == PROBLEM
    operations.open_gate(at=f.AT)
    hint = Hint.objects.get()
    assert (hint.state, hint.problem, hint.idea, hint.text_digest) == (Hint.State.WITHDRAWN, "", "", None)
    assert (waiting(), way(room, concern)) == (0, "withdrawn")
    entry = AuditEntry.objects.get(verb="withdraw_hint")
    assert (entry.actor_id, entry.at.astimezone(BERLIN).hour) == (None, 0)


def test_a_withdrawal_waits_for_nobody_and_takes_no_waiting_hint_along(room, concern):
    sent = left(room, concern)
    release(room, concern, problem="Zweites Problem in Praxen.")
    withdraw(room, sent)
    assert operations.open_gate(at=f.AT) == 0
    assert waiting() == 1 and Hint.objects.get().state == Hint.State.WITHDRAWN


def test_in_a_topic_it_stays_and_the_file_says_so(room, concern):
    sent = left(room, concern)
    create_topic(title="Praxen", hints=[Hint.objects.get()], by=SYSTEM, at=f.AT)
    with pytest.raises(Refused, match="schon bearbeitet"):
        withdraw(room, sent)
    assert waiting() == 0
    page = text_of(client_of(room, "chiara").get(url("case", concern.case_id)))
    assert "Zurückziehen geht nicht mehr" in page and "Hinweis zurückziehen" not in page
    assert client_of(room, "chiara").get(url("hint_withdraw", sent.pk)).status_code == 403


def test_bundled_between_the_wish_and_the_night_it_stays_and_the_file_says_that_it_was_too_late(room, concern):
    sent = left(room, concern)
    withdraw(room, sent)
    create_topic(title="Praxen", hints=[Hint.objects.get()], by=SYSTEM, at=f.AT)
    before = AuditEntry.objects.count()
    operations.open_gate(at=f.AT)
    assert Hint.objects.get().problem == PROBLEM and waiting() == 0
    assert AuditEntry.objects.count() == before
    assert way(room, concern) == "late"
    assert "kam zu spät" in text_of(client_of(room, "chiara").get(url("case", concern.case_id)))


def test_twice_is_refused(room, concern):
    stopped, gone = release(room, concern), left(room, concern)
    assert withdraw(room, gone) is False
    for sent in (stopped, gone):
        if sent is stopped:
            continue
        with pytest.raises(Refused, match="schon zurückgezogen"):
            withdraw(room, sent)
    operations.open_gate(at=f.AT)
    with pytest.raises(Refused, match="schon zurückgezogen"):
        withdraw(room, gone)


def test_who_may_the_manager_and_the_deputy_also_after_the_case_is_closed(room, concern):
    f.a_deputy(room, concern.case)
    f.add_person(room, "petra", "caritas", Role.CASE_MANAGER, "caritas")
    sent = release(room, concern)
    address = url("hint_withdraw", sent.pk)
    for name in ("petra", "ingo", "tilda", "aylin", "samuel", "gesine", "wiebke", "veit"):
        for call in ("get", "post"):
            answer = getattr(client_of(room, name), call)(address)
            assert answer.status_code in (403, 404) and PROBLEM not in text_of(answer), name
    assert Client().get(address).status_code == 302
    with room.of("chiara") as chiara:
        case = concern.case.__class__.objects.get(pk=concern.case_id)
        operations.close_case(case=case, result="planned", by=chiara, at=f.AT)
    assert withdraw(room, sent, by="dragan") is True


def test_released_and_withdrawn_look_alike_in_the_bare_rows(room, concern):
    """Who sees the shells of the room cannot tell a withdrawal from a second hint: same tables, verbs, lengths."""
    first = release(room, concern)
    operations.open_gate(at=f.AT, minimum=1)
    release(room, concern, problem="Zweites Problem in Praxen.")
    withdraw(room, first)
    with closed_room(GATE):
        rows = list(QueuedHint.objects.all())
        assert len(rows) == 2 and len({len(bytes(one.sealed)) for one in rows}) == 1
    with room.of("chiara"):
        assert SentHint.objects.filter(concern=concern).count() == 3
        verbs = ReadLog.objects.exclude(verb="read").filter(verb__contains="hint").values_list("verb", flat=True)
        assert list(verbs) == ["release_hint"] * 3


def test_what_the_structure_has_removed_is_not_said_to_wait_at_the_gate(room, concern):
    left(room, concern)
    Hint.objects.all().delete()
    assert way(room, concern) == "waits"
    assert way(room, concern, at=f.AT + timedelta(days=9)) == "gone"


def test_the_pages_say_what_has_become_of_it_before_and_after(room, concern):
    sent = left(room, concern)
    chiara = client_of(room, "chiara")
    assert "Hinweis zurückziehen" in text_of(chiara.get(url("case", concern.case_id)))
    page = text_of(chiara.get(url("hint_withdraw", sent.pk)))
    for words in ("eingegangen", PROBLEM, "Was jemand schon gelesen hat", "nicht von wem"):
        assert words in page
    assert chiara.post(url("hint_withdraw", sent.pk)).status_code == 302
    page = text_of(chiara.get(url("case", concern.case_id)))
    assert "In der Nacht danach wird der Text gelöscht" in page and "Hinweis zurückziehen" not in page
    operations.open_gate(at=f.AT)
    page = text_of(chiara.get(url("case", concern.case_id)))
    assert "Der Text ist auf der Strukturebene gelöscht" in page and "Noch einen Hinweis geben" in page


def test_a_hint_without_a_file_is_taken_back_by_its_number(room):
    def give(text: str) -> str:
        with room.of("jolanta") as jolanta:
            return operations.give_hint(
                problem=text, idea="", quarter=QUARTER, municipality=None, life_area="health", by=jolanta, at=f.AT
            )

    kept, at_gate, gone = give("Erstes Problem in Praxen."), give("Zweites Problem in Praxen."), ""
    operations.open_gate(at=f.AT, minimum=9)
    jolanta = client_of(room, "jolanta", factor=False)
    address = url("hint_take_back")
    assert "16 Zeichen" in text_of(jolanta.post(address, {"code": "kurz"}))
    assert jolanta.post(address, {"code": at_gate.lower()}).status_code == 302
    assert operations.open_gate(at=f.AT, minimum=1) == 1
    assert Hint.objects.get().problem == "Erstes Problem in Praxen."
    jolanta.post(address, {"code": kept})
    # A number that is none harms nobody, and tells nothing.
    jolanta.post(address, {"code": "7KQ2-MX4R-9TBC-D3HV"})
    operations.open_gate(at=f.AT)
    assert Hint.objects.get().state == Hint.State.WITHDRAWN and waiting() == 0 and not gone
    for name in ("aylin", "wiebke", "veit", "tilda"):
        assert client_of(room, name).get(address).status_code == 403


def test_the_row_of_a_withdrawal_carries_a_number_and_nothing_of_who_wants_it():
    assert [name for name in queue.TakingBack.__dataclass_fields__] == ["withdraws"]
