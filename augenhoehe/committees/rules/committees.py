"""Who may do what with committees, and what their state allows."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from augenhoehe.committees.models import (
    AgendaItem,
    BodyRule,
    Committee,
    CommitteeName,
    Meeting,
    Paper,
    Resolution,
    Seat,
    Station,
)
from augenhoehe.committees.permissions import MANAGE_COMMITTEES, RECORD_RESOLUTIONS
from augenhoehe.committees.queries import accompanies, acts_for, is_member, is_secretary, voting_seats
from augenhoehe.committees.queries.bodies import DEFAULT_SUBMITTERS, submits_by_rule, submitters_on
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor, Permission
from augenhoehe.core.transitions import Machine, Transition

# Two weeks without a date for the meeting, and the waiting shows up as overdue.
PLANNING_TIME = timedelta(days=14)
ADOPTING = frozenset({Resolution.Kind.ADOPTED, Resolution.Kind.ADOPTED_CHANGED})

_PLANNED, _INVITED = str(Meeting.State.PLANNED), str(Meeting.State.INVITED)
_HELD, _CANCELLED = str(Meeting.State.HELD), str(Meeting.State.CANCELLED)
_OFFICE = "Vorsitz, Geschäftsstelle oder Koordination"
MEETING = Machine(
    noun="meeting",
    title="Sitzung",
    states={str(value): str(label) for value, label in Meeting.State.choices},
    initial=(_PLANNED,),
    transitions=(
        Transition("invite", "Einladen", frozenset({_PLANNED}), _INVITED, who=_OFFICE),
        Transition("move", "Verlegen", frozenset({_PLANNED}), _PLANNED, who=_OFFICE),
        Transition("move", "Verlegen", frozenset({_INVITED}), _INVITED, who=_OFFICE),
        Transition("arrange", "Tagesordnung ändern", frozenset({_PLANNED}), _PLANNED, who=_OFFICE),
        Transition("arrange", "Tagesordnung ändern", frozenset({_INVITED}), _INVITED, who=_OFFICE),
        Transition("hold", "Als durchgeführt festhalten", frozenset({_PLANNED, _INVITED}), _HELD, who=_OFFICE),
        Transition("cancel", "Absagen", frozenset({_PLANNED, _INVITED}), _CANCELLED, who=_OFFICE),
    ),
)


# --- Who may ----------------------------------------------------------------------------------------
def _check_reach(by: Actor, permission: Permission, municipality_id: uuid.UUID | None) -> None:
    """A committee of the whole Kreis needs a grant for the whole Kreis, a town's one for the town."""
    by.check(permission)
    reach = by.reach(permission)
    if not (reach.everywhere or municipality_id in reach.municipalities):
        raise Refused("Dieses Gremium gehört nicht zu Ihrem Bereich.")


def check_create(by: Actor, municipality_id: uuid.UUID | None) -> None:
    _check_reach(by, MANAGE_COMMITTEES, municipality_id)


def check_create_somewhere(by: Actor) -> None:
    """Before the form is shown: the place is checked when it is known."""
    by.check(MANAGE_COMMITTEES)


def check_manage(by: Actor, committee: Committee) -> None:
    _check_reach(by, MANAGE_COMMITTEES, committee.municipality_id)


def check_prepare(by: Actor, committee: Committee, day: date) -> None:
    """Who plans and arranges meetings: whoever manages the committee, holds its chair or accompanies it on the day."""
    # The role first: it is known without a question to the database.
    if can_manage(by, committee) or acts_for(by.user_id, committee, day):
        return
    check_manage(by, committee)


def check_submit(by: Actor, committee: Committee, day: date) -> None:
    """Whoever manages some committee, or whom the body's own rule names: without one its members."""
    if by.may(MANAGE_COMMITTEES):
        return
    who = submitters_on(committee, day)
    if BodyRule.Submitter.MEMBERS in who and is_member(by.user_id, committee, day):
        return
    if accompanies(by.user_id, committee, day):
        return
    if by.user_id is not None and submits_by_rule(by, who, day):
        return
    if who == DEFAULT_SUBMITTERS:
        raise Refused("Vorlegen können Mitglieder dieses Gremiums, die Koordination und die Integrationsbeauftragten.")
    named = ", ".join(str(label) for value, label in BodyRule.Submitter.choices if value in who)
    raise Refused(f"Vorlegen können nach der Regel dieses Gremiums: {named}; dazu Koordination und Geschäftsstelle.")


