"""A small council information system of the invented town Mohnfurt: the defects that are met outside, nobody's data.

Served on loopback by a thread of the test, so that fetching itself is under test too.
"""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

Thing = dict[str, Any]
HEAD = "https://schema.oparl.org/1.0/"


class Twin:
    """What lies at which path. `answers[path]` may be bytes, an object, or a function of the request's query."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.url = ""

    def at(self, path: str) -> str:
        return f"{self.url}/{path}"

    def put(self, path: str, answer: Any) -> None:
        self.answers[path] = answer

    # --- The town as it usually is ------------------------------------------------------------------
    def town(self, papers: list[Thing], meetings: list[Thing], *, version: str = "1.0", per_page: int = 2) -> None:
        """System, body and three lists, in pages."""
        self.put("system", self.thing("System", "system", body=self.at("body"), oparlVersion=f"{HEAD[:-4]}{version}/"))
        self.put("body", self.page("body", [self.body()]))
        self.listed("organization", [self.organisation("1", "Rat der Stadt Mohnfurt")])
        self.listed("meeting", meetings, per_page)
        self.listed("paper", papers, per_page)
        self.listed("person", [self.thing("Person", f"person/{n}", name=f"Name {n}") for n in range(3)])

    def thing(self, kind: str, path: str, **more: Any) -> Thing:
        return {"id": self.at(path), "type": HEAD + kind, **more}

    def body(self, **more: Any) -> Thing:
        lists = {name: self.at(name) for name in ("organization", "meeting", "paper", "person")}
        # Seven digits: the nought in front is lost, as it is outside.
        return self.thing(
            "Body", "body/1", name="Stadt Mohnfurt", ags="5999012", contactName="Rosa Rot", **lists, **more
        )

    def organisation(self, key: str, name: str, **more: Any) -> Thing:
        more = {"membership": [self.at(f"membership/{key}")], "meeting": self.at("nowhere"), **more}
        return self.thing("Organization", f"organization/{key}", name=name, classification="Rat", **more)

    def meeting(self, key: str, start: str, items: list[Thing], **more: Any) -> Thing:
        location = self.thing(
            "Location", f"location/{key}", description="Rathaus", postalCode="59999\u00a0",
            geojson={"type": "Feature", "geometry": {"type": "Point", "coordinates": [51.1, 7.1]}},
        )  # fmt: skip
        return self.thing(
            "Meeting", f"meeting/{key}", name=f"Rat ({key}. Sitzung)", start=start, location=location,
            organization=[self.at("organization/1")], participant=[self.at("person/1")], agendaItem=items, **more,
        )  # fmt: skip

    def item(self, key: str, **more: Any) -> Thing:
        return self.thing("AgendaItem", f"item/{key}", name=f"Punkt {key}", number=f"{key}.", **more)

    def paper(self, key: str, name: str, *steps: Thing, **more: Any) -> Thing:
        file = self.thing("File", f"file/{key}", accessUrl=f"{self.url}//files//{key}.pdf", mimeType="application/pdf")
        return {
            **self.thing("Paper", f"paper/{key}", name=name, reference=f"{key}/2026", date="2026-05-23", mainFile=file),
            "paperType": "Beschlussvorlage", "modified": "2026-05-23T10:00:00+02:00", "consultation": list(steps),
            "originatorPerson": [self.at("person/2")], **more,
        }  # fmt: skip

    def step(self, key: str, item: str = "", meeting: str = "", **more: Any) -> Thing:
        there = {"agendaItem": self.at(f"item/{item}")} if item else {}
        there |= {"meeting": self.at(f"meeting/{meeting}")} if meeting else {}
        return self.thing("Consultation", f"step/{key}", organization=[self.at("organization/1")], **there, **more)

    def gone(self, path: str) -> Thing:
        """A tombstone as it is seen outside: without a type, in a list that nobody filtered."""
        return {"id": self.at(path), "deleted": True, "created": "", "modified": "2026-06-01T00:00:00+02:00"}

    # --- Lists -----------------------------------------------------------------------------------------
    def page(self, path: str, data: Any, *, following: str = "", total: int | None = None) -> Thing:
        links = {"first": self.at(path), "self": self.at(path)} | ({"next": following} if following else {})
        count = total if total is not None else len(data)
        return {"data": data, "pagination": {"totalElements": count, "elementsPerPage": 2}, "links": links}

    def listed(self, path: str, things: list[Thing], per_page: int = 2) -> None:
        """A list in pages that ignores date filters, like many."""
        pages = [things[start : start + per_page] for start in range(0, len(things), per_page)] or [[]]
        for number, data in enumerate(pages, 1):
            here = path if number == 1 else f"{path}?page={number}"
            onward = self.at(f"{path}?page={number + 1}") if number < len(pages) else ""
            self.put(here, self.page(path, data, following=onward, total=len(things)))

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """The answer to a request; parameters that are no page are ignored unless a function reads them."""
        split = urlsplit(path)
        name, query = split.path.strip("/"), parse_qs(split.query)
        key = f"{name}?page={query['page'][0]}" if "page" in query else name
        found = self.answers.get(key)
        if callable(found):
            found = found(query)
        if found is None:
            return 404, {}, b'{"type":"https://schema.oparl.org/1.1/Error","message":"802"}'
        if isinstance(found, tuple):
            return found
        return 200, {}, found if isinstance(found, bytes) else json.dumps(found).encode()


@contextmanager
def served(twin: Twin) -> Iterator[Twin]:
    """The twin on a free port of this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(twin))
    server.daemon_threads = True
    twin.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield twin
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def _handler(twin: Twin) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            twin.asked.append(self.path)
            twin.agents.add(self.headers.get("User-Agent", ""))
            status, headers, body = twin.answer(self.path)
            self.send_response(status)
            for name, value in {
                "Content-Type": "application/json",
                "Content-Length": str(len(body)),
                **headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            return

    return Handler


def first_time(*answers: Any) -> Callable[[Any], Any]:
    """Another answer each time; the last one stays."""
    left = list(answers)
    return lambda _query: left.pop(0) if len(left) > 1 else left[0]
