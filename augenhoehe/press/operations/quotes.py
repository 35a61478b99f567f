"""Quotes of a draft: who said what, in which function. They change with the draft, and count as writing it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from augenhoehe.core import revisions
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.press.models import PressRelease, Quote
from augenhoehe.press.rules import releases as rules

from .releases import writing


@transaction.atomic
def add_quote(
    *, release: PressRelease, text: str, person: str, function: str, by: Actor, at: datetime, origin: str = "",
    revision: int | None = None,
) -> Quote:  # fmt: skip
    _opened(release, by, at, revision)
    rules.check_quote(clean(text), clean(person), clean(function))
    last = release.quotes.aggregate(last=Max("position"))["last"] or 0
    made = Quote.objects.create(release=release, position=last + 1, **_said(text, person, function, origin))
    audit("add_quote", release, by=by, at=at, fields=["quotes"])
    return made


@transaction.atomic
def change_quote(
    *, quote: Quote, text: str, person: str, function: str, by: Actor, at: datetime, origin: str = "",
    revision: int | None = None,
) -> Quote:  # fmt: skip
    _opened(quote.release, by, at, revision)
    rules.check_quote(clean(text), clean(person), clean(function))
    for name, value in _said(text, person, function, origin).items():
        setattr(quote, name, value)
    quote.save(update_fields=["text", "person", "function", "origin"])
    audit("change_quote", quote.release, by=by, at=at, fields=["quotes"])
    return quote


@transaction.atomic
def remove_quote(*, quote: Quote, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    release = quote.release
    _opened(release, by, at, revision)
    quote.delete()
    audit("remove_quote", release, by=by, at=at, fields=["quotes"])
    return release


def _said(text: str, person: str, function: str, origin: str) -> dict[str, str]:
    return {
        "text": clean(text), "person": shorten(clean(person), 120), "function": shorten(clean(function), 160),
        "origin": shorten(clean(origin), 160),
    }  # fmt: skip


def _opened(release: PressRelease, by: Actor, at: datetime, revision: int | None) -> None:
    """The draft for this transaction; two people who add at once see each other."""
    rules.check_write(by, release)
    revisions.lock(release, revision=revision)
    rules.check_writable(release)
    revisions.change(release, **writing(release, by, at))