def check_withdraw(by: Actor, item: AgendaItem) -> None:
    """Who laid it before the committee, who manages the committee, or who is responsible for the thread's town."""
    if by.user_id is not None and by.user_id == item.submitted_by:
        return
    thread_town = item.thread.municipality_id if item.thread else None
    if thread_town is not None and thread_town in by.reach(MANAGE_COMMITTEES).municipalities:
        return
    check_manage(by, item.committee)


def check_decide_in(by: Actor, committee: Committee, day: date | None) -> None:
    """Who records resolutions: coordination, committee office, or who led or accompanied the body that day."""
    reach = by.reach(RECORD_RESOLUTIONS)
    if reach.everywhere or committee.municipality_id in reach.municipalities:
        return
    if day is not None and acts_for(by.user_id, committee, day):
        return
    raise Refused("Beschlüsse halten Vorsitz, Geschäftsstelle oder Koordination dieses Gremiums fest.")


def check_decide(by: Actor, item: AgendaItem, day: date | None = None) -> None:
    """Who records the resolution on an item; without a day the meeting's own counts."""
    if item.meeting is not None and is_secretary(by.user_id, item.meeting):
        return
    check_decide_in(by, item.committee, day or (day_of(item.meeting.starts_at) if item.meeting else None))


def can_decide(by: Actor, item: AgendaItem) -> bool:
    return allowed(check_decide, by, item)


def can_manage(by: Actor, committee: Committee) -> bool:
    return allowed(check_manage, by, committee)


def can_prepare(by: Actor, committee: Committee, day: date) -> bool:
    return allowed(check_prepare, by, committee, day)


def can_create(by: Actor) -> bool:
    return allowed(check_create_somewhere, by)


def can_submit(by: Actor, committee: Committee, day: date) -> bool:
    return committee.stands_on(day) and allowed(check_submit, by, committee, day)


def can_decide_in(by: Actor, committee: Committee, day: date | None) -> bool:
    return allowed(check_decide_in, by, committee, day)


# --- What the state allows --------------------------------------------------------------------------
def check_stands(committee: Committee, day: date) -> None:
    if not committee.stands_on(day):
        raise Refused("Dieses Gremium ist aufgelöst.")


def check_text(value: str, sentence: str, field: str) -> None:
    if not value.strip():
        raise Refused(sentence, field=field)


def check_rename(names: Sequence[CommitteeName], valid_from: date) -> None:
    """A new name begins after the present one did: what was decided under a name keeps it."""
    latest = max((one.valid_from for one in names), default=None)
    if latest is not None and valid_from <= latest:
        raise Refused("Der neue Name gilt erst nach dem Beginn des jetzigen.", field="valid_from")


def check_seat_dates(committee: Committee, valid_from: date, valid_until: date | None) -> None:
    if valid_until is not None and valid_until < valid_from:
        raise Refused("Der Sitz endet vor seinem Beginn.", field="valid_until")
    if committee.ended_on is not None and valid_from > committee.ended_on:
        raise Refused("Zu diesem Tag ist das Gremium schon aufgelöst.", field="valid_from")


def check_seat_basis(*chosen: str) -> None:
    """How a seat came about is one of the known ways, or not said."""
    if not set(chosen) <= {"", *Seat.Basis.values}:
        raise Refused("Wählen Sie aus der Liste, wie der Sitz zustande kam.", field="basis")


def check_seat_named(user_id: uuid.UUID | None, holder_name: str, organisation: str, sector: str) -> None:
    """A seat is for somebody, for an organisation, or a kept place for people affected."""
    if sector not in Seat.Sector.values:
        raise Refused("Wählen Sie einen Bereich.", field="sector")
    if user_id is not None and holder_name:
        raise Refused("Wählen Sie ein Konto oder schreiben Sie einen Namen, nicht beides.", field="holder_name")
    if user_id is None and not holder_name and not organisation and sector != Seat.Sector.AFFECTED:
        raise Refused("Nennen Sie eine Person oder eine Organisation.", field="organisation")


def check_deputy(seat: Seat) -> None:
    if seat.vacant:
        raise Refused("Dieser Sitz ist frei. Eine Vertretung braucht erst, wer darin sitzt.")


