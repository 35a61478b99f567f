"""What the structural level shows elsewhere: path, levels and panels of a thread, what waits on „Heute“."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from augenhoehe.committees.queries.branch import branch_of_thread
from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.numbers import number
from augenhoehe.core.rights import Actor
from augenhoehe.core.seeing import includes
from augenhoehe.journal.models import Thread
from augenhoehe.organisations.models import Offer
from augenhoehe.ui.words import long_day

from . import addresses, counts
from .chain_picture import compared
from .models import OfferAim, StructuralQuestion
from .offer_lines import lines_of
from .queries import chains, offer_aims
from .queries.groups import my_groups
from .queries.levels import levels_of
from .queries.path import Facts, facts_of, path_of, released_sentence
from .tags import adoption_tag


def thread_path(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """The path picture of a matter; nothing for a matter without structural question."""
    facts = _facts(thread)
    if facts is None:
        return None
    branch = branch_of_thread(thread, at=now(), inside=actor.signed_in)
    return {"path": path_of(facts, today=today(), inside=_reads(actor, thread, facts), branch=branch)}


def levels_panel(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """The four levels of the matter (S4-30); where the reader may go on, each leads on."""
    facts = _facts(thread)
    return {"levels": levels_of(facts, actor)} if facts else None


def adoptions_panel(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """Which organisations take the solution over, until when, and what proves it."""
    facts = _facts(thread)
    if facts is None or not facts.adoptions:
        return None
    return {"adoptions": [(one, adoption_tag(one)) for one in facts.adoptions], "proposal": _decided_proposal(facts)}


def _decided_proposal(facts: Facts) -> Any:
    """The short text of the proposal is public with its decision, not before."""
    return facts.proposal.short_text if facts.proposal and facts.decision else None


def aims_panel(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """What is to happen with offers: of the question, and with the decision of the proposal, too."""
    facts = _facts(thread)
    if facts is None:
        return None
    aims = offer_aims.public_of(facts.question, decided=facts.decision is not None)
    return {"aims": lines_of(aims)} if aims else None


def offer_panel(actor: Actor, offer: Offer) -> dict[str, Any] | None:
    """On the inside page of an offer: which questions and proposals name it, as far as the reader may read them."""
    found = offer_aims.of_offer(offer, actor, today())
    named = []
    for aim in found:
        if aim.question is not None:
            named.append((aim, addresses.of_question(aim.question), aim.question.title))
        elif aim.proposal is not None:
            title = f"Lösungsvorschlag: {aim.proposal.group.question.title}"
            named.append((aim, addresses.of_proposal(aim.proposal), title))
    return {"named": named} if named else None


def question_panel(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """The question behind the matter: in public the short text and the released number of people."""
    facts = _facts(thread)
    if facts is None:
        return None
    question = facts.question
    released, url = released_sentence(question), _inside_address(actor, thread, facts)
    reason = question.state_reason if question.closed_on else ""
    # What stands above it on the page already is not said twice.
    new = text_in(question.short_text, "de").text != text_in(thread.summary, "de").text
    text = question.short_text if new else None
    if not (released or url or reason or text):
        return None
    return {"question": question, "text": text, "released": released, "url": url, "reason": reason}


def chains_panel(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """The released service chains of the matter, as it is beside as it should be."""
    facts = _facts(thread)
    pair = compared(chains.released_of(facts.question)) if facts else None
    return {"pair": pair} if pair else None


def gaps_behind(actor: Actor, question: StructuralQuestion) -> dict[str, Any] | None:
    """Offers that are missing, as a kind of evidence (S3-33)."""
    # The page of the question has read them already.
    aims = question.__dict__.get("read_aims")
    if aims is None:
        aims = offer_aims.of_question(question)
    lines = [(one.what, "") for one in aims if one.verb in OfferAim.MISSING]
    return {"title": "Angebotslücken", "lines": lines, "kind": ""} if lines else None


def answers_panel(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """What went back to the people who reported."""
    facts = _facts(thread)
    if facts is None or not facts.answers:
        return None
    return {"answers": [(one, counts.reached_for(one, actor)) for one in reversed(facts.answers)]}


def waiting_hints(actor: Actor) -> list[dict[str, Any]]:
    """How many hints wait to be sorted; nothing for whom they do not wait."""
    waiting = counts.waiting_for(actor, today())
    found = []
    if waiting.number:
        word = "Hinweis ist" if waiting.number == 1 else "Hinweise sind"
        url = reverse("structure_inside:hints") + "?offen=ja"
        found.append({"title": f"{_capped(waiting.number)} {word} noch nicht einsortiert", "url": url, "note": ""})
    if waiting.overdue:
        url = reverse("structure_inside:hints") + "?ueberfaellig=ja"
        title = f"{_capped(waiting.overdue)} davon ohne Antwort in der zugesagten Zeit"
        found.append({"title": title, "url": url, "note": ""})
    return found


def working_groups(actor: Actor) -> list[dict[str, Any]]:
    """The project groups in which the person sits."""
    found = []
    for one in my_groups(actor, today()):
        mine = f"{one.tasks} {'Aufgabe' if one.tasks == 1 else 'Aufgaben'} für Sie, " if one.tasks else ""
        note = f"{mine}Vorschlag bis {long_day(one.group.due)}"
        found.append({"title": one.name, "url": addresses.of_group(one.group), "note": note})
    return found


def _capped(value: int) -> str:
    return f"Mehr als {number(counts.CAP)}" if value > counts.CAP else number(value)


def _inside_address(actor: Actor, thread: Thread, facts: Facts) -> str:
    """The inside page, for those who may read it."""
    return addresses.of_question(facts.question) if _reads(actor, thread, facts) else ""


def _reads(actor: Actor, thread: Thread, facts: Facts) -> bool:
    """May the reader open the question? Asked once per page; path and panel both lead there."""
    if not actor.signed_in:
        return False
    if "structure_reads" not in thread.__dict__:
        thread.__dict__["structure_reads"] = includes(
            StructuralQuestion.objects.visible_to(actor, today()), facts.question.pk
        )
    return bool(thread.__dict__["structure_reads"])


def _facts(thread: Thread) -> Facts | None:
    """The facts are read once per page: three slots ask for them with the same thread in hand."""
    if "structure_facts" not in thread.__dict__:
        thread.__dict__["structure_facts"] = facts_of(thread)
    found: Facts | None = thread.__dict__["structure_facts"]
    return found
