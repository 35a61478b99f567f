"""Every feed of the house, read by an independent library (feedparser) and held against the rules of RFC 4287."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from django.urls import resolve

from augenhoehe.core.rights import SYSTEM
from augenhoehe.events.tests.factories import an_event
from augenhoehe.forum.tests.factories import AT, Forum
from augenhoehe.journal.views import kept
from augenhoehe.places.operations import set_up_installation
from augenhoehe.press.tests import factories as press
from tests.public_forms import public_routes
from tests.worlds import shared

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
# Signs that have a meaning in XML, other scripts, and an emoji.
TITLE = "Kaffee & Kuchen <offen> „für alle“ – مرحبا 😀"
FEEDS = ("/veranstaltungen/atom.xml", "/mitreden/feed/", "/vorgaenge/atom.xml", "/vorgaenge/V-2026-001/atom.xml",
         "/presse/atom.xml", "/presse/feeds/art-presseinformation.xml")  # fmt: skip
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")


class World(Forum):
    def __init__(self) -> None:
        super().__init__()
        modules = {"forum": True, "events": True, "press": True}
        set_up_installation(
            name="Kreis Federlohe", district=self.cast.kreis, by=SYSTEM, at=AT, invented=True, modules=modules
        )
        starts = AT + timedelta(days=9)
        for title in (TITLE, "Zweiter Abend"):
            an_event(title=title, summary=f"{TITLE}\n\nMehr.", starts_at=starts, ends_at=starts + timedelta(hours=2))
        self.published(f"{TITLE} fehlt mir in der Kita.", subject=self.thread)
        self.published("Abends fährt kein Bus mehr.", pseudonym="A & B")
        office = press.press_office(self.cast)
        press.a_release(office, to="published", headline=TITLE, tags=["Kita & Schule"])
        press.a_release(office, to="corrected", headline="Die Uhrzeit")


@shared
def world() -> World:
    return World()


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(hours=2))
    kept.forget_all()
    yield
    kept.forget_all()


# RFC 4287, appendix B, as a table: what may stand in what, and how often. ? at most once, 1 exactly once, * any number.
_FEED = {"author": "*", "category": "*", "contributor": "*", "generator": "?", "icon": "?", "id": "1", "link": "*",
         "logo": "?", "rights": "?", "subtitle": "?", "title": "1", "updated": "1", "entry": "*"}  # fmt: skip
_ENTRY = {"author": "*", "category": "*", "content": "?", "contributor": "*", "id": "1", "link": "*", "published": "?",
          "rights": "?", "source": "?", "summary": "?", "title": "1", "updated": "1"}  # fmt: skip
GRAMMAR = {"feed": _FEED, "entry": _ENTRY, "author": {"name": "1", "uri": "?", "email": "?"}}
# Attributes beside xml:lang and xml:base, and those that have to be there.
ATTRIBUTES = {"link": {"href", "rel", "type", "hreflang", "title", "length"}, "category": {"term", "scheme", "label"},
              "content": {"type", "src"}, "generator": {"uri", "version"},
              **{one: {"type"} for one in ("title", "subtitle", "summary", "rights")}}  # fmt: skip
NEEDED = {"link": "href", "category": "term"}
XML = "{http://www.w3.org/XML/1998/namespace}"


def against_grammar(element: ElementTree.Element) -> list[str]:
    """What stands where the grammar has no place for it, too often, or without what it needs; all the way down."""
    name = element.tag.removeprefix(ATOM)
    children = [one.tag.removeprefix(ATOM) for one in element]
    allowed = GRAMMAR.get("author" if name == "contributor" else name, {})
    found = [f"{one} in {name}" for one in children if one not in allowed]
    for child, how in allowed.items():
        times = children.count(child)
        found += [f"{times} × {child} in {name}"] if (how == "1" and times != 1) or (how == "?" and times > 1) else []
    given = {one for one in element.attrib if not one.startswith(XML)}
    found += [f"{name}/@{one}" for one in given - ATTRIBUTES.get(name, set())]
    if name in NEEDED and not element.get(NEEDED[name]):
        found.append(f"{name} ohne {NEEDED[name]}")
    if element.get("type", "text") not in ("text", "html", "xhtml") and name in ("title", "subtitle", "summary"):
        found.append(f"{name}: {element.get('type')}")
    return found + [fault for one in element for fault in against_grammar(one)]


def faults(content: bytes) -> list[str]:
    """What RFC 4287 demands of a feed and its entries (sections 4.1.1, 4.1.2 and 4.2), and is missing."""
    feed = ElementTree.fromstring(content)  # noqa: S314 - our own feed
    found = [*([] if feed.tag == f"{ATOM}feed" else ["kein Feed"]), *against_grammar(feed)]
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        where = one.findtext(f"{ATOM}title", "?")[:30]
        for name in ("id", "title", "updated"):
            if len(one.findall(f"{ATOM}{name}")) != 1:
                found.append(f"{where}: nicht genau ein {name}")
        if not IRI.fullmatch(one.findtext(f"{ATOM}id", "")):
            found.append(f"{where}: id ist keine ganze Adresse")
        moments = [one.findtext(f"{ATOM}{name}") for name in ("updated", "published")]
        found += [f"{where}: {each} ist keine Zeit" for each in moments if each and not MOMENT.fullmatch(each)]
        found += [f"{where}: ohne Namen" for each in one.findall(f"{ATOM}author") if not each.findtext(f"{ATOM}name")]
        links = [(each.get("rel", "alternate"), each.get("href", "")) for each in one.findall(f"{ATOM}link")]
        found += [f"{where}: {href}" for _, href in links if not href.startswith(("http://", "https://"))]
        if len([rel for rel, _ in links if rel == "alternate"]) != len({rel for rel, _ in links if rel == "alternate"}):
            found.append(f"{where}: zweimal derselbe Verweis")
        if one is feed and "self" not in {rel for rel, _ in links}:
            found.append("ohne Verweis auf sich selbst")
        if one is not feed and one.find(f"{ATOM}content") is None and not [1 for rel, _ in links if rel == "alternate"]:
            found.append(f"{where}: weder Inhalt noch Verweis")
        if one is not feed and one.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            found.append(f"{where}: ohne Verfasser")
    keys = [one.findtext(f"{ATOM}id") for one in (feed, *entries)]
    return found + (["eine Kennung zweimal"] if len(keys) != len(set(keys)) else [])


def test_no_feed_of_the_house_is_left_out(world):
    named = {resolve(one).view_name for one in FEEDS}
    there = {name for name, pattern in public_routes() if re.search(r"atom\.xml|feeds?/", str(pattern.pattern))}
    assert there - named == {"press:feeds_public"}


@pytest.mark.parametrize("language", ["", "/en", "/ar"])
@pytest.mark.parametrize("address", FEEDS)
def test_every_feed_is_read_whole_by_others(world, address, language):
    answer = Client().get(f"{language}{address}")
    content = answer.getvalue()
    assert answer.status_code == 200 and answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    read = feedparser.parse(content, response_headers={"content-type": answer["Content-Type"]})
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10" and faults(content) == []
    assert read.feed.language == (language.strip("/") or "de") and len(read.entries) >= 1
    assert all(one.updated_parsed and one.id and one.link for one in read.entries)
    # Where an entry leads there is a page, in the language of the feed.
    for one in read.entries:
        page = Client().get(one.link.split("8000", 1)[-1].split("#")[0])
        assert page.status_code == 200 and one.link.split("8000", 1)[-1].startswith(f"{language}/")


@pytest.mark.parametrize("address", ["/veranstaltungen/atom.xml", "/presse/atom.xml"])
def test_signs_that_mean_something_in_xml_arrive_as_they_were_typed(world, address):
    read = feedparser.parse(Client().get(address).getvalue())
    assert TITLE in {one.title for one in read.entries}


def test_the_newest_comes_first_and_an_entry_keeps_its_key(world):
    for address in FEEDS:
        first, again = (feedparser.parse(Client().get(address).getvalue()).entries for _ in range(2))
        moments = [datetime(*one.published_parsed[:6]) for one in first if "published_parsed" in one]
        assert moments == sorted(moments, reverse=True), address
        assert [one.id for one in first] == [one.id for one in again]


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (lambda text: re.sub(r"<id>.*?</id>", "", text, count=1), "nicht genau ein id"),
        (lambda text: re.sub(r"<updated>.*?</updated>", "<updated>gestern</updated>", text, count=1), "keine Zeit"),
        (lambda text: re.sub(r'<link[^>]*rel="self"[^>]*/>', "", text), "sich selbst"),
        (lambda text: text.replace("http://localhost:8000", ""), "/veranstaltungen/"),
        (lambda text: text.replace("<entry>", "<entry><pubDate>gestern</pubDate>", 1), "pubDate in entry"),
        (lambda text: text.replace("<entry>", "<entry><summary>a</summary><summary>b</summary>", 1), "× summary"),
        (lambda text: text.replace("<entry>", '<entry><category label="Kita"/>', 1), "category ohne term"),
        (lambda text: text.replace("<entry>", '<entry><link href="http://a.example/" target="_blank"/>', 1), "@target"),
    ],
)
def test_the_check_finds_what_is_wrong(world, broken, fault):
    text = Client().get("/veranstaltungen/atom.xml").getvalue().decode()
    assert faults(text.encode()) == []
    assert any(fault in one for one in faults(broken(text).encode()))
