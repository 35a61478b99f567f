"""Mandates: given by a resolution, reported, closed by a second person, postponed or dropped with a reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.accounts.models import User
from augenhoehe.committees import rules
from augenhoehe.committees.addresses import of_mandate, public_of_committee
from augenhoehe.committees.happenings import MandateClosed, MandateGiven
from augenhoehe.committees.models import Mandate, Resolution
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.models import Step
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import said
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, move_duty, open_duty

from . import waiting
from .delays import end_delays

FULFIL, ACCEPT = "fulfil_mandate", "accept_mandate"
ACCEPT_TIME = timedelta(days=14)
WITH = (
    "responsible",
    "committee__municipality",
    "resolution__agenda_item__committee__municipality",
    "resolution__agenda_item__thread",
)


@transaction.atomic
def give_mandate(
    *,
    resolution: Resolution,
    title: str,
    unit: str,
    due: date,
    by: Actor,
    at: datetime,
    text: str = "",
    responsible: User | None = None,
) -> Mandate:
    """Charge an office with what follows from a resolution; it is „am Zug“ until it has reported."""
    rules.check_give_mandate(by, resolution.agenda_item.committee)
    rules.check_resolution_charges(resolution)
    rules.check_text(title, "Sagen Sie bitte in einem Satz, was zu tun ist.", "title")
    rules.check_text(unit, "Nennen Sie bitte die zuständige Stelle.", "unit")
    rules.check_due(due, day_of(at))
    mandate = Mandate.objects.create(
        resolution=resolution,
        committee=resolution.agenda_item.committee,
        title=clean(title),
        text=clean(text),
        unit=clean(unit),
        responsible=responsible,
        due=due,
        first_due=due,
        given_at=at,
        given_by=by.user_id,
    )
    audit("give_mandate", mandate, by=by, at=at, fields=["title", "text", "unit", "responsible", "due"])
    line = said(_("Auftrag an %(unit)s bis %(day)s: %(title)s"), unit=mandate.unit, day=due, title=mandate.title)
    _tell(mandate, "mandate_given", line, by=by, at=at)
    _owe(mandate, by=by, at=at)
    happened(MandateGiven(mandate))
    return mandate


@transaction.atomic
def report_mandate(*, mandate: Mandate, report: str, by: Actor, at: datetime, revision: int | None = None) -> Mandate:
    """The responsible office says what it did; somebody else has to look."""
    revisions.lock(mandate, *WITH, revision=revision, typed={"report": report})
    rules.check_report_mandate(by, mandate)
    rules.check_text(report, "Berichten Sie bitte, was getan ist und was nicht.", "report")
    state = rules.MANDATE.target(mandate.state, "report")
    revisions.change(mandate, state=state, report=clean(report), reported_at=at, reported_by=by.user_id)
    audit("report_mandate", mandate, by=by, at=at, fields=["state", "report"])
    close_duty(kind=FULFIL, subject_id=mandate.pk, outcome="berichtet", by=by, at=at)
    end_delays(mandate=mandate, by=by, at=at)
    _owe_acceptance(mandate, by=by, at=at)
    _tell(
        mandate,
        "mandate_reported",
        said(_("%(unit)s hat berichtet: %(title)s"), unit=mandate.unit, title=mandate.title),
        by=by,
        at=at,
    )
    return mandate


@transaction.atomic
def accept_mandate(*, mandate: Mandate, by: Actor, at: datetime, revision: int | None = None) -> Mandate:
    """A second person has read the report: the mandate is done."""
    revisions.lock(mandate, *WITH, revision=revision)
    rules.check_accept_mandate(by, mandate)
    state = rules.MANDATE.target(mandate.state, "accept")
    revisions.change(mandate, state=state, closed_at=at, closed_by=by.user_id)
    audit("accept_mandate", mandate, by=by, at=at, fields=["state", "closed_at"])
    close_duty(kind=ACCEPT, subject_id=mandate.pk, outcome="angenommen", by=by, at=at)
    _tell(
        mandate,
        "mandate_done",
        said(_("Erledigt: %(title)s"), title=mandate.title),
        by=by,
        at=at,
        reason=mandate.report,
    )
    happened(MandateClosed(mandate))
    return mandate


@transaction.atomic
def return_mandate(*, mandate: Mandate, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Mandate:
    """The report does not do: what is missing, and the office is „am Zug“ again."""
    rules.check_text(reason, "Sagen Sie bitte, was noch fehlt.", "reason")
    revisions.lock(mandate, *WITH, revision=revision, typed={"reason": reason})
    rules.check_manage_mandate(by, mandate)
    revisions.change(mandate, state=rules.MANDATE.target(mandate.state, "return"))
    audit("return_mandate", mandate, by=by, at=at, fields=["state"])
    close_duty(kind=ACCEPT, subject_id=mandate.pk, outcome="zurückgegeben", by=by, at=at)
    _owe(mandate, by=by, at=at)
    line = f"Zurückgegeben an {mandate.unit}: {mandate.title}"
    _tell(mandate, "mandate_returned", line, by=by, at=at, reason=clean(reason), inside=True)
    return mandate


@transaction.atomic
def postpone_mandate(
    *, mandate: Mandate, due: date, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Mandate:
    """Give it more time; the first date and the reason stay beside the new one."""
    rules.check_text(reason, "Nennen Sie bitte den Grund der Verschiebung.", "reason")
    revisions.lock(mandate, *WITH, revision=revision, typed={"due": due, "reason": reason})
    rules.check_manage_mandate(by, mandate)
    rules.MANDATE.target(mandate.state, "postpone")
    rules.check_later_due(mandate, due, day_of(at))
    before = mandate.due
    end_delays(mandate=mandate, by=by, at=at)
    revisions.change(mandate, due=due, moved_reason=clean(reason))
    audit("postpone_mandate", mandate, by=by, at=at, fields=["due", "moved_reason"])
    duty = Duty.objects.open().filter(kind=FULFIL, subject_id=mandate.pk).first()
    if duty is not None:
        move_duty(duty=duty, due=due, reason=reason, by=by, at=at)
    line = said(_("Verschoben vom %(before)s auf den %(day)s: %(title)s"), before=before, day=due, title=mandate.title)
    _tell(mandate, "mandate_postponed", line, by=by, at=at, reason=clean(reason))
    return mandate


@transaction.atomic
def drop_mandate(*, mandate: Mandate, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Mandate:
    """It is not to be done any more; the reason stays."""
    rules.check_text(reason, "Nennen Sie bitte den Grund.", "reason")
    revisions.lock(mandate, *WITH, revision=revision, typed={"reason": reason})
    rules.check_manage_mandate(by, mandate)
    state = rules.MANDATE.target(mandate.state, "drop")
    revisions.change(mandate, state=state, closed_at=at, closed_by=by.user_id, closed_reason=clean(reason))
    audit("drop_mandate", mandate, by=by, at=at, fields=["state", "closed_reason"])
    end_delays(mandate=mandate, by=by, at=at)
    for kind in (FULFIL, ACCEPT):
        close_duty(kind=kind, subject_id=mandate.pk, outcome="entfallen", by=by, at=at)
    _tell(
        mandate,
        "mandate_dropped",
        said(_("Entfallen: %(title)s"), title=mandate.title),
        by=by,
        at=at,
        reason=clean(reason),
    )
    happened(MandateClosed(mandate))
    return mandate


def _owe(mandate: Mandate, *, by: Actor, at: datetime) -> None:
    committee, person = mandate.committee, mandate.responsible
    open_duty(
        kind=FULFIL,
        subject_kind="mandate",
        subject_id=mandate.pk,
        title=f"Auftrag erfüllen und berichten: {mandate.title}",
        url=of_mandate(mandate),
        owner_label=mandate.unit,
        user=person,
        role="" if person else waiting.office_of(committee, at),
        municipality=None if person else committee.municipality,
        due=mandate.due,
        thread=mandate.resolution.agenda_item.thread,
        by=by,
        at=at,
    )


def owe_anew(mandate: Mandate, *, by: Actor, at: datetime) -> None:
    """Another body looks after it: what is owed to or by its office is owed to the new one."""
    for kind, owe in ((FULFIL, _owe), (ACCEPT, _owe_acceptance)):
        if close_duty(kind=kind, subject_id=mandate.pk, outcome="vom Nachfolger übernommen", by=by, at=at):
            owe(mandate, by=by, at=at)


def _owe_acceptance(mandate: Mandate, *, by: Actor, at: datetime) -> None:
    committee = mandate.committee
    role = waiting.office_of(committee, at)
    open_duty(
        kind=ACCEPT,
        subject_kind="mandate",
        subject_id=mandate.pk,
        title=f"Bericht lesen und annehmen: {mandate.title}",
        url=of_mandate(mandate),
        owner_label=waiting.office_label(committee, role),
        role=role,
        municipality=committee.municipality,
        due=day_of(at) + ACCEPT_TIME,
        thread=mandate.resolution.agenda_item.thread,
        by=by,
        at=at,
    )


def _tell(
    mandate: Mandate,
    kind: str,
    text: str | dict[str, Any],
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    inside: bool = False,
) -> None:
    """A line on the thread; of a closed item nothing leaves the committee."""
    item = mandate.resolution.agenda_item
    if item.thread is None:
        return
    shown = item.public and item.committee.public and not inside
    add_step(
        thread=item.thread,
        kind=kind,
        text=text,
        by=by,
        at=at,
        audience=Step.Audience.PUBLIC if shown else Step.Audience.INSIDE,
        reason=reason,
        url=public_of_committee(item.committee) if shown else "",
    )
