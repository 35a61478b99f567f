"""One page of a council information system: fetched slowly, with patience, within limits, saying who asks."""

from __future__ import annotations

import http.client
import json
import re
import socket
import ssl
import time
from collections.abc import Callable, Collection
from dataclasses import field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import SplitResult, urljoin

from augenhoehe.core.refused import Refused
from augenhoehe.core.values import dataclass

from .guarding import Resolve, port_of, resolved, same_host, target, tidy_url

MOST_BYTES = 25_000_000
CONNECT_SECONDS = 20
# Some systems take minutes for a page; longer than this nobody waits.
READ_SECONDS = 180
PAGE_SECONDS = 300
TRIES = 5
MOST_WAIT = 120
MOST_REDIRECTS = 5
PIECE = 65_536
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
WHO = "Augenhoehe (OParl-Abruf)"
# PostgreSQL keeps neither noughts nor half signs.
_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")


class Missing(Exception):
    """The server says that there is nothing at this address."""


class Unreadable(Exception):
    """A page that is not what it should be, however often it is asked for; the message is a sentence."""


class Passing(Exception):
    """What went wrong may go right in a moment."""

    def __init__(self, sentence: str, wait: float = 0) -> None:
        super().__init__(sentence)
        self.wait = wait


@dataclass
class Fetcher:
    """Fetches pages of one source. `pause` seconds lie between two requests; clock and sleep can be given."""

    start: str
    allowed: Collection[str] = ()
    pause: float = 0.5
    certificate: str = ""
    contact: str = ""
    home: str = ""
    resolve: Resolve = resolved
    sleep: Callable[[float], None] = time.sleep
    moment: Callable[[], float] = time.monotonic
    waited: Callable[[], None] = lambda: None
    last: float | None = None
    requests: int = 0
    retries: int = 0
    server_date: datetime | None = None
    _opened: dict[tuple[str, str], http.client.HTTPConnection] = field(default_factory=dict)

    def json(self, url: str) -> Any:
        """What lies at an address; asked again when the server stumbles. Raises Missing or Unreadable."""
        problem = ""
        for attempt in range(TRIES):
            try:
                return self._once(tidy_url(url))
            except Passing as passing:
                problem = str(passing)
                self.close()
                self.retries += 1
                if attempt + 1 < TRIES:
                    self.sleep(min(passing.wait or 2.0**attempt, MOST_WAIT))
                    self.waited()
        raise Unreadable(problem)

    def close(self) -> None:
        """Let go of open connections."""
        for connection in self._opened.values():
            connection.close()
        self._opened.clear()

    def _once(self, url: str) -> Any:
        for _ in range(MOST_REDIRECTS):
            self._be_polite()
            status, headers, content = self._get(url)
            if status in (301, 302, 303, 307, 308):
                url = self._redirected(url, headers.get("location", ""))
                continue
            return _understood(url, status, headers, content)
        raise Unreadable(f"{url} leitet immer weiter um.")

    def _redirected(self, url: str, to: str) -> str:
        onward = tidy_url(urljoin(url, to))
        if not to or not same_host(url, onward):
            raise Unreadable(f"{url} leitet auf einen anderen Rechner um. Dorthin folgen wir nicht.")
        return onward

    def _be_polite(self) -> None:
        if self.last is not None and (rest := self.pause - (self.moment() - self.last)) > 0:
            self.sleep(rest)
        self.last = self.moment()
        self.requests += 1

    def _get(self, url: str) -> tuple[int, dict[str, str], bytes]:
        try:
            parts, connection = self._connection(url)
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", path, headers=self._headers(parts))
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            content = self._read(url, answer)
        except Refused as refused:
            raise Unreadable(refused.sentence) from None
        except ssl.SSLCertVerificationError as error:
            raise Unreadable(_about_certificate(url, error)) from None
        except (OSError, http.client.HTTPException, TimeoutError) as error:
            raise Passing(f"{url} antwortet nicht ({type(error).__name__}).") from None
        self._note_date(headers.get("date", ""))
        if answer.will_close:
            self.close()
        return answer.status, headers, content

    def _headers(self, parts: SplitResult) -> dict[str, str]:
        headers = {
            "Host": parts.netloc,
            "Accept": "application/json",
            "User-Agent": f"{WHO}; +{self.home}" if self.home else WHO,
        }
        return headers | ({"From": self.contact} if self.contact else {})

    def _read(self, url: str, answer: http.client.HTTPResponse) -> bytes:
        begun, pieces, size = self.moment(), [], 0
        while piece := answer.read(PIECE):
            size += len(piece)
            if size > MOST_BYTES:
                raise Unreadable(f"{url} ist größer als {MOST_BYTES // 1_000_000} MB.")
            if self.moment() - begun > PAGE_SECONDS:
                raise Passing(f"{url} braucht länger als {PAGE_SECONDS // 60} Minuten.")
            pieces.append(piece)
        return b"".join(pieces)

    def _connection(self, url: str) -> tuple[SplitResult, http.client.HTTPConnection]:
        """One kept for each machine; its numeric address was looked up and checked once."""
        parts, address = target(url, self.allowed, self.resolve)
        key = (parts.scheme, parts.netloc)
        if key not in self._opened:
            host, port = parts.hostname or "", port_of(parts)
            made: http.client.HTTPConnection
            if parts.scheme == "https":
                made = _Secure(host, port, address, self._context())
            else:
                made = _Plain(host, port, address)
            self._opened[key] = made
        return parts, self._opened[key]

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self.certificate:
            # Servers that forget their intermediate certificate: it can be entered with the source.
            context.load_verify_locations(cadata=self.certificate)
            context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        return context

    def _note_date(self, said: str) -> None:
        if self.server_date is None and said:
            try:
                self.server_date = parsedate_to_datetime(said)
            except ValueError:
                return


