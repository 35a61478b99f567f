"""What takes longer than it should, and who is asked: passed over, a late mandate, a statement asked for."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.committees.models import Delay, Resolution, StatementRequest
from augenhoehe.committees.operations import (
    draft_statement,
    enter_statement_request,
    give_mandate,
    note_overdue,
    state_reason,
)
from augenhoehe.core.rights import SYSTEM
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage

from .suggestion import missed_days

REASON = "Die Tagesordnung war schon versandt, als die Anregung einging."
LATE = "Dem Rat über den Stand des Konzepts berichten"
WHY_LATE = "Die Stelle für Integration war bis Oktober nicht besetzt."


def scenes(calendar: Calendar) -> list[Scene]:
    first, second = missed_days(calendar)
    night = timedelta(hours=11, minutes=20)
    return [
        Scene(calendar.ago(84, 11), "Der Rat will auch einen Zwischenbericht", charge_report),
        Scene(first + timedelta(days=2, hours=17), "Das Büro nennt den Grund", say_why_meeting),
        Scene(second + timedelta(days=8) + night, "Sieben Tage sind um, ein Grund kam nicht", nightly),
        Scene(calendar.ago(2, 4), "Der Zwischenbericht ist überfällig", nightly),
        Scene(calendar.ago(2, 11), "Der Rat bittet um eine Stellungnahme", ask_statement),
        Scene(calendar.ago(2, 15), "Die Vorsitzende schreibt einen Entwurf", write_draft),
        Scene(calendar.ago(1, 9), "Zwirnstadt nennt den Grund", say_why_mandate),
    ]


def nightly(stage: Stage, at: datetime) -> None:
    note_overdue(by=SYSTEM, at=at)


def charge_report(stage: Stage, at: datetime) -> None:
    """A second mandate of the same resolution; its day is over since a week."""
    resolution = Resolution.objects.select_related("agenda_item__committee", "agenda_item__thread").get(
        agenda_item__station__paper=stage.papers["motion"], agenda_item__committee=stage.committees["council"]
    )
    mandate = give_mandate(
        resolution=resolution, title=LATE, by=stage.actor("aylin"), at=at,
        unit="Integrationsbeauftragte der Stadt Zwirnstadt", responsible=stage.people["nuray"],
        due=stage.calendar.today - timedelta(days=7),
    )  # fmt: skip
    stage.notes["mandate_late"] = str(mandate.pk)


def say_why_meeting(stage: Stage, at: datetime) -> None:
    delay = Delay.objects.running().get(station__paper=stage.papers["suggestion"])
    state_reason(delay=delay, reason=REASON, by=stage.actor("olek"), at=at)


def say_why_mandate(stage: Stage, at: datetime) -> None:
    delay = Delay.objects.running().get(mandate__title=LATE)
    state_reason(delay=delay, reason=WHY_LATE, by=stage.actor("nuray"), at=at)
    stage.notes["delay_mandate"] = str(delay.pk)


def ask_statement(stage: Stage, at: datetime) -> None:
    """It came after the invitation, and the day asked for lies before the meeting after next."""
    request = enter_statement_request(
        committee=stage.committees["sternmuende"], by=stage.actor("olek"), at=at,
        asked_by="Rat der Stadt Sternmünde", title="Neue Satzung der Musikschule",
        text="Der Rat berät im Dezember über die Satzung der Musikschule. Wie erreichen wir Kinder, deren Eltern noch "
        "wenig Deutsch sprechen? Wir bitten um eine Stellungnahme.",
        received_on=stage.calendar.today - timedelta(days=4), due=stage.calendar.ahead(18),
    )  # fmt: skip
    stage.notes["statement_music"] = str(request.pk)


def write_draft(stage: Stage, at: datetime) -> None:
    request = StatementRequest.objects.get(pk=stage.notes["statement_music"])
    draft_statement(
        request=request, by=stage.actor("emine"), at=at,
        draft="Der Ausschuss begrüßt die Satzung. Er bittet um eine Probestunde ohne Anmeldung und um Auskunft in den "
        "Sprachen, die in den Grundschulen gesprochen werden.",
    )  # fmt: skip
