"""What the pages of places share: the way back, the sentence at the field, the picture."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from augenhoehe.places.models import Municipality, SocialArea
from augenhoehe.places.outline import Outline, draw

Crumb = tuple[str, str]


def trail(*more: Crumb) -> list[Crumb]:
    return [("Orte", reverse("places_inside:places")), *more]


def place_crumb(municipality: Municipality) -> Crumb:
    return municipality.name, reverse("places_inside:municipality", args=[municipality.pk])


def picture(municipality: Municipality | None, areas: Iterable[SocialArea]) -> Outline | None:
    """The municipality with these areas in it, as far as boundaries are known."""
    frame = (municipality.name, municipality.boundary) if municipality and municipality.boundary else None
    return draw(frame, [(area.name, area.key, area.boundary) for area in areas if area.boundary])
