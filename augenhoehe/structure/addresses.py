"""Where hints, topics and questions are read inside. Stored addresses are German, whoever wrote them."""

from __future__ import annotations

from django.urls import reverse

from augenhoehe.core.addresses import by_id

from .models import Adoption, Conflict, Hint, ProjectGroup, Proposal, Reconstruction, StructuralQuestion, Topic


def of_hint(hint: Hint) -> str:
    return by_id("structure_inside:hint", hint.pk)


def to_answer_hint(hint: Hint) -> str:
    return by_id("structure_inside:hint_answer", hint.pk)


def of_conflict(conflict: Conflict) -> str:
    return by_id("structure_inside:conflict", conflict.pk)


def of_topic(topic: Topic) -> str:
    return by_id("structure_inside:topic", topic.pk)


def to_reconstruct(topic: Topic) -> str:
    """Planning a case reconstruction for this topic."""
    return f"{reverse('structure_inside:reconstruction_new')}?thema={topic.pk}"


def of_chains(question: StructuralQuestion) -> str:
    return by_id("structure_inside:chains", question.pk)


def of_question(question: StructuralQuestion) -> str:
    return by_id("structure_inside:question", question.pk)


def to_submit(question: StructuralQuestion) -> str:
    return by_id("structure_inside:question_submit", question.pk)


def to_answer(question: StructuralQuestion) -> str:
    return by_id("structure_inside:question_answer", question.pk)


def to_close(question: StructuralQuestion) -> str:
    return by_id("structure_inside:question_close", question.pk)


def to_ask_adoption(question: StructuralQuestion) -> str:
    return by_id("structure_inside:adoption_ask", question.pk)


def to_forward(question: StructuralQuestion) -> str:
    return by_id("structure_inside:question_forward", question.pk)


def of_reconstruction(reconstruction: Reconstruction) -> str:
    return by_id("structure_inside:reconstruction", reconstruction.pk)


def of_group(group: ProjectGroup) -> str:
    return by_id("structure_inside:group", group.pk)


def of_proposal(proposal: Proposal) -> str:
    return by_id("structure_inside:proposal", proposal.pk)


def to_submit_proposal(proposal: Proposal) -> str:
    return by_id("structure_inside:proposal_submit", proposal.pk)


def of_adoption(adoption: Adoption) -> str:
    return by_id("structure_inside:adoption", adoption.pk)
