"""Where hints, topics and questions are read inside. Stored addresses are German, whoever wrote them."""

from __future__ import annotations

from django.urls import reverse

from .models import Hint, StructuralQuestion, Topic


def of_hint(hint: Hint) -> str:
    return reverse("structure_inside:hint", args=[hint.pk])


def of_topic(topic: Topic) -> str:
    return reverse("structure_inside:topic", args=[topic.pk])


def of_question(question: StructuralQuestion) -> str:
    return reverse("structure_inside:question", args=[question.pk])


def to_submit(question: StructuralQuestion) -> str:
    return reverse("structure_inside:question_submit", args=[question.pk])


def to_make_measure(question: StructuralQuestion) -> str:
    return reverse("structure_inside:question_measure", args=[question.pk])


def to_answer(question: StructuralQuestion) -> str:
    return reverse("structure_inside:question_answer", args=[question.pk])


def to_close(question: StructuralQuestion) -> str:
    return reverse("structure_inside:question_close", args=[question.pk])
