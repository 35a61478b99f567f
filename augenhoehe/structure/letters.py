"""Mails and messages that bring an answer, in the person's language; no word of what was reported."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.core.multilingual import Reading, text_in
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Thread
from augenhoehe.structure.models import Answer


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


def about_answer(answer: Answer, language: str, thread: Thread | None) -> Letter:
    """The mail to an address somebody left for the answer."""
    with translation.override(language):
        lines = [
            gettext("Guten Tag,"),
            gettext("Sie haben uns einen Hinweis gegeben. Dazu gibt es eine Antwort."),
            *_text_of(answer, language),
            *_about_thread(thread, language),
            gettext("Mit Ihrem Statuscode lesen Sie alle Antworten hier:") + "\n" + _whole(reverse("structure:status")),
            gettext("Diese Adresse haben Sie für die Antwort angegeben. Auf der Seite können Sie sie löschen."),
        ]
        return Letter(_subject(answer), "\n\n".join(lines))


def message_about_answer(answer: Answer, language: str) -> Letter:
    """The message in the inbox of an account."""
    with translation.override(language):
        return Letter(_subject(answer), "\n\n".join(_text_of(answer, language)))


def address_of(thread: Thread | None, language: str) -> str:
    """Where more is to be read: the public thread, or nothing."""
    if thread is None:
        return ""
    with translation.override(language):
        return reverse("journal:thread_public", args=[thread.number])


def _subject(answer: Answer) -> str:
    return {
        Answer.Kind.REFERRAL: gettext("Ihr Hinweis: Hier finden Sie Beratung"),
        Answer.Kind.INTERIM: gettext("Ihr Hinweis: Zwischenstand"),
        Answer.Kind.FINAL: gettext("Ihr Hinweis: Das ist daraus geworden"),
    }.get(Answer.Kind(answer.kind), gettext("Antwort auf Ihren Hinweis"))


def _text_of(answer: Answer, language: str) -> list[str]:
    """The answer as it is in that language, with what has to be said about the translation."""
    reading = text_in(answer.text, language)
    return [note, reading.text] if (note := _note(reading)) else [reading.text]


def _note(reading: Reading) -> str:
    if reading.missing:
        return gettext("Die Antwort gibt es bisher nur auf Deutsch:")
    if reading.machine:
        return gettext("Diese Übersetzung ist maschinell erstellt und nicht geprüft:")
    return ""


def _about_thread(thread: Thread | None, language: str) -> list[str]:
    if thread is None:
        return []
    address = _whole(address_of(thread, language))
    return [gettext("Wie es dazu kam, steht öffentlich hier:") + "\n" + address]


def _whole(path: str) -> str:
    return settings.BASE_URL + path
