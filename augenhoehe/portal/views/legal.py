"""Legal texts inside: what holds and what comes, the draft, its preview, and every version before."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core import clock
from augenhoehe.core.multilingual import NAMES, SOURCE
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.portal import operations, queries
from augenhoehe.portal.addresses import of_legal_text
from augenhoehe.portal.forms.legal import ConfirmForm, LegalTextForm, PublishForm
from augenhoehe.portal.models import LegalDraft, LegalText
from augenhoehe.portal.permissions import READ_LEGAL_TEXTS
from augenhoehe.portal.rules import legal as rules
from augenhoehe.ui.prose import html_of
from augenhoehe.ui.words import long_day

Crumbs = list[tuple[str, str]]


def trail(key: LegalText.Key | None = None) -> Crumbs:
    start = [("Rechtstexte", reverse("portal_inside:legal_texts"))]
    return [*start, (str(key.label), of_legal_text(key))] if key else start


@require_GET
def legal_texts(request: ActorRequest) -> HttpResponse:
    """All legal texts with their versions in force."""
    request.actor.check(READ_LEGAL_TEXTS)
    context = {
        "page_title": "Rechtstexte",
        "rows": queries.legal_texts(request.actor, clock.now()),
    }
    return render(request, "portal/legal_texts.html", context)


@require_GET
def legal_text(request: ActorRequest, key: LegalText.Key) -> HttpResponse:
    """One legal text: what holds, what comes, what is being written, and all versions before."""
    actor, at = request.actor, clock.now()
    actor.check(READ_LEGAL_TEXTS)
    versions = list(queries.versions_for(actor).filter(key=key))
    held = [one for one in versions if one.withdrawn_at is None and one.valid_from <= at]
    current = held[0] if held else None
    planned = next((one for one in versions if one.withdrawn_at is None and one.valid_from > at), None)
    coming = planned or current
    context = {
        "page_title": key.label,
        "breadcrumb": trail(),
        "key": key.value,
        "public_url": f"portal:{key.value}",
        "current": current,
        "planned": planned,
        "draft": queries.draft_of(key),
        "versions": queries.states_of(versions, current, at),
        "may_write": rules.can_write(actor),
        "to_check": coming if coming and rules.can_check(actor, coming, coming.version) else None,
        "may_review": bool(current and current.checked) and rules.can_review(actor, current),
    }
    return render(request, "portal/legal_text.html", context)


# --- Drafts -----------------------------------------------------------------------------------------
def legal_edit(request: ActorRequest, key: LegalText.Key) -> HttpResponse:
    """The form; what is saved is a draft until somebody publishes it."""
    # Asks for the second factor before anything is typed.
    rules.check_write(request.actor)
    at, draft = clock.now(), queries.draft_of(key)
    form = LegalTextForm(key, at, draft, request.POST or None)
    conflict: Conflict | None = None
    if request.method == "POST" and form.is_valid():
        try:
            operations.save_draft(key=key, by=request.actor, at=at, **form.values())
            return redirect("portal_inside:legal_preview", key=key)
        except Conflict as found:
            conflict = found
            _build_on(form, found)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
    context = {
        "page_title": f"{key.label} schreiben",
        "breadcrumb": trail(key),
        "form": form,
        "conflict": conflict,
        "back": of_legal_text(key),
    }
    return render(request, "portal/legal_edit.html", context, status=400 if form.errors else 200)


def _build_on(form: LegalTextForm, conflict: Conflict) -> None:
    """Keep what was typed, show what somebody else saved, and let the next attempt build on it."""
    form.add_error(None, conflict.sentence)
    newest = conflict.current
    form.data = {**dict(form.data.items()), "revision": str(newest.revision if newest else 0)}


@require_GET
def legal_preview(request: ActorRequest, key: LegalText.Key) -> HttpResponse:
    """The draft as everybody would read it, in each language, and what is different from what holds."""
    rules.check_write(request.actor)
    draft, at = _draft(key), clock.now()
    language = request.GET.get("sprache", SOURCE)
    language = language if language in NAMES else SOURCE
    unsaved = LegalText(key=key, version=0, text=draft.text)
    page = queries.page_of(key, unsaved, language, request.installation)
    context = {
        "page_title": f"Vorschau: {key.label}",
        "breadcrumb": trail(key),
        "key": key.value,
        "draft": draft,
        "page": page,
        "html": html_of(page.text),
        "language": language,
        "languages": [(code, NAMES[code]) for code in NAMES if draft.text.get(code, {}).get("text")],
        "changes": _named(queries.changes(queries.wording(key, at), draft.text)),
    }
    return render(request, "portal/legal_preview.html", context)


def legal_publish(request: ActorRequest, key: LegalText.Key) -> HttpResponse:
    """At once or from a moment on; until then everybody reads what holds now."""
    rules.check_write(request.actor)
    draft = _draft(key)
    form = PublishForm(request.POST or None, of=draft)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        added = operations.publish_draft(
            draft=draft, valid_from=data["valid_from"], revision=data["revision"], by=request.actor, at=clock.now()
        )
        starts = f"ab {long_day(added.valid_from)}" if data["valid_from"] else "ab jetzt"
        return of_legal_text(key), f"Fassung {added.version} gilt {starts}. Sie ist noch zu prüfen."

    return ask(
        request, form, act, title=f"{key.label} veröffentlichen", button="Veröffentlichen",
        breadcrumb=[*trail(key), ("Vorschau", reverse("portal_inside:legal_preview", args=[key]))],
        lead="Die Seite zeigt die neue Fassung, bis sie geprüft ist, mit dem Hinweis „Zu prüfen“.",
    )  # fmt: skip


def legal_discard(request: ActorRequest, key: LegalText.Key) -> HttpResponse:
    rules.check_write(request.actor)
    draft = _draft(key)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.discard_draft(draft=draft, by=request.actor, at=clock.now())
        return of_legal_text(key), "Der Entwurf ist verworfen."

    return ask(
        request, ConfirmForm(request.POST or None), act, title="Entwurf verwerfen", button="Verwerfen", danger=True,
        breadcrumb=trail(key), lead="Was darin geändert wurde, ist danach fort. Es gilt weiter, was heute gilt.",
    )  # fmt: skip


# --- Versions ---------------------------------------------------------------------------------------
@require_GET
def legal_version(request: ActorRequest, key: LegalText.Key, version: int) -> HttpResponse:
    """One version as it read, and what it changed."""
    found, at = _version(request, key, version), clock.now()
    page = queries.page_of(key, found, SOURCE, request.installation)
    context = {
        "page_title": f"{key.label}, Fassung {version}",
        "breadcrumb": trail(key),
        "key": key.value,
        "version": found,
        "html": html_of(page.text),
        "changes": _named(queries.changes(queries.version_before(found), found.text)),
        "may_restore": rules.can_write(request.actor),
        "may_withdraw": rules.can_withdraw(request.actor, found, at),
    }
    return render(request, "portal/legal_version.html", context)


@require_POST
def legal_restore(request: ActorRequest, key: LegalText.Key, version: int) -> HttpResponse:
    """Make an earlier wording the draft of the next version."""
    found = _version(request, key, version)
    operations.restore_version(version=found, by=request.actor, at=clock.now())
    messages.success(request, f"Der Wortlaut von Fassung {version} ist jetzt der Entwurf.")
    return redirect("portal_inside:legal_preview", key=key)


@require_POST
def legal_withdraw(request: ActorRequest, key: LegalText.Key, version: int) -> HttpResponse:
    """Take a planned version back before it holds."""
    found = _version(request, key, version)
    operations.withdraw_version(version=found, by=request.actor, at=clock.now())
    messages.success(request, f"Fassung {version} wird nicht gelten.")
    return redirect("portal_inside:legal_text", key=key)


@require_POST
def check_legal_text(request: ActorRequest, key: LegalText.Key, version: int) -> HttpResponse:
    """Mark the version in force as checked."""
    _version(request, key, version)
    operations.confirm_check(key=key, version=version, by=request.actor, at=clock.now())
    messages.success(request, "Die Fassung ist als geprüft gekennzeichnet.")
    return redirect("portal_inside:legal_text", key=key)


@require_POST
def legal_review(request: ActorRequest, key: LegalText.Key) -> HttpResponse:
    """Looked through, nothing to change: the yearly duty is done."""
    operations.review(key=key, by=request.actor, at=clock.now())
    messages.success(request, "Der Text ist durchgesehen. In einem Jahr werden Sie wieder erinnert.")
    return redirect("portal_inside:legal_text", key=key)


def _version(request: ActorRequest, key: LegalText.Key, version: int) -> LegalText:
    return get_object_or_404(queries.versions_for(request.actor), key=key, version=version)


def _draft(key: LegalText.Key) -> LegalDraft:
    return get_object_or_404(LegalDraft, key=key)


def _named(changes: list[tuple[str, Any]]) -> list[tuple[str, str, Any]]:
    return [(code, NAMES.get(code, code), pieces) for code, pieces in changes]
