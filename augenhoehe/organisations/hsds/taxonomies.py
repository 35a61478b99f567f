"""Our vocabularies as HSDS taxonomies. Ids are derived from codes, so that they are the same everywhere and for ever.

How an organisation sees itself and where its people come from is no taxonomy: it does not leave in a feed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.utils.translation import get_language, gettext, gettext_noop

from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Offer, Organisation
from augenhoehe.organisations.vocabularies import Audience, Ease, Field, OfferKind, Purpose

NAMESPACE = uuid.UUID("6b1f2c1e-6a0b-5a0e-9a53-7d7f3f6f31c1")
VERSION = "1"


def derived(*parts: object) -> str:
    """An id that follows from what it belongs to."""
    return str(uuid.uuid5(NAMESPACE, ":".join(str(part) for part in parts)))


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A vocabulary; `of` is „offer“ or „organisation“, `column` where its codes are stored, `many` if it is a list."""

    code: str
    name: str
    description: str
    vocabulary: Any
    of: str
    column: str
    many: bool = True

    @property
    def id(self) -> str:
        return derived("taxonomy", self.code)

    def term_id(self, code: str) -> str:
        return derived("term", self.code, code)


TAXONOMIES = (
    Taxonomy(
        "offer_kind", gettext_noop("Art des Angebots"), gettext_noop("Was angeboten wird"),
        OfferKind, "offer", "kind", many=False,
    ),
    Taxonomy(
        "audience", gettext_noop("Zielgruppe"), gettext_noop("Für wen ein Angebot da ist"),
        Audience, "offer", "audiences",
    ),
    Taxonomy(
        "access", gettext_noop("Zugang"), gettext_noop("Wer zu einem Angebot kommen kann"),
        Offer.Access, "offer", "access", many=False,
    ),
    Taxonomy(
        "ease", gettext_noop("Barrierefreiheit"), gettext_noop("Was ein Angebot leicht zugänglich macht"),
        Ease, "offer", "ease",
    ),
    Taxonomy(
        "organisation_kind", gettext_noop("Art der Organisation"), gettext_noop("Was für eine Organisation es ist"),
        Organisation.Kind, "organisation", "kind", many=False,
    ),
    Taxonomy(
        "purpose", gettext_noop("Zweck"), gettext_noop("Wofür eine Organisation da ist"),
        Purpose, "organisation", "purposes",
    ),
    Taxonomy(
        "field", gettext_noop("Fachgebiet"), gettext_noop("Womit sich eine Organisation auskennt"),
        Field, "organisation", "fields",
    ),
)  # fmt: skip
BY_ID = {one.id: one for one in TAXONOMIES}


@cache
def terms() -> dict[str, tuple[Taxonomy, str, str]]:
    """All terms: id → taxonomy, code, German label."""
    return {
        one.term_id(value): (one, str(value), str(label))
        for one in TAXONOMIES
        for value, label in one.vocabulary.choices
    }


def taxonomy_object(one: Taxonomy) -> dict[str, Any]:
    return {"id": one.id, "name": gettext(one.name), "description": gettext(one.description), "version": VERSION}


def term_object(key: str, *, whole: bool = False) -> dict[str, Any]:
    taxonomy, code, label = terms()[key]
    found: dict[str, Any] = {
        "id": key,
        "code": code,
        "name": gettext(label),
        "description": gettext(label),
        "taxonomy": gettext(taxonomy.name),
        "taxonomy_id": taxonomy.id,
        "language": get_language() or "de",
    }
    return {**found, "taxonomy_detail": taxonomy_object(taxonomy)} if whole else found


def attributes_of(thing: Any, of: str, entity: str) -> list[dict[str, Any]]:
    """The codes of an offer or organisation, as HSDS links terms to things."""
    found = []
    for taxonomy in TAXONOMIES:
        if taxonomy.of == of:
            for code in _codes(thing, taxonomy):
                key = taxonomy.term_id(code)
                found.append(
                    {
                        "id": derived(thing.pk, key),
                        "link_id": str(thing.pk),
                        "link_entity": entity,
                        "taxonomy_term_id": key,
                        "label": gettext(taxonomy.name),
                        "taxonomy_term": term_object(key),
                    }
                )
    return found


def _codes(thing: Any, taxonomy: Taxonomy) -> Iterable[str]:
    value = getattr(thing, taxonomy.column)
    codes = value if taxonomy.many else [value]
    return [code for code in codes if code in taxonomy.vocabulary.values]
