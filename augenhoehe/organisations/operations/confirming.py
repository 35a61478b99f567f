"""„Stimmt das noch?“: asked once a year by mail, answered by a link; without an answer an entry says „unbestätigt“."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Actor
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_mail
from augenhoehe.organisations.happenings import OrganisationChanged
from augenhoehe.organisations.letters import entries as letters
from augenhoehe.organisations.links import answer_address
from augenhoehe.organisations.models import ConfirmationRequest, Organisation
from augenhoehe.organisations.queries import confirming as queries_confirming
from augenhoehe.organisations.queries.confirming import Mailbox
from augenhoehe.organisations.rules import entries as rules

from . import owing
from .finding import index_organisation
from .states import publish_organisation

Answer = ConfirmationRequest.Answer
NO_ADDRESS = "Zu dieser Organisation ist keine E-Mail-Adresse bekannt. Tragen Sie zuerst einen Kontakt ein."
LONGEST_NOTE = 2000


@transaction.atomic
def ask_organisation(*, organisation: Organisation, by: Actor, at: datetime) -> ConfirmationRequest:
    """Ask one organisation now. Who was asked and has not answered gets the same link again."""
    rules.check_keep(by, organisation)
    rules.check_askable(organisation)
    mailbox = queries_confirming.mailbox_of(organisation, day_of(at))
    if mailbox is None:
        raise Refused(NO_ADDRESS)
    question, new = ConfirmationRequest.objects.get_or_create(
        organisation=organisation, answered_at=None, defaults={"asked_at": at}
    )
    if not new:
        question.reminded_at = at
        question.save(update_fields=["reminded_at"])
    _write(question, mailbox, at, again=not new)
    audit("ask_organisation", organisation, by=by, at=at, fields=["confirmation_requests"])
    return question


@transaction.atomic
def ask_all(*, by: Actor, at: datetime) -> int:
    """„Alle jetzt fragen“: everybody who has a mailbox and no open question, within the actor's reach."""
    rules.check_keep_in(by, None)
    return _asked(queries_confirming.to_ask(by, day_of(at)), by, at)


@transaction.atomic
def ask_whose_turn_it_is(*, at: datetime) -> int:
    """The daily run: ask those whose last confirmation is nearly a year old."""
    return _asked(queries_confirming.to_ask(SYSTEM, day_of(at), due=True), SYSTEM, at)


@transaction.atomic
def remind_silent(*, at: datetime) -> int:
    """Ask once more after three weeks; then never again until the next year."""
    since = at - timedelta(days=queries_confirming.REMIND_AFTER_DAYS)
    silent = list(queries_confirming.silent_since(since).select_for_update(of=("self",), skip_locked=True))
    boxes = queries_confirming.mailboxes([one.organisation for one in silent], day_of(at))
    for question in silent:
        question.reminded_at = at
        question.save(update_fields=["reminded_at"])
        if mailbox := boxes.get(question.organisation_id):
            _write(question, mailbox, at, again=True)
    return len(silent)


@transaction.atomic
def answer_yes(*, question: ConfirmationRequest, at: datetime) -> ConfirmationRequest:
    """„Stimmt“: confirmed as of today. An entry the centre made for a club is published with its yes."""
    organisation = _answered(question, Answer.YES, "", at)
    if organisation.state == Organisation.State.REPORTED:
        _welcome(organisation, at)
    else:
        revisions.change(organisation, confirmed_on=day_of(at), changed_at=at)
        index_organisation(organisation, at=at)
        happened(OrganisationChanged(organisation))
    return question


@transaction.atomic
def answer_closed(*, question: ConfirmationRequest, at: datetime) -> ConfirmationRequest:
    """„Gibt es uns nicht mehr“: the coordination looks and lets the entry rest; a link alone removes nothing."""
    organisation = _answered(question, Answer.CLOSED, "", at)
    owing.owe(owing.ANSWER, organisation, f"Gibt es nicht mehr: {organisation.name}", by=ANONYMOUS, at=at)
    return question


@transaction.atomic
def settle_answer(*, organisation: Organisation, by: Actor, at: datetime, revision: int | None = None) -> Organisation:
    """The coordination has done what the organisation wrote: the entry counts as confirmed."""
    rules.check_keep(by, organisation)
    if not owing.settle(owing.ANSWER, organisation, "übernommen", by=by, at=at):
        raise Refused("Hier steht keine Antwort aus.")
    revisions.change(organisation, revision=revision, confirmed_on=day_of(at), changed_at=at)
    audit("settle_answer", organisation, by=by, at=at, fields=["confirmed_on"])
    index_organisation(organisation, at=at)
    happened(OrganisationChanged(organisation))
    return organisation


def _asked(organisations: Iterable[Organisation], by: Actor, at: datetime) -> int:
    rows = list(organisations)
    boxes = queries_confirming.mailboxes(rows, day_of(at))
    count = 0
    for organisation in rows:
        if (mailbox := boxes.get(organisation.pk)) is None:
            continue
        try:
            with transaction.atomic():
                question = ConfirmationRequest.objects.create(organisation=organisation, asked_at=at)
        except IntegrityError:
            # Somebody asked at this very moment; one question is enough.
            continue
        _write(question, mailbox, at, again=False)
        audit("ask_organisation", organisation, by=by, at=at, fields=["confirmation_requests"])
        count += 1
    return count


def _write(question: ConfirmationRequest, mailbox: Mailbox, at: datetime, *, again: bool) -> None:
    organisation = question.organisation
    first = organisation.state == Organisation.State.REPORTED
    address = answer_address(question, mailbox.language)
    letter = letters.still_true(organisation.name, address, mailbox.language, again=again, first=first)
    send_mail(to=mailbox.email, subject=letter.subject, body=letter.body, language=mailbox.language, at=at)


def _answered(question: ConfirmationRequest, answer: str, note: str, at: datetime) -> Organisation:
    """Keep the answer, once; gives the organisation as it is now, locked."""
    question.refresh_from_db(from_queryset=ConfirmationRequest.objects.select_for_update(of=("self",)))
    rules.check_unanswered(question)
    organisation: Organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=question.organisation_id)
    rules.check_askable(organisation)
    question.answered_at, question.answer, question.note = at, answer, note
    question.save(update_fields=["answered_at", "answer", "note"])
    audit("answer_confirmation", organisation, by=ANONYMOUS, at=at, fields=["confirmation_requests"])
    return organisation


def _welcome(organisation: Organisation, at: datetime) -> None:
    """The centre wrote the entry, the club says yes: that is the check. What it typed itself is still looked at."""
    trusted = organisation.source in (Organisation.Source.KEPT, Organisation.Source.IMPORT)
    if trusted and allowed(rules.check_publish, organisation):
        publish_organisation(organisation=organisation, by=SYSTEM, at=at)
        return
    missing = "" if organisation.description.get(SOURCE, {}).get("text") else ", deutsche Beschreibung fehlt"
    title = f"Bestätigt, bitte prüfen{missing}: {organisation.name}"
    owing.owe(owing.CHECK, organisation, title, by=ANONYMOUS, at=at)
