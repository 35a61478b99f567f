"""Solution proposals: written in the group, read by the steering group, laid before it at gate 2."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure import addresses, listings_work
from augenhoehe.structure.chain_picture import compared
from augenhoehe.structure.forms.coding import ReasonForm
from augenhoehe.structure.forms.proposals import ProposalForm
from augenhoehe.structure.forms.questions import SubmitForm
from augenhoehe.structure.models import Proposal
from augenhoehe.structure.offer_lines import AimLine, lines_of
from augenhoehe.structure.operations import proposals as verbs
from augenhoehe.structure.queries import chains, offer_aims
from augenhoehe.structure.queries import proposals as queries
from augenhoehe.structure.queries.groups import groups_for
from augenhoehe.structure.queries.questions import committees_to_ask, questions_for
from augenhoehe.structure.rules import chains as chain_rules
from augenhoehe.structure.rules import offer_aims as aim_rules
from augenhoehe.structure.rules import proposals as rules
from augenhoehe.structure.tags import proposal_tag
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day

from . import groups, questions
from .asking import done

PARTS = (
    ("problem", "Problem"),
    ("solution", "Lösung"),
    ("variants", "Andere Wege, die geprüft wurden"),
    ("effect", "Wirkung"),
    ("cost", "Kosten und Aufwand"),
    ("responsible", "Wer zuständig wäre"),
    ("risks", "Risiken"),
)


def find(request: ActorRequest, pk: uuid.UUID) -> Proposal:
    return get_object_or_404(queries.proposals_for(request.actor, clock.today()), pk=pk)  # type: ignore[attr-defined]


def trail(request: ActorRequest, proposal: Proposal) -> list[Crumb]:
    """Members come from the room of their group, the steering group from the question."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    inside = groups_for(actor, clock.today()).filter(pk=proposal.group_id).exists()
    start = groups.trail(proposal.group) if inside else questions.trail(proposal.group.question)
    return [*start, ("Lösungsvorschlag", addresses.of_proposal(proposal))]


@require_safe
def proposals(request: ActorRequest) -> HttpResponseBase:
    """What groups propose; before it is laid before anybody, only for their members."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_list(actor, clock.today())
    rows = queries.proposals_for(actor, clock.today()).prefetch_related("group__committee__names")
    return list_response(request, listings_work.proposals_listing(), rows, "structure/groups/groups.html", {})


@require_safe
def proposal(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The proposal as the steering group reads it; what was decided stands on top."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found, day = find(request, pk), clock.today()
    question = found.group.question
    context = {
        "page_title": f"Lösungsvorschlag: {question.title}",
        "breadcrumb": trail(request, found)[:-1],
        "status": proposal_tag(found),
        "proposal": found,
        "question": question,
        "reads_question": questions_for(actor, clock.today()).filter(pk=question.pk).exists(),
        "parts": [(label, getattr(found, name)) for name, label in PARTS],
        "short_text": text_in(found.short_text, "de").text,
        "decision": _decision(found),
        "aims": _aims(actor, found),
        "pair": compared(chains.chains_of(question)),
        "models": chain_rules.can_model(actor, question, found, day),
        "missing": rules.missing_in(found) if rules.can_write(actor, found.group, day) else "",
        "may": {
            "edit": rules.can_edit(actor, found, day),
            "coordinate": rules.can_coordinate(actor, found, day),
            "submit": rules.can_submit(actor, found),
            "withdraw": rules.can_withdraw(actor, found),
            "name_offer": aim_rules.can_name_in_proposal(actor, found, day),
        },
    }
    return render(request, "structure/groups/proposal.html", context)


def _aims(actor: Actor, found: Proposal) -> list[AimLine]:
    aims = offer_aims.of_proposal(found)
    for one in aims:
        one.proposal = found
    return lines_of(aims, by=actor, day=clock.today())


def _decision(found: Proposal) -> list[tuple[str, str]]:
    item = found.agenda_item
    if item is None:
        return []
    shown = [("Vorgelegt am", long_day(item.waiting_since))]
    resolution = getattr(item, "resolution", None)
    if resolution is None:
        return shown + ([("Auf der Tagesordnung am", long_day(item.meeting.starts_at))] if item.meeting else [])
    shown += [("Entschieden am", long_day(resolution.decided_on)), ("Entscheidung", resolution.get_kind_display())]
    if item.public and item.committee.public:
        shown += [("Wortlaut", resolution.wording), ("Begründung", resolution.reason)]
    return shown


def proposal_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Written under the group: the first time there is no proposal yet."""
    group, actor = groups.find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_write(actor, group, clock.today())
    before = queries.proposals_for(actor, clock.today()).filter(group=group).first()
    if before is not None and request.method != "POST":
        rules.check_edit(actor, before, clock.today())
    form = ProposalForm(request.POST or None, of=before)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        made = verbs.write_proposal(group=group, by=actor, at=clock.now(), **form.given(by=actor.function))
        return addresses.of_proposal(made), "Gespeichert."

    return ask(
        request, form, act, title="Lösungsvorschlag schreiben", button="Speichern", breadcrumb=groups.trail(group)
    )


@require_POST
def proposal_coordinate(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    verbs.coordinate_proposal(proposal=found, by=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return done(
        request, addresses.of_proposal(found), "In Abstimmung. Alle Mitglieder lesen den Vorschlag noch einmal."
    )


def proposal_submit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_submit(actor, found)
    form = SubmitForm(
        request.POST or None, of=found, committees=committees_to_ask(),
        initial={"brief": text_in(found.short_text, "de").text},
    )  # fmt: skip

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.submit_proposal(
            proposal=found, committee=form.chosen, brief=given["brief"], revision=given["revision"], by=actor,
            at=clock.now(),
        )  # fmt: skip
        return addresses.of_proposal(found), "Vorgelegt. Der Vorschlag kommt auf die nächste Tagesordnung."

    return ask(
        request, form, act, title="Der Lenkungsgruppe vorlegen", button="Vorlegen", breadcrumb=trail(request, found)
    )


def proposal_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_withdraw(actor, found)
    form = ReasonForm(request.POST or None, of=found, label="Warum holen Sie den Vorschlag zurück?")

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.withdraw_proposal(proposal=found, by=actor, at=clock.now(), **given)
        return addresses.of_proposal(found), "Zurückgeholt. Die Gruppe hat den Vorschlag wieder."

    return ask(
        request, form, act, title="Vorschlag zurückholen", button="Zurückholen", breadcrumb=trail(request, found)
    )
