"""What press work shows on other people's pages."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.clock import now
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread
from augenhoehe.places.queries import kept_installation, module_on

from .addresses import of_release, public_of_release
from .listings.releases import release_tag
from .models import PressRelease
from .permissions import WRITE_RELEASES
from .queries import releases as queries

LATEST = 3


def releases_on_thread(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """What was said about this matter; drafts only for who writes them."""
    return _panel(actor, queries.of_thread(actor, thread, now())) if _on() else None


def releases_on_event(actor: Actor, event: Any) -> dict[str, Any] | None:
    """What was said about this event; the page is whoever's who holds events."""
    return _panel(actor, queries.of_event(actor, event.pk, now())) if _on() else None


def latest_releases(actor: Actor, _subject: Any) -> dict[str, Any] | None:
    """On the start page: what the press office said last."""
    return _panel(actor, queries.latest_headlines(now(), most=LATEST)) if _on() else None


def _on() -> bool:
    return module_on("press", of=kept_installation())


def _panel(actor: Actor, rows: list[PressRelease]) -> dict[str, Any] | None:
    writes = actor.may(WRITE_RELEASES)
    shown = [
        (one, of_release(one) if writes else public_of_release(one), release_tag(one) if writes else None)
        for one in rows
    ]
    return {"rows": shown} if shown else None
