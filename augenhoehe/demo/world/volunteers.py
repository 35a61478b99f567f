"""Volunteers of the invented Kreis: four people, a school that asks, appointments in every state."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.consents import CURRENT
from augenhoehe.volunteers.models import Assignment, Enquiry, Volunteer

from .calendar import Calendar
from .stage import Scene, Stage

BY_LINK: dict[str, Any] = {"by": ANONYMOUS, "by_link": True}
_WORKDAYS = ("MO", "TU", "WE", "TH", "FR")
MORNINGS = [f"{day}-m" for day in _WORKDAYS]
AFTERNOONS = [f"{day}-{part}" for day in _WORKDAYS for part in ("a", "e")]
INSURANCE = "Landesversicherung Ehrenamt (erfunden)"
SCHOOL = {
    "office": "school", "office_name": "Lindenschule Sternmünde", "contact_name": "Lea Lindwurm",
    "email": "sekretariat@lindenschule.example", "phone": "0221 4710-610",
}  # fmt: skip
KITA = {
    "office": "daycare", "office_name": "Kita Kieselstein", "contact_name": "Kaja Kieselbach",
    "email": "leitung@kieselstein.example", "phone": "0221 4710-661",
}  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(90, 10), "Vier Ehrenamtliche sind geschult und erfasst", _welcome),
        Scene(calendar.ago(40, 9), "Eine Schule bekommt Sprachmittlung, beide bestätigen", _carried_out),
        Scene(calendar.ago(12, 9), "Für Tigrinya findet sich niemand", _unmet),
        Scene(calendar.ago(1, 11), "Inas Inselwald wird gefragt", _asked),
        Scene(calendar.ago(5, 9), "Eine Kita hat eine Zusage und wartet auf den Tag", _agreed),
        Scene(calendar.ago(1, 9), "Eine neue Anfrage kommt an, dringend", _urgent),
        Scene(calendar.ago(1, 14), "Das Jugendamt fragt mit eigenem Konto", _inside),
    ]


def _welcome(stage: Stage, at: datetime) -> None:
    towns, day = stage.towns, at.date()
    rows: tuple[tuple[str, dict[str, Any]], ...] = (
        ("Inas Inselwald", {
            "kind": "interpreter", "user": stage.people["inas"], "email": "inas@federlohe.example",
            "phone": "0221 4710-501", "municipality": towns["sternmuende"], "towns": [towns["nebelfurt"]],
            "languages": [("ar", "native", "both"), ("en", "c1", "both")], "available": AFTERNOONS, "german": "c1",
            "record_seen_on": day, "remote": True,
        }),
        ("Tamim Tannenbusch", {
            "kind": "both", "email": "tamim@ehrenamt.example", "phone": "0221 4710-502",
            "municipality": towns["mohnfurt"], "towns": [towns["sternmuende"], towns["zwirnstadt"]], "travel": "car",
            "languages": [("ar", "native", "both"), ("kmr", "c1", "both")], "available": MORNINGS, "german": "b2",
        }),
        ("Olha Ostwind", {
            "kind": "interpreter", "email": "olha@ehrenamt.example", "municipality": towns["nebelfurt"],
            "towns": list(towns.values()), "travel": "transit", "german": "b2", "record_seen_on": day,
            "languages": [("uk", "native", "both"), ("ru", "c2", "to_german")], "available": MORNINGS + AFTERNOONS,
        }),
        ("Quirin Quellmann", {
            "kind": "guide", "phone": "0221 4710-504", "municipality": towns["zwirnstadt"], "german": "native",
            "travel": "bicycle", "available": AFTERNOONS, "languages": [],
        }),
    )  # fmt: skip
    for name, values in rows:
        made = operations.enter_volunteer(
            name=name, confidential_on=day, insurance=INSURANCE, consent_text=CURRENT, by=stage.actor("aylin"), at=at,
            **values,
        )  # fmt: skip
        operations.add_training(
            volunteer=made, title="Grundschulung Sprachmittlung und Begleitung", day=day - timedelta(days=7), hours=16,
            by=stage.actor("aylin"), at=at,
        )  # fmt: skip
        stage.notes[f"volunteer_{name.split()[0].lower()}"] = str(made.pk)
    resting = Volunteer.objects.get(name="Olha Ostwind")
    first = stage.calendar.today + timedelta(days=20)
    operations.add_absence(
        volunteer=resting, first_day=first, last_day=first + timedelta(days=9), by=stage.actor("aylin"), at=at
    )


def _carried_out(stage: Stage, at: datetime) -> None:
    """From the form of a school to hours that both confirmed; waits for the cash office."""
    made = _submitted(stage, at, day_after(at, 14), "15:00", "16:30", "Gespräch mit Eltern zur Versetzung", **SCHOOL)
    assignment = _proposed(stage, made, "inas", at)
    operations.accept(assignment=assignment, by=stage.actor("inas"), at=at + timedelta(hours=2))
    operations.agree(assignment=assignment, at=at + timedelta(hours=3), **BY_LINK)
    operations.report_hours(
        assignment=assignment, minutes=150, km=Decimal(8), by=stage.actor("inas"), at=made.ends_at + timedelta(hours=1)
    )
    operations.agree_hours(assignment=assignment, at=made.ends_at + timedelta(hours=3), **BY_LINK)
    stage.notes["enquiry_done"] = str(made.pk)


def _unmet(stage: Stage, at: datetime) -> None:
    made = _submitted(stage, at, day_after(at, 15), "09:00", "10:00", "Aufnahme in die Kita", language="ti", **KITA)
    operations.give_up_enquiry(
        enquiry=made, by=stage.actor("aylin"), at=at + timedelta(days=1),
        reason="Im Pool spricht zurzeit niemand Tigrinya. Der Nachbarkreis vermittelt: 0221 4710-190.",
    )  # fmt: skip


def _asked(stage: Stage, at: datetime) -> None:
    made = _submitted(
        stage, at, stage.calendar.ahead(14), "16:00", "17:30", "Elternsprechtag, drei Gespräche", setting="parents",
        **SCHOOL,
    )  # fmt: skip
    assignment = _proposed(stage, made, "inas", at)
    stage.notes["enquiry_asked"], stage.notes["assignment_asked"] = str(made.pk), str(assignment.pk)


def _agreed(stage: Stage, at: datetime) -> None:
    made = _submitted(
        stage, at, stage.calendar.ahead(16), "09:30", "10:30", "Eingewöhnung: wie der Tag in der Kita abläuft",
        language="uk", setting="enrolment", **KITA,
    )  # fmt: skip
    assignment = _proposed(stage, made, "olha", at)
    operations.accept(assignment=assignment, at=at + timedelta(hours=4), **BY_LINK)
    operations.agree(assignment=assignment, at=at + timedelta(hours=5), **BY_LINK)


def _urgent(stage: Stage, at: datetime) -> None:
    made = operations.submit_enquiry(
        form_language="de", at=at,
        **_typed(stage, stage.calendar.ahead(3), "11:00", "12:00", "Anmeldung nach dem Umzug", setting="enrolment",
                 urgent=True, urgent_reason="Das Kind soll am Montag in die Klasse kommen.", **SCHOOL),
    )  # fmt: skip
    operations.confirm_address(enquiry=made, at=at + timedelta(minutes=20))
    stage.notes["enquiry_urgent"] = str(made.pk)


def _inside(stage: Stage, at: datetime) -> None:
    """An office with an account; checked, so that the suggestions stand on its page."""
    made = operations.make_enquiry(
        by=stage.actor("linh"), at=at,
        **_typed(stage, stage.calendar.ahead(17), "15:00", "16:00", "Beratung zu Hilfen für Familien",
                 setting="counselling", office="authority", office_name="Jugendamt Sternmünde",
                 contact_name="Linh Lamthuy", email="linh@federlohe.example", phone="0221 4710-160"),
    )  # fmt: skip
    operations.check_enquiry(enquiry=made, by=stage.actor("aylin"), at=at + timedelta(hours=1))
    stage.notes["enquiry_inside"] = str(made.pk)


def day_after(at: datetime, days: int) -> date:
    """So many days later, on a working day."""
    day = at.date() + timedelta(days=days)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def _typed(stage: Stage, day: date, begin: str, end: str, subject: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": "interpreting", "language": "ar", "setting": "parents", "subject": subject,
        "municipality": stage.towns["sternmuende"], "place": "Federgasse 1, Sekretariat", "mode": "on_site",
        "starts_at": datetime.combine(day, time.fromisoformat(begin), tzinfo=BERLIN),
        "ends_at": datetime.combine(day, time.fromisoformat(end), tzinfo=BERLIN), **more,
    }  # fmt: skip


def _submitted(stage: Stage, at: datetime, day: date, begin: str, end: str, subject: str, **more: Any) -> Enquiry:
    """By the public form: address confirmed, looked at by the coordination."""
    made = operations.submit_enquiry(form_language="de", at=at, **_typed(stage, day, begin, end, subject, **more))
    operations.confirm_address(enquiry=made, at=at + timedelta(minutes=10))
    return operations.check_enquiry(enquiry=made, by=stage.actor("aylin"), at=at + timedelta(minutes=40))


def _proposed(stage: Stage, enquiry: Enquiry, who: str, at: datetime) -> Assignment:
    volunteer = Volunteer.objects.get(pk=stage.notes[f"volunteer_{who}"])
    return operations.propose(
        enquiry=enquiry, volunteer=volunteer, by=stage.actor("aylin"), at=at + timedelta(minutes=50)
    )
