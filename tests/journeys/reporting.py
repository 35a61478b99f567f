"""The report form, screen by screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .visitor import Visitor


@dataclass(frozen=True, slots=True)
class Report:
    town: str
    problem: str
    idea: str


def nothing(person: Visitor) -> None:
    """Look at nothing in particular."""


def report(
    person: Visitor, given: Report, *, path: str = "/melden/", on_screen: Callable[[Visitor], None] = nothing
) -> str:
    """Fill in all four screens, look at each, and return the status code of the slip."""
    person.open(path)
    person.arrived()
    page = person.page
    on_screen(person)
    page.locator("main").get_by_role("radio", name=given.town, exact=True).check()
    page.locator("main [name='life_area']").first.check()
    forward(person)
    on_screen(person)
    person.fill(problem=given.problem, idea=given.idea)
    forward(person)
    on_screen(person)
    forward(person)
    on_screen(person)
    code = send(person)
    on_screen(person)
    return code


def forward(person: Visitor) -> None:
    person.page.locator("main button[name='go'][value='next']").click()
    person.arrived()


def send(person: Visitor) -> str:
    person.has_read()
    person.page.locator("main button[name='go'][value='send']").click()
    person.arrived()
    return code_on(person)


def code_on(person: Visitor, selector: str = "p.code") -> str:
    return str(person.page.locator(selector).inner_text()).strip()


def look_up(person: Visitor, code: str, *, path: str = "/stand/") -> None:
    """Type the code on the status page."""
    person.open(path)
    person.fill(code=code)
    person.page.locator("main form button").first.click()
    person.arrived()
