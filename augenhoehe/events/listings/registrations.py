"""The list of who registered, for the hosts; the file has everything that the day needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from augenhoehe.core.languages import GERMAN
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.events.addresses import of_registration
from augenhoehe.events.models import ActorCategory, Question, Registration
from augenhoehe.events.queries import registrations as queries
from augenhoehe.events.tags import registration_tag
from augenhoehe.ui.tables import Column, Filter, Listing


def registrations_listing(questions: Sequence[Question], *, file: bool = False) -> Listing:
    """On the page the few columns one looks at; in the file all of them."""
    details = (
        (
            Column("mail", "E-Mail", "email"),
            Column("telefon", "Telefon", "phone"),
            Column("sprachmittlung", "Sprachmittlung", lambda one: GERMAN.get(one.interpreter, one.interpreter)),
            Column("bedarf", "Braucht", "access_needs"),
            Column("kinder", "Kinder", lambda one: one.children or None, kind="number"),
            *(_answer(one) for one in questions),
            Column("angemeldet", "Angemeldet", "registered_at", kind="moment"),
        )
        if file
        else (Column("braucht", "Braucht", _needs),)
    )
    return Listing(
        name="anmeldungen",
        title="Anmeldungen",
        columns=(
            Column("name", "Name", "name", url=of_registration),
            Column("organisation", "Organisation", lambda one: one.shown_organisation),
            Column("woher", "Woher", lambda one: str(one.get_category_display())),
            *details,
            Column("folge", "Folge", "position", sort="position", kind="number"),
            Column("stand", "Stand", registration_tag, sort="state", kind="status"),
        ),
        filters=(
            Filter("text", "Name, Adresse oder Organisation", queries.worded),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice", _states),
            Filter("woher", "Woher", lambda rows, value: rows.filter(category=value), "choice", _categories),
            Filter("bedarf", "Mit Bedarf", lambda rows, _value: queries.with_needs(rows), "flag"),
        ),
        default_sort="folge",
        page_size=100,
        empty_title="Noch keine Anmeldung",
        empty_text="Wer sich anmeldet, steht hier; lesen können es nur die Gastgebenden.",
    )


def _answer(question: Question) -> Column:
    text = question.text.get(SOURCE, {}).get("text", "")
    return Column(f"frage{question.position}", text, lambda one: one.answers.get(str(question.pk), ""))


def _needs(registration: Registration) -> str:
    """„Arabisch, Kinder: 2, Rollstuhl“."""
    parts = [
        GERMAN.get(registration.interpreter, registration.interpreter),
        f"Kinder: {registration.children}" if registration.children else "",
        registration.access_needs,
    ]
    return ", ".join(filter(None, parts))


def _states() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Registration.State.choices]


def _categories() -> list[tuple[Any, str]]:
    return [(value, str(label)) for value, label in ActorCategory.choices]
