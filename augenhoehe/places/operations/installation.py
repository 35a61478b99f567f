"""The installation: which Kreis or town this is, how it is called, what is switched on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from augenhoehe.core.refused import Refused
from augenhoehe.core.revisions import change
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import CONTACT, Installation, Municipality
from augenhoehe.places.queries import forget_installation, installation
from augenhoehe.places.rules import check_set_up, check_switches


@transaction.atomic
def set_up_installation(
    *,
    name: str,
    district: Municipality | None,
    by: Actor,
    at: datetime,
    modules: Mapping[str, bool] | None = None,
    centre_name: str | None = None,
    contact: Mapping[str, str] | None = None,
    terms: Mapping[str, str] | None = None,
    invented: bool | None = None,
    revision: int | None = None,
) -> Installation:
    """Set this installation up, or change how it is set up; what is left out stays as it is."""
    check_set_up(by)
    check_switches(dict(modules or {}), dict(terms or {}))
    _check_contact(contact or {})
    values: dict[str, Any] = {"name": name, "district": district}
    given = {"modules": modules, "terms": terms, "contact": contact}
    values |= {key: dict(value) for key, value in given.items() if value is not None}
    values |= {} if centre_name is None else {"centre_name": centre_name}
    values |= {} if invented is None else {"invented": invented}
    row, former = _write(values, revision)
    if district is not None:
        if former is not None and former != district:
            _members(former).update(served=False)
        serve_district(district=district, by=by, at=at)
    audit("set_up_installation", row, by=by, at=at, fields=values)
    transaction.on_commit(forget_installation)
    return row


def _write(values: dict[str, Any], revision: int | None) -> tuple[Installation, Municipality | None]:
    """The row after the change, and the Kreis it stood for before."""
    row = installation()
    if row is None:
        return Installation.objects.create(**values), None
    former = row.district
    return change(row, revision=revision, typed=values, **values), former


def _check_contact(contact: Mapping[str, str]) -> None:
    for key in sorted(set(contact) - set(CONTACT)):
        raise Refused(f"Eine Kontaktangabe „{key}“ gibt es nicht. Es gibt: {', '.join(CONTACT)}.")


@transaction.atomic
def serve_district(*, district: Municipality, by: Actor, at: datetime) -> int:
    """Mark a Kreis and its towns, or a town that is its own Kreis, as belonging here; returns how many are new."""
    check_set_up(by)
    if district.kind not in (Municipality.Kind.DISTRICT, Municipality.Kind.CITY):
        raise Refused(
            f"{district.name} ist weder Kreis noch kreisfreie Stadt. Eine Installation steht für eins von beiden.",
            field="district",
        )
    newly = _members(district).filter(served=False, valid_until__isnull=True).update(served=True)
    if newly:
        audit("serve_district", district, by=by, at=at, fields=["served"])
    return newly


def _members(district: Municipality) -> Any:
    return Municipality.objects.filter(Q(pk=district.pk) | Q(parent_id=district.pk))
