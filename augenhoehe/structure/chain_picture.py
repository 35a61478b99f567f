"""Service chains drawn on the server: boxes in a column, waiting between them, a broken line where it breaks.

The picture says nothing that the table beside it does not say; whoever does not see it hears one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from augenhoehe.core.text import shorten
from augenhoehe.core.values import dataclass

from .models import ChainStep, ServiceChain

WIDTH, BOX, GAP, LEFT = 300, 52, 40, 8
SIGNS = 34


@dataclass(frozen=True, slots=True)
class Shown:
    """A chain with its picture, its steps as table rows, and what it adds up to."""

    chain: ServiceChain
    picture: SafeString
    rows: Sequence[ChainStep]
    waiting: int
    breaks: int

    @property
    def sum(self) -> str:
        return sentence(len(self.rows), self.waiting, self.breaks)


@dataclass(frozen=True, slots=True)
class Pair:
    """As it is beside as it should be; `difference` says what changes, where both are there."""

    shown: Sequence[Shown]

    @property
    def difference(self) -> str:
        found = {one.chain.variant: one for one in self.shown}
        if len(found) < 2:
            return ""
        before, after = found[ServiceChain.Variant.AS_IS], found[ServiceChain.Variant.TO_BE]
        values = {
            "steps": len(before.rows), "new_steps": len(after.rows), "days": before.waiting, "new_days": after.waiting,
            "breaks": before.breaks, "new_breaks": after.breaks,
        }  # fmt: skip
        return (
            gettext(
                "Schritte: %(new_steps)s statt %(steps)s. Tage Warten: %(new_days)s statt %(days)s. "
                "Brüche: %(new_breaks)s statt %(breaks)s."
            )
            % values
        )


def shown(chain: ServiceChain) -> Shown:
    """Expects the steps to be loaded in order."""
    steps = list(chain.steps.all())
    waiting, breaks = sum(one.waiting_days or 0 for one in steps), sum(bool(one.breaks) for one in steps)
    return Shown(chain, _picture(steps, sentence(len(steps), waiting, breaks)), steps, waiting, breaks)


def compared(chains: Sequence[ServiceChain]) -> Pair | None:
    return Pair(tuple(shown(one) for one in chains)) if chains else None


def sentence(steps: int, waiting: int, breaks: int) -> str:
    """„Schritte: 5. Tage Warten: 60. Brüche: 2.“"""
    return gettext("Schritte: %(steps)s. Tage Warten: %(days)s. Brüche: %(breaks)s.") % {
        "steps": steps, "days": waiting, "breaks": breaks,
    }  # fmt: skip


def _picture(steps: Sequence[ChainStep], spoken: str) -> SafeString:
    parts, top = [], 4
    for place, one in enumerate(steps):
        if place:
            parts.append(_between(one, top))
            top += GAP
        parts.append(_box(one, top))
        top += BOX
    height = top + 4
    drawn = (
        f'<svg class="chain" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img"'
        f' aria-label="{escape(spoken)}">{"".join(parts)}</svg>'
    )
    return mark_safe(drawn)  # noqa: S308 – every text in it is escaped


def _box(step: ChainStep, top: int) -> str:
    kind = "chain-step breaks" if step.breaks else "chain-step"
    title, who = escape(shorten(step.title, SIGNS)), escape(shorten(step.actor, SIGNS + 4))
    return (
        f'<g class="{kind}"><rect x="{LEFT}" y="{top}" width="{WIDTH - 2 * LEFT}" height="{BOX}" rx="4"/>'
        f'<text class="name" x="{LEFT + 12}" y="{top + 21}">{title}</text>'
        f'<text x="{LEFT + 12}" y="{top + 40}">{who}</text></g>'
    )


def _between(step: ChainStep, top: int) -> str:
    """The line down to a step, with the days one waits before it; broken where the chain breaks."""
    kind = "chain-line breaks" if step.breaks else "chain-line"
    words = ""
    if step.waiting_days:
        days = escape(gettext("Tage Warten: %(count)s") % {"count": step.waiting_days})
        words = f'<text x="{WIDTH // 2 + 14}" y="{top + 25}">{days}</text>'
    middle = WIDTH // 2
    cross = (
        f'<path class="cross" d="M{middle - 7} {top + 13} L{middle + 7} {top + 27} M{middle + 7} {top + 13} '
        f'L{middle - 7} {top + 27}"/>'
        if step.breaks
        else ""
    )
    return f'<g class="{kind}"><path d="M{middle} {top} V{top + GAP}"/>{cross}{words}</g>'
