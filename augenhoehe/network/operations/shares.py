"""Sharing a task between Kreis and town: proposed by one, completed by the other, agreed by both, each for itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean, shorten, sort_key
from augenhoehe.journal.operations import audit
from augenhoehe.network.addresses import of_share
from augenhoehe.network.models import TaskShare
from augenhoehe.network.rules import shares as rules
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.places.models import Municipality

AGREE, REVIEW = "share_agree", "share_review"
_NOBODY: dict[str, Any] = {
    "district_agreed_on": None, "district_agreed_by": None, "town_agreed_on": None, "town_agreed_by": None,
}  # fmt: skip


@transaction.atomic
def propose_share(
    *, municipality: Municipality, task: str, lead: str, unit: str, part: str, by: Actor, at: datetime,
    review_on: date | None = None,
) -> TaskShare:  # fmt: skip
    """One side says what it takes on; the other side is asked for its part."""
    side = rules.check_propose(by, municipality)
    task, unit, part = clean(task), clean(unit), clean(part)
    rules.check_values(task, lead, unit, part)
    rules.check_review(review_on, day_of(at))
    try:
        with transaction.atomic():
            made = TaskShare.objects.create(
                municipality=municipality, task=task, sorting=sort_key(task)[:160], lead=lead, review_on=review_on,
                proposed_at=at, proposed_by=by.user_id, **{f"{side}_unit": unit, f"{side}_part": part},
                **_agreed(side, by, at),
            )  # fmt: skip
    except IntegrityError:
        raise Refused("Diese Aufgabe steht für die Kommune schon da. Ändern Sie sie dort.", field="task") from None
    audit("propose_share", made, by=by, at=at, fields=["task", "lead", f"{side}_part"])
    _owe(made, _other(side), by=by, at=at)
    return made


@transaction.atomic
def write_part(
    *, share: TaskShare, unit: str, part: str, lead: str, by: Actor, at: datetime, review_on: date | None = None,
    revision: int | None = None,
) -> TaskShare:  # fmt: skip
    """Write the own part. Whatever was agreed is asked anew of the other side, which never finds itself bound by it."""
    revisions.lock(share, "municipality", revision=revision, typed={"part": part})
    side = rules.own_side(by, share)
    unit, part = clean(unit), clean(part)
    rules.check_values(share.task, lead, unit, part)
    rules.check_review(review_on, day_of(at))
    if share.state == TaskShare.State.ENDED:
        raise Refused("Das ist beendet. Schlagen Sie die Aufgabe neu vor.")
    values: dict[str, Any] = {f"{side}_unit": unit, f"{side}_part": part, "lead": lead, "review_on": review_on}
    changed = any(getattr(share, name) != value for name, value in values.items())
    if changed:
        values |= {**_NOBODY, **_agreed(side, by, at), "state": TaskShare.State.PROPOSED}
    revisions.change(share, **values)
    audit("write_part", share, by=by, at=at, fields=[f"{side}_unit", f"{side}_part", "lead", "review_on"])
    if changed:
        close_duty(kind=AGREE, subject_id=share.pk, outcome="neu abgestimmt", by=by, at=at)
        _owe(share, _other(side), by=by, at=at)
    return share


@transaction.atomic
def agree_to_share(*, share: TaskShare, by: Actor, at: datetime, revision: int | None = None) -> TaskShare:
    """Agree for the own side; when both have, it holds."""
    revisions.lock(share, "municipality", revision=revision)
    side = rules.check_agree(by, share)
    values = _agreed(side, by, at)
    if getattr(share, f"{_other(side)}_agreed_on") is not None:
        values["state"] = rules.SHARE.target(share.state, "agree")
    revisions.change(share, **values)
    audit("agree_to_share", share, by=by, at=at, fields=[f"{side}_agreed_on", "state"])
    close_duty(kind=AGREE, subject_id=share.pk, outcome="zugestimmt", by=by, at=at)
    if share.state != TaskShare.State.AGREED:
        _owe(share, _other(side), by=by, at=at)
    return share


@transaction.atomic
def end_share(*, share: TaskShare, reason: str, by: Actor, at: datetime, revision: int | None = None) -> TaskShare:
    """Either side may end it, and says why; nobody is bound against their will."""
    revisions.lock(share, "municipality", revision=revision, typed={"reason": reason})
    rules.own_side(by, share)
    rules.check_reason(clean(reason))
    state = rules.SHARE.target(share.state, "end")
    revisions.change(share, state=state, ended_on=day_of(at), ended_reason=shorten(clean(reason), 300))
    audit("end_share", share, by=by, at=at, fields=["state", "ended_on", "ended_reason"])
    for kind in (AGREE, REVIEW):
        close_duty(kind=kind, subject_id=share.pk, outcome="beendet", by=by, at=at)
    return share


@transaction.atomic
def remind_of_reviews(*, by: Actor, at: datetime) -> int:
    """Every night: what was to be looked at again today is owed, once."""
    known = Duty.objects.open().filter(kind=REVIEW).values("subject_id")
    rows = TaskShare.objects.filter(state=TaskShare.State.AGREED, review_on__lte=day_of(at)).exclude(pk__in=known)
    owed = list(rows.select_related("municipality").order_by("pk"))
    for share in owed:
        open_duty(
            kind=REVIEW, subject_kind="task_share", subject_id=share.pk, url=of_share(share),
            title=f"Mit {share.municipality.name} gemeinsam ansehen: {share.task}", owner_label="Koordination",
            role=Role.COORDINATION, municipality=share.municipality, due=share.review_on, by=by, at=at,
        )  # fmt: skip
    return len(owed)


def _agreed(side: str, by: Actor, at: datetime) -> dict[str, Any]:
    """Whoever writes the own part agrees to it with that."""
    return {f"{side}_agreed_on": day_of(at), f"{side}_agreed_by": by.user_id}


def _other(side: str) -> str:
    return rules.TOWN if side == rules.DISTRICT else rules.DISTRICT


def _owe(share: TaskShare, side: str, *, by: Actor, at: datetime) -> None:
    """The other side is at turn: the Kreis by its coordination, the town by who is responsible there."""
    town = share.municipality if side == rules.TOWN else None
    open_duty(
        kind=AGREE, subject_kind="task_share", subject_id=share.pk, url=of_share(share),
        title=f"Zuständigkeit klären mit {_called(share, side)}: {share.task}",
        owner_label=share.municipality.name if town else "Kreis",
        role=Role.INTEGRATION_OFFICER if town else Role.COORDINATION, municipality=town, by=by, at=at,
    )  # fmt: skip


def _called(share: TaskShare, side: str) -> str:
    """With whom the side that is at turn has to clear it."""
    return "dem Kreis" if side == rules.TOWN else share.municipality.name
