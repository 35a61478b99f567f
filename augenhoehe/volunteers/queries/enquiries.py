"""What was asked for, by whom the reader may see it, and who is asked for it."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from augenhoehe.accounts.models import User
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.volunteers.models import Assignment, Enquiry


def enquiries_for(actor: Actor) -> QuerySet[Enquiry]:
    return _read(Enquiry.objects.visible_to(actor))


def with_volunteer(rows: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    """Each with the name of who is asked or comes, as `volunteer_name`; for who keeps volunteers."""
    current = Assignment.objects.current().filter(enquiry=OuterRef("pk"))
    return rows.annotate(volunteer_name=Subquery(current.values("volunteer__name")[:1]))


def enquiry_named(pk: uuid.UUID | None) -> Enquiry | None:
    """What a link of a mail names."""
    return _read(Enquiry.objects.filter(pk=pk)).first() if pk else None


def submitted(entry_id: uuid.UUID) -> Enquiry | None:
    """What this form has already sent."""
    return _read(Enquiry.objects.filter(pk=entry_id)).first()


def worded(rows: QuerySet[Enquiry], typed: str) -> QuerySet[Enquiry]:
    for word in typed.split()[:6]:
        rows = rows.filter(Q(office_name__icontains=word) | Q(subject__icontains=word) | Q(place__icontains=word))
    return rows


def current_of(enquiry: Enquiry) -> Assignment | None:
    """Who is asked for it or has agreed."""
    return _with_people(Assignment.objects.current().filter(enquiry=enquiry)).first()


def series_of(enquiry: Enquiry, actor: Actor | None) -> list[Enquiry]:
    """All dates of the same request, as far as the reader may open them; without an actor for who holds its link."""
    if enquiry.series is None:
        return []
    rows = Enquiry.objects.all() if actor is None else Enquiry.objects.visible_to(actor)
    return list(_read(rows.filter(series=enquiry.series)).order_by("starts_at", "pk"))


def former_of(enquiry: Enquiry) -> list[Assignment]:
    """Who was asked before, the latest first."""
    rows = Assignment.objects.filter(enquiry=enquiry).exclude(state__in=Assignment.CURRENT)
    return list(_with_people(rows).order_by("-asked_at"))


def assignments_for(actor: Actor) -> QuerySet[Assignment]:
    return _with_people(Assignment.objects.visible_to(actor))


def own_assignments(actor: Actor) -> QuerySet[Assignment]:
    """What the signed-in volunteer was asked for."""
    if actor.user_id is None:
        return Assignment.objects.none()
    return _with_people(Assignment.objects.filter(volunteer__user_id=actor.user_id))


def assignment_named(pk: uuid.UUID | None) -> Assignment | None:
    return _with_people(Assignment.objects.filter(pk=pk)).first() if pk else None


def awaiting_hours(at: datetime) -> QuerySet[Assignment]:
    """Over, agreed by both, and nobody was asked for the hours yet."""
    rows = Assignment.objects.filter(state=Assignment.State.ACCEPTED, office_agreed_at__isnull=False)
    return _with_people(rows.filter(ends_at__lte=at, hours_asked_at__isnull=True))


def asking_person(enquiry: Enquiry) -> User | None:
    """The account that asked, while it is active; without one, mails go to the address of the enquiry."""
    if enquiry.asked_by is None:
        return None
    return User.objects.filter(pk=enquiry.asked_by, is_active=True).first()


def towns() -> QuerySet[Municipality]:
    return served_towns().defer("boundary")


def _read(rows: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
    return rows.select_related("municipality", "carrier").defer("municipality__boundary")


def _with_people(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    rows = rows.select_related("enquiry__municipality", "volunteer__user", "settlement")
    return rows.defer("enquiry__municipality__boundary")
