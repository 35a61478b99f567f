"""Which tables everybody may have: decided here, one by one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.open_data import operations, queries
from augenhoehe.open_data.forms import PublishForm, WithdrawForm
from augenhoehe.open_data.permissions import PUBLISH_DATA
from augenhoehe.ui.status import StatusTag

TITLE = "Offene Daten"
OPEN, WAITING, CLOSED = (
    StatusTag("veröffentlicht", "good"),
    StatusTag("die erste Fassung entsteht gerade", "active"),
    StatusTag("nicht veröffentlicht"),
)


def _trail() -> list[tuple[str, str]]:
    return [(TITLE, reverse("open_data_inside:publications"))]


@require_GET
def publications(request: ActorRequest) -> HttpResponse:
    request.actor.check(PUBLISH_DATA)
    rows = [(one, (OPEN if one.versions else WAITING) if one.shown else CLOSED) for one in queries.entries()]
    return render(request, "open_data/publications.html", {"page_title": TITLE, "rows": rows})


def publication_publish(request: ActorRequest, key: str) -> HttpResponse:
    """Make a dataset public, or change its licence; what stands in it is listed beside the form."""
    request.actor.check(PUBLISH_DATA)
    found = next((one for one in queries.entries() if one.dataset.key == key), None)
    if found is None:
        raise Http404
    form = PublishForm(request.POST or None, of=found.dataset, publication=found.publication)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.publish(
            dataset=found.dataset, licence=data["licence"], by=request.actor, at=now(), revision=data["revision"]
        )
        return _trail()[0][1], "Veröffentlicht. Die nächste Fassung entsteht in wenigen Minuten."

    what = "Lizenz ändern" if found.shown else "veröffentlichen"
    return ask(
        request, form, act, title=f"{found.dataset.title}: {what}", breadcrumb=_trail(),
        button="Lizenz ändern" if found.shown else "Veröffentlichen", template="open_data/publish.html",
        lead=found.dataset.description, columns=found.dataset.columns,
    )  # fmt: skip


def publication_withdraw(request: ActorRequest, key: str) -> HttpResponse:
    request.actor.check(PUBLISH_DATA)
    found = get_object_or_404(queries.publications(), key=key, shown=True)
    declared = queries.declared_as(key)
    form = WithdrawForm(request.POST or None, initial={"revision": found.revision})

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.withdraw(publication=found, revision=data["revision"], by=request.actor, at=now())
        return _trail()[0][1], "Zurückgezogen. Seite und Dateien sind nicht mehr erreichbar."

    return ask(
        request, form, act, title="Datensatz zurückziehen", button="Zurückziehen", breadcrumb=_trail(), danger=True,
        lead=f"„{declared.title if declared else key}“ ist danach für niemanden mehr zu haben, auch keine ältere "
        "Fassung. Wer die Daten schon hat, behält sie.",
    )  # fmt: skip
