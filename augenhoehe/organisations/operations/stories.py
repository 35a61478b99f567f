"""A contribution or a piece of news is written, looked at, published, sent back, withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.core.workdays import workdays_after
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty, send_message
from augenhoehe.organisations.addresses import of_story, public_of_story
from augenhoehe.organisations.letters import stories as letters
from augenhoehe.organisations.models import Organisation, Story
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.organisations.queries import stories as queries_stories
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import stories as rules_stories
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index

CHECK = "organisations.story"
STORY = "organisation_story"
WITHIN = 10
VALUES = ("title", "text", "language", "day", "until", "field", "hours", "reach")


@transaction.atomic
def write_story(*, organisation: Organisation, kind: str, by: Actor, at: datetime, **values: Any) -> Story:
    """A draft; nobody else reads it. `values`: see VALUES."""
    rules.check_tend(by, organisation, day_of(at))
    rules.check_alive(organisation)
    made = Story(organisation=organisation, kind=Story.Kind(kind), written_by=by.user_id, changed_at=at)
    for name, value in _cleaned(made, values).items():
        setattr(made, name, value)
    rules_stories.check_story(made, day_of(at))
    made.save()
    audit("write_story", made, by=by, at=at, fields=["organisation", "kind", *VALUES])
    return made


@transaction.atomic
def change_story(*, story: Story, by: Actor, at: datetime, revision: int | None = None, **values: Any) -> Story:
    """While nobody checks it and nobody reads it; what was sent back or withdrawn is written anew."""
    rules_stories.check_write(by, story, day_of(at))
    values = _cleaned(story, values)
    revisions.lock(story, "organisation", revision=revision, typed=values)
    rules_stories.check_writable(story)
    for name, value in values.items():
        setattr(story, name, value)
    rules_stories.check_story(story, day_of(at))
    revisions.change(story, **values, changed_at=at)
    audit("change_story", story, by=by, at=at, fields=sorted(values))
    return story


@transaction.atomic
def delete_story(*, story: Story, by: Actor, at: datetime, revision: int | None = None) -> None:
    """What is neither being checked nor shown may go for good."""
    rules_stories.check_write(by, story, day_of(at))
    revisions.lock(story, "organisation", revision=revision)
    rules_stories.check_writable(story)
    audit("delete_story", story, by=by, at=at, fields=["state"])
    story.delete()


@transaction.atomic
def submit_story(*, story: Story, by: Actor, at: datetime, revision: int | None = None) -> Story:
    """Hand it over: the coordination owes a look."""
    rules_stories.check_write(by, story, day_of(at))
    rules.check_alive(story.organisation)
    _moved(story, "submit", by, at, revision, submitted_at=at, reason="")
    _owe(story, by, at)
    return story


@transaction.atomic
def recall_story(*, story: Story, by: Actor, at: datetime, revision: int | None = None) -> Story:
    rules_stories.check_write(by, story, day_of(at))
    _moved(story, "recall", by, at, revision)
    close_duty(kind=CHECK, subject_id=story.pk, outcome="zurückgeholt", by=by, at=at)
    return story


@transaction.atomic
def publish_story(*, story: Story, by: Actor, at: datetime, revision: int | None = None) -> Story:
    """From now on everybody reads it and the search finds it; its people are told."""
    rules_stories.check_decide(by, story)
    rules_stories.check_shown_house(story)
    _moved(story, "publish", by, at, revision, published_at=at)
    close_duty(kind=CHECK, subject_id=story.pk, outcome="veröffentlicht", by=by, at=at)
    index_story(story, at=at)
    _tell(story, by, at)
    return story


@transaction.atomic
def return_story(*, story: Story, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Story:
    """Not yet: the reason says what is missing, and its people hear it."""
    rules_stories.check_decide(by, story)
    rules.check_reason(clean(reason))
    _moved(story, "return", by, at, revision, reason=clean(reason))
    close_duty(kind=CHECK, subject_id=story.pk, outcome="zurückgegeben", by=by, at=at)
    _tell(story, by, at)
    return story


@transaction.atomic
def withdraw_story(*, story: Story, by: Actor, at: datetime, revision: int | None = None) -> Story:
    """No longer shown, found or counted; it can be written anew."""
    rules_stories.check_write(by, story, day_of(at))
    _moved(story, "withdraw", by, at, revision)
    index_story(story, at=at)
    return story


def _moved(story: Story, verb: str, by: Actor, at: datetime, revision: int | None, **values: Any) -> None:
    revisions.lock(story, "organisation__municipality", revision=revision)
    state = rules_stories.STORY.target(story.state, verb)
    revisions.change(story, state=state, changed_at=at, **values)
    audit(f"{verb}_story", story, by=by, at=at, fields=["state", *sorted(values)])


def _cleaned(story: Story, values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - set(VALUES)
    if unknown:
        raise TypeError(f"A story has no such values: {sorted(unknown)}")
    found = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    if found.get("language", "de") not in dict(settings.LANGUAGES):
        raise Refused("In dieser Sprache gibt es das Verzeichnis nicht.", field="language")
    if story.kind == Story.Kind.NEWS:
        # News counts nothing, whatever a form sends.
        found |= {"until": None, "field": "", "hours": None, "reach": ""}
    return found


def _owe(story: Story, by: Actor, at: datetime) -> None:
    open_duty(
        kind=CHECK, subject_kind="story", subject_id=story.pk,
        title=f"{story.get_kind_display()} prüfen: {story.organisation.name}", url=of_story(story),
        owner_label="Koordination", role=Role.COORDINATION, municipality=story.organisation.municipality,
        due=workdays_after(day_of(at), WITHIN), by=by, at=at,
    )  # fmt: skip


def _tell(story: Story, by: Actor, at: datetime) -> None:
    for place in queries_pool.own_people(story.organisation, day_of(at)):
        if place.user_id != by.user_id:
            letter = letters.about_story(story, place.user.language)
            send_message(
                recipient=place.user, kind=CHECK, subject=letter.subject, body=letter.body, url=of_story(story), at=at
            )


# --- Search -------------------------------------------------------------------------------------------
def index_story(story: Story, *, at: datetime) -> None:
    """Published ones are found by their own words, in the language they are written in."""
    if not (story.published and story.organisation.published):
        forget(kind=STORY, object_id=story.pk)
        return
    with translation.override(story.language):
        words = [story.text, story.organisation.name, gettext(str(story.get_field_display())) if story.field else ""]
    index(
        kind=STORY, object_id=story.pk, scope=Document.Scope.PUBLIC, language=story.language, title=story.title,
        body="\n".join(filter(None, words)), url=public_of_story(story), at=at,
        municipality_id=queries_stories.shown_town_id(story),
    )  # fmt: skip


def index_stories_of(organisation: Organisation, *, at: datetime) -> None:
    """When an organisation leaves the public register or comes back, or hides its town, its words follow."""
    for story in organisation.stories.filter(state=Story.State.PUBLISHED):
        story.organisation = organisation
        index_story(story, at=at)


def rebuild_stories(*, at: datetime) -> int:
    rows = Story.objects.public().select_related("organisation").order_by("pk")
    for story in rows:
        index_story(story, at=at)
    return len(rows)
