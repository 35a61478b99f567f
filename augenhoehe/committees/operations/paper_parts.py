"""The parts of a paper: items while it is a draft; effects, formalities and annexes until its way is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Max

from augenhoehe.committees import rules
from augenhoehe.committees.models import Annex, Paper, PaperItem, PaperQuestion, Signatory
from augenhoehe.committees.rules import NewItem
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.files.kinds import CSV, DOCUMENTS, IMAGES, XLSX
from augenhoehe.files.operations import store
from augenhoehe.journal.operations import audit

from .finding import index_paper

ANNEX_KINDS = DOCUMENTS | IMAGES | {CSV, XLSX}


def hold_paper(pk: UUID) -> Paper:
    """The paper first, then its parts: whoever submits or rewrites at the same time waits here."""
    Paper.objects.select_for_update().get(pk=pk)
    return Paper.objects.select_related("submitted_by_committee", "thread", "municipality").get(pk=pk)


def _draft(pk: UUID, by: Actor, at: datetime) -> Paper:
    paper = hold_paper(pk)
    rules.check_write_paper(by, paper, day_of(at))
    rules.PAPER.target(paper.state, "change")
    return paper


def _open(pk: UUID, by: Actor, at: datetime) -> Paper:
    paper = hold_paper(pk)
    rules.check_add_to(by, paper, day_of(at))
    return paper


# --- Decision items ---------------------------------------------------------------------------------
def write_items(paper: Paper, items: Sequence[NewItem]) -> None:
    PaperItem.objects.bulk_create(
        PaperItem(paper=paper, order=place, **_cleaned(one)) for place, one in enumerate(items, start=1)
    )


def _cleaned(item: NewItem) -> dict[str, Any]:
    return {
        "text": clean(item.text), "addressee": clean(item.addressee), "due_wish": item.due_wish, "public": item.public,
    }  # fmt: skip


@transaction.atomic
def add_item(*, paper: Paper, item: NewItem, by: Actor, at: datetime) -> PaperItem:
    """One more decision item, as the last one."""
    held = _draft(paper.pk, by, at)
    rules.check_item(item)
    rules.check_room(held.items.count())
    last = held.items.aggregate(last=Max("order"))["last"] or 0
    made = PaperItem.objects.create(paper=held, order=last + 1, **_cleaned(item))
    revisions.change(held)
    audit("add_paper_item", made, by=by, at=at, fields=["text", "addressee", "due_wish", "public"])
    return made


@transaction.atomic
def change_item(*, item: PaperItem, to: NewItem, by: Actor, at: datetime, revision: int | None = None) -> PaperItem:
    """Rewrite an item of a draft; what is under way changes only by an amendment."""
    held = _draft(item.paper_id, by, at)
    rules.check_item(to)
    values = _cleaned(to)
    revisions.change(item, revision=revision, typed=values, **values)
    revisions.change(held)
    audit("change_paper_item", item, by=by, at=at, fields=list(values))
    return item


@transaction.atomic
def remove_item(*, item: PaperItem, by: Actor, at: datetime) -> None:
    """Take an item out of a draft; those after it move up."""
    held = _draft(item.paper_id, by, at)
    rules.check_last(held, held.items.exclude(pk=item.pk).exists(), held.questions.exists())
    rules.check_never_amended(item)
    audit("remove_paper_item", item, by=by, at=at, fields=[])
    item.delete()
    held.items.filter(order__gt=item.order).update(order=F("order") - 1)
    revisions.change(held)


# --- Questions of an inquiry ------------------------------------------------------------------------
def write_questions(paper: Paper, questions: Sequence[str]) -> None:
    PaperQuestion.objects.bulk_create(
        PaperQuestion(paper=paper, order=place, text=clean(one)) for place, one in enumerate(questions, start=1)
    )


@transaction.atomic
def ask_questions(
    *, paper: Paper, questions: Sequence[str], by: Actor, at: datetime, revision: int | None = None
) -> None:
    """The whole list of an inquiry's questions, while it is a draft; a question that stays keeps its answer."""
    typed = {"questions": "\n".join(questions)}
    revisions.lock(paper, "submitted_by_committee", "thread", revision=revision, typed=typed)
    rules.check_write_paper(by, paper, day_of(at))
    rules.PAPER.target(paper.state, "change")
    rules.check_asks(paper.kind)
    if not questions:
        rules.check_last(paper, paper.items.exists(), asks=False)
    known = {one.text: one for one in paper.questions.all()}
    wanted = list(dict.fromkeys(clean(one) for one in questions))
    paper.questions.exclude(text__in=wanted).delete()
    for place, text in enumerate(wanted, start=1):
        if text in known:
            paper.questions.filter(pk=known[text].pk).update(order=place)
        else:
            PaperQuestion.objects.create(paper=paper, order=place, text=text)
    revisions.change(paper)
    audit("ask_questions", paper, by=by, at=at, fields=["questions"])


