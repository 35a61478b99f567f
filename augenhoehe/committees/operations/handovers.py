"""A role changes hands: the open matters are listed, explained, ticked, and both sign."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from augenhoehe.accounts.models import User
from augenhoehe.committees.addresses import of_committee, of_hand_over, of_mandate, of_meeting, of_paper
from augenhoehe.committees.models import CarryOver, Committee, ElectionStep, HandOver, HandOverEntry, Mandate, Station
from augenhoehe.committees.queries.carrying import OpenMatter, open_matters
from augenhoehe.committees.rules import bodies as rules
from augenhoehe.committees.rules import check_text
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_moment
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, open_duty

from . import mandates

GIVE, TAKE = "give_role", "take_role"
_S = HandOverEntry.Source
# An entry with its place already given by the order of the list.
Line = tuple[str, UUID | None, str, str, date | None]


@transaction.atomic
def begin_hand_over(
    *, committee: Committee, function: str, from_user: User, to_user: User, due: date, by: Actor, at: datetime
) -> HandOver:
    """List what is open now; from here on both work on the same list."""
    rules.check_hand_over(by, committee, from_user, to_user)
    check_text(function, "Nennen Sie bitte die Aufgabe, die übergeht.", "function")
    made = HandOver.objects.create(
        committee=committee, function=clean(function), from_user=from_user, to_user=to_user, due=due, begun_at=at,
        begun_by=by.user_id,
    )  # fmt: skip
    HandOverEntry.objects.bulk_create(
        HandOverEntry(
            hand_over=made, order=number, source=source, subject_id=pk, title=shorten(title, 200), url=url, due=until
        )
        for number, (source, pk, title, url, until) in enumerate(_lines(committee, at), start=1)
    )
    audit("begin_hand_over", made, by=by, at=at, fields=["function", "from_user", "to_user", "due"])
    _owe(made, GIVE, from_user, "Aufgabe übergeben", by=by, at=at)
    return made


def _lines(committee: Committee, at: datetime) -> list[Line]:
    """What is owed around the body, what waits for it, papers that lie there, mandates, meetings planned.

    Only matters of this body: what else a person owes (in case files, for example) is nobody else's business.
    """
    meetings = list(committee.meetings.coming(at).order_by("starts_at"))
    around = {committee.pk, *(one.pk for one in meetings)}
    around |= set(CarryOver.objects.filter(to_committee=committee).values_list("pk", flat=True))
    around |= set(committee.papers.on_their_way().values_list("pk", flat=True))
    around |= set(ElectionStep.objects.filter(election__committee=committee).values_list("pk", flat=True))
    owed = Duty.objects.open().filter(subject_id__in=around).by_due()
    found: list[Line] = [(_S.DUTY, one.pk, one.title, one.url, one.due) for one in owed]
    found += [_line(committee, one) for one in open_matters(committee)]
    for meeting in meetings:
        title = f"Sitzung am {long_moment(meeting.starts_at)}, {meeting.place}"
        found.append((_S.MEETING, meeting.pk, title, of_meeting(meeting), day_of(meeting.starts_at)))
    return found


def _line(committee: Committee, one: OpenMatter) -> Line:
    if one.kind == "mandate":
        mandate = Mandate.objects.get(pk=one.pk)
        return _S.MANDATE, one.pk, one.title, of_mandate(mandate), mandate.due
    if one.kind == "station":
        return (
            _S.STATION,
            one.pk,
            one.title,
            of_paper(Station.objects.select_related("paper").get(pk=one.pk).paper),
            None,
        )
    return _S.ITEM, one.pk, one.title, of_committee(committee), None


def _owe(hand_over: HandOver, kind: str, person: User, what: str, *, by: Actor, at: datetime) -> None:
    open_duty(
        kind=kind,
        subject_kind="hand_over",
        subject_id=hand_over.pk,
        title=f"{what}: {hand_over.function}, {hand_over.committee.name_on(day_of(at))}",
        url=of_hand_over(hand_over),
        owner_label=person.name,
        user=person,
        due=hand_over.due,
        by=by,
        at=at,
    )


@transaction.atomic
def explain_hand_over(
    *,
    hand_over: HandOver,
    by: Actor,
    at: datetime,
    notes: str,
    entry_notes: dict[UUID, str],
    revision: int | None = None,
) -> HandOver:
    """What the successor should know, in general and at each line."""
    revisions.lock(hand_over, "committee", revision=revision, typed={"notes": notes})
    rules.check_give(by, hand_over)
    revisions.change(hand_over, notes=clean(notes))
    for entry in hand_over.entries.filter(pk__in=entry_notes):
        note = clean(entry_notes[entry.pk])
        if note != entry.note:
            revisions.change(entry, note=note)
    audit("explain_hand_over", hand_over, by=by, at=at, fields=["notes", "entries"])
    return hand_over


@transaction.atomic
def add_entry(*, hand_over: HandOver, title: str, note: str, by: Actor, at: datetime) -> HandOverEntry:
    """A line that no list knows: keys, people to greet, promises made."""
    revisions.lock(hand_over, revision=None)
    rules.check_open_hand_over(hand_over)
    rules.check_give(by, hand_over)
    check_text(title, "Sagen Sie bitte, worum es geht.", "title")
    last = hand_over.entries.aggregate(last=Max("order"))["last"] or 0
    made = HandOverEntry.objects.create(
        hand_over=hand_over, order=last + 1, source=_S.OWN, title=clean(title), note=clean(note)
    )
    audit("add_entry", made, by=by, at=at, fields=["title", "note"])
    return made


@transaction.atomic
def give_role(*, hand_over: HandOver, by: Actor, at: datetime, revision: int | None = None) -> HandOver:
    """The first signature: everything is said. From now on the successor is „am Zug“."""
    revisions.lock(hand_over, "committee", "to_user", revision=revision)
    rules.check_give(by, hand_over)
    revisions.change(hand_over, given_at=at)
    audit("give_role", hand_over, by=by, at=at, fields=["given_at"])
    close_duty(kind=GIVE, subject_id=hand_over.pk, outcome="abgegeben", by=by, at=at)
    _owe(hand_over, TAKE, hand_over.to_user, "Aufgabe übernehmen", by=by, at=at)
    return hand_over


@transaction.atomic
def tick_entry(*, entry: HandOverEntry, taken: bool, by: Actor, at: datetime) -> HandOverEntry:
    """The successor has understood this line and takes it; or takes the tick away again."""
    rules.check_take(by, entry.hand_over)
    revisions.change(entry, taken_at=at if taken else None)
    audit("tick_entry", entry, by=by, at=at, fields=["taken_at"])
    return entry


@transaction.atomic
def take_role(*, hand_over: HandOver, by: Actor, at: datetime, revision: int | None = None) -> HandOver:
    """The second signature, when every line is ticked: the role is taken."""
    revisions.lock(hand_over, "committee", "to_user", revision=revision)
    rules.check_take(by, hand_over)
    rules.check_all_taken(hand_over, hand_over.entries.filter(taken_at__isnull=True).count())
    revisions.change(hand_over, closed_at=at)
    _pass_on_mandates(hand_over, by=by, at=at)
    audit("take_role", hand_over, by=by, at=at, fields=["closed_at"])
    close_duty(kind=TAKE, subject_id=hand_over.pk, outcome="übernommen", by=by, at=at)
    return hand_over


def _pass_on_mandates(hand_over: HandOver, *, by: Actor, at: datetime) -> None:
    """Mandates on the list that were the former person's are the successor's; other duties follow their own rules."""
    listed = hand_over.entries.exclude(subject_id__isnull=True).values("subject_id")
    found = Mandate.objects.running().filter(pk__in=listed, responsible=hand_over.from_user)
    for mandate in found.order_by("pk"):
        revisions.lock(mandate, *mandates.WITH)
        revisions.change(mandate, responsible=hand_over.to_user)
        audit("pass_on_mandate", mandate, by=by, at=at, fields=["responsible"])
        mandates.owe_anew(mandate, by=by, at=at)
