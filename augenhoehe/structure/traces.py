"""Finds what looks like a person in a text: telephone numbers, addresses, „Frau Muster“, a date of birth.

It only asks, it never decides: people know better than a pattern what they wrote. Nothing found is kept.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.identifiers import likely
from augenhoehe.core.values import dataclass

LABELS: dict[str, str | Promise] = {
    "email": _("eine E-Mail-Adresse"),
    "phone": _("eine Telefonnummer"),
    "birth": _("ein Geburtsdatum"),
    "name": _("ein Name"),
}


@dataclass(frozen=True, slots=True)
class Trace:
    """Something in a text that may belong to a person."""

    kind: str
    label: str | Promise
    found: str


def traces_in(*texts: str) -> list[Trace]:
    """What may belong to a person, in the order of the kinds; each place once."""
    found = [(one.kind, " ".join(text[one.start : one.end].split())) for text in texts for one in likely(text)]
    ordered = sorted(dict.fromkeys(found), key=lambda one: list(LABELS).index(one[0]))
    return [Trace(kind, LABELS[kind], words) for kind, words in ordered]
