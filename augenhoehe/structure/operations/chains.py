"""Causes with their evidence, and service chains as they are and as they should be (S3-32, S4-25)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.structure.models import Cause, ChainStep, Proposal, ServiceChain, StructuralQuestion, Term
from augenhoehe.structure.queries.chains import proposal_of
from augenhoehe.structure.rules import chains as rules

FIELDS = ["title", "actor", "legal_circle", "takes", "gives", "waiting_days", "breaks"]


def _check(by: Actor, question: StructuralQuestion, at: datetime) -> Proposal | None:
    proposal = proposal_of(question)
    rules.check_model(by, question, proposal, day_of(at))
    return proposal


# --- Causes ----------------------------------------------------------------------------------------------
@transaction.atomic
def name_cause(
    *, question: StructuralQuestion, text: str, source: str, by: Actor, at: datetime, affected: str = "",
    evidence: str = "", url: str = "", as_of: date | None = None,
) -> Cause:  # fmt: skip
    """Why it is so, what shows it, and whom it hits."""
    _check(by, question, at)
    rules.check_cause(text, source, url)
    last = question.cause_lines.aggregate(last=Max("position"))["last"] or 0
    made = Cause.objects.create(
        question=question, text=clean(text), affected=shorten(clean(affected), 300), source=source,
        evidence=clean(evidence), url=url, as_of=as_of, position=last + 1,
    )  # fmt: skip
    audit("name_cause", made, by=by, at=at, fields=["text", "affected", "source", "evidence", "url", "as_of"])
    return made


@transaction.atomic
def change_cause(
    *, cause: Cause, text: str, source: str, affected: str, evidence: str, url: str, as_of: date | None, by: Actor,
    at: datetime, revision: int | None = None,
) -> Cause:  # fmt: skip
    """Word a cause anew."""
    _check(by, cause.question, at)
    rules.check_cause(text, source, url)
    new: dict[str, Any] = {
        "text": clean(text), "source": source, "affected": shorten(clean(affected), 300), "evidence": clean(evidence),
        "url": url, "as_of": as_of,
    }  # fmt: skip
    revisions.change(cause, revision=revision, typed=new, **new)
    audit("change_cause", cause, by=by, at=at, fields=new)
    return cause


@transaction.atomic
def drop_cause(*, cause: Cause, by: Actor, at: datetime) -> None:
    """It was none after all."""
    _check(by, cause.question, at)
    audit("drop_cause", cause, by=by, at=at, fields=["text"])
    cause.delete()


# --- Chains ----------------------------------------------------------------------------------------------
@transaction.atomic
def begin_chain(*, question: StructuralQuestion, variant: str, title: str, by: Actor, at: datetime) -> ServiceChain:
    """Begin to draw the way through the offices. The way as it should be begins as the way as it is."""
    _check(by, question, at)
    StructuralQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    rules.check_new_chain(title, variant, known=question.chains.filter(variant=variant).exists())
    chain = ServiceChain.objects.create(question=question, variant=variant, title=shorten(clean(title), 160))
    if variant == ServiceChain.Variant.TO_BE:
        _copy_steps(question, chain)
    audit("begin_chain", chain, by=by, at=at, fields=["variant", "title"])
    return chain


def _copy_steps(question: StructuralQuestion, chain: ServiceChain) -> None:
    for one in ChainStep.objects.filter(chain__question=question, chain__variant=ServiceChain.Variant.AS_IS):
        values = {name: getattr(one, name) for name in FIELDS}
        ChainStep.objects.create(chain=chain, position=one.position, **values)


@transaction.atomic
def add_step(
    *, chain: ServiceChain, title: str, actor: str, by: Actor, at: datetime, legal_circle: Term | None = None,
    takes: str = "", gives: str = "", waiting_days: int | None = None, breaks: str = "", after: int | None = None,
    revision: int | None = None,
) -> ChainStep:  # fmt: skip
    """A further step, at the end or behind another one."""
    _check(by, chain.question, at)
    revisions.lock(chain, "question", revision=revision)
    number = chain.steps.count()
    rules.check_steps(number)
    rules.check_step(title, actor, waiting_days, legal_circle)
    place = number + 1 if after is None else min(after, number) + 1
    _shift(chain, place, +1)
    made = ChainStep.objects.create(
        chain=chain, position=place, title=shorten(clean(title), 120), actor=shorten(clean(actor), 120),
        legal_circle=legal_circle, takes=shorten(clean(takes), 200), gives=shorten(clean(gives), 200),
        waiting_days=waiting_days, breaks=shorten(clean(breaks), 200),
    )  # fmt: skip
    _changed(chain)
    audit("add_chain_step", made, by=by, at=at, fields=FIELDS)
    return made


@transaction.atomic
def change_step(
    *, step: ChainStep, title: str, actor: str, legal_circle: Term | None, takes: str, gives: str,
    waiting_days: int | None, breaks: str, by: Actor, at: datetime, revision: int | None = None,
) -> ChainStep:  # fmt: skip
    """Word a step anew. The chain has the revision: steps are read and changed as a whole."""
    chain = step.chain
    _check(by, chain.question, at)
    revisions.lock(chain, "question", revision=revision)
    rules.check_step(title, actor, waiting_days, legal_circle)
    ChainStep.objects.filter(pk=step.pk).update(
        title=shorten(clean(title), 120), actor=shorten(clean(actor), 120), legal_circle=legal_circle,
        takes=shorten(clean(takes), 200), gives=shorten(clean(gives), 200), waiting_days=waiting_days,
        breaks=shorten(clean(breaks), 200),
    )  # fmt: skip
    _changed(chain)
    audit("change_chain_step", step, by=by, at=at, fields=FIELDS)
    return step


@transaction.atomic
def drop_step(*, step: ChainStep, by: Actor, at: datetime) -> None:
    """A step that is not needed."""
    chain = step.chain
    _check(by, chain.question, at)
    revisions.lock(chain, "question")
    if not ChainStep.objects.filter(pk=step.pk).delete()[0]:
        raise Refused("Diesen Schritt gibt es nicht mehr.")
    _shift(chain, step.position + 1, -1)
    _changed(chain)
    audit("drop_chain_step", step, by=by, at=at, fields=["position"])


def _shift(chain: ServiceChain, first: int, by: int) -> None:
    """Make room, or close a gap; one after the other, so that no two have the same place in between."""
    order = "-position" if by > 0 else "position"
    for pk in chain.steps.filter(position__gte=first).order_by(order).values_list("pk", flat=True):
        ChainStep.objects.filter(pk=pk).update(position=F("position") + by)


def _changed(chain: ServiceChain) -> None:
    """What is public was released as it was; a changed chain is released anew."""
    revisions.change(chain, released_on=None)


@transaction.atomic
def release_chain(*, chain: ServiceChain, by: Actor, at: datetime, revision: int | None = None) -> ServiceChain:
    """Let everybody see the chain on the public page of the matter, as soon as that is published."""
    revisions.lock(chain, "question", revision=revision)
    rules.check_release(by, chain, steps=chain.steps.count())
    revisions.change(chain, released_on=day_of(at))
    audit("release_chain", chain, by=by, at=at, fields=["released_on"])
    return chain
