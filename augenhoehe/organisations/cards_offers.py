"""Files that people take along: times of an offer for their calendar (RFC 5545), the contact as vCard (RFC 6350)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext

from augenhoehe.core import ical
from augenhoehe.core.clock import day_of

from .models import OfferTime
from .queries.offers import OfferCard
from .times import first_day, left_out, moments_of, rule_of
from .vcard import escaped, folded

CALENDAR = "text/calendar; charset=utf-8"
# Times without an end keep an hour free.
LENGTH = timedelta(hours=1)
LONGEST = timedelta(days=366)


def calendar_file(card: OfferCard, *, url: str, at: datetime) -> bytes:
    """All times of an offer; local time with the German time zone, so that summer time is right."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Augenhöhe//Angebote//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for one in card.offer.times.all():
        event = _event(card, one, url, at)
        if event is not None:
            calendar.add_component(event)
    return ical.written(calendar)


def _event(card: OfferCard, one: OfferTime, url: str, at: datetime) -> Any:
    from icalendar import Event, vRecur

    first = first_day(one, one.valid_from or day_of(at))
    if first is None:
        return None
    begin, end = moments_of(one, first)
    event = Event()
    event.add("uid", f"{one.pk}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", at)
    event.add("sequence", card.offer.revision)
    event.add("dtstart", begin)
    event.add("dtend", end or begin + LENGTH)
    rule = rule_of(one)
    if rule:
        event.add("rrule", vRecur.from_ical(rule + _until(one)))
        left = [moments_of(one, day)[0] for day in left_out(one, first)]
        if left:
            event.add("exdate", left)
    event.add("summary", card.title.text)
    if card.address:
        event.add("location", card.address)
    event.add("status", "CANCELLED" if card.offer.state == "paused" else "CONFIRMED")
    event.add("url", settings.BASE_URL + url)
    event.add("description", "\n".join(filter(None, [one.note, card.offer.organisation.name, settings.BASE_URL + url])))
    return event


def _until(one: OfferTime) -> str:
    """The last moment, in UTC as RFC 5545 wants it where DTSTART has a time zone."""
    if one.valid_until is None:
        return ""
    last = datetime.combine(one.valid_until, one.begins, tzinfo=moments_of(one, one.valid_until)[0].tzinfo)
    return f";UNTIL={(last - (last.utcoffset() or timedelta())):%Y%m%dT%H%M%SZ}"


def contact_file(card: OfferCard, *, url: str) -> bytes:
    """The contact as far as it is shown; without a person the organisation itself."""
    contact, house = card.contact, card.offer.organisation.name
    name = contact.name if contact and contact.name else house
    lines = [
        "BEGIN:VCARD", "VERSION:4.0", f"FN:{escaped(name)}", f"ORG:{escaped(house)}",
        f"KIND:{'individual' if name != house else 'org'}",
    ]  # fmt: skip
    if contact and contact.function:
        lines.append(f"TITLE:{escaped(contact.function)}")
    if contact and contact.phone:
        lines.append(f"TEL;VALUE=text:{escaped(contact.phone)}")
    if contact and contact.email:
        lines.append(f"EMAIL:{escaped(contact.email)}")
    lines.append(f"NOTE:{escaped(gettext('Angebot: %(title)s') % {'title': card.title.text})}")
    lines += [f"URL:{settings.BASE_URL}{url}", "END:VCARD"]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()
