"""Questions about minutes, as each reader may see them: the whole for the body, the public part for everybody."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from augenhoehe.committees.models import (
    AgendaItem,
    Committee,
    ItemCourse,
    Meeting,
    Minutes,
    MinutesSection,
    Objection,
    Presence,
    Resolution,
)
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.places.queries import centre_of, installation

from .live import presences_of


@dataclass(frozen=True, slots=True)
class SectionView:
    """One item of the minutes as one reader sees it. `changed`: what was corrected in the resolution afterwards."""

    section: MinutesSection
    number: int
    title: str
    public: bool
    opened: bool
    speakers: tuple[dict[str, str], ...]
    facts: tuple[str, ...]
    changed: Resolution | None
    corrections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Minutes with everything a page or an edition needs, already cut to what the reader may see."""

    minutes: Minutes
    meeting: Meeting
    public_only: bool
    present: tuple[Presence, ...]
    sections: tuple[SectionView, ...]
    signatures: tuple[Any, ...]
    objections: tuple[Objection, ...]
    read_here: tuple[Objection, ...]

    @property
    def name(self) -> str:
        return self.meeting.committee.name_on(day_of(self.meeting.starts_at))

    @property
    def members(self) -> list[Presence]:
        return [one for one in self.present if one.kind in (Presence.Kind.MEMBER, Presence.Kind.DEPUTY)]

    @property
    def guests(self) -> list[Presence]:
        return [one for one in self.present if one.kind in (Presence.Kind.GUEST, Presence.Kind.OTHER_BODY)]


def minutes_for(actor: Actor, day: date) -> QuerySet[Minutes]:
    return _selected(Minutes.objects.visible_to(actor, day))


def public_minutes() -> QuerySet[Minutes]:
    return _selected(Minutes.objects.public())


def _selected(rows: QuerySet[Minutes]) -> QuerySet[Minutes]:
    found = rows.select_related("meeting__committee", "meeting__sitting", "approved_in")
    return found.prefetch_related("meeting__committee__names", "signatures")


def minutes_of(actor: Actor, meeting: Meeting, day: date) -> Minutes | None:
    return minutes_for(actor, day).filter(meeting=meeting).first()


def sections_for(actor: Actor, day: date) -> QuerySet[MinutesSection]:
    rows = MinutesSection.objects.filter(minutes__in=Minutes.objects.visible_to(actor, day))
    return rows.select_related("minutes__meeting__committee", "course").prefetch_related(
        "minutes__meeting__committee__names"
    )


def objections_for(actor: Actor, day: date) -> QuerySet[Objection]:
    rows = Objection.objects.filter(minutes__in=Minutes.objects.visible_to(actor, day))
    return rows.select_related("minutes__meeting__committee", "section__course").prefetch_related(
        "minutes__meeting__committee__names"
    )


def view_of(minutes: Minutes, *, public_only: bool) -> MinutesView:
    """What an edition holds. The public one has no line of a closed item but its number, and no names."""
    public_items = AgendaItem.objects.public().filter(pk=OuterRef("course__item_id"))
    rows = minutes.sections.select_related("course__item__resolution", "course__item__thread").annotate(
        for_everybody=Exists(public_items)
    )
    objections = list(minutes.objections.select_related("section__course").order_by("raised_at", "id"))
    read_here = list(
        minutes.shown_objections.select_related("minutes__meeting", "section__course").order_by("raised_at", "id")
    )
    sections = [
        _section(one, objections, public_only=public_only) for one in rows.order_by("course__order", "course_id")
    ]
    return MinutesView(
        minutes=minutes,
        meeting=minutes.meeting,
        public_only=public_only,
        present=tuple(presences_of(minutes.meeting)),
        sections=tuple(sections),
        signatures=tuple(sorted(minutes.signatures.all(), key=lambda one: one.role)),
        objections=tuple(one for one in objections if not public_only or _readable(one)),
        read_here=tuple(one for one in read_here if not public_only or _readable(one)),
    )


