"""Who writes down a running meeting, and what the room allows: who is there, who may vote."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.committees.models import AgendaItem, ItemCourse, Meeting, Minutes, Presence, Seat, Sitting
from augenhoehe.committees.queries import acts_for, is_secretary, voters
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .committees import can_manage

_NOT_OPEN = "Die Sitzung ist noch nicht eröffnet."


def check_write_down(by: Actor, meeting: Meeting) -> None:
    """Chair (then or now), secretary, the accompanying office, or who manages the committee."""
    if by.system or can_manage(by, meeting.committee) or is_secretary(by.user_id, meeting):
        return
    if not acts_for(by.user_id, meeting.committee, day_of(meeting.starts_at)):
        raise Refused("Den Verlauf schreiben Vorsitz, Schriftführung oder Geschäftsstelle dieses Gremiums.")


def can_write_down(by: Actor, meeting: Meeting) -> bool:
    return allowed(check_write_down, by, meeting)


# --- What the state allows --------------------------------------------------------------------------
def check_course_open(meeting: Meeting) -> None:
    """The course may be mended until the minutes are laid before those who sign."""
    if not Sitting.objects.filter(meeting=meeting).exists():
        raise Refused(_NOT_OPEN)
    check_not_submitted(meeting)


def check_not_submitted(meeting: Meeting) -> None:
    """What stands in minutes that are laid before those who sign does not change any more."""
    minutes = Minutes.objects.filter(meeting=meeting).only("state").first()
    if minutes is not None and minutes.state != Minutes.State.DRAFT:
        raise Refused("Die Niederschrift liegt schon zur Unterschrift vor. Holen Sie sie zuerst zurück.")


def course_is_open(meeting: Meeting) -> bool:
    """The meeting was opened, and what happens in it is still written down."""
    return allowed(check_course_open, meeting)


def check_not_written_down(meeting: Meeting) -> None:
    """What a body does in its meeting stands in its minutes; no other way leads past them."""
    if course_is_open(meeting):
        raise Refused(
            "Die Sitzung wird mitgeschrieben. Vertagen Sie den Punkt im Verlauf, dann steht es in der Niederschrift."
        )


def check_no_draft(meeting: Meeting) -> None:
    """Once drafted, the text of an item is changed in the minutes: it has one place."""
    if Minutes.objects.filter(meeting=meeting).exists():
        raise Refused("Die Niederschrift ist schon entworfen. Ändern Sie den Text dort.", field="discussion")


def check_running(sitting: Sitting | None) -> None:
    if sitting is None:
        raise Refused(_NOT_OPEN)
    if not sitting.runs:
        raise Refused("Die Sitzung ist schon geschlossen.")


def check_times(sitting: Sitting, begin: datetime, end: datetime | None, at: datetime, first: str, last: str) -> None:
    """Nobody comes or goes before the meeting, after its end, or in the future."""
    if end is not None and end < begin:
        raise Refused("Das Ende liegt vor dem Beginn.", field=last)
    if begin > at:
        raise Refused("Diese Uhrzeit liegt in der Zukunft.", field=first)
    if end is not None and end > at:
        raise Refused("Diese Uhrzeit liegt in der Zukunft.", field=last)
    if not sitting.live_at(begin) and begin > sitting.opened_at:
        raise Refused("Diese Uhrzeit liegt nach dem Tag der Sitzung.", field=first)
    if end is not None and not sitting.live_at(end):
        raise Refused("Diese Uhrzeit liegt nach dem Tag der Sitzung.", field=last)
    if sitting.closed_at is not None and begin > sitting.closed_at:
        raise Refused("Zu dieser Uhrzeit war die Sitzung schon geschlossen.", field=first)


def check_opening(meeting: Meeting, opened_at: datetime, at: datetime) -> None:
    if day_of(opened_at) != day_of(meeting.starts_at):
        raise Refused("Eröffnet wird am Tag der Sitzung. Ist es ein anderer Tag, verlegen Sie sie.", field="opened_at")
    if opened_at > at:
        raise Refused("Diese Uhrzeit liegt in der Zukunft.", field="opened_at")


def check_closing(sitting: Sitting, closed_at: datetime, at: datetime) -> None:
    if closed_at < sitting.opened_at:
        raise Refused("Das Ende liegt vor der Eröffnung.", field="closed_at")
    if closed_at > at:
        raise Refused("Diese Uhrzeit liegt in der Zukunft.", field="closed_at")
    later = sitting.meeting.presences.filter(came_at__gt=closed_at).first()
    if later is not None:
        raise Refused(f"{later.name} ist erst nach diesem Ende gekommen. Prüfen Sie die Uhrzeit.", field="closed_at")


def check_secretary(meeting: Meeting, user_id: object, name: str) -> None:
    """The secretary signs beside the chair: two people."""
    if user_id is None and not name.strip():
        raise Refused("Nennen Sie die Schriftführung: ein Konto oder einen Namen.", field="secretary_name")
    chairs = meeting.committee.seats.valid_on(day_of(meeting.starts_at)).filter(chair=True)
    if user_id is not None and chairs.filter(user_id=user_id).exists():
        raise Refused("Vorsitz und Schriftführung sind zwei Personen: Beide unterschreiben.", field="secretary")


def check_seat_of(meeting: Meeting, seat: Seat) -> None:
    day = day_of(meeting.starts_at)
    if seat.committee_id != meeting.committee_id or seat.valid_from > day:
        raise Refused("Dieser Sitz gehört an diesem Tag nicht zum Gremium.")
    if seat.valid_until is not None and seat.valid_until < day:
        raise Refused("Dieser Sitz gehört an diesem Tag nicht zum Gremium.")


def check_no_resolution(item: AgendaItem) -> None:
    if hasattr(item, "resolution"):
        raise Refused("Zu diesem Punkt gibt es schon einen Beschluss. Befangenheit steht davor fest.")


def check_biased(course: ItemCourse, presence: Presence) -> None:
    if presence.meeting_id != course.meeting_id or not presence.voting:
        raise Refused("Befangen ist, wer hier stimmberechtigt ist.")


def check_voters_present(
    item: AgendaItem, meeting: Meeting, at: datetime, yes: int | None, no: int | None, abstentions: int | None
) -> None:
    """Never more votes than members with a vote in the room, as far as somebody wrote down who is there."""
    if yes is None or no is None:
        return
    cast, there = yes + no + (abstentions or 0), voters(item, meeting, at)
    if there is not None and cast > there:
        raise Refused(
            f"{cast} Stimmen sind mehr, als Stimmberechtigte im Raum sind ({there}, ohne Befangene). "
            "Prüfen Sie die Zahlen oder die Anwesenheit.",
            field="yes",
        )


def check_added(meeting: Meeting, at: datetime, yes: int, no: int, abstentions: int) -> None:
    """A further item comes on the agenda by a resolution of the body."""
    there = meeting.presences.filter(voting=True, left_at__isnull=True).count()
    if yes + no + abstentions > there:
        raise Refused(
            f"{yes + no + abstentions} Stimmen sind mehr, als Stimmberechtigte im Raum sind ({there}).", field="yes"
        )
    if yes <= no:
        raise Refused("Ohne mehr Ja- als Nein-Stimmen kommt der Punkt nicht auf die Tagesordnung.", field="yes")
