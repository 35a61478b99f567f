"""The link in a mail that asks for a self-report: it names one question and opens nothing else."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.links import link_token, named_by

from .models import DiversityQuestion

PURPOSE = "augenhoehe.network.diversity"


def token_for(question: DiversityQuestion) -> str:
    return link_token(PURPOSE, question.pk)


def question_id_of(token: str) -> uuid.UUID | None:
    """The question of a token; nothing for one that was changed or made elsewhere."""
    named = named_by(PURPOSE, token, count=1)
    return named[0] if named else None


def answer_address(question: DiversityQuestion, language: str) -> str:
    """The whole address of the page on which an organisation reports, in a language."""
    with translation.override(language):
        return settings.BASE_URL + reverse("network:diversity_answer", args=[token_for(question)])
