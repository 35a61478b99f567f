"""The moderation looks at contributions: takes them up, publishes, refuses, refers, takes back, closes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import with_text
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.forum import marks
from augenhoehe.forum.models import Contribution, ContributionContact, Report
from augenhoehe.forum.queries.settings import forum_settings
from augenhoehe.forum.rules import moderation as rules
from augenhoehe.forum.rules.machine import CONTRIBUTION
from augenhoehe.forum.rules.writing import OBJECT_WITHIN
from augenhoehe.journal.operations import audit

from .finding import index_contribution
from .owing import answer_is_there, owe_answer
from .telling import tell_author

REMOVED = "[…]"


@transaction.atomic
def take_contribution(
    *, contribution: Contribution, by: Actor, at: datetime, revision: int | None = None
) -> Contribution:
    """Somebody looks at it; whoever wrote it sees that."""
    revisions.lock(contribution, revision=revision)
    rules.check_moderate(by, contribution, "take")
    revisions.change(contribution, state=CONTRIBUTION.target(contribution.state, "take"))
    audit("take_contribution", contribution, by=by, at=at, fields=["state"])
    return contribution


@transaction.atomic
def publish_contribution(
    *, contribution: Contribution, by: Actor, at: datetime, revision: int | None = None, answer_due: date | None = None
) -> Contribution:
    """Everybody may read it. With a day, an official answer is promised until then."""
    revisions.lock(contribution, revision=revision)
    rules.check_publish(by, contribution, answer_due, day_of(at))
    answered = contribution.answers.filter(public=True).exists()
    target = CONTRIBUTION.target(contribution.state, "publish_answered" if answered else "publish")
    revisions.change(
        contribution, state=target, published_at=contribution.published_at or at, decided_by=by.user_id, decided_at=at,
        reason_key="", reason="", answer_due=answer_due or contribution.answer_due,
    )  # fmt: skip
    audit("publish_contribution", contribution, by=by, at=at, fields=["state", "answer_due"])
    if contribution.owes_answer and contribution.answer_due:
        owe_answer(contribution, contribution.answer_due, by=by, at=at)
    _keep_address(contribution, at)
    index_contribution(contribution, at=at)
    tell_author(contribution, at=at)
    return contribution


@transaction.atomic
def reject_contribution(
    *, contribution: Contribution, reason_key: str, by: Actor, at: datetime, reason: str = "",
    revision: int | None = None,
) -> Contribution:  # fmt: skip
    """It is not published; the author reads why, and may object once."""
    revisions.lock(contribution, revision=revision, typed={"reason": reason})
    rules.check_reject(by, contribution, reason_key)
    return _turn_down(contribution, "reject", by, at, reason_key=reason_key, reason=clean(reason)[:500])


@transaction.atomic
def refer_contribution(
    *, contribution: Contribution, by: Actor, at: datetime, reason: str = "", revision: int | None = None
) -> Contribution:
    """It is about one person's own case: it is not published, and the author reads where help is."""
    revisions.lock(contribution, revision=revision, typed={"reason": reason})
    rules.check_refer(by, contribution)
    return _turn_down(contribution, "refer", by, at, reason_key="", reason=clean(reason)[:500])


def _turn_down(
    contribution: Contribution, verb: str, by: Actor, at: datetime, *, reason_key: str, reason: str
) -> Contribution:
    target = CONTRIBUTION.target(contribution.state, verb)
    revisions.change(
        contribution, state=target, decided_by=by.user_id, decided_at=at, answer_due=None, reason_key=reason_key,
        reason=reason,
    )  # fmt: skip
    audit(f"{verb}_contribution", contribution, by=by, at=at, fields=["state", "reason"])
    answer_is_there(contribution, contribution.get_state_display(), by=by, at=at)
    index_contribution(contribution, at=at)
    tell_author(contribution, at=at)
    _end_address(contribution, day_of(at) + OBJECT_WITHIN)
    return contribution


@transaction.atomic
def take_back_contribution(
    *, contribution: Contribution, by: Actor, at: datetime, revision: int | None = None
) -> Contribution:
    """Back into review: until somebody has decided, nobody reads it."""
    revisions.lock(contribution, revision=revision)
    rules.check_moderate(by, contribution, "take_back")
    revisions.change(contribution, state=CONTRIBUTION.target(contribution.state, "take_back"))
    audit("take_back_contribution", contribution, by=by, at=at, fields=["state"])
    index_contribution(contribution, at=at)
    tell_author(contribution, at=at)
    return contribution


@transaction.atomic
def close_contribution(
    *, contribution: Contribution, by: Actor, at: datetime, revision: int | None = None
) -> Contribution:
    """The conversation is over: it stays readable, nothing is owed any more, and the address goes."""
    revisions.lock(contribution, revision=revision)
    rules.check_moderate(by, contribution, "close")
    revisions.change(contribution, state=CONTRIBUTION.target(contribution.state, "close"), closed_at=at)
    audit("close_contribution", contribution, by=by, at=at, fields=["state"])
    answer_is_there(contribution, "geschlossen", by=by, at=at)
    tell_author(contribution, at=at)
    _end_address(contribution, day_of(at))
    return contribution


@transaction.atomic
def translate_contribution(
    *, contribution: Contribution, language: str, text: str, machine: bool, by: Actor, at: datetime,
    revision: int | None = None,
) -> Contribution:  # fmt: skip
    """Enter the text in another language; a machine's words are marked as such. Without words it is removed."""
    revisions.lock(contribution, revision=revision, typed={"text": text})
    rules.check_translate(by, contribution, language)
    kept = {key: value for key, value in contribution.translations.items() if key != language}
    text = clean(text)
    if text:
        kept = with_text(kept, language, text, by=by.function, machine=machine)
    revisions.change(contribution, translations=kept)
    audit("translate_contribution", contribution, by=by, at=at, fields=["translations"])
    index_contribution(contribution, at=at)
    return contribution


@transaction.atomic
def redact_contribution(
    *, contribution: Contribution, words: list[str], by: Actor, at: datetime, revision: int | None = None
) -> Contribution:
    """Take out what points to a person, for good; the page says that something was removed."""
    revisions.lock(contribution, revision=revision, typed={"words": "\n".join(words)})
    words = [one for one in (clean(word) for word in words) if one]
    rules.check_redact(by, contribution, words)
    text = contribution.text
    for word in words:
        text = text.replace(word, REMOVED)
    # A translation may still hold what was removed: it goes, and can be written anew.
    left = marks.labels_of(f"{contribution.pseudonym}\n{text}", forum_settings().words)
    revisions.change(contribution, text=text, translations={}, redacted=True, marks=left)
    audit("redact_contribution", contribution, by=by, at=at, fields=["text"])
    index_contribution(contribution, at=at)
    return contribution


@transaction.atomic
def settle_reports(*, contribution: Contribution, by: Actor, at: datetime) -> int:
    """The moderation has looked at what was reported."""
    rules.check_moderate_reports(by)
    settled = Report.objects.filter(contribution=contribution, settled_at__isnull=True).update(
        settled_at=at, settled_by=by.user_id
    )
    if settled:
        audit("settle_reports", contribution, by=by, at=at, fields=["reports"])
    return settled


def _end_address(contribution: Contribution, day: date) -> None:
    ContributionContact.objects.filter(contribution=contribution, delete_after__gt=day).update(delete_after=day)


def _keep_address(contribution: Contribution, at: datetime) -> None:
    """Published after an objection: answers may come again."""
    ContributionContact.objects.filter(contribution=contribution).update(delete_after=day_of(at) + timedelta(days=365))
