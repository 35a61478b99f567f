"""Interviews: the states of domain.md 3.3, what is written down and sealed, what a revocation and the date leave."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.closed import closed_room
from augenhoehe.core.keys import KeyDestroyed, key_store
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.journal.models import AuditEntry
from augenhoehe.studies.models import Erasure, Finding, Interview, InterviewConsent, Nomination, ReadLog, Study
from augenhoehe.studies.operations import gating, interviews, studies
from augenhoehe.studies.queries.interviews import consent_of
from augenhoehe.studies.register import RETENTION
from augenhoehe.studies.rules.interviews import FINDINGS_KEPT
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def house():
    return f.the_house()


def bare(house, interview) -> str:
    """The rows of an interview as the database keeps them."""
    with house.of("quentin"):
        rows = [interview, *InterviewConsent.objects.all(), *Finding.objects.all()]
        return " ".join(bytes(type(one).objects.get(pk=one.pk).sealed).decode("latin-1") for one in rows)


def rule(name: str):
    return next(one for one in RETENTION if one.name == name)


def test_an_interview_goes_its_way_and_its_words_are_sealed_and_logged(house):
    interview = f.an_interview(house)
    f.a_finding(house, interview)
    with house.of("quentin"):
        row = Interview.objects.get()
        assert row.state == "held" and row.word("notes") == f.WORDS and row.word("name") == f.NAME
        assert row.word("month") == f.TODAY.strftime("%Y-%m")
        assert Finding.objects.get().content["month"] == row.word("month")
        verbs = set(ReadLog.objects.values_list("verb", flat=True))
    assert {"propose_interview", "move.ask", "move.consent", "move.hold", "write_down", "write_finding"} <= verbs
    for word in (f.NAME, "Arabisch", "733", "Beratung am Markt", "Nähstube"):
        assert word not in bare(house, interview)
    assert not AuditEntry.objects.filter(object_kind__in=["studies.interview", "studies.finding"]).exists()


def test_nothing_is_written_down_before_consent_and_no_finding_before_the_talk(house):
    asked, agreed = f.an_interview(house, until="proposed"), f.an_interview(house, until="consented")
    with house.of("quentin") as by:
        with pytest.raises(Refused, match="Einwilligung"):
            interviews.write_down(interview=asked, notes="x", transcript="", by=by, at=f.AT)
        with pytest.raises(Refused, match="geführt"):
            interviews.write_finding(interview=agreed, kind="hurdle", text="x", by=by, at=f.AT)
        with pytest.raises(Refused, match="Gespräch festhalten"):
            interviews.hold_interview(interview=asked, month=f.TODAY, mode="phone", by=by, at=f.AT)
        with pytest.raises(Refused, match="Zukunft"):
            later = f.TODAY.replace(day=1) + timedelta(days=40)
            interviews.hold_interview(interview=agreed, month=later, mode="phone", by=by, at=f.AT)


def test_consent_keeps_the_wording_it_was_given_to(house):
    from augenhoehe.core.multilingual import multilingual

    interview = f.an_interview(house, until="consented")
    studies.write_consent_text(study=house.study, text=multilingual("Ganz anderer Text."), by=house.aylin, at=f.AT)
    with house.of("quentin"):
        consent = consent_of(interview)
        assert consent is not None and consent.version == 1
        assert consent.content["text"] == "Ich erzähle freiwillig."


def test_of_two_who_write_at_the_same_interview_the_later_sees_both(house):
    interview = f.an_interview(house)
    with house.of("quentin") as by:
        seen = interview.revision
        interviews.write_down(interview=interview, notes="erste", transcript="", revision=seen, by=by, at=f.AT)
        with pytest.raises(Conflict):
            interviews.write_down(
                interview=fresh(interview), notes="zweite", transcript="", revision=seen, by=by, at=f.AT
            )
        assert fresh(interview).word("notes") == "erste"


def fresh(interview):
    return Interview.objects.select_related("study__institute").get(pk=interview.pk)


def test_a_revocation_erases_everything_and_destroys_the_key(house, django_capture_on_commit_callbacks):
    interview, other = f.an_interview(house), f.an_interview(house)
    f.a_finding(house, interview)
    with django_capture_on_commit_callbacks(execute=True), house.of("quentin") as by:
        proof = interviews.revoke_consent(interview=interview, by=by, at=f.AT)
    with pytest.raises(KeyDestroyed):
        key_store().read(interview.pk)
    with house.of("quentin"):
        assert list(Interview.objects.values_list("pk", flat=True)) == [other.pk]
        assert not Finding.objects.exists() and InterviewConsent.objects.count() == 1
        assert not ReadLog.objects.filter(interview=interview.pk).exists()
        assert (proof.cause, proof.erased_on) == ("revoked", f.TODAY)
        assert fresh(other).word("notes") == f.WORDS


def test_a_revocation_takes_what_still_waits_out_of_the_gate(house):
    interview = f.an_interview(house)
    finding = f.a_finding(house, interview)
    with house.of("quentin") as by:
        gating.release_finding(finding=finding, by=by, at=f.AT)
        interviews.revoke_consent(interview=interview, by=by, at=f.AT)
    assert gating.open_gate(at=f.AT, minimum=1) == 0


def test_who_says_no_before_consent_leaves_nothing_but_a_proof(house):
    interview = f.an_interview(house, until="proposed")
    with house.of("quentin") as by:
        assert interviews.revoke_consent(interview=interview, by=by, at=f.AT).cause == "declined"
        assert not Interview.objects.exists()


def due(house, **dates) -> None:
    Study.objects.filter(pk=house.study.pk).update(**dates)


def test_at_the_date_raw_data_go_with_their_keys_and_findings_stay(house, django_capture_on_commit_callbacks):
    interview, later = f.an_interview(house), f.TODAY + timedelta(days=1)
    finding = f.a_finding(house, interview)
    due(house, raw_until=later)
    assert rule("studies.raw").due(f.AT).count() == 0
    assert interviews.delete_due_raw(at=f.AT) == 0
    due(house, raw_until=f.TODAY)
    assert rule("studies.raw").due(f.AT).count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert rule("studies.raw").erase(rule("studies.raw").due(f.AT), f.AT) == 1
    assert rule("studies.raw").due(f.AT).count() == 0
    with house.of("quentin"):
        row = Interview.objects.select_related("study").get()
        assert row.state == "raw_deleted" and not row.readable and row.word("notes") == ""
        assert bytes(row.sealed) == b"" and not InterviewConsent.objects.exists()
        assert Finding.objects.get(pk=finding.pk).said("text") == f.FINDING
        with pytest.raises(Refused, match="gelöscht"):
            interviews.write_down(interview=row, notes="x", transcript="", by=house.quentin, at=f.AT)
    with pytest.raises(KeyDestroyed):
        key_store().read(interview.pk)


def test_three_years_later_nothing_of_the_room_is_left(house, django_capture_on_commit_callbacks):
    f.a_finding(house, f.an_interview(house))
    study = house.study.pk
    due(house, raw_until=f.TODAY - FINDINGS_KEPT)
    with django_capture_on_commit_callbacks(execute=True):
        interviews.delete_due_raw(at=f.AT)
        assert rule("studies.findings").due(f.AT).count() == 1
        assert interviews.erase_due_findings(at=f.AT) == 1
        assert interviews.erase_due_findings(at=f.AT) == 0
    with house.of("quentin"):
        for model in (Interview, Finding, ReadLog, InterviewConsent):
            assert not model.objects.exists(), model
        assert Erasure.objects.filter(file_id=study).count() == 1
    with pytest.raises(KeyDestroyed):
        key_store().read(study)


def test_a_key_left_behind_by_an_interrupted_erasure_is_destroyed_by_the_sweep(house):
    interview = f.an_interview(house)
    with house.of("quentin") as by:
        interviews.revoke_consent(interview=interview, by=by, at=f.AT)
    assert key_store().read(interview.pk)  # the power went before the key
    assert interviews.sweep() == 1 and interviews.sweep() == 0
    with pytest.raises(KeyDestroyed):
        key_store().read(interview.pk)


def test_the_deletion_run_sees_only_what_is_due(house):
    f.an_interview(house)
    f.a_nomination(house)
    from augenhoehe.core.closed import RETENTION as RUN

    with closed_room(RUN):
        assert not Interview.objects.exists() and not Nomination.objects.exists() and not Finding.objects.exists()


def test_a_nomination_becomes_an_interview_and_its_own_row_and_key_go(house, django_capture_on_commit_callbacks):
    nomination = f.a_nomination(house, about="Wohnen")
    with django_capture_on_commit_callbacks(execute=True), house.of("quentin") as by:
        made = interviews.take_nomination(nomination=nomination, by=by, at=f.AT)
        assert (made.word("name"), made.word("note"), made.content["self_nominated"]) == ("Tarik", "Wohnen", True)
        assert not Nomination.objects.exists()
    with pytest.raises(KeyDestroyed):
        key_store().read(nomination.pk)


def test_a_nomination_nobody_took_is_forgotten_at_its_date(house):
    nomination = f.a_nomination(house)
    assert nomination.erase_on == f.TODAY + timedelta(days=183)
    with house.of("quentin"):
        assert Nomination.objects.update(erase_on=f.TODAY) == 0  # nobody puts the date off
    assert rule("studies.nominations").due(f.AT).count() == 0
