"""A closed case goes on: with a reason, a new phase and a new day of deletion; never against a consent taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.cases import operations, rules
from augenhoehe.cases.models import Case
from augenhoehe.cases.tests.test_pages import client_of, text_of, url
from augenhoehe.core.refused import Conflict, Refused
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
REASON = "Die Familie ist zurück, der Kita-Platz ist wieder weg."


@shared
def room():
    return f.the_room()


@shared
def closed(room):
    case = f.a_case(room)
    with room.of("chiara") as chiara:
        operations.close_case(case=case, result="moved", summary="Umzug nach Köln.", by=chiara, at=f.AT)
    return case


def fresh(room, case: Case, name: str = "chiara") -> Case:
    with room.of(name):
        return Case.objects.select_related("client").get(pk=case.pk)


def reopen(room, case: Case, by: str = "chiara", reason: str = REASON, at=f.AT, **more) -> Case:
    with room.of(by) as actor:
        found = Case.objects.select_related("client").get(pk=case.pk)
        return operations.reopen_case(case=found, reason=reason, by=actor, at=at, **more)


def test_it_goes_on_in_clarification_without_a_day_of_deletion_and_keeps_how_it_ended(room, closed):
    reopen(room, closed)
    case = fresh(room, closed)
    assert (case.phase, case.closed_on, case.erase_on) == (Case.Phase.CLARIFYING, None, None)
    (ending,) = case.content["endings"]
    assert (ending["result"], ending["summary"], ending["reason"]) == ("moved", "Umzug nach Köln.", REASON)
    assert "result" not in case.content
    f.a_concern(room, case)


def test_closing_it_again_counts_the_years_from_the_new_day(room, closed):
    reopen(room, closed)
    later = f.AT + timedelta(days=100)
    with room.of("chiara") as chiara:
        operations.close_case(case=fresh(room, closed), result="planned", by=chiara, at=later)
    assert fresh(room, closed).erase_on == f.TODAY + timedelta(days=100) + rules.KEPT_AFTER_CLOSING
    reopen(room, closed, reason="Noch einmal.", at=later)
    assert [one["reason"] for one in fresh(room, closed).content["endings"]] == [REASON, "Noch einmal."]


def test_it_needs_a_reason_and_a_closed_case(room, closed):
    with pytest.raises(Refused, match="warum der Fall weitergeht"):
        reopen(room, closed, reason=" ")
    with pytest.raises(Refused, match="Wieder öffnen"):
        reopen(room, f.a_case(room))


def test_a_consent_taken_back_stays_taken_back(room):
    case = f.a_case(room)
    with room.of("chiara") as chiara:
        values = {"given_on": f.TODAY, "language": "Dari", "interpreted": False, "form": "signed", "at": f.AT}
        consent = operations.give_consent(case=case, by=chiara, **values)
        operations.revoke_consent(consent=consent, by=chiara, at=f.AT)
        operations.close_case(case=case, result="broken_off", by=chiara, at=f.AT)
    with pytest.raises(Refused, match="widerrufen"):
        reopen(room, case)
    assert fresh(room, case).erase_on == f.TODAY + rules.KEPT_AFTER_REVOCATION


def test_who_agrees_anew_before_the_month_is_over_is_accompanied_on(room):
    case = f.a_case(room)
    with room.of("chiara") as chiara:
        values = {"given_on": f.TODAY, "language": "Dari", "interpreted": False, "form": "signed", "at": f.AT}
        operations.revoke_consent(consent=operations.give_consent(case=case, by=chiara, **values), by=chiara, at=f.AT)
        operations.give_consent(case=fresh(room, case), by=chiara, **values)
    assert fresh(room, case).erase_on is None


def test_on_its_last_day_a_file_is_erased_and_not_opened_again(room, closed):
    with room.of("chiara"):
        Case.objects.filter(pk=closed.pk).update(erase_on=f.TODAY)
    with pytest.raises(Refused, match="Aufbewahrung ist zu Ende"):
        reopen(room, closed)


def test_who_may_the_manager_alone(room, closed):
    f.a_deputy(room, closed)
    with pytest.raises(Refused, match="wer den Fall führt"):
        reopen(room, closed, by="dragan")
    for name in ("dragan", "ingo", "tilda", "aylin", "samuel", "wiebke", "veit"):
        for call in ("get", "post"):
            assert getattr(client_of(room, name), call)(url("case_reopen", closed.pk)).status_code in (403, 404), name
    assert "case_reopen" not in text_of(client_of(room, "dragan").get(url("case", closed.pk)))


def test_neither_closing_nor_opening_slips_through_the_page_for_the_other_steps(room, closed):
    open_case = f.a_case(room)
    f.a_deputy(room, open_case)
    for verb, case in (("reopen", closed), ("close", open_case)):
        with room.of("chiara") as chiara, pytest.raises(Refused, match="eigene Seite"):
            operations.move_case(case=fresh(room, case), verb=verb, by=chiara, at=f.AT)
    with room.of("dragan") as dragan, pytest.raises(Refused):
        operations.move_case(case=fresh(room, open_case, "dragan"), verb="close", by=dragan, at=f.AT)


def test_two_at_once_get_the_conflict(room, closed):
    reopen(room, closed, revision=2)
    with room.of("chiara") as chiara:
        operations.close_case(case=fresh(room, closed), result="moved", by=chiara, at=f.AT)
    with pytest.raises(Conflict):
        reopen(room, closed, revision=2)


def test_by_the_pages(room, closed):
    chiara = client_of(room, "chiara")
    assert "Fall wieder öffnen" in text_of(chiara.get(url("case", closed.pk)))
    missing = text_of(chiara.post(url("case_reopen", closed.pk), {"revision": "2", "reason": ""}))
    assert "Schreiben Sie in einem Satz, warum der Fall weitergeht." in missing
    assert chiara.post(url("case_reopen", closed.pk), {"revision": "2", "reason": REASON}).status_code == 302
    page = text_of(chiara.get(url("case", closed.pk)))
    for words in ("Klärung", "Früher abgeschlossen", "verzogen", "Umzug nach Köln.", REASON, "Anliegen aufschreiben"):
        assert words in page, words
    assert chiara.get(url("case_reopen", closed.pk)).status_code == 403
    assert "hat den Fall wieder geöffnet" in text_of(chiara.get(url("log", closed.pk)))
