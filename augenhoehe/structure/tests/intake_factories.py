"""Builds for the intake tests: towns, hints, and a visitor who fills in the form like a browser without JavaScript."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from augenhoehe.core import form_token
from augenhoehe.core.ids import new_code
from augenhoehe.places.queries import served_towns
from augenhoehe.structure.operations.intake import ReportedHint, report_hint

AT = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
PROBLEM = "Beim Elternabend versteht die Hälfte der Eltern nichts."
IDEA = "Jemand übersetzt leise mit."


def town(name: str = "Sternmünde") -> Any:
    return served_towns().get(name=name)


def hint(problem: str = PROBLEM, **values: Any) -> ReportedHint:
    values.setdefault("municipality", town() if served_towns().exists() else None)
    return report_hint(problem=problem, at=values.pop("at", AT), code=values.pop("code", new_code()), **values)


class _Fields(HTMLParser):
    """What a browser would send back from one form, and where to."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id, self.inside, self.values = form_id, False, {}
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form":
            self.inside = found.get("id") == self.form_id
        if not self.inside:
            return
        name, kind = found.get("name") or "", found.get("type", "text")
        if tag == "input" and name and (kind not in ("radio", "checkbox") or "checked" in found):
            self.values[name] = found.get("value") or ("on" if kind == "checkbox" else "")
        elif tag == "textarea":
            self._area, self.values[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in found or self._select not in self.values):
            self.values[self._select] = found.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and self._area:
            # A browser drops the first line break of a textarea.
            self.values[self._area] = self.values[self._area].removeprefix("\n")
            self._area = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self.inside and self._area:
            self.values[self._area] += data


def fields_of(response: Any, form_id: str = "melden") -> dict[str, str]:
    parser = _Fields(form_id)
    parser.feed(response.content.decode())
    return parser.values


class Visitor:
    """Somebody without account. Each step sends exactly what the page before held, changed as the person did."""

    def __init__(self, language: str = "de", address: str = "192.0.2.7") -> None:
        self.client = Client(REMOTE_ADDR=address)
        self.url = "/melden/" if language == "de" else f"/{language}/melden/"
        self.page: Any = None

    def open(self, query: str = "") -> Any:
        self.page = self.client.get(self.url + query)
        return self.page

    def does(self, go: str = "next", url: str = "", **changed: str) -> Any:
        self.page = self.client.post(url or self.url, {**fields_of(self.page), "go": go, **changed})
        return self.page

    def has_taken_time(self) -> None:
        """The form was opened a minute ago."""
        self.opened(timedelta(minutes=1))

    def opened(self, ago: timedelta) -> None:
        kept = form_token.read(fields_of(self.page)["token"], "report")
        assert kept is not None
        older = form_token.FormToken(kept.submission, kept.opened_at - ago, kept.purpose)
        self.page.content = self.page.content.replace(kept.signed().encode(), older.signed().encode())

    def fills_in(self, **other: str) -> Any:
        """All screens up to the last one."""
        values = {"town": "05999004", "life_area": "school", "problem": PROBLEM, "idea": IDEA, **other}
        self.open()
        self.does(**{name: values[name] for name in ("town", "life_area")})
        self.does(**{name: values[name] for name in ("problem", "idea")}, relation=other.get("relation", "self"))
        contact = ("email", "phone", "name", "consent", "interview")
        self.does(**{name: other[name] for name in contact if name in other})
        return self.page

    def sends(self, **other: str) -> Any:
        self.fills_in(**other)
        self.has_taken_time()
        return self.does("send")
