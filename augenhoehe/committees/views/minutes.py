"""Minutes inside: read, written, laid before those who sign, approved, published; objections and editions."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST, require_safe

from augenhoehe.committees import editions, operations, queries, rules
from augenhoehe.committees.addresses import of_minutes, public_of_meeting
from augenhoehe.committees.forms.minutes import (
    ApprovalForm,
    MinutesForm,
    ObjectionAnswerForm,
    ObjectionForm,
    PaperSignatureForm,
    SectionForm,
    WhyForm,
)
from augenhoehe.committees.models import Meeting, Minutes, Signature
from augenhoehe.committees.tags import minutes_tag
from augenhoehe.core.clock import now, today
from augenhoehe.core.happenings import happened
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.happenings import ListExported

from .live import crumbs
from .meetings import find

NAME = "Niederschrift"


def _find(request: ActorRequest, pk: uuid.UUID) -> Minutes:
    return get_object_or_404(queries.minutes_for(request.actor, today()), meeting_id=pk)


def _under(meeting: Meeting) -> list[tuple[str, str]]:
    return [*crumbs(meeting), (NAME, of_minutes(meeting))]


@require_GET
def minutes(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The whole for who may read it; what may be done stands on top."""
    found = _find(request, pk)
    actor, view = request.actor, queries.view_of(found, public_only=False)
    writes = rules.can_write_minutes(actor, found)
    state = found.state
    context = {
        "page_title": NAME,
        "breadcrumb": crumbs(found.meeting),
        "status": minutes_tag(found),
        "view": view,
        "minutes": found,
        "meeting": found.meeting,
        "writes": writes,
        "edits": writes and rules.MINUTES.allows(state, "write"),
        "returns": writes and rules.MINUTES.allows(state, "return"),
        "signs": [role for role in Signature.Role if rules.can_sign_as(actor, found, role)],
        "notes_signature": state == Minutes.State.SUBMITTED and rules.can_manage(actor, found.meeting.committee),
        "missing": _unsigned(found),
        "approves": _approves(found, writes),
        "publishes": rules.MINUTES.allows(state, "publish") and rules.can_publish_minutes(actor, found),
        "unpublishes": state == Minutes.State.PUBLISHED and rules.can_manage(actor, found.meeting.committee),
        "public_url": public_of_meeting(found.meeting) if state == Minutes.State.PUBLISHED else "",
        "kinds": editions.KINDS,
        "next_meeting": queries.later_meetings(found, today()).first() if found.binding else None,
    }
    return render(request, "committees/minutes.html", context)


def _unsigned(found: Minutes) -> list[str]:
    if found.state != Minutes.State.SUBMITTED:
        return []
    there = {one.role for one in found.signatures.all()}
    return [str(role.label) for role in Signature.Role if role not in there]


def _approves(found: Minutes, writes: bool) -> bool:
    return writes and rules.MINUTES.allows(found.state, "approve") and rules.needs_approval(found)


def minutes_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_write_minutes(request.actor, found)
    form = MinutesForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_minutes(minutes=found, by=request.actor, at=now(), **data)
        return of_minutes(found.meeting), "Gespeichert."

    return ask(request, form, act, title="Eröffnung und Fehlende", button="Speichern", breadcrumb=_under(found.meeting))


def section_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    section = get_object_or_404(queries.sections_for(request.actor, today()), pk=pk)
    rules.check_write_minutes(request.actor, section.minutes)
    form = SectionForm(request.POST or None, of=section)
    meeting = section.minutes.meeting

    def act(data: dict) -> tuple[str, str]:
        operations.write_section(section=section, by=request.actor, at=now(), **data)
        return f"{of_minutes(meeting)}#punkt-{section.pk}", "Gespeichert."

    title = f"{section.course.order}. {section.course.title}"
    return ask(
        request, form, act, title=title, button="Speichern", breadcrumb=_under(meeting),
        template="committees/minutes_section.html", section=section,
    )  # fmt: skip


@require_POST
def minutes_submit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    operations.submit_minutes(minutes=found, revision=_revision(request), by=request.actor, at=now())
    messages.success(request, "Die Niederschrift liegt zur Unterschrift vor.")
    return redirect(of_minutes(found.meeting))


