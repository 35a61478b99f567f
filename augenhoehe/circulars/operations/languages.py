"""A draft in another language: written, mended, taken away again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.circulars import rules
from augenhoehe.circulars.models import Circular, Translation
from augenhoehe.core import revisions
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit


@transaction.atomic
def translate_circular(
    *, circular: Circular, language: str, subject: str, text: str, by: Actor, at: datetime, revision: int | None = None
) -> Translation:
    """Say the same in another language; whoever reads it gets this text instead of the German one."""
    rules.check_write(by, circular)
    rules.check_language(language)
    subject, text = clean(subject), clean(text)
    typed = {"subject": subject, "text": text}
    revisions.lock(circular, revision=revision, typed=typed)
    rules.check_draft(circular)
    rules.check_text(subject, text)
    # Who is about to send has seen another letter.
    revisions.change(circular)
    made, _ = Translation.objects.update_or_create(
        circular=circular, language=language, defaults={**typed, "made_from": circular.source_mark}
    )
    audit("translate_circular", circular, by=by, at=at, fields=["translations"])
    return made


@transaction.atomic
def untranslate_circular(
    *, circular: Circular, language: str, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Without a text in it, whoever reads this language gets the German letter."""
    rules.check_write(by, circular)
    revisions.lock(circular, revision=revision)
    rules.check_draft(circular)
    revisions.change(circular)
    circular.translations.filter(language=language).delete()
    audit("untranslate_circular", circular, by=by, at=at, fields=["translations"])
