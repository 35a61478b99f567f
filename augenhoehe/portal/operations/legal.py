"""Writing, planning and checking the legal texts. A version is only added; what is worked on is a draft."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import with_text
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.places.privacy import forget_privacy_version
from augenhoehe.portal.addresses import of_legal_text
from augenhoehe.portal.models import LegalDraft, LegalText
from augenhoehe.portal.queries.legal import draft_of, latest, newest_version, planned_of, wording
from augenhoehe.portal.rules import legal as rules

REVIEW = "portal.review"
# BGG NRW and BITVNRW ask for a look every year; the other texts go out of date in the same quiet way.
REVIEWED = (LegalText.Key.ACCESSIBILITY, LegalText.Key.PRIVACY, LegalText.Key.IMPRINT)
YEAR, NOTICE = timedelta(days=365), timedelta(days=30)


@transaction.atomic
def write_version(
    *, key: str, texts: Mapping[str, str], note: str, by: Actor, at: datetime, version: int,
    valid_from: datetime | None = None,
) -> LegalText:  # fmt: skip
    """Add a version; `version` is the newest that the person had before their eyes. It starts unchecked.

    texts: language to wording; languages left out keep theirs and become stale when German changed.
    """
    typed = {language: clean(text) for language, text in texts.items()}
    rules.check_text(typed.get("de", ""))
    try:
        return _added(key, _changed(wording(key, at), typed, by), note, version, valid_from, by, at)
    except Conflict as conflict:
        raise Conflict(conflict.current, dict(texts)) from None


def _added(
    key: str, text: dict[str, Any], note: str, version: int, valid_from: datetime | None, by: Actor, at: datetime
) -> LegalText:
    rules.check_write(by)
    rules.check_nothing_planned(planned_of(key, at))
    rules.check_start(valid_from or at, at)
    if newest_version(key) != version:
        raise Conflict(latest(key, at), {"text": text})
    try:
        with transaction.atomic():
            added = LegalText.objects.create(
                key=key, version=version + 1, text=text, note=clean(note), written_at=at, written_by=by.user_id,
                valid_from=valid_from or at,
            )  # fmt: skip
    except IntegrityError:
        raise Conflict(latest(key, at), {"text": text}) from None
    forget_privacy_version()
    audit("write_legal_text", added, by=by, at=at, fields=["text", "note", "valid_from"])
    close_duty(kind=REVIEW, subject_id=_subject(key), outcome=f"Fassung {added.version}", by=by, at=at)
    return added


def _changed(old: Mapping[str, Any], typed: Mapping[str, str], by: Actor, *, meaning: bool = True) -> dict[str, Any]:
    """The old wording with what was really changed; a person wrote it, so it no longer counts as a machine's."""
    new = dict(old)
    for language in sorted(typed, key=lambda one: one != "de"):
        text = typed[language]
        if text and text != new.get(language, {}).get("text"):
            new = with_text(new, language, text, by=by.function, meaning=meaning)
    return new


# --- Drafts -----------------------------------------------------------------------------------------
@transaction.atomic
def save_draft(
    *, key: str, texts: Mapping[str, str], note: str, by: Actor, at: datetime, revision: int = 0, meaning: bool = True
) -> LegalDraft:
    """Keep what was typed until it is published; revision 0: the person saw no draft yet.

    meaning: a corrected comma makes no translation stale.
    """
    rules.check_write(by)
    typed = {language: clean(text) for language, text in texts.items()}
    rules.check_text(typed.get("de", ""))
    draft = draft_of(key)
    values: dict[str, Any] = {"note": clean(note), "changed_at": at, "changed_by": by.user_id}
    # Always against what holds: a draft saved five times makes a translation stale once.
    text = _changed(wording(key, at), typed, by, meaning=meaning)
    if draft is None:
        draft = _began(key, text, values)
    else:
        _lock(draft, revision, {**texts, "note": note})
        revisions.change(draft, text=text, **values)
    audit("save_legal_draft", draft, by=by, at=at, fields=["text", "note"])
    return draft


def _lock(draft: LegalDraft, revision: int | None, typed: dict[str, Any] | None = None) -> None:
    """Take the draft; somebody else may have published or discarded it in this very moment."""
    try:
        revisions.lock(draft, revision=revision, typed=typed)
    except LegalDraft.DoesNotExist:
        raise Refused("Den Entwurf gibt es nicht mehr: Jemand hat ihn veröffentlicht oder verworfen.") from None


