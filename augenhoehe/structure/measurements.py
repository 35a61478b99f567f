"""Process indicators of the structural level: what the loop did with what was reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from statistics import median

from django.conf import settings
from django.db.models import Exists, Min, OuterRef

from augenhoehe.committees.models import Seat
from augenhoehe.core.contributions import Measured, Measurement
from augenhoehe.disclosure.lattice import ALL
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.queries import told

from .counts import ANSWERED, CODED, YES
from .models import Adoption, ProjectGroup, Proposal, StructuralQuestion

State = StructuralQuestion.State
ARRIVALS = "structure.arrivals"


def share(part: int, whole: int) -> Measured:
    """A share in percent with its parts; nothing where there is nothing to take a share of."""
    if not whole:
        return Measured(None, note="In diesem Zeitraum gab es nichts zu zählen.")
    return Measured(round(Decimal(100 * part) / whole, 1), Decimal(part), Decimal(whole))


def people_reporting(first: date, last: date) -> Measured:
    """Read from the register of releases and counted nowhere else: what is hidden there is hidden here."""
    found = Release.objects.out().of_table(ARRIVALS).filter(as_of=last).newest_first().first()
    if found is None:
        return Measured(None, note="Wird zum Quartalsende freigegeben.")
    people = told(found, ALL, ALL)
    return Measured(None, withheld=True) if people.value is None else Measured(Decimal(people.value))


def in_time(key: str) -> Callable[[date, date], Measured]:
    """The share in time of a released table; where it hides one of the two numbers, the share is hidden."""

    def measure(first: date, last: date) -> Measured:
        found = Release.objects.out().of_table(key).filter(as_of=last).newest_first().first()
        if found is None:
            return Measured(None, note="Wird zum Quartalsende freigegeben.")
        if not found.values:
            return Measured(None, note="In diesem Quartal endete keine Frist.")
        kept, whole = found.values.get((YES,), 0), found.values[ALL,]
        return Measured(None, withheld=True) if kept is None or whole is None else share(kept, whole)

    return measure


def days_to_gate_one(first: date, last: date) -> Measured:
    """Median days from the first hint behind a question to the decision of the steering group about it. Told over as
    many questions as a number of people needs: of one question it would be the day on which somebody reported."""
    rows = StructuralQuestion.objects.filter(agenda_item__resolution__decided_on__range=(first, last))
    listed = rows.annotate(reported=Min("hint_links__hint__arrived_on")).filter(reported__isnull=False)
    days = [
        (decided - reported).days
        for reported, decided in listed.values_list("reported", "agenda_item__resolution__decided_on")
    ]
    if 0 < len(days) < settings.DISCLOSURE_THRESHOLD:
        return Measured(None, withheld=True)
    return _median(days, "In diesem Quartal wurde über keine Strukturfrage mit Hinweisen entschieden.")


def days_to_gate_two(first: date, last: date) -> Measured:
    """Median days from the first decision about a question to the one about the proposal for it."""
    rows = Proposal.objects.filter(
        agenda_item__resolution__decided_on__range=(first, last),
        group__question__agenda_item__resolution__isnull=False,
    )
    listed = rows.values_list(
        "group__question__agenda_item__resolution__decided_on", "agenda_item__resolution__decided_on"
    )
    days = [(second - one).days for one, second in listed]
    return _median(days, "In diesem Quartal wurde über keinen Lösungsvorschlag entschieden.")


def _median(days: list[int], nothing: str) -> Measured:
    if not days:
        return Measured(None, note=nothing)
    return Measured(Decimal(str(median(days))), denominator=Decimal(len(days)))


def questions_open(first: date, last: date) -> Measured:
    """Questions that were submitted and are not closed at the end."""
    rows = StructuralQuestion.objects.exclude(state__in=(State.DRAFT, State.WITHDRAWN))
    rows = rows.filter(created_at__date__lte=last).exclude(closed_on__lte=last)
    return Measured(Decimal(rows.count()))


def days_to_first_decision(first: date, last: date) -> Measured:
    """Median days from a question to what the steering group decided about it in the quarter."""
    rows = StructuralQuestion.objects.filter(agenda_item__resolution__decided_on__range=(first, last))
    days = [
        (decided - made.date()).days
        for made, decided in rows.values_list("created_at", "agenda_item__resolution__decided_on")
    ]
    return _median(days, "In diesem Quartal wurde über keine Strukturfrage entschieden.")


def adopted(first: date, last: date) -> Measured:
    """Share of organisations that said yes, wholly or in part, of those that answered by the end."""
    rows = Adoption.objects.filter(asked_at__date__lte=last).exclude(answer="")
    return share(rows.exclude(answer=Adoption.Answer.NO).count(), rows.count())


def groups_with_affected(first: date, last: date) -> Measured:
    """Share of the project groups at work in which a seat is held by somebody who is affected."""
    held = Seat.objects.valid_on(last).filter(committee=OuterRef("committee"), sector=Seat.Sector.AFFECTED)
    rows = ProjectGroup.objects.filter(founded_at__date__lte=last).exclude(ended_on__lt=first)
    return share(rows.filter(Exists(held)).count(), rows.count())


INDICATORS = (
    Measurement(
        "structure.people", "P1", "Menschen, die einen Hinweis gegeben haben", "Personen",
        "Wie viele verschiedene Menschen im Quartal etwas gemeldet haben. Wenige werden nicht gezeigt.",
        people_reporting,
    ),
    Measurement(
        "structure.open", "P2", "Offene Strukturfragen", "Fragen",
        "Vorgelegte Strukturfragen, die am Ende des Quartals nicht abgeschlossen sind.", questions_open,
    ),
    Measurement(
        "structure.days", "P3", "Tage von der Strukturfrage bis zur ersten Entscheidung", "Tage",
        "Der mittlere Wert (Median) der Strukturfragen, über die im Quartal entschieden wurde.",
        days_to_first_decision, "down", denominator="Entscheidungen im Quartal",
    ),
    Measurement(
        "structure.adopted", "P4", "Anteil der Übernahmen an den Antworten", "%",
        "Von den Organisationen, die geantwortet haben, übernimmt dieser Anteil ganz oder teilweise.",
        adopted, "up", 1, "Antworten „ganz“ oder „teilweise“", "alle Antworten",
    ),
    Measurement(
        "structure.affected", "P5", "Projektgruppen mit Betroffenen", "%",
        "Anteil der Projektgruppen, in denen ein Sitz mit einer betroffenen Person besetzt ist.",
        groups_with_affected, "up", 1, "Projektgruppen mit besetztem Sitz für Betroffene", "alle Projektgruppen",
    ),
    Measurement(
        "structure.gate_one", "P10", "Tage vom ersten Hinweis bis zum ersten Tor", "Tage",
        "Der mittlere Wert (Median) der Strukturfragen, über die im Quartal entschieden wurde: vom ersten Hinweis "
        "dahinter bis zur Entscheidung der Lenkungsgruppe. Über wenige Fragen wird er nicht gezeigt.",
        days_to_gate_one, "down", denominator="Entscheidungen im Quartal",
    ),
    Measurement(
        "structure.gate_two", "P11", "Tage vom ersten zum zweiten Tor", "Tage",
        "Der mittlere Wert (Median) der Lösungsvorschläge, über die im Quartal entschieden wurde: von der "
        "Entscheidung über die Strukturfrage bis zu der über den Vorschlag.",
        days_to_gate_two, "down", denominator="Entscheidungen im Quartal",
    ),
    Measurement(
        "structure.coded_in_time", "P12", "In 30 Tagen kodiert", "%",
        "Von den Menschen, deren Hinweise im Quartal kodiert sein sollten, der Anteil, bei dem es so war.",
        in_time(CODED), "up", 1, "Personen, deren Hinweise in 30 Tagen kodiert waren", "alle mit Frist im Quartal",
    ),
    Measurement(
        "structure.answered_in_time", "P13", "In der Frist beantwortet", "%",
        "Von den Menschen, deren Hinweise im Quartal beantwortet sein sollten, der Anteil, bei dem es so war.",
        in_time(ANSWERED), "up", 1, "Personen mit Rückmeldung in der Frist", "alle mit Frist im Quartal",
    ),
)  # fmt: skip
