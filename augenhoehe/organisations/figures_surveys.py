"""The results of a round as figures: what was named, and how it was in the rounds before."""

from __future__ import annotations

from augenhoehe.core.clock import day_of
from augenhoehe.organisations.queries.surveys import Round, kind_label
from augenhoehe.ui.figures import Figure
from augenhoehe.ui.words import long_day


def results_of(now: Round, before: list[Round]) -> Figure:
    """How many organisations named each kind; earlier rounds stand beside, each with its day."""
    rounds = [now, *before]
    asked = [(str(kind), "") for kind in now.survey.kinds] + [("other", one) for one in now.survey.additions]
    more = [key for one in rounds for key in one.named if key not in asked]
    keys = sorted(dict.fromkeys([*asked, *more]), key=lambda key: -now.named.get(key, 0))
    return Figure(
        key="ergebnis",
        title=_finding(now),
        head=("Bedarf", *(_heading(one) for one in rounds)),
        rows=tuple((kind_label(*key), tuple(one.named.get(key, 0) for one in rounds)) for key in keys),
        source="Gezählt sind Organisationen, die den Bedarf neu nennen oder sagen, dass er noch gilt.",
        note=_coverage(rounds),
    )


def _finding(now: Round) -> str:
    most = max(now.named.values(), default=0)
    if not most:
        return "Noch hat niemand einen Bedarf genannt"
    named = " und ".join(kind_label(*key) for key, count in now.named.items() if count == most)
    return f"Am häufigsten genannt: {named}, {most} von {now.answered} Organisationen"


def _heading(one: Round) -> str:
    return f"{one.survey.title}" if one.survey.opened_at is None else f"{day_of(one.survey.opened_at):%m/%Y}"


def _coverage(rounds: list[Round]) -> str:
    told = (
        f"{long_day(one.survey.opened_at)}: {one.answered} von {one.asked} haben geantwortet"
        for one in rounds
        if one.survey.opened_at
    )
    return "Runde vom " + "; Runde vom ".join(told) + "."
