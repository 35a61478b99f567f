"""What stands on paper, before anybody decides how it is set: headings, paragraphs, lists, facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from augenhoehe.committees.models import AgendaItem, Meeting, Objection, Presence
from augenhoehe.committees.queries import MinutesView, SectionView
from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.numbers import long_date, long_moment
from augenhoehe.core.text import slug
from augenhoehe.core.values import dataclass

CLOSED = "Nicht öffentlicher Punkt"
Style = Literal["text", "quiet", "decision"]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: Style = "text"


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with named columns; `name` is what it is about."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its length is told in percent of the longest."""

    label: str
    length: float
    value: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars for the eye. `alt` says where the same numbers stand: a chart never stands without its table."""

    name: str
    alt: str
    bars: tuple[Bar, ...]


Block = Heading | Paragraph | Listing | Facts | Grid | Chart


@dataclass(frozen=True, slots=True)
class Edition:
    """A sheet with its letterhead, title and blocks."""

    title: str
    note: str
    sender: tuple[str, ...]
    file_name: str
    blocks: tuple[Block, ...]


def _clock(moment: datetime | None) -> str:
    return f"{moment.astimezone(BERLIN):%H:%M} Uhr" if moment else ""


def _paragraphs(text: str, style: Style = "text") -> list[Block]:
    return [Paragraph(part.strip(), style) for part in text.split("\n\n") if part.strip()]


def invitation_content(meeting: Meeting, items: Sequence[AgendaItem], sender: tuple[str, ...]) -> Edition:
    """Who is invited where and when, and to what; the items as the reader may see them."""
    day = day_of(meeting.starts_at)
    name = meeting.committee.name_on(day)
    blocks: list[Block] = [
        Paragraph(f"An die Mitglieder: {name}"),
        Facts((
            ("Wann", long_moment(meeting.starts_at)),
            ("Wo", meeting.place),
            ("Öffentlich", "ja, wer zuhören will, ist willkommen" if meeting.public else "nein"),
        )),
    ]  # fmt: skip
    for title, public in (("Tagesordnung", True), ("Tagesordnung, nicht öffentlicher Teil", False)):
        some = [one for one in items if one.public is public]
        if some or public:
            blocks.append(Heading(2, title))
        for one in some:
            blocks += [Heading(3, f"{one.order}. {one.title}"), *_paragraphs(one.brief)]
    if not items:
        blocks.append(Paragraph("Die Tagesordnung steht noch nicht fest."))
    if any(not one.public for one in items):
        blocks.append(Paragraph("Dieses Blatt enthält nicht öffentliche Punkte. Geben Sie es nicht weiter.", "quiet"))
    return Edition(
        title=f"Einladung: {name}", note=f"Sitzung am {long_date(day)}", sender=sender,
        file_name=f"einladung-{day:%Y-%m-%d}-{slug(name)[:60]}", blocks=tuple(blocks),
    )  # fmt: skip


def minutes_content(view: MinutesView, sender: tuple[str, ...]) -> Edition:
    """The minutes as `view` was cut: whole for the body, the public part for everybody."""
    day = day_of(view.meeting.starts_at)
    part = "öffentlicher Teil" if view.public_only else "mit nicht öffentlichem Teil"
    blocks = [*_head(view), *_attendance(view), *_read_here(view)]
    closed = [one for one in view.sections if not one.opened or not one.public]
    for one in (section for section in view.sections if section not in closed):
        blocks += _section(one)
    if closed:
        blocks.append(Heading(2, "Nicht öffentlicher Teil"))
    for one in closed:
        blocks += _section(one)
    blocks += [*_objections(view), *_signatures(view)]
    return Edition(
        title=f"Niederschrift: {view.name}", note=f"{part}, {view.minutes.get_state_display()}", sender=sender,
        file_name=f"niederschrift-{day:%Y-%m-%d}-{slug(view.name)[:60]}{'-oeffentlich' if view.public_only else ''}",
        blocks=tuple(blocks),
    )  # fmt: skip


def _head(view: MinutesView) -> list[Block]:
    sitting, meeting = view.meeting.sitting, view.meeting
    place = meeting.place if meeting.public or not view.public_only else ""
    rows = [
        ("Tag", long_date(day_of(meeting.starts_at))),
        ("Ort", place),
        ("Beginn", _clock(sitting.opened_at)),
        ("Ende", _clock(sitting.closed_at)),
        ("Schriftführung", "" if view.public_only else sitting.secretary_name),
    ]
    return [Facts(tuple(row for row in rows if row[1])), *_paragraphs(view.minutes.opening)]


def _attendance(view: MinutesView) -> list[Block]:
    blocks: list[Block] = []
    for title, people in (("Anwesend", view.members), ("Gäste", view.guests)):
        if people:
            blocks += [Heading(2, title), Listing(tuple(_person(one, view) for one in people))]
    if not view.public_only:
        for title, lines in (("Entschuldigt", view.minutes.excused), ("Nicht entschuldigt", view.minutes.absent)):
            if lines.strip():
                blocks += [Heading(2, title), Listing(tuple(line for line in lines.splitlines() if line.strip()))]
    return blocks


def _person(one: Presence, view: MinutesView) -> str:
    """Name, function and institution; the public edition says function and institution alone (law.md no. 3)."""
    sitting = view.meeting.sitting
    words = [one.role] if view.public_only else [one.name, one.role]
    if one.kind == Presence.Kind.DEPUTY:
        words.append("in Vertretung" if view.public_only else f"vertritt {one.stands_in_for}")
    if not one.voting and one.seat_id is not None:
        words.append("beratend")
    if one.came_at > sitting.opened_at:
        words.append(f"ab {_clock(one.came_at)}")
    if one.left_at is not None:
        words.append(f"bis {_clock(one.left_at)}")
    return ", ".join(word for word in words if word)


def _section(view: SectionView) -> list[Block]:
    section = view.section
    blocks: list[Block] = [Heading(2, f"{view.number}. {view.title or CLOSED}")]
    if not view.opened:
        return blocks
    spoken = tuple(_spoken(one) for one in view.speakers)
    if spoken:
        blocks += [Heading(3, "Es sprechen"), Listing(spoken)]
    blocks += [*(Paragraph(line) for line in view.facts), *_paragraphs(section.text)]
    if section.decision:
        rows = [("Beschluss", section.decision), ("Wortlaut", section.wording), ("Begründung", section.reason),
                ("Stimmen", section.votes)]  # fmt: skip
        blocks.append(Facts(tuple(row for row in rows if row[1])))
    if view.changed is not None:
        blocks.append(Paragraph(f"Der Beschluss ist später berichtigt: {view.changed.wording}", "decision"))
    for one in view.corrections:
        on = f" am {long_date(day_of(one.decided_at))}" if one.decided_at else ""
        blocks.append(Paragraph(f"Berichtigt{on}: {one.correction}", "decision"))
    return blocks


def _spoken(said: dict[str, str]) -> str:
    who = ", ".join(part for part in (said["name"], said["role"]) if part)
    return f"{who}: {said['note']}" if said["note"] else who


def _read_here(view: MinutesView) -> list[Block]:
    if not view.read_here:
        return []
    blocks: list[Block] = [Heading(2, "Einwendungen gegen frühere Niederschriften")]
    for one in view.read_here:
        blocks.append(
            Paragraph(_objection(one, view, f"Niederschrift vom {long_date(day_of(one.minutes.meeting.starts_at))}"))
        )
    return blocks


def _objections(view: MinutesView) -> list[Block]:
    if not view.objections:
        return []
    lines: Iterable[str] = (_objection(one, view, "") for one in view.objections)
    return [Heading(2, "Einwendungen gegen diese Niederschrift"), Listing(tuple(lines))]


def _objection(one: Objection, view: MinutesView, about: str) -> str:
    who = "" if view.public_only else f" ({one.raised_by})"
    where = f", Punkt {one.section.course.order}" if one.section else ""
    head = f"{about}{where}{who}: ".lstrip(", ")
    result = f" Ergebnis: {one.answer}" if one.answer else " Noch nicht entschieden."
    fixed = f" Berichtigte Fassung: {one.correction}" if one.correction else ""
    return f"{head}{one.text}{result}{fixed}"


def _signatures(view: MinutesView) -> list[Block]:
    if not view.signatures:
        return [Paragraph("Entwurf, noch nicht unterschrieben.", "quiet")]
    rows = []
    for one in view.signatures:
        name = "" if view.public_only else f"{one.name}, "
        rows.append((one.get_role_display(), f"{name}unterschrieben am {long_date(day_of(one.signed_at))}"))
    minutes = view.minutes
    if minutes.approved_at and minutes.approved_in:
        rows.append(("Genehmigt", f"in der Sitzung am {long_date(day_of(minutes.approved_in.starts_at))}"))
    return [Heading(2, "Unterschriften"), Facts(tuple(rows))]
