"""Lists of links (S4-7): kept by the coordination, asked by the machine, looked at by a person every year."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from typing import Any

import pytest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import Role
from augenhoehe.notices.models import Duty
from augenhoehe.portal import operations
from augenhoehe.portal.asking_links import ask_address
from augenhoehe.portal.models import Link, LinkList
from augenhoehe.portal.queries.links import link_lists_for, links_to_ask, public_link_lists
from tests.worlds import shared

from .factories import MONDAY, acting
from .test_inside_pages import client_of

pytestmark = pytest.mark.django_db
AYLIN = acting("Koordination", Role.COORDINATION)
TOLD = {"title": {"de": "Deutsch lernen"}, "text": {"de": "Kostenlos."}}


@shared
def kept() -> SimpleNamespace:
    """A published list with one link."""
    made = operations.make_list(place=LinkList.Place.HELP, by=AYLIN, at=MONDAY, **TOLD)
    link = operations.add_link(
        link_list=made, title={"de": "Übungen", "ar": "تمارين"}, text={"de": "Mit Ton."}, languages=["de", "ar"],
        url="https://uebungen.example/", by=AYLIN, at=MONDAY,
    )  # fmt: skip
    operations.publish_list(link_list=made, public=True, by=AYLIN, at=MONDAY)
    return SimpleNamespace(list=made, link=link)


def test_everybody_reads_a_published_list_and_nobody_a_hidden_one(kept: SimpleNamespace, client: Any):
    operations.make_list(by=AYLIN, at=MONDAY, title={"de": "Noch geheim"}, text={})
    page = client.get("/verweise/").content.decode()
    assert 'href="https://uebungen.example/"' in page and "العربية" in page
    assert "Noch geheim" not in page
    assert "تمارين" in client.get("/ar/verweise/").content.decode()
    assert "Übungen" in client.get("/hilfe/").content.decode()
    assert "Übungen" not in client.get("/").content.decode()


def test_an_empty_list_is_not_published(kept: SimpleNamespace):
    empty = operations.make_list(by=AYLIN, at=MONDAY, title={"de": "Leer"}, text={})
    with pytest.raises(Refused, match="noch leer"):
        operations.publish_list(link_list=empty, public=True, by=AYLIN, at=MONDAY)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATION}))
def test_only_the_coordination_keeps_lists(kept: SimpleNamespace, role: Role):
    by = acting("andere", role)
    hidden = operations.make_list(by=AYLIN, at=MONDAY, title={"de": "Geheim"}, text={})
    assert hidden not in link_lists_for(by)
    for act in (
        lambda: operations.make_list(by=by, at=MONDAY, **TOLD),
        lambda: operations.publish_list(link_list=kept.list, public=False, by=by, at=MONDAY),
        lambda: operations.remove_link(link=kept.link, by=by, at=MONDAY),
        lambda: operations.check_links(link_list=kept.list, by=by, at=MONDAY),
    ):
        with pytest.raises(Refused):
            act()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/", "https://", "uebungen"])
def test_only_addresses_of_the_web_are_taken(kept: SimpleNamespace, url: str):
    with pytest.raises(Refused) as refused:
        operations.add_link(link_list=kept.list, url=url, by=AYLIN, at=MONDAY, **TOLD)
    assert refused.value.field == "url"


def test_the_same_address_stands_once_in_a_list(kept: SimpleNamespace):
    with pytest.raises(Refused, match="steht schon"):
        operations.add_link(link_list=kept.list, url=kept.link.url, by=AYLIN, at=MONDAY, **TOLD)


def test_two_people_who_change_the_same_list_meet(kept: SimpleNamespace):
    values = {"place": LinkList.Place.LINKS, "position": 3, "by": AYLIN, "at": MONDAY, **TOLD}
    operations.change_list(link_list=kept.list, revision=2, **values)
    with pytest.raises(Conflict):
        operations.change_list(link_list=kept.list, revision=2, **values)


def test_a_silent_address_is_trouble_after_three_nights_only(kept: SimpleNamespace):
    for night in range(3):
        assert kept.link.answer == ""
        operations.note_answer(link=kept.link, answer=Link.Answer.SILENT, at=MONDAY + timedelta(days=night))
    assert kept.link.answer == Link.Answer.SILENT
    assert operations.owe_link_checks(at=MONDAY) == 1
    operations.change_link(
        link=kept.link, url="https://neu.example/", languages=["de"], position=1, by=AYLIN, at=MONDAY, **TOLD
    )
    assert not Duty.objects.open().exists()
    assert kept.link.answer == ""


def test_after_a_year_somebody_has_to_look_and_looking_settles_it(kept: SimpleNamespace):
    assert operations.owe_link_checks(at=MONDAY + timedelta(days=365)) == 0
    late = MONDAY + timedelta(days=366)
    assert operations.owe_link_checks(at=late) == operations.owe_link_checks(at=late) == 1
    assert Duty.objects.open().get().role == Role.COORDINATION
    assert operations.check_links(link_list=kept.list, by=AYLIN, at=late) == 1
    assert not Duty.objects.open().exists()


def test_public_links_are_asked_once_a_week(kept: SimpleNamespace):
    assert [one.pk for one in links_to_ask(MONDAY)] == [kept.link.pk]
    operations.note_answer(link=kept.link, answer=Link.Answer.FINE, at=MONDAY)
    assert not links_to_ask(MONDAY + timedelta(days=6)).exists()
    assert links_to_ask(MONDAY + timedelta(days=8)).exists()


def test_public_lists_cost_one_query_however_many_there_are(kept: SimpleNamespace, django_assert_num_queries):
    for number in range(5):
        made = operations.make_list(by=AYLIN, at=MONDAY, title={"de": f"Liste {number}"}, text={})
        operations.add_link(link_list=made, url="https://a.example/", by=AYLIN, at=MONDAY, **TOLD)
        operations.publish_list(link_list=made, public=True, by=AYLIN, at=MONDAY)
    with django_assert_num_queries(1):
        assert len(public_link_lists()) == 6


def test_the_coordination_keeps_lists_in_the_browser(kept: SimpleNamespace, client: Any):
    aylin = client_of("aylin", Role.COORDINATION)
    assert aylin.get("/intern/verweise/").status_code == 200
    made = aylin.post("/intern/verweise/neu/", {"title": "Wohnen", "place": "links", "position": "20"})
    entry = {"title": "Wohnberatung", "url": "wohnen.example/hilfe", "languages": ["de"], "position": "1"}
    assert aylin.post(f"{made.url}eintrag/", entry).status_code == 302
    again = aylin.post(f"{made.url}eintrag/", entry)
    assert "steht schon in der Liste" in again.content.decode()
    assert aylin.post(f"{made.url}veroeffentlichung/").status_code == 302
    assert 'href="https://wohnen.example/hilfe"' in client.get("/verweise/").content.decode()
    link = Link.objects.get(url="https://wohnen.example/hilfe")
    assert "Wohnberatung" in aylin.get(f"/intern/verweise/eintraege/{link.pk}/").content.decode()
    assert aylin.post(f"/intern/verweise/eintraege/{link.pk}/entfernung/", {"go": "1"}).status_code == 302
    assert aylin.post(f"{made.url}entfernung/", {"go": "1"}).status_code == 302
    assert client_of("gesine", Role.DATA_PROTECTION).get("/intern/verweise/").status_code == 403


# --- Asking an address -------------------------------------------------------------------------------
class _Elsewhere(BaseHTTPRequestHandler):
    """A server that answers with the status its path names."""

    def do_GET(self) -> None:
        status = int(self.path.strip("/").split("/")[0])
        self.send_response(status)
        if status in (301, 302, 308):
            self.send_header("Location", "/200/neu" if status != 308 else f"{self.path.rstrip('/')}/")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        return


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize(
    ("status", "answer"),
    [(200, "fine"), (302, "fine"), (403, "fine"), (404, "gone"), (410, "gone"), (301, "moved"), (308, "fine"),
     (500, "silent")],
)  # fmt: skip
def test_what_an_address_says_is_understood(elsewhere: str, status: int, answer: str):
    said = ask_address(f"http://{elsewhere}/{status}/x", allowed={elsewhere})
    assert said.answer == answer
    assert said.moved_to == (f"http://{elsewhere}/200/neu" if status == 301 else "")


def test_nothing_is_asked_that_only_this_machine_can_reach(elsewhere: str):
    assert ask_address(f"http://{elsewhere}/200/").answer == Link.Answer.SILENT
    inside = ask_address("https://intern.example/", resolve=lambda host, port: ["10.0.0.7"])
    assert inside.answer == Link.Answer.SILENT
