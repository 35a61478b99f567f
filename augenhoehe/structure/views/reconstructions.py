"""Case reconstructions: the list, one with its course, and everything that is done with it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.identifiers import Found
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure import addresses, listings_work
from augenhoehe.structure.forms.reconstructions import (
    HoldForm,
    PhaseForm,
    PlanForm,
    ReconstructionForm,
    ReleaseForm,
    ThemesForm,
)
from augenhoehe.structure.models import Reconstruction, ReconstructionPhase
from augenhoehe.structure.operations import reconstructions as verbs
from augenhoehe.structure.permissions import READ_RECONSTRUCTIONS, WRITE_RECONSTRUCTIONS
from augenhoehe.structure.queries import reconstructions as queries
from augenhoehe.structure.queries import topics
from augenhoehe.structure.rules import reconstructions as rules
from augenhoehe.structure.tags import reconstruction_tag
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day

from .asking import done

PAGE = "Fallrekonstruktionen"
BROKEN = StatusTag("Bruch", "bad")


def trail(reconstruction: Reconstruction | None = None) -> list[Crumb]:
    start = [(PAGE, reverse("structure_inside:reconstructions"))]
    if reconstruction is None:
        return start
    return [*start, (reconstruction.title, addresses.of_reconstruction(reconstruction))]


def find(request: ActorRequest, pk: uuid.UUID) -> Reconstruction:
    return get_object_or_404(queries.reconstructions_for(request.actor), pk=pk)  # type: ignore[attr-defined]


@require_safe
def reconstructions(request: ActorRequest) -> HttpResponseBase:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    actor.check(READ_RECONSTRUCTIONS)
    may_plan = rules.can_plan(actor)
    waiting = queries.waiting_topics(actor) if may_plan else []
    context = {
        "may_plan": may_plan,
        "waiting": [(one, addresses.of_topic(one), addresses.to_reconstruct(one)) for one in waiting],
    }
    rows = queries.reconstructions_for(actor)
    template = "structure/reconstructions/reconstructions.html"
    return list_response(request, listings_work.reconstructions_listing(), rows, template, context)


def reconstruction_new(request: ActorRequest) -> HttpResponse:
    """Plan one, perhaps for the topics named in the address or waiting in the store."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    actor.check(WRITE_RECONSTRUCTIONS)
    named = topics.topics_by_ids(actor, [one for one in request.GET.getlist("thema") if _is_id(one)])
    form = PlanForm(request.POST or None, named=named, waiting=queries.waiting_topics(actor))

    def act(given: dict[str, Any]) -> tuple[str, str]:
        made = verbs.plan_reconstruction(by=actor, at=clock.now(), **{**given, "topics": form.chosen})
        return addresses.of_reconstruction(made), "Die Fallrekonstruktion ist geplant."

    return ask(request, form, act, title="Fallrekonstruktion planen", button="Planen", breadcrumb=trail())


def _is_id(value: str) -> bool:
    try:
        uuid.UUID(value)
    except ValueError:
        return False
    return True


