"""Varied German sentences from our own word lists; the same number always gives the same sentence."""

from __future__ import annotations

import random

from augenhoehe.core.values import dataclass

from . import words

AREAS = tuple(words.PROBLEMS)


@dataclass(frozen=True, slots=True)
class Told:
    area: str
    problem: str
    idea: str


class Teller:
    """Tells one hint after the other. Not for secrets: the randomness is a plain, repeatable one."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 – made-up sentences, no secret

    def hint(self) -> Told:
        pick = self.chance.choice
        area = pick(AREAS)
        first = pick(words.PROBLEMS[area]).format(
            who=pick(words.PEOPLE), since=pick(words.SPANS), when=pick(words.DAYS)
        )
        problem = f"{first[0].upper()}{first[1:]} {pick(words.CONSEQUENCES)}".strip()
        return Told(area, problem, pick(words.IDEAS))

    def topic(self) -> str:
        return f"{self.chance.choice(words.TOPIC_HEADS)} {self.chance.choice(words.TOPIC_TAILS)}"


def all_words() -> list[str]:
    """Every text the teller draws from, for the list that forgives typing errors."""
    problems = [text for texts in words.PROBLEMS.values() for text in texts]
    lists = (
        words.PEOPLE,
        words.SPANS,
        words.DAYS,
        words.CONSEQUENCES,
        words.IDEAS,
        words.TOPIC_HEADS,
        words.TOPIC_TAILS,
    )
    return [*problems, *(text for one in lists for text in one), *words.STEPS]
