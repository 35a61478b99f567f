"""One agenda item while the meeting runs: who speaks, what is said, who is biased, what is resolved."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_sitting
from augenhoehe.committees.forms.live import (
    DiscussionForm,
    LiveResolutionForm,
    OutcomeForm,
    SpeechChangeForm,
    SpeechForm,
)
from augenhoehe.committees.models import AgendaItem, Meeting, Presence, Speech
from augenhoehe.committees.queries.quorum import quorum_here
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask, refusals_in
from augenhoehe.ui.status import StatusTag

from .live import PEN, _uuid, crumbs, moment_of_tap


def _find(request: ActorRequest, pk: uuid.UUID) -> tuple[AgendaItem, Meeting]:
    """An item on an agenda, for who writes the meeting down."""
    item = get_object_or_404(queries.items_for(request.actor, today()), pk=pk)
    if item.meeting is None:
        raise Http404
    item.meeting.committee = item.committee
    rules.check_write_down(request.actor, item.meeting)
    if queries.sitting_of(item.meeting) is None:
        raise Http404
    return item, item.meeting


def address(item: AgendaItem) -> str:
    return reverse("committees_inside:course", args=[item.pk])


def _trail(meeting: Meeting) -> list[tuple[str, str]]:
    return [*crumbs(meeting), (PEN, of_sitting(meeting))]


def course(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The item's page; sending its text saves the text, the other buttons have addresses of their own."""
    item, meeting = _find(request, pk)
    found = queries.course_of(item, meeting)
    form = DiscussionForm(request.POST or None, of=found)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, request):
            operations.write_discussion(item=item, by=request.actor, at=now(), **form.cleaned_data)
            messages.success(request, "Der Text ist gespeichert.")
            return redirect(address(item))
    context = {**_shown(request, item, meeting), "form": form}
    return render(request, "committees/live_course.html", context)


def _shown(request: ActorRequest, item: AgendaItem, meeting: Meeting) -> dict[str, object]:
    found = queries.course_of(item, meeting)
    presences = queries.presences_of(meeting)
    biased = {one.pk for one in found.biased.all()} if found else set()
    minutes = queries.minutes_of(request.actor, meeting, today())
    lines = queries.course_views(request.actor, meeting, today())
    places = [one.item.pk for one in lines if one.item]
    after = places[places.index(item.pk) + 1 :] if item.pk in places else []
    decided, sitting = getattr(item, "resolution", None), queries.sitting_of(meeting)
    live = sitting is not None and sitting.runs
    return {
        "page_title": f"{item.order}. {item.title}",
        "breadcrumb": _trail(meeting),
        "status": StatusTag(str(decided.get_kind_display()), "good") if decided else None,
        "item": item,
        "meeting": meeting,
        "course": found,
        "speeches": queries.speeches_of(found),
        "speech_form": SpeechForm(meeting=meeting),
        "voting_here": [(one, one.pk in biased) for one in presences if one.voting and one.left_at is None],
        "voters": queries.voters(item, meeting, now()),
        "quorum": quorum_here(meeting, [one for one in presences if one.left_at is None]) if live else None,
        "decision": queries.decision(decided, True) if decided else None,
        "decides": rules.can_decide(request.actor, item),
        "minutes": minutes,
        "open": minutes is None or minutes.state == "draft",
        "next": after[0] if after else None,
    }