def _section(section: Any, objections: list[Objection], *, public_only: bool) -> SectionView:
    course: ItemCourse = section.course
    opened = not public_only or (course.public and (section.for_everybody or _withdrawn_public(course)))
    about = tuple(one for one in objections if one.section_id == section.pk and one.correction) if opened else ()
    which = "public" if public_only else "text"
    return SectionView(
        section=section,
        number=course.order,
        title=course.title if opened else "",
        public=course.public,
        opened=opened,
        speakers=tuple(_speaker(one, public_only) for one in section.speakers) if opened else (),
        facts=tuple(one[which] for one in section.facts) if opened else (),
        changed=_changed(section) if opened else None,
        corrections=about,
    )


def _withdrawn_public(course: ItemCourse) -> bool:
    """Withdrawn in the meeting it is on no agenda any more; that it was there is public if its matter is."""
    thread = course.item.thread
    shown = thread is None or (thread.published_at is not None and thread.withdrawn_at is None)
    return course.item.public and course.item.withdrawn_at is not None and shown


def _speaker(said: dict[str, str], public_only: bool) -> dict[str, str]:
    """Public pages name functions and institutions, not people (law.md no. 3)."""
    if not public_only:
        return said
    return {"name": "", "role": said["role"] or "Mitglied", "note": said["note"]}


def _changed(section: MinutesSection) -> Resolution | None:
    """The resolution as it was corrected after somebody had signed."""
    resolution: Resolution | None = getattr(section.course.item, "resolution", None)
    if resolution is None or not section.wording:
        return None
    return resolution if (resolution.wording, resolution.reason) != (section.wording, section.reason) else None


def _readable(objection: Objection) -> bool:
    """Everybody reads what the body decided on an objection, unless it is about a closed item."""
    return objection.state != Objection.State.OPEN and (objection.section is None or objection.section.course.public)


def later_meetings(minutes: Minutes, day: date) -> QuerySet[Meeting]:
    """Meetings in which these minutes may have been approved, the first one first."""
    rows = Meeting.objects.filter(committee_id=minutes.meeting.committee_id, starts_at__gt=minutes.meeting.starts_at)
    return rows.exclude(state=Meeting.State.CANCELLED).filter(starts_at__date__lte=day).order_by("starts_at", "id")


def public_meetings() -> QuerySet[Meeting]:
    """Meetings of public committees that were invited to, held or called off; what is planned may still change."""
    rows = Meeting.objects.filter(committee__public=True).exclude(state=Meeting.State.PLANNED)
    return rows.select_related("committee").prefetch_related("committee__names")


def public_meetings_of(committee: Committee) -> list[Meeting]:
    """The latest twenty, with `published`: are there minutes to read?"""
    minutes = Minutes.objects.public().filter(meeting=OuterRef("pk"))
    rows = Meeting.objects.filter(committee=committee, committee__public=True).exclude(state=Meeting.State.PLANNED)
    return list(rows.annotate(published=Exists(minutes)).order_by("-starts_at", "id")[:20])


@dataclass(frozen=True, slots=True)
class PublicPoint:
    """A line of the public agenda; a closed item keeps its number, and the text that was released of it."""

    number: int
    item: AgendaItem | None
    closed: bool
    resolution: Resolution | None


def public_points(meeting: Meeting) -> list[PublicPoint]:
    """The agenda as everybody may read it (one query)."""
    shown = AgendaItem.objects.public().filter(pk=OuterRef("pk"))
    released = Resolution.objects.public().filter(agenda_item=OuterRef("pk"))
    rows = AgendaItem.objects.filter(meeting=meeting).annotate(shown=Exists(shown), released=Exists(released))
    rows = rows.select_related("thread", "resolution", "committee").prefetch_related("committee__names")
    return [
        PublicPoint(
            number=one.order or 0,
            item=one if one.shown else None,
            closed=not one.public,
            resolution=one.resolution if one.released else None,
        )
        for one in rows.order_by("order", "id")
    ]


def letterhead(meeting: Meeting) -> tuple[str, ...]:
    """The sender block: the office that prepares the meetings, the town or Kreis, how people reach it."""
    row = installation()
    centre = centre_of(row)
    committee = meeting.committee
    place = committee.municipality.name if committee.municipality else (row.name if row else "")
    address = str((row.contact or {}).get("address", "")) if row else ""
    lines = [committee.office_name or centre.name, place, *address.splitlines(), centre.phone, centre.email]
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
