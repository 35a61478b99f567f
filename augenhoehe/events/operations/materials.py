"""Slides, papers and photos are laid down, shown, taken back; and what is said before about photos."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE, with_text
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.events.models import Event, Material, PhotoNotice
from augenhoehe.events.rules import afterwards as rules
from augenhoehe.events.rules import events as rules_events
from augenhoehe.files.kinds import DOCUMENTS, IMAGES
from augenhoehe.files.operations import store
from augenhoehe.journal.operations import audit

TEXTS = {"title": 200, "alt_text": 300, "credit": 160, "licence": 80}
CHANGEABLE = frozenset({"kind", "item", "audience", "consent", *TEXTS})


@transaction.atomic
def lay_down(
    *, event: Event, content: bytes | UploadedFile, name: str, by: Actor, at: datetime, show: bool = False,
    **values: Any,
) -> Material:  # fmt: skip
    """Keep a file of the event. Pictures are written anew: where and with what they were taken stays behind."""
    rules_events.check_keep(by, event, day_of(at))
    made = Material(
        event=event, file_name=shorten(clean(name), 200), uploaded_by=by.user_id, uploaded_at=at, **_tidy(values)
    )
    rules.check_material(made)
    allowed = IMAGES if made.kind == Material.Kind.PHOTO else DOCUMENTS | IMAGES
    made.file = store(content=content, at=at, allowed=allowed)
    if show:
        rules.check_show(made)
        made.published_at = at
    made.save(force_insert=True)
    audit("lay_down_material", made, by=by, at=at, fields=["file", "title", "audience"])
    return made


@transaction.atomic
def change_material(
    *, material: Material, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> Material:
    """Say it anew; what everybody sees keeps to what everybody may see."""
    _lock(material, by, at, revision, values)
    tidy = _tidy(values)
    for name, value in tidy.items():
        setattr(material, name, value)
    rules.check_material(material)
    if material.published_at is not None:
        rules.check_show(material)
    revisions.change(material, **tidy)
    audit("change_material", material, by=by, at=at, fields=sorted(tidy))
    return material


@transaction.atomic
def show_material(*, material: Material, shown: bool, by: Actor, at: datetime, revision: int | None = None) -> Material:
    """Release it to whom it is for, or take it back; nobody can load it from then on."""
    _lock(material, by, at, revision)
    if shown:
        rules.check_show(material)
    if shown != (material.published_at is not None):
        revisions.change(material, published_at=at if shown else None)
        audit("show_material" if shown else "hide_material", material, by=by, at=at, fields=["published_at"])
    return material


@transaction.atomic
def remove_material(*, material: Material, by: Actor, at: datetime, revision: int | None = None) -> None:
    """Gone for good; the file follows with the deletion run, if nothing else points to it."""
    _lock(material, by, at, revision)
    audit("remove_material", material, by=by, at=at, fields=["file"])
    material.delete()


@transaction.atomic
def say_about_photos(*, event: Event, by: Actor, at: datetime, by_whom: str, used_for: str = "", **values: Any) -> None:
    """What is said before: who takes pictures, what for, where nobody does."""
    rules_events.check_keep(by, event, day_of(at))
    rules.check_notice(clean(by_whom))
    found = PhotoNotice.objects.select_for_update().filter(event=event).first() or PhotoNotice(event=event)
    found.by_whom = shorten(clean(by_whom), 160)
    found.used_for = with_text(found.used_for, SOURCE, clean(used_for), by=by.name)
    found.quiet_zone = shorten(clean(values.get("quiet_zone", "")), 200)
    found.taken_down_by = shorten(clean(values.get("taken_down_by", "")), 160)
    found.kept_until = values.get("kept_until")
    found.save()
    audit("say_about_photos", event, by=by, at=at, fields=["photo_notice"])


@transaction.atomic
def withdraw_notice(*, event: Event, by: Actor, at: datetime) -> None:
    """No pictures are taken."""
    rules_events.check_keep(by, event, day_of(at))
    if PhotoNotice.objects.filter(event=event).delete()[0]:
        audit("withdraw_notice", event, by=by, at=at, fields=["photo_notice"])


def _tidy(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - CHANGEABLE
    if unknown:
        raise TypeError(f"Material has no such values: {sorted(unknown)}")
    return {name: clean(value)[: TEXTS[name]] if name in TEXTS else value for name, value in values.items()}


def _lock(
    material: Material, by: Actor, at: datetime, revision: int | None, typed: dict[str, Any] | None = None
) -> None:
    rules_events.check_keep(by, material.event, day_of(at))
    revisions.lock(material, "event__meeting", "file", "item", revision=revision, typed=typed)