@require_POST
def speech_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Alone, with htmx, the list of speakers comes back, so that a half-written text stays; else the whole page."""
    item, meeting = _find(request, pk)
    form = SpeechForm(request.POST, meeting=meeting)
    added = False
    if form.is_valid():
        with refusals_in(form, request):
            operations.add_speech(item=item, by=request.actor, at=now(), **form.cleaned_data)
            added = True
    alone = "HX-Request" in request.headers
    if added and not alone:
        messages.success(request, "Die Wortmeldung ist notiert.")
        return redirect(f"{address(item)}#wortmeldungen")
    shown = _shown(request, item, meeting)
    context = {**shown, "speech_form": SpeechForm(meeting=meeting) if added else form}
    if alone:
        return render(request, "committees/live_speeches.html", context)
    context["form"] = DiscussionForm(of=queries.course_of(item, meeting))
    return render(request, "committees/live_course.html", context)


def _speech(request: ActorRequest, pk: uuid.UUID) -> Speech:
    found = get_object_or_404(
        queries.speeches_for(request.actor, today()).select_related("course__item"), pk=pk
    )  # fmt: skip
    rules.check_write_down(request.actor, found.course.meeting)
    return found


def _after_speech(speech: Speech) -> str:
    item = speech.course.item
    on_this = item.meeting_id == speech.course.meeting_id
    return f"{address(item)}#wortmeldungen" if on_this else of_sitting(speech.course.meeting)


def speech_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _speech(request, pk)
    form = SpeechChangeForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_speech(speech=found, by=request.actor, at=now(), **data)
        return _after_speech(found), "Gespeichert."

    return ask(
        request, form, act, title="Wortmeldung ändern", button="Speichern", breadcrumb=_trail(found.course.meeting),
        template="committees/live_speech.html", speech=found,
    )  # fmt: skip


@require_POST
def speech_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _speech(request, pk)
    back = _after_speech(found)
    operations.remove_speech(speech=found, by=request.actor, at=now())
    messages.success(request, "Die Wortmeldung ist entfernt.")
    return redirect(back)


@require_POST
def item_reach(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    item, meeting = _find(request, pk)
    sitting = queries.sitting_of(meeting)
    reached_at = moment_of_tap(sitting) if sitting else now()
    operations.reach_item(item=item, reached_at=reached_at, by=request.actor, at=now())
    return redirect(address(item))


@require_POST
def bias_note(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    item, meeting = _find(request, pk)
    presence: Presence = get_object_or_404(meeting.presences, pk=_uuid(request.POST.get("presence", "")))
    biased = request.POST.get("biased") == "yes"
    operations.note_bias(item=item, presence=presence, biased=biased, by=request.actor, at=now())
    word = "ist befangen und stimmt hier nicht mit" if biased else "stimmt mit"
    messages.success(request, f"{presence.name} {word}.")
    return redirect(f"{address(item)}#befangen")


def resolution_live(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The resolution, with how many may vote at this moment."""
    item, meeting = _find(request, pk)
    rules.check_decide(request.actor, item)
    if request.method != "POST":
        rules.check_open_item(item)
    voters = queries.voters(item, meeting, now())
    form = LiveResolutionForm(request.POST or None, of=item, voters=voters)

    def act(data: dict) -> tuple[str, str]:
        operations.record_resolution(item=item, by=request.actor, at=now(), **data)
        return address(item), f"Der Beschluss ist festgehalten: {item.title}."

    crumbs = [*_trail(meeting), (item.title, address(item))]
    return ask(
        request, form, act, title="Beschluss festhalten", button="Festhalten", breadcrumb=crumbs,
        template="committees/live_resolution.html", item=item, voters=voters,
    )  # fmt: skip


def item_postpone(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    item, meeting = _find(request, pk)
    form = OutcomeForm(request.POST or None, of=item)

    def act(data: dict) -> tuple[str, str]:
        operations.postpone_in_meeting(item=item, by=request.actor, at=now(), **data)
        return of_sitting(meeting), f"Vertagt: {item.title}. Der Punkt wartet wieder."

    crumbs = [*_trail(meeting), (item.title, address(item))]
    return ask(request, form, act, title="Punkt vertagen", button="Vertagen", breadcrumb=crumbs)


def item_withdraw_live(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    item, meeting = _find(request, pk)
    rules.check_not_on_the_way(item)
    form = OutcomeForm(request.POST or None, of=item)

    def act(data: dict) -> tuple[str, str]:
        operations.withdraw_in_meeting(item=item, by=request.actor, at=now(), **data)
        return of_sitting(meeting), f"Zurückgezogen: {item.title}."

    crumbs = [*_trail(meeting), (item.title, address(item))]
    return ask(
        request, form, act, title="Punkt zurückziehen", button="Zurückziehen", breadcrumb=crumbs, danger=True,
        lead="Das Gremium berät dann nicht mehr darüber. Zum Aufschieben vertagen Sie den Punkt.",
    )  # fmt: skip
