"""Does an address still answer? One short request, never to what only this machine can reach, never its content."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable, Collection
from urllib.parse import urljoin

from augenhoehe.core.refused import Refused
from augenhoehe.core.values import dataclass
from augenhoehe.council_records.oparl.guarding import Resolve, port_of, resolved, target, tidy_url

from .models import Link

SECONDS = 15
WHO = "Augenhoehe (fragt, ob Verweise noch stimmen)"
# The page is there, but not for machines; a person has to look once a year anyway.
CLOSED_TO_MACHINES = frozenset({401, 403, 405, 406, 429, 999})
PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Answered:
    """What an address said, and where it sends people for good."""

    answer: Link.Answer
    moved_to: str = ""


Ask = Callable[[str], Answered]


def ask_address(url: str, *, allowed: Collection[str] = (), resolve: Resolve = resolved) -> Answered:
    """Asked once; whoever does not answer is asked again another night."""
    try:
        status, onward = _status(tidy_url(url), allowed, resolve)
    except (Refused, OSError, http.client.HTTPException):
        return Answered(Link.Answer.SILENT)
    if status in PERMANENT and onward and not _same_page(url, onward):
        return Answered(Link.Answer.MOVED, onward)
    if status in (404, 410):
        return Answered(Link.Answer.GONE)
    if status < 400 or status in CLOSED_TO_MACHINES:
        return Answered(Link.Answer.FINE)
    return Answered(Link.Answer.SILENT)


def _status(url: str, allowed: Collection[str], resolve: Resolve) -> tuple[int, str]:
    parts, address = target(url, allowed, resolve)
    host, port = parts.hostname or "", port_of(parts)
    connection = _Pinned(host, port, address, secure=parts.scheme == "https")
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"Host": parts.netloc, "User-Agent": WHO, "Accept": "text/html,*/*"})
        answer = connection.getresponse()
        return answer.status, urljoin(url, answer.headers.get("Location", ""))
    finally:
        connection.close()


def _same_page(url: str, onward: str) -> bool:
    """From http to https, or with a stroke at the end, is no move worth a person's time."""
    return _bare(url) == _bare(onward)


def _bare(url: str) -> str:
    return url.split("://", 1)[-1].removeprefix("www.").split("#")[0].rstrip("/").lower()


class _Pinned(http.client.HTTPConnection):
    """Connects to the address that was checked, whatever the name answers now."""

    def __init__(self, host: str, port: int, address: str, *, secure: bool) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.address, self.secure = address, secure

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), SECONDS)
        if self.secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
