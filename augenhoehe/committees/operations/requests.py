"""A deputy who was asked is needed no more: the question is taken back, and who knows of it hears so."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.committees.models import Attendance, Delivery, DeputyRequest
from augenhoehe.core.revisions import change
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit

from . import deliveries


def take_back_request(given: Attendance, *, by: Actor, at: datetime, keep: str = "") -> None:
    """Unless the deputy of this name is still meant. Who said no already, or was not written to, hears nothing."""
    rows = DeputyRequest.objects.select_for_update(of=("self",)).filter(attendance=given, withdrawn_at__isnull=True)
    request = rows.select_related("deputy").first()
    if request is None or (keep and request.deputy.name == keep):
        return
    change(request, withdrawn_at=at)
    audit("take_back_request", request, by=by, at=at, fields=["withdrawn_at"])
    written = Delivery.objects.filter(request=request, kind=Delivery.Kind.DEPUTY, queued_at__isnull=False).exists()
    if written and request.answer != DeputyRequest.Answer.NO:
        deliveries.note(given.meeting, Delivery.Kind.DEPUTY_OFF, requests=[request], at=at)
