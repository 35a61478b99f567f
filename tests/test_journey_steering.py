"""Journey 5: the steering group from the open gates to signed minutes, and what was decided lies on the desks."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest

from tests.houses import House
from tests.journeys import group
from tests.journeys.visitor import BOTH_WIDTHS, Visitor, visitor

pytestmark = pytest.mark.rounds

TITLE = "Bericht aus den Städten"
BRIEF = "Vier Städte berichten. Überall fehlt derselbe Dienst. Gemeinsam wäre er billiger."
TO_DECIDE = "Wir beschließen, ob der Kreis einen gemeinsamen Dienst sucht."
TASK, UNIT = "Drei Angebote einholen", "Jugendamt Sternmünde"
KORBINIAN = "korbinian@federlohe.example"


def call(aylin: Visitor) -> str:
    """Steps 1 and 2: what waits at the gate and what the office adds; invited in time, with papers and date."""
    aylin.open("/intern/gremien/")
    aylin.follow("Lenkungsgruppe")
    aylin.follow("Punkt vorlegen")
    aylin.fill(title=TITLE, brief=BRIEF)
    aylin.press("Vorlegen")
    aylin.follow("Sitzung planen")
    aylin.fill(starts_at_0=group.day(15), starts_at_1="14", place="Kreishaus Federlohe, Raum 117")
    aylin.press("Planen")
    aylin.press("Tagesordnung zusammenstellen")
    meeting = aylin.page.url.split("#")[0]
    aylin.follow("Vorbereitung")
    aylin.reads("Laden Sie bis", "Ladungsfrist")
    aylin.follow("In drei Sätzen", about=TITLE)
    aylin.fill(brief=BRIEF, to_decide=TO_DECIDE)
    aylin.press("Speichern")
    aylin.open(f"{meeting}vorbereitung/")
    aylin.reads(TO_DECIDE)
    aylin.press("Jetzt einladen")
    aylin.reads("Eingeladen")
    return meeting


def read_and_answer(korbinian: Visitor, meeting: str) -> None:
    """Step 3: one sheet, one tap; the date goes into the calendar."""
    day = group.long_day(15)
    korbinian.follow_mail(KORBINIAN, f"am {day}", "/sitzungen/")
    korbinian.reads("kommen Sie?", TITLE, BRIEF, "Zu entscheiden:", TO_DECIDE)
    korbinian.press("Ja, ich komme")
    korbinian.reads("kommt")
    korbinian.sign_in("k")
    korbinian.open(meeting)
    korbinian.reads("Ihre Antwort: kommt")
    with korbinian.page.expect_download() as waiting:
        korbinian.page.get_by_role("link", name="In meinen Kalender").first.click()
    assert b"BEGIN:VEVENT" in waiting.value.path().read_bytes()


def two_weeks_pass(house: House, meeting: str) -> None:
    """The day of the meeting has come."""
    number = meeting.rstrip("/").rsplit("/", 1)[-1]
    with psycopg.connect(house.urls.owner) as connection:
        connection.execute(
            "UPDATE committees_meeting SET starts_at = %s WHERE id = %s",
            [datetime.now().astimezone() - timedelta(minutes=2), number],
        )


def decide_live(aylin: Visitor, meeting: str) -> None:
    """Step 4: entered while everybody sits there, with kind, reason, who and until when."""
    aylin.open(meeting)
    aylin.follow("Mitschreiben")
    aylin.follow("Sitzung eröffnen")
    aylin.fill(opened_at=f"{datetime.now():%H:%M}", secretary_name="Berta Beifuß")
    aylin.press("Eröffnen")
    for _ in range(3):
        aylin.press("Ist da", within="#anwesend")
    aylin.page.get_by_role("link", name=re.compile(rf"\d+\.\s+{TITLE}")).first.click()
    aylin.arrived()
    aylin.press("Punkt aufrufen")
    aylin.fill(discussion="Alle Städte brauchen denselben Dienst.")
    aylin.press("Text speichern")
    aylin.follow("Beschluss festhalten")
    aylin.choose("kind", "angenommen")
    aylin.fill(wording="Der Kreis sucht einen Dienst.", reason="Zusammen ist es billiger.")
    aylin.page.locator("main [name='unanimous']").check()
    aylin.press("Festhalten")
    aylin.open(meeting)
    aylin.follow("Auftrag erteilen", about=TITLE)
    aylin.fill(title=TASK, unit=UNIT, due=group.day(30))
    aylin.choose("responsible", "Linh Lamthuy")
    aylin.press("Erteilen")
    aylin.reads(UNIT, group.long_day(30))


def sign(aylin: Visitor, korbinian: Visitor, meeting: str) -> None:
    """Step 5: the draft is there when the meeting ends; the chair signs in the own account, the other on paper."""
    aylin.open(f"{meeting}verlauf/")
    aylin.follow("Sitzung schließen")
    aylin.press("Schließen")
    aylin.press("Niederschrift entwerfen")
    aylin.reads("Entwurf", "Alle Städte brauchen denselben Dienst.", "Berta Beifuß")
    aylin.press("Zur Unterschrift geben")
    korbinian.open(f"{meeting}niederschrift/")
    korbinian.press("Als Vorsitz unterschreiben")
    aylin.open(f"{meeting}niederschrift/")
    aylin.follow("Unterschrift auf Papier vermerken")
    aylin.choose("role", "Schriftführung")
    aylin.fill(name="Berta Beifuß")
    aylin.press("Vermerken")
    aylin.reads("unterschrieben am")


@pytest.mark.parametrize("width", BOTH_WIDTHS)
def test_the_steering_group_meets_and_what_it_decided_lies_on_the_desks(house: House, browser: Any, width: int) -> None:
    """S2-3, S3-2, S3-37; steps 1 to 6."""
    with visitor(browser, house.url, width=width) as aylin, visitor(browser, house.url, width=width) as korbinian:
        aylin.sign_in("a")
        meeting = call(aylin).removeprefix(house.url)
        read_and_answer(korbinian, meeting)
        two_weeks_pass(house, meeting)
        decide_live(aylin, meeting)
        sign(aylin, korbinian, meeting)
        with visitor(browser, house.url, width=width) as linh:
            linh.sign_in("l")
            linh.open("/intern/")
            linh.follow(f"Auftrag erfüllen und berichten: {TASK}")
            linh.reads("Der Kreis sucht einen Dienst.", "Zusammen ist es billiger.", UNIT)
            linh.follow("Berichten")
            linh.fill(report="Drei Angebote liegen vor, das günstigste kostet 9 000 Euro.")
            linh.page.locator("main form button").first.click()
            linh.arrived()
        aylin.open("/intern/")
        aylin.follow(f"Bericht lesen und annehmen: {TASK}")
        aylin.press("Bericht annehmen")
        aylin.reads("Drei Angebote liegen vor")
