"""A release is drafted, changed, taken back to an earlier wording, thrown away while nobody has read it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.multilingual import SOURCE, with_text
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.press.models import PressRelease, ReleaseVersion
from augenhoehe.press.permissions import WRITE_RELEASES
from augenhoehe.press.queries import releases as queries
from augenhoehe.press.rules import releases as rules
from augenhoehe.press.words import WORDING, german

AROUND = (
    "kind", "embargo_until", "publisher", "thread", "event_id", "organisation", "municipality", "action_field", "tags",
)  # fmt: skip
VALUES = frozenset({*WORDING, *AROUND})
MOST_TAGS = 10


@transaction.atomic
def write_release(*, by: Actor, at: datetime, **values: Any) -> PressRelease:
    """A draft with its first version. `values`: see VALUES; publisher, headline and text are needed."""
    found = cleaned(values)
    town = found.get("municipality")
    rules.check_there(by, WRITE_RELEASES, town.pk if town else None)
    rules.check_wording(found.get("headline", ""), found.get("text", ""))
    rules.check_embargo_ahead(found.get("embargo_until"), at)
    made = PressRelease.objects.create(**worded_by(by, None, found), **writing(None, by, at))
    add_version(made, by=by, at=at)
    audit("write_release", made, by=by, at=at, fields=sorted(found))
    return made


@transaction.atomic
def change_release(
    *, release: PressRelease, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> PressRelease:
    """Another wording or frame of a draft; the wording before stays to be read and taken back."""
    rules.check_write(by, release)
    found = cleaned(values)
    revisions.lock(release, "municipality", "publisher", revision=revision, typed=values)
    rules.check_writable(release)
    town = found.get("municipality", release.municipality)
    rules.check_there(by, WRITE_RELEASES, town.pk if town else None)
    before = german(release)
    rules.check_wording(found.get("headline", before["headline"]), found.get("text", before["text"]))
    rules.check_embargo_ahead(found.get("embargo_until", release.embargo_until), at)
    worded = any(before[name] != found.get(name, before[name]) for name in WORDING)
    revisions.change(release, **worded_by(by, release, found), **writing(release, by, at))
    if worded:
        add_version(release, by=by, at=at)
    audit("change_release", release, by=by, at=at, fields=sorted(found))
    return release


@transaction.atomic
def restore_version(*, version: ReleaseVersion, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    """The wording of an earlier version is the draft again; nothing in between is lost."""
    return change_release(
        release=version.release, by=by, at=at, revision=revision,
        **{name: getattr(version, name) for name in WORDING},
    )  # fmt: skip


@transaction.atomic
def delete_release(*, release: PressRelease, by: Actor, at: datetime, revision: int | None = None) -> None:
    """A draft that nobody outside ever read may go for good."""
    rules.check_write(by, release)
    revisions.lock(release, revision=revision)
    rules.check_writable(release)
    audit("delete_release", release, by=by, at=at, fields=["state"])
    release.delete()


def add_version(
    release: PressRelease, *, by: Actor, at: datetime, correction: bool = False, note: str = ""
) -> ReleaseVersion:
    """What the release says now, kept; the caller holds its row."""
    return ReleaseVersion.objects.create(
        release=release, version=queries.last_version(release) + 1, correction=correction, note=note,
        written_by=by.user_id, written_as=by.function, written_at=at,
        **german(release),
    )  # fmt: skip


def worded_by(by: Actor, release: PressRelease | None, found: dict[str, Any]) -> dict[str, Any]:
    """Values to be saved: a German text that changed leaves the other languages behind, to be looked at again."""
    before = german(release) if release else dict.fromkeys(WORDING, "")
    same = {name for name in WORDING if name in found and found[name] == before[name]}
    values = {name: value for name, value in found.items() if name not in same}
    for name in WORDING:
        if name in values:
            known = getattr(release, name) if release else {}
            values[name] = with_text(known, SOURCE, values[name], by=by.name) if values[name] else {}
    return values


def writing(release: PressRelease | None, by: Actor, at: datetime) -> dict[str, Any]:
    """Who wrote on it: last, and at all."""
    before = release.authors if release else []
    also = [by.user_id] if by.user_id and by.user_id not in before else []
    return {"written_by": by.user_id, "written_at": at, "authors": [*before, *also]}


def cleaned(values: dict[str, Any]) -> dict[str, Any]:
    """As people paste it; a headline is one line."""
    unknown = set(values) - VALUES
    if unknown:
        raise TypeError(f"A release has no such values: {sorted(unknown)}")
    found: dict[str, Any] = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    for name in ("headline", "subheadline", "dateline"):
        if name in found:
            found[name] = " ".join(found[name].split())
    if "tags" in found:
        found["tags"] = tidy_tags(found["tags"])
    return found


def tidy_tags(tags: list[str]) -> list[str]:
    """Each once, in the order they were typed."""
    tidy = (" ".join(clean(tag).split())[:40] for tag in tags)
    return list(dict.fromkeys(tag for tag in tidy if tag))[:MOST_TAGS]
