"""The self-report by the link of a mail: asked, answered once, declined; asked again after a year (S0-29).

The same way as „Stimmt das noch?“: a signed link that names one question. A link alone shows nothing that was said.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Actor
from augenhoehe.journal.operations import audit
from augenhoehe.network.letters.diversity import about_diversity
from augenhoehe.network.links import answer_address
from augenhoehe.network.models import DiversityQuestion, DiversityReport
from augenhoehe.network.queries import diversity as queries
from augenhoehe.network.rules import diversity as rules
from augenhoehe.notices.operations import send_mail
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries.confirming import Mailbox, mailbox_of, mailboxes

from .diversity import enter_report

# So long a link is good for.
LINK_DAYS = 42


@transaction.atomic
def ask_diversity(*, organisation: Organisation, by: Actor, at: datetime) -> DiversityQuestion:
    """Send the link. Who has one that was not answered gets the same link, good for longer."""
    rules.check_ask(by, organisation)
    mailbox = mailbox_of(organisation, day_of(at))
    if mailbox is None:
        raise Refused("Zu dieser Organisation ist keine E-Mail-Adresse bekannt. Tragen Sie zuerst einen Kontakt ein.")
    question, new = DiversityQuestion.objects.get_or_create(
        organisation=organisation, answered_at=None, defaults={"asked_at": at, "until": _until(at)}
    )
    if not new:
        question.asked_at, question.until = at, _until(at)
        question.save(update_fields=["asked_at", "until"])
    _write(question, mailbox, at)
    audit("ask_diversity", organisation, by=by, at=at, fields=["diversity_questions"])
    return question


@transaction.atomic
def ask_for_the_year(*, at: datetime) -> int:
    """The daily run: who reported before, a year ago, and has not said no since."""
    rows = queries.whose_year_is_over(day_of(at))
    boxes, count = mailboxes(rows, day_of(at)), 0
    for organisation in rows:
        if (mailbox := boxes.get(organisation.pk)) is None:
            continue
        try:
            with transaction.atomic():
                question = DiversityQuestion.objects.create(organisation=organisation, asked_at=at, until=_until(at))
        except IntegrityError:
            # Somebody asked at this very moment; one link is enough.
            continue
        _write(question, mailbox, at)
        audit("ask_diversity", organisation, by=SYSTEM, at=at, fields=["diversity_questions"])
        count += 1
    return count


@transaction.atomic
def answer_diversity(*, question: DiversityQuestion, at: datetime, **values: Any) -> DiversityReport:
    """What somebody of the organisation says behind the link: once, as of today."""
    organisation = _taken(question, at)
    made = enter_report(
        organisation=organisation, as_of=day_of(at), source=DiversityReport.Source.LINK, by=ANONYMOUS, at=at,
        values=values,
    )  # fmt: skip
    _close(question, at, declined=False)
    return made


@transaction.atomic
def decline_diversity(*, question: DiversityQuestion, at: datetime) -> DiversityQuestion:
    """They rather say nothing: nobody asks by itself again."""
    organisation = _taken(question, at)
    _close(question, at, declined=True)
    audit("decline_diversity", organisation, by=ANONYMOUS, at=at, fields=["diversity_questions"])
    return question


def _until(at: datetime) -> Any:
    return day_of(at) + timedelta(days=LINK_DAYS)


def _write(question: DiversityQuestion, mailbox: Mailbox, at: datetime) -> None:
    address = answer_address(question, mailbox.language)
    letter = about_diversity(question.organisation.name, address, question.until, mailbox.language)
    send_mail(to=mailbox.email, subject=letter.subject, body=letter.body, language=mailbox.language, at=at)


def _taken(question: DiversityQuestion, at: datetime) -> Organisation:
    """The organisation of a question that still takes an answer, both locked."""
    question.refresh_from_db(from_queryset=DiversityQuestion.objects.select_for_update(of=("self",)))
    organisation: Organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=question.organisation_id)
    rules.check_takes_answers(question, organisation, day_of(at))
    return organisation


def _close(question: DiversityQuestion, at: datetime, *, declined: bool) -> None:
    question.answered_at, question.declined = at, declined
    question.save(update_fields=["answered_at", "declined"])
