"""Journeys in a real browser through the demo world, served by gunicorn with a real worker.

Every step goes by the words on the page. Errors in the console and violations of the content policy end a journey.
"""

from __future__ import annotations

import re
from typing import Any

from augenhoehe.core import clock
from augenhoehe.core.numbers import long_date
from augenhoehe.demo.world.calendar import Calendar
from tests.houses import House
from tests.journeys import group, matter
from tests.journeys.reporting import Report, code_on, forward, look_up, report, send
from tests.journeys.visitor import DESK, PHONE, visitor

PROBLEM = "In der Arztpraxis versteht mich niemand. Ich soll eine Dolmetscherin mitbringen und selbst bezahlen."
IDEA = "Eine Nummer, unter der jemand am Telefon übersetzt."
TOPIC = "Arztbesuch ohne Sprachmittlung"
ANSWER = "Seit heute können zehn Praxen Sprachmittlung am Telefon dazuholen. Fragen Sie am Empfang danach."
ARABIC = re.compile(r"[\u0600-\u06ff]")


def test_a_hint_becomes_a_measure_and_the_answer_reaches_who_reported(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=PHONE) as resident:
        code = _reports_after_a_mistake(resident)
        look_up(resident, code)
        resident.reads("Noch gibt es keine Antwort")
    with visitor(browser, house.url, width=DESK, scale=0.5) as aylin:
        aylin.sign_in("a")
        aylin.picture("heute")
        matter.find_and_bundle(aylin, misspelt="Dolmetscherinn", words=PROBLEM[:35], topic=TOPIC)
        question = matter.draft_and_submit(aylin, topic=TOPIC)
        meeting = matter.call_meeting(aylin)
        with visitor(browser, house.url) as korbinian:
            korbinian.sign_in("k")
            matter.decide(korbinian, meeting)
        matter.make_measure(aylin, question, lead="Linh Lamthuy")
        with visitor(browser, house.url) as linh:
            linh.sign_in("l")
            matter.report_reached(linh)
        matter.confirm_and_answer(aylin, question, answer=ANSWER)
        number = matter.number_of_matter(aylin, question)
        aylin.open(f"/vorgaenge/{number}/")
        aylin.reads("Arztpraxen bekommen Sprachmittlung am Telefon.", ANSWER)
        aylin.picture("vorgang")
    with visitor(browser, house.url, width=PHONE) as resident:
        look_up(resident, code)
        resident.reads(ANSWER)


def _reports_after_a_mistake(resident: Any) -> str:
    """All four screens on the phone; a wrong mail address on the way loses no word."""
    resident.open("/melden/")
    resident.arrived()
    resident.picture("meldebogen")
    forward(resident)
    resident.reads("Bitte wählen Sie einen Ort.")
    resident.choose("town", "Nebelfurt")
    resident.choose("life_area", "Gesundheit")
    forward(resident)
    resident.fill(problem=PROBLEM, idea=IDEA)
    forward(resident)
    resident.fill(email="keine Adresse")
    forward(resident)
    resident.reads("Das ist keine E-Mail-Adresse.")
    resident.press("Zurück")
    assert resident.page.input_value("[name='problem']") == PROBLEM
    assert resident.page.input_value("[name='idea']") == IDEA
    forward(resident)
    assert resident.page.input_value("[name='email']") == "keine Adresse"
    resident.fill(email="")
    forward(resident)
    resident.reads(PROBLEM, IDEA, "Nebelfurt", "Nie die Ausländerbehörde")
    return send(resident)


def test_the_form_speaks_arabic_from_the_first_screen_to_the_answer(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=PHONE) as resident:
        resident.open("/ar/melden/")
        assert resident.page.get_attribute("html", "dir") == "rtl"
        assert ARABIC.search(resident.page.inner_text("h1"))
        given = Report("Sternmünde", "لا يوجد مترجم في عيادة الطبيب.", "رقم هاتف للترجمة.")
        code = report(resident, given, path="/ar/melden/", on_screen=_speaks_arabic)
        look_up(resident, code, path="/ar/stand/")
        assert resident.page.get_attribute("html", "dir") == "rtl"
        _speaks_arabic(resident)


def _speaks_arabic(resident: Any) -> None:
    """No sentence in German: what has no Arabic yet says so by its language, names keep theirs."""
    german = resident.page.evaluate(
        """() => [...document.querySelectorAll('main :is(p, h1, h2, h3, label, legend, summary, button, li, dt)')]
        .filter(one => !one.closest('[lang="de"]') && !one.querySelector('p, li, label, [lang="de"]'))
        .map(one => { const copy = one.cloneNode(true); copy.querySelectorAll('bdi').forEach(b => b.remove());
                      return copy.textContent.trim() })
        .filter(text => /[A-Za-zäöüß]{4,}/.test(text) && !/[\\u0600-\\u06ff]/.test(text))"""
    )
    towns = {"Mohnfurt", "Nebelfurt", "Sternmünde", "Zwirnstadt"}
    assert [text for text in german if text not in towns and not re.fullmatch(r"[A-Z0-9 -]+", text)] == []


