"""Offers, their times, and the feed of the register."""

from __future__ import annotations

import uuid
from typing import Any

from .registry import NOWHERE, SUBJECTS, each, noted


def _offer(title: str) -> uuid.UUID:
    from augenhoehe.organisations.models import Offer

    return Offer.objects.get(title__de__text=title).pk


@SUBJECTS.of("organisations_inside:offer", "organisations:offer", "organisations:hsds_service")
def offers() -> dict[str, dict[str, Any]]:
    return each(
        ("von Dattelpalme", noted("offer_story")),
        ("verborgene Anschrift, Zwirnstadt", _offer("Nachbarschaftsfrühstück")),
    )


@SUBJECTS.of("organisations_inside:offer_text")
def offer_texts() -> dict[str, dict[str, Any]]:
    return {
        "von Dattelpalme, Arabisch": {"pk": noted("offer_story"), "language": "ar"},
        "unbekannt": {"pk": NOWHERE, "language": "ar"},
    }


@SUBJECTS.of("organisations_inside:offer_leave")
def partners() -> dict[str, dict[str, Any]]:
    return {
        "Dattelpalme beim Frauencafé": {"pk": _offer("Frauencafé"), "partner": noted("organisation_dattelpalme")},
        "unbekannt": {"pk": NOWHERE, "partner": NOWHERE},
    }


@SUBJECTS.of("organisations_inside:offer_time_change", "organisations_inside:offer_time_remove")
def times() -> dict[str, dict[str, Any]]:
    from augenhoehe.organisations.models import OfferTime

    return each(("von Dattelpalme", OfferTime.objects.get(offer=noted("offer_story")).pk))


@SUBJECTS.of("organisations:hsds_organization")
def houses() -> dict[str, dict[str, Any]]:
    return each(
        ("veröffentlicht", noted("organisation_dattelpalme")), ("verborgen", noted("organisation_mosque")),
        ("angemeldet", noted("organisation_waiting")),
    )  # fmt: skip


@SUBJECTS.of("organisations:hsds_taxonomy")
def vocabularies() -> dict[str, dict[str, Any]]:
    from augenhoehe.organisations.hsds.taxonomies import TAXONOMIES

    return each(("Art des Angebots", uuid.UUID(TAXONOMIES[0].id)))


@SUBJECTS.of("organisations:hsds_taxonomy_term")
def terms() -> dict[str, dict[str, Any]]:
    from augenhoehe.organisations.hsds.taxonomies import TAXONOMIES

    return each(("Beratung", uuid.UUID(TAXONOMIES[0].term_id("advice"))))
