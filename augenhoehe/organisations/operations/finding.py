"""What the search finds: published entries, and only what everybody may read of them."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.organisations.addresses import public_of_organisation
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.vocabularies import Field, Purpose
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index
from augenhoehe.search.tags import about, words_of

from .following import follow
from .stories import index_stories_of

ORGANISATION = "organisation"


def index_organisation(organisation: Organisation, *, at: datetime) -> None:
    """Let a published organisation be found by what its card shows to everybody; offers and stories follow."""
    _write(organisation, at)
    follow(organisation, at=at)
    index_stories_of(organisation, at=at)


def _write(organisation: Organisation, at: datetime) -> None:
    if not organisation.published:
        forget(kind=ORGANISATION, object_id=organisation.pk)
        return
    day = day_of(at)
    found = queries.with_parts(Organisation.objects.filter(pk=organisation.pk), day).get()
    # The German words of the lists, whatever language the person reads who changed the entry.
    words = words_of(str(one.label) for one in (*Field, *Purpose) if one in found.fields or one in found.purposes)
    for language in {SOURCE, *found.description}:
        card = queries.made_card(found, whole=False, day=day, language=language)
        told = [found.short_name, card.kind, str(card.description), *card.purposes, *card.fields, *card.communities]
        index(
            kind=ORGANISATION,
            object_id=found.pk,
            scope=Document.Scope.PUBLIC,
            language=language,
            title=found.name,
            body="\n".join(filter(None, [*told, *card.languages, *card.towns, card.place])),
            url=public_of_organisation(found),
            at=at,
            # Who hides the whole address is not found by town either.
            municipality_id=found.municipality_id if card.place else None,
            tags=[*about(house=found.pk, town=found.municipality_id if card.place else None), *words],
        )


def rebuild_organisations(*, at: datetime) -> int:
    rows = Organisation.objects.public().order_by("pk")
    for organisation in rows:
        _write(organisation, at)
    return len(rows)
