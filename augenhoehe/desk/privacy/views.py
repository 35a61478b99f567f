"""Pages for who looks after data protection and after the server."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from augenhoehe import __version__
from augenhoehe.core import clock
from augenhoehe.core.doctor import Line, examine
from augenhoehe.core.numbers import number
from augenhoehe.core.overview import TableOverview, data_overview, overview_by_room
from augenhoehe.core.requests import ActorRequest
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables.export import guarded

from . import operations, queries, two_days
from .permissions import OPERATE, READ_REGISTER, REHEARSE_DELETION, RUN_DELETION

HEADINGS = (
    "Daten", "Tabelle", "Klasse", "Wem zugeordnet", "Zweck", "Rechtsgrundlage (zu prüfen)",
    "Aufbewahrung", "Löschen", "Auskunft", "Wer liest", "Felder",
)  # fmt: skip


@require_GET
def data_protection(request: ActorRequest) -> HttpResponseBase:
    """The record of processing, as the installed program keeps it."""
    request.actor.check(READ_REGISTER)
    tables = data_overview()
    if request.GET.get("export") == "csv":
        return _register_file(tables)
    context = {
        "page_title": "Welche Daten, wo, wie lange, wer liest",
        "tables": tables,
        "rooms": overview_by_room(tables),
        "about_people": sum(table.about_people for table in tables),
        "carriers": queries.controllers(),
        "contact": request.installation.contact if request.installation else {},
        "may_rehearse": request.actor.may(REHEARSE_DELETION),
        "day": clock.today(),
        "version": __version__,
    }
    return render(request, "desk/privacy/register.html", context)


class _Echo:
    def write(self, line: str) -> str:
        return line


def _register_file(tables: tuple[TableOverview, ...]) -> StreamingHttpResponse:
    name = f"verarbeitungsverzeichnis-{clock.today():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        _register_lines(tables),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _register_lines(tables: tuple[TableOverview, ...]) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow(HEADINGS)
    for table in tables:
        card = table.card
        fields = "; ".join(f"{group.kind}: {', '.join(group.labels)}" for group in table.fields)
        values = (
            card.title, card.model, table.kind, card.owner, card.purpose, card.legal_basis,
            card.retention, card.erasure, card.access_report, card.readers, fields,
        )  # fmt: skip
        yield writer.writerow([guarded(str(value)) for value in values])


@require_GET
def deletion_runs(request: ActorRequest) -> HttpResponse:
    """What would go now, and what went."""
    request.actor.check(REHEARSE_DELETION)
    # What is due stands on top; rules with nothing to do follow in their own order.
    due = sorted(queries.due_now(clock.now()), key=lambda one: one.count == 0)
    context = {
        "page_title": "Löschläufe",
        "breadcrumb": [("Datenschutz", reverse("desk:data_protection"))],
        "due": due,
        "total": entries(sum(one.count for one in due)),
        "runs": queries.runs(),
        "may_delete": request.actor.may(RUN_DELETION),
        "failed": StatusTag("nicht ganz gelungen", "bad"),
    }
    return render(request, "desk/privacy/deletion_runs.html", context)


def entries(count: int) -> str:
    """„1 Eintrag“, „12 Einträge“; nothing for none."""
    return "" if not count else "1 Eintrag" if count == 1 else f"{number(count)} Einträge"


@require_POST
def rehearse(request: ActorRequest) -> HttpResponseBase:
    run = operations.rehearse(by=request.actor, at=clock.now())
    total = sum(found["count"] for found in run.removed.values())
    messages.success(
        request, f"Der Probelauf ist festgehalten: {total} Einträge wären weggefallen. Gelöscht ist nichts."
    )
    return redirect("desk:deletion_runs")


@require_http_methods(["GET", "POST"])
def delete(request: ActorRequest) -> HttpResponseBase:
    """Ask once more, then let the worker delete."""
    request.actor.check(RUN_DELETION)
    if request.method == "POST":
        operations.start_deletion(by=request.actor, at=clock.now())
        messages.success(request, "Der Löschlauf beginnt. Das Ergebnis steht gleich unten in der Liste.")
        return redirect("desk:deletion_runs")
    back = reverse("desk:deletion_runs")
    total = sum(one.count for one in queries.due_now(clock.now()))
    context = {
        "page_title": "Jetzt löschen",
        "breadcrumb": [("Datenschutz", reverse("desk:data_protection")), ("Löschläufe", back)],
        "total": entries(total),
        "consequence": f"Danach {'ist' if total == 1 else 'sind'} {entries(total)} endgültig gelöscht. "
        "Nur eine Sicherung brächte das zurück.",
        "back": back,
    }
    return render(request, "desk/privacy/delete.html", context)


@require_GET
def operation(request: ActorRequest) -> HttpResponse:
    """How the installation is, and what its administrator does in two days a month."""
    request.actor.check(OPERATE)
    lines = examine()
    red = [line for line in lines if not line.ok]
    context = {
        "page_title": "Betrieb",
        "status": _status(len(red), len(lines)),
        "red": red,
        "green": [line for line in lines if line.ok],
        "days": [(day, [_job(job, lines) for job in day.jobs]) for day in two_days.DAYS],
        "every_night": two_days.EVERY_NIGHT,
        "at": clock.now(),
        "good": StatusTag("gut", "good"),
        "bad": StatusTag("zu tun", "bad"),
    }
    return render(request, "desk/privacy/operation.html", context)


def _status(red: int, all_lines: int) -> StatusTag:
    if not red:
        return StatusTag("alles in Ordnung", "good")
    return StatusTag(f"{red} von {all_lines} {'braucht' if red == 1 else 'brauchen'} Sie", "bad")


def _job(job: two_days.Job, lines: list[Line]) -> dict[str, Any]:
    """A job with its address and the line of the doctor that speaks of it."""
    line = next((line for line in lines if line.name == job.check), None)
    return {"job": job, "url": reverse(job.url_name) if job.url_name else "", "line": line}
