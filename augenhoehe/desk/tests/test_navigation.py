"""The inside navigation: at most seven entries for everybody, and everything of an area one row below."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Actor, HeldRole, Role
from augenhoehe.places.models import Installation
from augenhoehe.ui.context import MOST_ENTRIES, Site

pytestmark = pytest.mark.django_db
COORDINATION = {
    "/intern/": "Heute", "/intern/hinweise/": "Hinweise", "/intern/themen/": "Hinweise",
    "/intern/rekonstruktionen/": "Hinweise", "/intern/vorgaenge/": "Vorgänge",
    "/intern/strukturfragen/": "Strukturfragen", "/intern/projektgruppen/": "Strukturfragen",
    "/intern/vorschlaege/": "Strukturfragen", "/intern/uebernahmen/": "Strukturfragen",
    "/intern/gremien/": "Gremien", "/intern/gremien/vorlagen/": "Gremien", "/intern/gremien/auftraege/": "Gremien",
    "/intern/organisationen/": "Organisationen", "/intern/konzepte/": "Konzept",
    "/intern/angebote/": "Organisationen", "/intern/rundschreiben/": "Organisationen",
    "/intern/foerderung/": "Organisationen", "/intern/bewilligungen/": "Organisationen",
    "/intern/netzwerk/kooperationen/": "Organisationen", "/intern/netzwerk/boerse/": "Organisationen",
    "/intern/einsatzanfragen/": "Organisationen", "/intern/ehrenamt/": "Organisationen",
    "/intern/angebotsluecken/": "Strukturfragen",
}  # fmt: skip


def site(path: str, *roles: Role) -> Site:
    held = tuple(HeldRole(role) for role in roles)
    actor = Actor(user_id=new_id(), name="Jemand", function="Stelle", roles=held)
    modules = {"cases": True, "volunteers": True, "network_picture": True}
    installation = Installation(modules=modules, name="Kreis", invented=True)
    return Site(SimpleNamespace(path=path, actor=actor, installation=installation))


@pytest.mark.parametrize("role", list(Role))
def test_nobody_with_one_role_loses_an_entry_to_the_limit(role, monkeypatch):
    everything = len(site("/intern/", role)._areas)
    monkeypatch.setattr("augenhoehe.ui.context.MOST_ENTRIES", 99)
    assert everything == len(site("/intern/", role)._areas) <= MOST_ENTRIES


@pytest.mark.parametrize(("path", "area"), COORDINATION.items())
def test_the_coordination_reaches_every_list_and_sees_where_it_is(path, area):
    shown = site(path, Role.COORDINATION)
    assert [one.label for one in shown.navigation if one.current] == [area]
    reached = {link.url for link in [*shown.navigation, *shown.area, *shown.corner]}
    assert path in reached


@pytest.mark.parametrize("path", ["/intern/strukturfragen/", "/intern/projektgruppen/x/", "/intern/vorschlaege/x/"])
def test_the_second_row_stands_on_every_page_of_the_area(path):
    rows = site(path, Role.COORDINATION).area
    assert [one.label for one in rows] == [
        "Strukturfragen",
        "Projektgruppen",
        "Lösungsvorschläge",
        "Übernahmen",
        "Angebotslücken",
        "Freigegebene Zahlen",
    ]
    assert sum(one.current for one in rows) == 1


def test_what_belongs_to_one_entry_of_the_second_row_stands_in_a_third():
    """Fifteen lists around the register: in one row nobody would find the one they look for."""
    board = site("/intern/netzwerk/boerse/", Role.COORDINATION)
    assert [one.label for one in board.area if one.current] == ["Zusammenarbeit"]
    assert [one.label for one in board.corner] == [
        "Zusammenarbeit", "Börse", "Bild des Netzwerks", "Wen erreichen wir?", "Kreis und Kommunen", "Abstimmung",
        "Engagement",
    ]  # fmt: skip
    assert [one.label for one in board.corner if one.current] == ["Börse"]
    assert len(board.area) <= 10
    assert site("/intern/organisationen/", Role.COORDINATION).corner == []
    head = site("/intern/netzwerk/kooperationen/", Role.COORDINATION).corner
    assert [one.label for one in head if one.current] == ["Zusammenarbeit"]


def test_without_the_area_its_pages_stand_in_the_first_row():
    """Who moderates reconstructions reads topics, but no hints; who advises reads neither."""
    moderator = site("/intern/rekonstruktionen/", Role.RECONSTRUCTION)
    assert [one.label for one in moderator.navigation if one.current] == ["Themen"]
    assert [one.label for one in moderator.area] == ["Themen", "Konflikte", "Fallrekonstruktionen"]
    labels = [one.label for one in site("/intern/", Role.ADVICE_SERVICE).navigation]
    assert "Hinweis geben" in labels and not {"Hinweise", "Themen", "Fallakten"} & set(labels)


def test_where_there_is_only_one_page_there_is_no_second_row():
    assert site("/intern/", Role.COORDINATION).area == []
    assert site("/intern/", Role.PRESS).area == []


def test_the_search_stands_beside_the_account_for_everybody_with_a_role():
    assert site("/intern/", Role.COORDINATION).inside_search == "/intern/suche/"
    assert site("/intern/").inside_search == ""
