"""Groups, proposals, adoptions and reconstructions of the demo world, built through operations."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from augenhoehe.committees.models import Committee, Resolution, Seat
from augenhoehe.committees.operations import build_agenda, plan_meeting, record_resolution
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.structure.models import (
    Adoption,
    ProjectGroup,
    Proposal,
    Reconstruction,
    StructuralQuestion,
    Topic,
)
from augenhoehe.structure.operations.adoptions import ask_adoption, promise_adoption
from augenhoehe.structure.operations.groups import SeatWish, found_group, seat_member
from augenhoehe.structure.operations.proposals import coordinate_proposal, submit_proposal, write_proposal
from augenhoehe.structure.operations.reconstructions import (
    NewPhase,
    add_phase,
    derive_themes,
    hold_reconstruction,
    plan_reconstruction,
)

from . import factories as f

DUE = date(2027, 1, 29)
AFFECTED = SeatWish(Seat.Sector.AFFECTED, "", "Mutter")
TEXTS = {
    "problem": "Eltern verstehen die Auskunft nicht.", "solution": "Ein Blatt in fünf Sprachen.", "variants": "",
    "effect": "Fristen werden gehalten.", "cost": "3 800 Euro.", "responsible": "Jugendamt", "risks": "",
    "heard_how": "Neun Eltern haben es gelesen.",
}  # fmt: skip


def moderator() -> Any:
    """Jolanta moderates reconstructions and reads topics."""
    return f.acting(Role.RECONSTRUCTION)


def a_group(cast: f.Cast, question: StructuralQuestion | None = None, *, members: tuple[str, ...] = (), **more: Any):
    """Founded the day after the meeting; the named people of the cast sit in it."""
    question = question or f.decided(cast, title=more.pop("title", "Kita-Auskunft in mehreren Sprachen"))
    values = {"name": "Projektgruppe Kita", "goal": "Eltern verstehen die Auskunft.", "due": DUE, **more}
    group = found_group(question=question, by=cast.aylin, at=f.LATER, **values)
    for name in members:
        wish = AFFECTED if name == "emine" else SeatWish(Seat.Sector.ADMINISTRATION, "Amt")
        seat_member(group=group, user=cast.users[name], wish=wish, by=cast.aylin, at=f.LATER)
    return fresh_group(group)


def fresh_group(group: ProjectGroup) -> ProjectGroup:
    return ProjectGroup.objects.select_related("question", "committee").get(pk=group.pk)


def fresh_proposal(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_related("group__question", "group__committee", "agenda_item").get(pk=proposal.pk)


def a_proposal(cast: f.Cast, group: ProjectGroup, **texts: str) -> Proposal:
    before = Proposal.objects.filter(group=group).first()
    made = write_proposal(
        group=group, texts={**TEXTS, **texts}, heard=True, short_text=f.short("Ein Blatt."), by=cast.aylin, at=f.LATER,
        revision=before.revision if before else None,
    )  # fmt: skip
    return fresh_proposal(made)


def proposed(cast: f.Cast, group: ProjectGroup | None = None) -> Proposal:
    """Written, coordinated, laid before the steering group."""
    proposal = a_proposal(cast, group or a_group(cast))
    coordinate_proposal(proposal=proposal, by=cast.aylin, at=f.LATER)
    steering = Committee.objects.get(kind=Committee.Kind.STEERING_GROUP)
    submit_proposal(proposal=proposal, committee=steering, brief="Kurz.", by=cast.aylin, at=f.LATER)
    return fresh_proposal(proposal)


def at_gate_2(
    cast: f.Cast, kind: str = Resolution.Kind.ADOPTED, proposal: Proposal | None = None, **more: Any
) -> Proposal:
    """The steering group decided on the proposal a week later."""
    proposal = proposal or proposed(cast)
    item, starts = proposal.agenda_item, f.LATER + timedelta(days=7)
    meeting = plan_meeting(committee=item.committee, starts_at=starts, place="Kreishaus", by=SYSTEM, at=f.LATER)
    build_agenda(meeting=meeting, by=SYSTEM, at=f.LATER)
    item.refresh_from_db()
    record_resolution(
        item=item, kind=kind, wording="So.", reason="Weil es viele trifft.", by=SYSTEM, at=starts + timedelta(hours=2),
        **{"resubmit_on": f.back_on(kind), **more},
    )  # fmt: skip
    return fresh_proposal(proposal)


THEN = f.LATER + timedelta(days=9)


def asked(cast: f.Cast, question: StructuralQuestion, organisation: str = "Jugendamt", owner: str = "linh") -> Adoption:
    return ask_adoption(
        question=f.fresh(question), organisation=organisation, what="Das Blatt auslegen.", due=date(2026, 12, 20),
        owner=cast.users[owner] if owner else None, by=cast.aylin, at=THEN,
    )  # fmt: skip


def promised(cast: f.Cast, question: StructuralQuestion, organisation: str = "Jugendamt") -> Adoption:
    adoption = asked(cast, question, organisation)
    promise_adoption(adoption=adoption, answer="yes", what="Das Blatt.", due=date(2027, 2, 26), by=cast.linh, at=THEN)
    return f.fresh(adoption)


def a_reconstruction(cast: f.Cast, *topics: Topic, event: str = "Frau K. bekommt einen Bescheid.") -> Reconstruction:
    """Held, written and derived by the moderator; it waits for a second person."""
    by = moderator()
    made = plan_reconstruction(
        title="Vom Bescheid zum Platz", held_on=f.DAY, moderation="Diakonie", topics=topics, by=by, at=f.AT
    )
    hold_reconstruction(reconstruction=made, present="Beratung\nKita", by=by, at=f.AT)
    add_phase(reconstruction=made, phase=NewPhase(event, "Jugendamt", "Sie versteht ihn nicht.", True), by=by, at=f.AT)
    derive_themes(reconstruction=made, themes="Fristen stehen auf Seite drei", topics=topics, by=by, at=f.AT)
    return f.fresh(made)
