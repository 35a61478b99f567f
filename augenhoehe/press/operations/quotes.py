"""Quotes of a draft: who said what, in which function. They change with the draft, and count as writing it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE, text_in, with_text
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.press.models import PressContact, PressRelease, Quote
from augenhoehe.press.rules import releases as rules
from augenhoehe.press.rules.contacts import check_agreed, check_keep

from .releases import writing


@transaction.atomic
def add_quote(
    *, release: PressRelease, text: str, person: str, function: str, by: Actor, at: datetime, origin: str = "",
    contact: PressContact | None = None, revision: int | None = None,
) -> Quote:  # fmt: skip
    _opened(release, by, at, revision)
    person, function, origin = _from_directory(contact, person, function, origin, by, at)
    rules.check_quote(clean(text), clean(person), clean(function))
    last = release.quotes.aggregate(last=Max("position"))["last"] or 0
    made = Quote.objects.create(
        release=release, position=last + 1, contact=contact, **_said(None, text, person, function, origin, by)
    )
    audit("add_quote", release, by=by, at=at, fields=["quotes"])
    return made


@transaction.atomic
def change_quote(
    *, quote: Quote, text: str, person: str, function: str, by: Actor, at: datetime, origin: str = "",
    contact: PressContact | None = None, revision: int | None = None,
) -> Quote:  # fmt: skip
    _opened(quote.release, by, at, revision)
    if contact != quote.contact:
        person, function, origin = _from_directory(contact, person, function, origin, by, at)
    rules.check_quote(clean(text), clean(person), clean(function))
    quote.contact = contact
    for name, value in _said(quote, text, person, function, origin, by).items():
        setattr(quote, name, value)
    quote.save(update_fields=["text", "person", "function", "origin", "contact"])
    audit("change_quote", quote.release, by=by, at=at, fields=["quotes"])
    return quote


@transaction.atomic
def remove_quote(*, quote: Quote, by: Actor, at: datetime, revision: int | None = None) -> PressRelease:
    release = quote.release
    _opened(release, by, at, revision)
    quote.delete()
    audit("remove_quote", release, by=by, at=at, fields=["quotes"])
    return release


def _from_directory(
    contact: PressContact | None, person: str, function: str, origin: str, by: Actor, at: datetime
) -> tuple[str, str, str]:
    """What was left empty is as the directory says it; who is quoted from there still agrees."""
    if contact is None:
        return person, function, origin
    check_keep(by, contact)
    check_agreed(contact, day_of(at))
    return person or contact.name, function or contact.function, origin or contact.origin


def _said(quote: Quote | None, text: str, person: str, function: str, origin: str, by: Actor) -> dict[str, Any]:
    """What is said in German now; what did not change keeps its other languages."""
    values: dict[str, Any] = {"person": shorten(clean(person), 120), "origin": shorten(clean(origin), 160)}
    worded = {"text": clean(text), "function": shorten(clean(function), 160)}
    for name, value in worded.items():
        known = getattr(quote, name) if quote else {}
        values[name] = known if text_in(known, SOURCE).text == value else with_text(known, SOURCE, value, by=by.name)
    return values


def _opened(release: PressRelease, by: Actor, at: datetime, revision: int | None) -> None:
    """The draft for this transaction; two people who add at once see each other."""
    rules.check_write(by, release)
    revisions.lock(release, revision=revision)
    rules.check_writable(release)
    revisions.change(release, **writing(release, by, at))
