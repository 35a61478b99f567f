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


@SUBJECTS.of("portal_inside:legal_", "portal_inside:check_legal_text", "portal:former_version")
def legal_texts() -> dict[str, dict[str, Any]]:
    return {"Impressum, 1. Fassung": {"key": "imprint", "version": 1}}


@SUBJECTS.of("portal:sitemap_part")
def parts_of_the_sitemap() -> dict[str, dict[str, Any]]:
    return {"stehende Seiten": {"part": 0}, "unbekannt": {"part": 999}}


@SUBJECTS.of("portal_inside:barrier")
def barriers() -> dict[str, dict[str, Any]]:
    return each(("zur Karte", noted("barrier")))


@SUBJECTS.of("portal_inside:link_list", "portal_inside:link_add")
def link_lists() -> dict[str, dict[str, Any]]:
    return each(("Deutsch lernen", noted("link_list")))


@SUBJECTS.of("portal_inside:link_change", "portal_inside:link_remove")
def links() -> dict[str, dict[str, Any]]:
    from augenhoehe.portal.models import Link

    return each(("Übungen", Link.objects.filter(link_list=noted("link_list")).order_by("position", "id")[0].pk))


@SUBJECTS.of("ui:sample")
def samples() -> dict[str, dict[str, Any]]:
    return {"innen": {"name": "innen"}, "unbekannt": {"name": "nirgends"}}
