"""Remembering a programme, and the one reminder before each of its deadlines."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.funding import letters
from augenhoehe.funding.addresses import public_of_programme
from augenhoehe.funding.models import Bookmark, DeadlineReminder, FundingCall, FundingProgramme
from augenhoehe.funding.models.bookmarks import MOST_DAYS
from augenhoehe.funding.permissions import KEEP_FUNDING
from augenhoehe.funding.rules import programmes as rules_programmes
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_message
from augenhoehe.organisations.models import Organisation, Representative
from augenhoehe.organisations.queries.cards import right_in


@transaction.atomic
def remember_programme(
    *,
    programme: FundingProgramme,
    by: Actor,
    at: datetime,
    organisation: Organisation | None = None,
    days_before: int = 14,
) -> Bookmark:
    """Be reminded before each deadline; remembered twice is once, with the days said last."""
    user = _person(by, organisation, at)
    rules_programmes.check_days(days_before)
    if not programme.published:
        raise Refused("Merken geht, sobald das Programm veröffentlicht ist.")
    values = {"organisation": organisation, "days_before": days_before}
    found, new = Bookmark.objects.get_or_create(programme=programme, user=user, defaults={**values, "since": at})
    if not new:
        Bookmark.objects.filter(pk=found.pk).update(**values)
        found.refresh_from_db()
    audit("remember_programme", found, by=by, at=at, fields=["days_before"])
    return found


@transaction.atomic
def change_bookmark(*, bookmark: Bookmark, days_before: int, by: Actor, at: datetime) -> Bookmark:
    _check_own(by, bookmark)
    rules_programmes.check_days(days_before)
    if not Bookmark.objects.filter(pk=bookmark.pk).update(days_before=days_before):
        raise Refused("Das ist nicht mehr gemerkt.")
    bookmark.days_before = days_before
    audit("change_bookmark", bookmark, by=by, at=at, fields=["days_before"])
    return bookmark


@transaction.atomic
def forget_programme(*, bookmark: Bookmark, by: Actor, at: datetime) -> None:
    """No more reminders."""
    _check_own(by, bookmark)
    _forget(bookmark, by, at)


@transaction.atomic
def forget_somebodys(*, bookmark: Bookmark, by: Actor, at: datetime) -> None:
    """The same by the link of a reminder: whoever holds it may end it, signed in or not."""
    _forget(bookmark, by, at)


def _forget(bookmark: Bookmark, by: Actor, at: datetime) -> None:
    audit("forget_programme", bookmark, by=by, at=at, fields=["id"])
    Bookmark.objects.filter(pk=bookmark.pk).delete()


@transaction.atomic
def remind_of_deadlines(*, at: datetime) -> int:
    """The daily run: each person hears once of each deadline, from their own number of days before it."""
    day = day_of(at)
    # Whoever forgets a programme at this moment waits for us, or we skip them; never is a reminder sent afterwards.
    locked = list(
        _wanting(day)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("programme", "user")
        .order_by("pk")
    )
    calls = FundingCall.objects.ahead(day).filter(  # type: ignore[attr-defined]
        cancelled_at=None, programme__in={one.programme_id for one in locked}
    )
    by_programme: dict[object, list[FundingCall]] = {}
    for call in calls:
        by_programme.setdefault(call.programme_id, []).append(call)
    told = set(DeadlineReminder.objects.filter(bookmark__in=locked).values_list("bookmark_id", "call_id", "closes"))
    sent = 0
    for bookmark in locked:
        for call in by_programme.get(bookmark.programme_id, []):
            closes = call.closes or day
            days = (closes - day).days
            if days <= bookmark.days_before and (bookmark.pk, call.pk, closes) not in told:
                sent += _tell(bookmark, call, closes, at)
    return sent


def _wanting(day: date) -> QuerySet[Bookmark]:
    """Bookmarks with a deadline near enough, of people who still may: active, and still of their organisation."""
    near = FundingCall.objects.filter(
        programme=OuterRef("programme"), cancelled_at=None, closes__gte=day, closes__lte=day + timedelta(days=MOST_DAYS)
    )
    place = Representative.objects.valid_on(day).filter(organisation=OuterRef("organisation"), user=OuterRef("user"))
    return Bookmark.objects.filter(
        Exists(near), Q(organisation=None) | Exists(place), user__is_active=True,
        programme__state=FundingProgramme.State.PUBLISHED,
    )  # fmt: skip


def _tell(bookmark: Bookmark, call: FundingCall, closes: date, at: datetime) -> int:
    try:
        with transaction.atomic():
            DeadlineReminder.objects.create(bookmark=bookmark, call=call, closes=closes, sent_at=at)
    except IntegrityError:
        # Another worker told it at this very moment.
        return 0
    letter = letters.about_deadline(bookmark, call, closes, bookmark.user.language)
    send_message(
        recipient=bookmark.user, kind="funding.deadline", subject=letter.subject, body=letter.body,
        url=public_of_programme(bookmark.programme), at=at, mail=(letter.subject, letter.body),
    )  # fmt: skip
    return 1


def _person(by: Actor, organisation: Organisation | None, at: datetime) -> User:
    """Somebody with an account: of an organisation of their own, or who keeps the catalogue."""
    if by.user_id is None:
        raise Refused("Zum Merken melden Sie sich bitte an.")
    if organisation is None:
        by.check(KEEP_FUNDING)
    elif not right_in(by, organisation, day_of(at)):
        raise Refused("Für diese Organisation sprechen Sie nicht.", field="organisation")
    return User.objects.get(pk=by.user_id)


def _check_own(by: Actor, bookmark: Bookmark) -> None:
    if by.user_id is None or by.user_id != bookmark.user_id:
        raise Refused("Das hat jemand anderes gemerkt.")
