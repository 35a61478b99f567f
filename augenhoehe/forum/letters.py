"""Mails and messages to whoever wrote a contribution, in their language; never a word of the contribution itself."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.values import dataclass

from .addresses import confirm_link, status_address, whole_public
from .models import Contribution, ContributionAnswer
from .reasons import REASONS

NEWS = {
    "published": gettext_noop("Ihr Beitrag ist veröffentlicht."),
    "rejected": gettext_noop("Ihr Beitrag wurde nicht veröffentlicht."),
    "referred": gettext_noop("Ihr Beitrag ist etwas für eine Beratung."),
    "answered": gettext_noop("Ihr Beitrag hat eine Antwort."),
    "closed": gettext_noop("Das Gespräch zu Ihrem Beitrag ist beendet."),
    "in_review": gettext_noop("Ihr Beitrag wird noch einmal geprüft."),
}


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


def about_address(contribution: Contribution, code: str, language: str) -> Letter:
    """The first mail: the code, and the link that confirms the address."""
    with translation.override(language):
        lines = [
            gettext("Guten Tag,"),
            gettext("jemand hat mit dieser Adresse einen Beitrag geschrieben. Waren Sie das? Bestätigen Sie es hier:"),
            confirm_link(contribution, language),
            gettext("Mit diesem Code lesen Sie, was daraus wird:"),
            code,
            status_address(language),
            gettext("Waren Sie es nicht, dann tun Sie nichts. Sie bekommen keine weitere Mail."),
        ]
        return Letter(gettext("Bitte bestätigen Sie Ihre Adresse"), "\n\n".join(lines))


def about_news(contribution: Contribution, language: str, answer: ContributionAnswer | None = None) -> Letter:
    """What was decided or answered."""
    with translation.override(language):
        news = NEWS[Contribution.State.ANSWERED if answer else contribution.state]
        subject = gettext(news)
        lines = [gettext("Guten Tag,"), subject, *_told(contribution, answer, language)]
        if contribution.shown:
            lines.append(whole_public(contribution, language))
        if contribution.state == Contribution.State.REJECTED and not contribution.objected:
            lines.append(gettext("Sind Sie nicht einverstanden? Sie können einmal Einspruch einlegen, 30 Tage lang."))
        lines.append(gettext("Alles dazu lesen Sie mit Ihrem Code hier:") + f"\n{status_address(language)}")
        return Letter(subject, "\n\n".join(lines))


def _told(contribution: Contribution, answer: ContributionAnswer | None, language: str) -> list[str]:
    if answer is not None:
        return [text_in(answer.text, language).text]
    given = str(REASONS.get(contribution.reason_key, ""))
    return [one for one in (given, contribution.reason) if one]
