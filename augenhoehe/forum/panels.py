"""What the forum shows on other people's public pages: what was said about them, and where to say more."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils.translation import get_language

from augenhoehe.concept.models import Measure
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import kept_installation, module_on

from . import MODULE
from .queries import public as queries
from .queries.inside import waits
from .subjects import MEASURE, THREAD, kinds


def off() -> bool:
    return not module_on(MODULE, of=kept_installation() or Installation())


def about(kind: str, subject_id: uuid.UUID, *, takes: bool) -> dict[str, Any] | None:
    """The latest contributions about one thing; other packages' things come through `commented`."""
    if off() or kind not in kinds():
        return None
    rows = queries.beside(kind, subject_id)
    if not rows and not takes:
        return None
    shown = queries.shown(rows[: queries.BESIDE], get_language() or "de", today(), subjects=False)
    return {"shown": shown, "more": len(rows) > queries.BESIDE, "ref": f"{kind}:{subject_id}", "takes": takes}


def on_thread(_actor: Actor, thread: Thread) -> dict[str, Any] | None:
    return about(THREAD, thread.pk, takes=thread.closed_at is None) if thread.is_public else None


def on_measure(_actor: Actor, measure: Measure) -> dict[str, Any] | None:
    return about(MEASURE, measure.pk, takes=True)


def commented(kind: str) -> Any:
    """The panel for things of another package: anything with a `pk`."""
    return lambda _actor, subject: about(kind, subject.pk, takes=True)


def waiting_contributions(actor: Actor) -> list[dict[str, Any]]:
    if off() or not waits(actor):
        return []
    return [{"title": "Beiträge warten auf Ihre Prüfung", "url": "/intern/mitreden/?offen=ja", "note": "Mitreden"}]
