"""„Heute“: my duties first, then what I push elsewhere; as many queries for a thousand duties as for one."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from augenhoehe.accounts.models import User
from augenhoehe.accounts.operations import create_user, grant_role
from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.notices.operations import close_duty, open_duty

pytestmark = pytest.mark.django_db


def person(letter: str, role: Role | None = None) -> User:
    at = clock.now()
    user = create_user(
        email=f"{letter}@federlohe.example",
        name=letter.title(),
        function="",
        language="de",
        carrier=None,
        by=SYSTEM,
        at=at,
    )
    if role:
        grant_role(user=user, role=role, by=SYSTEM, at=at, valid_from=clock.today())
    return user


def duty(title: str, *, days: int, user: User | None = None, role: str = ""):
    return open_duty(
        kind="probe", subject_kind="probe", subject_id=uuid4(), title=title, url="/intern/", owner_label="Probe",
        by=SYSTEM, at=clock.now(), user=user, role=role, due=clock.today() + timedelta(days=days),
    )  # fmt: skip


def page_of(user: User) -> str:
    client = Client()
    client.force_login(user, backend="augenhoehe.accounts.backends.Backend")
    return client.get("/intern/").content.decode()


def test_what_waits_for_me_comes_with_its_date_and_what_waits_for_others_does_not():
    aylin, linh = person("aylin", Role.COORDINATION), person("linh", Role.MEASURE_OWNER)
    duty("Marker belegen", days=3, user=linh)
    duty("Hinweise sichten", days=1, role=Role.COORDINATION)
    assert "Hinweise sichten" in page_of(aylin)
    assert "Marker belegen" not in page_of(aylin)
    assert "Marker belegen" in page_of(linh)


def test_coordination_sees_what_is_overdue_elsewhere_and_a_stranger_never_does():
    aylin, veit = person("aylin", Role.COORDINATION), person("veit")
    duty("Marker belegen", days=-2, user=person("linh", Role.MEASURE_OWNER))
    assert "Anderswo überfällig" in page_of(aylin)
    assert "Marker belegen" not in page_of(veit)


def test_without_duties_the_page_says_that_nothing_waits():
    assert "Nichts wartet auf Sie." in page_of(person("veit"))


def test_a_closed_duty_is_gone():
    linh = person("linh", Role.MEASURE_OWNER)
    owed = duty("Marker belegen", days=3, user=linh)
    close_duty(kind="probe", subject_id=owed.subject_id, outcome="belegt", by=SYSTEM, at=clock.now())
    assert "Marker belegen" not in page_of(linh)


def test_a_thousand_duties_cost_as_many_queries_as_one(django_assert_max_num_queries):
    aylin = person("aylin", Role.COORDINATION)
    duty("Erste Pflicht", days=1, user=aylin)
    client = Client()
    client.force_login(aylin, backend="augenhoehe.accounts.backends.Backend")
    client.get("/intern/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        client.get("/intern/")
    from augenhoehe.notices.models import Duty

    first = Duty.objects.get()
    names = ("kind", "subject_kind", "title", "url", "owner_label", "opened_at", "due")
    same = {name: getattr(first, name) for name in names}
    Duty.objects.bulk_create(Duty(**same, subject_id=uuid4(), user=aylin) for _ in range(1000))
    with CaptureQueriesContext(connection) as many:
        content = client.get("/intern/").content.decode()
    assert len(many) == len(few) <= 12
    assert "Gezeigt sind die 50 dringendsten" in content


def test_the_number_of_a_matter_leads_straight_to_it(client):
    from augenhoehe.core.multilingual import multilingual
    from augenhoehe.journal.operations import open_thread, publish_thread

    aylin = person("aylin", Role.COORDINATION)
    thread = open_thread(title="Kita-Auskunft", by=SYSTEM, at=clock.now(), text="Eröffnet")
    thread = publish_thread(
        thread=thread,
        title=multilingual("Kita-Auskunft"),
        summary=multilingual("Drei Sätze."),
        by=SYSTEM,
        at=clock.now(),
    )
    thread.refresh_from_db()
    client.force_login(aylin, backend="augenhoehe.accounts.backends.Backend")
    typed = thread.number.removeprefix("V-").replace("-0", "-").replace("-0", "-")
    assert client.get("/intern/suche/", {"q": typed}).url == thread.get_absolute_url()
