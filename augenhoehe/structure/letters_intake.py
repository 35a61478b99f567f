"""The mail with the status code: no word of what was reported."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from augenhoehe.core.values import dataclass

from . import rules_intake


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


def status_address(language: str) -> str:
    """The address of the status page in a language, as a whole link."""
    with translation.override(language):
        return settings.BASE_URL + reverse("structure:status")


def about_code(code: str, language: str, arrived_on: date) -> Letter:
    """Code, address and the day until which an answer is owed, in the person's language."""
    address = status_address(language)
    with translation.override(language):
        due = date_format(rules_intake.answer_due(arrived_on), "DATE_FORMAT")
        lines = [
            gettext("Guten Tag,"),
            gettext("Ihr Hinweis ist angekommen. Mit diesem Code lesen Sie, was daraus wird:"),
            code,
            gettext("Den Code geben Sie hier ein:") + f"\n{address}",
            gettext("Bis zum %(day)s bekommen Sie eine Antwort.") % {"day": due},
            gettext("Wer den Code hat, sieht den Stand. Geben Sie ihn nur weiter, wenn Sie das möchten."),
        ]
        return Letter(gettext("Ihr Statuscode"), "\n\n".join(lines))
