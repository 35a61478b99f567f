"""Interview guides: written in versions and languages, published, handed out (S3-34)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_mail
from augenhoehe.structure.models import Term
from augenhoehe.studies import letters
from augenhoehe.studies.models import Guide, GuideQuestion, Handout, Study
from augenhoehe.studies.queries import studies as asked
from augenhoehe.studies.rules import studies as rules

Asked = tuple[str, Term | None]


@transaction.atomic
def write_guide(
    *, study: Study, language: str, intro: str, questions: Sequence[Asked], by: Actor, at: datetime
) -> Guide:
    """A new version, or the latest version in a further language."""
    rules.check_write(by, study)
    rules.check_questions(list(questions))
    Study.objects.select_for_update().get(pk=study.pk)
    guide = Guide.objects.create(
        study=study, number=asked.next_guide_number(study, language), language=language, intro=clean(intro),
        written_at=at,
    )  # fmt: skip
    _put(guide, questions)
    audit("write_guide", guide, by=by, at=at, fields=["language", "intro", "questions"])
    return guide


@transaction.atomic
def change_guide(
    *, guide: Guide, intro: str, questions: Sequence[Asked], by: Actor, at: datetime, revision: int | None = None
) -> Guide:
    """Write an unpublished version anew."""
    rules.check_write(by, guide.study)
    rules.check_guide_open(guide)
    rules.check_questions(list(questions))
    typed = {"intro": intro, "questions": "\n".join(text for text, _ in questions)}
    revisions.change(guide, revision=revision, typed=typed, intro=clean(intro))
    guide.questions.all().delete()
    _put(guide, questions)
    audit("change_guide", guide, by=by, at=at, fields=typed)
    return guide


def _put(guide: Guide, questions: Sequence[Asked]) -> None:
    GuideQuestion.objects.bulk_create(
        GuideQuestion(guide=guide, position=place, text=clean(text), life_area=life_area)
        for place, (text, life_area) in enumerate(questions, start=1)
    )


@transaction.atomic
def publish_guide(*, guide: Guide, by: Actor, at: datetime, revision: int | None = None) -> Guide:
    """Let everybody read this version; from now on it stays as it is."""
    rules.check_manage(by)
    revisions.lock(guide, "study", revision=revision)
    rules.check_publish_guide(guide)
    revisions.change(guide, published_on=day_of(at))
    audit("publish_guide", guide, by=by, at=at, fields=["published_on"])
    return guide


@transaction.atomic
def hand_out(*, guide: Guide, recipient: str, way: str, by: Actor, at: datetime, email: str = "") -> Handout:
    """Give a guide to a body or person, and keep to whom and how."""
    rules.check_write(by, guide.study)
    way = Handout.Way(way)
    rules.check_handout(way, recipient, email)
    made = Handout.objects.create(
        guide=guide, recipient=shorten(clean(recipient), 160), way=way, given_on=day_of(at),
        email=email if way == Handout.Way.MAIL else "",
    )  # fmt: skip
    audit("hand_out_guide", made, by=by, at=at, fields=["recipient", "way", "email"])
    if made.email:
        letter = letters.guide(guide, list(guide.questions.order_by("position")))
        send_mail(to=made.email, subject=letter.subject, body=letter.body, language=guide.language, at=at)
    return made
