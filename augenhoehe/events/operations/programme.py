"""The programme of an event, its speakers, and the questions its form asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE, with_text
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.events.models import Event, ProgrammeItem, Question, Speaker
from augenhoehe.events.rules import events as rules
from augenhoehe.journal.operations import audit

from . import seats

# part, name, affiliation, agreed
Person = tuple[str, str, str, bool]


@transaction.atomic
def add_item(*, event: Event, people: Sequence[Person] = (), by: Actor, at: datetime, **values: Any) -> ProgrammeItem:
    """A line of the programme with who speaks."""
    rules.check_keep(by, event, day_of(at))
    rules.check_item(event, values)
    title = values.pop("title")
    item = ProgrammeItem(event=event, title=with_text({}, SOURCE, clean(title), by=by.name), **values)
    item.save(force_insert=True)
    _name(item, people)
    audit("add_programme_item", event, by=by, at=at, fields=["programme"])
    return item


@transaction.atomic
def change_item(
    *, item: ProgrammeItem, people: Sequence[Person] = (), by: Actor, at: datetime, revision: int | None = None,
    **values: Any,
) -> ProgrammeItem:  # fmt: skip
    rules.check_keep(by, item.event, day_of(at))
    revisions.lock(item, "event__meeting", revision=revision, typed=values)
    rules.check_item(item.event, values)
    title = with_text(item.title, SOURCE, clean(values.pop("title")), by=by.name)
    revisions.change(item, title=title, **values)
    item.speakers.all().delete()
    _name(item, people)
    audit("change_programme_item", item.event, by=by, at=at, fields=["programme"])
    return item


@transaction.atomic
def remove_item(*, item: ProgrammeItem, by: Actor, at: datetime, revision: int | None = None) -> None:
    rules.check_keep(by, item.event, day_of(at))
    revisions.lock(item, "event__meeting", revision=revision)
    audit("remove_programme_item", item.event, by=by, at=at, fields=["programme"])
    item.delete()


def _name(item: ProgrammeItem, people: Sequence[Person]) -> None:
    Speaker.objects.bulk_create(
        Speaker(item=item, position=place, part=part, name=clean(name), affiliation=clean(affiliation), agreed=agreed)
        for place, (part, name, affiliation, agreed) in enumerate(people)
    )


@seats.patiently
@transaction.atomic
def add_question(*, event: Event, text: str, by: Actor, at: datetime, **values: Any) -> Question:
    """One question more on the form."""
    rules.check_keep(by, event, day_of(at))
    rules.check_text(clean(text), "text", "Was möchten Sie fragen?")
    # Two who write at once: each question gets its place.
    seats.hold(event)
    last = event.questions.aggregate(last=Max("position"))["last"] or 0
    question = Question(event=event, position=last + 1, text=with_text({}, SOURCE, clean(text), by=by.name), **values)
    question.save(force_insert=True)
    audit("add_question", event, by=by, at=at, fields=["questions"])
    return question


@transaction.atomic
def remove_question(*, question: Question, by: Actor, at: datetime) -> None:
    """The answers already given stay with their registrations until these are deleted."""
    rules.check_keep(by, question.event, day_of(at))
    audit("remove_question", question.event, by=by, at=at, fields=["questions"])
    question.delete()
