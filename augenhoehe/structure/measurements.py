"""Process indicators of the structural level: what the loop did with what was reported."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from statistics import median

from django.db.models import Exists, OuterRef

from augenhoehe.committees.models import Seat
from augenhoehe.core.contributions import Measured, Measurement
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.queries import told
from augenhoehe.disclosure.tables import ALL

from .models import Adoption, ProjectGroup, StructuralQuestion

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
    if not days:
        return Measured(None, note="In diesem Quartal wurde über keine Strukturfrage entschieden.")
    return Measured(Decimal(str(median(days))), denominator=Decimal(len(days)))


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
)  # fmt: skip
