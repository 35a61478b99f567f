"""The guide as a letter, in the language of the guide."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.core.values import dataclass

from .models import Guide, GuideQuestion


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


def guide(of: Guide, questions: Sequence[GuideQuestion]) -> Letter:
    """The questions themselves: who gets the mail has read the guide, without an account."""
    with translation.override(of.language):
        subject = gettext("Interviewleitfaden: %(title)s (Fassung %(number)s)") % {
            "title": of.study.title, "number": of.number,
        }  # fmt: skip
        lines = [gettext("Guten Tag,"), gettext("das sind die Fragen der Studie. Niemand muss alle beantworten.")]
    if of.intro:
        lines.append(of.intro)
    lines += [f"{one.position}. {one.text}" for one in questions]
    return Letter(subject, "\n\n".join(lines))
