"""From the draft to the archive: handed over, approved by somebody else, published at its hour, corrected visibly."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.refused import allowed
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import add_step, audit, take_number
from augenhoehe.press.addresses import stored_of_release
from augenhoehe.press.happenings import ReleaseCorrected, ReleasePublished, ReleaseWithdrawn
from augenhoehe.press.models import PressRelease
from augenhoehe.press.queries import releases as queries
from augenhoehe.press.rules import photos as rules_photos
from augenhoehe.press.rules import releases as rules
from augenhoehe.press.words import WORDING, german
from augenhoehe.search.operations import forget

from . import owing
from .finding import RELEASE, index_photo, index_release
from .media import photos_of
from .releases import add_version, cleaned, worded_by

SERIES = "P"
TELL = "press.tell"


# --- Towards the hour ---------------------------------------------------------------------------------
@transaction.atomic
def submit_release(*, release: PressRelease, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    """Hand it over: somebody who did not write it owes a look."""
    rules.check_write(by, release)
    _move(release, "submit", by, at, revision, reason="")
    owing.owe_approval(release, by=by, at=at)
    return release


@transaction.atomic
def recall_release(*, release: PressRelease, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    rules.check_write(by, release)
    _move(release, "recall", by, at, revision)
    return release


@transaction.atomic
def return_release(
    *, release: PressRelease, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> PressRelease:
    """Not yet: the reason says what is missing, and who wrote it owes another draft."""
    rules.check_reason(clean(reason))
    revisions.lock(release, "municipality", revision=revision)
    rules.check_approve(by, release)
    _move(release, "return", by, at, None, reason=clean(reason))
    owing.owe_rework(release, by=by, at=at)
    return release


@transaction.atomic
def approve_release(*, release: PressRelease, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    revisions.lock(release, "municipality", revision=revision)
    rules.check_approve(by, release)
    _move(release, "approve", by, at, None, approved_by=by.user_id, approved_at=at)
    owing.owe_publication(release, by=by, at=at)
    return release


@transaction.atomic
def rework_release(*, release: PressRelease, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    """Back to a draft; what is changed then has to be approved again."""
    rules.check_publish(by, release)
    _move(release, "rework", by, at, revision, scheduled_for=None, approved_by=None, approved_at=None)
    return release


@transaction.atomic
def schedule_release(
    *, release: PressRelease, scheduled_for: datetime, by: Actor, at: datetime, revision: int | None = None
) -> PressRelease:
    """It appears by itself at an hour that keeps the embargo. Pictures are looked at now, not only then."""
    rules.check_publish(by, release)
    revisions.lock(release, revision=revision)
    rules.check_hour(release, scheduled_for, at)
    _check_pictures(release, scheduled_for)
    _move(release, "schedule", by, at, None, scheduled_for=scheduled_for)
    return release


@transaction.atomic
def unschedule_release(*, release: PressRelease, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    rules.check_publish(by, release)
    _move(release, "unschedule", by, at, revision, scheduled_for=None)
    owing.owe_publication(release, by=by, at=at)
    return release


# --- The hour -----------------------------------------------------------------------------------------
@transaction.atomic
def publish_release(*, release: PressRelease, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    """Everybody reads it from now on. The number is given once and never again."""
    rules.check_publish(by, release)
    revisions.lock(release, "publisher", "thread", revision=revision)
    rules.check_embargo(release, at)
    _check_pictures(release, at)
    return _publish(release, by, at)


def publish_due(*, at: datetime) -> int:
    """What is due appears, each in a transaction of its own; a second run at the same moment finds nothing."""
    due = list(queries.due(at).order_by("scheduled_for", "pk").values_list("pk", flat=True))
    return sum(_publish_due(pk, at) for pk in due)


@transaction.atomic
def _publish_due(pk: Any, at: datetime) -> int:
    rows = queries.due(at).select_for_update(of=("self",), skip_locked=True)
    release = rows.select_related("publisher", "thread").filter(pk=pk).first()
    if release is None:
        return 0
    _publish(release, SYSTEM, at)
    return 1


def _publish(release: PressRelease, by: Actor, at: datetime) -> PressRelease:
    state = rules.RELEASE.target(release.state, "publish")
    planned = release.scheduled_for if by.system else None
    revisions.change(
        release, state=state, number=take_number(SERIES, day_of(planned or at).year), published_at=planned or at,
        published_block=queries.latest_block(release.publisher), scheduled_for=None,
    )  # fmt: skip
    audit("publish_release", release, by=by, at=at, fields=["number", "published_at", "state"])
    owing.settle(release, state, by=by, at=at)
    _show_pictures(release, by, at)
    index_release(release, at=at)
    if release.thread is not None:
        add_step(
            thread=release.thread, kind="press", text=f"{release.get_kind_display()} {release.number}: "
            f"{release}", url=stored_of_release(release), by=by, at=at,
        )  # fmt: skip
    # By name: tasks lie above operations. In the same transaction: no mail about what did not appear.
    app.configure_task(TELL, queue="default").defer(release_id=str(release.pk))
    happened(ReleasePublished(release))
    return release


def _check_pictures(release: PressRelease, moment: datetime) -> None:
    for photo in photos_of(release):
        rules_photos.check_described(photo)
        rules_photos.check_agreed(photo, list(photo.people.all()), day_of(moment))


def _show_pictures(release: PressRelease, by: Actor, at: datetime) -> None:
    """Pictures appear with their release. Who took a consent back meanwhile is not shown; the release appears."""
    for photo in photos_of(release):
        people = list(photo.people.all())
        described = allowed(rules_photos.check_described, photo)
        if (
            photo.state == photo.State.DRAFT
            and described
            and allowed(rules_photos.check_agreed, photo, people, day_of(at))
        ):
            revisions.change(photo, state=photo.State.PUBLISHED, published_at=release.published_at)
            audit("publish_photo", photo, by=by, at=at, fields=["state", "published_at"])
            index_photo(photo, at=at)


# --- Afterwards ---------------------------------------------------------------------------------------
@transaction.atomic
def correct_release(
    *, release: PressRelease, note: str, by: Actor, at: datetime, revision: int | None = None, **wording: str
) -> PressRelease:
    """Say it right, visibly: day, what is different, and the old text stay with it. `wording`: see WORDING."""
    rules.check_publish(by, release)
    rules.check_note(clean(note))
    found = cleaned({name: value for name, value in wording.items() if name in WORDING})
    revisions.lock(release, revision=revision, typed=wording)
    before = german(release)
    rules.check_wording(found.get("headline", before["headline"]), found.get("text", before["text"]))
    _move(release, "correct", by, at, None, **worded_by(by, release, found))
    add_version(release, by=by, at=at, correction=True, note=clean(note))
    index_release(release, at=at)
    happened(ReleaseCorrected(release))
    return release


@transaction.atomic
def archive_release(*, release: PressRelease, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    """No longer news, and still to be read."""
    rules.check_publish(by, release)
    _move(release, "archive", by, at, revision)
    return release


@transaction.atomic
def withdraw_release(
    *, release: PressRelease, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> PressRelease:
    """No longer shown or found. Its address says when it went and why."""
    rules.check_publish(by, release)
    rules.check_reason(clean(reason))
    _move(release, "withdraw", by, at, revision, reason=clean(reason))
    forget(kind=RELEASE, object_id=release.pk)
    happened(ReleaseWithdrawn(release))
    return release


def _move(release: PressRelease, verb: str, by: Actor, at: datetime, revision: int | None, **values: Any) -> None:
    revisions.lock(release, "municipality", revision=revision)
    state = rules.RELEASE.target(release.state, verb)
    revisions.change(release, state=state, **values)
    audit(f"{verb}_release", release, by=by, at=at, fields=["state", *sorted(values)])
    owing.settle(release, state, by=by, at=at)
