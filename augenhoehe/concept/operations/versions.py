"""Versions of a concept: frozen, laid before the bodies as a paper, and come back by their resolution (S2-5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.committees import editions
from augenhoehe.committees.models import Committee, Paper, Resolution
from augenhoehe.committees.operations import NewItem, NewStation, add_annex, create_paper
from augenhoehe.concept import rules
from augenhoehe.concept.addresses import of_concept
from augenhoehe.concept.models import Concept, ConceptVersion, Measure, Phase
from augenhoehe.concept.queries.measures import with_places
from augenhoehe.concept.snapshot import content_of, edition_of
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import audit, open_thread
from augenhoehe.journal.sentences import Word, said
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.places.queries import installation

from .measures import decide_measure
from .process import begin_phase, finish_phase
from .steps import tell_of_concept

_S = ConceptVersion.State
WITH = ("concept__municipality", "concept__thread", "paper__thread", "resolution")
RESULTS = {
    Resolution.Kind.ADOPTED: "adopt",
    Resolution.Kind.ADOPTED_CHANGED: "change",
    Resolution.Kind.NOTED: "adopt",
    Resolution.Kind.REFUSED: "refuse",
}
ENTER = "enter_resolved_concept"


@transaction.atomic
def freeze_version(*, concept: Concept, note: str, by: Actor, at: datetime) -> ConceptVersion:
    """Keep the whole concept as it is now; work on it goes on beside it."""
    rules.check_write(by, concept.municipality_id)
    rules.check_text(note, "Nennen Sie bitte den Anlass, zum Beispiel „Entwurf für den Rat“.", "note")
    held = Concept.objects.select_for_update().get(pk=concept.pk)
    rules.check_freezable(held, concept.chapters.exclude(text="").count())
    return _freeze(held, note, _S.FROZEN, None, by=by, at=at)


def _freeze(
    concept: Concept, note: str, state: str, resolved: ConceptVersion | None, *, by: Actor, at: datetime
) -> ConceptVersion:
    version = ConceptVersion.objects.create(
        concept=concept,
        number=concept.versions.count() + 1,
        note=clean(note),
        content=content_of(concept, day_of(at)),
        state=state,
        frozen_at=at,
        frozen_by=by.user_id,
        by_function=by.function,
        paper=resolved.paper if resolved else None,
        resolution=resolved.resolution if resolved else None,
    )
    audit("freeze_version", version, by=by, at=at, fields=["number", "note", "content", "state"])
    return version


@transaction.atomic
def submit_version(
    *, version: ConceptVersion, title: str, wording: str, reasons: str, stations: Sequence[NewStation], by: Actor,
    at: datetime, committee: Committee | None = None, revision: int | None = None,
) -> Paper:  # fmt: skip
    """Make a paper of a frozen version, with the whole text as an annex. The paper is a draft until it is sent."""
    revisions.lock(version, *WITH, revision=revision)
    rules.check_write(by, version.concept.municipality_id)
    state = rules.VERSION.target(version.state, "submit")
    concept = version.concept
    thread = concept.thread or _begin_thread(concept, by=by, at=at)
    paper = create_paper(
        kind=Paper.Kind.DECISION, title=title, items=[NewItem(wording)], reasons=reasons, thread=thread,
        stations=stations, submitted_by_committee=committee, submitter=by.function, by=by, at=at,
        public=concept.public,
    )  # fmt: skip
    name = f"fassung-{version.number}"
    edition = edition_of(version.content, note=_note(version), sender=_sender(), name=name)
    add_annex(
        paper=paper, content=editions.made(edition, "pdf", at=at), title=f"{concept.title}, Fassung {version.number}",
        public=True, by=by, at=at,
    )  # fmt: skip
    paper.refresh_from_db()
    revisions.change(version, state=state, paper=paper)
    audit("submit_version", version, by=by, at=at, fields=["state", "paper"])
    return paper


def _begin_thread(concept: Concept, *, by: Actor, at: datetime) -> Thread:
    """A concept that began without a mandate gets its matter with its first paper."""
    thread = open_thread(
        title=concept.title,
        by=by,
        at=at,
        municipality_id=concept.municipality_id,
        text="Ein Konzept geht in die Gremien.",
    )
    revisions.change(concept, thread=thread)
    audit("link_thread", concept, by=by, at=at, fields=["thread"])
    return thread


def _note(version: ConceptVersion) -> str:
    return f"Fassung {version.number} vom {long_date(day_of(version.frozen_at))}"


def _sender() -> tuple[str, ...]:
    found = installation()
    return tuple(filter(None, (found.name, found.centre_name))) if found else ()


@transaction.atomic
def follow_paper(*, paper: Paper, by: Actor, at: datetime) -> ConceptVersion | None:
    """The way of the paper is over: its result is the version's, and the process goes on (S2-4)."""
    version = _of(paper)
    if version is None or version.state != _S.SUBMITTED:
        return None
    verb = RESULTS.get(Resolution.Kind(paper.result), "return") if paper.result else "return"
    resolution = _resolution_of(paper)
    if resolution is None and verb in ("adopt", "change"):
        return None
    revisions.change(version, state=rules.VERSION.target(version.state, verb), resolution=resolution)
    audit(f"{verb}_version", version, by=by, at=at, fields=["state", "resolution"])
    word = version.get_state_display()
    text = said(_("Fassung %(number)s des Konzepts: %(state)s"), number=str(version.number), state=Word(word))
    tell_of_concept(version.concept, f"version_{version.state}", text, by=by, at=at)
    if version.adopted:
        _go_on(version, by=by, at=at)
    return version


