"""Who adds evidence: whoever is responsible for the thing it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from augenhoehe.committees.models import Laying, Mandate, Paper, StatementRequest, Station
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .committees import can_prepare, check_prepare
from .layings import check_follow_laying
from .mandates import check_give_mandate
from .papers import check_submit_paper


def check_add_evidence(by: Actor, of: Station | Mandate | Laying | StatementRequest, day: date) -> None:
    if isinstance(of, Laying):
        check_follow_laying(by, of, day)
    elif isinstance(of, StatementRequest):
        check_prepare(by, of.committee, day)
    elif isinstance(of, Mandate):
        if by.user_id is None or by.user_id != of.responsible_id:
            check_give_mandate(by, of.resolution.agenda_item.committee)
    elif not (can_prepare(by, of.committee, day) or allowed(check_submit_paper, by, of.paper, day)):
        raise Refused("Nachweise fügt hinzu, wer die Vorlage einreicht oder die Sitzung vorbereitet.")


def can_add_evidence(by: Actor, of: Station | Mandate | Laying | StatementRequest, day: date) -> bool:
    return allowed(check_add_evidence, by, of, day)


def evidence_stations(by: Actor, paper: Paper, stations: Iterable[Station], day: date) -> set[UUID]:
    """Where on a paper's way somebody may add evidence, as `check_add_evidence` says it of one station."""
    found = list(stations)
    if allowed(check_submit_paper, by, paper, day):
        return {one.pk for one in found}
    return {one.pk for one in found if can_prepare(by, one.committee, day)}
