"""How a foreign server is asked: slowly, with an end to waiting and to what is read."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from dataclasses import field
from typing import Protocol
from urllib.parse import urlsplit

from augenhoehe.core.values import dataclass

TIMEOUT, LARGEST = 30, 20_000_000
AGENT = "Augenhoehe-OParl-Pruefung"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; status 0 when it said nothing, then `error` says why. Names of headers are small."""

    url: str
    status: int
    headers: dict[str, str]
    content: bytes
    error: str = ""


class Fetcher(Protocol):
    """Whoever can ask an address: the web, or a test."""

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer: ...


@dataclass
class WebFetcher:
    """One request after the other with a pause between them; waits when the server asks for it."""

    pause: float = 0.2
    timeout: float = TIMEOUT
    asked: int = 0
    _last: float = field(default=0.0)

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        answer = self._ask(url, headers or {})
        if answer.status in (429, 503):
            wait = answer.headers.get("retry-after", "")
            time.sleep(min(int(wait) if wait.isdigit() else 2, 60))
            answer = self._ask(url, headers or {})
        return answer

    def _ask(self, url: str, headers: dict[str, str]) -> Answer:
        if urlsplit(url).scheme not in ("http", "https"):
            return Answer(url, 0, {}, b"", "keine Adresse im Web")
        time.sleep(max(0.0, self._last + self.pause - time.monotonic()))
        self.asked += 1
        request = urllib.request.Request(  # noqa: S310 – the scheme was looked at above
            url, headers={"User-Agent": AGENT, "Accept": "application/json, */*;q=0.5", **headers}
        )
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as found:  # noqa: S310 – dito
                return _answer(url, found)
        except urllib.error.HTTPError as error:
            return _answer(url, error)
        except (OSError, ValueError, http.client.HTTPException) as error:
            return Answer(url, 0, {}, b"", str(getattr(error, "reason", error)))
        finally:
            self._last = time.monotonic()


def _answer(url: str, found: http.client.HTTPResponse | urllib.error.HTTPError) -> Answer:
    headers = {name.lower(): value for name, value in found.headers.items()}
    content = found.read(LARGEST + 1)
    if len(content) > LARGEST:
        return Answer(url, 0, headers, b"", f"mehr als {LARGEST // 1_000_000} MB in einer Antwort")
    return Answer(url, found.status or 0, headers, content)
