"""Translations: a matter that is public, a draft programme of nobody, and what is no content."""

from __future__ import annotations

from typing import Any

from .registry import NOWHERE, SUBJECTS


@SUBJECTS.of("desk:translations_of", "desk:translation")
def contents() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Committee
    from augenhoehe.journal.models import Thread

    thread = Thread.objects.public().order_by("number").first()
    # Who may word it depends on its town alone.
    body = Committee.objects.filter(public=True, municipality__name="Sternmünde").first()
    assert thread and body
    return {
        "Vorgang": {"kind": "journal.thread", "pk": str(thread.pk), "language": "ru"},
        "Gremium einer Stadt": {"kind": "committees.committee", "pk": str(body.pk), "language": "tr"},
        "unbekannt": {"kind": "journal.thread", "pk": str(NOWHERE), "language": "ru"},
    }
