"""Entries of another register come in: each is looked at by a person before anybody reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import field
from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.core.numbers import number
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.hsds import taking
from augenhoehe.organisations.models import FeedOrigin, Offer, Organisation
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.places.queries import served_towns

from .entries import enter_organisation
from .offers import enter_offer

Record = dict[str, Any]
Progress = Callable[[int, int], None]
ENDED = ("inactive", "defunct")
MOST_MISTAKES = 10


class Rehearsal(Exception):
    """Ends a dry run: everything is taken back."""


@dataclass
class Taken:
    """What came of a feed."""

    counts: Counter[str] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)

    def sentences(self, *, written: bool) -> str:
        told = [
            f"{'Übernommen' if written else 'Probelauf, nichts ist gespeichert. Es kämen'}: "
            f"{number(self.counts['organisations'])} Organisationen und {number(self.counts['offers'])} Angebote.",
            f"Schon bekannt: {number(self.counts['known'])}. Dort beendet: {number(self.counts['ended'])}. "
            f"Nicht lesbar: {number(len(self.mistakes))}.",
            "Öffentlich wird nichts davon, bevor jemand es geprüft hat.",
        ]
        return "\n".join([*told, *(f"– {one}" for one in self.mistakes[:MOST_MISTAKES])])


def import_feed(
    *, organisations: Sequence[Record], services: Sequence[Record], feed: str, by: Actor, at: datetime,
    write: bool, progress: Progress = lambda done, total: None,
) -> Taken:  # fmt: skip
    """Take what is new. What we know by its identifier stays as it is here; without `write` nothing stays at all."""
    taken = Taken()
    with suppress(Rehearsal):
        _taken(taken, organisations, services, feed, by, at, write, progress)
    return taken


@transaction.atomic
def _taken(
    taken: Taken, organisations: Sequence[Record], services: Sequence[Record], feed: str, by: Actor, at: datetime,
    write: bool, progress: Progress,
) -> None:  # fmt: skip
    rules.check_keep_in(by, None)
    work = _Work(taken, feed, by, at)
    total = len(organisations) + len(services)
    for done, record in enumerate(organisations, 1):
        work.organisation(record)
        progress(done, total)
    for done, record in enumerate(services, len(organisations) + 1):
        work.service(record)
        progress(done, total)
    if not write:
        raise Rehearsal


class _Work:
    """One import: what is known, and what is made of each record."""

    def __init__(self, taken: Taken, feed: str, by: Actor, at: datetime) -> None:
        self.taken, self.feed, self.by, self.at = taken, feed, by, at
        origins = FeedOrigin.objects.filter(feed=feed).select_related("organisation", "offer")
        self.known = {one.foreign_id: one for one in origins}
        self.towns = {sort_key(town.name): town for town in served_towns().defer("boundary")}

    def organisation(self, record: Record) -> Organisation | None:
        """The entry of this organisation: known, recognised by its register number, or new and unchecked."""
        key = taking.text(record, "id", 90)
        known = self.known.get(f"organization:{key}") if key else None
        if known is not None:
            self.taken.counts["known"] += known.organisation is not None
            return known.organisation
        values = taking.organisation_values(record)
        if not (key and values["name"]):
            self._mistake(record, "Organisation ohne Kennung oder Namen")
            return None
        found = self._recognised(values)
        self.taken.counts["known" if found else "organisations"] += 1
        found = found or self._enter(record, values)
        if found is not None:
            self._remember(f"organization:{key}", organisation=found)
        return found

    def _recognised(self, values: Record) -> Organisation | None:
        """The same register number; names alone say too little."""
        wanted = values["register_number"]
        return Organisation.objects.exclude(state="merged").filter(register_number=wanted).first() if wanted else None

    def _enter(self, record: Record, values: Record) -> Organisation | None:
        town = self.towns.get(sort_key(values["locality"]))
        try:
            return enter_organisation(
                by=self.by, at=self.at, source=Organisation.Source.FEED, municipality=town, in_feed=False,
                kind=Organisation.Kind.OTHER, **values,
            )  # fmt: skip
        except Refused as refused:
            self.taken.counts["organisations"] -= 1
            self._mistake(record, refused.sentence)
            return None

    def service(self, record: Record) -> None:
        key = taking.text(record, "id", 90)
        if key and f"service:{key}" in self.known:
            self.taken.counts["known"] += 1
            return
        if record.get("status") in ENDED:
            self.taken.counts["ended"] += 1
            return
        house = record.get("organization")
        if not isinstance(house, dict):
            house = {"id": record.get("organization_id")}
        before = self.taken.counts["known"]
        organisation = self.organisation(house)
        # An organisation that is met again with each of its offers counts once.
        self.taken.counts["known"] = before
        values = taking.offer_values(record)
        if not (key and values["title"]) or organisation is None:
            self._mistake(record, "Angebot ohne Kennung, Titel oder Organisation")
            return
        self._offer(record, key, organisation, values)

    def _offer(self, record: Record, key: str, organisation: Organisation, values: Record) -> None:
        try:
            with transaction.atomic():
                offer = enter_offer(
                    organisation=organisation, by=self.by, at=self.at, source=Organisation.Source.FEED,
                    state=Offer.State.DRAFT, **values,
                )  # fmt: skip
        except Refused as refused:
            self._mistake(record, refused.sentence)
            return
        self._remember(f"service:{key}", offer=offer)
        self.taken.counts["offers"] += 1

    def _remember(self, foreign_id: str, **thing: Any) -> None:
        origin = FeedOrigin.objects.create(feed=self.feed, foreign_id=foreign_id, imported_at=self.at, **thing)
        self.known[foreign_id] = origin

    def _mistake(self, record: Record, sentence: str) -> None:
        name = taking.text(record, "name", 60) or taking.text(record, "id", 60) or "ohne Namen"
        self.taken.mistakes.append(f"„{name}“: {sentence}")
