"""Pages about pages: errors in words, and the gallery of components."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.core.multilingual import SOURCE, text_in
from augenhoehe.core.refused import Conflict
from augenhoehe.ui import gallery as samples
from augenhoehe.ui.charts.samples import charts as samples_of_charts
from augenhoehe.ui.words import long_day, long_moment


def _explained(request: HttpRequest, status: int, title: str, text: str, **more: Any) -> HttpResponse:
    context = {"page_title": title, "text": text, **more}
    template = "ui/error_inside.html" if _works_inside(request) else "ui/error.html"
    return render(request, template, context, status=status)


def _works_inside(request: HttpRequest) -> bool:
    """Somebody at work keeps the navigation when a page says no; an early failure knows nobody yet."""
    actor = getattr(request, "actor", None)
    return actor is not None and actor.signed_in and request.path.startswith(("/intern/", "/akte/"))


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request could not be understood."""
    return _explained(
        request,
        400,
        gettext("Diese Anfrage verstehen wir nicht"),
        gettext("Vielleicht wurde die Adresse verändert. Gehen Sie zurück und versuchen Sie es noch einmal."),
    )


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The person may not do this; a sentence of ours says why."""
    sentence = str(exception) if exception and str(exception) else gettext("Dafür fehlt Ihnen das Recht.")
    return refused(request, sentence)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or none for this person: we do not say which."""
    return _explained(
        request,
        404,
        gettext("Diese Seite gibt es nicht"),
        gettext("Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist nicht für Sie bestimmt."),
    )


@login_not_required
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or cookies are off. Nothing was saved."""
    return _explained(
        request,
        403,
        gettext("Das Formular war zu lange offen"),
        gettext(
            "Es wurde nichts gespeichert. Gehen Sie zurück, laden Sie die Seite neu und senden Sie noch einmal. "
            "Wenn das nicht hilft, erlauben Sie in Ihrem Browser Cookies für diese Seite."
        ),
    )


def refused(request: HttpRequest, sentence: str, *, back: str = "") -> HttpResponse:
    """A rule said no: its sentence, and the way back."""
    return _explained(request, 403, gettext("Das geht hier nicht"), sentence, back=back, is_refusal=True)


def busy(request: HttpRequest, sentence: str = "") -> HttpResponse:
    """Others are at the same thing at this moment. Nothing was saved; a minute later it goes well."""
    waits = gettext(
        "Es wurde nichts gespeichert. Gehen Sie zurück: Ihre Eingaben sind noch da. Senden Sie sie in einer Minute "
        "noch einmal ab."
    )
    answer = _explained(request, 503, gettext("Gerade ist sehr viel los"), sentence or waits, is_refusal=True)
    answer["Retry-After"] = "60"
    return answer


def conflict(
    request: HttpRequest, found: Conflict, *, back: str = "", labels: Mapping[str, str] | None = None
) -> HttpResponse:
    """Somebody else changed the same thing: both versions side by side, nothing is lost.

    labels: words for the fields, where the model's own do not fit.
    """
    names = [name for name in found.typed if name not in ("revision", "csrfmiddlewaretoken")]
    context = {
        "page_title": gettext("Inzwischen hat jemand anderes das geändert"),
        "sentence": found.sentence,
        "rows": [_compared(found.current, name, found.typed[name], labels or {}) for name in names],
        "back": back or request.path,
    }
    return render(request, "ui/conflict.html", context, status=409)


def _compared(current: Any, name: str, typed: Any, labels: Mapping[str, str]) -> dict[str, Any]:
    """Label, what is stored now, what the person typed."""
    fields = {field.name: field for field in current._meta.get_fields()} if hasattr(current, "_meta") else {}
    label = labels.get(name) or str(getattr(fields.get(name), "verbose_name", name))
    shown = getattr(current, f"get_{name}_display", None)
    now = _in_words(shown() if shown else getattr(current, name, ""))
    return {"label": label, "now": now, "typed": _in_words(typed), "same": now == _in_words(typed)}


def _in_words(value: Any) -> str:
    """A stored or typed value as people read it; of a multilingual one the German text."""
    if isinstance(value, datetime):
        return long_moment(value)
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, dict):
        return text_in(value, SOURCE).text
    return "" if value is None else str(value)


@login_not_required
def failed(request: HttpRequest) -> HttpResponse:
    """Something of ours broke: a page that needs no database, no context and no person."""
    return HttpResponse(get_template("ui/failed.html").render(), status=500)


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state; `?sprache=ar` shows it from right to left."""
    language = request.GET.get("sprache", "de")
    with translation.override(language if language in dict(settings.LANGUAGES) else "de"):
        context = {
            "page_title": gettext("Muster"),
            "breadcrumb": [(gettext("Start"), "/")],
            "status": samples.STATUSES[1],
            "turn": samples.TURNS[0],
            "statuses": samples.STATUSES,
            "turns": samples.TURNS,
            "paths": [
                ("unterwegs", samples.running_path()),
                ("in den Gremien", samples.political_path()),
                ("abgelehnt", samples.refused_path()),
                ("abgeschlossen", samples.finished_path()),
            ],
            "steps": samples.steps(),
            "figures": samples.figures(),
            "charts": samples_of_charts(),
            "form": samples.SampleForm(),
            "mistaken": samples.form_with_mistakes(),
            "readings": samples.readings(),
            "samples": SAMPLES,
            **samples.pages(request.GET.dict(), request.path),
        }
        return render(request, "ui/gallery.html", context)


def _sample_conflict(request: HttpRequest) -> HttpResponse:
    current = SimpleNamespace(title="Kita-Auskunft in fünf Sprachen", text="Das Merkblatt liegt in jeder Kita aus.")
    typed = {"title": current.title, "text": "Das Merkblatt liegt in jeder Kita und jeder Schule aus."}
    return conflict(request, Conflict(current, typed), labels={"title": "Titel", "text": "Öffentlicher Text"})


def _sample_inside(request: HttpRequest) -> HttpResponse:
    listing = replace(samples.LISTING, select=True)
    messages.success(request, "3 Hinweise sind zum Thema „Kita-Auskunft nur auf Deutsch“ gebündelt.")
    context = {
        "site": samples.SampleSite(request),
        "page_title": "Themen",
        "breadcrumb": [("Heute", "/muster/")],
        "page": samples.SamplePage(listing, samples.rows(), request.GET.dict(), request.path),
        "path": samples.political_path(),
        "steps": samples.steps(),
        "status": samples.STATUSES[3],
        "turn": samples.TURNS[0],
    }
    return render(request, "ui/gallery_inside.html", context)


# Whole pages of the gallery: errors in words, and the conflict page.
SAMPLES: dict[str, tuple[str, Callable[[HttpRequest], HttpResponse]]] = {
    "innen": ("Seite im Innenbereich", _sample_inside),
    "anfrage": ("Anfrage unverständlich", bad_request),
    "abgelehnt": ("Regel sagt Nein", lambda request: refused(request, "Die Frist für diese Frage ist abgelaufen.")),
    "unbekannt": ("Seite unbekannt", not_found),
    "formular": ("Formular zu lange offen", csrf_failed),
    "fehler": ("Fehler bei uns", failed),
    "konflikt": ("Gleichzeitige Änderung", _sample_conflict),
}


@login_not_required
def sample(request: HttpRequest, name: str) -> HttpResponse:
    """One of the whole pages, as people would meet it (with status 200)."""
    if name not in SAMPLES:
        raise Http404
    response = SAMPLES[name][1](request)
    response.status_code = 200
    return response
