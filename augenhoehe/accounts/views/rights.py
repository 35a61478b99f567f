"""„Rollen und Rechte“: the page an officer signs off, drawn from the code itself."""

from __future__ import annotations

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from augenhoehe.accounts import levels, permissions, role_texts, roles
from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest


@require_GET
def rights(request: ActorRequest) -> HttpResponse:
    request.actor.check(permissions.READ_ROLES)
    if request.GET.get("export") == "csv":
        return _csv()
    context = {
        "page_title": "Rollen und Rechte",
        "groups": roles.matrix(),
        "levels": levels.levels(),
        "participants": role_texts.PARTICIPANTS.values(),
        "cards": roles.cards(),
        "names": [text.name for text in roles.ROLES.values()],
        "today": clock.today(),
    }
    return render(request, "accounts/rights.html", context)


def _csv() -> HttpResponse:
    """As German spreadsheets read it: byte order mark, semicolons."""
    name = f"rollen-und-rechte-{clock.today():%Y-%m-%d}.csv"
    response = HttpResponse(
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    csv.writer(response, delimiter=";").writerows(roles.csv_rows())
    return response
