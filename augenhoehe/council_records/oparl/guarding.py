"""Where a fetch may go: to the internet by https, never to what only this machine can reach, never anywhere else."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection, Sequence
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from augenhoehe.core.refused import Refused

Resolve = Callable[[str, int], Sequence[str]]
PORTS = {"https": 443, "http": 80}


def resolved(host: str, port: int) -> list[str]:
    """All addresses behind a name."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise Refused(f"Den Rechner {host} gibt es nicht, oder er ist gerade nicht zu finden.", field="url") from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def tidy_url(url: str) -> str:
    """Without spaces around it, without a fragment, without double slashes in the path; other signs quoted."""
    parts = urlsplit(url.strip())
    path = "/".join(piece for place, piece in enumerate(parts.path.split("/")) if piece or place == 0)
    path += "/" if parts.path.endswith("/") and not path.endswith("/") else ""
    return urlunsplit(
        (
            parts.scheme.lower(),
            parts.netloc,
            quote(path, safe="/%:@!$&'()*+,;=~-._"),
            parts.query.replace(" ", "%20"),
            "",
        )
    )


def split(url: str) -> SplitResult:
    """The parts of an address we may fetch at all; otherwise a sentence."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refused("Diese Adresse ist nicht lesbar.", field="url") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise Refused("Bitte nennen Sie eine Adresse, die mit https:// beginnt.", field="url")
    if parts.username or parts.password:
        raise Refused("Eine Adresse mit Anmeldedaten nehmen wir nicht an.", field="url")
    if port is not None and not 0 < port < 65536:
        raise Refused("Diese Adresse ist nicht lesbar.", field="url")
    return parts


def port_of(parts: SplitResult) -> int:
    return parts.port or PORTS[parts.scheme]


def target(url: str, allowed: Collection[str], resolve: Resolve = resolved) -> tuple[SplitResult, str]:
    """The parts and the one numeric address to connect to: asked once, so that no second answer can lead inside."""
    parts = split(url)
    host, port = parts.hostname or "", port_of(parts)
    addresses = resolve(host, port)
    if f"{host}:{port}" in allowed:
        return parts, addresses[0]
    if parts.scheme != "https":
        raise Refused("Bitte nennen Sie eine Adresse, die mit https:// beginnt.", field="url")
    for address in addresses:
        if not ipaddress.ip_address(address.split("%")[0]).is_global:
            raise Refused(
                f"{host} liegt nicht im Internet. Wenn das so sein soll, trägt die Systemverwaltung den Rechner unter "
                "AUGENHOEHE_COUNCIL_PRIVATE_HOSTS ein.",
                field="url",
            )
    return parts, addresses[0]


def same_host(one: str, other: str) -> bool:
    """The same machine and, but for http and https, the same port."""
    first, second = split(one), split(other)
    if first.hostname != second.hostname:
        return False
    return port_of(first) == port_of(second) or {port_of(first), port_of(second)} == {80, 443}
