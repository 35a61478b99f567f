"""A round of questions: drawn up, opened with a mail to everybody, reminded once, closed, opened again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE, text_in, with_text
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty, send_mail
from augenhoehe.organisations.addresses import of_survey
from augenhoehe.organisations.letters import surveys as letters
from augenhoehe.organisations.links import survey_address
from augenhoehe.organisations.models import Survey, SurveyReply
from augenhoehe.organisations.queries import confirming as queries_confirming
from augenhoehe.organisations.queries import surveys as queries_surveys
from augenhoehe.organisations.queries.confirming import Mailbox
from augenhoehe.organisations.rules import surveys as rules_surveys
from augenhoehe.places.models import Municipality

CLOSE = "organisations.survey"
NOBODY = "Zu diesen Angaben passt keine veröffentlichte Organisation. Wählen Sie weniger aus."


@transaction.atomic
def draw_up_survey(
    *,
    title: str,
    question: dict[str, str],
    kinds: list[str],
    ends_on: date,
    by: Actor,
    at: datetime,
    additions: list[str] | None = None,
    audience: dict[str, Any] | None = None,
    municipality: Municipality | None = None,
) -> Survey:
    """Prepare a round; nobody is asked yet. `question`: text by language, German is needed."""
    rules_surveys.check_lead_in(by, municipality.pk if municipality else None)
    values = _values(title, question, kinds, additions, ends_on, audience, by, at)
    made = Survey.objects.create(**values, municipality=municipality, made_at=at)
    audit("draw_up_survey", made, by=by, at=at, fields=sorted(values))
    return made


@transaction.atomic
def change_survey(
    *,
    survey: Survey,
    title: str,
    question: dict[str, str],
    kinds: list[str],
    ends_on: date,
    by: Actor,
    at: datetime,
    additions: list[str] | None = None,
    audience: dict[str, Any] | None = None,
    revision: int | None = None,
) -> Survey:
    """Only a draft: who has answered knows what was asked."""
    rules_surveys.check_lead(by, survey)
    values = _values(title, question, kinds, additions, ends_on, audience, by, at)
    revisions.lock(survey, revision=revision, typed=values)
    rules_surveys.check_draft(survey)
    revisions.change(survey, **values)
    audit("change_survey", survey, by=by, at=at, fields=sorted(values))
    return survey


@transaction.atomic
def discard_survey(*, survey: Survey, by: Actor, at: datetime, revision: int | None = None) -> None:
    rules_surveys.check_lead(by, survey)
    revisions.lock(survey, revision=revision)
    rules_surveys.check_draft(survey)
    audit("discard_survey", survey, by=by, at=at, fields=["state"])
    survey.delete()


@transaction.atomic
def open_survey(*, survey: Survey, by: Actor, at: datetime, revision: int | None = None) -> int:
    """Ask everybody who fits; gives how many mails went out. Who has no mailbox is called."""
    rules_surveys.check_lead(by, survey)
    revisions.lock(survey, "municipality", revision=revision)
    state = rules_surveys.SURVEY.target(survey.state, "open")
    rules_surveys.check_end(survey.ends_on, day_of(at))
    organisations = list(queries_surveys.audience_of(survey, by))
    if not organisations:
        raise Refused(NOBODY)
    revisions.change(survey, state=state, opened_at=at)
    replies = [SurveyReply(survey=survey, organisation=one) for one in organisations]
    SurveyReply.objects.bulk_create(replies)
    sent = _write(survey, replies, at, again=False)
    audit("open_survey", survey, by=by, at=at, fields=["state", "opened_at"])
    _owe(survey, by, at)
    return sent


@transaction.atomic
def remind_survey(*, survey: Survey, by: Actor, at: datetime, revision: int | None = None) -> int:
    """One reminder to those who got a mail and have not answered."""
    rules_surveys.check_lead(by, survey)
    revisions.lock(survey, revision=revision)
    silent = list(queries_surveys.silent(survey).select_for_update(of=("self",)))
    rules_surveys.check_remind(survey, len(silent))
    revisions.change(survey, reminded_at=at)
    sent = _write(survey, silent, at, again=True)
    audit("remind_survey", survey, by=by, at=at, fields=["reminded_at"])
    return sent


@transaction.atomic
def extend_survey(
    *, survey: Survey, ends_on: date, by: Actor, at: datetime, revision: int | None = None
) -> Survey:  # fmt: skip
    """Another last day for a running round."""
    rules_surveys.check_lead(by, survey)
    revisions.lock(survey, "municipality", revision=revision, typed={"ends_on": ends_on})
    if not survey.running:
        raise Refused("Diese Runde läuft nicht.")
    return _until(survey, ends_on, by, at)


@transaction.atomic
def close_survey(*, survey: Survey, by: Actor, at: datetime, revision: int | None = None) -> Survey:
    """No more answers, by link or by telephone; the result stays."""
    rules_surveys.check_lead(by, survey)
    revisions.lock(survey, revision=revision)
    state = rules_surveys.SURVEY.target(survey.state, "close")
    revisions.change(survey, state=state, closed_at=at)
    audit("close_survey", survey, by=by, at=at, fields=["state", "closed_at"])
    close_duty(kind=CLOSE, subject_id=survey.pk, outcome="geschlossen", by=by, at=at)
    return survey


@transaction.atomic
def reopen_survey(
    *, survey: Survey, ends_on: date, by: Actor, at: datetime, revision: int | None = None
) -> Survey:  # fmt: skip
    """Somebody comes late and counts: the round runs again until a day."""
    rules_surveys.check_lead(by, survey)
    revisions.lock(survey, "municipality", revision=revision, typed={"ends_on": ends_on})
    state = rules_surveys.SURVEY.target(survey.state, "reopen")
    return _until(survey, ends_on, by, at, state=state, closed_at=None)


def _until(survey: Survey, ends_on: date, by: Actor, at: datetime, **more: Any) -> Survey:
    rules_surveys.check_end(ends_on, day_of(at))
    revisions.change(survey, ends_on=ends_on, **more)
    audit("extend_survey", survey, by=by, at=at, fields=["ends_on", *more])
    close_duty(kind=CLOSE, subject_id=survey.pk, outcome="neuer Tag", by=by, at=at)
    _owe(survey, by, at)
    return survey


def _values(
    title: str, question: dict[str, str], kinds: list[str], additions: list[str] | None, ends_on: date,
    audience: dict[str, Any] | None, by: Actor, at: datetime,
) -> dict[str, Any]:  # fmt: skip
    texts = {language: clean(text) for language, text in question.items() if clean(text)}
    own = list(dict.fromkeys(filter(None, (clean(one) for one in additions or ()))))
    rules_surveys.check_survey(clean(title), texts.get(SOURCE, ""), kinds, own)
    rules_surveys.check_end(ends_on, day_of(at))
    value: dict[str, Any] = {}
    for language in sorted(texts, key=lambda code: code != SOURCE):
        value = with_text(value, language, texts[language], by=by.name)
    return {
        "title": clean(title), "question": value, "kinds": list(kinds), "additions": own, "ends_on": ends_on,
        "audience": audience or {},
    }  # fmt: skip


def _write(survey: Survey, replies: list[SurveyReply], at: datetime, *, again: bool) -> int:
    boxes = queries_confirming.mailboxes([one.organisation for one in replies], day_of(at))
    told = [one for one in replies if one.organisation_id in boxes]
    for reply in told:
        _mail(survey, reply, boxes[reply.organisation_id], at, again=again)
        setattr(reply, "reminded_at" if again else "mailed_at", at)
    SurveyReply.objects.bulk_update(told, ["reminded_at" if again else "mailed_at"])
    return len(told)


def _mail(survey: Survey, reply: SurveyReply, mailbox: Mailbox, at: datetime, *, again: bool) -> None:
    letter = letters.about_survey(
        reply.organisation.name, text_in(survey.question, mailbox.language).text,
        survey_address(reply, mailbox.language), survey.ends_on, mailbox.language, again=again,
    )  # fmt: skip
    send_mail(to=mailbox.email, subject=letter.subject, body=letter.body, language=mailbox.language, at=at)


def _owe(survey: Survey, by: Actor, at: datetime) -> None:
    open_duty(
        kind=CLOSE, subject_kind="survey", subject_id=survey.pk, title=f"Erhebung schließen: {survey.title}",
        url=of_survey(survey), owner_label="Koordination",
        role=Role.INTEGRATION_OFFICER if survey.municipality_id else Role.COORDINATION,
        municipality=survey.municipality, due=survey.ends_on, by=by, at=at,
    )  # fmt: skip
