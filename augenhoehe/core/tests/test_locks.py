"""Who holds a row keeps other writers waiting, but nobody who only points at it."""

from __future__ import annotations

import threading
from datetime import date

from django.db import connection, transaction

from augenhoehe.core.tests.parallel import at_once
from augenhoehe.places.models import Municipality, SocialArea


def test_a_row_can_be_pointed_at_while_somebody_holds_it(committed):
    town = Municipality.objects.create(name="Zwirnstadt", ags="05999004", kind=Municipality.Kind.TOWN)
    held, pointed = threading.Event(), threading.Event()

    def hold() -> bool:
        with transaction.atomic():
            Municipality.objects.select_for_update().get(pk=town.pk)
            held.set()
            return pointed.wait(10)

    def point() -> None:
        held.wait(10)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
        SocialArea.objects.create(municipality=town, key="1", name="Webersiedlung", valid_from=date(2026, 1, 1))
        pointed.set()

    assert at_once(hold, point) == [True, None]


def test_a_held_row_waits_for_nobody_else_who_wants_to_write_it(committed):
    town = Municipality.objects.create(name="Zwirnstadt", ags="05999004", kind=Municipality.Kind.TOWN)
    seen: list[str] = []
    held = threading.Event()

    def rename(name: str, first: bool) -> None:
        if not first:
            held.wait(10)
        with transaction.atomic():
            row = Municipality.objects.select_for_update().get(pk=town.pk)
            held.set()
            seen.append(row.name)
            row.name = name
            row.save()

    at_once(lambda: rename("Zwirnstadt-Nord", True), lambda: rename("Zwirnstadt-Süd", False))
    assert seen == ["Zwirnstadt", "Zwirnstadt-Nord"]
