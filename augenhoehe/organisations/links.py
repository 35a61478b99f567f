"""The links in mails to organisations: each names one question and opens nothing else."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.links import link_token, named_by

from .models import ConfirmationRequest, SurveyReply

PURPOSE = "augenhoehe.organisations.confirmation"
SURVEY = "augenhoehe.organisations.survey"


def token_for(question: ConfirmationRequest) -> str:
    return link_token(PURPOSE, question.pk)


def question_id_of(token: str) -> uuid.UUID | None:
    """The question of a token; nothing for one that was changed or made elsewhere."""
    named = named_by(PURPOSE, token, count=1)
    return named[0] if named else None


def answer_address(question: ConfirmationRequest, language: str) -> str:
    """The whole address of the answer page, in a language."""
    with translation.override(language):
        return settings.BASE_URL + reverse("organisations:confirmation", args=[token_for(question)])


def survey_token(reply: SurveyReply) -> str:
    return link_token(SURVEY, reply.pk)


def survey_reply_id(token: str) -> uuid.UUID | None:
    """Whose answer the link is for; nothing for a changed one."""
    named = named_by(SURVEY, token, count=1)
    return named[0] if named else None


def survey_address(reply: SurveyReply, language: str) -> str:
    """The whole address of the page on which an organisation answers a round, in a language."""
    with translation.override(language):
        return settings.BASE_URL + reverse("organisations:survey_answer", args=[survey_token(reply)])
