"""Strengths in the file (S3-18): sealed like everything there, part of the plan, and counted only by a release."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.urls import reverse

from augenhoehe.accounts.models import Carrier
from augenhoehe.cases import counts, operations, queries
from augenhoehe.cases.identity import Identity
from augenhoehe.cases.models import ReadLog, Strength
from augenhoehe.core.closed import COUNTING, closed_room
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.disclosure.models import Release
from tests.worlds import shared

from . import factories as f
from .test_pages import client_of

pytestmark = pytest.mark.django_db
TEXT = "Ich habe zehn Jahre als Schneiderin gearbeitet."


@shared
def room():
    return f.the_room()


def a_strength(room, case, by: str = "chiara", text: str = TEXT, kind: str = "work", **more) -> Strength:
    with room.of(by) as actor:
        return operations.name_strength(case=case, text=text, kind=kind, by=actor, at=f.AT, **more)


def test_s3_18_a_strength_is_written_down_beside_the_concerns_and_read_in_the_file(room):
    case = f.a_case(room)
    client = client_of(room, "chiara")
    page = reverse("cases_inside:case", args=[case.pk])
    assert "Was kann die Person, was hat sie" in client.get(page).content.decode()
    sent = {"text": TEXT, "kind": "work", "use": ""}
    assert client.post(reverse("cases_inside:strength_name", args=[case.pk]), sent).status_code == 302
    text = client.get(page).content.decode()
    assert TEXT in text and "Beruf und Erfahrung" in text
    with room.of("chiara"):
        assert "strength.name" in set(ReadLog.objects.filter(case=case).values_list("verb", flat=True))
    assert "hat eine Stärke" in client.get(reverse("cases_inside:log", args=[case.pk])).content.decode()


def test_s3_18_no_word_of_it_lies_readable_in_the_database(room):
    made = a_strength(room, f.a_case(room), use="Damit beginnt die Suche nach Arbeit.")
    with room.of("chiara"):
        raw = bytes(Strength.objects.values_list("sealed", flat=True).get(pk=made.pk))
    assert b"Schneiderin" not in raw and b"Suche" not in raw


def test_s3_18_nobody_else_finds_or_changes_it(room):
    made = a_strength(room, f.a_case(room))
    for name in ("dragan", "tilda", "ingo", "aylin", "samuel", "gesine", "wiebke", "veit"):
        with room.of(name):
            assert not Strength.objects.exists(), name
            assert Strength.objects.filter(pk=made.pk).update(kind="other") == 0
    assert client_of(room, "dragan").get(reverse("cases_inside:strength_change", args=[made.pk])).status_code == 404


def test_s3_18_the_plan_builds_on_it(room):
    case = f.a_case(room)
    made = a_strength(room, case)
    client = client_of(room, "chiara")
    change = reverse("cases_inside:strength_change", args=[made.pk])
    sent = {"text": TEXT, "kind": "work", "use": "Sie fragt in der Nähstube nach.", "revision": made.revision}
    assert client.post(change, sent).status_code == 302
    page = client.get(reverse("cases_inside:case", args=[case.pk])).content.decode()
    assert "Im Hilfeplan" in page and "Sie fragt in der Nähstube nach." in page
    plan = client.get(reverse("cases_inside:case_move", args=[case.pk])).content.decode()
    assert TEXT in plan
    with room.of("chiara") as chiara, pytest.raises(Conflict):
        operations.change_strength(strength=made, text="Zweite", kind="work", revision=1, by=chiara, at=f.AT)


def test_s3_18_it_can_be_struck_out_and_needs_words(room):
    case = f.a_case(room)
    made = a_strength(room, case)
    with room.of("chiara") as chiara:
        for values, field in (({"text": " ", "kind": "work"}, "text"), ({"text": TEXT, "kind": "luck"}, "kind")):
            with pytest.raises(Refused) as refused:
                operations.name_strength(case=case, by=chiara, at=f.AT, **values)
            assert refused.value.field == field
    assert client_of(room, "chiara").post(reverse("cases_inside:strength_remove", args=[made.pk])).status_code == 302
    with room.of("chiara"):
        assert not Strength.objects.exists()


def test_s3_18_a_closed_file_is_not_changed(room):
    case = f.a_case(room)
    with room.of("chiara") as chiara:
        operations.close_case(case=case, result="planned", summary="", by=chiara, at=f.AT)
        with pytest.raises(Refused, match="gesperrt"):
            operations.name_strength(case=queries.cases_for(chiara).get(), text=TEXT, kind="work", by=chiara, at=f.AT)


def many(room, count: int, kind: str, by: str = "chiara") -> None:
    for number in range(count):
        case = f.a_case(room, by=by, identity=Identity(first_name=f"Nummer{number}", last_name=kind.title()))
        a_strength(room, case, by=by, kind=kind)


def sums(actor: str) -> list:
    with transaction.atomic(), closed_room(ANONYMOUS), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.actor', %s, true)", [actor])
        cursor.execute("SELECT * FROM cases_strength_sums()")
        return cursor.fetchall()


def test_s3_18_only_sums_leave_and_only_for_the_programme_itself(room):
    many(room, 2, "languages")
    assert sums(str(COUNTING)) == [(room.carriers["caritas"].pk, "languages", 2)]
    for name in ("chiara", "tilda", "aylin", "samuel", "veit"):
        assert sums(str(room.users[name].pk)) == [], name
    with closed_room(COUNTING):
        assert not Strength.objects.exists()


def test_s3_18_a_release_hides_what_is_small(room):
    many(room, 4, "languages")
    many(room, 2, "languages", by="ingo")
    many(room, 2, "family")
    found = counts.release_strengths(at=f.AT)
    assert found is not None and found.values == {("languages",): 6, ("family",): None}
    assert counts.OF_STRENGTHS.walled and not counts.OF_STRENGTHS.public
    assert counts.release_strengths(at=f.AT).pk == found.pk
    assert Release.objects.filter(key=counts.STRENGTHS).count() == 1
    assert Carrier.objects.exists()


def test_s3_18_without_any_strength_nothing_is_released(room):
    assert counts.release_strengths(at=f.AT) is None
