"""In a real browser, under the real content security policy: the first person comes in, with a passkey."""

from __future__ import annotations

import re

import psycopg
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.rounds]
VIRTUAL_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def last_mail(house, address):
    query = 'SELECT body FROM notices_demomail WHERE "to" = %s ORDER BY delivered_at DESC LIMIT 1'
    with psycopg.connect(house.urls.superuser) as connection:
        return connection.execute(query, [address]).fetchone()[0]


@pytest.fixture
def page(browser):
    """A page whose device can make passkeys; complaints of the browser fail the test."""
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL_DEVICE})
    yield page
    context.close()
    assert complaints == []


def test_the_first_administration_comes_in_by_link_and_protects_itself_with_a_passkey(house, page):
    told = house.command("administrator", "ida@federlohe.example", "Ida Immergrün")
    assert told.returncode == 0, told.stderr
    page.goto(told.stdout.split()[-1])
    page.get_by_role("button", name="Annehmen und öffnen").click()
    page.wait_for_url("**/konto/zweiter-faktor/**")
    page.get_by_role("button", name="Mail zum Bestätigen schicken").click()
    page.wait_for_load_state()
    page.goto(re.search(r"http\S+confirm-email\S+", last_mail(house, "ida@federlohe.example")).group())
    page.get_by_role("button", name="Ja, bestätigen").click()
    page.wait_for_load_state()
    page.goto(f"{house.url}/intern/konten/")
    page.get_by_role("link", name="Passkey anlegen").click()
    page.get_by_role("button", name="Passkey anlegen").click()
    page.wait_for_url("**/recovery-codes/")
    assert page.locator(".codes li").count() == 10
    page.get_by_role("link", name="Weiter", exact=True).click()
    page.wait_for_url(f"{house.url}/intern/konten/")
    assert page.locator("h1").inner_text() == "Konten"

    page.goto(f"{house.url}/konto/logout/")
    page.get_by_role("main").get_by_role("button", name="Abmelden").click()
    page.wait_for_load_state()
    page.goto(f"{house.url}/konto/login/?next=/intern/konten/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url(f"{house.url}/intern/konten/")
    assert page.locator("h1").inner_text() == "Konten"


def test_somebody_with_a_phone_signs_in_by_code(house, page):
    page.set_viewport_size({"width": 375, "height": 760})
    page.goto(f"{house.url}/konto/login/?next=/intern/mein-konto/")
    page.get_by_label("Ihre Mailadresse").fill("aylin@federlohe.example")
    page.keyboard.press("Enter")
    page.wait_for_url("**/confirm/**")
    page.keyboard.type(re.search(r"\d{4}-\d{4}", last_mail(house, "aylin@federlohe.example")).group())
    page.keyboard.press("Enter")
    page.wait_for_url(f"{house.url}/intern/mein-konto/")
    assert page.locator("h1").inner_text() == "Mein Konto"
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
