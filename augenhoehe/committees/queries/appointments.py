"""Questions about appointments: who is appointed now, where the role is missing, what ends soon."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.accounts.models import Grant
from augenhoehe.committees.models import Appointment, Committee
from augenhoehe.core.rights import Actor, Role
from augenhoehe.places.models import Municipality


def appointments_for(actor: Actor, day: date) -> QuerySet[Appointment]:
    """What the actor may read, with the people, and whether an officer's account holds the role (`has_role`)."""
    found = Appointment.objects.visible_to(actor, day).select_related(
        "user", "deputy", "municipality", "committee__municipality"
    )
    held = Grant.objects.valid_on(day).filter(user_id=OuterRef("user_id"), role=Role.INTEGRATION_OFFICER)
    reach = Q(municipality__isnull=True, carrier__isnull=True) | Q(municipality_id=OuterRef("municipality_id"))
    rows = found.prefetch_related("committee__names").annotate(has_role=Exists(held.filter(reach)))
    return rows.defer("municipality__boundary", "committee__municipality__boundary")


def offices_of(committee_id: UUID, day: date) -> QuerySet[Appointment]:
    """Who accompanies the body on a day, and who will."""
    rows = Appointment.objects.filter(committee=committee_id, kind=Appointment.Kind.OFFICE)
    rows = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
    found: QuerySet[Appointment] = rows.select_related("user", "deputy").order_by("valid_from", "id")
    return found


def units_accompanying(committee: Committee, day: date) -> list[str]:
    """For everybody: the offices, no people."""
    rows = Appointment.objects.valid_on(day).filter(committee=committee).order_by("valid_from", "id")
    return list(dict.fromkeys(rows.values_list("unit", flat=True)))


def towns_appointed_for() -> QuerySet[Municipality]:
    return Municipality.objects.filter(pk__in=Appointment.objects.values("municipality")).in_order().defer("boundary")