def check_open_item(item: AgendaItem) -> None:
    if item.withdrawn_at is not None:
        raise Refused("Dieser Punkt wurde zurückgezogen.")
    if hasattr(item, "resolution"):
        raise Refused("Zu diesem Punkt gibt es schon einen Beschluss.")


def meeting_of(item: AgendaItem) -> Meeting:
    """A committee decides in a meeting; refused for an item that is on no agenda."""
    if item.meeting is None:
        raise Refused("Ein Gremium beschließt in einer Sitzung. Setzen Sie den Punkt zuerst auf eine Tagesordnung.")
    return item.meeting


def check_begun(meeting: Meeting, day: date) -> None:
    if meeting.state == Meeting.State.CANCELLED:
        raise Refused("Diese Sitzung wurde abgesagt.")
    if day < day_of(meeting.starts_at):
        raise Refused("Diese Sitzung ist noch nicht gewesen.")


def check_votes(
    committee: Committee, day: date, kind: str, yes: int | None, no: int | None, abstentions: int | None
) -> None:
    """Votes are optional. Counted, they are no more than the voting seats, and most of them adopted the item."""
    if yes is None and no is None and abstentions is None:
        return
    if yes is None or no is None:
        raise Refused("Geben Sie Ja- und Nein-Stimmen an, oder lassen Sie alle drei Felder leer.", field="yes")
    seats = voting_seats(committee, day)
    cast = yes + no + (abstentions or 0)
    if min(yes, no, abstentions or 0) < 0:
        raise Refused("Stimmen sind nie weniger als null.", field="yes")
    if cast > seats:
        raise Refused(
            f"{cast} Stimmen sind mehr, als an diesem Tag Sitze stimmberechtigt waren ({seats}). "
            "Prüfen Sie die Zahlen oder die Sitze.",
            field="yes",
        )
    if kind in ADOPTING and yes <= no:
        raise Refused("Ohne mehr Ja- als Nein-Stimmen ist der Punkt nicht angenommen.", field="kind")


def check_resubmission(kind: str, day: date | None, met_on: date, *, comes_back: bool) -> None:
    """What a gate puts off comes back on a named day; nothing else has such a day."""
    put_off = kind == Resolution.Kind.DEFERRED
    if day is None:
        if put_off and comes_back:
            raise Refused("Sagen Sie bitte, an welchem Tag der Punkt wiederkommt.", field="resubmit_on")
        return
    if not (put_off and comes_back):
        raise Refused("Eine Wiedervorlage gibt es nur, wenn Sie „zurückgestellt“ wählen.", field="resubmit_on")
    if day <= met_on:
        raise Refused("Der Tag der Wiedervorlage liegt nach der Sitzung.", field="resubmit_on")


def check_nothing_open(committee: Committee, ended_on: date, at: datetime) -> None:
    """A committee leaves nothing behind: what waits is taken back first, meetings after its end are called off."""
    if committee.started_on is not None and ended_on < committee.started_on:
        raise Refused("Das Ende liegt vor dem Beginn.", field="ended_on")
    if committee.stations.filter(paper__state__in=Paper.TRAVELLING, state=Station.State.AHEAD).exists():
        raise Refused("Eine Vorlage ist noch auf dem Weg hierher. Warten Sie ab oder ziehen Sie sie zurück.")
    if committee.agenda_items.undecided().exists():
        raise Refused("Es warten noch Punkte auf einen Beschluss. Entscheiden Sie sie oder ziehen Sie sie zurück.")
    if any(day_of(one.starts_at) > ended_on for one in committee.meetings.coming(at)):
        raise Refused("Es ist noch eine Sitzung geplant. Sagen Sie sie zuerst ab.")


def check_invitation_days(days: int) -> None:
    if not 0 <= days <= 60:
        raise Refused("Die Ladungsfrist liegt zwischen 0 und 60 Tagen.", field="invitation_days")


def check_start(starts_at: datetime, at: datetime) -> None:
    """Past meetings may be entered afterwards, but not from another age: a typed year is a common slip."""
    if starts_at < at - timedelta(days=5 * 366):
        raise Refused("Diese Sitzung liegt mehr als fünf Jahre zurück. Prüfen Sie das Datum.", field="starts_at")


def check_has_agenda(items: int) -> None:
    if not items:
        raise Refused("Die Tagesordnung ist leer. Stellen Sie sie zusammen, bevor Sie einladen.")
