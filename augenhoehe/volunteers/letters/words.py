"""When, where, what: the same few lines in every letter, page and calendar entry."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.numbers import number
from augenhoehe.organisations.letters.entries import with_weekday
from augenhoehe.volunteers.models import Assignment, Enquiry


def when(starts_at: datetime, ends_at: datetime) -> str:
    """„Donnerstag, 3. Dezember 2026, 15:00 bis 16:30 Uhr“."""
    begin, end = starts_at.astimezone(BERLIN), ends_at.astimezone(BERLIN)
    return gettext("%(day)s, %(begin)s bis %(end)s Uhr") % {
        "day": with_weekday(begin.date()), "begin": f"{begin:%H:%M}", "end": f"{end:%H:%M}",
    }  # fmt: skip


def where(enquiry: Enquiry) -> str:
    if enquiry.mode == Enquiry.Mode.ON_SITE:
        return f"{enquiry.place}, {enquiry.municipality.name}"
    return f"{gettext(str(enquiry.get_mode_display()))} ({enquiry.place})"


def what(enquiry: Enquiry) -> str:
    """„Sprachmittlung: Arabisch · العربية“ in the present language."""
    kind = gettext(Enquiry.Kind(enquiry.kind).label)
    if not enquiry.language:
        return kind
    return f"{kind}: {language_called(enquiry.language)}"


def language_called(code: str) -> str:
    """By its own name; German ones also in German, as in every list of the house."""
    own = SPOKEN.get(code, code)
    german = GERMAN.get(code, own)
    return german if german == own else f"{german} ({own})"


def hours(minutes: int | None) -> str:
    """„1:30 Std.“."""
    whole, rest = divmod(minutes or 0, 60)
    return gettext("%(hours)s:%(minutes)s Std.") % {"hours": whole, "minutes": f"{rest:02d}"}


def km(assignment: Assignment) -> str:
    return gettext("%(km)s Kilometer") % {"km": short(assignment.km)}


def short(value: Decimal | None) -> str:
    """„12“, „12,5“: without zeros behind the comma."""
    found = value or Decimal(0)
    return number(int(found) if found == int(found) else found)


def euro(value: Decimal | None) -> str:
    """„25,00 €“."""
    return f"{number((value or Decimal(0)).quantize(Decimal('0.01')))} €"
