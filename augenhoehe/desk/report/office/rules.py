from __future__ import annotations

from datetime import date

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.desk.models import OfficeReport
from augenhoehe.desk.report.permissions import check_office

FIRST_YEAR = 2015


def check_year(year: int, today: date) -> None:
    if not FIRST_YEAR <= year <= today.year:
        raise Refused(f"Bitte ein Jahr von {FIRST_YEAR} bis {today.year}.", field="year")


def check_write(by: Actor, report: OfficeReport) -> None:
    check_office(by)
    if report.frozen:
        raise Refused("Diese Ausgabe ist eingefroren. Beginnen Sie eine neue.")


def can_write(by: Actor, report: OfficeReport) -> bool:
    return allowed(check_write, by, report)