@transaction.atomic
def answer_question(
    *,
    question: PaperQuestion,
    state: str,
    answer: str,
    unit: str,
    answered_on: date,
    by: Actor,
    at: datetime,
    source: str = "",
    released: bool = False,
    revision: int | None = None,
) -> PaperQuestion:
    """Answer a question or refuse to, with reason; released, everybody reads it under the paper."""
    paper = hold_paper(question.paper_id)
    rules.check_answer_question(by, paper)
    rules.check_answer_given(state, answer, unit, answered_on, day_of(at))
    values: dict[str, Any] = {
        "state": state, "answer": clean(answer), "unit": clean(unit), "answered_on": answered_on,
        "source": clean(source), "released": released,
    }  # fmt: skip
    revisions.change(question, revision=revision, typed=values, **values)
    audit("answer_question", question, by=by, at=at, fields=list(values))
    index_paper(paper, at=at)
    return question


# --- Effects and formalities ------------------------------------------------------------------------
@transaction.atomic
def state_effects(
    *,
    paper: Paper,
    effects: str,
    by: Actor,
    at: datetime,
    costs_once: Decimal | None = None,
    costs_yearly: Decimal | None = None,
    posts: Decimal | None = None,
    effects_text: str = "",
    revision: int | None = None,
) -> Paper:
    """What the paper means for money and posts: nothing, or how much, and in words (S2-7)."""
    values: dict[str, Any] = {
        "effects": effects, "costs_once": costs_once, "costs_yearly": costs_yearly, "posts": posts,
        "effects_text": clean(effects_text),
    }  # fmt: skip
    revisions.lock(paper, "submitted_by_committee", "thread", revision=revision, typed=values)
    rules.check_add_to(by, paper, day_of(at))
    rules.check_effects(effects, [costs_once, costs_yearly, posts, values["effects_text"]])
    revisions.change(paper, **values)
    audit("state_effects", paper, by=by, at=at, fields=list(values))
    return paper


@transaction.atomic
def state_formalities(
    *,
    paper: Paper,
    signatories: Sequence[tuple[str, str]],
    by: Actor,
    at: datetime,
    group: str = "",
    group_resolved_on: date | None = None,
    file_reference: str = "",
    certified_by: str = "",
    certified_on: date | None = None,
    revision: int | None = None,
) -> Paper:
    """Who stands behind a paper: group, signatories in order with function, certification, file reference (S0-30)."""
    values: dict[str, Any] = {
        "group": clean(group), "group_resolved_on": group_resolved_on, "file_reference": clean(file_reference),
        "certified_by": clean(certified_by), "certified_on": certified_on,
    }  # fmt: skip
    revisions.lock(paper, "submitted_by_committee", "thread", revision=revision, typed=values)
    rules.check_add_to(by, paper, day_of(at))
    rules.check_certified(values["certified_by"], certified_on)
    paper.signatories.all().delete()
    Signatory.objects.bulk_create(
        Signatory(paper=paper, order=place, name=clean(name), function=clean(function))
        for place, (name, function) in enumerate(signatories, start=1)
    )
    revisions.change(paper, **values)
    audit("state_formalities", paper, by=by, at=at, fields=[*values, "signatories"])
    return paper


# --- Annexes ----------------------------------------------------------------------------------------
@transaction.atomic
def add_annex(
    *, paper: Paper, content: bytes | UploadedFile, title: str, public: bool, by: Actor, at: datetime
) -> Annex:
    """Lay a file beside the text; what it is, its bytes say."""
    held = _open(paper.pk, by, at)
    title = clean(title)
    there = list(held.annexes.order_by("order"))
    rules.check_annex(held, title, [one.title for one in there])
    stored = store(content=content, at=at, allowed=ANNEX_KINDS)
    made = Annex.objects.create(
        paper=held, order=there[-1].order + 1 if there else 1, title=title, file=stored, public=public, added_at=at,
        added_by=by.user_id,
    )  # fmt: skip
    revisions.change(held)
    audit("add_annex", made, by=by, at=at, fields=["title", "file", "public"])
    return made


@transaction.atomic
def show_annex(*, annex: Annex, public: bool, by: Actor, at: datetime) -> Annex:
    """For everybody, or for those only who read the paper wholly."""
    held = _open(annex.paper_id, by, at)
    Annex.objects.filter(pk=annex.pk).update(public=public)
    annex.public = public
    revisions.change(held)
    audit("show_annex", annex, by=by, at=at, fields=["public"])
    return annex


@transaction.atomic
def remove_annex(*, annex: Annex, by: Actor, at: datetime) -> None:
    """Take a file away again while the paper is a draft; of what was submitted nothing disappears."""
    held = _draft(annex.paper_id, by, at)
    audit("remove_annex", annex, by=by, at=at, fields=["title"])
    annex.delete()
    revisions.change(held)
