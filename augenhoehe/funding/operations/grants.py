"""A grant is planned, applied for, granted or refused, settled; and linked to the measures it pays for."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from augenhoehe.concept.models import Measure
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.funding.models import FundingCall, FundingGrant, FundingProgramme, GrantMeasure
from augenhoehe.funding.rules import grants as rules_grants
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.rules.entries import check_alive
from augenhoehe.places.models import Municipality

from . import owing

RELATED = ("organisation", "municipality")


@transaction.atomic
def plan_grant(
    *,
    programme: FundingProgramme,
    purpose: str,
    field: str,
    applied_sum: Decimal,
    starts_on: date,
    ends_on: date,
    by: Actor,
    at: datetime,
    organisation: Organisation | None = None,
    municipality: Municipality | None = None,
    call: FundingCall | None = None,
    public: bool = True,
) -> FundingGrant:
    """Somebody means to apply. Without an organisation the applicant is the named town or Kreis."""
    place = organisation.municipality if organisation else municipality
    if place is None:
        raise Refused("Für welche Stadt oder welchen Kreis? Ohne Ort lässt sich niemand zuordnen.", field="applicant")
    rules_grants.check_keep_for(by, place.pk, organisation, day_of(at))
    if organisation is not None:
        check_alive(organisation)
    rules_grants.check_values(clean(purpose), field, applied_sum, starts_on, ends_on)
    rules_grants.check_call(call, programme)
    made = FundingGrant.objects.create(
        programme=programme, call=call, organisation=organisation, municipality=place, purpose=clean(purpose),
        applicant=organisation.name if organisation else place.name, field=field, applied_sum=applied_sum,
        starts_on=starts_on, ends_on=ends_on, public=public, created_at=at,
    )  # fmt: skip
    audit("plan_grant", made, by=by, at=at, fields=["programme", "organisation", "purpose", "applied_sum"])
    return made


@transaction.atomic
def change_grant(
    *,
    grant: FundingGrant,
    purpose: str,
    field: str,
    applied_sum: Decimal,
    starts_on: date,
    ends_on: date,
    by: Actor,
    at: datetime,
    call: FundingCall | None = None,
    public: bool = True,
    revision: int | None = None,
) -> FundingGrant:
    """Until somebody decides, everything may be said anew."""
    rules_grants.check_tend(by, grant, day_of(at))
    rules_grants.check_values(clean(purpose), field, applied_sum, starts_on, ends_on)
    rules_grants.check_call(call, grant.programme)
    values: dict[str, Any] = {
        "purpose": clean(purpose), "field": field, "applied_sum": applied_sum, "starts_on": starts_on,
        "ends_on": ends_on, "call": call, "public": public,
    }  # fmt: skip
    revisions.lock(grant, *RELATED, revision=revision, typed=values)
    rules_grants.check_open(grant)
    revisions.change(grant, **values)
    audit("change_grant", grant, by=by, at=at, fields=sorted(values))
    return grant


@transaction.atomic
def apply_for_grant(
    *, grant: FundingGrant, on: date, by: Actor, at: datetime, revision: int | None = None
) -> FundingGrant:
    """The application is sent."""
    rules_grants.check_day(on, day_of(at))
    return _moved(grant, "apply", by, at, revision, applied_on=on)


@transaction.atomic
def grant_money(
    *,
    grant: FundingGrant,
    granted_sum: Decimal,
    on: date,
    report_due: date,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> FundingGrant:
    """The notice came: how much, and until when the proof of use is owed."""
    rules_grants.check_day(on, day_of(at))
    rules_grants.check_granted(grant, granted_sum, report_due)
    values = {"granted_sum": granted_sum, "decided_on": on, "report_due": report_due}
    _moved(grant, "grant", by, at, revision, **values)
    owing.owe_proof(grant, by=by, at=at)
    return grant


@transaction.atomic
def refuse_grant(
    *, grant: FundingGrant, reason: str, on: date, by: Actor, at: datetime, revision: int | None = None
) -> FundingGrant:
    """No money; the reason helps next time."""
    rules_grants.check_day(on, day_of(at))
    rules_grants.check_reason(clean(reason))
    return _moved(grant, "refuse", by, at, revision, reason=clean(reason), decided_on=on)


@transaction.atomic
def settle_grant(
    *, grant: FundingGrant, on: date, by: Actor, at: datetime, reason: str = "", revision: int | None = None
) -> FundingGrant:
    """The proof of use was handed in: nothing is owed any more."""
    rules_grants.check_day(on, day_of(at))
    _moved(grant, "settle", by, at, revision, settled_on=on, reason=clean(reason))
    owing.settle_proof(grant, "abgerechnet", by=by, at=at)
    return grant


@transaction.atomic
def retry_grant(*, grant: FundingGrant, by: Actor, at: datetime, revision: int | None = None) -> FundingGrant:
    """Planned once more after a refusal; the reason stays to read until the next decision."""
    return _moved(grant, "retry", by, at, revision, applied_on=None, decided_on=None)


@transaction.atomic
def link_measure(*, grant: FundingGrant, measure: Measure, by: Actor, at: datetime) -> GrantMeasure:
    """The grant pays for a measure; linked twice is once."""
    rules_grants.check_link(by, grant)
    rules_grants.check_measure(measure)
    link, new = GrantMeasure.objects.get_or_create(grant=grant, measure=measure)
    if new:
        audit("link_measure", grant, by=by, at=at, fields=["measure_links"])
    return link


@transaction.atomic
def unlink_measure(*, link: GrantMeasure, by: Actor, at: datetime) -> None:
    rules_grants.check_link(by, link.grant)
    audit("unlink_measure", link.grant, by=by, at=at, fields=["measure_links"])
    link.delete()


def hand_over_funding(*, former: Organisation, kept: Organisation) -> None:
    """Two entries of the register became one: its grants and what its people remembered follow."""
    former.grants.update(organisation=kept)
    former.bookmarks.update(organisation=kept)


def _moved(
    grant: FundingGrant, verb: str, by: Actor, at: datetime, revision: int | None, **values: Any
) -> FundingGrant:
    rules_grants.check_tend(by, grant, day_of(at))
    revisions.lock(grant, *RELATED, revision=revision, typed=values)
    state = rules_grants.GRANT.target(grant.state, verb)
    revisions.change(grant, state=state, **values)
    audit(f"{verb}_grant", grant, by=by, at=at, fields=["state", *sorted(values)])
    return grant
