"""Who volunteers: for the list, for one profile, for the volunteer herself; and the rules of the installation."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.volunteers.models import Absence, Assignment, Conditions, Training, Volunteer, VolunteerLanguage
from augenhoehe.volunteers.permissions import KEEP_VOLUNTEERS


def volunteers_for(actor: Actor) -> QuerySet[Volunteer]:
    rows = Volunteer.objects.visible_to(actor).select_related("municipality", "user")
    return rows.defer("municipality__boundary").prefetch_related("languages")


def own_profile(actor: Actor) -> Volunteer | None:
    """The profile that belongs to the signed-in account."""
    if actor.user_id is None:
        return None
    return Volunteer.objects.filter(user_id=actor.user_id).select_related("municipality", "user").first()


def with_parts(rows: QuerySet[Volunteer]) -> QuerySet[Volunteer]:
    """With everything a profile page shows."""
    return rows.prefetch_related("trainings", "towns")


def absences_of(volunteer: Volunteer, day: date) -> list[Absence]:
    """Those that are not over yet."""
    return list(volunteer.absences.filter(last_day__gte=day).order_by("first_day"))


def parts_for(actor: Actor, kind: type[Training | Absence | VolunteerLanguage]) -> QuerySet:
    """Languages, trainings or absences of profiles the actor may open."""
    return kind._base_manager.filter(volunteer__in=Volunteer.objects.visible_to(actor)).select_related("volunteer")


def coming_of(volunteer: Volunteer, at: datetime) -> list[Assignment]:
    """What she was asked for and has before her, the next first."""
    rows = volunteer.assignments.current().filter(ends_at__gte=at)
    return list(rows.select_related("enquiry__municipality").defer("enquiry__municipality__boundary")
                .order_by("starts_at"))  # fmt: skip


def towns_kept(actor: Actor) -> QuerySet[Municipality]:
    """The towns in which the actor keeps volunteers."""
    rows, reach = served_towns().defer("boundary"), actor.reach(KEEP_VOLUNTEERS)
    return rows if reach.everywhere else rows.filter(pk__in=reach.municipalities)


def worded(rows: QuerySet[Volunteer], typed: str) -> QuerySet[Volunteer]:
    for word in typed.split()[:6]:
        rows = rows.filter(Q(name__icontains=word) | Q(municipality__name__icontains=word))
    return rows


def conditions() -> Conditions:
    """The rules of this installation; before anybody saved them, the usual ones."""
    return Conditions.objects.first() or Conditions()


def going_to(rows: QuerySet[Volunteer], town_id: str) -> QuerySet[Volunteer]:
    """Who lives in a town or goes there."""
    there = Volunteer.towns.through.objects.filter(municipality_id=town_id)
    return rows.filter(Q(municipality_id=town_id) | Q(pk__in=there.values("volunteer_id")))
