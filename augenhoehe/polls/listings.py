"""The list of polls, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import text_in
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_poll
from .models import Poll
from .tags import poll_tag


def polls_listing() -> Listing:
    day = today()
    return Listing(
        name="abfragen",
        title="Abfragen",
        columns=(
            Column("frage", "Frage", lambda one: text_in(one.question, "de").text, url=of_poll),
            Column("gremium", "Wer fragt", lambda one: one.committee.name_on(day)),
            Column("art", "Art", lambda one: one.get_kind_display(), sort="kind"),
            Column("bis", "Offen bis", "closes_on", sort="-closes_on", kind="date"),
            Column("recht", "Stimmrechte", "entitled", kind="number"),
            Column("stimmen", "Abgestimmt", "voted", kind="number"),
            Column("stand", "Stand", poll_tag, sort="state", kind="status"),
        ),
        filters=(
            Filter("stand", "Stand", _by("state"), "choice", lambda: _choices(Poll.State.choices)),
            Filter("art", "Art", _by("kind"), "choice", lambda: _choices(Poll.Kind.choices)),
        ),
        default_sort="bis",
        empty_title="Noch keine Abfrage",
        empty_text="Hier stehen kurze Abfragen der Gremien, in denen Sie sitzen oder die Sie vorbereiten.",
    )


def _choices(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices]


def _by(name: str) -> Any:
    def narrow(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(**{name: value})

    return narrow