def _revision(request: ActorRequest) -> int | None:
    typed = request.POST.get("revision", "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else None


def minutes_return(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_write_minutes(request.actor, found)
    form = WhyForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.return_minutes(minutes=found, by=request.actor, at=now(), **data)
        return of_minutes(found.meeting), "Die Niederschrift ist wieder ein Entwurf."

    return ask(
        request, form, act, title="Zurück in den Entwurf", button="Zurückholen", breadcrumb=_under(found.meeting),
        lead="Eine Unterschrift, die schon da steht, gilt dann nicht mehr.",
    )  # fmt: skip


@require_POST
def minutes_sign(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    role = request.POST.get("role", "")
    operations.sign_minutes(minutes=found, role=role, revision=_revision(request), by=request.actor, at=now())
    messages.success(request, "Ihre Unterschrift steht unter der Niederschrift.")
    return redirect(of_minutes(found.meeting))


def signature_note(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_publish_minutes(request.actor, found)
    form = PaperSignatureForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.note_signature(minutes=found, by=request.actor, at=now(), **data)
        return of_minutes(found.meeting), "Die Unterschrift ist vermerkt."

    return ask(
        request, form, act, title="Unterschrift auf Papier", button="Vermerken", breadcrumb=_under(found.meeting),
        lead="Für Personen ohne Konto. Das unterschriebene Blatt bewahren Sie auf.",
    )  # fmt: skip


def minutes_approve(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_write_minutes(request.actor, found)
    rules.check_needs_approval(found)
    form = ApprovalForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.approve_minutes(minutes=found, by=request.actor, at=now(), **data)
        return of_minutes(found.meeting), "Die Genehmigung ist festgehalten."

    return ask(
        request, form, act, title="Genehmigung festhalten", button="Festhalten", breadcrumb=_under(found.meeting)
    )


@require_POST
def minutes_publish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    operations.publish_minutes(minutes=found, revision=_revision(request), by=request.actor, at=now())
    messages.success(request, "Der öffentliche Teil ist veröffentlicht.")
    return redirect(of_minutes(found.meeting))


def minutes_unpublish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_publish_minutes(request.actor, found)
    form = WhyForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.unpublish_minutes(minutes=found, by=request.actor, at=now(), **data)
        return of_minutes(found.meeting), "Die Niederschrift steht nicht mehr auf der öffentlichen Seite."

    return ask(
        request, form, act, title="Veröffentlichung zurücknehmen", button="Zurücknehmen", danger=True,
        breadcrumb=_under(found.meeting), lead="Der Grund steht als Schritt in den Vorgängen der Sitzung.",
    )  # fmt: skip


def objection_raise(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_object(request.actor, found)
    form = ObjectionForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.raise_objection(minutes=found, by=request.actor, at=now(), **data)
        return f"{of_minutes(found.meeting)}#einwendungen", "Die Einwendung ist festgehalten."

    return ask(
        request, form, act, title="Einwendung erheben", button="Festhalten", breadcrumb=_under(found.meeting),
        lead="Sie steht in der Niederschrift der nächsten Sitzung. Der alte Text bleibt stehen.",
    )  # fmt: skip


def objection_decide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.objections_for(request.actor, today()), pk=pk)
    rules.check_write_minutes(request.actor, found.minutes)
    form = ObjectionAnswerForm(request.POST or None, of=found)
    meeting = found.minutes.meeting

    def act(data: dict) -> tuple[str, str]:
        operations.decide_objection(objection=found, by=request.actor, at=now(), **data)
        return f"{of_minutes(meeting)}#einwendungen", "Das Ergebnis ist festgehalten."

    return ask(
        request, form, act, title="Ergebnis der Einwendung", button="Festhalten", breadcrumb=_under(meeting),
        lead=found.text,
    )  # fmt: skip


# --- Editions on paper ------------------------------------------------------------------------------
@require_safe
def minutes_file(request: ActorRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    """The minutes as a file; `?teil=oeffentlich` is the edition without the closed part."""
    found = _find(request, pk)
    public_only = request.GET.get("teil") == "oeffentlich"
    content = editions.minutes_content(
        queries.view_of(found, public_only=public_only), queries.letterhead(found.meeting)
    )
    return sent(request, content, kind)


@require_safe
def invitation_file(request: ActorRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    """The invitation with the agenda as this reader may read it."""
    meeting = find(request, pk)
    items = list(queries.agenda_of(request.actor, meeting, today()))
    return sent(request, editions.invitation_content(meeting, items, queries.letterhead(meeting)), kind)


def sent(request: ActorRequest, content: editions.Edition, kind: str) -> HttpResponse:
    if kind not in editions.KINDS:
        raise Http404
    answer = HttpResponse(editions.made(content, kind, at=now()), content_type=editions.KINDS[kind].media_type)
    if request.actor.signed_in:
        happened(ListExported(content.file_name, kind, request.actor))
    answer["Content-Disposition"] = f'attachment; filename="{content.file_name}.{kind}"'
    return answer
