"""Volunteers, enquiries and assignments of the demo world (demo-world.md), built through operations."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from augenhoehe.committees.tests.factories import AT, DAY, Cast, person, the_cast, town
from augenhoehe.core.clock import BERLIN
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Role
from augenhoehe.places.operations import set_up_installation
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.consents import CURRENT
from augenhoehe.volunteers.models import Assignment, Enquiry, Volunteer

__all__ = ["AFTER", "AT", "BERLIN", "DAY", "Cast", "person", "the_cast", "town"]

# AT is Monday, 2 November 2026; the appointment is on Thursday, 12 November, three to half past four.
BEGIN = datetime(2026, 11, 12, 15, 0, tzinfo=BERLIN)
END = datetime(2026, 11, 12, 16, 30, tzinfo=BERLIN)
AFTER = datetime(2026, 11, 12, 18, 0, tzinfo=BERLIN)
ALWAYS = [f"{day}-{part}" for day in Volunteer.DAYS for part, _label in Volunteer.PARTS]
BY_LINK: dict[str, Any] = {"by": ANONYMOUS, "by_link": True}


def the_house(*, on: bool = True) -> Cast:
    """The cast with Inas, who interprets, and Chiara's service; the module switched on."""
    cast = the_cast()
    person(cast, "inas", Role.VOLUNTEER)
    person(cast, "mbe", Role.ADVICE_SERVICE, of=cast.carriers["Frauen wagen Wege e. V."])
    set_up_installation(name="Kreis Federlohe", district=cast.kreis, by=SYSTEM, at=AT, modules={"volunteers": on})
    return cast


def an_interpreter(name: str = "Inas Inselwald", *, trained: bool = True, **more: Any) -> Volunteer:
    values = {
        "kind": Volunteer.Kind.INTERPRETER, "email": f"{name.split()[0].lower()}@ehrenamt.example",
        "phone": "0221 4710-501", "municipality": town("Sternmünde"), "languages": [("ar", "native", "both")],
        "available": ALWAYS, "confidential_on": DAY, "consent_text": CURRENT, "by": SYSTEM, "at": AT, **more,
    }  # fmt: skip
    made = operations.enter_volunteer(name=name, **values)
    if trained:
        operations.add_training(volunteer=made, title="Grundschulung", day=DAY, by=SYSTEM, at=AT)
    return made


def asked_for(**more: Any) -> dict[str, Any]:
    """What a school types."""
    return {
        "kind": "interpreting", "language": "ar", "setting": "parents", "subject": "Gespräch mit Eltern",
        "municipality": town("Sternmünde"), "place": "Lindenschule, Sekretariat", "mode": "on_site",
        "starts_at": BEGIN, "ends_at": END, "urgent": False, "urgent_reason": "", "office": "school",
        "office_name": "Lindenschule", "contact_name": "Lea Linde", "email": "lea@lindenschule.example",
        "phone": "0221 4710-601", **more,
    }  # fmt: skip


def an_enquiry(*, state: str = "checked", **more: Any) -> Enquiry:
    """By a school through the public form; looked at by the coordination unless told otherwise."""
    made = operations.submit_enquiry(form_language="de", at=AT, **asked_for(**more))
    if state in ("received", "checked"):
        operations.confirm_address(enquiry=made, at=AT)
    if state == "checked":
        operations.check_enquiry(enquiry=made, by=SYSTEM, at=AT)
    return made


def an_assignment(
    volunteer: Volunteer, enquiry: Enquiry | None = None, *, state: str = "proposed", **more: Any
) -> Assignment:
    """One volunteer asked for one enquiry, and led on to the state."""
    made = operations.propose(enquiry=enquiry or an_enquiry(**more), volunteer=volunteer, by=SYSTEM, at=AT)
    if state in ("accepted", "agreed", "reported", "done"):
        operations.accept(assignment=made, at=AT, **BY_LINK)
    if state in ("agreed", "reported", "done"):
        operations.agree(assignment=made, at=AT, **BY_LINK)
    if state in ("reported", "done"):
        operations.report_hours(assignment=made, minutes=90, km=Decimal(12), at=AFTER, **BY_LINK)
    if state == "done":
        operations.agree_hours(assignment=made, at=AFTER, **BY_LINK)
    return made
