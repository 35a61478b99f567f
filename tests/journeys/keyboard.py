"""Hands on the keys alone: no mouse, every stop visible, every next stop where the eye expects it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .visitor import DESK, Visitor, visitor

MOST_STOPS = 90
# Somebody who touches a mouse all the same ends the journey.
NO_MOUSE = """for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
    addEventListener(kind, () => console.error('Maus: ' + location.pathname), true)"""
# Where the focus is: on what, how large, and whether its looks say so. A KERN field draws on its wrapper.
STOP = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const looks = (of) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(of, part || null);
    return ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderColor", "borderWidth", "backgroundColor",
            "insetBlockStart"].map((name) => style[name]).join(" ");
  }).join("|");
  const around = [one, one.parentElement, one.nextElementSibling].filter(Boolean);
  const focused = around.map(looks).join("/");
  one.blur();
  const plain = around.map(looks).join("/");
  one.focus({preventScroll: true});
  const box = one.getBoundingClientRect();
  const middle = document.elementFromPoint(box.x + box.width / 2, Math.min(box.y + box.height / 2, innerHeight - 1));
  return {
    what: one.outerHTML.replace(/\\s+/g, " ").slice(0, 120), shown: focused !== plain,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    covered: !!middle && !one.contains(middle) && !middle.contains(one) && !(one.labels && [...one.labels].some((label) => label.contains(middle))),
    top: box.top + scrollY, bottom: box.bottom + scrollY, start: document.dir === "rtl" ? innerWidth - box.right : box.left,
  };
}"""


class Keyboard:
    """One person without a mouse; every stop on the way is looked at."""

    def __init__(self, person: Visitor) -> None:
        self.person, self.page = person, person.page
        self.last: dict[str, Any] | None = None

    # --- Going from stop to stop -------------------------------------------------------------------------
    def tab(self) -> dict[str, Any]:
        """The next stop. It shows that it is one, nothing covers it, and it lies further on."""
        self.page.keyboard.press("Tab")
        stop: dict[str, Any] | None = self.page.evaluate(STOP)
        assert stop is not None, f"{self.page.url}: das Ende der Seite, ohne gefunden zu haben, was gesucht war"
        said = f"{self.page.url}: {stop['what']}"
        assert stop["shown"], f"Fokus nicht zu sehen: {said}"
        assert stop["seen"] and not stop["covered"], f"Fokus verdeckt oder außerhalb: {said}"
        assert self.last is None or _further(self.last, stop), f"Springt zurück: {self.last['what']} -> {said}"
        self.last = stop
        return stop

    def reach(self, selector: str) -> None:
        """Tab on until this has the focus."""
        for _ in range(MOST_STOPS):
            self.tab()
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{self.page.url}: {selector} ist mit der Tabulatortaste nicht zu erreichen")

    def enter(self) -> None:
        """Follow the link or press the button that has the focus."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.landed()

    def landed(self) -> None:
        """A new page begins at its beginning."""
        self.person.arrived()
        self.last = None

    # --- Filling in -----------------------------------------------------------------------------------------
    def write(self, name: str, text: str) -> None:
        self.reach(f"main [name='{name}']")
        self.page.keyboard.type(text)

    def tick(self, name: str) -> None:
        """A box, or the first choice of a group; in a group of radio buttons the next ones by arrow."""
        self.reach(f"main [name='{name}']")
        self.page.keyboard.press("Space")
        assert self.page.evaluate("document.activeElement.checked"), name

    def choose(self, name: str, *, further: int) -> None:
        """So many choices further down, in a list or a group of radio buttons."""
        self.reach(f"main [name='{name}']")
        for _ in range(further):
            self.page.keyboard.press("ArrowDown")

    # --- After a mistake ------------------------------------------------------------------------------------
    def goes_from_the_summary_to(self, name: str) -> None:
        """The summary has the focus, its first link leads to the field, which says what is wrong with it."""
        assert self.page.evaluate("document.activeElement.matches('.summary')"), f"{self.page.url}: Fokus nicht oben"
        self.last = None
        self.reach(".summary a")
        self.page.keyboard.press("Enter")
        self.last = None
        if not self.page.evaluate("name => document.activeElement.name === name", name):
            self.reach(f"main [name='{name}']")
        field = self.page.evaluate(
            """() => { const one = document.activeElement, group = one.closest('fieldset[aria-describedby]') || one;
            const said = [one, group].map(each => each.getAttribute('aria-describedby') || '').join(' ').split(' ');
            return said.map(id => id && document.getElementById(id)).filter(Boolean).map(each => each.innerText).join(' ') }"""
        )
        assert field.strip(), f"{self.page.url}: {name} sagt nicht, was fehlt"


def _further(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Below, or in the same line further on in the direction of reading."""
    same_line = after["top"] < before["bottom"] and before["top"] < after["bottom"]
    return bool(after["start"] >= before["start"] - 1 if same_line else after["top"] >= before["bottom"] - 1)


@contextmanager
def keyboard(browser: Any, url: str, *, width: int = DESK) -> Iterator[Keyboard]:
    with visitor(browser, url, width=width) as person:
        person.context.add_init_script(NO_MOUSE)
        person.page.emulate_media(reduced_motion="reduce")
        yield Keyboard(person)
