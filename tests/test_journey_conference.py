"""Journey 10: the next conference of a series, with registration in two languages, waiting list, door, results, press."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest

from augenhoehe.demo.world.press import drawn
from tests.houses import House
from tests.journeys import group
from tests.journeys.visitor import DESK, PHONE, Visitor, visitor

pytestmark = pytest.mark.rounds

SERIES = "Fachkonferenz „Zuwanderung, Aufenthalt, Integration“"
TITLE, QUESTION = "Lernen, das hält", "Was hilft Kindern, die mitten im Schuljahr kommen?"
OFFICE = "Kommunales Integrationszentrum Kreis Federlohe"
ADA, BO = "ada@leute.example", "bo@leute.example"
HEADLINE = "Neunzehnte Fachkonferenz: Lernen, das hält"
HURDLE, IDEA = "Zeugnisse werden erst nach Monaten anerkannt.", "Ein Mittagstisch vor dem Kurs."
PHOTO, ALT = "Stuhlkreis, gezeichnet", "Kreise in fünf Farben liegen nebeneinander."


@dataclass(frozen=True)
class Words:
    """What a guest reads, and what the conference is called, in one language."""

    code: str
    title: str
    waits: str
    direction: str

    @property
    def prefix(self) -> str:
        return "" if self.code == "de" else f"/{self.code}"


GERMAN = Words("de", TITLE, "Warteliste", "ltr")
LANGUAGES = (
    pytest.param(Words("ar", "تعلّم يبقى", "قائمة الانتظار", "rtl"), id="ar"),
    pytest.param(GERMAN, id="de", marks=pytest.mark.prove),
)


def create(aylin: Visitor, words: Words) -> str:
    """Step 1: the series knows the number; seats, childcare and interpreters follow; returns the inside address."""
    aylin.open("/intern/veranstaltungen/reihen/")
    aylin.follow(SERIES)
    aylin.follow("Nummer 19 anlegen")
    aylin.page.locator("main [name='format']").select_option("conference")
    aylin.fill(
        title=TITLE, guiding_question=QUESTION, summary="Ein Tag für Schulen, Vereine und Ämter.", office_name=OFFICE,
        contact_email="veranstaltungen@federlohe.example", day=group.day(20), begins="9:30", ends="15:30",
        place="Kreishaus Federlohe, Großer Saal",
    )  # fmt: skip
    aylin.press("Anlegen")
    event = aylin.page.url.split("#")[0]
    aylin.page.locator("#zugang").get_by_role("link", name="Ändern").click()
    aylin.arrived()
    aylin.page.locator("main [name='childcare']").check()
    aylin.page.locator("main [name='interpreters'][value='ar']").check()
    aylin.press("Speichern")
    aylin.page.locator("#anmeldung").get_by_role("link", name="Ändern").click()
    aylin.arrived()
    aylin.page.locator("main [name='registers']").check()
    aylin.page.locator("main [name='waiting_list']").check()
    aylin.fill(capacity="1", offer_hours="48")
    aylin.press("Speichern")
    if words.code != "de":
        aylin.page.locator(f"#sprachen a[href$='/texte/{words.code}/']").click()
        aylin.arrived()
        aylin.fill(title=words.title)
        aylin.press("Speichern")
    aylin.follow("Veröffentlichen")
    aylin.press("Veröffentlichen")
    aylin.reads("19", TITLE)
    return event


def register(guest: Visitor, words: Words, name: str, email: str) -> None:
    """Step 2: without an account; needs are asked where the conference offers something."""
    guest.open(f"{words.prefix}/veranstaltungen/")
    assert guest.page.get_attribute("html", "dir") == words.direction
    guest.page.locator("main a", has_text=words.title).first.click()
    guest.arrived()
    guest.page.locator("main a[href$='/anmelden/']").first.click()
    guest.arrived()
    guest.fill(name=name, email=email, children="2")
    guest.page.locator("main select[name='category']").select_option(value="resident")
    guest.page.locator("main select[name='interpreter']").select_option(value="ar")
    guest.page.locator("main [name='agreed']").check()
    guest.has_read()
    guest.page.locator("main .actions button[name='go']").click()
    guest.arrived()


def move_up(first: Visitor, second: Visitor, words: Words) -> None:
    """Who has the seat cancels by the mail's link; who waits, in another language, is asked and says yes."""
    first.follow_mail(ADA, words.title, "/veranstaltungen/anmeldung/")
    assert first.page.get_attribute("html", "dir") == words.direction
    first.page.locator("main details summary").first.click()
    first.page.locator("main button[value='cancel']").click()
    first.arrived()
    second.follow_mail(BO, "Ein Platz ist frei", "/veranstaltungen/anmeldung/")
    second.press("Ja, ich komme")
    second.reads("bestätigt", "In den Kalender")


def the_day_has_come(house: House, event: str) -> None:
    number = event.rstrip("/").rsplit("/", 1)[-1]
    now = datetime.now().astimezone()
    with psycopg.connect(house.urls.owner) as connection:
        connection.execute(
            "UPDATE events_event SET starts_at = %s, ends_at = %s WHERE id = %s",
            [now - timedelta(hours=1), now + timedelta(hours=3), number],
        )


def at_the_door(aylin: Visitor, event: str) -> None:
    """Step 3, on the phone: lists on paper, and one tap for who is there."""
    aylin.open(f"{event}einlass/")
    aylin.reads("Bo Buche", "0 da")
    for words in ("Liste als PDF", "Namensschilder als PDF"):
        with aylin.page.expect_download() as waiting:
            aylin.page.get_by_role("link", name=words).click()
        assert waiting.value.path().read_bytes().startswith(b"%PDF")
    aylin.page.get_by_role("button", name=re.compile("^einlassen.*Bo Buche")).click()
    aylin.page.wait_for_selector(".door-count b:has-text('1 da')")


