"""Two entries became one: what was sent to one of them, and its objection, belong to the other from then on."""

from __future__ import annotations

from augenhoehe.circulars.models import OptOut, Recipient
from augenhoehe.organisations.models import Organisation


def hand_over(*, former: Organisation, kept: Organisation) -> None:
    """An objection of one is an objection of both; nobody stands twice on a list."""
    there = Recipient.objects.filter(organisation=kept).values("circular_id")
    Recipient.objects.filter(organisation=former).exclude(circular_id__in=there).update(organisation=kept)
    Recipient.objects.filter(organisation=former, circular__state="draft").delete()
    if OptOut.objects.filter(organisation=kept, contact=None).exists():
        OptOut.objects.filter(organisation=former, contact=None).delete()
    OptOut.objects.filter(organisation=former).update(organisation=kept)
