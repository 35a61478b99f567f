"""Matters, places, legal texts, samples."""

from __future__ import annotations

from typing import Any

from .registry import SUBJECTS, each, noted


def some_threads() -> tuple[Any, Any, Any]:
    """Published, closed, and not published."""
    from augenhoehe.journal.models import Thread

    unpublished = Thread.objects.filter(published_at__isnull=True, municipality_id__isnull=False).order_by(
        "opened_at", "id"
    )[0]
    return (
        Thread.objects.get(number=noted("thread_bus")),
        Thread.objects.get(number=noted("thread_kita")),
        unpublished,
    )


@SUBJECTS.of("journal_inside:")
def threads() -> dict[str, dict[str, Any]]:
    published, closed, unpublished = some_threads()
    return each(
        ("veröffentlicht", published.number),
        ("abgeschlossen", closed.number),
        ("unveröffentlicht", str(unpublished.pk)),
        key="ref",
    )


@SUBJECTS.of("journal:")
def publicsome_threads() -> dict[str, dict[str, Any]]:
    published, _, unpublished = some_threads()
    return {
        "veröffentlicht": {"number": published.number},
        "unveröffentlicht": {"number": str(unpublished.pk)},
        "unbekannt": {"number": "V-1999-001"},
    }


@SUBJECTS.of("journal_inside:correct", "journal_inside:blank")
def steps() -> dict[str, dict[str, Any]]:
    published, _, unpublished = some_threads()
    return each(
        ("veröffentlicht", published.steps.order_by("sequence").last().pk),
        ("unveröffentlicht", unpublished.steps.order_by("sequence").last().pk),
    )


@SUBJECTS.of("places_inside:")
def towns() -> dict[str, dict[str, Any]]:
    from augenhoehe.places.models import Municipality

    return each(("Zwirnstadt", Municipality.objects.get(name="Zwirnstadt").pk))


@SUBJECTS.of("places_inside:area", "places_inside:redraw", "places_inside:correct", "places_inside:end")
def areas() -> dict[str, dict[str, Any]]:
    from augenhoehe.places.models import SocialArea

    return each(("Sozialraum", SocialArea.objects.order_by("sorting", "valid_from").last().pk))


@SUBJECTS.of("portal_inside:legal_text", "portal_inside:check_legal_text")
def legal_texts() -> dict[str, dict[str, Any]]:
    return {"Impressum, 1. Fassung": {"key": "imprint", "version": 1}}


@SUBJECTS.of("ui:sample")
def samples() -> dict[str, dict[str, Any]]:
    return {"innen": {"name": "innen"}, "unbekannt": {"name": "nirgends"}}