@transaction.atomic
def follow_return(*, paper: Paper, withdrawn: bool, by: Actor, at: datetime) -> ConceptVersion | None:
    """A body gave the paper back, or whoever sent it took it back: the version is not under way any more."""
    version = _of(paper)
    if version is None or version.state not in (_S.SUBMITTED, _S.RETURNED):
        return None
    if withdrawn:
        state = rules.VERSION.target(version.state, "withdraw")
        revisions.change(version, state=state, paper=None)
    elif version.state == _S.SUBMITTED:
        revisions.change(version, state=rules.VERSION.target(version.state, "return"))
    audit("return_version", version, by=by, at=at, fields=["state", "paper"])
    return version


@transaction.atomic
def follow_resubmission(*, paper: Paper, by: Actor, at: datetime) -> ConceptVersion | None:
    """A paper that was given back is on its way again."""
    version = _of(paper)
    if version is None or version.state != _S.RETURNED:
        return None
    revisions.change(version, state=rules.VERSION.target(version.state, "submit"))
    audit("submit_version", version, by=by, at=at, fields=["state"])
    return version


@transaction.atomic
def enter_resolved(*, concept: Concept, note: str, by: Actor, at: datetime) -> ConceptVersion:
    """After a resolution with changes: keep the wording that was resolved as the version that holds."""
    rules.check_write(by, concept.municipality_id)
    held = Concept.objects.select_for_update().get(pk=concept.pk)
    rows = ConceptVersion.objects.select_related("paper", "resolution")
    latest = rules.check_as_resolved(rows.filter(concept=held).order_by("-number").first())
    close_duty(kind=ENTER, subject_id=latest.pk, outcome="nachgetragen", by=by, at=at)
    return _freeze(held, note or "Wie beschlossen", _S.ADOPTED, latest, by=by, at=at)


def _of(paper: Paper) -> ConceptVersion | None:
    rows = ConceptVersion.objects.select_for_update(of=("self",)).select_related("concept__thread")
    return rows.filter(paper=paper).order_by("number").first()


def _resolution_of(paper: Paper) -> Resolution | None:
    """By whom it was decided for good; without such a station, the last one."""
    rows = Resolution.objects.filter(agenda_item__station__paper=paper).select_related("agenda_item__committee")
    return rows.order_by("-agenda_item__station__authoritative", "-recorded_at").first()


def _go_on(version: ConceptVersion, *, by: Actor, at: datetime) -> None:
    """Deliberation and resolution are over, what was planned is decided, the implementation begins."""
    concept = version.concept
    phases = {one.kind: one for one in Phase.objects.filter(concept=concept).order_by("-position")}
    for kind in (Phase.Kind.DELIBERATION, Phase.Kind.ADOPTION):
        phase = phases.get(kind)
        if phase is not None and phase.state == Phase.State.PLANNED:
            begin_phase(phase=phase, by=SYSTEM, at=at)
        if phase is not None and phase.state == Phase.State.RUNNING:
            finish_phase(phase=phase, by=SYSTEM, at=at)
    start = phases.get(Phase.Kind.IMPLEMENTATION)
    if start is not None and start.state == Phase.State.PLANNED:
        begin_phase(phase=start, by=SYSTEM, at=at)
    planned = Measure.objects.filter(action_field__concept=concept, state=Measure.State.PLANNED, markers__isnull=False)
    for measure in with_places(planned.distinct().order_by("created_at", "id")):
        decide_measure(measure=measure, by=SYSTEM, at=at)
    if version.state == _S.CHANGED:
        _owe_wording(version, by=by, at=at)


def _owe_wording(version: ConceptVersion, *, by: Actor, at: datetime) -> None:
    """Somebody has to write into the text what the body changed."""
    open_duty(
        kind=ENTER, subject_kind="concept_version", subject_id=version.pk,
        title=f"Beschlossene Fassung nachtragen: {version.concept.title}", url=of_concept(version.concept),
        owner_label="Koordination", role=Role.INTEGRATION_OFFICER, municipality=version.concept.municipality,
        due=day_of(at) + timedelta(days=28), thread=version.concept.thread, by=by, at=at,
    )  # fmt: skip
