"""The gate: what leaves, what is held back, when it leaves, and what the file learns of it afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from augenhoehe.cases import operations, queries
from augenhoehe.cases.models import QueuedHint, SentHint
from augenhoehe.cases.operations.gating import NamesSomebody
from augenhoehe.cases.rules import quarters
from augenhoehe.cases.tests.test_pages import client_of, text_of, url
from augenhoehe.core.closed import GATE, closed_room
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.journal.models import AuditEntry
from augenhoehe.places.tests.factories import town
from augenhoehe.structure.models import Answer, Hint, Topic
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
QUARTER = quarters(f.TODAY)[0]
PROBLEM = "Arztpraxen behandeln niemanden ohne Sprachmittlung."


@shared
def room():
    return f.the_room()


@shared
def concern(room):
    return f.a_concern(room, f.a_case(room), ended="not_possible")


def release(room, concern, problem: str = PROBLEM, **more) -> SentHint:
    values = {"problem": problem, "idea": "", "quarter": QUARTER, "municipality": None, "at": f.AT, **more}
    with room.of("chiara") as chiara:
        return operations.release_hint(concern=concern, by=chiara, **values)


def waiting() -> int:
    with closed_room(GATE):
        return QueuedHint.objects.count()


def test_a_released_hint_waits_for_others_and_arrives_without_person_hour_or_carrier(room, concern):
    release(room, concern, municipality=town())
    assert operations.open_gate(at=f.AT) == 0 and not Hint.objects.exists()
    release(room, concern, problem="Zweites Problem in Praxen.")
    release(room, concern, problem="Drittes Problem in Praxen.", quarter=quarters(f.TODAY)[1])
    assert operations.open_gate(at=f.AT) == 3 and waiting() == 0
    hint = Hint.objects.get(problem=PROBLEM)
    assert (hint.source, hint.relation, hint.quarter) == ("case_management", "work", QUARTER)
    assert hint.municipality == town() and hint.life_area.code == "health"
    assert hint.carrier is None and hint.arrived_on == f.TODAY and hint.id.version == 4
    assert Hint.objects.get(problem__startswith="Drittes").quarter == quarters(f.TODAY)[1]
    entries = AuditEntry.objects.filter(object_kind="structure.hint")
    assert {(one.actor_id, one.at.astimezone(f.clock.BERLIN).hour) for one in entries} == {(None, 0)}
    assert len({one.person_key for one in Hint.objects.all()}) == 3


def queries_for_the_file(room, concern) -> int:
    chiara, address = client_of(room, "chiara"), url("case", concern.case_id)
    chiara.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = text_of(chiara.get(address))
    assert page.count("Was daraus wurde") == page.count("Rückmeldung an alle") > 0
    return len(asked)


def test_the_file_asks_as_often_for_twenty_hints_that_left_as_for_one(room, concern):
    release(room, concern)
    operations.open_gate(at=f.AT + timedelta(days=7))
    store = Topic.objects.create(title="Sprachmittlung", created_on=f.TODAY, changed_on=f.TODAY)
    text = {"de": {"text": "Rückmeldung an alle", "of_revision": 1}}
    Answer.objects.create(topic=store, kind="interim", text=text, given_on=f.TODAY, by_function="KI")
    Hint.objects.update(topic=store, state=Hint.State.BUNDLED)
    for_one = queries_for_the_file(room, concern)
    for number in range(19):
        release(room, concern, problem=f"Problem {'abcdefghijklmnopqrs'[number]} in Praxen.")
    operations.open_gate(at=f.AT + timedelta(days=7))
    Hint.objects.update(topic=store, state=Hint.State.BUNDLED)
    assert Hint.objects.count() == 20 and queries_for_the_file(room, concern) == for_one


def test_after_a_week_a_single_hint_leaves_too(room, concern):
    release(room, concern)
    assert operations.open_gate(at=f.AT + timedelta(days=6)) == 0
    assert operations.open_gate(at=f.AT + timedelta(days=7)) == 1


def test_the_carrier_is_named_from_the_third_hint_of_a_quarter_on(room, concern):
    for number in range(2):
        release(room, concern, problem=f"Problem {'ab'[number]} in Praxen.")
    operations.open_gate(at=f.AT, minimum=1)
    assert not Hint.objects.filter(carrier__isnull=False).exists()
    release(room, concern, problem="Problem c in Praxen.")
    operations.open_gate(at=f.AT, minimum=1)
    named = Hint.objects.get(carrier__isnull=False)
    assert named.problem == "Problem c in Praxen." and named.carrier == room.carriers["caritas"]


def test_what_names_somebody_stays_in_the_file_whoever_asks(room, concern):
    for text in ("Mahmoud findet keinen Arzt.", "Keine Praxis für Machmuds Familie.", "Am 3. Mai kam niemand."):
        with pytest.raises(NamesSomebody):
            release(room, concern, problem=text)
        with pytest.raises(NamesSomebody):
            release(room, concern, idea=text)
    assert waiting() == 0


def test_only_what_was_not_possible_becomes_a_hint(room):
    open_concern = f.a_concern(room, f.a_case(room))
    with pytest.raises(Refused, match="nicht oder nur teilweise"):
        release(room, open_concern)


def test_the_queue_is_closed_to_everybody_but_the_gate(room, concern):
    release(room, concern)
    for name in ("chiara", "aylin", "samuel", "wiebke"):
        with room.of(name):
            assert not QueuedHint.objects.exists()
    with closed_room(ANONYMOUS):
        assert not QueuedHint.objects.exists()
    assert waiting() == 1


def test_the_row_in_the_queue_tells_nothing(room, concern):
    release(room, concern)
    release(room, concern, problem="Kurz." * 3)
    with closed_room(GATE):
        rows = [bytes(one.sealed) for one in QueuedHint.objects.all()]
    assert len({len(one) for one in rows}) == 1
    assert [name for name in QueuedHint._meta.get_fields() if name.name not in ("id", "sealed")] == []


def test_the_file_sees_what_became_of_the_hint_and_nobody_sees_the_file_from_the_hint(room, concern):
    sent = release(room, concern)
    with room.of("chiara"):
        assert queries.file_of(concern.case, at=f.AT).fates[concern.pk][0].status is None
    operations.open_gate(at=f.AT, minimum=1)
    with room.of("chiara"):
        status = queries.file_of(concern.case, at=f.AT).fates[concern.pk][0].status
    assert str(status.word) == "eingegangen"
    hint = Hint.objects.get()
    stored = {str(value) for row in Hint.objects.values() for value in row.values()}
    assert not stored & {sent.code, str(sent.pk), str(concern.pk), str(concern.case_id), str(concern.case.client_id)}
    assert hint.codes.count() == 1 and sent.code not in hint.codes.get().digest


def test_counsellors_without_files_give_hints_by_the_same_gate(room):
    with room.of("jolanta") as jolanta, pytest.raises(NamesSomebody):
        operations.give_hint(
            problem="Frau Kaya wartet.", idea="", quarter=QUARTER, municipality=None, life_area="health",
            by=jolanta, at=f.AT,
        )  # fmt: skip
    page = client_of(room, "jolanta", factor=False)
    form = {"problem": PROBLEM, "idea": "", "life_area": "health", "place": "", "quarter": QUARTER}
    assert "Genau das geht hinaus" in text_of(page.post(url("hint_give"), {**form, "step": "check"}))
    assert "Mit dieser Nummer" in text_of(page.post(url("hint_give"), {**form, "step": "release"}))
    operations.open_gate(at=f.AT, minimum=1)
    assert Hint.objects.get().source == "advice"
    for name in ("aylin", "wiebke", "veit", "tilda"):
        assert client_of(room, name).get(url("hint_give")).status_code == 403
    assert Client().get(url("hint_give")).status_code == 302


def test_the_page_marks_previews_and_releases(room, concern):
    chiara = client_of(room, "chiara")
    address = url("hint_release", concern.pk)
    form = {"problem": "Für Machmud gibt es keinen Arzt.", "idea": "", "place": "", "quarter": QUARTER}
    page = text_of(chiara.post(address, {**form, "step": "release"}))
    assert "<mark>Machmud</mark>" in page and waiting() == 0
    form["problem"] = PROBLEM
    page = text_of(chiara.post(address, {**form, "step": "check"}))
    for words in ("Genau das geht hinaus", PROBLEM, "Gesundheit", "ganzer Kreis", "Freigeben"):
        assert words in page
    assert waiting() == 0
    assert PROBLEM in text_of(chiara.post(address, {**form, "step": "change"}))
    assert chiara.post(address, {**form, "step": "release"}).status_code == 302
    assert waiting() == 1
    assert "wartet am Tor" in text_of(chiara.get(url("case", concern.case_id)))
