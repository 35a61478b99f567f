"""Somebody is linked to an offer or a place; what came of it; and that nothing fitted."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.cases import rules
from augenhoehe.cases.linking import HandingOn, Target
from augenhoehe.cases.models import Case, Concern, Linking
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.places.models import Municipality

from .files import touch
from .reading import note

NOTHING = HandingOn()


@transaction.atomic
def link_to(
    *, case: Case, target: Target, purpose: str, on: date, by: Actor, at: datetime, concern: Concern | None = None,
    state: str = Linking.State.OPEN, ask_on: date | None = None, handing_on: HandingOn = NOTHING, result: str = "",
) -> Linking:  # fmt: skip
    """Keep where the person was linked to. The offer and its organisation hear nothing of it."""
    rules.check_writes(by, case)
    rules.check_concern_of(case, concern)
    rules.check_target(target)
    rules.check_text(purpose, "purpose", "Schreiben Sie in einem Satz, wofür.")
    rules.check_arrival(state, ask_on, day_of(at))
    rules.check_handing_on(handing_on, NOTHING, day_of(at))
    content = {"purpose": clean(purpose), "handing_on": handing_on.as_content(), "result": clean(result)}
    return _keep(case, concern, target, on, content, by, at, state=state, ask_on=_asked(state, ask_on))


@transaction.atomic
def note_missing(
    *, case: Case, concern: Concern, wanted: str, life_area: str, town: Municipality | None, language: str, by: Actor,
    at: datetime,
) -> Linking:  # fmt: skip
    """Keep that no offer fitted: what was looked for, where, and in which language. A hint may follow."""
    rules.check_writes(by, case)
    rules.check_concern_of(case, concern)
    rules.check_text(wanted, "wanted", "Schreiben Sie, welches Angebot fehlt.")
    content = {
        "purpose": clean(wanted), "life_area": life_area, "town": str(town.pk) if town else "", "language": language,
    }  # fmt: skip
    target = Target("missing", town.name if town else "")
    return _keep(case, concern, target, day_of(at), content, by, at, state=Linking.State.NOT_ARRIVED)


def _keep(
    case: Case, concern: Concern | None, target: Target, on: date, content: dict[str, Any], by: Actor, at: datetime,
    **values: Any,
) -> Linking:  # fmt: skip
    linking = Linking(case=case, concern=concern, **values)
    linking.sealed = linking.closed({"target": asdict(target), "on": on.isoformat(), **content})
    linking.save(force_insert=True)
    touch(case, at)
    # One verb for both: the bare log does not tell whose search found nothing (ADR 0010).
    note("link_to", case, by=by, at=at)
    return linking


@transaction.atomic
def settle_linking(
    *, linking: Linking, verb: str, by: Actor, at: datetime, ask_on: date | None = None, result: str = "",
    handing_on: HandingOn | None = None, revision: int | None = None,
) -> Linking:  # fmt: skip
    """Did the person arrive, what came of it, and what was handed on meanwhile. Asked again it stays open."""
    case, day = linking.case, day_of(at)
    rules.check_writes(by, case)
    rules.check_settle(linking)
    state = rules.LINKING.target(linking.state, verb)
    rules.check_arrival(state, ask_on, day)
    handing = linking.handing_on if handing_on is None else handing_on
    rules.check_handing_on(handing, linking.handing_on, day)
    content = {**linking.content, "result": clean(result), "handing_on": handing.as_content()}
    revisions.change(
        linking, revision=revision, typed={"result": result}, state=state, ask_on=_asked(state, ask_on),
        sealed=linking.closed(content),
    )  # fmt: skip
    linking.__dict__.pop("content", None)
    touch(case, at)
    note(f"linking.{verb}", case, by=by, at=at)
    return linking


def _asked(state: str, ask_on: date | None) -> date | None:
    return ask_on if state == Linking.State.OPEN else None
