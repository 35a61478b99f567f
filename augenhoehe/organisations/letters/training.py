"""The message about a wish that somebody takes up, in the language of whoever gets it."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.models import TrainingWish


def about_planned(wish: TrainingWish, language: str) -> Letter:
    with translation.override(language):
        return Letter(gettext("Schulung geplant: %(title)s") % {"title": wish.title}, wish.note)
