"""From a drawn picture to a release that two people sign, a mail that was asked for, and the photo in the archive."""

from __future__ import annotations

from typing import Any

import pytest

from augenhoehe.demo.world.press import drawn
from tests.houses import House
from tests.journeys.visitor import visitor

pytestmark = pytest.mark.rounds

MAIL = "ute.uferloh@zeitung.example"
ALT = "Kreise in fünf Farben liegen nebeneinander."


def test_a_release_with_a_picture_reaches_who_asked_for_it(house: House, browser: Any) -> None:
    """Journey 10, steps 5 and 6 (domain.md part 4): S1-1, S1-2, S1-4, S1-5, S1-41, S1-43."""
    with (
        visitor(browser, house.url) as ute,
        visitor(browser, house.url) as mirjam,
        visitor(browser, house.url) as aylin,
    ):
        ute.open("/presse/")
        ute.follow("Presse per Mail")
        ute.fill(email=MAIL)
        ute.page.wait_for_timeout(4200)  # nobody reads a form in less
        ute.press("Eintragen")
        ute.reads("Eine Mail ist unterwegs")
        ute.follow_mail(MAIL, "Bitte bestätigen", "/presse/abonnement/")
        ute.press("Ja, bestätigen")
        ute.reads("Neue Meldungen gehen an")

        mirjam.sign_in("m")
        mirjam.open("/intern/presse/fotos/neu/")
        mirjam.page.locator("main [name='file']").set_input_files(
            {"name": "kreise.png", "mimeType": "image/png", "buffer": drawn("tables")}
        )
        mirjam.fill(caption="Runder Tisch, gezeichnet", alt_text=ALT, credit="Kreis Federlohe", taken_on="1.10.2026")
        mirjam.choose("licence", "CC BY 4.0")
        mirjam.page.locator("main [name='shows_people']").uncheck()
        mirjam.press("Hochladen")
        mirjam.reads("Noch sieht es niemand draußen", ALT)

        mirjam.open("/intern/presse/neu/")
        mirjam.fill(
            headline="Der Runde Tisch zieht um", subheadline="Ab Januar im Rathaus", dateline="Sternmünde.",
            text="Der Runde Tisch trifft sich künftig im Rathaus.",
        )  # fmt: skip
        mirjam.press("Speichern und ansehen")
        mirjam.follow("Foto dazu")
        mirjam.choose("photo", "Runder Tisch, gezeichnet")
        mirjam.press("Anhängen")
        address = mirjam.page.url.split("#")[0]
        mirjam.follow("Zur Freigabe geben")
        mirjam.press("Zur Freigabe geben")
        mirjam.reads("Freigeben muss jemand anderes")

        aylin.sign_in("a")
        aylin.open("/intern/")
        aylin.follow("Freigeben: Der Runde Tisch zieht um")
        aylin.follow("Freigeben")
        aylin.press("Freigeben")
        aylin.reads("Freigegeben. Die Pressestelle veröffentlicht.")

        mirjam.open(address.removeprefix(house.url))
        mirjam.follow("Veröffentlichen")
        mirjam.press("Veröffentlichen")
        mirjam.reads("Wer abonniert hat, bekommt eine Mail")

        ute.follow_mail(MAIL, "Presseinformation: Der Runde Tisch zieht um", "/presse/P-")
        ute.reads("Ab Januar im Rathaus", "Runder Tisch, gezeichnet", "Foto: Kreis Federlohe", "Mirjam Mbakoli-Moll")
        picture = ute.page.locator("figure.photo img")
        assert picture.get_attribute("alt") == ALT
        assert picture.evaluate("one => one.complete && one.naturalWidth > 300")
        ute.follow("Druckansicht")
        assert ute.page.locator("nav").count() < 3
        ute.open("/presse/fotos/")
        # By keyboard alone: the picture is a link, and its page offers the file.
        ute.page.locator("ul.photos a", has_text="Runder Tisch").focus()
        ute.page.keyboard.press("Enter")
        ute.page.wait_for_url("**/presse/fotos/*/")
        with ute.page.expect_download() as taken:
            ute.follow("In Druckqualität herunterladen")
        assert taken.value.suggested_filename == "runder-tisch-gezeichnet.png"
