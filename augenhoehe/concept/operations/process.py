"""The process: begun from a mandate, its phases turned with a reason, who was involved in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.committees.models import Mandate
from augenhoehe.concept import rules, starters
from augenhoehe.concept.models import Chapter, ChapterVersion, Concept, Involvement, Phase, PhaseChange
from augenhoehe.concept.queries.process import missing_in
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.journal.sentences import Word, said
from augenhoehe.organisations.models import Organisation
from augenhoehe.places.models import Municipality

from .concepts import create_concept, next_place, plant_starters
from .steps import tell_of_concept

WITH = ("concept__municipality", "concept__thread")


@transaction.atomic
def begin_concept(
    *, mandate: Mandate, title: str, municipality: Municipality, by: Actor, at: datetime, public: bool = True
) -> Concept:
    """Begin the process of a concept from the mandate of a resolution (S2-4): phases, chapters, whom to involve."""
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related(
        "committee", "resolution__agenda_item__committee", "resolution__agenda_item__thread"
    ).get(pk=mandate.pk)  # fmt: skip
    rules.check_begin_from(by, mandate)
    if Concept.objects.filter(mandate=mandate).exists():
        raise Refused("Aus diesem Auftrag ist schon ein Konzept begonnen.")
    concept = create_concept(
        title=title, municipality=municipality, by=by, at=at, public=public, mandate=mandate,
        thread=mandate.resolution.agenda_item.thread,
    )  # fmt: skip
    lay_phases(concept=concept, by=by, at=at, until=mandate.due)
    _lay_chapters(concept, by, at)
    tell_of_concept(
        concept, "concept_begun", said(_("Die Arbeit am Konzept beginnt: %(title)s"), title=concept.title), by=by, at=at
    )
    return concept


@transaction.atomic
def begin_from_templates(
    *, title: str, municipality: Municipality, by: Actor, at: datetime, public: bool = True
) -> Concept:
    """Begin without any preparatory work: fields of action, guiding goals, phases and chapters stand there (S2-14)."""
    concept = create_concept(title=title, municipality=municipality, by=by, at=at, public=public)
    plant_starters(
        concept=concept, fields=[key for key, _ in starters.ACTION_FIELDS],
        goals=[key for key, _ in starters.GUIDING_GOALS], by=by, at=at,
    )  # fmt: skip
    lay_phases(concept=concept, by=by, at=at)
    _lay_chapters(concept, by, at)
    return concept


def _lay_chapters(concept: Concept, by: Actor, at: datetime) -> None:
    for place, heading in enumerate(starters.CHAPTERS, start=1):
        chapter = Chapter.objects.create(concept=concept, position=place, title=heading)
        ChapterVersion.objects.create(
            chapter=chapter, number=1, title=heading, note="aus der Vorlage", at=at, by_id=by.user_id,
            by_function=by.function,
        )  # fmt: skip


@transaction.atomic
def lay_phases(*, concept: Concept, by: Actor, at: datetime, until: date | None = None) -> list[Phase]:
    """Lay the phases of the template; with an end they share the time until then. Everything may change later."""
    rules.check_write(by, concept.municipality_id)
    Concept.objects.select_for_update().get(pk=concept.pk)
    if concept.phases.exists():
        raise Refused("Dieses Konzept hat schon Phasen.")
    made, start = [], day_of(at)
    days = (until - start).days if until and until > start else 0
    used = 0
    for place, step in enumerate(starters.PHASES, start=1):
        timed = bool(days and step.share)
        begins = start + timedelta(days=days * used // 100) if timed else None
        used += step.share
        ends = start + timedelta(days=days * used // 100) if timed else None
        made.append(
            Phase.objects.create(
                concept=concept,
                kind=step.kind,
                title=str(Phase.Kind(step.kind).label),
                position=place,
                starts_on=begins,
                ends_on=ends,
                first_ends_on=ends,
            )
        )
    revisions.change(concept, actor_types=concept.actor_types or list(starters.ACTOR_TYPES))
    audit("lay_phases", concept, by=by, at=at, fields=["phases", "actor_types"])
    return made


@transaction.atomic
def begin_phase(*, phase: Phase, by: Actor, at: datetime, on: date | None = None, revision: int | None = None) -> Phase:
    """The phase runs; others may run beside it. Of a concept that is older than this platform, since an earlier day."""
    day = on or day_of(at)
    rules.check_not_ahead(day, day_of(at))
    _hold(phase, revision, by, on=on)
    return _turn(phase, "begin", "", by=by, at=at, begun_on=day)


@transaction.atomic
def finish_phase(
    *, phase: Phase, by: Actor, at: datetime, reason: str = "", on: date | None = None, revision: int | None = None
) -> Phase:
    """The phase is over, today or since an earlier day. Who was not involved in it is said, with the reason (S2-23)."""
    day = on or day_of(at)
    rules.check_not_ahead(day, day_of(at))
    _hold(phase, revision, by, reason=reason, on=on)
    rules.PHASE.target(phase.state, "finish")
    rules.check_ends_after_beginning(phase, day)
    missing = missing_in(phase, phase.concept.actor_types) if phase.kind in Phase.INVOLVING else []
    rules.check_missing_named(missing, reason)
    return _turn(phase, "finish", reason, by=by, at=at, ended_on=day)


@transaction.atomic
def skip_phase(*, phase: Phase, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Phase:
    """The phase is not needed; it stays to be read, with the reason (S3-30)."""
    rules.check_text(reason, "Nennen Sie bitte den Grund.", "reason")
    _hold(phase, revision, by, reason=reason)
    return _turn(phase, "skip", reason, by=by, at=at, ended_on=day_of(at))


@transaction.atomic
def reopen_phase(*, phase: Phase, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Phase:
    """What was over or skipped runs once more."""
    rules.check_text(reason, "Nennen Sie bitte den Grund.", "reason")
    _hold(phase, revision, by, reason=reason)
    return _turn(phase, "reopen", reason, by=by, at=at, ended_on=None, begun_on=phase.begun_on or day_of(at))


@transaction.atomic
def change_phase(
    *,
    phase: Phase,
    title: str,
    reason: str,
    by: Actor,
    at: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
    revision: int | None = None,
) -> Phase:
    """Rename a phase or move its days, with a reason; the first end stays beside the new one."""
    rules.check_text(title, "Nennen Sie bitte den Namen der Phase.", "title")
    rules.check_text(reason, "Nennen Sie bitte den Grund.", "reason")
    rules.check_period(starts_on, ends_on)
    new: dict[str, Any] = {"title": clean(title), "starts_on": starts_on, "ends_on": ends_on}
    _hold(phase, revision, by, reason=reason, **new)
    said = _changed(phase, new)
    revisions.change(phase, first_ends_on=phase.first_ends_on or ends_on, **new)
    _note(phase, said, reason, by=by, at=at)
    audit("change_phase", phase, by=by, at=at, fields=[*new, "reason"])
    return phase


@transaction.atomic
def add_phase(
    *, concept: Concept, title: str, after: Phase | None, reason: str, by: Actor, at: datetime,
    starts_on: date | None = None, ends_on: date | None = None,
) -> Phase:  # fmt: skip
    """Put a phase of one's own behind another one, or first."""
    rules.check_write(by, concept.municipality_id)
    rules.check_text(title, "Nennen Sie bitte den Namen der Phase.", "title")
    rules.check_text(reason, "Nennen Sie bitte den Grund.", "reason")
    rules.check_period(starts_on, ends_on)
    next_place(concept, "phases")
    place = Phase.objects.get(pk=after.pk).position + 1 if after else 1
    for later in concept.phases.filter(position__gte=place).order_by("-position"):
        revisions.change(later, position=later.position + 1)
    phase = Phase.objects.create(
        concept=concept, kind=Phase.Kind.OTHER, title=clean(title), position=place, starts_on=starts_on,
        ends_on=ends_on, first_ends_on=ends_on,
    )  # fmt: skip
    _note(phase, "eingefügt", reason, by=by, at=at)
    audit("add_phase", phase, by=by, at=at, fields=["title", "position", "starts_on", "ends_on", "reason"])
    return phase


