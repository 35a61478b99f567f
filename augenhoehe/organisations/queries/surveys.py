"""What the pages of a round ask: whom it asks, who answered, what came out, and how it was before."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Need, Organisation, Survey, SurveyLine, SurveyReply
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.organisations.queries.confirming import askable
from augenhoehe.organisations.survey_answers import Answers, Wanted

Said = SurveyLine.Said
# So many earlier rounds stand beside a round.
EARLIER = 3
MOST_KNOWN = 12


# --- Rounds ---------------------------------------------------------------------------------------------
def surveys_for(actor: Actor) -> QuerySet[Survey]:
    rows = Survey.objects.visible_to(actor).select_related("municipality").defer("municipality__boundary")
    return rows.annotate(  # type: ignore[no-any-return]
        asked=Count("replies"), answered=Count("replies", filter=Q(replies__answered_at__isnull=False))
    )


def reads_survey(actor: Actor, survey: Survey) -> bool:
    """Opens the page of the round; the organisation itself sees its own answer only."""
    return Survey.objects.visible_to(actor).filter(pk=survey.pk).exists()  # type: ignore[no-any-return]


def audience_of(survey: Survey, actor: Actor) -> QuerySet[Organisation]:
    """Whom a round asks: published entries in the leader's reach that fit its filters."""
    rows = askable(actor).filter(state=Organisation.State.PUBLISHED)
    if survey.municipality_id:
        rows = rows.filter(municipality_id=survey.municipality_id)
    wanted: Mapping[str, Any] = survey.audience
    if kinds := wanted.get("kinds"):
        rows = rows.filter(kind__in=kinds)
    if field := wanted.get("field"):
        rows = rows.filter(fields__contains=[field])
    if town := wanted.get("town"):
        rows = queries_register.in_town(rows, town)
    return rows.in_order()  # type: ignore[attr-defined, no-any-return]


# --- Who was asked ----------------------------------------------------------------------------------------
def replies_of(survey: Survey, actor: Actor, day: date) -> QuerySet[SurveyReply]:
    rows = SurveyReply.objects.visible_to(actor, day).filter(survey=survey)
    return rows.select_related("survey", "organisation__municipality").defer(  # type: ignore[no-any-return]
        "organisation__municipality__boundary"
    )


def replies_for(actor: Actor, day: date) -> QuerySet[SurveyReply]:
    """For get_object_or_404."""
    rows = SurveyReply.objects.visible_to(actor, day).select_related("survey", "organisation__municipality")
    return rows.defer("organisation__municipality__boundary")  # type: ignore[no-any-return]


def silent(survey: Survey) -> QuerySet[SurveyReply]:
    """Who got a mail and has not answered."""
    rows = survey.replies.filter(answered_at__isnull=True, mailed_at__isnull=False)
    return rows.select_related("organisation")  # type: ignore[no-any-return]


def reply_behind(pk: uuid.UUID | None) -> SurveyReply | None:
    """What a link names, while the organisation is kept."""
    if pk is None:
        return None
    gone = (Organisation.State.MERGED, Organisation.State.REFUSED)
    rows = SurveyReply.objects.filter(pk=pk).exclude(survey__state=Survey.State.DRAFT)
    return rows.exclude(organisation__state__in=gone).select_related("survey", "organisation").first()


# --- One answer -------------------------------------------------------------------------------------------
def known_needs(reply: SurveyReply) -> list[Need]:
    """What the organisation has said before: its open needs, without those that this very answer brought."""
    lines = list(reply.lines.all())
    own = [line.need_id for line in lines if line.said == Said.NEW and line.need_id]
    settled = [line.need_id for line in lines if line.said == Said.DONE and line.need_id]
    rows = Need.objects.filter(organisation=reply.organisation_id).exclude(pk__in=own)
    rows = rows.filter(Q(state=Need.State.OPEN) | Q(pk__in=settled))
    return list(rows.select_related("survey").order_by("-reported_at", "-id")[:MOST_KNOWN])


def said_before(reply: SurveyReply) -> Answers:
    """The answer as it stands."""
    lines = list(reply.lines.all())
    return Answers(
        wanted=tuple(
            Wanted(line.kind, line.addition, line.amount, line.until, line.text)
            for line in lines
            if line.said == Said.NEW
        ),
        still=frozenset(line.need_id for line in lines if line.said == Said.STILL and line.need_id),
        done=frozenset(line.need_id for line in lines if line.said == Said.DONE and line.need_id),
        note=reply.note,
    )


# --- What came out ----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Round:
    """One round in numbers: how many were asked and answered, and how many organisations named each kind."""

    survey: Survey
    asked: int
    answered: int
    named: Mapping[tuple[str, str], int]


def counted(surveys: Sequence[Survey], actor: Actor, day: date) -> list[Round]:
    """Rounds in numbers, two queries for any number of them. An organisation counts once for a kind."""
    replies = SurveyReply.objects.visible_to(actor, day).filter(survey__in=surveys)
    asked: Counter[Any] = Counter()
    answered: Counter[Any] = Counter()
    for survey_id, moment in replies.values_list("survey_id", "answered_at"):
        asked[survey_id] += 1
        answered[survey_id] += moment is not None
    lines = SurveyLine.objects.filter(reply__in=replies, said__in=(Said.NEW, Said.STILL))
    named: dict[Any, Counter[tuple[str, str]]] = {survey.pk: Counter() for survey in surveys}
    for survey_id, kind, addition, _who in set(
        lines.values_list("reply__survey_id", "kind", "addition", "reply__organisation_id")
    ):
        named[survey_id][kind, addition] += 1
    return [Round(one, asked[one.pk], answered[one.pk], named[one.pk]) for one in surveys]


def earlier(survey: Survey, actor: Actor) -> list[Survey]:
    """The rounds before this one, of the same reach; the latest first."""
    if survey.opened_at is None:
        return []
    rows = Survey.objects.visible_to(actor).filter(municipality=survey.municipality_id, opened_at__lt=survey.opened_at)
    return list(rows.order_by("-opened_at")[:EARLIER])


def last_round(day: date) -> Survey | None:
    """The latest round of the whole district that was opened by a day."""
    rows = Survey.objects.exclude(state=Survey.State.DRAFT).filter(municipality__isnull=True)
    return rows.filter(opened_at__date__lte=day).order_by("-opened_at").first()


def lines_of(survey: Survey, actor: Actor, day: date) -> QuerySet[SurveyLine]:
    """Every need that was named, as far as the reader keeps the register there."""
    seen = SurveyReply.objects.visible_to(actor, day).filter(survey=survey)
    rows = SurveyLine.objects.filter(reply__in=seen).select_related("reply__organisation__municipality", "need")
    return rows.defer("reply__organisation__municipality__boundary")  # type: ignore[no-any-return]


def kind_label(kind: str, addition: str = "") -> str:
    """The kind in words: the round's own word, where it has one."""
    return addition or str(Need.Kind(kind).label)
