"""Committees: created, renamed from a day on, described, dissolved."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from augenhoehe.committees import rules
from augenhoehe.committees.models import Committee, CommitteeName
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality

from .finding import index_committee, index_resolutions_in


@transaction.atomic
def create_committee(
    *,
    kind: str,
    name: str,
    by: Actor,
    at: datetime,
    municipality: Municipality | None = None,
    legal_basis: str = "",
    started_on: date | None = None,
    short_text: str | dict[str, Any] | None = None,
    public: bool = True,
    invitation_days: int = 7,
    office_name: str = "",
) -> Committee:
    """Set up a committee under its first name; without a town it belongs to the whole Kreis."""
    rules.check_create(by, municipality.pk if municipality else None)
    rules.check_text(name, "Nennen Sie bitte den Namen des Gremiums.", "name")
    if kind not in Committee.Kind.values:
        raise Refused("Wählen Sie die Art des Gremiums.", field="kind")
    committee = Committee.objects.create(
        kind=kind,
        municipality=municipality,
        started_on=started_on,
        short_text=_text(short_text),
        public=public,
        invitation_days=invitation_days,
        office_name=clean(office_name),
    )
    CommitteeName.objects.create(
        committee=committee,
        name=clean(name),
        legal_basis=clean(legal_basis),
        valid_from=started_on or day_of(at),
    )
    audit("create_committee", committee, by=by, at=at, fields=["kind", "name", "municipality", "public"])
    index_committee(committee, at=at)
    return committee


@transaction.atomic
def rename_committee(
    *,
    committee: Committee,
    name: str,
    valid_from: date,
    by: Actor,
    at: datetime,
    legal_basis: str | None = None,
) -> CommitteeName:
    """Give a committee a new name from a day on; what was decided before keeps the old one."""
    rules.check_manage(by, committee)
    rules.check_text(name, "Nennen Sie bitte den neuen Namen.", "name")
    names = list(committee.names.select_for_update().order_by("valid_from"))
    rules.check_rename(names, valid_from)
    for open_name in names:
        if open_name.valid_until is None:
            open_name.valid_until = valid_from - timedelta(days=1)
            open_name.save(update_fields=["valid_until"])
    previous = names[-1].legal_basis if names else ""
    new = CommitteeName.objects.create(
        committee=committee,
        name=clean(name),
        legal_basis=previous if legal_basis is None else clean(legal_basis),
        valid_from=valid_from,
    )
    audit("rename_committee", new, by=by, at=at, fields=["name", "legal_basis", "valid_from"])
    _forget_prefetched_names(committee)
    index_committee(committee, at=at)
    return new


@transaction.atomic
def change_committee(
    *,
    committee: Committee,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    short_text: str | dict[str, Any] | None = None,
    public: bool | None = None,
    invitation_days: int | None = None,
    office_name: str | None = None,
    minutes_need_approval: bool | None = None,
) -> Committee:
    """Say anew what a committee is for, whether the public sees it, who prepares its meetings and how long before."""
    rules.check_manage(by, committee)
    new: dict[str, Any] = {}
    if short_text is not None:
        new["short_text"] = _text(short_text)
    if public is not None:
        new["public"] = public
    if invitation_days is not None:
        rules.check_invitation_days(invitation_days)
        new["invitation_days"] = invitation_days
    if office_name is not None:
        new["office_name"] = clean(office_name)
    if minutes_need_approval is not None:
        new["minutes_need_approval"] = minutes_need_approval
    revisions.change(committee, revision=revision, **new)
    audit("change_committee", committee, by=by, at=at, fields=new)
    index_committee(committee, at=at)
    index_resolutions_in(committee, at=at)
    return committee


@transaction.atomic
def end_committee(
    *, committee: Committee, ended_on: date, by: Actor, at: datetime, revision: int | None = None
) -> Committee:
    """Dissolve a committee at the end of a day; its open seats end with it, its resolutions stay."""
    rules.check_manage(by, committee)
    rules.check_stands(committee, day_of(at))
    rules.check_nothing_open(committee, ended_on, at)
    revisions.change(committee, revision=revision, ended_on=ended_on)
    seats = committee.seats.valid_on(ended_on).filter(valid_until__isnull=True)
    seats.update(valid_until=ended_on)
    audit("end_committee", committee, by=by, at=at, fields=["ended_on"])
    index_committee(committee, at=at)
    return committee


def _text(value: str | dict[str, Any] | None) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    return multilingual(clean(value)) if value and clean(value) else {}


def _forget_prefetched_names(committee: Committee) -> None:
    getattr(committee, "_prefetched_objects_cache", {}).pop("names", None)
