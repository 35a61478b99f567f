"""Throttles: how often a key may act within a window. One UPSERT row each, on an unlogged table.

Call it outside a transaction that may be rolled back, or the attempt is forgotten with it.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from .clock import day_of
from .values import dataclass

_COUNT = """
INSERT INTO core_throttle AS kept (key, "window", count)
SELECT given, %(at)s, 1 FROM unnest(%(keys)s::text[]) given
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN kept."window" <= (%(since)s::timestamptz[])[array_position(%(keys)s::text[], kept.key::text)]
        THEN 1 ELSE LEAST(kept.count + 1, 1000000) END,
    "window" = CASE WHEN kept."window" <= (%(since)s::timestamptz[])[array_position(%(keys)s::text[], kept.key::text)]
        THEN excluded."window" ELSE kept."window" END
RETURNING key, count
"""
_salt: tuple[date, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """At most `limit` within `seconds` of the window's first, for one key."""

    purpose: str
    key: str
    limit: int
    seconds: int

    @property
    def stored(self) -> str:
        said = f"throttle:{self.purpose}:{self.key}"
        return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()


def hit(*, purpose: str, key: str, limit: int, seconds: int, at: datetime) -> bool:
    """Count one attempt; True while there were at most `limit` within `seconds` of the window's first."""
    return hit_all([Measure(purpose, key, limit, seconds)], at=at)


def hit_all(measures: Iterable[Measure], *, at: datetime) -> bool:
    """Count one attempt by several measures at once; True while all hold. They are different ones."""
    # In one order for all: two attempts never wait for each other in a ring.
    counted = {one.stored: one for one in sorted(measures, key=lambda one: one.stored)}
    since = [at - timedelta(seconds=one.seconds) for one in counted.values()]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"keys": list(counted), "at": at, "since": since})
        return all(count <= counted[key].limit for key, count in cursor.fetchall())


def address_key(address: str, at: datetime) -> str:
    """A key for a network address that nobody can turn back after the day: HMAC with a random daily salt.

    An IPv6 address counts by its /64, for a household has that many.
    """
    return hmac.new(_salt_of(day_of(at)), _network(address).encode(), hashlib.sha256).hexdigest()


def forget(*, before: datetime) -> int:
    """Remove counters whose window began before a moment; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute('DELETE FROM core_throttle WHERE "window" < %s', [before])
        return cursor.rowcount


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address.strip())
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def _salt_of(day: date) -> bytes:
    """The random salt of a day, shared by all processes through the cache and gone with it."""
    global _salt
    if _salt is None or _salt[0] != day:
        name = f"throttle-salt-{day.isoformat()}"
        cache.add(name, secrets.token_bytes(32), timeout=2 * 24 * 3600)
        kept = cache.get(name)
        _salt = (day, kept if isinstance(kept, bytes) else secrets.token_bytes(32))
    return _salt[1]
