"""Writing and checking the legal texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.core.multilingual import with_text
from augenhoehe.core.refused import Conflict
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit

from .models import LegalText
from .queries import latest, newest_version, wording
from .rules import check_check, check_text, check_write


@transaction.atomic
def write_version(*, key: str, texts: Mapping[str, str], note: str, by: Actor, at: datetime, version: int) -> LegalText:
    """Add a version; `version` is the one the person had before their eyes. It starts unchecked.

    texts: language to wording; languages left out keep theirs and become stale when German changed.
    """
    check_write(by)
    typed = {language: clean(text) for language, text in texts.items()}
    check_text(typed.get("de", ""))
    if newest_version(key) != version:
        raise Conflict(latest(key), dict(texts))
    try:
        with transaction.atomic():
            added = LegalText.objects.create(
                key=key, version=version + 1, text=_changed(wording(key), typed, by), note=clean(note),
                written_at=at, written_by=by.user_id,
            )  # fmt: skip
    except IntegrityError:
        raise Conflict(latest(key), dict(texts)) from None
    audit("write_legal_text", added, by=by, at=at, fields=["text", "note"])
    return added


def _changed(old: Mapping[str, Any], typed: Mapping[str, str], by: Actor) -> dict[str, Any]:
    """The old wording with what was really changed; a person wrote it, so it no longer counts as a machine's."""
    new = dict(old)
    for language in sorted(typed, key=lambda one: one != "de"):
        text = typed[language]
        if text and text != new.get(language, {}).get("text"):
            new = with_text(new, language, text, by=by.function)
    return new


@transaction.atomic
def confirm_check(*, key: str, version: int, by: Actor, at: datetime) -> LegalText:
    """Mark the version in force as checked; the page then no longer says „zu prüfen“."""
    checked = LegalText.objects.select_for_update().get(key=key, version=version)
    check_check(by, checked, newest_version(key))
    checked.checked_at, checked.checked_by, checked.checked_as = at, by.user_id, by.function
    checked.save(update_fields=["checked_at", "checked_by", "checked_as"])
    audit("check_legal_text", checked, by=by, at=at, fields=["checked_at"])
    return checked
