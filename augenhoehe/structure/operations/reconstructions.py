"""Case reconstructions: planned, held, written, themes derived, released by a second person, archived."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_noop as _

from augenhoehe.accounts.models import User
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.identifiers import Found, suspicious
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean, shorten
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import said
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.structure import addresses
from augenhoehe.structure.happenings import ReconstructionReleased
from augenhoehe.structure.models import (
    Hint,
    Reconstruction,
    ReconstructionPhase,
    ReconstructionTopic,
    StructuralQuestion,
    Topic,
)
from augenhoehe.structure.rules import reconstructions as rules
from augenhoehe.structure.rules.machines import RECONSTRUCTION
from augenhoehe.structure.rules.questions import ENDED

from . import owing
from .topics import prove

RELEASE = "structure.release"


@dataclass(frozen=True, slots=True)
class NewPhase:
    """One phase of the course, as it is typed."""

    event: str
    actor: str = ""
    effect: str = ""
    broken: bool = False


@transaction.atomic
def plan_reconstruction(
    *,
    title: str,
    held_on: date,
    moderation: str,
    by: Actor,
    at: datetime,
    topics: Sequence[Topic] = (),
    source: str = Hint.Source.ADVICE,
) -> Reconstruction:
    """Set a day for a case reconstruction and say who moderates it."""
    rules.check_plan(by, title, moderation)
    made = Reconstruction.objects.create(
        title=shorten(clean(title), 200), held_on=held_on, moderation=clean(moderation), source=Hint.Source(source),
        created_at=at, written_by=by.user_id,
    )  # fmt: skip
    _link(made, topics)
    owing.settle_reconstruction(topics, "geplant", by=by, at=at)
    audit("plan_reconstruction", made, by=by, at=at, fields=["title", "held_on", "moderation", "source", "topics"])
    return made


@transaction.atomic
def edit_reconstruction(
    *,
    reconstruction: Reconstruction,
    title: str,
    held_on: date,
    moderation: str,
    by: Actor,
    at: datetime,
    present: str = "",
    source: str = Hint.Source.ADVICE,
    altered: bool = True,
    worked: str = "",
    revision: int | None = None,
) -> Reconstruction:
    """Write the frame anew; whoever does cannot release it afterwards."""
    rules.check_edit(by, reconstruction)
    rules.check_plan(by, title, moderation)
    new = {
        "title": shorten(clean(title), 200), "held_on": held_on, "moderation": clean(moderation),
        "present": clean(present), "source": Hint.Source(source), "altered": altered, "worked": clean(worked),
    }  # fmt: skip
    revisions.change(reconstruction, revision=revision, typed=new, **new, written_by=by.user_id)
    audit("edit_reconstruction", reconstruction, by=by, at=at, fields=new)
    return reconstruction


@transaction.atomic
def add_phase(*, reconstruction: Reconstruction, phase: NewPhase, by: Actor, at: datetime) -> ReconstructionPhase:
    """Tell the next phase of the course."""
    revisions.lock(reconstruction)
    rules.check_edit(by, reconstruction)
    rules.check_phase(phase.event, reconstruction.phases.all().count())
    last = reconstruction.phases.aggregate(last=Max("position"))["last"] or 0
    made = ReconstructionPhase.objects.create(
        reconstruction=reconstruction, position=last + 1, event=clean(phase.event), actor=clean(phase.actor)[:160],
        effect=clean(phase.effect), broken=phase.broken,
    )  # fmt: skip
    revisions.change(reconstruction, written_by=by.user_id)
    audit("add_phase", reconstruction, by=by, at=at, fields=["phases"])
    return made


@transaction.atomic
def edit_phase(
    *, phase: ReconstructionPhase, new: NewPhase, by: Actor, at: datetime, revision: int | None = None
) -> ReconstructionPhase:
    """Tell a phase anew, at its place."""
    reconstruction = phase.reconstruction
    revisions.lock(reconstruction, revision=revision, typed={"phases": new.event})
    rules.check_edit(by, reconstruction)
    rules.check_phase(new.event, 0)
    phase.event, phase.actor = clean(new.event), clean(new.actor)[:160]
    phase.effect, phase.broken = clean(new.effect), new.broken
    phase.save(update_fields=["event", "actor", "effect", "broken"])
    revisions.change(reconstruction, written_by=by.user_id)
    audit("edit_phase", reconstruction, by=by, at=at, fields=["phases"])
    return phase


@transaction.atomic
def remove_phase(*, phase: ReconstructionPhase, by: Actor, at: datetime) -> None:
    """Leave a phase out; the others move up."""
    reconstruction = phase.reconstruction
    revisions.lock(reconstruction)
    rules.check_edit(by, reconstruction)
    phase.delete()
    for place, one in enumerate(reconstruction.phases.order_by("position"), start=1):
        if one.position != place:
            one.position = place
            one.save(update_fields=["position"])
    revisions.change(reconstruction, written_by=by.user_id)
    audit("remove_phase", reconstruction, by=by, at=at, fields=["phases"])


@transaction.atomic
def hold_reconstruction(
    *, reconstruction: Reconstruction, present: str, by: Actor, at: datetime, revision: int | None = None
) -> Reconstruction:
    """It took place: which functions were present, without names."""
    revisions.lock(reconstruction, revision=revision, typed={"present": present})
    rules.check_hold(by, reconstruction, day_of(at), present)
    revisions.change(
        reconstruction, state=RECONSTRUCTION.target(reconstruction.state, "hold"), present=clean(present),
        written_by=by.user_id,
    )  # fmt: skip
    audit("hold_reconstruction", reconstruction, by=by, at=at, fields=["state", "present"])
    return reconstruction


@transaction.atomic
def derive_themes(
    *,
    reconstruction: Reconstruction,
    themes: str,
    topics: Sequence[Topic],
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Reconstruction:
    """Say what follows from the course, and of which topics it is evidence. Now somebody else has to release it."""
    revisions.lock(reconstruction, revision=revision, typed={"themes": themes})
    rules.check_derive(by, reconstruction, themes, topics)
    revisions.change(
        reconstruction, state=RECONSTRUCTION.target(reconstruction.state, "derive"), themes=clean(themes),
        written_by=by.user_id,
    )  # fmt: skip
    ReconstructionTopic.objects.filter(reconstruction=reconstruction).delete()
    _link(reconstruction, topics)
    audit("derive_themes", reconstruction, by=by, at=at, fields=["state", "themes", "topics"])
    open_duty(
        kind=RELEASE, subject_kind="reconstruction", subject_id=reconstruction.pk,
        title=f"Fallrekonstruktion prüfen und freigeben: {reconstruction.title}",
        url=addresses.of_reconstruction(reconstruction), owner_label="zweite Person", role=Role.COORDINATION,
        due=owing.answer_by(at), by=by, at=at,
    )  # fmt: skip
    return reconstruction


@transaction.atomic
def release_reconstruction(
    *, reconstruction: Reconstruction, by: Actor, at: datetime, harmless: str = "", revision: int | None = None
) -> Reconstruction:
    """A second person has looked, and the identifier check found nobody; now those who read them may."""
    revisions.lock(reconstruction, revision=revision, typed={"release_note": harmless})
    rules.check_release(by, reconstruction)
    rules.check_nobody_named(findings(reconstruction), harmless)
    revisions.change(
        reconstruction, state=RECONSTRUCTION.target(reconstruction.state, "release"), released_at=at,
        released_by=by.user_id, release_note=shorten(clean(harmless), 300),
    )  # fmt: skip
    audit("release_reconstruction", reconstruction, by=by, at=at, fields=["state", "released_by", "release_note"])
    close_duty(kind=RELEASE, subject_id=reconstruction.pk, outcome="freigegeben", by=by, at=at)
    prove(Topic.objects.filter(reconstruction_links__reconstruction=reconstruction), by=by, at=at)
    for question in _running_questions(reconstruction):
        add_step(
            thread=owing.thread_of(question), kind="reconstruction", by=by, at=at,
            text=said(
                _("Eine Fallrekonstruktion belegt die Frage. Sie ist verfremdet und von einer zweiten Person geprüft.")
            ),
        )  # fmt: skip
    happened(ReconstructionReleased(reconstruction))
    return reconstruction


@transaction.atomic
def archive_reconstruction(*, reconstruction: Reconstruction, by: Actor, at: datetime) -> Reconstruction:
    """Put a released reconstruction away; it stays evidence of its topics."""
    revisions.lock(reconstruction)
    rules.check_archive(by, reconstruction)
    revisions.change(
        reconstruction, state=RECONSTRUCTION.target(reconstruction.state, "archive"), archived_on=day_of(at)
    )
    audit("archive_reconstruction", reconstruction, by=by, at=at, fields=["state", "archived_on"])
    return reconstruction


def findings(reconstruction: Reconstruction) -> list[Found]:
    """What in the whole text may point to a person; people with an account here are looked for by name."""
    phases = reconstruction.phases.order_by("position")
    parts = [reconstruction.title, reconstruction.present, reconstruction.worked, reconstruction.themes]
    parts += [text for one in phases for text in (one.event, one.actor, one.effect)]
    names = User.objects.filter(is_active=True).values_list("name", flat=True)
    return suspicious("\n".join(parts), names=names)


def _link(reconstruction: Reconstruction, topics: Iterable[Topic]) -> None:
    ReconstructionTopic.objects.bulk_create(
        ReconstructionTopic(reconstruction=reconstruction, topic=topic) for topic in topics
    )


def _running_questions(reconstruction: Reconstruction) -> Iterable[StructuralQuestion]:
    rows = StructuralQuestion.objects.filter(
        topic_links__topic__reconstruction_links__reconstruction=reconstruction
    ).exclude(state__in=[*ENDED, StructuralQuestion.State.WITHDRAWN])
    return rows.distinct().order_by("created_at")
