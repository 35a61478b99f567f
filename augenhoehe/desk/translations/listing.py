"""All public contents in all languages, what is missing first; as a list to filter, sort and take along."""

from __future__ import annotations

from django.urls import reverse

from augenhoehe.core.multilingual import NAMES, Freshness
from augenhoehe.core.translating import translatables
from augenhoehe.desk.models import TranslationState
from augenhoehe.desk.models.translations import WORDS
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

KINDS: dict[str, Kind] = {
    Freshness.MISSING: "bad", Freshness.STALE: "warning", Freshness.MACHINE: "active", Freshness.CHECKED: "good",
}  # fmt: skip


def state_tag(state: str) -> StatusTag:
    return StatusTag(WORDS[Freshness(state)], KINDS[state])


def address(state: TranslationState) -> str:
    return reverse("desk:translation", args=[state.kind, state.object_id, state.language])


def translations_listing() -> Listing:
    return Listing(
        name="uebersetzungen",
        title="Übersetzungen",
        columns=(
            Column("title", "Inhalt", "title", sort="title", url=address),
            Column("kind", "Art", lambda row: translatables()[row.kind].label, sort="kind"),
            Column("language", "Sprache", lambda row: NAMES[row.language], sort="language"),
            Column("state", "Stand", lambda row: state_tag(row.state), sort="rank", kind="status"),
            Column("missing", "Offen", lambda row: row.missing or None, sort="-missing", kind="number"),
        ),
        filters=(
            Filter("text", "Wort", lambda rows, typed: rows.filter(title__icontains=typed)),
            Filter("language", "Sprache", lambda rows, value: rows.filter(language=value), "choice", _languages),
            Filter("state", "Stand", lambda rows, value: rows.filter(state=value), "choice", _states),
            Filter("kind", "Art", lambda rows, value: rows.filter(kind=value), "choice", _kinds),
        ),
        default_sort="state",
        empty_title="Noch kein öffentlicher Inhalt",
        empty_text="Sobald etwas veröffentlicht ist, steht hier, in welcher Sprache es fehlt.",
    )


def _languages() -> list[tuple[str, str]]:
    return list(NAMES.items())


def _states() -> list[tuple[str, str]]:
    return [(str(state), word) for state, word in WORDS.items()]


def _kinds() -> list[tuple[str, str]]:
    return sorted(((one.kind, one.label) for one in translatables().values()), key=lambda one: one[1])