@require_safe
def reconstruction(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The course with its breaks, what worked, what follows from it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = find(request, pk)
    context = {
        "page_title": found.title,
        "breadcrumb": trail(),
        "status": reconstruction_tag(found),
        "reconstruction": found,
        "phases": queries.phases_of(found),
        "broken_tag": BROKEN,
        "topics": [(one, addresses.of_topic(one)) for one in queries.topics_of(found, actor)],
        "facts": _facts(found),
        "may": _may(actor, found),
    }
    return render(request, "structure/reconstructions/reconstruction.html", context)


def _facts(found: Reconstruction) -> list[tuple[str, str]]:
    return [
        ("Tag", long_day(found.held_on)),
        ("Moderation", found.moderation),
        ("Anwesend waren", ", ".join(found.present.splitlines())),
        ("Woher der Fall kommt", found.get_source_display()),
        ("Verfremdet", "ja" if found.altered else "noch nicht bestätigt"),
        ("Freigegeben am", long_day(found.released_at) if found.released_at else ""),
        ("Zur Prüfung", found.release_note),
    ]


def _may(actor: Actor, found: Reconstruction) -> dict[str, bool]:
    return {
        "edit": rules.can_edit(actor, found),
        "hold": rules.can_hold(actor, found, clock.today()),
        "derive": rules.can_derive(actor, found),
        "release": rules.can_release(actor, found),
        "waits": found.state == Reconstruction.State.DERIVED and not rules.can_release(actor, found),
        "archive": rules.can_archive(actor, found),
    }


def reconstruction_edit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_edit(actor, found)
    form = ReconstructionForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.edit_reconstruction(reconstruction=found, by=actor, at=clock.now(), **given)
        return addresses.of_reconstruction(found), "Gespeichert."

    return ask(request, form, act, title="Fallrekonstruktion bearbeiten", button="Speichern", breadcrumb=trail(found))


def phase_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_edit(actor, found)
    form = PhaseForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.add_phase(reconstruction=found, phase=form.phase, by=actor, at=clock.now())
        return f"{addresses.of_reconstruction(found)}#verlauf", "Die Phase ist angefügt."

    return ask(request, form, act, title="Phase anfügen", button="Anfügen", breadcrumb=trail(found))


def _find_phase(request: ActorRequest, pk: uuid.UUID) -> ReconstructionPhase:
    return get_object_or_404(queries.phases_for(request.actor), pk=pk)  # type: ignore[attr-defined]


def phase_edit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    phase, actor = _find_phase(request, pk), request.actor  # type: ignore[attr-defined]
    found = phase.reconstruction
    rules.check_edit(actor, found)
    form = PhaseForm(request.POST or None, of=found, phase=phase)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.edit_phase(phase=phase, new=form.phase, revision=given["revision"], by=actor, at=clock.now())
        return f"{addresses.of_reconstruction(found)}#verlauf", "Gespeichert."

    return ask(request, form, act, title="Phase bearbeiten", button="Speichern", breadcrumb=trail(found))


@require_POST
def phase_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    phase = _find_phase(request, pk)
    verbs.remove_phase(phase=phase, by=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return done(request, f"{addresses.of_reconstruction(phase.reconstruction)}#verlauf", "Die Phase ist entfernt.")


def reconstruction_hold(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_hold(actor, found, clock.today())
    form = HoldForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.hold_reconstruction(reconstruction=found, by=actor, at=clock.now(), **given)
        return addresses.of_reconstruction(found), "Festgehalten. Schreiben Sie nun den Verlauf."

    return ask(request, form, act, title="Sie hat stattgefunden", button="Festhalten", breadcrumb=trail(found))


def reconstruction_derive(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_derive(actor, found)
    form = ThemesForm(
        request.POST or None, of=found, choices=topics.topic_choices(actor), chosen=queries.topics_of(found, actor)
    )

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.derive_themes(
            reconstruction=found, themes=given["themes"], topics=form.chosen, revision=given["revision"], by=actor,
            at=clock.now(),
        )  # fmt: skip
        return addresses.of_reconstruction(found), "Gespeichert. Jetzt prüft und gibt eine zweite Person frei."

    return ask(request, form, act, title="Themen ableiten", button="Speichern", breadcrumb=trail(found))


def reconstruction_release(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What the check found stands above the whole text; the second person reads and decides."""
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_release(actor, found)
    suspects: list[Found] = verbs.findings(found)
    form = ReleaseForm(request.POST or None, of=found, found=suspects)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.release_reconstruction(
            reconstruction=found, harmless=given.get("harmless", ""), revision=given["revision"], by=actor,
            at=clock.now(),
        )  # fmt: skip
        return addresses.of_reconstruction(found), "Freigegeben."

    return ask(
        request, form, act, title="Prüfen und freigeben", button="Freigeben", breadcrumb=trail(found),
        template="structure/reconstructions/release.html", reconstruction=found, suspects=suspects,
        phases=queries.phases_of(found), broken_tag=BROKEN,
    )  # fmt: skip


@require_POST
def reconstruction_archive(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    verbs.archive_reconstruction(reconstruction=found, by=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return done(request, addresses.of_reconstruction(found), "Archiviert.")
