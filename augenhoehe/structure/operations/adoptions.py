"""Adoptions: organisations are asked, promise wholly or partly or decline, postpone with reason, prove what is done."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.accounts.models import User
from augenhoehe.concept.models import Measure
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import said
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, move_duty, open_duty, send_message
from augenhoehe.structure import addresses, letters_groups
from augenhoehe.structure.happenings import AdoptionSettled
from augenhoehe.structure.models import Adoption, Answer, StructuralQuestion
from augenhoehe.structure.rules import adoptions as rules
from augenhoehe.structure.rules.machines import ADOPTION

from . import owing

REPLY = "structure.reply"
FULFIL = "structure.fulfil"
State = Adoption.State


@transaction.atomic
def ask_adoption(
    *,
    question: StructuralQuestion,
    organisation: str,
    what: str,
    due: date,
    by: Actor,
    at: datetime,
    owner: User | None = None,
) -> Adoption:
    """Ask an organisation to take the solution over; it owes an answer by the day."""
    revisions.lock(question, "municipality")
    rules.check_ask(by, question, organisation, what, due, day_of(at))
    adoption = Adoption.objects.create(
        question=question, organisation=shorten(clean(organisation), 160), what=clean(what), owner=owner, due=due,
        asked_at=at,
    )  # fmt: skip
    audit("ask_adoption", adoption, by=by, at=at, fields=["organisation", "what", "owner", "due"])
    owing.settle(question, owing.ADOPT, "Übernahme angefragt", by=by, at=at)
    owing.settle(question, owing.CLOSE, "weitere Übernahme angefragt", by=by, at=at)
    _owe(adoption, REPLY, "Übernahme zusagen oder ablehnen", by=by, at=at)
    _tell(
        adoption,
        said(_("Angefragt, ob sie die Lösung übernimmt: %(organisation)s."), organisation=str(adoption.organisation)),
        by=by,
        at=at,
    )
    if owner is not None:
        letter = letters_groups.adoption_asked(question.title, clean(what), due, owner.language)
        send_message(
            recipient=owner, kind="adoption", subject=letter.subject, body=letter.body, at=at,
            url=addresses.of_adoption(adoption),
        )  # fmt: skip
    return adoption


@transaction.atomic
def promise_adoption(
    *, adoption: Adoption, answer: str, what: str, due: date, by: Actor, at: datetime, revision: int | None = None
) -> Adoption:
    """The organisation takes it over, wholly or partly, until a day."""
    _lock(adoption, revision, {"what": what, "due": due})
    rules.check_promise(by, adoption, answer, what, due, day_of(at))
    revisions.change(
        adoption, state=ADOPTION.target(adoption.state, "promise"), answer=answer, what=clean(what), due=due,
        first_due=due,
    )  # fmt: skip
    audit("promise_adoption", adoption, by=by, at=at, fields=["state", "answer", "what", "due"])
    close_duty(kind=REPLY, subject_id=adoption.pk, outcome=adoption.get_answer_display(), by=by, at=at)
    _owe(adoption, FULFIL, "Übernahme umsetzen", by=by, at=at)
    partly = answer == Adoption.Answer.PARTLY
    line = (
        _("%(organisation)s übernimmt das teilweise bis %(day)s: %(what)s") if partly
        else _("%(organisation)s übernimmt das bis %(day)s: %(what)s")
    )  # fmt: skip
    text = said(line, organisation=str(adoption.organisation), day=due, what=adoption.what)
    _tell(adoption, text, by=by, at=at)
    return adoption


@transaction.atomic
def decline_adoption(
    *, adoption: Adoption, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Adoption:
    """The organisation does not take it over, and says why."""
    _lock(adoption, revision, {"reason": reason})
    rules.check_with_reason(by, adoption, "decline", reason)
    revisions.change(
        adoption, state=ADOPTION.target(adoption.state, "decline"), answer=Adoption.Answer.NO, reason=clean(reason),
        settled_on=day_of(at),
    )  # fmt: skip
    audit("decline_adoption", adoption, by=by, at=at, fields=["state", "answer", "reason"])
    close_duty(kind=REPLY, subject_id=adoption.pk, outcome="übernimmt nicht", by=by, at=at)
    _tell(
        adoption,
        said(_("%(organisation)s übernimmt das nicht."), organisation=str(adoption.organisation)),
        reason=reason,
        by=by,
        at=at,
    )
    _settled(adoption, by=by, at=at)
    return adoption


@transaction.atomic
def start_adoption(*, adoption: Adoption, by: Actor, at: datetime, revision: int | None = None) -> Adoption:
    """The organisation has begun."""
    _lock(adoption, revision, {})
    rules.check_may(by, adoption, "start")
    revisions.change(adoption, state=ADOPTION.target(adoption.state, "start"))
    audit("start_adoption", adoption, by=by, at=at, fields=["state"])
    return adoption


@transaction.atomic
def postpone_adoption(
    *, adoption: Adoption, due: date, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Adoption:
    """Give the promise another day; the first one stays beside it, with the reason."""
    _lock(adoption, revision, {"due": due, "reason": reason})
    rules.check_postpone(by, adoption, due, reason)
    old = adoption.due
    revisions.change(adoption, due=due, reason=clean(reason))
    audit("postpone_adoption", adoption, by=by, at=at, fields=["due", "reason"])
    duty = Duty.objects.open().filter(kind=FULFIL, subject_id=adoption.pk).first()
    if duty is not None:
        move_duty(duty=duty, due=due, reason=reason, by=by, at=at)
    text = said(
        _("%(organisation)s braucht länger: statt %(before)s nun %(day)s."), organisation=str(adoption.organisation),
        before=old, day=due,
    )  # fmt: skip
    _tell(adoption, text, reason=reason, by=by, at=at)
    return adoption


@transaction.atomic
def fulfil_adoption(
    *, adoption: Adoption, evidence: str, by: Actor, at: datetime, revision: int | None = None
) -> Adoption:
    """It is done, and this is how one sees it."""
    _lock(adoption, revision, {"evidence": evidence})
    rules.check_fulfil(by, adoption, evidence)
    revisions.change(
        adoption, state=ADOPTION.target(adoption.state, "fulfil"), evidence=clean(evidence), settled_on=day_of(at)
    )
    audit("fulfil_adoption", adoption, by=by, at=at, fields=["state", "evidence"])
    close_duty(kind=FULFIL, subject_id=adoption.pk, outcome="umgesetzt", by=by, at=at)
    _tell(
        adoption,
        said(
            _("%(organisation)s hat es umgesetzt: %(evidence)s"),
            organisation=str(adoption.organisation),
            evidence=adoption.evidence,
        ),
        by=by,
        at=at,
    )
    _owe_news(adoption.question, by=by, at=at)
    _settled(adoption, by=by, at=at)
    return adoption


@transaction.atomic
def give_up_adoption(
    *, adoption: Adoption, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Adoption:
    """It was promised and is not done; the reason stands in the matter."""
    _lock(adoption, revision, {"reason": reason})
    rules.check_with_reason(by, adoption, "give_up", reason)
    revisions.change(
        adoption, state=ADOPTION.target(adoption.state, "give_up"), reason=clean(reason), settled_on=day_of(at)
    )
    audit("give_up_adoption", adoption, by=by, at=at, fields=["state", "reason"])
    close_duty(kind=FULFIL, subject_id=adoption.pk, outcome="nicht umgesetzt", by=by, at=at)
    _tell(
        adoption,
        said(_("%(organisation)s setzt es doch nicht um."), organisation=str(adoption.organisation)),
        reason=reason,
        by=by,
        at=at,
    )
    _settled(adoption, by=by, at=at)
    return adoption


# --- Steps --------------------------------------------------------------------------------------------
def _lock(adoption: Adoption, revision: int | None, typed: dict[str, Any]) -> None:
    """The question first: what ends it and what settles an adoption never cross."""
    question = StructuralQuestion.objects.select_for_update(of=("self",)).select_related("municipality")
    locked = question.get(pk=adoption.question_id)
    revisions.lock(adoption, "owner", revision=revision, typed=typed)
    adoption.question = locked


def _tell(adoption: Adoption, text: str | dict[str, Any], *, by: Actor, at: datetime, reason: str = "") -> None:
    add_step(thread=owing.thread_of(adoption.question), kind="adoption", text=text, reason=clean(reason), by=by, at=at)


def _owe(adoption: Adoption, kind: str, title: str, *, by: Actor, at: datetime) -> None:
    """The person asked owes it; without one the coordination sees to it."""
    open_duty(
        kind=kind, subject_kind="adoption", subject_id=adoption.pk, title=f"{title}: {adoption.question.title}",
        url=addresses.of_adoption(adoption), owner_label=adoption.organisation, user=adoption.owner,
        role="" if adoption.owner else Role.COORDINATION, municipality=adoption.question.municipality,
        due=adoption.due, thread=owing.thread_of(adoption.question), by=by, at=at,
    )  # fmt: skip


def _owe_news(question: StructuralQuestion, *, by: Actor, at: datetime) -> None:
    """Something changed for people: those who reported are owed news of it."""
    if not question.answers.filter(kind=Answer.Kind.FINAL).exists():
        owing.owe_answer(question, by=by, at=at)


def _settled(adoption: Adoption, *, by: Actor, at: datetime) -> None:
    """The last one: somebody has to say what came of the question."""
    question = adoption.question
    if nothing_runs(question):
        owing.owe_closing(question, by=by, at=at)
    happened(AdoptionSettled(adoption))


def nothing_runs(question: StructuralQuestion) -> bool:
    """No adoption and no measure of the question is still on its way."""
    measures = Measure.objects.filter(question_links__question=question, ended_on__isnull=True)
    return not (question.adoptions.running().exists() or measures.exists())
