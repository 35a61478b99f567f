"""A contribution comes in, its address is confirmed, it is taken back, or a refusal is objected to."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from augenhoehe.accounts.models import User
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.ids import code_digest, derived_code, new_code
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.forum import letters, marks
from augenhoehe.forum.models import (
    Contribution,
    ContributionAnswer,
    ContributionCode,
    ContributionContact,
    Report,
    Support,
)
from augenhoehe.forum.queries.settings import forum_settings
from augenhoehe.forum.rules import writing as rules
from augenhoehe.forum.rules.machine import CONTRIBUTION
from augenhoehe.forum.rules.writing import CODE
from augenhoehe.forum.subjects import Subject
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, send_mail
from augenhoehe.organisations.models import Organisation
from augenhoehe.places.models import Municipality
from augenhoehe.structure.operations.intake import start_of

from .finding import index_contribution
from .owing import ANSWER


@dataclass(frozen=True, slots=True)
class Submitted:
    """The contribution and its code; the code is nowhere else in clear."""

    contribution: Contribution
    code: str


@transaction.atomic
def submit_contribution(
    *,
    subject: Subject,
    kind: str,
    text: str,
    at: datetime,
    language: str = "de",
    pseudonym: str = "",
    municipality: Municipality | None = None,
    email: str = "",
    form_language: str = "de",
    privacy_version: int = 0,
    author: User | None = None,
    organisation: Organisation | None = None,
    code: str | None = None,
    by: Actor = ANONYMOUS,
) -> Submitted:
    """Take a contribution in; nobody but the moderation reads it before it is published."""
    settings, text = forum_settings(), clean(text)
    rules.check_open(settings)
    rules.check_text(text)
    rules.check_subject(subject)
    rules.check_kind(kind, subject)
    rules.check_speak_for(by, organisation, day_of(at))
    code, day = code or new_code(), day_of(at)
    made = Contribution(
        kind=Contribution.Kind(kind), subject_kind=subject.kind, subject_id=subject.pk, text=text, language=language,
        municipality_id=municipality.pk if municipality else subject.municipality_id, pseudonym=clean(pseudonym)[:60],
        author=author, organisation=organisation, submitted_on=day, privacy_version=privacy_version,
        marks=marks.labels_of(f"{pseudonym}\n{text}", settings.words),
    )  # fmt: skip
    made.save(force_insert=True)
    # A form sent twice at once waits here for the other and is undone.
    ContributionCode.objects.create(digest=code_digest(code, CODE), contribution=made)
    if email:
        _keep_contact(made, email, code, form_language, at)
    # Of whom nobody knows who it was, the trail tells the day and never the hour.
    audit("submit_contribution", made, by=by, at=at if by.signed_in else start_of(day), fields=["text", "kind"])
    return Submitted(made, code)


def _keep_contact(contribution: Contribution, email: str, code: str, language: str, at: datetime) -> None:
    ContributionContact.objects.create(
        contribution=contribution, email=email, language=language, consented_at=at,
        delete_after=day_of(at) + rules.CONTACT_AT_MOST,
    )  # fmt: skip
    letter = letters.about_address(contribution, code, language)
    send_mail(to=email, subject=letter.subject, body=letter.body, language=language, at=at)


def submit_once(*, submission: str, **values: object) -> Submitted:
    """Take in a form that may be sent twice: the same submission is one contribution and shows the same code."""
    code = derived_code(submission, CODE)
    known = contribution_of(code)
    if known is None:
        try:
            return submit_contribution(code=code, **values)  # type: ignore[arg-type]
        except IntegrityError:
            known = contribution_of(code)
            if known is None:
                raise
    return Submitted(known, code)


def was_submitted(submission: str) -> bool:
    return contribution_of(derived_code(submission, CODE)) is not None


def contribution_of(code: str) -> Contribution | None:
    """The contribution a code belongs to; None for every code that is none."""
    kept = ContributionCode.objects.select_related("contribution").filter(digest=code_digest(code, CODE)).first()
    return kept.contribution if kept else None


@transaction.atomic
def confirm_address(*, contribution: Contribution, at: datetime) -> bool:
    """The link of the first mail was opened and its button pressed: from now on answers go there."""
    found = ContributionContact.objects.filter(contribution=contribution, confirmed_at__isnull=True)
    confirmed = bool(found.update(confirmed_at=at))
    if confirmed:
        audit("confirm_address", contribution, by=ANONYMOUS, at=start_of(day_of(at)), fields=["contact"])
    return confirmed


@transaction.atomic
def object_to_refusal(*, contribution: Contribution, text: str, at: datetime, by: Actor = ANONYMOUS) -> Contribution:
    """The author does not agree: another person looks at it again. Once."""
    revisions.lock(contribution)
    text = clean(text)
    rules.check_object(contribution, text, at)
    if by.signed_in:
        rules.check_own(by, contribution)
    target = CONTRIBUTION.target(contribution.state, "object")
    revisions.change(contribution, state=target, objection=text, objected_on=day_of(at))
    audit("object_to_refusal", contribution, by=by, at=start_of(day_of(at)), fields=["objection", "state"])
    return contribution


@transaction.atomic
def withdraw_contribution(*, contribution: Contribution, at: datetime, by: Actor = ANONYMOUS) -> Contribution:
    """The author takes it back: text, answers, reports and address go for good."""
    revisions.lock(contribution)
    rules.check_withdraw(contribution)
    if by.signed_in:
        rules.check_own(by, contribution)
    target = CONTRIBUTION.target(contribution.state, "withdraw")
    ContributionContact.objects.filter(contribution=contribution).delete()
    for model in (ContributionAnswer, Report, Support):
        model.objects.filter(contribution=contribution).delete()
    close_duty(kind=ANSWER, subject_id=contribution.pk, outcome="zurückgezogen", by=by, at=at)
    revisions.change(
        contribution, state=target, text="", translations={}, pseudonym="", objection="", reason="", marks=[],
        answer_due=None,
    )  # fmt: skip
    audit("withdraw_contribution", contribution, by=by, at=start_of(day_of(at)), fields=["text", "state"])
    index_contribution(contribution, at=at)
    return contribution
