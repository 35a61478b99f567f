"""Fills the world up to a number of papers, with the bodies, meetings and resolutions they went through.

Proportions of a Kreis after twenty years: about sixteen items a meeting, eight meetings a year and body, nine of
ten papers concluded, a mandate from every twelfth resolution, a hundredth of all stations late.
"""

from __future__ import annotations

import random
import uuid
from collections import Counter
from dataclasses import field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections, models, transaction

from augenhoehe.committees.models import (
    AgendaItem,
    Committee,
    CommitteeName,
    Delay,
    Mandate,
    Meeting,
    MissedMeeting,
    Paper,
    PaperItem,
    Resolution,
    Seat,
    Station,
)
from augenhoehe.core.clock import day_of
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import NumberSeries, Thread
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns

from .copying import built_afterwards, copy_rows
from .loading import SERIES, Progress
from .sentences import Teller

YEARS, PAPERS_PER_THREAD, PAPERS_PER_BODY, BETWEEN, AHEAD = 20, 4, 1000, 45, 3
MODELS: tuple[type[models.Model], ...] = (
    Thread, Committee, CommitteeName, Seat, Meeting, Paper, PaperItem, Station, AgendaItem, Resolution, Mandate,
    MissedMeeting, Delay,
)  # fmt: skip
ROLE = Station.Role
FIELDS = ("Soziales", "Schule", "Jugend", "Bauen", "Kultur", "Wirtschaft", "Umwelt", "Verkehr", "Gesundheit", "Sport")
KINDS = (*(Paper.Kind.DECISION,) * 6, *(Paper.Kind.INFORMATION,) * 2, Paper.Kind.MOTION, Paper.Kind.INQUIRY)
RESULTS = (*(Resolution.Kind.ADOPTED,) * 7, Resolution.Kind.ADOPTED_CHANGED, Resolution.Kind.NOTED,
           Resolution.Kind.REFUSED)  # fmt: skip
SECTORS = (*(Seat.Sector.POLITICS,) * 10, Seat.Sector.ADMINISTRATION, Seat.Sector.CIVIL_SOCIETY)


