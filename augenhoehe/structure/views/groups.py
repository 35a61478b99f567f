"""Project groups: founded, their room, members, tasks, documents and polls. Made for the phone first."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.committees.queries import accounts_to_seat
from augenhoehe.core import clock
from augenhoehe.core.multilingual import NAMES
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import slug
from augenhoehe.files.kinds import ENDINGS
from augenhoehe.files.queries import path_of
from augenhoehe.journal.views.asking import Crumb, ask, refusals_in
from augenhoehe.structure import addresses, listings_work
from augenhoehe.structure.forms.coding import ReasonForm
from augenhoehe.structure.forms.groups import (
    DocumentForm,
    EndForm,
    FoundForm,
    MemberForm,
    NoteForm,
    PollForm,
    TaskForm,
)
from augenhoehe.structure.models import ProjectGroup
from augenhoehe.structure.operations import groups as verbs
from augenhoehe.structure.operations import room as room_verbs
from augenhoehe.structure.queries import groups as queries
from augenhoehe.structure.queries.questions import questions_for
from augenhoehe.structure.rules import groups as rules
from augenhoehe.structure.rules import proposals as proposal_rules
from augenhoehe.structure.tags import group_tag, proposal_tag
from augenhoehe.ui.status import turn
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day

from . import questions
from .asking import done


def trail(group: ProjectGroup | None = None) -> list[Crumb]:
    start = [("Projektgruppen", reverse("structure_inside:groups"))]
    return start if group is None else [*start, (name_of(group), addresses.of_group(group))]


def name_of(group: ProjectGroup) -> str:
    return str(group.committee.name_on(clock.today()))


def find(request: ActorRequest, pk: uuid.UUID) -> ProjectGroup:
    return get_object_or_404(queries.groups_for(request.actor, clock.today()), pk=pk)  # type: ignore[attr-defined]


@require_safe
def groups(request: ActorRequest) -> HttpResponseBase:
    """The groups somebody works in or looks after."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = queries.groups_for(actor, clock.today())
    rules.check_list(actor, clock.today())
    return list_response(request, listings_work.groups_listing(), rows, "structure/groups/groups.html", {})


