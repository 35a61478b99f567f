"""`augenhoehe import rueckpost DATEI`: what came back to the mailbox finds its letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from augenhoehe.core.clock import now
from augenhoehe.core.numbers import number
from augenhoehe.core.rights import SYSTEM

from . import operations
from .coming_back import messages_of


def take_in_mailbox(path: str, options: dict[str, Any], progress: Callable[[int, int], None]) -> str:
    """Read each message once; running it again over the same mailbox changes nothing more."""
    found: Counter[str] = Counter()
    for count, content in enumerate(messages_of(Path(path)), start=1):
        kind, recipient = operations.take_in(content=content, by=SYSTEM, at=now())
        found[kind if recipient is not None else "foreign"] += 1
        progress(count, 0)
    return summary(found)


def summary(found: Counter[str]) -> str:
    """One sentence for a person."""
    foreign, total = found["foreign"], sum(found.values())
    parts = [
        f"{number(found['bounce'])} unzustellbar",
        f"{number(found['answer'])} beantwortet",
        f"{number(found['delay'] + found['absence'] + found['other'])} ohne Folge (verspätet oder abwesend)",
        "eine gehört zu keinem Rundschreiben" if foreign == 1 else f"{number(foreign)} gehören zu keinem Rundschreiben",
    ]
    return f"{'Eine Mail' if total == 1 else f'{number(total)} Mails'} gelesen: {', '.join(parts)}."
