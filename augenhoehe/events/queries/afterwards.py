"""What the pages after the day ask: results and what became of them, material, feedback."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from augenhoehe.core.composed import composed
from augenhoehe.core.multilingual import SOURCE, Reading, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.events.models import CoHost, Event, Material, PhotoNotice, Registration, Result
from augenhoehe.journal.models import Thread
from augenhoehe.organisations.models import Organisation
from augenhoehe.structure.models import Hint, StructuralQuestion
from augenhoehe.structure.status_words import key_of, tag
from augenhoehe.ui.status import StatusTag


@dataclass(frozen=True, slots=True)
class Line:
    """A result as it is read: its words, and what became of it as far as the reader may know."""

    result: Result
    text: Reading
    threads: tuple[tuple[str, str], ...]
    became: StatusTag | None = None

    @property
    def what(self) -> str:
        return str(Result.Kind(self.result.kind).label)


@dataclass(frozen=True, slots=True)
class Group:
    kind: str
    lines: tuple[Line, ...]


def results_for(actor: Actor, at: datetime, day: date) -> QuerySet[Result]:
    """Results on an inside page: those of events the actor keeps."""
    rows = Result.objects.filter(event__in=Event.objects.kept(actor, day).values("pk"))
    return rows.select_related("event__meeting", "event__series", "event__municipality", "item", "hint", "cooperation")


def results_behind(question: StructuralQuestion, at: datetime) -> list[Result]:
    """Published results that became a hint behind a structural question; the others stay with their hosts."""
    return _behind.ask(at=at, question=question.pk)["results"]


@composed
def _behind(*, at: datetime, question: uuid.UUID) -> Mapping[str, QuerySet[Result]]:
    rows: QuerySet[Result] = Result.objects.public(at).filter(hint__question_links__question=question)
    rows = rows.select_related("event__series", "event__municipality").defer("event__municipality__boundary")
    return {"results": rows.order_by("event", "position")}


def inside(event: Event) -> list[Group]:
    """All of them, with the word of the status page beside those that went on."""
    rows = list(event.results.select_related("hint", "item", "cooperation", "thread").order_by("position"))
    return _grouped(rows, inside=True)


def outside(event: Event, at: datetime) -> list[Group]:
    """What the hosts let everybody read; of a hint only what is public of its matter."""
    rows = list(Result.objects.public(at).filter(event=event).select_related("item", "thread").order_by("position"))
    return _grouped(rows, inside=False)


def _grouped(rows: Sequence[Result], *, inside: bool) -> list[Group]:
    threads = _threads_of(rows)
    lines = [
        Line(
            one, text_in(one.text, get_language() or SOURCE), tuple(threads.get(one.pk, ())),
            _became(one.hint) if inside and one.hint_id else None,
        )
        for one in rows
    ]  # fmt: skip
    return [
        Group(str(kind.value), found)
        for kind in Result.Kind
        if (found := tuple(line for line in lines if line.result.kind == kind))
    ]


def _became(hint: Hint | None) -> StatusTag | None:
    """The word everybody hears who reported something; nothing of the hint itself."""
    return tag(key_of(hint, None, answered=hint.state == Hint.State.ANSWERED)) if hint else None


def _threads_of(rows: Sequence[Result]) -> dict[uuid.UUID, list[tuple[str, str]]]:
    """Public matters the results hang on, or that their hints fed; one query."""
    hints = {one.hint_id: one.pk for one in rows if one.hint_id}
    own = {one.pk: one.thread_id for one in rows if one.thread_id}
    if not hints and not own:
        return {}
    fed = Q(question_links__question__hint_links__hint__in=hints)
    public = Thread.objects.public().filter(Q(pk__in=own.values()) | fed).distinct()
    marked = public.values_list("pk", "number", "public_title", "question_links__question__hint_links__hint")
    found: dict[uuid.UUID, list[tuple[str, str]]] = {}
    for pk, number, title, hint in marked:
        link = (text_in(title, get_language() or SOURCE).text, reverse("journal:thread_public", args=[number]))
        keys = [key for key, thread in own.items() if thread == pk] + ([hints[hint]] if hint in hints else [])
        for key in keys:
            if link not in found.setdefault(key, []):
                found[key].append(link)
    return found


def linkable_threads(event: Event) -> list[Thread]:
    """Matters the event is about."""
    return list(event.threads.order_by("-opened_at", "pk"))


def organisations_of(event: Event) -> QuerySet[Organisation]:
    """Who was there or invited; those can have agreed on something. Without any, everybody in the register."""
    there = Q(pk__in=event.turnout.values("organisation_id")) | Q(pk=event.organisation_id)
    there |= Q(pk__in=CoHost.objects.filter(event=event).values("organisation_id"))
    came = event.attendances.there().values("registration__organisation_id")
    there |= Q(pk__in=came)
    found = Organisation.objects.public().filter(there).in_order()
    return found if found.count() > 1 else Organisation.objects.public().in_order()


# --- Material ---------------------------------------------------------------------------------------
def materials_for(actor: Actor, day: date) -> QuerySet[Material]:
    rows = Material.objects.filter(event__in=Event.objects.kept(actor, day).values("pk"))
    return rows.select_related("event__meeting", "event__series", "event__municipality", "file", "item")


def materials_inside(event: Event) -> list[Material]:
    return list(event.materials.select_related("file", "item").order_by("item__starts_at", "uploaded_at", "pk"))


def materials_outside(event: Event, at: datetime) -> list[Material]:
    rows = Material.objects.public(at).filter(event=event).select_related("file", "item")
    return list(rows.order_by("item__starts_at", "uploaded_at", "pk"))


def public_material(pk: uuid.UUID, at: datetime) -> Material | None:
    return Material.objects.public(at).filter(pk=pk).select_related("file").first()


def materials_registered(event: Event, at: datetime) -> list[Material]:
    """What whoever registered may load."""
    rows = event.materials.filter(published_at__lte=at).exclude(audience=Material.Audience.HOSTS)
    return list(rows.select_related("file", "item").order_by("item__starts_at", "uploaded_at", "pk"))


def notice_of(event: Event) -> PhotoNotice | None:
    return PhotoNotice.objects.filter(event=event).first()


# --- Behind the links ---------------------------------------------------------------------------------
def registration_after(pk: uuid.UUID | None) -> Registration | None:
    """What the letter of thanks names."""
    if pk is None:
        return None
    rows: Any = Registration.objects.select_related("event__meeting", "event__series", "event__municipality")
    found: Registration | None = rows.filter(pk=pk).first()
    return found


def event_after(pk: uuid.UUID | None, at: datetime) -> Event | None:
    """What the code on the wall names."""
    if pk is None:
        return None
    return Event.objects.public(at).filter(pk=pk).select_related("meeting", "series", "municipality").first()