def hold_results(aylin: Visitor, event: str) -> None:
    """Step 4: what was said becomes a hint without a name with one click."""
    for kind, text in (("hurdle", HURDLE), ("idea", IDEA)):
        aylin.open(f"{event}ergebnisse/")
        aylin.page.locator(f"main [name='kind'][value='{kind}']").check()
        aylin.fill(text=text)
        aylin.press("Festhalten")
    aylin.reads(HURDLE, IDEA)
    aylin.press("Als Hinweis weitergeben")
    aylin.reads("eingegangen")


def subscribe(ute: Visitor, words: Words, address: str) -> None:
    ute.open(f"{words.prefix}/presse/")
    ute.page.locator("main a[href$='/presse/abonnement/']").first.click()
    ute.arrived()
    ute.fill(email=address)
    ute.has_read()
    ute.page.locator("main button[name='go']").click()
    ute.arrived()
    ute.follow_mail(address, "", "/presse/abonnement/")
    assert ute.page.get_attribute("html", "dir") == words.direction
    ute.page.locator("main form button").first.click()
    ute.arrived()
    assert address in ute.text()


def report(mirjam: Visitor, aylin: Visitor, event: str) -> None:
    """Step 5: photo with credit and text, a release bound to the conference, released by somebody else."""
    mirjam.open("/intern/presse/fotos/neu/")
    mirjam.page.locator("main [name='file']").set_input_files(
        {"name": "kreise.png", "mimeType": "image/png", "buffer": drawn("tables")}
    )
    mirjam.fill(caption=PHOTO, alt_text=ALT, credit="Kreis Federlohe", taken_on="1.10.2026")
    mirjam.choose("licence", "CC BY 4.0")
    mirjam.page.locator("main [name='shows_people']").uncheck()
    mirjam.press("Hochladen")
    mirjam.reads("Noch sieht es niemand draußen", ALT)
    mirjam.open("/intern/presse/neu/")
    mirjam.fill(headline=HEADLINE, dateline="Federlohe.", text="Alle Plätze waren besetzt.")
    mirjam.press("Speichern und ansehen")
    mirjam.follow("Foto dazu")
    mirjam.choose("photo", PHOTO)
    mirjam.press("Anhängen")
    release = mirjam.page.url.split("#")[0]
    mirjam.follow("Zur Freigabe geben")
    mirjam.press("Zur Freigabe geben")
    mirjam.reads("Freigeben muss jemand anderes")
    aylin.open("/intern/")
    aylin.follow(f"Freigeben: {HEADLINE}")
    aylin.follow("Freigeben")
    aylin.press("Freigeben")
    aylin.reads("Freigegeben. Die Pressestelle veröffentlicht.")
    mirjam.open(release)
    mirjam.follow("Veröffentlichen")
    mirjam.press("Veröffentlichen")
    mirjam.reads("Wer abonniert hat, bekommt eine Mail")


def read_the_release(ute: Visitor, words: Words, address: str) -> None:
    """Step 6: the mail leads to the release; it prints, and the photo lies in the archive, by keyboard alone."""
    ute.follow_mail(address, HEADLINE, "/presse/P-")
    assert ute.page.get_attribute("html", "dir") == words.direction
    ute.reads(HEADLINE, PHOTO, "Kreis Federlohe", "Mirjam Mbakoli-Moll")
    picture = ute.page.locator("figure.photo img")
    assert picture.get_attribute("alt") == ALT
    assert picture.evaluate("one => one.complete && one.naturalWidth > 300")
    ute.page.locator("main a[href$='/druckansicht/']").first.click()
    ute.arrived()
    assert ute.page.locator("nav").count() < 3
    ute.open(f"{words.prefix}/presse/fotos/")
    ute.page.locator("ul.photos a", has_text=PHOTO).focus()
    ute.page.keyboard.press("Enter")
    ute.page.wait_for_url("**/presse/fotos/*/")
    with ute.page.expect_download() as taken:
        ute.page.locator("main .actions a").first.click()
    assert taken.value.suggested_filename == "stuhlkreis-gezeichnet.png"


@pytest.mark.parametrize("words", LANGUAGES)
def test_a_conference_from_its_number_in_the_series_to_the_photo_in_the_archive(
    house: House, browser: Any, words: Words
) -> None:
    """S1-1 to S1-5, S1-40 to S1-43; journey 10, steps 1 to 6."""
    address = f"ute.{words.code}@zeitung.example"
    with visitor(browser, house.url, width=DESK) as aylin, visitor(browser, house.url, width=PHONE) as ada, \
            visitor(browser, house.url, width=PHONE) as bo, visitor(browser, house.url, width=PHONE) as ute:  # fmt: skip
        subscribe(ute, words, address)
        aylin.sign_in("a")
        event = create(aylin, words)
        register(ada, words, "Ada Adler", ADA)
        register(bo, GERMAN, "Bo Buche", BO)
        assert GERMAN.waits in bo.page.title()
        move_up(ada, bo, words)
        the_day_has_come(house, event)
        with visitor(browser, house.url, width=PHONE) as helper:
            helper.sign_in("a")
            at_the_door(helper, event)
        hold_results(aylin, event)
        with visitor(browser, house.url, width=DESK) as mirjam:
            mirjam.sign_in("m")
            report(mirjam, aylin, event)
        read_the_release(ute, words, address)
