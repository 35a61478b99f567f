"""What goes into one mail about a meeting: to whom, the letter, the papers as one PDF, the calendar file."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from augenhoehe.core.clock import day_of
from augenhoehe.core.values import dataclass
from augenhoehe.files.kinds import ICS, PDF
from augenhoehe.files.models import StoredFile
from augenhoehe.files.operations import store

from . import bundles, calendars, letters_planning
from .addresses import answer_address, deputy_address, guest_address
from .models import AgendaItem, Delivery, Meeting
from .queries.deliveries import items_for_guest, public_items, public_wordings

Kind = Delivery.Kind
WITH_PAPERS = frozenset({Kind.INVITATION, Kind.DEPUTY})
WITH_CALENDAR = frozenset({Kind.INVITATION, Kind.CHANGED, Kind.CANCELLED})


@dataclass(frozen=True, slots=True)
class Parcel:
    to: str
    subject: str
    body: str
    language: str
    files: tuple[tuple[StoredFile, str], ...]


class Enclosed:
    """The files of one run: the same papers are set once, however many get them."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._made: dict[tuple[object, ...], StoredFile] = {}

    def papers(self, meeting: Meeting, items: list[AgendaItem]) -> StoredFile:
        key = (meeting.pk, *(item.pk for item in items))
        if key not in self._made:
            self._made[key] = store(
                content=bundles.bundle(meeting, items, public_wordings(items)), at=self.at, allowed=frozenset({PDF})
            )
        return self._made[key]

    def calendar(self, meeting: Meeting, url: str) -> StoredFile:
        content = calendars.meeting_file(meeting, url=url, at=self.at)
        return store(content=content, at=self.at, allowed=frozenset({ICS}))


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    email: str
    language: str
    url: str
    items: list[AgendaItem]


def parcel(delivery: Delivery, enclosed: Enclosed) -> Parcel:
    """A mail is read on the way: letter and papers name only what everybody may read."""
    meeting, person = delivery.meeting, _person(delivery)
    letter = letters_planning.letter(delivery, person.name, person.language, person.url, person.items)
    day = f"{day_of(meeting.starts_at):%Y-%m-%d}"
    files = []
    if delivery.kind in WITH_PAPERS and person.items:
        files.append((enclosed.papers(meeting, person.items), f"tagesordnung-{day}.pdf"))
    if delivery.kind in WITH_CALENDAR:
        files.append((enclosed.calendar(meeting, urlsplit(person.url).path), f"sitzung-{day}.ics"))
    return Parcel(person.email, letter.subject, letter.body, person.language, tuple(files))


def _person(delivery: Delivery) -> _Person:
    meeting = delivery.meeting
    if guest := delivery.guest:
        # A closed item that somebody is invited to stands behind the link, never in the mail.
        open_ones = {item.pk for item in public_items(meeting)}
        items = [item for item in items_for_guest(guest) if item.pk in open_ones]
        return _Person(guest.name, guest.email, guest.language, guest_address(guest), items)
    items = public_items(meeting)
    if request := delivery.request:
        deputy = request.deputy
        return _Person(deputy.name, deputy.email, deputy.language, deputy_address(request), items)
    seat = delivery.seat
    user = seat.user if seat else None
    if seat is None or user is None:
        raise LookupError("out_of_date lets no mail through for a seat without an account")
    return _Person(user.name, user.email, user.language, answer_address(meeting, seat, user.language), items)
