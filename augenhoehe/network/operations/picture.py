"""The picture of the network is drawn by the worker; a suggestion is dismissed by whoever it is for."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.core.clock import day_of, quarter_of
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.network.graph import Shape, places_of, shape_of
from augenhoehe.network.models import (
    DismissedPair,
    NetworkPicture,
    PictureLink,
    PictureNode,
    PictureSuggestion,
)
from augenhoehe.network.queries.links import Key, Pair, links_on, suggestions_on
from augenhoehe.network.rules.picture import check_dismiss
from augenhoehe.organisations.models import Organisation


@transaction.atomic
def draw_network(*, by: Actor, at: datetime) -> NetworkPicture:
    """Who works with whom today. The last picture of this quarter gives way; places stay near where they were."""
    day = day_of(at)
    rows = Organisation.objects.public().select_related("municipality").defer("municipality__boundary")
    nodes = {one.pk: one for one in rows.in_order()}  # type: ignore[attr-defined]
    links = links_on(day, nodes)
    shape = shape_of(nodes, links)
    before = _places_before()
    linked, alone = [key for key in nodes if key not in shape.alone], [key for key in nodes if key in shape.alone]
    places: dict[Any, Any] = places_of(linked, alone, sorted(links), before)
    NetworkPicture.objects.filter(quarter=quarter_of(day)).delete()
    picture = NetworkPicture.objects.create(quarter=quarter_of(day), drawn_at=at, figures=_figures(nodes, links, shape))
    groups = {key: number for number, group in enumerate(shape.groups, start=1) for key in group}
    PictureNode.objects.bulk_create(
        PictureNode(picture=picture, organisation_id=key, x=places[key][0], y=places[key][1],
                    group=groups.get(key, 0), hinge=key in shape.hinges)
        for key in nodes
    )  # fmt: skip
    PictureLink.objects.bulk_create(
        PictureLink(picture=picture, one_id=one, other_id=other, kind=kind, bridge={one, other} in shape.bridges)
        for (one, other), kinds in sorted(links.items()) for kind in sorted(kinds)
    )  # fmt: skip
    PictureSuggestion.objects.bulk_create(
        PictureSuggestion(picture=picture, one_id=one, other_id=other, reasons=why)
        for (one, other), why in suggestions_on(day, nodes, links).items()
    )
    audit("draw_network", picture, by=by, at=at, fields=["figures"])
    return picture


def _places_before() -> dict[Any, tuple[float, float]]:
    last = NetworkPicture.objects.order_by("-drawn_at").first()
    return {key: (x, y) for key, x, y in last.nodes.values_list("organisation_id", "x", "y")} if last else {}


def _figures(nodes: dict[Key, Organisation], links: dict[Pair, set[str]], shape: Shape) -> dict[str, Any]:
    """Of the network as a whole, and where organisations stand alone: by field, and by towns that profiles show."""
    alone = [nodes[key] for key in shape.alone]  # type: ignore[index]
    shown = [one for one in alone if one.municipality and one.address_shown != Organisation.AddressShown.NONE]
    return {
        "organisations": len(nodes),
        "linked": len(nodes) - len(alone),
        "alone": len(alone),
        "groups": len(shape.groups),
        "hinges": len(shape.hinges),
        "bridges": len(shape.bridges),
        "links": dict(Counter(kind for kinds in links.values() for kind in kinds)),
        "alone_by_field": dict(Counter(code for one in alone for code in one.fields)),
        "alone_by_town": dict(Counter(one.municipality.name for one in shown if one.municipality)),
    }


@transaction.atomic
def dismiss_suggestion(*, suggestion: PictureSuggestion, by: Actor, at: datetime) -> None:
    """These two are not suggested to each other again."""
    check_dismiss(by, suggestion, day_of(at))
    made, _ = DismissedPair.objects.get_or_create(
        one_id=suggestion.one_id, other_id=suggestion.other_id,
        defaults={"dismissed_by": by.user_id, "dismissed_at": at},
    )  # fmt: skip
    audit("dismiss_suggestion", made, by=by, at=at, fields=["one", "other"])
    PictureSuggestion.objects.filter(one_id=suggestion.one_id, other_id=suggestion.other_id).delete()
