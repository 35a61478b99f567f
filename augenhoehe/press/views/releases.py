"""Releases inside: the desk, one release as it will look, writing and throwing away."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core import contributions
from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.core.wording import differences
from augenhoehe.journal.views.asking import ask
from augenhoehe.press import operations
from augenhoehe.press.addresses import of_release, public_of_release
from augenhoehe.press.forms.releases import ReleaseForm
from augenhoehe.press.listings.releases import desk_listing, release_tag
from augenhoehe.press.models import PressRelease, ReleaseVersion
from augenhoehe.press.permissions import WRITE_RELEASES
from augenhoehe.press.queries import releases as queries
from augenhoehe.press.rules import photos as rules_photos
from augenhoehe.press.rules import releases as rules
from augenhoehe.press.shown import shown, wording_of
from augenhoehe.ui.tables import list_response

from .around import find, step, trail

# The verbs in the order in which a release goes through them; the first that is allowed is the main button.
WRITERS = ("submit", "recall")
APPROVERS = ("approve", "return")
OFFICE = ("publish", "schedule", "unschedule", "rework", "correct", "archive", "withdraw")
MAIN = frozenset({"submit", "approve", "publish"})


@require_GET
def releases(request: ActorRequest) -> HttpResponseBase:
    """The desk: everything the reader may write in, with its state."""
    request.actor.check(WRITE_RELEASES)
    rows = queries.releases_for(request.actor, now())
    return list_response(request, desk_listing(), rows, "press/releases.html")


@require_GET
def release(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One release as it will look, with what may be done next."""
    found, actor = find(request, pk), request.actor
    writes = rules.can_write(actor, found)
    context = {
        "page_title": str(found),
        "breadcrumb": trail(),
        "status": release_tag(found),
        "release": found,
        "shown": shown(found, actor, now(), SOURCE),
        "verbs": verbs_of(actor, found),
        "writable": writes and found.state in rules.WRITABLE,
        "writes": writes,
        "own": actor.user_id in found.authors and found.state == PressRelease.State.REVIEW,
        "missing": _missing(found),
        "public_url": public_of_release(found) if found.is_public else "",
        "event": queries.event_brief(found.event_id, public=False),
        "translate_url": contributions.ask("translation.page", found, default="") if writes else "",
    }
    return render(request, "press/release.html", context)


def verbs_of(actor: Actor, found: PressRelease) -> list[tuple[str, str, str]]:
    """(address, word, kind of button) of what the reader may do with it now."""
    may = [
        *(APPROVERS if rules.can_approve(actor, found) else ()),
        *(OFFICE if rules.can_publish(actor, found) else ()),
        *(WRITERS if rules.can_write(actor, found) else ()),
    ]
    if found.embargo_until and found.embargo_until > now():
        # It appears at its hour; a button that can only be refused helps nobody.
        may = [verb for verb in may if verb != "publish"]
    labels = {one.name: one.label for one in rules.RELEASE.transitions}
    return [
        (reverse(f"press_inside:release_{verb}", args=[found.pk]), labels[verb], _button(verb))
        for verb in may
        if rules.RELEASE.allows(found.state, verb)
    ]


def _button(verb: str) -> str:
    if verb in MAIN:
        return "primary"
    return "secondary" if verb in ("schedule", "return", "correct") else ""


def _missing(found: PressRelease) -> list[str]:
    """Photos that would not be shown, with the reason."""
    if found.state in PressRelease.ONCE_PUBLIC:
        return []
    photos = [one.photo for one in found.media.all() if one.photo]
    return rules_photos.what_is_missing(photos, today())


def release_write(request: ActorRequest) -> HttpResponse:
    request.actor.check(WRITE_RELEASES)
    if not queries.publishers().exists():
        return render(request, "press/no_publisher.html", {"page_title": "Mitteilung schreiben", "breadcrumb": trail()})
    form = ReleaseForm(request.POST or None, actor=request.actor)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.write_release(by=request.actor, at=now(), **form.values())
        return of_release(made), "Gespeichert. So wird es aussehen."

    return ask(
        request, form, act, title="Mitteilung schreiben", button="Speichern und ansehen", breadcrumb=trail(),
        lead="Bis zur Freigabe liest das nur, wer hier schreibt.",
    )  # fmt: skip


def release_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_write(request.actor, found)
    rules.check_writable(found)
    form = ReleaseForm(request.POST or None, actor=request.actor, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_release(release=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return of_release(found), "Gespeichert. Die vorige Fassung bleibt zu lesen."

    return ask(
        request, form, act, title=f"Schreiben: {found}", button="Speichern und ansehen",
        breadcrumb=trail(found),
    )  # fmt: skip


def release_delete(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_write(request.actor, found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.delete_release(release=found, by=request.actor, at=now(), **data)
        return reverse("press_inside:releases"), "Der Entwurf ist gelöscht."

    return step(
        request, found, act, f"Löschen: {found}", "Endgültig löschen", trail(found), danger=True,
        lead="Mit allen Fassungen. Fotos bleiben im Archiv.",
    )  # fmt: skip


# --- Versions -----------------------------------------------------------------------------------------
@require_GET
def versions(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Every wording there was, each against the one before."""
    found = find(request, pk)
    rows = queries.versions_of(found)
    compared = [
        (one, differences(wording_of(before), wording_of(one)) if before else None)
        for one, before in zip(rows, [*rows[1:], None], strict=True)
    ]
    context = {
        "page_title": "Fassungen",
        "breadcrumb": trail(found),
        "versions": compared,
        "restores": rules.can_write(request.actor, found) and found.state in rules.WRITABLE,
    }
    return render(request, "press/versions.html", context)


def version_restore(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    request.actor.check(WRITE_RELEASES)
    version: ReleaseVersion = get_object_or_404(queries.version_for(request.actor, pk, now()))
    found = version.release
    rules.check_write(request.actor, found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.restore_version(version=version, by=request.actor, at=now(), **data)
        return of_release(found), f"Fassung {version.version} ist wieder der Entwurf."

    return step(
        request, found, act, f"Fassung {version.version} wiederherstellen", "Wiederherstellen", trail(found),
        lead="Überschrift, Vorspann und Text werden wieder wie damals. Die jetzige Fassung bleibt zu lesen.",
    )  # fmt: skip
