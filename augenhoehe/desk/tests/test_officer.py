"""The overview of an integration officer: the own town, what is late, and who is missing (S2-3)."""

from __future__ import annotations

import pytest
from django.test import Client

from augenhoehe.committees.models import Committee
from augenhoehe.committees.tests import factories as f
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.desk.officer.queries import overview
from augenhoehe.network.operations import propose_share
from tests.worlds import shared

pytestmark = pytest.mark.django_db
PAGE = "/intern/uebersicht/"


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


def a_town(cast, name: str) -> Committee:
    """A group of the town that nobody affected sits in, with a meeting and a shared task."""
    group = f.a_committee(cast, Committee.Kind.WORKING_GROUP, f"Arbeitskreis {name}", place=f.town(name))
    f.seat(cast, group, "korbinian")
    f.a_meeting(group, place=f"Rathaus {name}")
    propose_share(
        municipality=f.town(name), task=f"Beratung in {name}", lead="each", unit="Kreis", part="Wir beraten.",
        by=SYSTEM, at=f.AT,
    )  # fmt: skip
    return group


def shown(actor) -> dict[str, list[str]]:
    return {part.title: [one.title for one in part.lines] for part in overview(actor, at=f.AT)}


def test_an_officer_sees_the_own_town_and_no_other(cast):
    a_town(cast, "Zwirnstadt")
    a_town(cast, "Sternmünde")
    found = shown(cast.nuray)
    assert found["Nächste Sitzungen"] == ["Arbeitskreis Zwirnstadt"]
    assert found["Gruppen, in denen jemand fehlt"] == ["Arbeitskreis Zwirnstadt"]
    assert found["Mit Kreis oder Kommune zu klären"] == ["Beratung in Zwirnstadt"]
    page = client_of(cast, "nuray").get(PAGE).content.decode()
    assert "Zwirnstadt" in page and "Rathaus Sternmünde" not in page


def test_an_officer_of_the_whole_kreis_sees_all_towns(cast):
    f.person(cast, "imke", Role.INTEGRATION_OFFICER)
    a_town(cast, "Zwirnstadt")
    a_town(cast, "Sternmünde")
    assert len(shown(cast.imke)["Nächste Sitzungen"]) == 2


def test_mandates_of_the_town_stand_with_their_day(cast):
    from datetime import date

    from augenhoehe.committees.operations import give_mandate

    group = a_town(cast, "Zwirnstadt")
    resolution = f.decided(f.on_agenda(group))
    give_mandate(
        resolution=resolution, title="Auskunft übersetzen", text="", unit="Jugendamt", responsible=None,
        due=date(2027, 1, 29), by=cast.aylin, at=f.AFTER,
    )  # fmt: skip
    assert shown(cast.nuray)["Aufträge aus Beschlüssen"] == ["Auskunft übersetzen"]
    assert shown(cast.aylin)["Aufträge aus Beschlüssen"] == ["Auskunft übersetzen"]


def test_without_anything_each_part_says_so(cast):
    page = client_of(cast, "nuray").get(PAGE).content.decode()
    assert "Kein Auftrag läuft." in page and "Keine Sitzung ist geplant." in page


@pytest.mark.parametrize("name", ["veit", "linh", "emine", "wiebke"])
def test_it_is_the_officers_page(cast, name):
    assert client_of(cast, name).get(PAGE).status_code == 403


def test_the_way_there_stands_in_the_navigation(cast):
    assert PAGE in client_of(cast, "nuray").get("/intern/").content.decode()


def test_the_page_asks_the_same_however_much_there_is(cast, django_assert_max_num_queries):
    for name in ("Zwirnstadt", "Sternmünde", "Mohnfurt"):
        a_town(cast, name)
    client = client_of(cast, "nuray")
    client.get(PAGE)
    with django_assert_max_num_queries(30):
        client.get(PAGE)
