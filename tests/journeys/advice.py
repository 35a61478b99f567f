"""The way of a case manager: through the second factor into the room, and out again only as a hint without a name."""

from __future__ import annotations

from .reporting import code_on
from .visitor import Visitor


def enter(person: Visitor, letter: str, path: str = "/akte/") -> None:
    """Sign in, and prove the second factor where the room asks for it."""
    person.sign_in(letter)
    person.open(path)
    show_factor(person, path)


def show_factor(person: Visitor, path: str) -> None:
    """The page that asks for the second factor leads on to where the person wanted to go."""
    person.fill(code=code_on(person, "b.code"))
    person.press("Bestätigen")
    person.page.wait_for_url(f"**{path}")


def search(chiara: Visitor, heard: str, *, finds: str) -> None:
    """A name as it was heard on the phone."""
    chiara.open("/akte/")
    chiara.fill(name=heard)
    chiara.press("Suchen")
    chiara.reads(finds)
    chiara.follow(finds)


def try_to_name(chiara: Visitor, text: str, *marks: str) -> None:
    """The check marks what names somebody, and nothing leaves."""
    chiara.fill(problem=text)
    chiara.press("Prüfen und ansehen")
    found = chiara.page.locator("main mark").all_inner_texts()
    assert found == list(marks), found
    assert chiara.page.get_by_role("button", name="Freigeben").count() == 0


def release(chiara: Visitor, problem: str, idea: str) -> None:
    chiara.fill(problem=problem, idea=idea)
    chiara.press("Prüfen und ansehen")
    chiara.reads("Genau das geht hinaus, und nichts sonst", problem, idea, "Gesundheit", "ganzer Kreis")
    chiara.press("Freigeben")


def take_back(chiara: Visitor, problem: str) -> None:
    """From the file, by the number that only the file keeps; it is told what has become of it before."""
    chiara.page.locator("main summary", has_text="Was von hier hinausging").first.click()
    chiara.page.get_by_role("link", name="Hinweis zurückziehen").first.click()
    chiara.arrived()
    chiara.reads("Was bis jetzt daraus wurde", problem, "nicht von wem")
    chiara.press("Zurückziehen")
    chiara.wait_for(lambda: "Der Text ist auf der Strukturebene gelöscht" in chiara.text())
