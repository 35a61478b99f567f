"""The one door to a machine that translates, asked over real HTTP: what goes out, what comes back, what goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from augenhoehe.core.provider import MOST_SIGNS, LibreTranslate, Unavailable, provider, wrong_address


class Service(ThreadingHTTPServer):
    """A small service that speaks as LibreTranslate does: it answers with the texts in capitals."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[dict[str, Any]] = []
        self.status, self.answer = 200, None
        self.location = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answering(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append({"path": self.path, **body})
        made = {"translatedText": [f"{body['target']}: {one.upper()}" for one in body["q"]]}
        self._send(self.server.answer if self.server.answer is not None else made)

    def do_GET(self) -> None:
        self._send([{"code": "de", "name": "German", "targets": ["ru", "tr"]}])

    def _send(self, answer: Any) -> None:
        content = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Tests say nothing."""


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as found:
        threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield found
        found.shutdown()


def test_texts_go_out_with_languages_and_key_and_come_back_in_order(service):
    made = LibreTranslate(service.url, "geheim").translate(["eins", "zwei"], source="de", target="ru")
    assert made == ["ru: EINS", "ru: ZWEI"]
    assert service.asked == [
        {"path": "/translate", "q": ["eins", "zwei"], "source": "de", "target": "ru", "format": "text",
         "api_key": "geheim"},
    ]  # fmt: skip


def test_without_a_key_none_is_sent_and_long_texts_go_in_portions(service):
    texts = ["a" * (MOST_SIGNS - 10), "b" * 20, "c"]
    assert len(LibreTranslate(service.url).translate(texts, source="de", target="tr")) == 3
    assert [[len(one) for one in asked["q"]] for asked in service.asked] == [[MOST_SIGNS - 10], [20, 1]]
    assert not any("api_key" in asked for asked in service.asked)


@pytest.mark.parametrize(
    ("status", "answer"),
    [(429, {"error": "slow down"}), (500, "kaputt"), (200, "kein JSON"), (200, {"translatedText": ["nur einer"]}),
     (200, {"translatedText": [1, 2]}), (200, ["falsch"]), (302, "anderswo")],
)  # fmt: skip
def test_what_is_not_an_answer_is_none(service, status, answer):
    service.status, service.answer = status, answer
    service.location = f"{service.url}/anderswo" if status == 302 else ""
    with pytest.raises(Unavailable, match="Übersetzungsdienst"):
        LibreTranslate(service.url).translate(["eins", "zwei"], source="de", target="ru")
    assert [one["path"] for one in service.asked] == ["/translate"]


def test_nobody_answers(service):
    service.server_close()
    with pytest.raises(Unavailable, match="antwortet nicht"):
        LibreTranslate(service.url).translate(["eins"], source="de", target="ru")


def test_the_languages_it_knows(service):
    assert LibreTranslate(service.url).pairs() == {("de", "ru"), ("de", "tr")}


def test_there_is_none_unless_the_installation_names_one(settings):
    assert provider() is None
    settings.TRANSLATE_URL, settings.TRANSLATE_KEY = "https://uebersetzung.example", "k"
    found = provider()
    assert isinstance(found, LibreTranslate) and (found.url, found.key) == ("https://uebersetzung.example", "k")


@pytest.mark.parametrize(
    ("url", "fine"),
    [("https://mt.example", True), ("http://127.0.0.1:5000", True), ("http://localhost", True),
     ("http://mt.example", False), ("ftp://mt.example", False), ("mt.example", False), ("https://", False)],
)  # fmt: skip
def test_only_an_encrypted_address_or_this_machine_is_asked(url, fine):
    assert (wrong_address(url) == "") is fine


def test_the_program_does_not_start_with_an_open_address():
    done = subprocess.run(
        [sys.executable, "-m", "augenhoehe", "check"],
        env={**os.environ, "AUGENHOEHE_TRANSLATE_URL": "http://mt.example"}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode != 0
    assert "AUGENHOEHE_TRANSLATE_URL braucht eine Adresse mit https://" in done.stderr + done.stdout
