"""Hints, topics and questions of the demo world, built through operations; the cast is that of committees."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from augenhoehe.committees.models import Committee, Resolution
from augenhoehe.committees.operations import build_agenda, plan_meeting, record_resolution
from augenhoehe.committees.tests.factories import AT, DAY, Cast, person, seated, the_cast, town
from augenhoehe.concept.models import Measure
from augenhoehe.concept.operations import NewMarker, claim_marker, confirm_marker
from augenhoehe.concept.tests.factories import a_field
from augenhoehe.core.clock import day_of
from augenhoehe.core.contributions import releasables
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM, Actor, HeldRole, Role
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.operations import release_table
from augenhoehe.places.models import Municipality
from augenhoehe.structure.models import Hint, StructuralQuestion, Term, Topic
from augenhoehe.structure.operations import questions
from augenhoehe.structure.operations.intake import NewContact, report_hint
from augenhoehe.structure.operations.topics import create_topic

__all__ = [
    "AT", "COMES_BACK", "DAY", "LATER", "Cast", "a_hint", "a_measure", "a_question", "a_term", "a_topic", "acting",
    "back_on", "decided", "fresh", "hints", "person", "reached", "release_numbers", "seated", "short", "submitted", "the_cast", "town",
]  # fmt: skip

LATER = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
COMES_BACK = date(2027, 1, 15)
MEETING = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
TOWNS = ("Sternmünde", "Nebelfurt", "Mohnfurt", "Zwirnstadt")
_PROBLEMS = (
    "In der Kita bekommen Eltern die Auskunft nur auf Deutsch.",
    "Beim Elternabend der Kita übersetzt niemand.",
    "Die Anmeldung in der Kita versteht meine Nachbarin nicht.",
)
_numbers = itertools.count(1)


def release_numbers(key: str, at: datetime = AT) -> Release:
    """The table as the worker releases it, with everything up to this day."""
    made = release_table(table=releasables()[key], as_of=day_of(at), by=SYSTEM, at=at)
    assert made is not None and made.state == Release.State.RELEASED, made and made.blocked_because
    return made


def short(text: str = "Eltern verstehen die Auskunft der Kita nicht.") -> dict[str, Any]:
    return multilingual(text)


def acting(*roles: Role, place: Municipality | None = None, wall: bool = False) -> Actor:
    """Somebody with these roles, for the whole Kreis or one town."""
    held = tuple(HeldRole(role, municipality_id=place.pk if place else None) for role in roles)
    return Actor(user_id=new_id(), name="Jemand", function="Stelle", roles=held, residence_authority=wall)


def a_hint(problem: str = "", place: str | None = "Sternmünde", **values: Any) -> Hint:
    """A hint from the form; `email` leaves an address for the answer."""
    email, user = values.pop("email", ""), values.pop("user", None)
    contact = NewContact(email=email, user=user, language=values.get("language", "de")) if email or user else None
    text = problem or f"{_PROBLEMS[next(_numbers) % 3]} Fall {next(_numbers)}."
    values.setdefault("at", AT)
    made = report_hint(problem=text, municipality=town(place) if place else None, contact=contact, **values)
    return made.hint


def hints(number: int, *places: str) -> list[Hint]:
    """Hints of different persons, spread over the named towns."""
    return [a_hint(place=(places or TOWNS[:3])[index % len(places or TOWNS[:3])]) for index in range(number)]


def a_term(vocabulary: str = "life_area", place: int = 0) -> Term:
    return Term.objects.filter(vocabulary=vocabulary).order_by("position", "code")[place]


def a_topic(cast: Cast, *members: Hint, title: str = "Kita-Auskunft nur auf Deutsch", **more: Any) -> Topic:
    values = {"by": cast.aylin, "at": AT, **more}
    return create_topic(title=title, hints=members, **values)


def a_question(cast: Cast, *topics: Topic, people: int = 7, **more: Any) -> StructuralQuestion:
    """A draft from the topics, or from one with so many hints from three towns."""
    chosen: Sequence[Topic] = topics or [a_topic(cast, *hints(people))]
    values = {
        "title": "Kita-Auskunft in mehreren Sprachen",
        "question": "Wie bekommen Eltern in jeder Kita Auskunft, die sie verstehen?",
        "short_text": short(),
        "by": cast.aylin,
        "at": AT,
        **more,
    }
    return fresh(questions.draft_question(topics=chosen, **values))


def submitted(cast: Cast, question: StructuralQuestion | None = None, committee: Committee | None = None, **more: Any):
    question = question or a_question(cast, **more)
    questions.submit_question(
        question=question, committee=committee or seated(cast), brief="Worum es geht. Wen es trifft. Was zu tun ist.",
        by=cast.aylin, at=AT,
    )  # fmt: skip
    return fresh(question)


def decided(
    cast: Cast, question: StructuralQuestion | None = None, kind: str = Resolution.Kind.ADOPTED, **more: Any
) -> StructuralQuestion:
    """The steering group met on Thursday and decided."""
    question = question or submitted(cast, **more)
    item = question.agenda_item
    starts = more.pop("starts_at", MEETING)
    meeting = plan_meeting(committee=item.committee, starts_at=starts, place="Kreishaus", by=SYSTEM, at=AT)
    build_agenda(meeting=meeting, by=SYSTEM, at=AT)
    item.refresh_from_db()
    record_resolution(
        item=item, kind=kind, wording="So wird es gemacht.", reason="Weil es viele trifft.", by=SYSTEM,
        at=starts + timedelta(hours=15), resubmit_on=back_on(kind),
    )  # fmt: skip
    return fresh(question)


def back_on(kind: str) -> date | None:
    """What the steering group puts off comes back on a named day."""
    return COMES_BACK if kind == Resolution.Kind.DEFERRED else None


def a_measure(cast: Cast, question: StructuralQuestion, **more: Any) -> Measure:
    values = {
        "title": "Merkblatt in sechs Sprachen",
        "description": "Das Jugendamt lässt das Merkblatt übersetzen.",
        "lead_unit": "Jugendamt Sternmünde",
        "lead": cast.users["linh"],
        "markers": [NewMarker("Jede Kita hat das Merkblatt.", date(2027, 3, 31))],
        "by": cast.aylin,
        "at": LATER,
        **more,
    }
    return questions.make_measure(
        question=question, action_field=more.pop("action_field", None) or a_field(cast), **values
    )


def reached(cast: Cast, measure: Measure, at: datetime = LATER) -> None:
    """Linh reports every marker, Aylin confirms it."""
    for marker in measure.markers.select_related("measure__action_field__concept", "measure__lead__carrier"):
        claim_marker(marker=marker, evidence="Es liegt in 14 Kitas aus.", by=cast.linh, at=at)
        confirm_marker(marker=marker, by=cast.aylin, at=at)


def fresh(row: Any) -> Any:
    """The row as it is now, with nothing remembered."""
    return type(row).objects.get(pk=row.pk)
