"""What was decided, as pages show it.

Written here and not in a template: an agenda may have thirty decisions, and a template takes six times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.values import dataclass
from augenhoehe.ui.readings import reading_html
from augenhoehe.ui.words import long_day

if TYPE_CHECKING:
    from .queries.resolutions import Decision


def decision_html(decision: Decision) -> SafeString:
    """Result, released text, day, wording, reason and votes; of a closed item only what was released."""
    tag, released = decision.tag, decision.resolution.public_text
    status = f'<span class="status" data-kind="{escape(tag.kind)}">{escape(str(tag))}</span>'
    text = f"<p>{reading_html(text_in(released, get_language() or 'de'))}</p>\n" if released else ""
    hint = "" if decision.wording else f'<p class="quiet">{_words(get_language()).closed}</p>\n'
    return mark_safe(  # noqa: S308 – every part is escaped
        f'<div class="decision">\n<p>{status}</p>\n{text}'
        f'<dl class="facts">\n{"".join(_facts(decision))}</dl>\n{hint}</div>'
    )


def _facts(decision: Decision) -> Iterator[str]:
    resolution, words = decision.resolution, _words(get_language())
    yield _fact(words.decided, long_day(resolution.decided_on))
    if resolution.resubmit_on:
        yield _fact(words.resubmitted, long_day(resolution.resubmit_on))
    if decision.wording:
        yield _fact(words.wording, decision.wording, ' lang="de"')
        yield _fact(words.reason, decision.reason, ' lang="de"')
        if decision.votes:
            yield _fact(words.votes, decision.votes)


def _fact(label: str, value: str, language: str = "") -> str:
    return f"<div><dt>{label}</dt><dd{language}>{escape(value)}</dd></div>\n"


@dataclass(frozen=True, slots=True)
class _Words:
    """The labels, escaped."""

    decided: str
    resubmitted: str
    wording: str
    reason: str
    votes: str
    closed: str


@cache
def _words(_language: str | None) -> _Words:
    """In the language that is set, which is the one named: asked for once, not for each of thirty decisions."""
    return _Words(
        escape(gettext("Beschlossen am")),
        escape(gettext("Wiedervorlage am")),
        escape(gettext("Wortlaut")),
        escape(gettext("Begründung")),
        escape(gettext("Stimmen")),
        escape(gettext("Beraten wurde nicht öffentlich. Veröffentlicht ist nur dieser Text.")),
    )
