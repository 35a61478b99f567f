"""Interviews: proposed, asked, agreed to, held, written down, coded; raw data and consent end together.

All of it inside `core.closed.closed_room`. Nothing here writes into the house's trail: the room has its own log.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import GATE, RETENTION, closed_room
from augenhoehe.core.ids import ALPHABET
from augenhoehe.core.keys import key_store
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.studies import gate
from augenhoehe.studies.models import (
    ConsentText,
    Erasure,
    Finding,
    Interview,
    InterviewConsent,
    Nomination,
    ReadLog,
    Study,
)
from augenhoehe.studies.queries import interviews as queries
from augenhoehe.studies.queries.studies import consent_text_of
from augenhoehe.studies.rules import interviews as rules
from augenhoehe.studies.rules.machines import INTERVIEW

from .reading import note, person


@dataclass(frozen=True, slots=True)
class Partner:
    """Whom the institute asks: data minimum, all of it sealed."""

    kind: str
    name: str = ""
    office: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    municipality_id: str = ""
    note: str = ""
    self_nominated: bool = False


@transaction.atomic
def propose_interview(*, study: Study, partner: Partner, by: Actor, at: datetime) -> Interview:
    """Somebody to ask, under a code; key and content begin here."""
    rules.check_takes_interviews(by, study)
    rules.check_kind(partner.kind)
    person(by)
    made = Interview(study=study, code=_code(study))
    key_store().make(study.institute_id, made.pk)
    made.sealed = made.closed(asdict(partner))
    made.save(force_insert=True)
    note("propose_interview", made, by=by, at=at)
    return made


def _code(study: Study) -> str:
    """A code that tells no order, so that nobody knows who was asked first."""
    taken = queries.codes_of(study)
    while (found := "".join(secrets.choice(ALPHABET) for _ in range(5))) in taken:
        pass
    return found


@transaction.atomic
def change_partner(
    *, interview: Interview, partner: Partner, by: Actor, at: datetime, revision: int | None = None
) -> Interview:
    """Correct whom the interview is with (Art. 16 DSGVO)."""
    rules.check_works_on(by, interview.study)
    rules.check_writes(interview)
    rules.check_kind(partner.kind)
    _change(interview, revision, {**interview.content, **asdict(partner)})
    note("change_partner", interview, by=by, at=at)
    return interview


@transaction.atomic
def ask_partner(*, interview: Interview, by: Actor, at: datetime, revision: int | None = None) -> Interview:
    """The person was asked."""
    return _move(interview, "ask", by, at, revision)


@transaction.atomic
def give_consent(
    *, interview: Interview, given_on: date, language: str, form: str, by: Actor, at: datetime,
    revision: int | None = None,
) -> InterviewConsent:  # fmt: skip
    """The person agreed: to which version, in which language, how and when. What was read to them is kept."""
    rules.check_works_on(by, interview.study)
    text: ConsentText | None = consent_text_of(interview.study)
    rules.check_consent(interview, given_on, day_of(at), text=text is not None)
    assert text is not None  # noqa: S101 – check_consent has said no otherwise
    consent = InterviewConsent(study_id=interview.study_id, interview=interview, version=text.number)
    consent.sealed = consent.closed(
        {
            "given_on": given_on.isoformat(), "language": language, "form": form,
            "text": text_in(text.text, language).text,
        }
    )  # fmt: skip
    consent.save(force_insert=True)
    _move(interview, "consent", by, at, revision)
    return consent


@transaction.atomic
def hold_interview(
    *, interview: Interview, month: date, mode: str, by: Actor, at: datetime, revision: int | None = None
) -> Interview:
    """The conversation took place: month and way, never the day."""
    rules.check_works_on(by, interview.study)
    rules.check_writes(interview)
    rules.check_held(interview, month, mode, day_of(at))
    content = {**interview.content, "month": month.strftime("%Y-%m"), "mode": mode}
    return _move(interview, "hold", by, at, revision, content)


@transaction.atomic
def write_down(
    *, interview: Interview, notes: str, transcript: str, by: Actor, at: datetime, revision: int | None = None
) -> Interview:
    """Notes and transcript: raw data, sealed, until the study's date."""
    rules.check_works_on(by, interview.study)
    notes, transcript = clean(notes), clean(transcript)
    rules.check_notes(interview, notes + transcript)
    typed = {"notes": notes, "transcript": transcript}
    _change(interview, revision, {**interview.content, **typed}, typed)
    note("write_down", interview, by=by, at=at)
    return interview


