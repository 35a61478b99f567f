"""The path picture: where a matter stands on its way from a person's concern and back to that person.

Packages above say what the stations are; here they become a drawing. Geometry and markup are in
`drawing`; a station shows its state by shape, colour and word.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.utils.translation import gettext, ngettext

from augenhoehe.core.values import dataclass
from augenhoehe.ui.words import long_day

State = Literal["done", "now", "todo", "skipped", "refused"]


@dataclass(frozen=True, slots=True)
class Station:
    """A station of the loop. `waited_days`: how long it has been waiting there, or waited before it went on."""

    key: str
    title: str
    state: State
    note: str = ""
    date: date | None = None
    url: str = ""
    waited_days: int | None = None

    @property
    def state_words(self) -> str:
        """„erledigt, 3. Mai 2026“; the day holds together when lines are broken."""
        day = long_day(self.date).replace(" ", "\u00a0") if self.date else ""
        return gettext("%(state)s, %(day)s") % {"state": self.state_word, "day": day} if day else self.state_word

    @property
    def state_word(self) -> str:
        words = {
            "done": gettext("erledigt"),
            "now": gettext("jetzt hier"),
            "todo": gettext("noch offen"),
            "skipped": gettext("nicht nötig"),
            "refused": gettext("abgelehnt"),
        }
        return words[self.state]

    @property
    def waiting_words(self) -> str:
        """„seit 63 Tagen“ where the matter lies now, „12 Tage“ where it went on."""
        if not self.waited_days:
            return ""
        days = {"days": self.waited_days}
        if self.state == "now":
            return ngettext("seit einem Tag", "seit %(days)s Tagen", self.waited_days) % days
        return ngettext("ein Tag", "%(days)s Tage", self.waited_days) % days

    @property
    def spoken(self) -> str:
        """The whole station in one line, for people who do not see the picture."""
        return f"{self.title}: " + "; ".join(one for one in (self.state_words, self.note, self.waiting_words) if one)


@dataclass(frozen=True, slots=True)
class Path:
    """The stations in order, the branch to political bodies, and whether the answer came back to the person.

    branch_from: key of the station after which the branch leaves; without it, the one in the middle.
    answer: words for the way back, where „alle, deren Anliegen eingeflossen ist“ does not fit.
    """

    stations: tuple[Station, ...]
    branch: tuple[Station, ...] = ()
    returns: bool = False
    branch_from: str = ""
    answer: str = ""

    @property
    def branch_index(self) -> int:
        keys = [station.key for station in self.stations]
        middle = max(0, (len(keys) - 1) // 2)
        found = keys.index(self.branch_from) if self.branch_from in keys else middle
        # After the last station nothing can leave and come back.
        return min(found, max(0, len(keys) - 2))

    @property
    def return_words(self) -> str:
        if self.answer:
            return self.answer
        if self.returns:
            return gettext("Die Antwort ging zurück an alle, deren Anliegen eingeflossen ist.")
        return gettext("Die Antwort an die Menschen steht noch aus.")

    @property
    def short_return_words(self) -> str:
        return gettext("Antwort ist zurück") if self.returns else gettext("Antwort steht aus")

    @property
    def branch_words(self) -> str:
        return gettext("Weg durch die politischen Gremien")
