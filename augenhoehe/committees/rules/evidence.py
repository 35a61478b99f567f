"""Who adds evidence: whoever is responsible for the thing it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from augenhoehe.committees.models import Laying, Mandate, Paper, Seat, StatementRequest, Station
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .committees import can_manage, can_prepare, check_prepare
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
    """Where on a paper's way somebody may add evidence; asked once, however many stations it has."""
    found = list(stations)
    if allowed(check_submit_paper, by, paper, day):
        return {one.pk for one in found}
    chairs = Seat.objects.valid_on(day).filter(user_id=by.user_id, chair=True) if by.user_id else Seat.objects.none()
    chaired = set(chairs.values_list("committee_id", flat=True))
    return {one.pk for one in found if one.committee_id in chaired or can_manage(by, one.committee)}