@transaction.atomic
def settle_interview(
    *, interview: Interview, verb: str, by: Actor, at: datetime, revision: int | None = None
) -> Interview:
    """The analysis of an interview is done, or begins again."""
    if verb not in ("analyse", "reopen"):
        raise Refused("Das hat eine eigene Seite.")
    return _move(interview, verb, by, at, revision)


def _move(
    interview: Interview, verb: str, by: Actor, at: datetime, revision: int | None,
    content: dict[str, Any] | None = None,
) -> Interview:  # fmt: skip
    rules.check_works_on(by, interview.study)
    state = INTERVIEW.target(interview.state, verb)
    values = {} if content is None else {"sealed": interview.closed(content)}
    revisions.change(interview, revision=revision, typed={}, state=state, **values)
    interview.__dict__.pop("content", None)
    note(f"move.{verb}", interview, by=by, at=at)
    return interview


def _change(
    interview: Interview, revision: int | None, content: dict[str, Any], typed: dict[str, Any] | None = None
) -> None:
    revisions.change(interview, revision=revision, typed=typed or {}, sealed=interview.closed(content))
    # What was opened before the change is opened anew when somebody asks.
    interview.__dict__.pop("content", None)


# --- Findings ------------------------------------------------------------------------------------------
@transaction.atomic
def write_finding(
    *, interview: Interview, kind: str, text: str, by: Actor, at: datetime, idea: str = "", life_area: str = "",
    hurdle: str = "",
) -> Finding:  # fmt: skip
    """What the conversation says about structures, coded; it takes town and quarter along, and no person."""
    rules.check_works_on(by, interview.study)
    rules.check_code(interview)
    text, idea = clean(text), clean(idea)
    rules.check_finding(kind, text)
    finding = Finding(study_id=interview.study_id, interview=interview)
    finding.sealed = finding.closed(
        {
            "kind": kind, "text": text, "idea": idea, "life_area": life_area, "hurdle": hurdle,
            "municipality_id": interview.word("municipality_id"), "month": interview.word("month"),
        }
    )  # fmt: skip
    finding.save(force_insert=True)
    note("write_finding", interview, by=by, at=at)
    return finding


@transaction.atomic
def change_finding(
    *, finding: Finding, kind: str, text: str, idea: str, life_area: str, hurdle: str, by: Actor, at: datetime,
    revision: int | None = None,
) -> Finding:  # fmt: skip
    """Word a finding anew, as long as it has not left."""
    rules.check_works_on(by, finding.interview.study)
    rules.check_unreleased(finding)
    rules.check_finding(kind, clean(text))
    typed = {"kind": kind, "text": clean(text), "idea": clean(idea), "life_area": life_area, "hurdle": hurdle}
    revisions.change(finding, revision=revision, typed=typed, sealed=finding.closed({**finding.content, **typed}))
    finding.__dict__.pop("content", None)
    note("change_finding", finding.interview, by=by, at=at)
    return finding


# --- The end -------------------------------------------------------------------------------------------
@transaction.atomic
def revoke_consent(*, interview: Interview, by: Actor, at: datetime) -> Erasure:
    """The person takes their consent back: everything of the interview goes at once, and its key with it.

    What left before as a hint without a person stays; what still waits at the gate is taken out.
    """
    rules.check_works_on(by, interview.study)
    cause = Erasure.Cause.REVOKED if queries.consent_of(interview) else Erasure.Cause.DECLINED
    return _erase(interview, cause, at)


def _erase(interview: Interview, cause: str, at: datetime) -> Erasure:
    pk, study_id = interview.pk, interview.study_id
    waiting = [one.said("waits") for one in queries.findings_of(interview)]
    with closed_room(GATE):
        for row in waiting:
            gate.remove(row)
    for model in (Finding, InterviewConsent, ReadLog):
        model.objects.filter(interview_id=pk).delete()  # type: ignore[attr-defined]
    Interview.objects.filter(pk=pk).delete()
    made = Erasure.objects.create(file_id=pk, study_id=study_id, cause=cause, erased_on=day_of(at))
    transaction.on_commit(partial(key_store().destroy, pk))
    return made


