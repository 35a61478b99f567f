"""The list of own files as data. It has no export and no filters: names stay on this one page."""

from __future__ import annotations

from django.urls import reverse

from augenhoehe.core.rights import Actor
from augenhoehe.ui.tables import Column, Listing

from .models import Case
from .tags import case_tag


def own_cases(actor: Actor) -> Listing:
    start = reverse("cases_inside:cases")

    def held(case: Case) -> str:
        if case.new:  # type: ignore[attr-defined]
            return "Ihnen übergeben"
        if case.asks:  # type: ignore[attr-defined]
            return "Vermittlung: heute nachfragen"
        return "Sie führen den Fall" if case.manager_id == actor.user_id else "Sie vertreten"

    return Listing(
        name="fallakten",
        title="Fallakten",
        columns=(
            Column("name", "Name", lambda case: case.client.name, url=lambda case: f"{start}{case.pk}/"),
            Column("phase", "Stand", case_tag, kind="status"),
            Column("changed_on", "Zuletzt geändert", "changed_on", kind="date"),
            Column("held", "Zugang", held),
        ),
    )