# --- Who is involved --------------------------------------------------------------------------------
@transaction.atomic
def choose_actor_types(
    *, concept: Concept, actor_types: Sequence[str], by: Actor, at: datetime, revision: int | None = None
) -> Concept:
    """Say whom this concept wants to involve; the matrix warns of who is missing."""
    rules.check_write(by, concept.municipality_id)
    rules.check_actor_types(actor_types)
    revisions.change(concept, revision=revision, actor_types=sorted(set(actor_types)))
    audit("choose_actor_types", concept, by=by, at=at, fields=["actor_types"])
    return concept


@transaction.atomic
def involve(
    *, phase: Phase, actor_type: str, who: str, way: str, on: date, by: Actor, at: datetime, note: str = "",
    organisation: Organisation | None = None,
) -> Involvement:  # fmt: skip
    """Enter who took part in a phase, how and when."""
    rules.check_write(by, phase.concept.municipality_id)
    rules.check_actor_type(phase.concept, actor_type)
    name = clean(who) or (organisation.name if organisation else "")
    rules.check_text(name, "Nennen Sie bitte, wer beteiligt war.", "who")
    rules.check_not_ahead(on, day_of(at))
    made = Involvement.objects.create(
        phase=phase, actor_type=actor_type, who=name, way=way, on=on, note=clean(note), organisation=organisation
    )
    audit("involve", made, by=by, at=at, fields=["phase", "actor_type", "who", "way", "on", "note", "organisation"])
    return made


