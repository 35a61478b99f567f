"""Targets: what an indicator is to reach in an area until a day."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.monitoring import rules
from augenhoehe.monitoring.models import Indicator, IndicatorTarget, PopulationGroup
from augenhoehe.places.models import Municipality, SocialArea


@transaction.atomic
def set_target(
    *,
    indicator: Indicator,
    municipality: Municipality,
    value: Decimal,
    due: date,
    reason: str,
    by: Actor,
    at: datetime,
    social_area: SocialArea | None = None,
    group: PopulationGroup | None = None,
) -> IndicatorTarget:
    """Say what is to be reached until when, and where that comes from."""
    rules.check_place(by, municipality.pk)
    rules.check_text(reason, "Sagen Sie bitte, woher der Zielwert kommt, zum Beispiel aus welchem Beschluss.", "reason")
    same = IndicatorTarget.objects.filter(
        indicator=indicator, municipality=municipality, social_area=social_area, group=group, due=due
    )
    if same.exists():
        raise Refused("Für dieses Gebiet und diesen Tag gibt es schon einen Zielwert.", field="due")
    target = IndicatorTarget.objects.create(
        indicator=indicator, municipality=municipality, social_area=social_area, group=group, value=value, due=due,
        reason=clean(reason), created_at=at,
    )  # fmt: skip
    audit("set_indicator_target", target, by=by, at=at, fields=["value", "due", "reason"])
    return target


@transaction.atomic
def drop_target(*, target: IndicatorTarget, by: Actor, at: datetime) -> None:
    """Take a target back; the audit trail keeps that it was there."""
    rules.check_place(by, target.municipality_id)
    audit("drop_indicator_target", target, by=by, at=at, fields=["value", "due"])
    target.delete()
