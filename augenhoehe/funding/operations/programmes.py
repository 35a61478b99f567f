"""A programme is entered, changed, checked, published, ended. What nobody checks for long says so by itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE, multilingual, with_text
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.core.text import clean, sort_key
from augenhoehe.funding.addresses import of_programme
from augenhoehe.funding.models import FundingProgramme
from augenhoehe.funding.rules import programmes as rules_programmes
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty

from .finding import index_programme

CHECK = "funding.check"
# The duty appears before the mark does: whoever looks in time keeps the page without one.
NOTICE = timedelta(days=14)
EMPTY: dict[str, Any] = {
    "fields": [], "applicants": [], "sum_from": None, "sum_to": None, "max_rate": None, "own_share": None,
    "volunteer_counts": False, "volunteer_cap": None, "volunteer_rate": None, "link": "", "contact": "",
    "check_months": 12,
}  # fmt: skip


@transaction.atomic
def enter_programme(
    *, name: str, giver: str, level: str, funded: str, by: Actor, at: datetime, **more: Any
) -> FundingProgramme:
    """Enter a programme as a draft. Until somebody has checked it, it says „zu prüfen“."""
    rules_programmes.check_keep(by)
    values = _tidy({**EMPTY, **more, "name": name, "giver": giver, "level": level})
    rules_programmes.check_values(values)
    made = FundingProgramme.objects.create(
        **values, sorting=sort_key(values["name"])[:200], funded=_text(funded), check_due=day_of(at), created_at=at,
        changed_at=at,
    )  # fmt: skip
    audit("enter_programme", made, by=by, at=at, fields=["name", "giver", "funded"])
    return made


@transaction.atomic
def change_programme(
    *, programme: FundingProgramme, funded: str, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> FundingProgramme:
    """Say anew what the programme is; texts in other languages are then older than the German one."""
    rules_programmes.check_keep(by)
    values = _tidy(values)
    rules_programmes.check_values(values)
    typed = {**values, "funded": clean(funded)}
    revisions.lock(programme, revision=revision, typed=typed)
    rules_programmes.check_alive(programme)
    if clean(funded) != programme.funded.get(SOURCE, {}).get("text", ""):
        values["funded"] = with_text(programme.funded, SOURCE, clean(funded), by=by.function)
    new = {**values, "sorting": sort_key(values["name"])[:200], "changed_at": at}
    if programme.checked_on is not None:
        new["check_due"] = _due(programme.checked_on, values["check_months"])
    revisions.change(programme, **new)
    audit("change_programme", programme, by=by, at=at, fields=sorted(values))
    index_programme(programme, at=at)
    return programme


@transaction.atomic
def confirm_programme(
    *, programme: FundingProgramme, by: Actor, at: datetime, revision: int | None = None
) -> FundingProgramme:
    """Somebody compared the page with what the giver says today."""
    rules_programmes.check_keep(by)
    revisions.lock(programme, revision=revision)
    rules_programmes.check_alive(programme)
    day = day_of(at)
    revisions.change(
        programme, checked_on=day, checked_by=by.user_id, checked_function=by.function,
        check_due=_due(day, programme.check_months),
    )  # fmt: skip
    audit("confirm_programme", programme, by=by, at=at, fields=["checked_on"])
    close_duty(kind=CHECK, subject_id=programme.pk, outcome="geprüft", by=by, at=at)
    return programme


@transaction.atomic
def publish_programme(
    *, programme: FundingProgramme, by: Actor, at: datetime, revision: int | None = None
) -> FundingProgramme:
    return _moved(programme, "publish", by, at, revision)


@transaction.atomic
def withdraw_programme(
    *, programme: FundingProgramme, by: Actor, at: datetime, revision: int | None = None
) -> FundingProgramme:
    return _moved(programme, "withdraw", by, at, revision)


@transaction.atomic
def end_programme(
    *, programme: FundingProgramme, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> FundingProgramme:
    """The programme is no more; what was granted from it stays."""
    return _moved(programme, "end", by, at, revision, end_reason=clean(reason))


@transaction.atomic
def revive_programme(
    *, programme: FundingProgramme, by: Actor, at: datetime, revision: int | None = None
) -> FundingProgramme:
    """It exists again: as a draft that somebody has to check."""
    day = day_of(at)
    return _moved(programme, "revive", by, at, revision, end_reason="", checked_on=None, check_due=day)


@transaction.atomic
def owe_checks(*, at: datetime) -> int:
    """The daily run: the coordination owes a look at each published programme whose year is nearly over."""
    rows = FundingProgramme.objects.public().filter(check_due__lte=day_of(at) + NOTICE).order_by("check_due", "pk")
    found = list(rows)
    for programme in found:
        open_duty(
            kind=CHECK, subject_kind="funding_programme", subject_id=programme.pk,
            title=f"Förderprogramm prüfen: {programme.name}", url=of_programme(programme), owner_label="Koordination",
            role=Role.COORDINATION, due=max(programme.check_due, day_of(at)), by=SYSTEM, at=at,
        )  # fmt: skip
    return len(found)


def _moved(
    programme: FundingProgramme, verb: str, by: Actor, at: datetime, revision: int | None, **values: Any
) -> FundingProgramme:
    rules_programmes.check_keep(by)
    revisions.lock(programme, revision=revision, typed=values)
    state = rules_programmes.PROGRAMME.target(programme.state, verb)
    if verb == "publish":
        rules_programmes.check_publish(programme)
    if verb == "end":
        rules_programmes.check_reason(values["end_reason"])
    revisions.change(programme, state=state, changed_at=at, **values)
    audit(f"{verb}_programme", programme, by=by, at=at, fields=["state", *sorted(values)])
    if state != FundingProgramme.State.PUBLISHED:
        close_duty(kind=CHECK, subject_id=programme.pk, outcome=programme.get_state_display(), by=by, at=at)
    index_programme(programme, at=at)
    return programme


def _due(checked_on: date, months: int) -> date:
    return checked_on + relativedelta(months=months)


def _text(funded: str) -> dict[str, Any]:
    return multilingual(clean(funded)) if clean(funded) else {}


def _tidy(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - {*EMPTY, "name", "giver", "level"}
    if unknown:
        raise ValueError(f"Keine Felder eines Programms: {', '.join(sorted(unknown))}")
    return {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
