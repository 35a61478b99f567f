"""Workshops: cards, clusters, votes; a cluster with a hurdle becomes a hint."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of, quarter_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.events.models import Event
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality
from augenhoehe.structure.models import Hint, Term
from augenhoehe.structure.operations.intake import report_hint
from augenhoehe.studies.models import Card, Cluster, Study, Workshop
from augenhoehe.studies.rules import studies as rules


@transaction.atomic
def note_workshop(
    *, study: Study, title: str, held_on: date, by: Actor, at: datetime, place: str = "",
    municipality: Municipality | None = None, event: Event | None = None,
) -> Workshop:  # fmt: skip
    """A workshop of the study; who registered is the matter of its event."""
    rules.check_write(by, study)
    rules.check_workshop(title, held_on, day_of(at), event)
    made = Workshop.objects.create(
        study=study, title=shorten(clean(title), 160), held_on=held_on, place=shorten(clean(place), 160),
        municipality=municipality, event=event,
    )  # fmt: skip
    audit("note_workshop", made, by=by, at=at, fields=["title", "held_on", "place", "municipality", "event"])
    return made


@transaction.atomic
def write_card(
    *, workshop: Workshop, kind: str, text: str, by: Actor, at: datetime, votes: int = 0, cluster: Cluster | None = None
) -> Card:
    """A card as it hung on the wall, without anybody's name."""
    rules.check_write(by, workshop.study)
    rules.check_nobody_named(clean(text), "text")
    card = Card(workshop=workshop, kind=Card.Kind(kind), text=clean(text), votes=votes, cluster=cluster)
    rules.check_cluster_of(card, cluster)
    card.save(force_insert=True)
    audit("write_card", card, by=by, at=at, fields=["kind", "text", "votes", "cluster"])
    return card


@transaction.atomic
def sort_card(
    *, card: Card, kind: str, text: str, votes: int, cluster: Cluster | None, by: Actor, at: datetime,
    revision: int | None = None,
) -> Card:  # fmt: skip
    """Correct a card, put it into a cluster, count its votes."""
    rules.check_write(by, card.workshop.study)
    rules.check_nobody_named(clean(text), "text")
    rules.check_cluster_of(card, cluster)
    new: dict[str, Any] = {"kind": Card.Kind(kind), "text": clean(text), "votes": votes, "cluster": cluster}
    revisions.change(card, revision=revision, typed=new, **new)
    audit("sort_card", card, by=by, at=at, fields=new)
    return card


@transaction.atomic
def open_cluster(*, workshop: Workshop, title: str, by: Actor, at: datetime, life_area: Term | None = None) -> Cluster:
    """A heading under which cards belong together."""
    rules.check_write(by, workshop.study)
    rules.check_nobody_named(clean(title), "title")
    made = Cluster.objects.create(workshop=workshop, title=shorten(clean(title), 160), life_area=life_area)
    audit("open_cluster", made, by=by, at=at, fields=["title", "life_area"])
    return made


@transaction.atomic
def hand_on_cluster(*, cluster: Cluster, by: Actor, at: datetime, revision: int | None = None) -> Hint:
    """Make a hint of a cluster: its hurdles are the problem, its ideas and supports what would help."""
    rules.check_manage(by)
    revisions.lock(cluster, "workshop", "life_area", revision=revision)
    cards = list(cluster.cards.order_by("-votes", "id"))
    hurdles = [one.text for one in cards if one.kind == Card.Kind.HURDLE]
    rules.check_hand_on(cluster, len(hurdles))
    helps = [one.text for one in cards if one.kind != Card.Kind.HURDLE]
    workshop = Workshop.objects.select_related("municipality").get(pk=cluster.workshop_id)
    made = report_hint(
        problem="\n".join([f"{cluster.title}:", *hurdles]), idea="\n".join(helps), at=at, by=by,
        municipality=workshop.municipality, life_area=cluster.life_area, source=Hint.Source.EVENT,
        quarter=quarter_of(workshop.held_on),
    )  # fmt: skip
    revisions.change(cluster, handed_on=day_of(at))
    audit("hand_on_cluster", cluster, by=by, at=at, fields=["handed_on"])
    return made.hint
