"""What the minutes take from the course of a meeting, as long as nobody has signed. Parts of other operations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from augenhoehe.committees.models import AgendaItem, ItemCourse, Meeting, Minutes, MinutesSection, Resolution
from augenhoehe.committees.tags import votes_in_words


def course_for(item: AgendaItem, meeting: Meeting) -> ItemCourse:
    """The course of an item in a meeting, begun with its number and title if nobody has yet."""
    course, _ = ItemCourse.objects.get_or_create(
        meeting=meeting,
        item=item,
        defaults={"order": item.order or 0, "title": item.title, "public": item.public},
    )
    return course


def note_put_off(item: AgendaItem, meeting: Meeting, why: str) -> ItemCourse:
    """The item leaves an agenda that was sent out: the minutes of that meeting say so."""
    course = course_for(item, meeting)
    course.outcome, course.outcome_reason = ItemCourse.Outcome.POSTPONED, why
    course.save(update_fields=["outcome", "outcome_reason"])
    follow_course(meeting)
    return course


def note_back(items: Iterable[AgendaItem], meeting: Meeting) -> None:
    """Items that had left this agenda are on it again, under their new number."""
    for one in items:
        rows = ItemCourse.objects.filter(meeting=meeting, item=one).exclude(outcome="")
        rows.update(outcome="", outcome_reason="", order=one.order or 0)


def follow_course(meeting: Meeting) -> None:
    """A draft follows every change in the course; later the course does not change any more."""
    minutes = Minutes.objects.select_for_update(of=("self",)).filter(meeting=meeting).first()
    if minutes is not None and minutes.state == Minutes.State.DRAFT:
        take_over(minutes, meeting)


def take_over(minutes: Minutes, meeting: Meeting) -> None:
    """Write down anew, for each item, who spoke, what was found and decided; typed texts stay as they are."""
    for item in meeting.agenda_items.order_by("order"):
        course_for(item, meeting)
    known = {one.course_id: one for one in minutes.sections.all()}
    courses = meeting.courses.select_related("item__resolution").prefetch_related("speeches", "biased")
    for course in courses.order_by("order", "id"):
        content = _content(course)
        if course.pk in known:
            MinutesSection.objects.filter(pk=known[course.pk].pk).update(**content)
        else:
            MinutesSection.objects.create(minutes=minutes, course=course, text=course.discussion, **content)


def _content(course: ItemCourse) -> dict[str, Any]:
    speeches = sorted(course.speeches.all(), key=lambda one: (one.spoken_at, str(one.pk)))
    spoken = [{"name": one.name, "role": one.role, "note": one.note} for one in speeches]
    return {"speakers": spoken, "facts": _facts(course), **_decision(course)}


def _facts(course: ItemCourse) -> list[dict[str, str]]:
    """Sentences of the record; where a person is named, the public one says the function."""
    found = []
    if course.added:
        found.append(_fact(
            f"Zusätzlich auf die Tagesordnung genommen mit {course.added_yes} Ja, {course.added_no} Nein, "
            f"Enthaltungen: {course.added_abstentions}."
        ))  # fmt: skip
    for one in sorted(course.biased.all(), key=lambda one: one.name):
        found.append(_fact(
            f"{one.name} ist befangen und hat an Beratung und Abstimmung nicht teilgenommen.",
            f"Befangen und an Beratung und Abstimmung nicht beteiligt: {one.role}.",
        ))  # fmt: skip
    if course.outcome:
        why = f": {course.outcome_reason}" if course.outcome_reason else ""
        found.append(_fact(f"Der Punkt ist {course.get_outcome_display()}{why}".rstrip(".") + "."))
    return found


def _fact(text: str, public: str = "") -> dict[str, str]:
    return {"text": text, "public": public or text}


def _decision(course: ItemCourse) -> dict[str, str]:
    resolution: Resolution | None = getattr(course.item, "resolution", None)
    # An item that was put off may be decided in a later meeting; that belongs into the later minutes.
    if resolution is None or course.outcome:
        return {"decision": "", "wording": "", "reason": "", "votes": ""}
    return {
        "decision": str(resolution.get_kind_display()),
        "wording": resolution.wording,
        "reason": resolution.reason,
        "votes": votes_in_words(resolution) if resolution.counted else "",
    }
