"""Throttles: a few attempts, then a pause; and no address that could be read back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from augenhoehe.core.models import Throttle
from augenhoehe.core.throttle import address_key, forget, hit

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def _hit(at=NOW, key="a", purpose="test"):
    return hit(purpose=purpose, key=key, limit=3, seconds=60, at=at)


@pytest.mark.django_db
def test_three_attempts_are_free_and_the_fourth_waits():
    assert [_hit() for _ in range(5)] == [True, True, True, False, False]


@pytest.mark.django_db
def test_keys_and_purposes_do_not_share_a_counter():
    for _ in range(4):
        _hit()
    assert _hit(key="b")
    assert _hit(purpose="other")


@pytest.mark.django_db
def test_after_the_window_counting_begins_anew():
    for _ in range(4):
        _hit()
    assert not _hit(at=NOW + timedelta(seconds=59))
    assert _hit(at=NOW + timedelta(seconds=60))


@pytest.mark.django_db
def test_the_key_is_stored_only_as_digest():
    _hit(key="aylin@federlohe.example")
    assert "aylin" not in Throttle.objects.get().key


@pytest.mark.django_db
def test_old_counters_are_forgotten():
    _hit(at=NOW - timedelta(days=3), key="old")
    _hit(key="new")
    assert forget(before=NOW - timedelta(days=2)) == 1
    assert Throttle.objects.count() == 1


@pytest.mark.django_db
def test_an_address_has_another_key_every_day():
    assert address_key("192.0.2.7", NOW) == address_key("192.0.2.7", NOW)
    assert address_key("192.0.2.7", NOW) != address_key("192.0.2.7", NOW + timedelta(days=1))
    assert address_key("192.0.2.7", NOW) != address_key("192.0.2.8", NOW)


@pytest.mark.django_db
def test_a_household_counts_as_one_address():
    assert address_key("2001:db8:1:2::1", NOW) == address_key("2001:db8:1:2:ffff::9", NOW)
    assert address_key("2001:db8:1:2::1", NOW) != address_key("2001:db8:1:3::1", NOW)
    assert address_key("::ffff:192.0.2.7", NOW) == address_key("192.0.2.7", NOW)


def test_parallel_attempts_are_all_counted(committed):
    def attempt(_):
        try:
            return hit(purpose="parallel", key="one", limit=10, seconds=60, at=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        allowed = list(pool.map(attempt, range(40)))
    assert allowed.count(True) == 10
    assert Throttle.objects.get().count == 40
