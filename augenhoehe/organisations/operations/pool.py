"""What an organisation shares: offered, changed, ended, offered again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, sort_key
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.happenings import OrganisationChanged
from augenhoehe.organisations.models import Organisation, Resource
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import pool as rules_pool

from .requests import decline_open

Visibility = Resource.Visibility


@transaction.atomic
def offer_resource(
    *,
    organisation: Organisation,
    title: str,
    kind: str,
    by: Actor,
    at: datetime,
    text: str = "",
    quantity: int | None = None,
    available_from: date | None = None,
    available_until: date | None = None,
    visibility: str = Visibility.NETWORK,
) -> Resource:
    """Say what others may use: a room on Saturdays, two who speak Tigrinya, a projector."""
    rules.check_tend(by, organisation, day_of(at))
    rules.check_alive(organisation)
    title = clean(title)
    rules_pool.check_resource(title, available_from, available_until)
    made = Resource.objects.create(
        organisation=organisation, title=title, sorting=sort_key(title)[:120], kind=Resource.Kind(kind),
        text=clean(text), quantity=quantity, available_from=available_from, available_until=available_until,
        visibility=Visibility(visibility), offered_at=at,
    )  # fmt: skip
    audit("offer_resource", made, by=by, at=at, fields=["title", "kind", "visibility"])
    _tell_pages(made)
    return made


@transaction.atomic
def change_resource(
    *, resource: Resource, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> Resource:
    """Say anew what is offered, for how long and who sees it; promises that were made stay."""
    rules_pool.check_tend_resource(by, resource, day_of(at))
    rules.check_alive(resource.organisation)
    unknown = set(values) - {
        "title", "kind", "text", "quantity", "available_from", "available_until", "visibility",
    }  # fmt: skip
    if unknown:
        raise TypeError(f"A resource has no such values: {sorted(unknown)}")
    cleaned = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    after = {
        name: cleaned.get(name, getattr(resource, name)) for name in ("title", "available_from", "available_until")
    }
    rules_pool.check_resource(after["title"], after["available_from"], after["available_until"])
    revisions.change(resource, revision=revision, typed=values, **cleaned, sorting=sort_key(after["title"])[:120])
    audit("change_resource", resource, by=by, at=at, fields=sorted(cleaned))
    _tell_pages(resource)
    return resource


@transaction.atomic
def end_resource(*, resource: Resource, by: Actor, at: datetime, revision: int | None = None) -> Resource:
    """It is offered no more; whoever still waits for an answer hears of it."""
    rules_pool.check_tend_resource(by, resource, day_of(at))
    revisions.lock(resource, "organisation", revision=revision)
    state = rules_pool.RESOURCE.target(resource.state, "end")
    revisions.change(resource, state=state, ended_at=at)
    audit("end_resource", resource, by=by, at=at, fields=["state", "ended_at"])
    decline_open(resource, by=by, at=at)
    _tell_pages(resource)
    return resource


@transaction.atomic
def offer_again(*, resource: Resource, by: Actor, at: datetime, revision: int | None = None) -> Resource:
    rules_pool.check_tend_resource(by, resource, day_of(at))
    rules.check_alive(resource.organisation)
    revisions.lock(resource, "organisation", revision=revision)
    state = rules_pool.RESOURCE.target(resource.state, "offer_again")
    revisions.change(resource, state=state, ended_at=None)
    audit("offer_again", resource, by=by, at=at, fields=["state", "ended_at"])
    _tell_pages(resource)
    return resource


def _tell_pages(resource: Resource) -> None:
    """The public page of the organisation is kept ready; it is made anew."""
    happened(OrganisationChanged(resource.organisation))
