"""What the public side says to people and to machines: help, start page, links in messages, sitemap, related."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client

from augenhoehe.core import clock
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.operations import add_step, close_thread, open_thread, publish_thread
from augenhoehe.journal.views import kept
from augenhoehe.organisations.tests import factories as f
from augenhoehe.organisations.tests import offer_factories as o
from augenhoehe.places import queries as places
from augenhoehe.portal.queries.help import BY_CODE, Asked, contact_points
from augenhoehe.search.operations import index
from augenhoehe.ui.preview import HEIGHT, WIDTH, preview
from tests.worlds import shared

from .factories import MONDAY

pytestmark = pytest.mark.django_db
NAMES = {"sm": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(autouse=True)
def nothing_kept_ready():
    kept.forget_all()
    cache.clear()


def published(title: str) -> Any:
    thread = open_thread(title=title, by=SYSTEM, at=MONDAY, text="Anfang")
    return publish_thread(
        thread=thread, title=multilingual(title), summary=multilingual("Drei Sätze."), by=SYSTEM, at=MONDAY
    )


# --- What became of it -------------------------------------------------------------------------------
def test_the_start_page_tells_what_came_of_a_matter_not_that_it_is_closed(client: Client):
    thread = published("Kita")
    add_step(thread=thread, kind="note", text="Das Blatt liegt in fünf Sprachen aus.", by=SYSTEM, at=MONDAY)
    close_thread(thread=thread, text="Der Vorgang ist abgeschlossen.", by=SYSTEM, at=MONDAY)
    page = client.get("/").content.decode()
    assert "Was daraus wurde" in page
    assert "Das Blatt liegt in fünf Sprachen aus." in page
    assert "Der Vorgang ist abgeschlossen." not in page


def test_the_start_page_lets_one_act_and_search_first(client: Client):
    page = client.get("/").content.decode()
    order = [page.index(one, page.index("<main")) for one in ('name="q"', 'href="/melden/"', 'href="/hilfe/"',
                                                              'href="/#mitmachen"', 'href="/stand/"')]  # fmt: skip
    assert order == sorted(order)


# --- Machines ----------------------------------------------------------------------------------------
def test_a_link_in_a_message_shows_title_sentence_and_our_own_picture(client: Client):
    number = published("Kita <b>fein</b>").number
    page = client.get(f"/ar/vorgaenge/{number}/").content.decode()
    assert '<meta property="og:title" content="Kita fein">' in page or "Kita &lt;b&gt;fein" in page
    assert f'<meta property="og:image" content="http://localhost:8000/ar/vorgaenge/{number}/vorschau.png">' in page
    assert f'<link rel="canonical" href="http://localhost:8000/ar/vorgaenge/{number}/">' in page
    assert f'hreflang="x-default" href="http://localhost:8000/vorgaenge/{number}/"' in page
    assert page.count('rel="canonical"') == 1
    picture = client.get(f"/vorgaenge/{number}/vorschau.png")
    assert picture["Content-Type"] == "image/png" and picture.content[:8] == b"\x89PNG\r\n\x1a\n"


def test_the_picture_of_what_is_not_public_does_not_exist(client: Client):
    thread = open_thread(title="Geheim", by=SYSTEM, at=MONDAY, text="Anfang")
    assert client.get(f"/vorgaenge/{thread.pk}/vorschau.png").status_code == 404


@pytest.mark.parametrize("title", ["", "Wort " * 80, "كلمة " * 60, "Donaudampfschifffahrtsgesellschaft" * 5])
def test_every_title_fits_into_the_picture(title: str):
    from io import BytesIO

    from PIL import Image

    assert Image.open(BytesIO(preview(title, "Kreis", "ar"))).size == (WIDTH, HEIGHT)


def test_the_sitemap_names_what_is_public_now_and_nothing_else(client: Client):
    """Issue 7, accepted 5."""
    soon = clock.now() + timedelta(hours=1)
    for scope, title, since in (("public", "/da/", MONDAY), ("inside", "/innen/", MONDAY), ("public", "/bald/", soon)):
        index(kind="thread", object_id=new_id(), scope=scope, title=title, body="", url=title, at=MONDAY,
              visible_from=since)  # fmt: skip
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 – our own
    parts = [one.text or "" for one in root.iterfind("sm:sitemap/sm:loc", NAMES)]
    found = {}
    for part in parts:
        page = ElementTree.fromstring(client.get(part.removeprefix("http://localhost:8000")).content)  # noqa: S314
        for url in page.iterfind("sm:url", NAMES):
            languages = [one.get("hreflang") for one in url.iterfind("x:link", NAMES)]
            found[str(url.findtext("sm:loc", namespaces=NAMES))] = languages
    assert "http://localhost:8000/da/" in found and "http://localhost:8000/hilfe/" in found
    assert not [one for one in found if one.endswith(("/innen/", "/bald/")) or "/intern/" in one]
    assert {"de", "ar"} <= set(found["http://localhost:8000/da/"])
    assert client.get("/sitemap-99.xml").status_code == 404
    assert "Sitemap: http://localhost:8000/sitemap.xml" in client.get("/robots.txt").content.decode()


# --- Help --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("query", ["", "?bedarf=amt", "?bedarf=unsinn&ort=unsinn&sprache=xx", "?sprache=ar"])
def test_help_always_answers_and_always_names_who_helps_at_once(client: Client, query: str):
    """S4-34."""
    page = client.get(f"/hilfe/{query}").content.decode()
    assert 'href="tel:112"' in page and "<svg" in page


def test_help_needs_few_queries(client: Client, django_assert_max_num_queries: Any):
    client.get("/hilfe/?bedarf=beratung")
    places.forget_installation()
    with django_assert_max_num_queries(9):
        client.get("/hilfe/?bedarf=amt")


@shared
def cast() -> f.Cast:
    return f.the_cast()


def test_contact_points_are_found_by_need_town_and_language_and_hide_what_is_hidden(cast: f.Cast):
    """S4-34, S4-36."""
    club = f.a_club(fields=["health"], street="Federgasse 9", address_shown="none")
    office = o.an_offer(club, "Briefe vom Amt", kind="authorities", languages=["ar"])
    o.an_offer(club, "Sommerfest", kind="festival")
    doctor = o.an_offer(club, "Zum Arzt begleiten", kind="guides", languages=["uk"])

    def titles(**asked: Any) -> list[str]:
        found = contact_points(Asked(**asked), language="de", day=MONDAY.date())
        assert all("Federgasse" not in one.card.address for one in found)
        return [str(one.offer) for one in found]

    assert titles() == [str(office), str(doctor)]
    assert titles(need=BY_CODE["amt"]) == ["Briefe vom Amt"]
    assert titles(need=BY_CODE["gesundheit"]) == [str(office), str(doctor)]
    assert titles(language="uk") == ["Zum Arzt begleiten"]
    assert titles(town=new_id()) == []


# --- Related -----------------------------------------------------------------------------------------
def test_a_matter_shows_what_belongs_to_it(client: Client):
    """S2-40."""
    thread = published("Kita")
    shared_tags = {"at": MONDAY, "scope": "public", "body": "", "tags": ["field:1"]}
    index(kind="thread", object_id=thread.pk, title="Kita", url=f"/vorgaenge/{thread.number}/", **shared_tags)
    index(kind="measure", object_id=new_id(), title="Elternbriefe", url="/massnahmen/x/", **shared_tags)
    page = client.get(f"/vorgaenge/{thread.number}/").content.decode()
    assert "Passt dazu" in page and 'href="/massnahmen/x/"' in page
