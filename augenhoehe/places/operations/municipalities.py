"""A single municipality: for invented places, small trials, and what no official file knows yet."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.places.geometry import repaired
from augenhoehe.places.models import Municipality
from augenhoehe.places.official import official_key
from augenhoehe.places.queries import valid_municipality
from augenhoehe.places.rules import check_import


@transaction.atomic
def create_municipality(
    *,
    ags: str,
    name: str,
    kind: str,
    by: Actor,
    at: datetime,
    parent: Municipality | None = None,
    boundary: dict[str, Any] | None = None,
    served: bool = False,
    valid_from: date | None = None,
    source: str = "",
) -> Municipality:
    """Add one municipality or Kreis by hand; a key can be held by one valid municipality only."""
    check_import(by)
    key = official_key(ags)
    if valid_municipality(key):
        raise Refused(f"Der Gemeindeschlüssel {key} ist schon vergeben.", field="ags")
    municipality = Municipality.objects.create(
        ags=key,
        name=clean(name),
        sorting=Municipality.sorting_for(clean(name)),
        kind=Municipality.Kind(kind),
        parent=parent,
        boundary=repaired(boundary)[0] if boundary else None,
        served=served,
        valid_from=valid_from,
        source=source,
    )
    audit("create_municipality", municipality, by=by, at=at, fields=["ags", "name", "kind", "parent", "boundary"])
    return municipality
