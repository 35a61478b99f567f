"""Acceptance 4 where packages above the register put it out: network picture, circulars, open data, every dataset."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.circulars.links import token_for
from augenhoehe.circulars.tests import factories as letters
from augenhoehe.core.contributions import collected
from augenhoehe.core.rights import SYSTEM
from augenhoehe.network.operations import draw_network
from augenhoehe.network.tests import factories as network
from augenhoehe.organisations.tests import factories as f
from augenhoehe.organisations.tests.pages import client_of
from augenhoehe.organisations.tests.test_nothing_hidden import SECRETS, _around, cast, hidden
from augenhoehe.places.models import Installation

__all__ = ["_around", "cast", "hidden"]
pytestmark = pytest.mark.django_db
PICTURE = "/intern/netzwerk/bild/"
# Of the group at home in Mohnfurt, where Nuray keeps nothing.
OF_HOME = ("Privatweg", "59666", "Zuhause Zoe", "zoe@geheim.example")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@pytest.fixture
def drawn(cast, hidden):
    """They work together, so that the picture links them."""
    mosque, home, gone, _waiting = hidden
    Installation.objects.update(modules={"network_picture": True, "volunteers": True})
    network.agreed(network.a_cooperation(mosque, home, begins_on=f.DAY))
    network.agreed(network.a_cooperation(home, gone, begins_on=f.DAY))
    draw_network(by=SYSTEM, at=f.AT)
    return hidden


def told(text: str, secrets=SECRETS) -> list[str]:
    return [one for one in secrets if one in text]


@pytest.mark.parametrize("name", ["emine", "olek", "linh", "rojda", "veit", "wiebke"])
def test_the_network_picture_its_table_and_its_file_hide_it(cast, drawn, name):
    _mosque, _home, gone, waiting = drawn
    client = client_of(cast, name)
    for path in (PICTURE, f"{PICTURE}?export=csv", f"{PICTURE}?ort={gone.municipality_id}",
                 f"{PICTURE}?ort={waiting.municipality_id}", "/intern/netzwerk/kooperationen/",
                 "/intern/netzwerk/kooperationen/?export=csv", "/intern/netzwerk/boerse/"):  # fmt: skip
        answer = client.get(path)
        text = answer.getvalue().decode()
        assert told(text) == [], (name, path)
        if "?ort=" in path and answer.status_code == 200:
            assert gone.name not in text, "nobody is found by a town they hide"


def test_who_sees_the_picture_sees_that_they_are_linked(cast, drawn):
    """The walk above is not blind."""
    text = client_of(cast, "emine").get(PICTURE).content.decode()
    assert all(one.name in text for one in drawn[:3]) and drawn[3].name not in text


def test_every_dataset_of_open_data_hides_it(cast, drawn):
    found = {one.key: str(list(one.rows(f.DAY))) for one in collected("DATASETS")}
    assert {"organisationen", "angebote"} <= set(found) and drawn[0].name in found["organisationen"]
    assert {key: told(text) for key, text in found.items() if told(text)} == {}


def test_circulars_give_nobody_an_address_of_a_town_they_do_not_keep(cast, drawn):
    mosque, home, *_ = drawn
    circular = letters.a_circular(mosque, home, by=cast.nuray)
    nuray = client_of(cast, "nuray")
    for page in ("choose", "recipients", "letters", "labels"):
        for more in ("", "?export=csv", "?alle=ja"):
            text = nuray.get(reverse(f"circulars_inside:{page}", args=[circular.pk]) + more).getvalue().decode()
            assert told(text, OF_HOME) == [], (page, more)
    for name in ("emine", "rojda", "veit", "wiebke"):
        answer = client_of(cast, name).get(reverse("circulars_inside:recipients", args=[circular.pk]))
        assert answer.status_code == 403 and told(answer.content.decode()) == []


def test_the_link_of_a_letter_can_be_passed_on(cast, drawn):
    """It opens the letter, and says neither who is greeted nor where they live."""
    mosque, *_ = drawn
    circular = letters.a_circular(mosque)
    letters.send(circular)
    page = Client().get(f"/rundschreiben/{token_for(circular.recipients.get())}/").content.decode()
    assert mosque.name in page and told(page) == []
