"""A visitor with an own browser window. Anything the browser complains about ends the journey."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "bilder"
PHONE, DESK = 375, 1280
# Of each journey the variant that asks most runs with `make test`, the others with `make prove`.
BOTH_WIDTHS = (pytest.param(PHONE, id="375"), pytest.param(DESK, id="1280", marks=pytest.mark.prove))
# What the worker, a mail or an import may take while every core of the machine is busy.
PATIENCE = 120
# The public forms refuse what was filled in faster than anybody reads (form_token.SHORTEST), counted in whole seconds.
READING_TIME = 4.2
# A refusal on purpose (404, 403) is logged by the browser as a failed resource; the journey asks for it itself.
# A style or a picture that is missing is never on purpose.
EXPECTED_REFUSAL = "Failed to load resource: the server responded with a status of 40"
WATCH_POLICY = """document.addEventListener('securitypolicyviolation', event =>
    console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI))"""


def _beginning(words: str, about: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(words)}" + (rf"\s*: {re.escape(about)}" if about else ""))


class Visitor:
    """One person at one screen: goes by the words that stand on the page, as people do."""

    def __init__(self, browser: Any, url: str, *, width: int, scale: float = 1) -> None:
        self.url = url
        self.complaints: list[str] = []
        self.address, self.opened_at = "", 0.0
        size = {"width": width, "height": 812 if width < 600 else 900}
        self.context = browser.new_context(
            viewport=size, device_scale_factor=scale, locale="de-DE", timezone_id="Europe/Berlin", base_url=url
        )
        self.context.set_default_timeout(15_000)
        self.context.add_init_script(WATCH_POLICY)
        self.page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))

    def _heard(self, message: Any) -> None:
        refused = message.text.startswith(EXPECTED_REFUSAL) and "/static/" not in message.location.get("url", "")
        if message.type == "error" and not refused:
            self.complaints.append(f"{self.page.url}: {message.text}")

    # --- Going ------------------------------------------------------------------------------------------
    def open(self, path: str, *, status: int = 200) -> None:
        """Open an address; the server answers with exactly this status."""
        answered = self.page.goto(path)
        self.opened_at = time.monotonic()
        self.address = self._path()
        assert answered.status == status, f"{path}: {answered.status} statt {status}"

    def follow(self, words: str, *, about: str = "", within: str = "main") -> None:
        """Follow the first link whose words begin so; `about` is what only a screen reader says behind them."""
        self._unfold(within)
        self.page.locator(within).get_by_role("link", name=_beginning(words, about)).first.click()
        self.arrived()

    def press(self, words: str, *, about: str = "", within: str = "main") -> None:
        """Press the button whose words begin so."""
        self._unfold(within)
        self.page.locator(within).get_by_role("button", name=_beginning(words, about)).first.click()
        self.arrived()

    def _unfold(self, within: str) -> None:
        """On a phone the navigation and the languages of the head lie behind a word that one taps first."""
        part = {"nav": ".menu-all", "header": ".speaking"}.get(within)
        for folded in self.page.locator(f"details{part}:not([open]) > summary:visible").all() if part else ():
            folded.click()

    def _path(self) -> str:
        return urlsplit(self.page.url).path

    def arrived(self) -> None:
        """The page is there, it is no error page, and it does not scroll sideways."""
        self.page.wait_for_load_state()
        if self._path() != self.address:
            self.address, self.opened_at = self._path(), time.monotonic()
        assert self.page.locator("h1").count() == 1, f"{self.page.url}: keine Überschrift"
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url}: {wide} Pixel zu breit"

    def follow_mail(self, address: str, subject: str, link: str) -> None:
        """Wait in the demo's mailbox for a mail whose subject holds this and which links to this path; go there.

        The newest first, in whatever language; the worker delivers in any order.
        """
        found: list[str] = []

        def arrived() -> bool:
            self.open(f"/demo/postfach/?an={quote(address)}")
            letters = self.page.locator("main ul a[href*='/demo/postfach/']", has_text=subject)
            for path in [one.get_attribute("href") for one in letters.all()]:
                self.open(str(path))
                found.extend(re.findall(rf"https?://[^/\s]+((?:/\w\w)?{link}\S+)", self.text())[:1])
                if found:
                    break
            return bool(found)

        self.wait_for(arrived)
        self.open(found[0])
        self.arrived()

    # --- Filling in and reading --------------------------------------------------------------------------
    def fill(self, **fields: str) -> None:
        """Type into fields, by their names."""
        for name, value in fields.items():
            self.page.locator(f"main [name='{name}']:visible").first.fill(value)

    def choose(self, name: str, label: str) -> None:
        """Choose the radio button or the option that begins with this label."""
        field = self.page.locator(f"main [name='{name}']")
        # What further stations a paper has lies behind a word, one in the other.
        while (folded := field.first.locator("xpath=ancestor::details[not(@open)]/summary")).count():
            folded.first.click()
        if field.first.evaluate("one => one.tagName") == "SELECT":
            option = field.first.locator("option").filter(has_text=re.compile(rf"^\s*{re.escape(label)}")).first
            field.first.select_option(value=option.get_attribute("value"))
            return
        self.page.locator("main").get_by_role("radio", name=re.compile(rf"^\s*{re.escape(label)}")).first.check()

    def unfold(self, name: str) -> None:
        """Open what is folded behind a word."""
        self.page.locator("main details:not([open]) > summary").filter(has_text=name).first.click()

    def text(self) -> str:
        return str(self.page.locator("main").inner_text())

    def reads(self, *sentences: str) -> None:
        found = self.page.locator("main").inner_text()
        for sentence in sentences:
            assert sentence in found, f"{self.page.url}: „{sentence}“ steht nicht auf der Seite:\n{found}"

    def wait_for(self, is_there: Callable[[], bool], *, seconds: int = PATIENCE) -> None:
        """Ask again until the worker has done its part; less and less often, since each page costs it time too."""
        until, pause = time.monotonic() + seconds, 0.2
        while not is_there():
            assert time.monotonic() < until, f"{self.page.url}: nach {seconds} Sekunden noch nicht da"
            self.page.wait_for_timeout(pause * 1000)
            pause = min(pause * 1.5, 2)
            self.page.reload()

    def has_read(self) -> None:
        """As long over the form as somebody who reads it; nothing more where the filling in took that long."""
        left = self.opened_at + READING_TIME - time.monotonic()
        if left > 0:
            self.page.wait_for_timeout(left * 1000)

    # --- Signing in --------------------------------------------------------------------------------------
    def sign_in(self, letter: str) -> None:
        """By the button on the start page of the demo."""
        self.open("/")
        self.page.locator(f"form[action='/demo/anmelden/{letter}/'] button").first.click()
        self.arrived()

    # --- Pictures ----------------------------------------------------------------------------------------
    def picture(self, name: str) -> None:
        """A picture for the README, taken only when asked for."""
        if os.environ.get("AUGENHOEHE_WRITE_PICTURES") != "1":
            return
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.evaluate("window.scrollTo(0, 0)")
        self.page.screenshot(path=str(PICTURES / f"{name}.png"))

    def close(self) -> None:
        self.context.close()


@contextmanager
def visitor(browser: Any, url: str, *, width: int = DESK, scale: float = 1) -> Iterator[Visitor]:
    """A window that is closed afterwards; a journey without complaints of the browser ends well."""
    person = Visitor(browser, url, width=width, scale=scale)
    try:
        yield person
        assert not person.complaints, "\n".join(person.complaints)
    finally:
        person.close()
