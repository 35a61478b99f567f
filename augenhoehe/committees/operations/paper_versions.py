"""Versions: what was submitted, or adopted as an amendment, is frozen; nobody changes it afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from augenhoehe.committees.models import Paper, PaperItem, PaperVersion
from augenhoehe.core.rights import Actor


def freeze(paper: Paper, occasion: str, *, by: Actor, at: datetime) -> PaperVersion | None:
    """Keep the text as it stands. The same text twice is one version; the caller holds the paper."""
    last = paper.versions.order_by("-number").first()
    content = content_of(paper)
    if last is not None and last.content == content:
        return None
    return PaperVersion.objects.create(
        paper=paper,
        number=last.number + 1 if last else 1,
        occasion=occasion,
        content=content,
        frozen_at=at,
        frozen_by=by.user_id,
    )


def content_of(paper: Paper) -> dict[str, Any]:
    """What a version holds: the words on which somebody votes, and why."""
    return {
        "title": paper.title,
        "reasons": paper.reasons,
        "items": [_item(one) for one in PaperItem.objects.filter(paper=paper).order_by("order")],
        "questions": list(paper.questions.order_by("order").values_list("text", flat=True)),
    }


def _item(item: PaperItem) -> dict[str, Any]:
    return {
        "id": str(item.pk),
        "order": item.order,
        "text": item.text,
        "addressee": item.addressee,
        "due_wish": item.due_wish.isoformat() if item.due_wish else None,
        "public": item.public,
    }
