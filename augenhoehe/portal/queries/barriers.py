"""Reported barriers, for those who answer them."""

from __future__ import annotations

import uuid

from augenhoehe.core.rights import Actor
from augenhoehe.portal.models import BarrierReport, BarrierReportQuerySet


def barriers_for(actor: Actor) -> BarrierReportQuerySet:
    rows: BarrierReportQuerySet = BarrierReport.objects.visible_to(actor)
    return rows


def reported(pk: uuid.UUID) -> BarrierReport | None:
    """What this form already created; its id is a secret of the form (core.form_token)."""
    return BarrierReport.objects.filter(pk=pk).first()
