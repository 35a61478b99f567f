"""Matters as the people see them who work on them: with names and inside steps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from augenhoehe.core import clock
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.journal import listings, pages, queries, rules
from augenhoehe.journal.models import Thread
from augenhoehe.journal.permissions import BLANK_STEPS, READ_THREADS, WRITE_THREADS
from augenhoehe.ui.panels import hung
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day

from .paper import printed

VERBS = (
    ("change", "Texte ändern"),
    ("split", "Teil abtrennen"),
    ("merge", "Mit einem anderen Vorgang zusammenführen"),
    ("close", "Abschließen"),
    ("reopen", "Wieder aufnehmen"),
    ("withdraw", "Zurückziehen"),
)


@require_safe
def threads(request: HttpRequest) -> HttpResponseBase:
    """All matters inside; without the right the page is refused, not empty."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    actor.check(READ_THREADS)
    rows = queries.for_page(queries.threads_for(actor))
    return list_response(request, listings.inside_listing(), rows, "journal/threads.html")


@require_safe
def thread(request: HttpRequest, ref: str) -> HttpResponse:
    """One matter with everything that the inside may know, and what the person may do with it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = find(request, ref)
    may = _may(actor, found)
    around = pages.around(request, actor, found, at=clock.now(), inside=True)
    context = {
        "page_title": found.title,
        "breadcrumb": [("Vorgänge", reverse("journal_inside:threads"))],
        "status": listings.status_of(found),
        "turn": around.turn,
        "thread": found,
        "public_title": text_in(found.public_title, "de").text,
        "path": around.path,
        "panels": around.panels,
        "actions": hung(request, "thread.actions", actor, found, inside=True, thread=found),
        "steps": queries.steps_of(found),
        "relations": queries.relations_of(found, public=False),
        "facts": _facts(found),
        "may": may,
        "addresses": {name: _address(found, name) for name in ("write", "publish", "steps")},
        "verbs": [(label, _address(found, name)) for name, label in VERBS if may[name]],
    }
    return render(request, "journal/thread.html", context)


@require_safe
def thread_paper(request: HttpRequest, ref: str) -> HttpResponse:
    """The matter on paper as the person reads it inside, marked as such."""
    found, actor = find(request, ref), request.actor  # type: ignore[attr-defined]
    return printed(
        found, actor, steps=queries.steps_of(found), relations=queries.relations_of(found, public=False),
        address=found.get_absolute_url(), inside=True,
    )  # fmt: skip


@require_safe
def steps(request: HttpRequest, ref: str) -> HttpResponse:
    """All steps with what may be done to each: correct it, or remove its text."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = find(request, ref)
    may = _may(actor, found)
    if not (may["write"] or may["blank"]):
        actor.check(WRITE_THREADS, municipality_id=found.municipality_id)
    context = {
        "page_title": "Schritt berichtigen",
        "breadcrumb": [("Vorgänge", reverse("journal_inside:threads")), (found.title, found.get_absolute_url())],
        "steps": queries.steps_of(found),
        "may": may,
    }
    return render(request, "journal/steps.html", context)


def find(request: HttpRequest, ref: str) -> Thread:
    """The thread behind an inside address, or 404 for whoever may not read it."""
    rows = queries.for_detail(queries.threads_for(request.actor))  # type: ignore[attr-defined]
    return get_object_or_404(queries.by_ref(rows, ref))


def _may(actor: Actor, found: Thread) -> dict[str, bool]:
    """What the person may do here; asked once, for the whole page."""
    write = rules.can_write(actor, found)
    return {
        "write": write,
        "change": write,
        "publish": rules.can_publish(actor, found),
        "withdraw": rules.can_withdraw(actor, found),
        "close": rules.can_close(actor, found),
        "reopen": rules.can_reopen(actor, found),
        "merge": write and rules.THREADS.allows(found.state, "merge"),
        "split": rules.can_split(actor, found),
        "blank": actor.may(BLANK_STEPS),
    }


def _address(found: Thread, verb: str) -> str:
    return reverse(f"journal_inside:{verb}", args=[found.ref])


def _facts(found: Thread) -> list[tuple[str, str]]:
    return [
        ("Nummer", found.number or "erst mit der Veröffentlichung"),
        ("Ort", getattr(found, "town", None) or ""),
        ("Eröffnet am", long_day(found.opened_at)),
        ("Öffentlich seit", long_day(found.published_at) if found.published_at else ""),
        ("Abgeschlossen am", long_day(found.closed_at) if found.closed_at else ""),
        ("Zurückgezogen", _withdrawn(found)),
        ("Letzter Schritt", long_day(found.last_step_at)),
    ]


def _withdrawn(found: Thread) -> str:
    return f"{long_day(found.withdrawn_at)}: {found.withdrawn_reason}" if found.withdrawn_at else ""
