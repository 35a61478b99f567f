"""Questions about analyses of social areas, and the measures of an area."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from augenhoehe.concept.models import ActionField, MeasureQuerySet, SocialAreaAnalysis
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Municipality, SocialArea

from .inventory import fields_to_choose
from .measures import concepts_for, measures_for, places_for, public_measures


def analyses_for(actor: Actor) -> QuerySet[SocialAreaAnalysis]:
    return _with_place(SocialAreaAnalysis.objects.visible_to(actor))


def public_analyses() -> QuerySet[SocialAreaAnalysis]:
    """The newest first."""
    return _with_place(SocialAreaAnalysis.objects.public()).order_by("-published_at", "id")


def _with_place(rows: QuerySet[SocialAreaAnalysis]) -> QuerySet[SocialAreaAnalysis]:
    return rows.select_related("municipality", "social_area").defer("municipality__boundary", "social_area__boundary")


def analyses_within(place: Municipality) -> QuerySet[SocialAreaAnalysis]:
    """Published analyses of a town; of the Kreis, of all its towns."""
    return public_analyses().filter(Q(municipality=place) | Q(municipality__parent=place))


def measures_of_area(actor: Actor | None, analysis: SocialAreaAnalysis) -> MeasureQuerySet:
    """Measures for the area, or proposed from its analysis; without an actor the public ones."""
    rows = measures_for(actor) if actor else public_measures()
    if analysis.social_area is None:
        here = Q(municipality=analysis.municipality_id)
    else:
        # Measures name a drawing; they still hold when the area was drawn anew.
        same = SocialArea.objects.filter(municipality=analysis.municipality_id, key=analysis.social_area.key)
        here = Q(pk__in=rows.model.areas.through.objects.filter(socialarea__in=same).values("measure"))
    proposed = analysis.measures.through.objects.filter(socialareaanalysis=analysis).values("measure")
    return rows.filter(here | Q(pk__in=proposed))


def areas_to_choose(actor: Actor) -> list[tuple[str, str]]:
    """Towns and their social areas as drawn now, where the actor writes: („a:…“, „Zwirnstadt: Uhlenquell“)."""
    found: list[tuple[str, str]] = []
    towns = list(places_for(actor).exclude(kind=Municipality.Kind.DISTRICT).only("pk", "name"))
    rows = SocialArea.objects.filter(municipality__in=towns, valid_until__isnull=True).in_order()
    areas = list(rows.values_list("pk", "municipality_id", "name"))
    for town in towns:
        found.append((f"m:{town.pk}", f"{town.name}, ganz"))
        found += [(f"a:{pk}", f"{town.name}: {name}") for pk, place, name in areas if place == town.pk]
    return found


def area_chosen(choice: str) -> tuple[Municipality, SocialArea | None]:
    """Town and drawing of a choice above."""
    kind, _, pk = choice.partition(":")
    if kind == "m":
        return Municipality.objects.defer("boundary").get(pk=pk), None
    area = SocialArea.objects.select_related("municipality").defer("boundary", "municipality__boundary").get(pk=pk)
    return area.municipality, area


def fields_for_proposals(actor: Actor, analysis: SocialAreaAnalysis) -> QuerySet[ActionField]:
    """Fields of the concepts that hold in the area's town: its own, and the Kreis's."""
    town = analysis.municipality
    concepts = concepts_for(actor).order_by().filter(Q(municipality=town.pk) | Q(municipality=town.parent_id))
    return fields_to_choose(actor).filter(concept__in=concepts)
