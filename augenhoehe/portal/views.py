"""Public pages: start, search, legal texts, who sees what; inside: editing the legal texts."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.core import clock
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import public_page
from augenhoehe.ui.prose import html_of

from . import operations, queries, rules
from .forms import LegalTextForm
from .models import LegalText
from .permissions import READ_LEGAL_TEXTS, WRITE_LEGAL_TEXTS
from .who_sees_what import sights

SECURITY_DAYS = 180


@public_page
def start_page(request: ActorRequest) -> HttpResponse:
    """Three sentences what this is, what one can do, and what was decided last."""
    context = {
        "page_title": gettext("Was nicht klappt, soll sich ändern"),
        "acts": queries.acts(request.installation),
        "entrances": queries.entrances(),
        "threads": queries.latest_threads(),
        "search_label": gettext("Suchen Sie ein Thema"),
        "search_help": gettext("Zum Beispiel: Kita, Elternsprechtag, Bus"),
        "hints": slot_panels("portal.start_hint", request.actor, None),
        "panels": slot_panels("portal.start", request.actor, None),
    }
    return render(request, "portal/start.html", context)


@public_page
def search(request: ActorRequest) -> HttpResponse:
    """Everything public, found by words; a public page shows everybody the same."""
    typed = request.GET.get("q", "").strip()[:200]
    kind = request.GET.get("art", "")
    found = queries.search(typed, kind=kind, language=get_language() or "de", at=clock.now())
    context = {
        "page_title": gettext("Suche"),
        "found": found,
        "search_label": gettext("Suchwörter"),
        "search_help": gettext("Alle Wörter müssen vorkommen. Tippfehler sind erlaubt."),
        "report": next((act for act in queries.acts(request.installation) if act.first), None),
    }
    return render(request, "portal/search.html", context)


def _legal(request: ActorRequest, key: str) -> HttpResponse:
    page = queries.legal_page(key, get_language() or "de", request.installation)
    context = {"page_title": gettext(page.title), "page": page, "html": html_of(page.text)}
    return render(request, "portal/legal.html", context)


@public_page
def imprint(request: ActorRequest) -> HttpResponse:
    return _legal(request, LegalText.Key.IMPRINT)


@public_page
def privacy(request: ActorRequest) -> HttpResponse:
    return _legal(request, LegalText.Key.PRIVACY)


@public_page
def accessibility(request: ActorRequest) -> HttpResponse:
    return _legal(request, LegalText.Key.ACCESSIBILITY)


@public_page
def plain(request: ActorRequest) -> HttpResponse:
    return _legal(request, LegalText.Key.PLAIN)


@public_page
def who_sees_what(request: ActorRequest) -> HttpResponse:
    """Drawn from the permissions in code."""
    context = {"page_title": gettext("Wer sieht was – und wer nicht"), "sights": sights()}
    return render(request, "portal/who_sees_what.html", context)


@public_page
def data(request: ActorRequest) -> HttpResponse:
    """Which data, where, how long, who reads: the public version of the field register."""
    context = {
        "page_title": gettext("Welche Daten, wo, wie lange, wer liest"),
        "operator": queries.placeholders(request.installation)["operator"],
        "tables": queries.public_tables(),
        "carriers": queries.carriers_and_their_law(),
    }
    return render(request, "portal/data.html", context)


@public_page
def robots(request: ActorRequest) -> HttpResponse:
    """Public pages may be found; sign-in, inside pages and status codes may not."""
    lines = ["User-agent: *"]
    lines += ["Disallow: /"] if settings.DEMO else [f"Disallow: {path}" for path in queries.CLOSED_TO_ROBOTS]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public_page
def security(request: ActorRequest) -> HttpResponse:
    """Where to report a hole (RFC 9116)."""
    text = queries.security_txt(
        contact=queries.security_contact(request.installation),
        canonical=settings.BASE_URL + reverse("portal:security"),
        policy=settings.BASE_URL + reverse("portal:imprint"),
        expires=clock.today() + timedelta(days=SECURITY_DAYS),
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


# --- Inside ------------------------------------------------------------------------------------------


@require_GET
def legal_texts(request: ActorRequest) -> HttpResponse:
    """All legal texts with their versions in force."""
    request.actor.check(READ_LEGAL_TEXTS)
    context = {
        "page_title": "Rechtstexte",
        "rows": queries.legal_texts(request.actor),
    }
    return render(request, "portal/legal_texts.html", context)


def legal_text(request: ActorRequest, key: LegalText.Key) -> HttpResponse:
    """One legal text: the version in force, its editing, and all versions before."""
    request.actor.check(READ_LEGAL_TEXTS)
    form = LegalTextForm(key, request.POST or None)
    if request.method == "POST" or request.actor.may(WRITE_LEGAL_TEXTS):
        # Asks for the second factor before anything is typed.
        rules.check_write(request.actor)
    if request.method == "POST":
        written = _write(request, key, form)
        if written:
            return written
    versions = list(queries.versions_for(request.actor).filter(key=key))
    current = versions[0] if versions else None
    newest = current.version if current else 0
    context = {
        "page_title": key.label,
        "breadcrumb": [("Rechtstexte", reverse("portal_inside:legal_texts"))],
        "form": form,
        "key": key.value,
        "public_url": f"portal:{key.value}",
        "current": current,
        "versions": versions,
        "may_write": rules.can_write(request.actor),
        "may_check": bool(current and rules.can_check(request.actor, current, newest)),
    }
    return render(request, "portal/legal_text.html", context, status=400 if form.errors else 200)


def _write(request: ActorRequest, key: LegalText.Key, form: LegalTextForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    try:
        added = operations.write_version(
            key=key, texts=form.texts(), note=form.cleaned_data["note"], by=request.actor, at=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip
    except Conflict as conflict:
        form.show_conflict(conflict)
        return None
    except Refused as refused:
        form.add_error(refused.field or None, refused.sentence)
        return None
    messages.success(request, f"Fassung {added.version} gilt ab jetzt. Sie ist noch zu prüfen.")
    return redirect("portal_inside:legal_text", key=key)


@require_POST
def check_legal_text(request: ActorRequest, key: LegalText.Key, version: int) -> HttpResponse:
    """Mark the version in force as checked."""
    get_object_or_404(queries.versions_for(request.actor), key=key, version=version)
    operations.confirm_check(key=key, version=version, by=request.actor, at=clock.now())
    messages.success(request, "Die Fassung ist als geprüft gekennzeichnet.")
    return redirect("portal_inside:legal_text", key=key)
