"""A picture is laid beside a text, and taken away at once when somebody on it says so."""

from __future__ import annotations

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.files.operations import store_picture
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Story, StoryPicture
from augenhoehe.organisations.rules import stories as rules


@transaction.atomic
def illustrate_story(
    *,
    story: Story,
    content: bytes | UploadedFile,
    alt_text: str,
    credit: str,
    people: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> StoryPicture:
    """While it is being written; the picture that lay there gives way. The coordination looks at both together."""
    rules.check_write(by, story, day_of(at))
    alt_text, credit = clean(alt_text), clean(credit)
    revisions.lock(story, "organisation", revision=revision)
    rules.check_writable(story)
    rules.check_picture(alt_text, credit, people)
    stored = store_picture(content=content, at=at)
    values = {"file": stored, "alt_text": alt_text, "credit": credit, "people": people, "added_by": by.user_id}
    made, _ = StoryPicture.objects.update_or_create(story=story, defaults={**values, "added_at": at})
    revisions.change(story, changed_at=at)
    audit("illustrate_story", story, by=by, at=at, fields=["picture"])
    return made


@transaction.atomic
def remove_story_picture(*, story: Story, by: Actor, at: datetime, revision: int | None = None) -> None:
    """In every state: whoever takes their consent back does not wait for anybody."""
    rules.check_write(by, story, day_of(at))
    revisions.lock(story, "organisation", revision=revision)
    StoryPicture.objects.filter(story=story).delete()
    revisions.change(story, changed_at=at)
    audit("remove_story_picture", story, by=by, at=at, fields=["picture"])
