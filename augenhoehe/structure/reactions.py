"""What the structural level does when something happened below: both gates, politics, markers, invitations."""

from __future__ import annotations

from augenhoehe.accounts.happenings import InvitationAccepted
from augenhoehe.committees.happenings import (
    ItemWithdrawn,
    PaperConcluded,
    PaperSubmitted,
    PaperWithdrawn,
    ResolutionRecorded,
)
from augenhoehe.concept.happenings import MarkerReached, MeasureFinished
from augenhoehe.core.clock import now
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM

from .operations import forwarding, gate2, gates, groups


def _decided(happening: ResolutionRecorded) -> None:
    resolution = happening.resolution
    gates.take_decision(resolution=resolution, by=SYSTEM, at=resolution.recorded_at)
    gate2.take_decision(resolution=resolution, by=SYSTEM, at=resolution.recorded_at)


def _taken_back(happening: ItemWithdrawn) -> None:
    item = happening.item
    at = item.withdrawn_at or now()
    gates.take_back_item(item=item, by=SYSTEM, at=at)
    gate2.take_back_item(item=item, by=SYSTEM, at=at)


def _accepted(happening: InvitationAccepted) -> None:
    invitation = happening.invitation
    groups.take_seat(invitation=invitation, user=happening.user, by=SYSTEM, at=invitation.accepted_at or now())


def _reached(happening: MarkerReached) -> None:
    marker = happening.marker
    gates.tell_of_progress(measure=marker.measure, finished=False, by=SYSTEM, at=marker.closed_at or now())


def _finished(happening: MeasureFinished) -> None:
    gates.tell_of_progress(measure=happening.measure, finished=True, by=SYSTEM, at=now())


def _paper_submitted(happening: PaperSubmitted) -> None:
    forwarding.follow_submission(paper=happening.paper, by=SYSTEM, at=now())


def _paper_concluded(happening: PaperConcluded) -> None:
    paper = happening.paper
    forwarding.follow_conclusion(paper=paper, by=SYSTEM, at=paper.concluded_at or now())


def _paper_withdrawn(happening: PaperWithdrawn) -> None:
    paper = happening.paper
    forwarding.follow_withdrawal(paper=paper, by=SYSTEM, at=paper.withdrawn_at or now())


REACTIONS = (
    Reaction(
        ResolutionRecorded,
        _decided,
        "Der Beschluss der Lenkungsgruppe ändert den Stand von Strukturfrage und Lösungsvorschlag.",
    ),
    Reaction(
        ItemWithdrawn,
        _taken_back,
        "Ein zurückgezogener Punkt macht die Strukturfrage wieder zum Entwurf; ein Vorschlag geht an die Gruppe.",
    ),
    Reaction(
        PaperSubmitted, _paper_submitted, "Ist die Vorlage eingereicht, wartet die Strukturfrage auf die Gremien."
    ),
    Reaction(
        PaperConcluded,
        _paper_concluded,
        "Was die politischen Gremien beschließen, kommt zur Strukturfrage zurück und zu allen, die gemeldet haben.",
    ),
    Reaction(PaperWithdrawn, _paper_withdrawn, "Ohne Vorlage ist die Koordination wieder am Zug."),
    Reaction(InvitationAccepted, _accepted, "Wer die Einladung in eine Projektgruppe annimmt, bekommt den Sitz."),
    Reaction(MarkerReached, _reached, "Ist ein Umsetzungsmarker erreicht, wird eine Rückmeldung fällig."),
    Reaction(MeasureFinished, _finished, "Ist die letzte Maßnahme zu Ende, ist die Strukturfrage abzuschließen."),
)
