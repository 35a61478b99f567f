"""An event in words: its title, when, where, who hosts; the same few lines on every page, letter and calendar."""

from __future__ import annotations

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.multilingual import SOURCE, SPOKEN, Reading, text_in
from augenhoehe.organisations.letters.entries import with_weekday
from augenhoehe.ui.words import long_moment

from .models import Event


def title_of(event: Event, language: str | None = None) -> Reading:
    return text_in(event.title, language or get_language() or SOURCE)


def heading(event: Event, language: str | None = None) -> str:
    """„18. Fachkonferenz: Ankommen in Arbeit“; without a number the title alone. Expects `series` to be selected."""
    title = title_of(event, language).text
    edition = edition_of(event, language)
    return f"{edition}: {title}" if edition and edition != title else title


def edition_of(event: Event, language: str | None = None) -> str:
    """„18. Fachkonferenz“; expects `series` to be selected."""
    if event.series is None or event.number is None:
        return ""
    series = text_in(event.series.title, language or get_language() or SOURCE).text
    return gettext("%(number)s. %(series)s") % {"number": event.number, "series": series}


def when(event: Event) -> str:
    """„Donnerstag, 3. Dezember 2026, 15:00 bis 16:30 Uhr“; expects `meeting` to be selected."""
    begin = event.begins_at.astimezone(BERLIN)
    if event.ends_at is None:
        return long_moment(begin)
    end = event.ends_at.astimezone(BERLIN)
    if end.date() != begin.date():
        return f"{long_moment(begin)} – {long_moment(end)}"
    return gettext("%(day)s, %(begin)s bis %(end)s Uhr") % {
        "day": with_weekday(begin.date()), "begin": f"{begin:%H:%M}", "end": f"{end:%H:%M}",
    }  # fmt: skip


def where(event: Event) -> str:
    """Place and town; expects `meeting` and `municipality` to be selected."""
    town = event.municipality.name if event.municipality else ""
    place = event.venue
    if event.online:
        return f"{place}, {gettext('online')}" if place else gettext("online")
    return place if not town or town in place else f"{place}, {town}"


def hosts(event: Event) -> list[str]:
    """By name, the inviting office first; expects `organisation` selected and `co_hosts` prefetched."""
    found = [event.office_name, event.organisation.name if event.organisation else ""]
    return [*filter(None, found), *(one.organisation.name for one in event.co_hosts.all())]


def languages(codes: list[str]) -> str:
    """By their own names; on German pages also in German."""
    if (get_language() or SOURCE) == SOURCE:
        return ", ".join(GERMAN.get(code, code) for code in codes)
    return ", ".join(SPOKEN.get(code, code) for code in codes)


def label(choice: str | Promise) -> str:
    """A state, format or category in the language of the page."""
    return gettext(str(choice))


def deadline(moment: datetime | None) -> str:
    return long_moment(moment) if moment else ""