class _Plain(http.client.HTTPConnection):
    """Connects to the address that was checked, whatever the name answers now."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=READ_SECONDS)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), CONNECT_SECONDS)
        self.sock.settimeout(READ_SECONDS)


class _Secure(http.client.HTTPSConnection):
    def __init__(self, host: str, port: int, address: str, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=READ_SECONDS, context=context)
        self.address, self.checked = address, context

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), CONNECT_SECONDS)
        plain.settimeout(READ_SECONDS)
        self.sock = self.checked.wrap_socket(plain, server_hostname=self.host)


def _understood(url: str, status: int, headers: dict[str, str], content: bytes) -> Any:
    if status in (404, 410):
        raise Missing(url)
    if status in AGAIN:
        wait = headers.get("retry-after", "")
        raise Passing(f"{url} antwortet mit Fehler {status}.", float(wait) if wait.isdigit() else 0)
    if status != 200:
        raise Unreadable(f"{url} antwortet mit Fehler {status}.")
    return parsed(url, content)


def parsed(name: str, content: bytes) -> Any:
    """JSON as servers write it: with byte order marks, control signs within texts, half signs."""
    text = content.decode("utf-8-sig", errors="replace")
    try:
        found = json.loads(text, strict=False, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        # Error pages and documents come with status 200; often the next answer is right.
        raise Passing(f"{name} ist kein JSON, obwohl der Server es sagt.") from None
    return _keepable(found) if re.search(r"\\u(?:0000|[dD][89a-fA-F])", text) or "\x00" in text else found


def _keepable(value: Any) -> Any:
    if isinstance(value, str):
        return _UNKEEPABLE.sub("", value)
    if isinstance(value, list):
        return [_keepable(one) for one in value]
    if isinstance(value, dict):
        return {_UNKEEPABLE.sub("", str(key)): _keepable(one) for key, one in value.items()}
    return value


def _about_certificate(url: str, error: ssl.SSLCertVerificationError) -> str:
    return (
        f"Das Zertifikat von {url} lässt sich nicht prüfen ({error.verify_message}). Oft fehlt dort das "
        "Zwischenzertifikat; es kann bei der Quelle eingetragen werden."
    )
