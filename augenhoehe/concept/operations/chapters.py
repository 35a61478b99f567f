"""Chapters with versions and comments, and what experts and organisations contributed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.concept import rules
from augenhoehe.concept.models import Chapter, ChapterComment, ChapterVersion, Concept, Contribution, Measure
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Organisation, Story

from .concepts import next_place
from .steps import tell


@transaction.atomic
def add_chapter(*, concept: Concept, title: str, by: Actor, at: datetime, text: str = "") -> Chapter:
    """Add a chapter behind the others, with its first version."""
    rules.check_write(by, concept.municipality_id)
    rules.check_text(title, "Nennen Sie bitte die Überschrift.", "title")
    chapter = Chapter.objects.create(
        concept=concept, position=next_place(concept, "chapters"), title=clean(title), text=clean(text)
    )
    _keep(chapter, 1, "angelegt", by=by, at=at)
    audit("add_chapter", chapter, by=by, at=at, fields=["title", "text", "position"])
    return chapter


@transaction.atomic
def write_chapter(
    *, chapter: Chapter, title: str, text: str, by: Actor, at: datetime, note: str = "", revision: int | None = None
) -> Chapter:
    """Write a chapter anew; what it said before stays as a version."""
    rules.check_write(by, chapter.concept.municipality_id)
    rules.check_text(title, "Nennen Sie bitte die Überschrift.", "title")
    new: dict[str, Any] = {"title": clean(title), "text": clean(text)}
    revisions.lock(chapter, "concept", revision=revision, typed=new)
    if (chapter.title, chapter.text) == (new["title"], new["text"]):
        raise Refused("Es hat sich nichts geändert.", field="text")
    revisions.change(chapter, **new)
    _keep(chapter, chapter.versions.count() + 1, clean(note), by=by, at=at)
    audit("write_chapter", chapter, by=by, at=at, fields=["title", "text"])
    return chapter


def _keep(chapter: Chapter, number: int, note: str, *, by: Actor, at: datetime) -> None:
    ChapterVersion.objects.create(
        chapter=chapter, number=number, title=chapter.title, text=chapter.text, note=note, at=at, by_id=by.user_id,
        by_function=by.function,
    )  # fmt: skip


@transaction.atomic
def comment_on(*, version: ChapterVersion, text: str, by: Actor, at: datetime) -> ChapterComment:
    """Say something about a version of a chapter; it stays with that version."""
    rules.check_comment(by)
    rules.check_text(text, "Schreiben Sie bitte, was Ihnen auffällt.", "text")
    made = ChapterComment.objects.create(
        version=version, text=clean(text), at=at, by_id=by.user_id, by_function=by.function
    )
    audit("comment_on_chapter", made, by=by, at=at, fields=["text"])
    return made


@transaction.atomic
def settle_comment(
    *, comment: ChapterComment, note: str, by: Actor, at: datetime, revision: int | None = None
) -> ChapterComment:
    """Say what became of a comment."""
    rules.check_write(by, comment.version.chapter.concept.municipality_id)
    rules.check_text(note, "Sagen Sie bitte, was aus dem Kommentar wurde.", "note")
    revisions.lock(comment, revision=revision, typed={"note": note})
    if comment.settled_at is not None:
        raise Refused("Dieser Kommentar ist schon erledigt.")
    revisions.change(comment, settled_at=at, settled_note=clean(note))
    audit("settle_comment", comment, by=by, at=at, fields=["settled_note"])
    return comment


# --- Contributions ----------------------------------------------------------------------------------
@transaction.atomic
def note_expert(
    *, concept: Concept, name: str, role: str, text: str, on: date, by: Actor, at: datetime,
    named_publicly: bool = False, chapter: Chapter | None = None,
) -> Contribution:  # fmt: skip
    """Keep what an expert gave, with name and role (S2-20); outside the name stands only if they agreed."""
    rules.check_write(by, concept.municipality_id)
    rules.check_text(name, "Nennen Sie bitte den Namen.", "name")
    rules.check_text(role, "Nennen Sie bitte die Funktion.", "role")
    _check_given(text, on, at)
    made = Contribution.objects.create(
        concept=concept, kind=Contribution.Kind.EXPERT, name=clean(name), role=clean(role), text=clean(text), on=on,
        named_publicly=named_publicly, chapter=chapter,
    )  # fmt: skip
    audit("note_contribution", made, by=by, at=at, fields=["name", "role", "text", "on", "chapter"])
    return made


@transaction.atomic
def note_organisation(
    *, concept: Concept, organisation: Organisation, text: str, on: date, by: Actor, at: datetime,
    measure: Measure | None = None, chapter: Chapter | None = None, story: Story | None = None,
) -> Contribution:  # fmt: skip
    """Keep what an organisation gave; at a measure it stands as evidence of what was done together (S0-17)."""
    rules.check_write(by, measure.place_id if measure else concept.municipality_id)
    text = clean(text) or (f"{story.title}\n\n{story.text}" if story else "")
    _check_given(text, on, at)
    if story is not None and story.organisation_id != organisation.pk:
        raise Refused("Diese Leistung gehört zu einer anderen Organisation.", field="story")
    made = Contribution.objects.create(
        concept=concept, kind=Contribution.Kind.ORGANISATION, organisation=organisation, text=text, on=on,
        measure=measure, chapter=chapter, story=story,
    )  # fmt: skip
    audit("note_contribution", made, by=by, at=at, fields=["organisation", "text", "on", "measure", "chapter"])
    if measure is not None:
        tell(measure, "contribution_noted", f"Beitrag von {organisation.name}.", by=by, at=at)
    return made


@transaction.atomic
def remove_contribution(*, contribution: Contribution, by: Actor, at: datetime) -> None:
    """Take out what was entered by mistake, or what the person wants gone."""
    rules.check_write(by, contribution.concept.municipality_id)
    audit("remove_contribution", contribution, by=by, at=at, fields=["kind", "on"])
    contribution.delete()


def _check_given(text: str, on: date, at: datetime) -> None:
    rules.check_text(text, "Schreiben Sie bitte, worin der Beitrag besteht.", "text")
    rules.check_not_ahead(on, day_of(at))