def group_found(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    question, actor = questions.find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_can_found(actor, question)
    form = FoundForm(request.POST or None, of=question)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        made = verbs.found_group(question=question, by=actor, at=clock.now(), **given)
        return addresses.of_group(made), "Die Gruppe ist eingesetzt. Laden Sie nun die Mitglieder ein."

    lead = "Die Lenkungsgruppe hat der Frage Vorrang gegeben. Der Auftrag sagt, was die Gruppe klärt und bis wann."
    return ask(
        request, form, act, title="Projektgruppe einsetzen", button="Einsetzen", breadcrumb=questions.trail(question),
        lead=lead,
    )  # fmt: skip


def group(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The room: what is to be done first, then the proposal, polls, notes, documents, members, mandate."""
    found = find(request, pk)
    return _room(request, found, NoteForm())


def _room(request: ActorRequest, found: ProjectGroup, note: NoteForm) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    day = clock.today()
    room = queries.room_of(found, actor, day)
    works = rules.can_work(actor, found, day)
    ended = found.state == ProjectGroup.State.ENDED
    context = {
        "page_title": name_of(found),
        "breadcrumb": trail(),
        "status": group_tag(found),
        "turn": None if ended else turn("Projektgruppe", due=found.due, today=day),
        "group": found,
        "question_url": addresses.of_question(found.question) if _reads_question(actor, found) else "",
        "room": room,
        "invitations": [(one, NAMES.get(one.language, one.language)) for one in room.invitations],
        "mandate": _mandate(found),
        "works": works,
        "manages": rules.can_invite(actor, found),
        "ends": rules.can_end(actor, found),
        "writes_proposal": proposal_rules.can_write(actor, found, day),
        "proposal_tag": proposal_tag(room.proposal) if room.proposal else None,
        "missing": proposal_rules.missing_in(room.proposal) if room.proposal else "",
        "note": note if works else None,
        "today": day,
        "actor_id": actor.user_id,
    }
    return render(request, "structure/groups/group.html", context)


def _reads_question(actor: Actor, found: ProjectGroup) -> bool:
    return bool(questions_for(actor, clock.today()).filter(pk=found.question_id).exists())


def _mandate(found: ProjectGroup) -> list[tuple[str, str]]:
    return [
        ("Frage", found.question.question),
        ("Ziel", found.goal),
        ("Grenzen", found.limits),
        ("Mittel", found.resources),
        ("Vorschlag bis", long_day(found.due)),
        ("Bericht", found.reporting),
        ("Eingesetzt am", long_day(found.founded_at)),
        ("Beendet am", long_day(found.ended_on) if found.ended_on else ""),
        ("Warum beendet", found.end_reason),
    ]


# --- Notes, tasks, documents -------------------------------------------------------------------------
@require_POST
def note_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The form stands in the room; after a mistake it stands there again, with what was typed."""
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    form = NoteForm(request.POST)
    if form.is_valid():
        with refusals_in(form, request):
            room_verbs.write_note(group=found, text=form.cleaned_data["text"], by=actor, at=clock.now())
            return done(request, f"{addresses.of_group(found)}#notizen", "Die Notiz steht.")
    return _room(request, found, form)


def task_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    day = clock.today()
    rules.check_work(actor, found, day)
    form = TaskForm(request.POST or None, seats=queries.room_of(found, actor, day).seats)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        room_verbs.add_task(
            group=found, title=given["title"], due=given["due"], by=actor, at=clock.now(), **form.who
        )  # fmt: skip
        return f"{addresses.of_group(found)}#aufgaben", "Die Aufgabe ist verteilt."

    return ask(request, form, act, title="Neue Aufgabe", button="Verteilen", breadcrumb=trail(found))


@require_POST
def task_finish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    task = get_object_or_404(queries.tasks_for(actor, clock.today()), pk=pk)
    room_verbs.finish_task(task=task, by=actor, at=clock.now())
    return done(request, f"{addresses.of_group(task.group)}#aufgaben", f"Erledigt: {task.title}.")


def task_drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    task = get_object_or_404(queries.tasks_for(actor, clock.today()), pk=pk)
    rules.check_settle(actor, task, clock.today())
    form = ReasonForm(request.POST or None, of=task, label="Warum entfällt die Aufgabe?")

    def act(given: dict[str, Any]) -> tuple[str, str]:
        room_verbs.drop_task(task=task, by=actor, at=clock.now(), **given)
        return f"{addresses.of_group(task.group)}#aufgaben", "Die Aufgabe entfällt."

    title = f"Aufgabe streichen: {task.title}"
    return ask(request, form, act, title=title, button="Streichen", breadcrumb=trail(task.group))


def document_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_work(actor, found, clock.today())
    form = DocumentForm(request.POST or None, request.FILES or None)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        room_verbs.add_document(group=found, content=given["file"], title=given["title"], by=actor, at=clock.now())
        return f"{addresses.of_group(found)}#unterlagen", "Die Unterlage ist abgelegt."

    return ask(request, form, act, title="Unterlage ablegen", button="Ablegen", breadcrumb=trail(found))


@require_safe
def document(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Always a download: nothing that somebody laid down here runs in the house."""
    rows = queries.documents_for(request.actor, clock.today())  # type: ignore[attr-defined]
    found = get_object_or_404(rows, pk=pk)
    stored = found.file
    name = f"{slug(found.title) or 'unterlage'}.{ENDINGS[stored.media_type]}"
    try:
        content = path_of(stored).open("rb")
    except FileNotFoundError:
        raise Http404("Die Datei liegt nicht mehr im Speicher.") from None
    return FileResponse(content, as_attachment=True, filename=name, content_type=stored.media_type)


# --- Polls -------------------------------------------------------------------------------------------
def poll_open(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_work(actor, found, clock.today())
    form = PollForm(request.POST or None)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        room_verbs.open_poll(
            group=found, question=given["question"], options=form.offered, closes_on=given["closes_on"], by=actor,
            at=clock.now(),
        )  # fmt: skip
        return f"{addresses.of_group(found)}#abfragen", "Die Abfrage läuft."

    return ask(request, form, act, title="Kurze Abfrage", button="Fragen", breadcrumb=trail(found))


@require_POST
def poll_vote(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    poll = get_object_or_404(queries.polls_for(actor, clock.today()), pk=pk)
    typed = request.POST.get("option", "")
    room_verbs.vote(poll=poll, option=int(typed) if typed.isdecimal() else -1, by=actor, at=clock.now())
    return done(request, f"{addresses.of_group(poll.group)}#abfragen", "Ihre Antwort ist gezählt.")


@require_POST
def poll_close(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    poll = get_object_or_404(queries.polls_for(actor, clock.today()), pk=pk)
    room_verbs.close_poll(poll=poll, by=actor, at=clock.now())
    return done(request, f"{addresses.of_group(poll.group)}#abfragen", "Die Abfrage ist geschlossen.")


# --- Members and end ---------------------------------------------------------------------------------
def member_invite(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_invite(actor, found)
    form = MemberForm(request.POST or None, users=list(accounts_to_seat()))

    def act(given: dict[str, Any]) -> tuple[str, str]:
        user = form.users.get(given["user"])
        if user is not None:
            verbs.seat_member(group=found, user=user, wish=form.wish, by=actor, at=clock.now())
            sentence = f"{user.name} hat einen Sitz und eine Nachricht."
        else:
            verbs.invite_member(
                group=found, email=given["email"], name=given["name"], language=given["language"], wish=form.wish,
                by=actor, at=clock.now(),
            )  # fmt: skip
            sentence = f"Die Einladung an {given['name']} ist unterwegs."
        return f"{addresses.of_group(found)}#mitglieder", sentence

    lead = "Eine Gruppe ohne Betroffene und ohne Migrantenorganisation löst die Frage an ihnen vorbei."
    return ask(request, form, act, title="Mitglied einladen", button="Einladen", breadcrumb=trail(found), lead=lead)


def group_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_end(actor, found)
    form = EndForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.end_group(group=found, by=actor, at=clock.now(), **given)
        return addresses.of_question(found.question), "Die Gruppe ist beendet."

    return ask(
        request, form, act, title="Projektgruppe beenden", button="Beenden", breadcrumb=trail(found), danger=True
    )
