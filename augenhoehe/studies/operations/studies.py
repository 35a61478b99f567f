"""Studies: commissioned, planned, begun, published, closed; suggestions with an answer back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.keys import key_store
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_message
from augenhoehe.structure.models import StructuralQuestion
from augenhoehe.studies import addresses
from augenhoehe.studies.models import ConsentText, Phase, Study, Suggestion
from augenhoehe.studies.queries import studies as asked
from augenhoehe.studies.rules import studies as rules
from augenhoehe.studies.rules.machines import STUDY

from .finding import index_study


@transaction.atomic
def create_study(
    *,
    title: str,
    institute: Carrier,
    aims: str,
    short_text: dict[str, Any],
    raw_until: date,
    by: Actor,
    at: datetime,
    question: StructuralQuestion | None = None,
) -> Study:
    """Prepare a study; its key is made now, so that findings can be sealed from the first interview on."""
    rules.check_manage(by)
    rules.check_study(title, aims, short_text)
    rules.check_institute(institute)
    rules.check_raw_until(raw_until, day_of(at))
    study = Study(
        title=shorten(clean(title), 160), institute=institute, aims=clean(aims), short_text=short_text,
        question=question, raw_until=raw_until, created_at=at,
    )  # fmt: skip
    key_store().make(institute.pk, study.pk)
    study.save(force_insert=True)
    audit("create_study", study, by=by, at=at, fields=["title", "institute", "aims", "short_text", "raw_until"])
    return study


@transaction.atomic
def edit_study(
    *,
    study: Study,
    title: str,
    institute: Carrier,
    aims: str,
    short_text: dict[str, Any],
    raw_until: date,
    nominations_until: date | None,
    by: Actor,
    at: datetime,
    question: StructuralQuestion | None = None,
    revision: int | None = None,
) -> Study:
    """Say anew what a study is about, until when people may nominate themselves, and when its raw data go."""
    rules.check_manage(by)
    rules.check_not_closed(study)
    rules.check_study(title, aims, short_text)
    rules.check_institute(institute, study)
    if raw_until != study.raw_until:
        rules.check_raw_until(raw_until, day_of(at))
    study.raw_until = raw_until
    if nominations_until != study.nominations_until:
        rules.check_nominations_until(study, nominations_until, day_of(at))
    new: dict[str, Any] = {
        "title": shorten(clean(title), 160), "institute": institute, "aims": clean(aims), "short_text": short_text,
        "question": question, "raw_until": raw_until, "nominations_until": nominations_until,
    }  # fmt: skip
    revisions.change(study, revision=revision, typed=new, **new)
    audit("edit_study", study, by=by, at=at, fields=new)
    index_study(study, at=at)
    return study


@transaction.atomic
def move_study(*, study: Study, verb: str, by: Actor, at: datetime, revision: int | None = None) -> Study:
    """Begin a study, begin its analysis, close it. Raw data go at their date, whatever the state."""
    rules.check_manage(by)
    revisions.lock(study, revision=revision)
    state = STUDY.target(study.state, verb)
    if verb == "start":
        rules.check_start(study, consent_text=asked.consent_text_of(study) is not None)
    closed = day_of(at) if state == Study.State.CLOSED else None
    revisions.change(study, state=state, closed_on=closed)
    audit(f"move_study.{verb}", study, by=by, at=at, fields=["state"])
    return study


@transaction.atomic
def publish_study(*, study: Study, by: Actor, at: datetime, revision: int | None = None) -> Study:
    """Let everybody read plan and aims of a study."""
    rules.check_manage(by)
    revisions.lock(study, revision=revision)
    rules.check_publish(study, phases=study.phases.filter(public=True).exists())
    revisions.change(study, published_on=day_of(at))
    audit("publish_study", study, by=by, at=at, fields=["published_on"])
    index_study(study, at=at)
    return study


# --- Plan ----------------------------------------------------------------------------------------------
@transaction.atomic
def add_phase(
    *, study: Study, title: str, starts_on: date, ends_on: date, by: Actor, at: datetime, text: str = "",
    public: bool = True,
) -> Phase:  # fmt: skip
    """A further phase of the plan."""
    rules.check_manage(by)
    rules.check_not_closed(study)
    rules.check_phase(title, starts_on, ends_on)
    made = Phase.objects.create(
        study=study, title=shorten(clean(title), 120), text=clean(text), starts_on=starts_on, ends_on=ends_on,
        public=public,
    )  # fmt: skip
    audit("add_phase", made, by=by, at=at, fields=["title", "text", "starts_on", "ends_on", "public"])
    return made


@transaction.atomic
def change_phase(
    *, phase: Phase, title: str, starts_on: date, ends_on: date, text: str, public: bool, by: Actor, at: datetime,
    revision: int | None = None,
) -> Phase:  # fmt: skip
    """Correct a phase, for example because it takes longer."""
    rules.check_manage(by)
    rules.check_not_closed(phase.study)
    rules.check_phase(title, starts_on, ends_on)
    new: dict[str, Any] = {
        "title": shorten(clean(title), 120), "text": clean(text), "starts_on": starts_on, "ends_on": ends_on,
        "public": public,
    }  # fmt: skip
    revisions.change(phase, revision=revision, typed=new, **new)
    audit("change_phase", phase, by=by, at=at, fields=new)
    return phase


@transaction.atomic
def write_consent_text(*, study: Study, text: dict[str, Any], by: Actor, at: datetime) -> ConsentText:
    """A new version of what people agree to; earlier interviews keep theirs."""
    rules.check_manage(by)
    rules.check_not_closed(study)
    rules.check_consent_text(text)
    Study.objects.select_for_update().get(pk=study.pk)
    made = ConsentText.objects.create(study=study, number=asked.next_consent_number(study), text=text, written_at=at)
    audit("write_consent_text", made, by=by, at=at, fields=["text"])
    return made


# --- Suggestions ---------------------------------------------------------------------------------------
@transaction.atomic
def suggest(*, study: Study, kind: str, text: str, origin: str, by: Actor, at: datetime) -> Suggestion:
    """A body or organisation says whom, about what or which question to ask (S3-9)."""
    rules.check_suggest(by, study)
    rules.check_nobody_named(clean(text), "text")
    made = Suggestion.objects.create(
        study=study, kind=Suggestion.Kind(kind), text=clean(text),
        origin=shorten(clean(origin), 160) or by.function[:160],
        made_by_id=by.user_id, made_on=day_of(at),
    )  # fmt: skip
    audit("suggest", made, by=by, at=at, fields=["kind", "text", "origin"])
    return made


@transaction.atomic
def answer_suggestion(
    *, suggestion: Suggestion, state: str, answer: str, by: Actor, at: datetime, revision: int | None = None
) -> Suggestion:
    """Say what becomes of a suggestion; who made it is told."""
    rules.check_manage(by)
    rules.check_answer(suggestion, state, answer)
    new: dict[str, Any] = {"state": state, "answer": clean(answer), "answered_on": day_of(at)}
    revisions.change(suggestion, revision=revision, typed=new, **new)
    audit("answer_suggestion", suggestion, by=by, at=at, fields=new)
    maker = User.objects.active().filter(pk=suggestion.made_by_id).first()
    if maker is not None:
        send_message(
            recipient=maker, kind="study_suggestion", at=at, language="de",
            subject=f"Antwort auf Ihren Vorschlag zur Studie „{suggestion.study.title}“",
            body=f"{suggestion.get_state_display().capitalize()}: {suggestion.answer}",
            url=addresses.of_study(suggestion.study),
        )  # fmt: skip
    return suggestion
