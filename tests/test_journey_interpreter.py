"""Journey 14 in the browser: a school asks on the phone, a volunteer says yes with one tap, both confirm, one list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import psycopg
import pytest

from augenhoehe.core.numbers import MONTHS
from tests.houses import House
from tests.journeys.visitor import PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

SCHOOL, TAMIM = "sekretariat@ahornschule.example", "tamim@ehrenamt.example"


def a_month_passes(house: House) -> None:
    """The appointment lies behind everybody."""
    with psycopg.connect(house.urls.owner) as connection:
        for table, where in (("assignment", "enquiry_id"), ("enquiry", "id")):
            connection.execute(
                f"UPDATE volunteers_{table} SET starts_at = starts_at - interval '40 days', "
                f"ends_at = ends_at - interval '40 days' WHERE {where} IN "
                "(SELECT id FROM volunteers_enquiry WHERE office_name = 'Ahornschule')"
            )


def the_school_asks(school: Visitor, day: date) -> None:
    """An excluded occasion is refused with where to turn; the other one is confirmed by the mail's link."""
    school.open("/sprachmittlung/")
    school.choose("language", "Kurdisch (Kurmandschi)")
    school.choose("setting", "Feststellung von sonderpädagogischem")
    school.fill(subject="Gespräch mit Eltern", day=f"{day:%d.%m.%Y}", begins="9", ends="10:30",
                place="Ahornweg 1, Sekretariat", office_name="Ahornschule", contact_name="Anna Ahorn",
                email=SCHOOL, phone="0221 4710-620")  # fmt: skip
    school.choose("town", "Sternmünde")
    school.choose("office", "Schule")
    school.page.wait_for_timeout(4000)
    school.press("Anfrage absenden")
    school.reads("Bitte wenden Sie sich an das Schulamt")
    school.choose("setting", "Elterngespräch")
    school.press("Anfrage absenden")
    school.reads("Eine Mail ist unterwegs", SCHOOL)
    school.follow_mail(SCHOOL, "Bitte bestätigen Sie Ihre Anfrage", "/sprachmittlung/")
    school.press("Ja, die Anfrage ist von uns")
    school.reads("eingegangen")


def the_coordination_finds_somebody(aylin: Visitor) -> None:
    aylin.sign_in("a")
    aylin.open("/intern/einsatzanfragen/?text=Ahornschule")
    aylin.follow("Sprachmittlung Kurdisch")
    aylin.follow("Als geprüft eintragen")
    aylin.press("Geprüft, jemanden suchen")
    aylin.reads("Wer kommen könnte", "Tamim Tannenbusch", "fährt nach Sternmünde, mit dem Auto")
    aylin.follow("Fragen")
    aylin.press("Fragen")


def both_agree(volunteer: Visitor, school: Visitor) -> None:
    """The school learns the name, never how the volunteer is reached."""
    volunteer.follow_mail(TAMIM, "Können Sie?", "/sprachmittlung/")
    volunteer.reads("Ahornschule", "Gespräch mit Eltern")
    volunteer.press("Ja, das geht")
    volunteer.reads("Sie haben zugesagt")
    school.follow_mail(SCHOOL, "Wir haben jemanden gefunden", "/sprachmittlung/")
    school.reads("Tamim Tannenbusch kann kommen")
    assert "0221 4710-502" not in school.text() and TAMIM not in school.text()
    school.press("Ja, bitte kommen")
    school.reads("bestätigt: Tamim Tannenbusch", "In den Kalender")


def both_confirm_the_hours(volunteer: Visitor, school: Visitor) -> None:
    volunteer.page.reload()
    volunteer.fill(hours="1,5", km="24")
    volunteer.press("Stunden melden")
    volunteer.reads("Stunden gemeldet", "1:30 Std., 24 Kilometer")
    school.page.reload()
    school.press("Ja, das stimmt")
    school.reads("durchgeführt")


def the_month_is_settled(aylin: Visitor, day: date) -> None:
    aylin.open("/intern/abrechnung/")
    aylin.reads("Tamim Tannenbusch", "offen")
    aylin.follow(f"Abrechnungsliste {MONTHS[day.month - 1]} {day.year}")
    aylin.reads("Tamim Tannenbusch", "32,20 €")
    aylin.press("Als abgerechnet eintragen")
    aylin.reads("Stand: abgerechnet", "Tamim Tannenbusch")


def test_a_school_asks_for_an_interpreter_and_everything_is_confirmed_on_the_phone(house: House, browser: Any) -> None:
    """S2-24, journey 14, steps 1 to 6."""
    day = date.today() + timedelta(days=28 - date.today().weekday())
    with visitor(browser, house.url, width=PHONE) as school, visitor(browser, house.url, width=PHONE) as volunteer, \
            visitor(browser, house.url) as aylin:  # fmt: skip
        the_school_asks(school, day)
        the_coordination_finds_somebody(aylin)
        both_agree(volunteer, school)
        a_month_passes(house)
        both_confirm_the_hours(volunteer, school)
        the_month_is_settled(aylin, day - timedelta(days=40))
