"""What releases say in several languages. The German text is the approved one; a correction makes others stale."""

from __future__ import annotations

from collections.abc import Iterator

from augenhoehe.core.clock import now
from augenhoehe.core.translating import Text, Translatable

from .models import PressRelease
from .operations.finding import index_release
from .rules import releases as rules


def _quotes(release: PressRelease) -> Iterator[Text]:
    for number, quote in enumerate(release.quotes.order_by("position", "pk"), start=1):
        yield Text(quote, "text", f"Zitat {number}", 2000)
        yield Text(quote, "function", f"Zitat {number}: Funktion von {quote.person}", 160)


TRANSLATABLE = (
    Translatable(
        "press.PressRelease", "Pressemitteilung", lambda: PressRelease.objects.public(now()), str, rules.check_write,
        longest={"headline": 160, "subheadline": 240, "dateline": 80, "lead": 1200, "text": 30_000},
        parts=_quotes, models=("press.Quote",), through={"press.quote": "quotes"},
        after=lambda row, at: index_release(row, at=at),
        drafts=lambda: PressRelease.objects.exclude(state=PressRelease.State.WITHDRAWN),
    ),
)  # fmt: skip
