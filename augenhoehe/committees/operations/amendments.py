"""Amendments to decision items, decided before the paper; decisions item by item, and the mandates that follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from augenhoehe.accounts.models import User
from augenhoehe.committees import rules
from augenhoehe.committees.models import Amendment, Committee, ItemDecision, Mandate, Paper, PaperItem, Resolution
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit

from .finding import index_paper
from .mandates import give_mandate
from .paper_parts import hold_paper
from .paper_versions import freeze
from .stations import tell_of_paper

_STATE = Amendment.State


@transaction.atomic
def file_amendment(
    *, item: PaperItem, committee: Committee, proposer: str, text: str, by: Actor, at: datetime, reasons: str = ""
) -> Amendment:
    """Ask for another wording of an item in a body where the paper lies."""
    paper = hold_paper(item.paper_id)
    rules.check_file_amendment(by, paper, committee, day_of(at))
    rules.check_text(proposer, "Sagen Sie bitte, wer den Änderungsantrag stellt.", "proposer")
    rules.check_text(text, "Schreiben Sie bitte, wie der Punkt lauten soll.", "text")
    item.refresh_from_db()
    if clean(text) == item.text:
        raise Refused("Das ist der Wortlaut, der schon da steht.", field="text")
    last = item.amendments.aggregate(last=Max("order"))["last"] or 0
    made = Amendment.objects.create(
        item=item, committee=committee, order=last + 1, proposer=clean(proposer), text=clean(text), base=item.text,
        reasons=clean(reasons), filed_at=at, filed_by=by.user_id,
    )  # fmt: skip
    audit("file_amendment", made, by=by, at=at, fields=["proposer", "text", "reasons"])
    return made


@transaction.atomic
def decide_amendment(
    *,
    amendment: Amendment,
    state: str,
    by: Actor,
    at: datetime,
    text: str = "",
    revision: int | None = None,
    item_revision: int | None = None,
) -> Amendment:
    """Adopted, the item says what was decided and the paper has a new version; refused or taken back, nothing changes.

    text: the final wording if it differs from what was asked for, as when another amendment came first.
    """
    paper = hold_paper(amendment.item.paper_id)
    typed = {"state": state, "text": text}
    revisions.lock(amendment, "item", "committee", revision=revision, typed=typed)
    rules.check_decide_amendment(by, amendment, day_of(at))
    if state not in (_STATE.ADOPTED, _STATE.REFUSED, _STATE.WITHDRAWN):
        raise Refused("Wählen Sie, was daraus wurde.", field="state")
    revisions.change(amendment, state=state, decided_on=day_of(at))
    audit("decide_amendment", amendment, by=by, at=at, fields=["state", "text"])
    if state == _STATE.ADOPTED:
        _take_over(amendment, paper, clean(text) or amendment.text, item_revision, typed, by=by, at=at)
    return amendment


def _take_over(
    amendment: Amendment, paper: Paper, text: str, item_revision: int | None, typed: dict[str, Any], *, by: Actor,
    at: datetime,
) -> None:  # fmt: skip
    """Only while the paper lies there: what came back or went on has another text before it."""
    if not paper.travels:
        raise Refused(f"Die Vorlage ist {paper.get_state_display()}. Ihr Text ändert sich nicht mehr.")
    revisions.change(amendment.item, revision=item_revision, typed=typed, text=text)
    name = amendment.committee.name_on(day_of(at))
    freeze(paper, f"{amendment} angenommen, {name}", by=by, at=at)
    revisions.change(paper)
    if amendment.item.public:
        tell_of_paper(paper, "amendment_adopted", f"{amendment} angenommen: {paper.name}. {name}.", by=by, at=at)
    index_paper(paper, at=at)


# --- Item by item -----------------------------------------------------------------------------------
@transaction.atomic
def decide_items(
    *,
    resolution: Resolution,
    kinds: Mapping[PaperItem, str],
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> list[ItemDecision]:
    """What the resolution says of each item. Mended later, a mandate that was given stays with its item."""
    revisions.lock(resolution, "agenda_item__station__paper", "agenda_item__committee", revision=revision)
    station = resolution.agenda_item.station
    rules.check_decide_items(by, resolution, station.paper if station else None, kinds)
    before = {one.item_id: one for one in ItemDecision.objects.filter(resolution=resolution)}
    made = []
    for item, kind in kinds.items():
        decision = before.get(item.pk)
        if decision is None:
            made.append(ItemDecision.objects.create(item=item, resolution=resolution, kind=kind))
            continue
        if decision.mandate_id is not None and kind not in rules.CHARGING:
            raise Refused("Zu diesem Punkt läuft ein Auftrag. Streichen Sie ihn zuerst.", field=f"punkt_{item.order}")
        decision.kind = kind
        decision.save(update_fields=["kind"])
        made.append(decision)
    revisions.change(resolution)
    audit("decide_items", resolution, by=by, at=at, fields=["item_decisions"])
    return made


@transaction.atomic
def charge_for_item(
    *,
    decision: ItemDecision,
    title: str,
    unit: str,
    due: date,
    by: Actor,
    at: datetime,
    text: str = "",
    responsible: User | None = None,
) -> Mandate:
    """An adopted item becomes a mandate with an office and a day, as every mandate does; once for each item."""
    held = ItemDecision.objects.select_for_update(of=("self",)).select_related(
        "resolution__agenda_item__committee__municipality", "resolution__agenda_item__thread"
    ).get(pk=decision.pk)  # fmt: skip
    rules.check_charge_for(by, held)
    mandate = give_mandate(
        resolution=held.resolution, title=title, unit=unit, due=due, text=text, responsible=responsible, by=by, at=at
    )
    held.mandate = mandate
    held.save(update_fields=["mandate"])
    return mandate
