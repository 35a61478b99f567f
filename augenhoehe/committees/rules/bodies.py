"""What may be entered about a body: its rules, links, capacity; hand-overs, thresholds and elections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import BodyRule, Committee, Election, ElectionStep, HandOver
from augenhoehe.committees.permissions import MANAGE_COMMITTEES
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Municipality

from .committees import check_create, check_manage, check_text

_SUBMITTER = BodyRule.Submitter


class Lasting(Protocol):
    """Something that holds from a day on."""

    @property
    def valid_from(self) -> date: ...


def check_follows(before: Sequence[Lasting], valid_from: date, what: str) -> None:
    """What is entered anew begins after what holds: the past is not written over."""
    latest = max((one.valid_from for one in before), default=None)
    if latest is not None and valid_from <= latest:
        raise Refused(
            f"Es gibt schon {what} ab {long_date(latest)}. Neues gilt erst nach diesem Tag.", field="valid_from"
        )


# --- Rules, links, capacity -------------------------------------------------------------------------
def check_body_rule(by: Actor, committee: Committee, days: int, submitters: Sequence[str], source: str) -> None:
    check_manage(by, committee)
    if not 0 <= days <= 60:
        raise Refused("Die Ladungsfrist liegt zwischen 0 und 60 Tagen.", field="invitation_days")
    if not submitters or any(one not in _SUBMITTER.values for one in submitters):
        raise Refused("Sagen Sie bitte, wer vorlegen darf.", field="submitters")
    check_text(source, "Nennen Sie bitte, wo das steht. Ohne Quelle gilt keine Regel.", "source")


def check_capacity(by: Actor, committee: Committee, hours: int) -> None:
    check_manage(by, committee)
    if not 0 <= hours <= 2000:
        raise Refused("Das sind mehr Stunden im Monat, als eine Gruppe haben kann.", field="hours")


# --- Hand-over --------------------------------------------------------------------------------------
def check_hand_over(by: Actor, committee: Committee, from_user: User, to_user: User) -> None:
    """Whoever manages the committee begins it, or the person who gives the role away."""
    if by.user_id is None or by.user_id != from_user.pk:
        check_manage(by, committee)
    if from_user.pk == to_user.pk:
        raise Refused("Eine Übergabe braucht zwei Personen.", field="to_user")


def check_give(by: Actor, hand_over: HandOver) -> None:
    """Only the person itself explains and gives away what was hers."""
    if by.user_id is None or by.user_id != hand_over.from_user_id:
        raise Refused("Abgeben und erläutern kann nur, wer die Aufgabe bisher hatte.")
    if hand_over.given_at is not None:
        raise Refused("Sie haben diese Übergabe schon unterschrieben.")


def check_take(by: Actor, hand_over: HandOver) -> None:
    if by.user_id is None or by.user_id != hand_over.to_user_id:
        raise Refused("Übernehmen kann nur, wer die Aufgabe künftig hat.")
    if hand_over.closed_at is not None:
        raise Refused("Diese Übergabe ist abgeschlossen.")


def check_all_taken(hand_over: HandOver, left: int) -> None:
    """Both sign: first who gives, then who takes, when nothing is left unticked."""
    if hand_over.given_at is None:
        raise Refused("Zuerst unterschreibt, wer abgibt.")
    if left:
        what = "Eine Zeile ist" if left == 1 else f"{left} Zeilen sind"
        raise Refused(f"{what} noch nicht abgehakt. Haken Sie alles ab, bevor Sie unterschreiben.")


def check_open_hand_over(hand_over: HandOver) -> None:
    if hand_over.closed_at is not None:
        raise Refused("Diese Übergabe ist abgeschlossen.")


# --- § 27: thresholds and figures -------------------------------------------------------------------
def check_thresholds(by: Actor, must_from: int, request_from: int, source: str) -> None:
    """Law for the whole Kreis: who manages everywhere enters it."""
    by.check(MANAGE_COMMITTEES)
    if not by.reach(MANAGE_COMMITTEES).everywhere:
        raise Refused("Schwellen trägt die Koordination für das ganze Gebiet ein.")
    check_text(source, "Nennen Sie bitte, wo das steht. Ohne Quelle gilt keine Schwelle.", "source")
    if request_from > must_from:
        raise Refused("Die Schwelle für einen Antrag liegt nicht über der für die Pflicht.", field="request_from")


def check_figure(
    by: Actor, municipality: Municipality, on: date, inhabitants: int, foreigners: int, source: str, today: date
) -> None:
    check_create(by, municipality.pk)
    check_text(source, "Nennen Sie bitte die Quelle der Zahl.", "source")
    if on > today:
        raise Refused("Der Stichtag liegt in der Zukunft.", field="on")
    if foreigners > inhabitants:
        raise Refused("Das sind mehr Menschen, als in der Kommune leben.", field="foreigners")


# --- Election ---------------------------------------------------------------------------------------
def check_election(by: Actor, committee: Committee) -> None:
    check_manage(by, committee)


def check_step_done(by: Actor, step: ElectionStep, election: Election) -> None:
    """Whoever is responsible, or who manages the body."""
    if by.user_id is None or by.user_id != step.responsible_id:
        check_manage(by, election.committee)
    if step.done_on is not None:
        raise Refused("Dieser Schritt ist schon erledigt.")


def check_days_before(days: int) -> None:
    if not -365 <= days <= 1500:
        raise Refused("Ein Schritt liegt höchstens 1500 Tage vor und ein Jahr nach der Wahl.", field="days_before")
