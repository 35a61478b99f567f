"""Who reports on the diversity of an organisation, and what makes sense."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_noop

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.network.models import DiversityQuestion
from augenhoehe.organisations.models import Organisation, Representative
from augenhoehe.organisations.queries.cards import right_in
from augenhoehe.organisations.rules.entries import check_alive, check_change, check_keep

PARTS = ("members", "board")


def check_report(by: Actor, organisation: Organisation, day: date) -> None:
    """Its head people; who keeps its entry writes down what it said."""
    if not by.system:
        check_change(by, organisation, day)
    check_alive(organisation)


def check_publish(by: Actor, organisation: Organisation, day: date) -> None:
    """Only the organisation itself says that its figure may be public."""
    if not by.system and right_in(by, organisation, day) != Representative.Right.HEAD:
        raise Refused("Ob die Zahl öffentlich wird, entscheidet allein die Organisation.", field="published")


def check_ask(by: Actor, organisation: Organisation) -> None:
    """Who keeps the entry asks; whether they answer is theirs."""
    check_keep(by, organisation)
    check_alive(organisation)


def check_takes_answers(question: DiversityQuestion, organisation: Organisation, day: date) -> None:
    check_alive(organisation)
    if question.answered_at:
        raise Refused(gettext_noop("Diese Frage ist schon beantwortet."))
    if not question.takes_answers(day):
        raise Refused(gettext_noop("Dieser Link ist abgelaufen."))


def can_ask(by: Actor, organisation: Organisation) -> bool:
    return allowed(check_ask, by, organisation)


def check_values(values: dict[str, Any], as_of: date, today: date) -> None:
    if as_of > today:
        raise Refused("Der Tag liegt noch vor uns.", field="as_of")
    if not any(values.get(f"{part}_share") or values.get(f"{part}_with") is not None for part in PARTS):
        raise Refused(
            gettext_noop("Sagen Sie bitte zu den Mitgliedern oder zum Vorstand etwas."), field="members_share"
        )
    for part in PARTS:
        total, some = values.get(f"{part}_total"), values.get(f"{part}_with")
        if some is not None and not total:
            raise Refused(
                gettext_noop("Von wie vielen? Ohne die ganze Zahl ist es kein Anteil."), field=f"{part}_total"
            )
        if some is not None and total is not None and some > total:
            raise Refused(gettext_noop("Das sind mehr als alle."), field=f"{part}_with")


def check_goal(values: dict[str, Any], today: date) -> None:
    for part in PARTS:
        target = values.get(f"{part}_target")
        if target is not None and not 0 <= target <= 100:
            raise Refused("Ein Ziel liegt zwischen 0 und 100 Prozent.", field=f"{part}_target")
    year = values.get("target_year")
    if year is not None and not today.year <= year <= today.year + 30:
        raise Refused(f"Das Jahr liegt zwischen {today.year} und {today.year + 30}.", field="target_year")
