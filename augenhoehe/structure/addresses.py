"""Where hints, topics and questions are read inside. Stored addresses are German, whoever wrote them."""

from __future__ import annotations

from django.urls import reverse

from .models import Adoption, Hint, ProjectGroup, Proposal, Reconstruction, StructuralQuestion, Topic


def of_hint(hint: Hint) -> str:
    return reverse("structure_inside:hint", args=[hint.pk])


def of_topic(topic: Topic) -> str:
    return reverse("structure_inside:topic", args=[topic.pk])


def of_question(question: StructuralQuestion) -> str:
    return reverse("structure_inside:question", args=[question.pk])


def to_submit(question: StructuralQuestion) -> str:
    return reverse("structure_inside:question_submit", args=[question.pk])


def to_answer(question: StructuralQuestion) -> str:
    return reverse("structure_inside:question_answer", args=[question.pk])


def to_close(question: StructuralQuestion) -> str:
    return reverse("structure_inside:question_close", args=[question.pk])


def to_ask_adoption(question: StructuralQuestion) -> str:
    return reverse("structure_inside:adoption_ask", args=[question.pk])


def to_forward(question: StructuralQuestion) -> str:
    return reverse("structure_inside:question_forward", args=[question.pk])


def of_reconstruction(reconstruction: Reconstruction) -> str:
    return reverse("structure_inside:reconstruction", args=[reconstruction.pk])


def of_group(group: ProjectGroup) -> str:
    return reverse("structure_inside:group", args=[group.pk])


def of_proposal(proposal: Proposal) -> str:
    return reverse("structure_inside:proposal", args=[proposal.pk])


def of_adoption(adoption: Adoption) -> str:
    return reverse("structure_inside:adoption", args=[adoption.pk])
