"""Whether enough will be there to decide: worked out from the answers, by the rule of the body, in one sentence.

The two-group rule is Moers's (20 seats: 12 elected, 8 of the council; 11 present, and not more of the council than
elected ones). More answers can therefore also break it, and the worst case of each condition is looked at alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from augenhoehe.core.values import dataclass

from .models import QuorumRule, Seat


class Word(StrEnum):
    """What is known of one voting seat."""

    COMES = "comes"
    DEPUTY = "deputy"  # a deputy is meant to come, but has not said so
    SILENT = "silent"
    ABSENT = "absent"


class Outlook(StrEnum):
    """However the others answer; if just these come who are meant to; or not even then."""

    SURE = "sure"
    LIKELY = "likely"
    AT_RISK = "at_risk"


@dataclass(frozen=True, slots=True)
class Known:
    """One voting seat: its group, and what its answer says."""

    group: str
    word: Word


@dataclass(frozen=True, slots=True)
class Asked:
    """The rule as numbers: how many, of how many seats, and whether the groups count."""

    needed: int
    seats: int
    two_groups: bool = False


@dataclass(frozen=True, slots=True)
class Forecast:
    outlook: Outlook
    reachable: bool
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


def asked_by(rule: QuorumRule, seats: int) -> Asked:
    """The rule applied to the number of voting seats; kept seats without a person count as seats."""
    if rule.kind == QuorumRule.Kind.MAJORITY:
        return Asked(seats // 2 + 1, seats)
    return Asked(rule.number or 1, seats, rule.two_groups)


def has_quorum(asked: Asked, groups: Iterable[str]) -> bool:
    """Whether these, and only these, who are there may decide."""
    there = list(groups)
    enough = len(there) >= asked.needed
    return enough and (not asked.two_groups or there.count(Seat.Basis.COUNCIL) <= there.count(Seat.Basis.ELECTED))


@dataclass(frozen=True, slots=True)
class _Count:
    """Of all seats, of the elected and of the council: how many come, are meant to, and have not said."""

    sure: dict[str, int]
    meant: dict[str, int]
    silent: dict[str, int]


def forecast(asked: Asked, known: Sequence[Known]) -> Forecast:
    """What the answers say so far, in sentences that name the numbers."""
    count = _Count(*({group: _number(known, word, group) for group in ("", *_GROUPS)} for word in _WORDS))
    sure, meant, silent = count.sure, count.meant, count.silent
    elected, council = str(Seat.Basis.ELECTED), str(Seat.Basis.COUNCIL)
    open_elected = meant[elected] + silent[elected]
    least_council, most_elected = sure[council], sure[elected] + open_elected
    worst_groups = sure[council] + meant[council] + silent[council] <= sure[elected]
    expected = sure[""] + meant[""]
    groups_fit = sure[council] + meant[council] <= sure[elected] + meant[elected]
    if sure[""] >= asked.needed and (not asked.two_groups or worst_groups):
        outlook = Outlook.SURE
    elif expected >= asked.needed and (not asked.two_groups or groups_fit):
        outlook = Outlook.LIKELY
    else:
        outlook = Outlook.AT_RISK
    most = sure[""] + meant[""] + silent[""]
    if asked.two_groups:
        # Whoever of the council is too many stays outside the count of what could still be.
        surplus = max(0, sure[council] + meant[council] + silent[council] - most_elected)
        reachable = least_council <= most_elected and most - surplus >= asked.needed
    else:
        reachable = most >= asked.needed
    return Forecast(outlook, reachable, tuple(_sentences(asked, count, outlook, reachable)))


_GROUPS = (str(Seat.Basis.ELECTED), str(Seat.Basis.COUNCIL))
_WORDS = (Word.COMES, Word.DEPUTY, Word.SILENT)


def _number(known: Sequence[Known], word: Word, group: str) -> int:
    return sum(one.word == word and (not group or one.group == group) for one in known)


def _sentences(asked: Asked, count: _Count, outlook: Outlook, reachable: bool) -> Iterable[str]:
    sure, meant, silent = count.sure[""], count.meant[""], count.silent[""]
    said = "eine Zusage" if sure == 1 else f"{sure} Zusagen"
    parts = [said]
    if meant:
        parts.append("eine Vertretung ohne Zusage" if meant == 1 else f"{meant} Vertretungen ohne Zusage")
    parts.append(f"{silent} ohne Antwort")
    missing = asked.needed - sure
    lack = f"; es {'fehlt mindestens eine' if missing == 1 else f'fehlen mindestens {missing}'}" if missing > 0 else ""
    line = f"{', '.join(parts)}, gebraucht {'wird' if asked.needed == 1 else 'werden'} {asked.needed}{lack}."
    yield line[0].upper() + line[1:]
    if asked.two_groups:
        yield _of_groups(count)
    if not reachable:
        yield "Auch wenn alle kommen, die noch offen sind, reicht es nicht."
    elif outlook == Outlook.LIKELY:
        yield "Wahrscheinlich beschlussfähig, aber noch nicht sicher."
    elif outlook == Outlook.SURE:
        yield "Beschlussfähig, wie auch immer die Übrigen antworten."


def _of_groups(count: _Count) -> str:
    """The second condition of two groups: where it stands, and what would mend it."""
    elected, council = _GROUPS
    here, there = count.sure[elected] + count.meant[elected], count.sure[council] + count.meant[council]
    start = f"Bisher {here} Gewählte und {there} {'Ratsmitglied' if there == 1 else 'Ratsmitglieder'}"
    if there > here:
        lack = there - here
        word = "ein gewähltes Mitglied" if lack == 1 else f"{lack} gewählte Mitglieder"
        verb = "fehlt" if lack == 1 else "fehlen"
        return f"{start}: Es dürfen nicht mehr vom Rat als Gewählte da sein; es {verb} {word}."
    return f"{start}: Es sind nicht mehr vom Rat als Gewählte."
