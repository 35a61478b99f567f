"""The Integrationszentrum as an office that leads mandates, measures, groups, meetings and events (S0-6)."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from augenhoehe.committees.models import Committee
from augenhoehe.committees.operations import give_mandate
from augenhoehe.committees.operations.appointments import appoint
from augenhoehe.committees.operations.body_rules import set_capacity
from augenhoehe.committees.tests import factories as f
from augenhoehe.concept.models import Measure
from augenhoehe.concept.tests.factories import a_measure
from augenhoehe.core.rights import SYSTEM
from augenhoehe.desk.units.queries import led_by, units
from augenhoehe.events.tests.factories import an_event
from augenhoehe.network.operations import propose_share
from tests.worlds import shared

pytestmark = pytest.mark.django_db
PAGE = "/intern/stellen/"
CENTRE = "Integrationszentrum Kreis Federlohe"


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@pytest.fixture
def led(cast) -> Committee:
    """The centre accompanies a group that meets, has a mandate, leads a measure, invites, and shares a task."""
    group = f.a_committee(cast, Committee.Kind.WORKING_GROUP, "Arbeitskreis Ankommen")
    appoint(
        kind="office", function="Geschäftsstelle", unit=CENTRE, committee=group, user=cast.users["veit"],
        valid_from=f.DAY, by=SYSTEM, at=f.AT,
    )  # fmt: skip
    resolution = f.decided(f.on_agenda(group))
    f.a_meeting(group, starts_at=f.THURSDAY.replace(month=12, day=10))
    give_mandate(
        resolution=resolution, title="Konzept entwickeln", unit=CENTRE, due=date(2027, 1, 29), by=SYSTEM, at=f.AFTER
    )
    a_measure(cast, title="Ankommen leicht gemacht", lead_unit=CENTRE)
    an_event(office_name=CENTRE, title="Fachtag Ankommen")
    propose_share(
        municipality=f.town("Zwirnstadt"), task="Beratung", lead="district", unit=CENTRE, part="Wir beraten.",
        by=SYSTEM, at=f.AT,
    )  # fmt: skip
    return group


def shown(actor, unit: str = CENTRE) -> dict[str, list[str]]:
    return {part.title: [one.title for one in part.lines] for part in led_by(actor, unit, at=f.AT)}


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


def test_the_centre_leads_mandates_measures_groups_meetings_and_events(cast, led):
    found = shown(cast.aylin)
    assert found["Aufträge"] == ["Konzept entwickeln"]
    assert found["Maßnahmen"] == ["Ankommen leicht gemacht"]
    assert found["Gruppen und Gremien"] == ["Arbeitskreis Ankommen"]
    assert "Arbeitskreis Ankommen" in found["Sitzungen"]
    assert found["Zwischen Kreis und Kommunen"] == ["Beratung"]
    assert found["Veranstaltungen"]


def test_what_another_office_leads_is_not_the_centres(cast, led):
    assert shown(cast.aylin, "Jugendamt Sternmünde").keys() <= {"Maßnahmen"}


def test_the_page_offers_every_office_and_says_when_one_leads_nothing(cast, led):
    assert CENTRE in units(cast.aylin, f.DAY) and "Jugendamt Sternmünde" in units(cast.aylin, f.DAY)
    page = client_of(cast, "aylin").get(PAGE, {"stelle": CENTRE}).content.decode()
    assert "Konzept entwickeln" in page and "Ankommen leicht gemacht" in page
    nothing = client_of(cast, "aylin").get(PAGE, {"stelle": "Frauen wagen Wege e. V."}).content.decode()
    assert "leitet zurzeit nichts" in nothing


def test_effort_of_measures_stands_beside_the_strength_of_groups(cast, led):
    """S3-26: what it takes, who can do it, and how many hours a group has."""
    set_capacity(committee=led, hours=24, note="", valid_from=f.DAY, by=SYSTEM, at=f.AT)
    Measure.objects.filter(title="Ankommen leicht gemacht").update(effort_hours=120, capacity="zwei halbe Stellen")
    a_measure(cast, title="Noch ungeschätzt", lead_unit=CENTRE)
    page = client_of(cast, "aylin").get(PAGE, {"stelle": CENTRE}).content.decode()
    for words in (
        "1 von 2 Maßnahmen nennen ihren Aufwand: zusammen 120 Stunden.", "zwei halbe Stellen",
        "Aufwand noch nicht genannt", "24 Stunden im Monat",
    ):  # fmt: skip
        assert words in page


def test_strangers_do_not_open_it(cast, led):
    assert client_of(cast, "veit").get(PAGE).status_code == 403


def test_it_asks_the_same_however_much_an_office_leads(cast, led, django_assert_max_num_queries):
    client = client_of(cast, "aylin")
    client.get(PAGE, {"stelle": CENTRE})
    with django_assert_max_num_queries(28):
        client.get(PAGE, {"stelle": CENTRE})
