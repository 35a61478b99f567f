"""What is to happen with offers: named in a question or a proposal, taken out, a gap closed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import said
from augenhoehe.organisations.models import Offer
from augenhoehe.places.models import Municipality
from augenhoehe.structure.models import OfferAim, Proposal, StructuralQuestion, Term
from augenhoehe.structure.rules import offer_aims as rules

from . import owing


@transaction.atomic
def name_in_question(*, question: StructuralQuestion, by: Actor, at: datetime, **said: Any) -> OfferAim:
    """Say in a question what is to happen with offers; once it is published, everybody reads it there."""
    rules.check_name_in_question(by, question)
    return _name({"question": question}, by, at, **said)


@transaction.atomic
def name_in_proposal(*, proposal: Proposal, by: Actor, at: datetime, **said: Any) -> OfferAim:
    """Say in a proposal which offers are new, changed or close a gap; public with the decision."""
    rules.check_name_in_proposal(by, proposal, day_of(at))
    return _name({"proposal": proposal}, by, at, **said)


def _name(
    origin: dict[str, Any], by: Actor, at: datetime, *, verb: str, what: str, offer: Offer | None = None,
    life_area: Term | None = None, municipality: Municipality | None = None, kind: str = "", language: str = "",
) -> OfferAim:  # fmt: skip
    rules.check_aim(verb, what, offer, life_area, kind, language)
    aim = OfferAim.objects.create(
        verb=verb, what=shorten(clean(what), 300), offer=offer, life_area=life_area, municipality=municipality,
        kind=kind, language=language, named_on=day_of(at), **origin,
    )  # fmt: skip
    audit("name_offer_aim", aim, by=by, at=at, fields=["verb", "what", "offer", *origin])
    return aim


@transaction.atomic
def drop_aim(*, aim: OfferAim, by: Actor, at: datetime, revision: int | None = None) -> None:
    """Take it out again, as long as the question or the proposal is written."""
    revisions.lock(aim, revision=revision)
    rules.check_tend(by, aim, day_of(at))
    audit("drop_offer_aim", aim, by=by, at=at, fields=["verb", "what"])
    aim.delete()


@transaction.atomic
def close_gap(
    *, aim: OfferAim, by: Actor, at: datetime, offer: Offer | None = None, revision: int | None = None
) -> OfferAim:
    """The offer is there: since today, and by which one. The matter says so."""
    revisions.lock(aim, revision=revision)
    rules.check_close(by, aim)
    revisions.change(aim, closed_on=day_of(at), offer=offer or aim.offer)
    audit("close_gap", aim, by=by, at=at, fields=["closed_on", "offer"])
    question = aim.question or aim.proposal.group.question  # type: ignore[union-attr]
    text = said(_("Eine Lücke im Angebot ist geschlossen: %(what)s"), what=str(aim.what))
    add_step(thread=owing.thread_of(question), kind="gap_closed", text=text, by=by, at=at)
    return aim
