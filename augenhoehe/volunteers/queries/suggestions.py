"""Who could come: what must fit decides in the database, what should fit orders, and both are said in words."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.volunteers.models import Absence, Assignment, Enquiry, Training, Volunteer, VolunteerLanguage

MOST = 8
# Until noon, until five, after: as the form for volunteers names them.
NOON, FIVE = time(12), time(17)
# Interpreting asks for German from B2 on (as pools of the Kreise do).
GOOD_GERMAN = Volunteer.LEVELS[Volunteer.LEVELS.index("b2") :]
WITH_CHILDREN = (Enquiry.Office.SCHOOL, Enquiry.Office.DAYCARE)
_WEEKDAYS = ("montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags")
_PARTS = dict(Volunteer.PARTS)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who could come: what speaks for it, and what should be asked first."""

    volunteer: Volunteer
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]


def parts_of_day(starts_at: datetime, ends_at: datetime) -> tuple[str, ...]:
    """The codes of availability that an appointment touches: („TH-m“, „TH-a“)."""
    begin, end = starts_at.astimezone(BERLIN), ends_at.astimezone(BERLIN)
    touched = [
        begin.time() < NOON,
        begin.time() < FIVE and end.time() > NOON,
        end.time() > FIVE,
    ]
    day = Volunteer.DAYS[begin.weekday()]
    return tuple(f"{day}-{code}" for (code, _label), is_touched in zip(Volunteer.PARTS, touched, strict=True)
                 if is_touched)  # fmt: skip


def able(enquiry: Enquiry) -> QuerySet[Volunteer]:
    """Who may be asked at all: ready, right language, there on the day, nothing else agreed at the time."""
    day = day_of(enquiry.starts_at)
    mine = {"volunteer": OuterRef("pk")}
    taken = Assignment.objects.filter(
        **mine, state__in=Assignment.TAKEN, starts_at__lt=enquiry.ends_at, ends_at__gt=enquiry.starts_at
    )
    said_no = Assignment.objects.filter(**mine, enquiry=enquiry, state=Assignment.State.DECLINED)
    rows = Volunteer.objects.active().filter(confidential_on__isnull=False)
    rows = rows.filter(~Exists(taken), ~Exists(said_no), ~Exists(Absence.objects.on(day).filter(**mine)))
    if enquiry.mode != Enquiry.Mode.ON_SITE:
        rows = rows.filter(remote=True)
    if enquiry.language:
        rows = rows.filter(Exists(VolunteerLanguage.objects.filter(**mine, language=enquiry.language)))
    if enquiry.kind == Enquiry.Kind.INTERPRETING:
        rows = rows.exclude(kind=Volunteer.Kind.GUIDE).filter(german__in=GOOD_GERMAN)
        return rows.filter(Exists(Training.objects.filter(**mine)))
    return rows.exclude(kind=Volunteer.Kind.INTERPRETER)


def suggestions(enquiry: Enquiry, actor: Actor) -> list[Suggestion]:
    """The best few of those the reader keeps; who fits wholly stands first, then who was asked least this month."""
    begin = enquiry.starts_at.astimezone(BERLIN).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    month = Q(
        assignments__state__in=Assignment.TAKEN, assignments__starts_at__gte=begin,
        assignments__starts_at__lt=begin + timedelta(days=31),
    )  # fmt: skip
    rows = able(enquiry) & Volunteer.objects.visible_to(actor)
    rows = rows.annotate(load=Count("assignments", filter=month)).select_related("municipality")
    rows = rows.defer("municipality__boundary").prefetch_related("languages", "towns").in_order()
    found = [_weighed(one, enquiry) for one in rows]
    return [one for _weight, one in sorted(found, key=lambda pair: pair[0])[:MOST]]


def _weighed(one: Volunteer, enquiry: Enquiry) -> tuple[tuple[int, int, int], Suggestion]:
    reasons, cautions, level = _spoken(one, enquiry)
    for good, reason, caution in (_place(one, enquiry), _time(one, enquiry), _record(one, enquiry)):
        if good and reason:
            reasons.append(reason)
        elif not good:
            cautions.append(caution)
    load = one.load  # type: ignore[attr-defined]
    reasons.append("in diesem Monat noch kein Einsatz" if not load else f"in diesem Monat schon {load}-mal zugesagt")
    return (len(cautions), load, -level), Suggestion(one, tuple(reasons), tuple(cautions))


def _spoken(one: Volunteer, enquiry: Enquiry) -> tuple[list[str], list[str], int]:
    entry = next((found for found in one.languages.all() if found.language == enquiry.language), None)
    if entry is None:
        return [], [], 0
    reasons = [f"{GERMAN.get(entry.language, entry.language)}: {entry.get_level_display()}"]
    if entry.direction == VolunteerLanguage.Direction.BOTH:
        return reasons, [], Volunteer.LEVELS.index(entry.level)
    return reasons, [f"dolmetscht {entry.get_direction_display()}"], Volunteer.LEVELS.index(entry.level)


def _place(one: Volunteer, enquiry: Enquiry) -> tuple[bool, str, str]:
    if enquiry.mode != Enquiry.Mode.ON_SITE:
        return True, f"auch {enquiry.get_mode_display()}", ""
    town = enquiry.municipality
    if one.municipality_id == town.pk:
        return True, f"wohnt in {town.name}", ""
    goes = any(there.pk == town.pk for there in one.towns.all())
    return goes, f"fährt nach {town.name}, {one.get_travel_display()}", f"{town.name} steht nicht bei ihren Orten"


def _time(one: Volunteer, enquiry: Enquiry) -> tuple[bool, str, str]:
    codes = parts_of_day(enquiry.starts_at, enquiry.ends_at)
    day = _WEEKDAYS[enquiry.starts_at.astimezone(BERLIN).weekday()]
    told = f"{day} {' und '.join(_PARTS[code[3:]] for code in codes)}"
    return set(codes) <= set(one.available), f"hat {told} Zeit", f"hat {told} sonst keine Zeit"


def _record(one: Volunteer, enquiry: Enquiry) -> tuple[bool, str, str]:
    if enquiry.office not in WITH_CHILDREN:
        return True, "", ""
    return one.record_seen_on is not None, "Führungszeugnis eingesehen", "Führungszeugnis noch nicht eingesehen"
