"""What the day and its outcome show on the pages of an event, inside and outside."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import TrainingWish
from augenhoehe.places.queries import kept_installation, module_on
from augenhoehe.structure.models import StructuralQuestion
from augenhoehe.ui.slips import qr_code

from . import words
from .addresses import of_event, public_of_event
from .day_addresses import of_door, of_feedback, of_materials, of_results, of_turnout
from .day_links import door_link
from .models import Event, Registration, Result
from .operations.attendance import is_closed
from .queries import afterwards as queries
from .queries.trainings import trainings_on
from .rules import events as rules


def after_inside(actor: Actor, event: Event) -> dict[str, Any] | None:
    """The ways into the day, for who keeps the event; lists only for who opens them."""
    if event.state in (Event.State.DRAFT, Event.State.CANCELLED) or not rules.can_keep(actor, event, today()):
        return None
    reads, over = rules.can_read_lists(actor, event, today()), event.over_at <= now()
    begun = event.begins_at <= now()
    return {
        "event": event, "door": of_door(event) if reads and event.registers else "", "begun": begun, "over": over,
        "turnout": of_turnout(event) if reads and over else "", "results": of_results(event) if begun else "",
        "materials": of_materials(event), "feedback": of_feedback(event) if reads and begun else "",
        "thanks": reads and over and event.state in Event.OVER, "closed": over and is_closed(event),
        "certificates": reads and over,
    }  # fmt: skip


def after_public(_actor: Actor, event: Event) -> dict[str, Any] | None:
    """What came of it, the material, and what is said about photos; the same for everybody."""
    at = now()
    groups, materials, notice = (
        queries.outside(event, at),
        queries.materials_outside(event, at),
        queries.notice_of(event),
    )
    if not (groups or materials or notice):
        return None
    said = text_in(notice.used_for, "de").text if notice else ""
    return {
        "groups": [(gettext(one.lines[0].what), one.lines) for one in groups], "materials": materials,
        "notice": notice, "used_for": said,
    }  # fmt: skip


def code_of_registration(registration: Registration) -> dict[str, Any] | None:
    """The code for the door, behind the link of the mail; expects the event with `meeting` to be selected."""
    if registration.state != Registration.State.CONFIRMED or registration.event.over_at <= now():
        return None
    return {"code": qr_code(door_link(registration), gettext("QR-Code für den Eingang"), framed=True)}


def trainings_of_wish(actor: Actor, wish: TrainingWish) -> dict[str, Any] | None:
    """What is planned on the topic somebody wished for."""
    found = trainings_on(wish.topic, actor, now(), today())
    if not found:
        return None
    return {"trainings": [(words.heading(one, "de"), words.when(one), _where_to(one)) for one in found]}


def results_behind(actor: Actor, question: StructuralQuestion) -> dict[str, Any] | None:
    """What people found together at events, where it became a hint behind the question, as its evidence (S3-33)."""
    if not module_on("events", of=kept_installation()):
        return None
    rows = queries.results_behind(question, now())
    lines = [(_said(one), public_of_event(one.event)) for one in rows]
    return {"title": "Veranstaltungen", "lines": lines, "kind": "event"} if lines else None


def _said(result: Result) -> str:
    """„Hürde: Niemand erklärt die Briefe. (Werkstatt Zwirnstadt)“."""
    said = f"{Result.Kind(result.kind).label}: {text_in(result.text, 'de').text}"
    return f"{said} ({words.title_of(result.event).text})"


def _where_to(event: Event) -> str:
    return of_event(event) if event.state == Event.State.DRAFT else public_of_event(event)