@transaction.atomic
def change_involvement(
    *, involvement: Involvement, who: str, way: str, on: date, by: Actor, at: datetime, note: str = "",
    revision: int | None = None,
) -> Involvement:  # fmt: skip
    rules.check_write(by, involvement.phase.concept.municipality_id)
    rules.check_text(who, "Nennen Sie bitte, wer beteiligt war.", "who")
    rules.check_not_ahead(on, day_of(at))
    revisions.change(involvement, revision=revision, who=clean(who), way=way, on=on, note=clean(note))
    audit("change_involvement", involvement, by=by, at=at, fields=["who", "way", "on", "note"])
    return involvement


@transaction.atomic
def remove_involvement(*, involvement: Involvement, by: Actor, at: datetime) -> None:
    """Take out what was entered by mistake; the trail remembers that it was there."""
    rules.check_write(by, involvement.phase.concept.municipality_id)
    audit("remove_involvement", involvement, by=by, at=at, fields=["phase", "actor_type", "who"])
    involvement.delete()


# --- Small parts ------------------------------------------------------------------------------------
def _hold(phase: Phase, revision: int | None, by: Actor, **typed: Any) -> None:
    revisions.lock(phase, *WITH, revision=revision, typed=typed)
    rules.check_write(by, phase.concept.municipality_id)


def _turn(phase: Phase, verb: str, reason: str, *, by: Actor, at: datetime, **values: Any) -> Phase:
    """Take a phase to the state after the verb; expects the row to be locked."""
    state = rules.PHASE.target(phase.state, verb)
    revisions.change(phase, state=state, **values)
    audit(f"{verb}_phase", phase, by=by, at=at, fields=["state", *values])
    word = phase.get_state_display()
    _note(phase, word, reason, by=by, at=at)
    text = said(_("Phase „%(phase)s“: %(state)s"), phase=Word(phase.title), state=Word(word))
    tell_of_concept(phase.concept, f"phase_{phase.state}", text, by=by, at=at, reason=clean(reason))
    return phase


def _note(phase: Phase, text: str, reason: str, *, by: Actor, at: datetime) -> None:
    PhaseChange.objects.create(
        phase=phase, text=text, reason=clean(reason), at=at, by_id=by.user_id, by_function=by.function
    )


def _changed(phase: Phase, new: dict[str, Any]) -> str:
    """What a change says: the old and the new, both."""
    said = []
    if new["title"] != phase.title:
        said.append(f"„{phase.title}“ heißt jetzt „{new['title']}“")
    for name, word in (("starts_on", "Beginn"), ("ends_on", "Ende")):
        old, now = getattr(phase, name), new[name]
        if old != now:
            said.append(f"{word}: {_day(old)} → {_day(now)}")
    return "; ".join(said)[:300] or "unverändert"


def _day(value: date | None) -> str:
    return long_date(value) if value else "offen"