def _began(key: str, text: dict[str, Any], values: Mapping[str, Any]) -> LegalDraft:
    try:
        with transaction.atomic():
            return LegalDraft.objects.create(key=key, text=text, **values)
    except IntegrityError:
        raise Conflict(draft_of(key), {"text": text}) from None


@transaction.atomic
def discard_draft(*, draft: LegalDraft, by: Actor, at: datetime, revision: int | None = None) -> None:
    rules.check_write(by)
    _lock(draft, revision)
    audit("discard_legal_draft", draft, by=by, at=at, fields=["text"])
    draft.delete()


@transaction.atomic
def publish_draft(
    *, draft: LegalDraft, by: Actor, at: datetime, valid_from: datetime | None = None, revision: int | None = None
) -> LegalText:
    """The draft becomes the next version, at once or from a moment that the person names."""
    rules.check_write(by)
    _lock(draft, revision)
    added = _added(draft.key, draft.text, draft.note, newest_version(draft.key), valid_from, by, at)
    draft.delete()
    return added


@transaction.atomic
def restore_version(*, version: LegalText, by: Actor, at: datetime) -> LegalDraft:
    """An earlier wording becomes the draft of the next version; nothing that held is changed."""
    rules.check_write(by)
    rules.check_no_draft(draft_of(version.key))
    values = {"note": f"wie Fassung {version.version}", "changed_at": at, "changed_by": by.user_id}
    draft = _began(version.key, version.text, values)
    audit("save_legal_draft", draft, by=by, at=at, fields=["text", "note"])
    return draft


@transaction.atomic
def withdraw_version(*, version: LegalText, by: Actor, at: datetime) -> LegalText:
    """A planned version will not hold after all; its number stays taken."""
    version.refresh_from_db(from_queryset=LegalText.objects.select_for_update())
    rules.check_withdraw(by, version, at)
    version.withdrawn_at = at
    version.save(update_fields=["withdrawn_at"])
    forget_privacy_version()
    audit("withdraw_legal_text", version, by=by, at=at, fields=["withdrawn_at"])
    return version


# --- Checking ---------------------------------------------------------------------------------------
@transaction.atomic
def confirm_check(*, key: str, version: int, by: Actor, at: datetime) -> LegalText:
    """Mark a version as checked; the page then no longer says „zu prüfen“."""
    checked = LegalText.objects.select_for_update().get(key=key, version=version)
    rules.check_check(by, checked, _comes_next(key, at))
    checked.checked_at, checked.checked_by, checked.checked_as = at, by.user_id, by.function
    checked.reviewed_on = day_of(at)
    checked.save(update_fields=["checked_at", "checked_by", "checked_as", "reviewed_on"])
    audit("check_legal_text", checked, by=by, at=at, fields=["checked_at"])
    close_duty(kind=REVIEW, subject_id=_subject(key), outcome="geprüft", by=by, at=at)
    return checked


def _comes_next(key: str, at: datetime) -> int:
    """The version in force, or the planned one that will be."""
    found = planned_of(key, at) or latest(key, at)
    return found.version if found else 0


@transaction.atomic
def review(*, key: str, by: Actor, at: datetime) -> LegalText:
    """Somebody looked the text through, and it still holds as it is."""
    rules.check_review(by, latest(key, at))
    current: LegalText = LegalText.objects.select_for_update().filter(key=key).held(at).latest("version")
    current.reviewed_on = day_of(at)
    current.save(update_fields=["reviewed_on"])
    audit("review_legal_text", current, by=by, at=at, fields=["reviewed_on"])
    close_duty(kind=REVIEW, subject_id=_subject(key), outcome="durchgesehen", by=by, at=at)
    return current


@transaction.atomic
def owe_reviews(*, at: datetime) -> int:
    """The daily run: whoever runs the installation owes a yearly look at each text; at shipped ones within a month."""
    owed = 0
    for key in REVIEWED:
        due = _review_due(latest(key, at), day_of(at))
        if due - NOTICE > day_of(at):
            continue
        open_duty(
            kind=REVIEW, subject_kind="legal_text", subject_id=_subject(key), title=f"Text durchsehen: {key.label}",
            url=of_legal_text(key), owner_label="Systemverwaltung", role=Role.ADMINISTRATION,
            due=max(due, day_of(at)), by=SYSTEM, at=at,
        )  # fmt: skip
        owed += 1
    return owed


def _review_due(current: LegalText | None, day: date) -> date:
    if current is None:
        return day + NOTICE
    return (current.reviewed_on or day_of(current.written_at)) + YEAR


def _subject(key: str) -> uuid.UUID:
    """Duties name their subject by id; a text has one over all its versions, also before the first."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"legal-text:{key}")
