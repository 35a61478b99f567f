"""Resolutions: what a committee decided, with reason and plausible votes, once for each item."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections, transaction

from augenhoehe.committees import operations, queries
from augenhoehe.committees.happenings import ResolutionRecorded
from augenhoehe.committees.models import AgendaItem, Meeting, Resolution
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.search.models import Document
from tests.worlds import shared

from . import factories as f


@shared
def cast():
    return f.the_cast()


@shared
def group(cast):
    return f.seated(cast, voting=5)


# --- Votes ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("votes", "stored"),
    [
        ({}, (None, None, None)),
        ({"yes": 3, "no": 2}, (3, 2, 0)),
        ({"yes": 3, "no": 1, "abstentions": 1}, (3, 1, 1)),
        ({"yes": 1, "no": 0, "abstentions": 0}, (1, 0, 0)),
    ],
)
def test_plausible_votes_are_kept(group, votes, stored):
    resolution = f.decided(f.on_agenda(group), **votes)
    assert (resolution.yes, resolution.no, resolution.abstentions) == stored


@pytest.mark.parametrize(
    ("votes", "sentence"),
    [
        ({"yes": 4, "no": 1, "abstentions": 1}, "6 Stimmen sind mehr"),
        ({"yes": 3}, "Ja- und Nein-Stimmen"),
        ({"abstentions": 2}, "Ja- und Nein-Stimmen"),
        ({"yes": 2, "no": 2}, "nicht angenommen"),
        ({"yes": -1, "no": 0}, "nie weniger als null"),
    ],
)
def test_votes_that_cannot_be_are_refused_with_a_sentence(group, votes, sentence):
    with pytest.raises(Refused, match=sentence):
        f.decided(f.on_agenda(group), **votes)
    assert not Resolution.objects.exists()


def test_a_tie_may_refuse(group):
    assert f.decided(f.on_agenda(group), Resolution.Kind.REFUSED, yes=2, no=2).counted


@pytest.mark.parametrize(
    ("abstentions", "words"), [(0, "3 Ja, 1 Nein, 0 Enthaltungen"), (1, "3 Ja, 1 Nein, 1 Enthaltung")]
)
def test_votes_are_told_in_german_that_counts_right(group, abstentions, words):
    resolution = f.decided(f.on_agenda(group), yes=3, no=1, abstentions=abstentions)
    assert queries.decision(resolution, True).votes == words
    assert queries.decision(resolution, False).votes == ""


def test_only_seats_that_vote_on_the_day_of_the_meeting_count(cast, group):
    f.seat(cast, group, holder_name="Beratend", voting=False)
    f.seat(cast, group, holder_name="Ausgeschieden", valid_until=f.THURSDAY.date() - timedelta(days=1))
    f.seat(cast, group, holder_name="Kommt erst", valid_from=f.THURSDAY.date() + timedelta(days=1))
    with pytest.raises(Refused, match=r"stimmberechtigt waren \(5\)"):
        f.decided(f.on_agenda(group), yes=6, no=0)


def test_the_database_keeps_no_half_count(group):
    resolution = f.decided(f.on_agenda(group))
    with pytest.raises(IntegrityError), transaction.atomic():
        Resolution.objects.filter(pk=resolution.pk).update(yes=3)


# --- What it takes ----------------------------------------------------------------------------------
@pytest.mark.parametrize(("field", "sentence"), [("wording", "Wortlaut"), ("reason", "Begründung")])
def test_no_resolution_without_wording_and_reason(group, field, sentence):
    with pytest.raises(Refused, match=sentence):
        f.decided(f.on_agenda(group), **{field: "  "})


def test_a_committee_decides_in_a_meeting_that_has_begun(group):
    with pytest.raises(Refused, match="auf eine Tagesordnung"):
        f.decided(f.an_item(group))
    with pytest.raises(Refused, match="noch nicht gewesen"):
        f.decided(f.on_agenda(group), at=f.AT)


def test_an_item_is_decided_once(group):
    item = f.on_agenda(group)
    f.decided(item)
    with pytest.raises(Refused, match="schon einen Beschluss"):
        f.decided(AgendaItem.objects.get(pk=item.pk))


def test_a_resolution_shows_that_the_meeting_took_place(group):
    first, second = f.on_agenda(group, "A"), f.on_agenda(group, "B")
    f.decided(first)
    f.decided(second)
    assert Meeting.objects.get().state == Meeting.State.HELD


def test_others_react_to_a_recorded_resolution_in_the_same_transaction(group, monkeypatch):
    heard = []
    monkeypatch.setattr("augenhoehe.committees.operations.resolutions.happened", heard.append)
    resolution = f.decided(f.on_agenda(group))
    assert heard == [ResolutionRecorded(resolution)]


# --- Corrections ------------------------------------------------------------------------------------
def correct(resolution, **more):
    values = {
        "wording": resolution.wording, "reason": resolution.reason, "why": "Zahlendreher", "by": SYSTEM, "at": f.AFTER,
    }  # fmt: skip
    return operations.correct_resolution(resolution=resolution, **{**values, **more})


def test_a_correction_mends_the_votes_and_stands_in_the_thread(cast, group):
    thread = f.a_thread(cast)
    resolution = f.decided(f.on_agenda(group, thread=thread), yes=4, no=0)
    correct(resolution, yes=3, no=1)
    assert (resolution.yes, resolution.no, resolution.abstentions) == (3, 1, 0)
    step = thread.steps.get(kind="correction")
    assert step.corrects == resolution.step and step.reason == "Zahlendreher"


def test_a_correction_says_why_and_stays_plausible(group):
    resolution = f.decided(f.on_agenda(group))
    with pytest.raises(Refused, match="was Sie berichtigen"):
        correct(resolution, why="")
    with pytest.raises(Refused, match="nicht angenommen"):
        correct(resolution, yes=1, no=4)


def test_two_corrections_at_once_do_not_overwrite_each_other(group):
    resolution = f.decided(f.on_agenda(group))
    late = Resolution.objects.select_related("agenda_item__committee").get(pk=resolution.pk)
    correct(resolution, wording="Neu.")
    with pytest.raises(Conflict):
        correct(late, wording="Anders.")


# --- Two at once ------------------------------------------------------------------------------------
def test_of_two_people_who_decide_the_same_item_at_once_one_gets_the_conflict(committed):
    item = f.on_agenda(f.seated(f.the_cast()))
    start, outcomes = threading.Barrier(2), []

    def decide(kind: str) -> None:
        try:
            mine = AgendaItem.objects.select_related("committee", "meeting").get(pk=item.pk)
            start.wait(10)
            f.decided(mine, kind, revision=item.revision, wording=f"Beschluss: {kind}")
            outcomes.append(("done", kind))
        except Conflict as conflict:
            outcomes.append(("conflict", conflict.current.wording, conflict.typed["wording"]))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=[kind]) for kind in ("adopted", "refused")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    ((_, won),) = [one for one in outcomes if one[0] == "done"]
    lost = "refused" if won == "adopted" else "adopted"
    assert [one for one in outcomes if one[0] == "conflict"] == [
        ("conflict", f"Beschluss: {won}", f"Beschluss: {lost}")
    ]
    assert Resolution.objects.get().kind == won


def test_two_clerks_record_two_items_of_one_meeting_at_once(committed):
    group = f.seated(f.the_cast())
    items = [f.on_agenda(group, "A"), f.on_agenda(group, "B")]
    start, failures = threading.Barrier(2), []

    def record(pk) -> None:
        try:
            mine = AgendaItem.objects.select_related("committee", "meeting").get(pk=pk)
            start.wait(10)
            f.decided(mine)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=record, args=[item.pk]) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == [] and Resolution.objects.count() == 2


# --- What the public reads --------------------------------------------------------------------------
def found(resolution) -> list[Document]:
    return list(Document.objects.filter(kind="resolution", object_id=resolution.pk))


def test_a_resolution_is_found_when_its_thread_is_published_and_no_longer_when_it_is_withdrawn(cast, group):
    from augenhoehe.journal.operations import withdraw_thread

    thread = f.a_thread(cast)
    resolution = f.decided(f.on_agenda(group, thread=thread))
    assert found(resolution) == []
    f.publish(thread)
    (document,) = found(resolution)
    assert document.url == f"/vorgaenge/{thread.number}/" and resolution.reason in document.body
    withdraw_thread(thread=thread, reason="Ein Name stand darin.", by=SYSTEM, at=f.AFTER)
    assert found(resolution) == []


def test_of_a_closed_item_the_public_reads_only_the_released_text(cast, group):
    thread = f.a_thread(cast, published=True)
    item = f.on_agenda(group, "Ein vertraulicher Titel", thread=thread, public=False)
    resolution = f.decided(item, public_text="Die Auskunft wird mehrsprachig.")
    (document,) = found(resolution)
    assert "vertraulich" not in document.title and document.body == "Die Auskunft wird mehrsprachig."
    view = queries.on_thread(ANONYMOUS, thread, at=f.AT)
    (decision,) = view.resolutions
    assert (decision.title, decision.wording, decision.reason, decision.shows_votes) == ("", "", "", False)
    public = list(thread.steps.filter(audience="public", kind="resolution"))
    assert len(public) == 1 and resolution.wording not in public[0].text["de"]["text"] and public[0].reason == ""


def test_a_closed_item_without_released_text_stays_closed(cast, group):
    thread = f.a_thread(cast, published=True)
    resolution = f.decided(f.on_agenda(group, thread=thread, public=False))
    assert found(resolution) == []
    assert queries.on_thread(ANONYMOUS, thread, at=f.AT).resolutions == ()


def test_a_translated_text_is_found_in_its_language(cast, group):
    thread = f.a_thread(cast, published=True)
    text = multilingual("Mehrsprachige Auskunft.", tr="Çok dilli bilgi.")
    resolution = f.decided(f.on_agenda(group, thread=thread), public_text=text)
    assert {one.language for one in found(resolution)} == {"de", "tr"}


def test_the_index_of_resolutions_can_be_built_anew(cast, group):
    from augenhoehe.committees.operations.finding import rebuild_resolutions

    resolution = f.decided(f.on_agenda(group, thread=f.a_thread(cast, published=True)))
    Document.objects.all().delete()
    assert rebuild_resolutions(at=f.AFTER) == 1
    assert len(found(resolution)) == 1
