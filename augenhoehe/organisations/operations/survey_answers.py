"""An organisation answers a round: what it ticks becomes its needs, what still holds is affirmed, the rest is met."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Need, Organisation, SurveyLine, SurveyReply
from augenhoehe.organisations.queries import surveys as queries_surveys
from augenhoehe.organisations.queries.cards import right_in
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import surveys as rules_surveys
from augenhoehe.organisations.survey_answers import Answers, Wanted

Said = SurveyLine.Said
Via = SurveyReply.Via
LONGEST = 1500


class AnsweredMeanwhile(Refused):
    """Somebody else of the organisation answered while this page was open; both answers are shown."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("Gerade hat noch jemand aus Ihrer Organisation geantwortet."))


@transaction.atomic
def answer_survey(
    *, reply: SurveyReply, answers: Answers, at: datetime, by: Actor = ANONYMOUS, revision: int | None = None
) -> SurveyReply:
    """Take the answer, or the new one in place of the last. By nobody signed in: the link itself is the right.

    revision: the stand of the answer that the person saw. Sent twice it is one answer; two people at once are told.
    """
    day = day_of(at)
    via = _way(reply, by, at)
    _lock(reply)
    rules.check_alive(reply.organisation)
    rules_surveys.check_takes_answers(reply.survey, day, by_phone=via == Via.PHONE)
    known = {need.pk: need for need in queries_surveys.known_needs(reply)}
    answers = _cleaned(answers)
    rules_surveys.check_answers(reply.survey, answers, known)
    if reply.answered_at and queries_surveys.said_before(reply).same_as(answers):
        return reply
    if revision is not None and revision != reply.revision:
        raise AnsweredMeanwhile()
    before = {(one.kind, one.addition): one for one in reply.lines.select_related("need") if one.said == Said.NEW}
    reply.lines.all().delete()
    lines = _about_known(reply, answers, known, by, at) + _new(reply, answers.wanted, before, by, at)
    SurveyLine.objects.bulk_create(lines)
    revisions.change(reply, answered_at=at, via=via, answered_by=by.user_id, note=answers.note)
    audit("answer_survey", reply, by=by, at=at, fields=["answered_at", "via", "lines"])
    return reply


def _way(reply: SurveyReply, by: Actor, at: datetime) -> str:
    if by.user_id is None and not by.system:
        return Via.LINK
    rules_surveys.check_reply(by, reply, day_of(at))
    return Via.OWN if right_in(by, reply.organisation, day_of(at)) else Via.PHONE


def _lock(reply: SurveyReply) -> None:
    """The answer as it is now; a second one waits here."""
    rows = SurveyReply.objects.select_for_update(of=("self",)).select_related("survey", "organisation")
    reply.refresh_from_db(from_queryset=rows)


def _cleaned(answers: Answers) -> Answers:
    wanted = tuple(
        Wanted(one.kind, one.addition, clean(one.amount)[:80], one.until, clean(one.text)[:LONGEST])
        for one in answers.wanted
    )
    return Answers(wanted, answers.still, answers.done, clean(answers.note)[:LONGEST])


# --- What was known ---------------------------------------------------------------------------------------
def _about_known(
    reply: SurveyReply, answers: Answers, known: Mapping[uuid.UUID, Need], by: Actor, at: datetime
) -> list[SurveyLine]:
    words = _additions(known)
    lines = []
    for key, need in known.items():
        if key in answers.still:
            _affirm(need, by, at)
        elif key in answers.done:
            _settle(need, reply, by, at)
        else:
            continue
        said = Said.STILL if key in answers.still else Said.DONE
        lines.append(
            SurveyLine(
                reply=reply,
                said=said,
                kind=need.kind,
                addition=words.get(key, ""),
                amount=need.amount,
                until=need.wanted_until,
                text=need.text,
                need=need,
            )
        )
    return lines


def _additions(known: Iterable[uuid.UUID]) -> dict[uuid.UUID | None, str]:
    """Under which of a round's own words a need was named first."""
    rows = SurveyLine.objects.filter(need__in=list(known), said=Said.NEW).exclude(addition="")
    return dict(rows.values_list("need_id", "addition"))


def _affirm(need: Need, by: Actor, at: datetime) -> None:
    if need.state == Need.State.OPEN:
        revisions.change(need, affirmed_on=day_of(at))
    else:
        revisions.change(need, state=Need.State.OPEN, closed_at=None, met_how="", affirmed_on=day_of(at))
        audit("reopen_need", need, by=by, at=at, fields=["state"])


def _settle(need: Need, reply: SurveyReply, by: Actor, at: datetime) -> None:
    if need.state != Need.State.OPEN:
        return
    how = f"Hat sich erledigt, sagt die Organisation in der Erhebung „{reply.survey.title}“."
    revisions.change(need, state=Need.State.MET, met_how=how, closed_at=at)
    audit("meet_need", need, by=by, at=at, fields=["state", "met_how"])


# --- What is new ------------------------------------------------------------------------------------------
def _new(
    reply: SurveyReply, wanted: Iterable[Wanted], before: dict[tuple[str, str], SurveyLine], by: Actor, at: datetime
) -> list[SurveyLine]:
    """Each tick is one need; a changed answer changes it, a tick taken back withdraws it."""
    lines = []
    for one in wanted:
        former = before.pop((one.kind, one.addition), None)
        need = _kept(former.need if former else None, one, by, at) or _reported(reply, one, by, at)
        lines.append(
            SurveyLine(
                reply=reply,
                said=Said.NEW,
                kind=one.kind,
                addition=one.addition,
                amount=one.amount,
                until=one.until,
                text=one.text,
                need=need,
            )
        )
    for line in before.values():
        if line.need and line.need.state == Need.State.OPEN:
            revisions.change(line.need, state=Need.State.WITHDRAWN, closed_at=at)
            audit("withdraw_need", line.need, by=by, at=at, fields=["state"])
    return lines


def _kept(need: Need | None, one: Wanted, by: Actor, at: datetime) -> Need | None:
    """The need that the former answer made, with the new words; nothing when it is met or withdrawn by now."""
    if need is None or need.state != Need.State.OPEN:
        return None
    values: dict[str, Any] = {"text": _text(one), "amount": one.amount, "wanted_until": one.until}
    if need.wanted_from and one.until and one.until < need.wanted_from:
        values["wanted_from"] = None
    if any(getattr(need, name) != value for name, value in values.items()):
        revisions.change(need, **values)
        audit("change_need", need, by=by, at=at, fields=sorted(values))
    return need


def _reported(reply: SurveyReply, one: Wanted, by: Actor, at: datetime) -> Need:
    made = Need.objects.create(
        organisation=reply.organisation, kind=Need.Kind(one.kind), text=_text(one), amount=one.amount,
        wanted_until=one.until, reported_at=at, survey=reply.survey, affirmed_on=day_of(at),
    )  # fmt: skip
    audit("report_need", made, by=by, at=at, fields=["kind", "text", "survey"])
    return made


def _text(one: Wanted) -> str:
    """A need is never without words: at least what was ticked."""
    return one.text or queries_surveys.kind_label(one.kind, one.addition)


def hand_over_replies(former: Organisation, kept: Organisation) -> None:
    """Two entries become one: in each round one answer stays, and rather one that says something."""
    answered = former.survey_replies.answered().values("survey_id")  # type: ignore[attr-defined]
    kept.survey_replies.filter(survey_id__in=answered, answered_at__isnull=True).delete()
    there = SurveyReply.objects.filter(organisation=kept).values("survey_id")
    former.survey_replies.exclude(survey_id__in=there).update(organisation=kept)