@dataclass
class Body:
    """A body with the days of its meetings; `taken` counts the places of each agenda."""

    pk: uuid.UUID
    town: uuid.UUID | None
    meetings: list[tuple[datetime, uuid.UUID]] = field(default_factory=list)
    taken: Counter[uuid.UUID] = field(default_factory=Counter)

    def after(self, moment: datetime) -> tuple[datetime, uuid.UUID] | None:
        """The first meeting after a moment."""
        return next((one for one in self.meetings[self._near(moment) :] if one[0] > moment), None)

    def _near(self, moment: datetime) -> int:
        return max(0, (moment - self.meetings[0][0]).days // BETWEEN - 1)


@dataclass
class Archive:
    """One filling; every number is drawn from one repeatable source."""

    at: datetime
    teller: Teller
    towns: list[Municipality]
    chance: random.Random = field(default_factory=lambda: random.Random(5999))  # noqa: S311 – made-up rows
    bodies: list[Body] = field(default_factory=list)
    rows: dict[type[models.Model], list[dict[str, Any]]] = field(default_factory=lambda: {one: [] for one in MODELS})
    numbers: Counter[int] = field(default_factory=Counter)

    def add(self, model: type[models.Model], **row: Any) -> dict[str, Any]:
        row.setdefault("id", new_id())
        self.rows[model].append(row)
        return row

    def write(self) -> None:
        """In the order of the models: what others point at comes first."""
        for model, rows in self.rows.items():
            copy_rows(model, rows)
            rows.clear()


def fill_papers(wanted: int, *, at: datetime, progress: Progress) -> int:
    """Bring the number of papers up to `wanted`; returns how many were added."""
    missing = wanted - Paper.objects.count()
    if missing <= 0:
        return 0
    # Read first: taking foreign keys off locks the towns against every other connection.
    archive = Archive(at, Teller(missing), towns=list(served_towns().only("id", "name")))
    tables = [model._meta.db_table for model in MODELS]
    # All in one transaction of the owner: an interrupted filling leaves nothing behind, no index missing.
    with transaction.atomic(using="owner"), built_afterwards(tables):
        _found_bodies(archive, max(1, missing // PAPERS_PER_BODY))
        first = _take_numbers(archive, -(-missing // PAPERS_PER_THREAD))
        for count in range(missing):
            if count % PAPERS_PER_THREAD == 0:
                thread = _thread(archive, first + count // PAPERS_PER_THREAD)
            _paper(archive, thread)
            if count % 5_000 == 4_999:
                archive.write()
                progress(f"{count + 1} von {missing} Vorlagen")
        archive.write()
        progress("Indizes und Schlüssel werden aufgebaut …")
    with connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f'ANALYZE "{table}"')
    return missing


def _found_bodies(archive: Archive, number: int) -> None:
    """New specialist committees, each with a name, fifteen seats and its meetings of twenty years."""
    towns, start = archive.towns, day_of(archive.at) - timedelta(days=366 * YEARS)
    for count in range(number):
        town = towns[count % len(towns)]
        body = Body(new_id(), town.pk)
        name = f"Ausschuss für {FIELDS[count // len(towns) % len(FIELDS)]} {town.name} ({count + 1})"
        archive.add(Committee, id=body.pk, kind=Committee.Kind.SPECIALIST_COMMITTEE, municipality_id=town.pk,
                    short_text=multilingual("Berät vor, was der Rat entscheidet."), started_on=start)  # fmt: skip
        archive.add(CommitteeName, committee_id=body.pk, name=name, valid_from=start)
        for place in range(15):
            archive.add(Seat, committee_id=body.pk, holder_name=f"Mitglied {place + 1}", chair=place == 0,
                        sector=archive.chance.choice(SECTORS), valid_from=start)  # fmt: skip
        _meetings(archive, body)
        archive.bodies.append(body)


def _meetings(archive: Archive, body: Body) -> None:
    begin = archive.at - timedelta(days=365 * YEARS + archive.chance.randrange(BETWEEN))
    for count in range(365 * YEARS // BETWEEN + AHEAD):
        starts = begin + timedelta(days=BETWEEN * count)
        held = starts < archive.at
        made = archive.add(
            Meeting, committee_id=body.pk, starts_at=starts, place="Rathaus, Sitzungssaal", public=count % 10 != 0,
            state=Meeting.State.HELD if held else Meeting.State.PLANNED,
            invited_at=starts - timedelta(days=10) if held else None,
        )  # fmt: skip
        body.meetings.append((starts, made["id"]))


def _take_numbers(archive: Archive, number: int) -> int:
    """Numbers of last year's matters, from the same series as all others; the first of them."""
    year = day_of(archive.at).year - 1
    series, _ = NumberSeries.objects.using("owner").get_or_create(name=SERIES, year=year)
    first = series.last + 1
    NumberSeries.objects.using("owner").filter(pk=series.pk).update(last=series.last + number)
    return first


def _thread(archive: Archive, number: int) -> dict[str, Any]:
    opened = archive.at - timedelta(days=archive.chance.randrange(20, 365 * YEARS - 60))
    public = archive.chance.random() < 0.8
    title = archive.teller.topic()
    return archive.add(
        Thread, number=f"{SERIES}-{day_of(archive.at).year - 1}-{number:03d}", title=title,
        public_title=multilingual(title), summary=multilingual(archive.teller.hint().problem), opened_at=opened,
        municipality_id=archive.chance.choice(archive.bodies).town, published_at=opened if public else None,
        last_step_at=opened, last_public_step_at=opened,
    )  # fmt: skip


def _paper(archive: Archive, thread: dict[str, Any]) -> None:
    """A paper and its way: each body deals with it in its next meeting, the last ones of all papers still lie."""
    chance, pick = archive.chance, archive.chance.choice
    sent = thread["opened_at"] + timedelta(days=chance.randrange(1, 15))
    body, year = pick(archive.bodies), day_of(sent).year
    archive.numbers[year] += 1
    paper = archive.add(
        Paper, number=f"VL-{year}-{archive.numbers[year]:05d}", kind=pick(KINDS),
        title=f"{archive.teller.topic()}: {archive.numbers[year]}", reasons=archive.teller.hint().problem,
        submitter="Verwaltung", submitted_by_committee_id=body.pk if chance.random() < 0.2 else None,
        municipality_id=body.town, thread_id=thread["id"], public=chance.random() < 0.95, created_at=sent,
        submitted_at=sent,
    )  # fmt: skip
    for order in (1, 2):
        archive.add(PaperItem, paper_id=paper["id"], order=order, text=archive.teller.hint().idea or "Kenntnisnahme.")
    _way(archive, paper, [body, *chance.sample(archive.bodies, min(chance.randrange(4), len(archive.bodies)))])


def _way(archive: Archive, paper: dict[str, Any], bodies: list[Body]) -> None:
    since, ended, lies = paper["submitted_at"], "", False
    for order, body in enumerate(bodies, start=1):
        last = order == len(bodies)
        row = {"paper_id": paper["id"], "committee_id": body.pk, "order": order, "authoritative": last,
               "role": ROLE.DECISION if last else ROLE.PRE_DELIBERATION}  # fmt: skip
        found = body.after(since)
        stuck = archive.chance.random() < 0.005
        if lies:
            archive.add(Station, **row)
        elif stuck or found is None or found[0] >= archive.at:
            lies = True
            station = archive.add(Station, **row, state=Station.State.OPEN, opened_on=day_of(since))
            _waiting(archive, paper, station, body, since)
        else:
            since, ended = found[0], archive.chance.choice(RESULTS)
            station = archive.add(Station, **row, state=Station.State.DECIDED, opened_on=day_of(since) - timedelta(30),
                                  result=ended, decided_on=day_of(since))  # fmt: skip
            _decided(archive, paper, station, body, found)
    if lies:
        paper["state"] = Paper.State.UNDER_WAY
    else:
        paper |= {"state": Paper.State.CONCLUDED, "result": ended, "concluded_at": since}


def _waiting(archive: Archive, paper: dict[str, Any], station: dict[str, Any], body: Body, since: datetime) -> None:
    """An item on no agenda yet; what meetings passed over is late."""
    archive.add(AgendaItem, committee_id=body.pk, title=paper["title"], public=paper["public"],
                thread_id=paper["thread_id"], station_id=station["id"], waiting_since=day_of(since))  # fmt: skip
    passed = [one for one in body.meetings if since < one[0] < archive.at][-4:]
    for _, meeting in passed:
        archive.add(MissedMeeting, station_id=station["id"], meeting_id=meeting, noted_at=archive.at)
    if passed:
        since_day = day_of(passed[-1][0])
        _delay(archive, since_day, kind=Delay.Kind.PAPER, station_id=station["id"], meeting_id=passed[-1][1],
               committee_id=body.pk, origin_id=paper["submitted_by_committee_id"])  # fmt: skip


def _delay(archive: Archive, since: date, **row: Any) -> None:
    stated = archive.chance.random() < 0.6
    archive.add(
        Delay, **row, unit=f"Fachdienst {archive.chance.randrange(1, 30)}", since=since, noted_at=archive.at,
        reason_due=since + timedelta(days=7), reason="Die Stellungnahme des Kreises fehlt noch." if stated else "",
        stated_at=archive.at if stated else None,
    )  # fmt: skip


def _decided(
    archive: Archive, paper: dict[str, Any], station: dict[str, Any], body: Body, meeting: tuple[datetime, uuid.UUID]
) -> None:
    starts, pk = meeting
    body.taken[pk] += 1
    item = archive.add(AgendaItem, committee_id=body.pk, meeting_id=pk, order=body.taken[pk], title=paper["title"],
                       public=paper["public"], thread_id=paper["thread_id"], station_id=station["id"],
                       waiting_since=station["opened_on"])  # fmt: skip
    resolution = archive.add(Resolution, agenda_item_id=item["id"], kind=station["result"], recorded_at=starts,
                             wording="Dem Vorschlag wird gefolgt.", reason="Beraten und abgestimmt.",
                             public_text=multilingual("Dem Vorschlag wird gefolgt."), yes=12, no=2, abstentions=1,
                             decided_on=day_of(starts))  # fmt: skip
    if archive.chance.random() < 1 / 12:
        _mandate(archive, paper, resolution["id"], body, starts)


def _mandate(archive: Archive, paper: dict[str, Any], resolution: uuid.UUID, body: Body, given: datetime) -> None:
    due = day_of(given) + timedelta(days=180)
    old = due < day_of(archive.at) - timedelta(days=400)
    done = {"state": Mandate.State.DONE, "report": "Ist geschehen.", "reported_at": given, "closed_at": given}
    made = archive.add(Mandate, resolution_id=resolution, committee_id=body.pk, title=paper["title"],
                       unit="Fachdienst", due=due, first_due=due, given_at=given, **(done if old else {}))  # fmt: skip
    if not old and due < day_of(archive.at):
        _delay(archive, due, kind=Delay.Kind.MANDATE, mandate_id=made["id"], committee_id=body.pk)