@transaction.atomic
def delete_raw(*, interview: Interview, by: Actor, at: datetime, revision: int | None = None) -> Interview:
    """Delete notes, transcript and contact of one interview before the study's date; its findings stay."""
    rules.check_works_on(by, interview.study)
    state = INTERVIEW.target(interview.state, "delete_raw")
    note("move.delete_raw", interview, by=by, at=at)
    revisions.change(interview, revision=revision, typed={}, state=state, sealed=b"")
    _forget_raw(interview, at)
    return interview


def _forget_raw(interview: Interview, at: datetime) -> None:
    InterviewConsent.objects.filter(interview_id=interview.pk).delete()
    interview.__dict__.pop("content", None)
    cause, day = Erasure.Cause.RETENTION, day_of(at)
    Erasure.objects.create(file_id=interview.pk, study_id=interview.study_id, cause=cause, erased_on=day)
    transaction.on_commit(partial(key_store().destroy, interview.pk))


@transaction.atomic
def delete_due_raw(*, at: datetime) -> int:
    """The deletion run: raw data of studies whose date has come. It opens no word of them."""
    with closed_room(RETENTION):
        due = list(Interview.objects.exclude(state=Interview.State.RAW_DELETED))
        for interview in due:
            revisions.change(interview, state=Interview.State.RAW_DELETED, sealed=b"")
            _forget_raw(interview, at)
    return len(due)


@transaction.atomic
def erase_due_findings(*, at: datetime) -> int:
    """Three years after the raw data nothing of the room is left; the key of the study goes too."""
    last = day_of(at) - rules.FINDINGS_KEPT
    over = list(Study.objects.filter(raw_until__lte=last).values_list("pk", flat=True))
    with closed_room(RETENTION):
        rows = Interview.objects.filter(study_id__in=over)
        count = rows.count()
        for model in (Finding, ReadLog):
            left = model.objects.filter(study_id__in=over)  # type: ignore[attr-defined]
            left._raw_delete(left.db)
        rows._raw_delete(rows.db)
        known = set(Erasure.objects.filter(file_id__in=over).values_list("file_id", flat=True))
        for pk in over:
            if pk not in known:
                cause = Erasure.Cause.RETENTION
                Erasure.objects.create(file_id=pk, study_id=pk, cause=cause, erased_on=day_of(at))
                transaction.on_commit(partial(key_store().destroy, pk))
    return count


@transaction.atomic
def erase_due_nominations(*, at: datetime) -> int:
    """Who nominated themselves and was not asked is forgotten at the date they were told."""
    with closed_room(RETENTION):
        due = list(Nomination.objects.all())
        for one in due:
            _forget_nomination(one, Erasure.Cause.RETENTION, at)
    return len(due)


def _forget_nomination(nomination: Nomination, cause: str, at: datetime) -> None:
    pk = nomination.pk
    Nomination.objects.filter(pk=pk).delete()
    Erasure.objects.create(file_id=pk, study_id=nomination.study_id, cause=cause, erased_on=day_of(at))
    transaction.on_commit(partial(key_store().destroy, pk))


@transaction.atomic
def sweep() -> int:
    """Destroy keys that an erasure left behind, because the power went between the rows and the keys."""
    with closed_room(RETENTION):
        erased = list(Erasure.objects.values_list("file_id", flat=True))
    left = [pk for pk in erased if not key_store().destroyed(pk)]
    for pk in left:
        key_store().destroy(pk)
    return len(left)


# --- Nominations ---------------------------------------------------------------------------------------
@transaction.atomic
def take_nomination(*, nomination: Nomination, by: Actor, at: datetime) -> Interview:
    """Ask somebody who nominated themselves: what they wrote moves into an interview, the nomination goes."""
    rules.check_takes_interviews(by, nomination.study)
    content = nomination.content
    partner = Partner(
        kind=content["kind"], name=content["name"], email=content["email"], phone=content["phone"],
        language=content["language"], municipality_id=content["municipality_id"], note=content["about"],
        self_nominated=True,
    )  # fmt: skip
    made = propose_interview(study=nomination.study, partner=partner, by=by, at=at)
    _forget_nomination(nomination, Erasure.Cause.TAKEN, at)
    return made


@transaction.atomic
def decline_nomination(*, nomination: Nomination, by: Actor, at: datetime) -> None:
    """Enough people were found: the nomination goes at once."""
    rules.check_works_on(by, nomination.study)
    _forget_nomination(nomination, Erasure.Cause.DECLINED, at)
