"""Pages of networks and positions: who finds what, in which words, at what cost."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.committees.tests import factories as f
from augenhoehe.positions import operations
from augenhoehe.positions.addresses import of_network, of_position, public_of_position
from tests.worlds import shared

from .factories import OWN, Net

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AFTER)


@shared
def net() -> Net:
    return Net()


def client_of(net, name: str = "") -> Client:
    client = Client()
    if name:
        client.force_login(net.cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def published(net):
    position = net.opened()
    net.vote(position, "Sternmünde")
    net.vote(position, "Nebelfurt")
    net.vote(position, "Mohnfurt", "adopted_changed")
    operations.enter_wording(
        answer=net.answer(position, "Mohnfurt"), wording=OWN, by=net.cast.aylin, at=f.AFTER
    )  # fmt: skip
    return operations.publish_position(position=position, by=net.cast.aylin, at=f.AFTER)


def test_everybody_reads_who_agreed_and_what_a_body_changed(net):
    position = published(net)
    html = page(Client(), public_of_position(position))
    assert "2 von 4 Gremien haben den Text beschlossen." in html and "Alle 4" not in html
    agreed = html.split('id="beschlossen"')[1].split("</section>")[0]
    assert "Ausschuss Sternmünde" in agreed and "Ausschuss Mohnfurt" not in agreed
    changed = html.split('id="geaendert"')[1].split("</section>")[0]
    assert "Ausschuss Mohnfurt" in changed and "<ins>" in changed and "zwei Wochen" in changed
    assert "Ausschuss Zwirnstadt" in html.split('id="offen"')[1]
    assert "Sprecherin" not in html
    assert position.title in page(Client(), reverse("positions:positions_public"))
    assert position.title in page(Client(), reverse("committees:committee_public", args=[net.network.pk]))
    for language in ("en", "tr", "ar", "uk", "ru"):
        translated = page(Client(), f"/{language}{public_of_position(position)}")
        assert f'lang="{language}"' in translated and "Beratungsfolge" in translated


def test_what_is_not_published_is_nowhere_to_be_found_outside(net):
    for position in (net.draft(), net.opened("Zweite")):
        page(Client(), public_of_position(position), 404)
        assert position.title not in page(Client(), reverse("positions:positions_public"))
        assert client_of(net).get(of_position(position)).status_code == 302


def test_whoever_reads_a_bodys_agenda_reads_what_lies_before_it_without_a_way_into_the_network(net):
    position = net.opened()
    html = page(client_of(net, "linh"), of_position(position))
    assert "Jede Vorlage" in html and of_network(net.network) not in html and "Fassung zu Fassung" not in html
    page(client_of(net, "linh"), of_network(net.network), 404)


def test_only_ways_that_are_open_are_shown_and_the_others_refused(net):
    position = net.opened()
    emine, aylin = client_of(net, "emine"), client_of(net, "aylin")
    assert "/ruecknahme/" not in page(emine, of_position(position))
    assert "/ruecknahme/" in page(aylin, of_position(position))
    page(emine, f"{of_position(position)}ruecknahme/", 403)
    net.vote(position, "Sternmünde")
    shown = page(aylin, of_position(position))
    assert "/ruecknahme/" not in shown and "/veroeffentlichung/" not in shown
    net.vote(position, "Nebelfurt")
    assert "/veroeffentlichung/" in page(aylin, of_position(position))


def test_the_page_of_a_network_costs_the_same_with_more_on_it(net, django_assert_max_num_queries):
    client = client_of(net, "aylin")
    net.opened()
    page(client, of_network(net.network))
    for number in range(4):
        net.opened(f"Position {number}")
        operations.write_entry(
            network=net.network, body=net.bodies["Mohnfurt"], kind="goal", title=f"Ziel {number}", text="Text",
            by=net.cast.aylin, at=f.AT,
        )  # fmt: skip
    with django_assert_max_num_queries(38):
        page(client, of_network(net.network))


def test_the_results_leave_as_a_table(net):
    published(net)
    answer = client_of(net, "emine").get(reverse("positions_inside:results", args=[net.network.pk]) + "?export=csv")
    rows = b"".join(answer.streaming_content).decode()
    assert "Sternmünde;Ausschuss Sternmünde;übernommen" in rows and "mit eigenem Wortlaut" in rows