def test_a_code_by_mail_leads_to_today(house: House, browser: Any) -> None:
    with visitor(browser, house.url) as nuray, visitor(browser, house.url) as mailbox:
        nuray.open("/intern/", status=200)
        nuray.page.locator("main [name='login']").fill("nuray@federlohe.example")
        nuray.press("Code schicken")
        mailbox.open("/demo/postfach/?an=nuray%40federlohe.example")
        mailbox.wait_for(lambda: mailbox.page.locator("main ul a[href*='/demo/postfach/']").count() > 0)
        mailbox.page.locator("main ul a[href*='/demo/postfach/']").first.click()
        mailbox.arrived()
        found = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", mailbox.text(), re.MULTILINE)
        assert found, mailbox.text()
        nuray.fill(code=found[1])
        nuray.press("Anmelden")
        nuray.page.wait_for_url("**/intern/")
        assert "Heute" in nuray.page.inner_text("h1")


def test_an_administration_page_asks_for_the_second_factor_first(house: House, browser: Any) -> None:
    with visitor(browser, house.url) as samuel:
        samuel.sign_in("s")
        samuel.open("/intern/konten/")
        samuel.reads("schützt ein zweiter Faktor")
        samuel.fill(code=code_on(samuel, "b.code"))
        samuel.press("Bestätigen")
        samuel.page.wait_for_url("**/intern/konten/")
        samuel.reads("Samuel Sesayo")


def test_the_foreigners_authority_meets_a_wall(house: House, browser: Any) -> None:
    with visitor(browser, house.url) as aylin, visitor(browser, house.url) as wiebke:
        aylin.sign_in("a")
        wiebke.sign_in("w")
        ways = " ".join(wiebke.page.locator("nav").all_inner_texts())
        assert "Gremien" in ways
        assert "Hinweise" not in ways and "Themen" not in ways
        for listing in ("/intern/hinweise/", "/intern/themen/"):
            aylin.open(listing)
            one = aylin.page.locator("main tbody a").first.get_attribute("href")
            wiebke.open(listing, status=403)
            wiebke.open(one, status=404)


def test_the_chair_taps_once_in_the_mail_and_sees_what_lies_63_days(house: House, browser: Any) -> None:
    """Tour „Ich sitze im Ausschuss“: mail, one tap, the question, the agenda in sentences, the overdue suggestion."""
    with visitor(browser, house.url, width=PHONE) as mailbox:
        mailbox.open("/demo/postfach/?an=emine%40federlohe.example")
        # An older invitation lies there as well, and the worker delivers in any order.
        thursday = long_date(Calendar(clock.now()).next_thursday(18).date())
        invitation = mailbox.page.locator("main a", has_text=re.compile(rf"Chancengerechtigkeit.* am {thursday}"))
        mailbox.wait_for(lambda: invitation.count() > 0)
        invitation.first.click()
        mailbox.arrived()
        link = re.search(r"/sitzungen/antwort/[\w=-]+/", mailbox.text())
        assert link, mailbox.text()
        mailbox.open(link[0])
        mailbox.reads(
            "18:00 Uhr: kommen Sie?", "noch keine Antwort", "Wir beschließen, ob die Vorsitzende dort nachfragt"
        )
        mailbox.picture("einladung")
        mailbox.press("Ja, ich komme")
        mailbox.reads("kommt")
    with visitor(browser, house.url, width=PHONE) as emine:
        emine.sign_in("e")
        emine.open("/intern/")
        emine.follow("Ausschuss für Chancengerechtigkeit")
        emine.reads(
            "18:00 Uhr: kommen Sie?", "Ihre Antwort: kommt", "2 kommen",
            "Ihre Anregung liegt seit 63 Tagen bei: Schulausschuss der Stadt Sternmünde",
            "Zwei erreichbare Sitzungen sind vorbei", "Das Frauencafé hat ab Januar keinen Raum mehr.",
        )  # fmt: skip
        emine.picture("sitzung")
        emine.follow("Sprachmittlung beim Elternsprechtag")
        emine.reads("Am Zug: Büro des Rates", "überfällig", "63 Tage, zwei erreichbare Sitzungen verpasst")
        emine.follow("So lesen es alle")
        emine.reads("Liegt seit 63 Tagen bei: Schulausschuss der Stadt Sternmünde", "keine gesetzliche Frist")


def test_a_project_group_works_on_the_phone_and_its_proposal_passes_gate_2(house: House, browser: Any) -> None:
    with visitor(browser, house.url, width=PHONE) as jolanta, visitor(browser, house.url) as aylin:
        jolanta.sign_in("j")
        jolanta.open("/intern/")
        room = group.work_on_the_phone(jolanta)
        proposal = group.write_proposal(jolanta, room)
        aylin.sign_in("a")
        meeting = group.submit_and_call_meeting(aylin, proposal)
        with visitor(browser, house.url, width=PHONE) as korbinian:
            korbinian.sign_in("k")
            group.decide_at_gate_2(korbinian, meeting)
        group.ask_for_adoption(aylin, room)
        with visitor(browser, house.url, width=PHONE) as nuray:
            nuray.sign_in("n")
            nuray.open("/intern/")
            group.promise(nuray)
    with visitor(browser, house.url, width=PHONE) as resident:
        resident.open("/vorgaenge/")
        resident.follow("Post in den Unterkünften")
        resident.reads("Stadt Zwirnstadt", group.PROMISE, group.REASON, "Jedes Zimmer bekommt ein Fach mit Schloss.")
