"""The only place that counts enquiries. Only who may open every one of them sees these plain numbers.

What leaves the house is a release of `disclosure`, like every other figure (`of_met`).
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Case, Count, Q, Value, When

from augenhoehe.core.clock import BERLIN, quarter_start
from augenhoehe.core.contributions import CountRequest
from augenhoehe.core.languages import GERMAN
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.volunteers.models import Enquiry
from augenhoehe.volunteers.permissions import KEEP_VOLUNTEERS

RELEASED = "volunteers.met"
MET, UNMET = "met", "unmet"
NOT_ASKED = (Enquiry.State.CANCELLED, Enquiry.State.REFUSED, Enquiry.State.UNCONFIRMED)


@dataclass(frozen=True, slots=True)
class Line:
    """How often a language was asked for in a year, and how often somebody came."""

    label: str
    asked: int
    met: int
    unmet: int

    @property
    def open(self) -> int:
        return self.asked - self.met - self.unmet


def of_met(day: date) -> CountRequest:
    """Requests for interpreting in the quarter that ends on a day, by whether somebody came; offices are the sources.

    Of a request nobody knows for whom it is: each counts as one person.
    """
    begin = datetime.combine(quarter_start(day), time(), tzinfo=BERLIN)
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=BERLIN)
    asked = Enquiry.objects.filter(kind=Enquiry.Kind.INTERPRETING, starts_at__gte=begin, starts_at__lt=end)
    asked = asked.exclude(state__in=NOT_ASKED)
    outcome = Case(When(state__in=Enquiry.MET, then=Value(MET)), default=Value(UNMET))
    rows = asked.annotate(outcome=outcome).values("outcome", "pk", "email")
    return CountRequest(rows, ("outcome",), "pk", "email", title="Anfragen nach Sprachmittlung")


def by_language(actor: Actor, year: int) -> list[Line]:
    """Enquiries for appointments of a year, by language, the most asked first; withdrawn ones do not count."""
    actor.check(KEEP_VOLUNTEERS)
    begin = datetime.combine(date(year, 1, 1), time(), tzinfo=BERLIN)
    end = datetime.combine(date(year + 1, 1, 1), time(), tzinfo=BERLIN)
    rows = Enquiry.objects.visible_to(actor).filter(starts_at__gte=begin, starts_at__lt=end)
    rows = rows.exclude(state__in=NOT_ASKED)
    counted = rows.values("language").annotate(
        asked=Count("pk"), met=Count("pk", filter=Q(state__in=Enquiry.MET)),
        unmet=Count("pk", filter=Q(state=Enquiry.State.UNMET)),
    )  # fmt: skip
    lines = [Line(_called(one["language"]), one["asked"], one["met"], one["unmet"]) for one in counted]
    return sorted(lines, key=lambda line: (-line.asked, sort_key(line.label)))


def _called(code: str) -> str:
    return GERMAN.get(code, code) or "ohne Sprache (Begleitung)"
