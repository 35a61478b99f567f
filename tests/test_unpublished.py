"""What is not public yet, or no more, is in no page, feed, calendar, search, interface or file before its time.

Events and what belongs to them, contributions that wait for review, matters in draft (issue 7, acceptance 5); releases
of the press: press/tests/test_embargo.py. Every output of the house is asked, with the clock moved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM
from augenhoehe.events import operations as events
from augenhoehe.events.models import Event, Material, Result
from augenhoehe.events.operations import materials, results
from augenhoehe.events.tests.factories import an_event
from augenhoehe.forum import operations as forum
from augenhoehe.forum.models import Contribution
from augenhoehe.forum.tests.factories import AT, Forum
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.operations import add_step, open_thread, publish_thread, withdraw_thread
from augenhoehe.journal.views import kept
from augenhoehe.places.operations import set_up_installation
from augenhoehe.search.models import Document, NewWord, Word
from augenhoehe.search.operations import settle_words
from tests.outputs import everything_public
from tests.worlds import shared

pytestmark = pytest.mark.django_db
SOON = AT + timedelta(days=2)
MOST = 260
# Each secret is two words: one to search for, the other to find. Nobody uses them otherwise.
SECRETS = {
    "event": "Quittenmus Zwetschgenkuchen", "programme": "Hagebutte Sanddornlikör", "result": "Rhabarber Holundersirup",
    "material": "Schlehenfeuer Mispelgelee", "contribution": "Brombeere Kornelkirsche", "matter": "Mirabelle Elsbeere",
    "step": "Maulbeere Felsenbirne",
}  # fmt: skip
# What is never for everybody, however much is published.
NEVER = {
    "rejected": "Aronia Berberitze", "internal step": "Vogelbeere Weißdorn", "online": "treffen.example/ebereschenraum",
    "not agreed": "Ungenannt Traubenkirsche", "for those registered": "Sauerkirsche Kriechenpflaume",
    "cancelled before it was announced": "Stachelbeere Preiselbeere",
}  # fmt: skip


@dataclass
class World(Forum):
    """Everything there is to hide, and what is public already beside it."""

    files: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        modules = {"forum": True, "events": True}
        set_up_installation(
            name="Kreis Federlohe", district=self.cast.kreis, by=SYSTEM, at=AT, invented=True, modules=modules
        )
        self._events()
        self._held()
        self._contributions()
        self._matters()

    def _events(self) -> None:
        self.event = an_event(
            publish=False, title=SECRETS["event"], summary=f"Es geht um {SECRETS['event']}.", tags=["Obst"],
            starts_at=AT + timedelta(days=30), ends_at=AT + timedelta(days=30, hours=2), threads=[self.thread_row],
            online=True, online_url=NEVER["online"],
        )  # fmt: skip
        self._line(self.event, SECRETS["programme"])
        self.off = an_event(publish=False, title=NEVER["cancelled before it was announced"])
        events.publish_event(event=self.off, publish_at=AT + timedelta(hours=5), by=SYSTEM, at=AT)
        events.cancel_event(event=self.off, reason="Der Saal ist belegt.", by=SYSTEM, at=AT + timedelta(hours=1))

    def _line(self, event: Event, title: str) -> None:
        people = [("panel", NEVER["not agreed"], "Betrieb", False)]
        events.add_item(event=event, kind="panel", title=title, starts_at=event.starts_at,
                        ends_at=event.starts_at + timedelta(hours=1), people=people, by=SYSTEM, at=AT)  # fmt: skip

    def _held(self) -> None:
        """Public, and over; what came of it is written down but not shown."""
        self.held = an_event(
            title="Obsttag", starts_at=AT - timedelta(hours=5), ends_at=AT - timedelta(hours=3),
            at=AT - timedelta(days=20), threads=[self.thread_row],
        )  # fmt: skip
        by = {"by": SYSTEM, "at": AT}
        self.result = results.note_result(event=self.held, kind="idea", text=f"{SECRETS['result']} für alle.", **by)
        self.material = self._paper(SECRETS["material"], Material.Audience.PUBLIC)
        self.inner = self._paper(NEVER["for those registered"], Material.Audience.REGISTERED, show=True)

    def _paper(self, title: str, audience: str, *, show: bool = False) -> Material:
        made = materials.lay_down(
            event=self.held, content=f"{title}\n".encode(), name="blatt.txt", title=title, kind="document",
            audience=audience, show=show, by=SYSTEM, at=AT,
        )  # fmt: skip
        self.files.append(f"/veranstaltungen/material/{made.pk}/")
        return made

    def _contributions(self) -> None:
        self.contribution = self.submitted(f"{SECRETS['contribution']} fehlt hier.", subject=self.thread)
        self.rejected(text=f"{NEVER['rejected']} fehlt hier.")

    def _matters(self) -> None:
        self.matter = open_thread(title=SECRETS["matter"], text=SECRETS["step"], by=SYSTEM, at=AT)
        for thread in (self.matter, self.thread_row):
            add_step(thread=thread, kind="note", text=NEVER["internal step"], audience=Step.Audience.INSIDE,
                     by=SYSTEM, at=AT)  # fmt: skip


@shared
def world() -> World:
    return World()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The clock of the house; pages kept ready know no such clock."""

    class Moment:
        at = AT

        def to(self, moment: datetime) -> None:
            self.at = moment
            kept.forget_all()

    found = Moment()
    monkeypatch.setattr("django.utils.timezone.now", lambda: found.at)
    kept.forget_all()
    yield found
    kept.forget_all()


def outputs(world: World) -> dict[str, tuple[int, bytes]]:
    """All that is linked, what somebody could guess or was told, and searches for one word of each secret."""
    pages = [f"/veranstaltungen/{one.pk}/{part}" for one in (world.event, world.off, world.held)
             for part in ("", "termin.ics", "anmelden/")]  # fmt: skip
    guessed = [*pages, *world.files, f"/mitreden/beitrag/{world.contribution.pk}/", "/vorgaenge/V-2026-002/",
               "/vorgaenge/V-2026-002/atom.xml"]  # fmt: skip
    words = [phrase.split()[0] for phrase in (*SECRETS.values(), *NEVER.values()) if " " in phrase]
    searched = [f"/{prefix}suche/?q={word}" for word in words for prefix in ("", "en/")]
    # „Meinten Sie …?“ must not know more than the reader: the other word, with a letter missing.
    searched += [f"/suche/?q={phrase[:-2]}{phrase[-1]}" for phrase in map(_last, SECRETS.values())]
    lists = [f"{one}?text={word}" for one in ("/vorgaenge/", "/veranstaltungen/", "/mitreden/") for word in words[:1]]
    return everything_public(Client(), [*guessed, *searched, *lists], most=MOST)


def _last(phrase: str) -> str:
    return phrase.split()[-1]


def telling(found: dict[str, tuple[int, bytes]], phrase: str) -> set[str]:
    """Addresses that tell of it; the word somebody searches for is their own."""
    word = _last(phrase).encode()
    return {url for url, (_status, body) in found.items() if word in body or word.lower() in body}


def told(world: World, secrets: dict[str, str]) -> dict[str, set[str]]:
    found = outputs(world)
    assert len(found) > 120 and {"/veranstaltungen/atom.xml", "/veranstaltungen/kalender.ics", "/sitemap.xml",
                                 "/mitreden/feed/", "/vorgaenge/atom.xml"} <= set(found)  # fmt: skip
    return {name: where for name, phrase in secrets.items() if (where := telling(found, phrase))}


def publish(world: World, at: datetime) -> None:
    by = {"by": SYSTEM, "at": at}
    results.show_result(result=Result.objects.select_related("event").get(pk=world.result.pk), shown=True, **by)
    materials.show_material(material=_fresh(world.material), shown=True, **by)
    forum.publish_contribution(contribution=Contribution.objects.get(pk=world.contribution.pk), by=world.cast.gerda,
                               at=at)  # fmt: skip
    publish_thread(thread=Thread.objects.get(pk=world.matter.pk), title=multilingual(SECRETS["matter"]),
                   summary=multilingual("Kurz."), **by)  # fmt: skip


def take_back(world: World, at: datetime) -> None:
    by = {"by": SYSTEM, "at": at}
    results.show_result(result=Result.objects.select_related("event").get(pk=world.result.pk), shown=False, **by)
    materials.show_material(material=_fresh(world.material), shown=False, **by)
    contribution = Contribution.objects.get(pk=world.contribution.pk)
    forum.take_back_contribution(contribution=contribution, by=world.cast.gerda, at=at)
    withdraw_thread(thread=Thread.objects.get(pk=world.matter.pk), reason="Irrtum", **by)


def _fresh(material: Material) -> Material:
    return Material.objects.select_related("event").get(pk=material.pk)


def known_words() -> set[str]:
    """What the search would suggest, and what waits to become such a word."""
    settle_words()
    return set(Word.objects.values_list("word", flat=True)) | set(NewWord.objects.values_list("word", flat=True))


def test_drafts_and_what_waits_for_review_are_nowhere_and_from_their_time_on_they_are(world, clock):
    assert told(world, {**SECRETS, **NEVER}) == {}
    before = outputs(world)
    shut = [f"/veranstaltungen/{world.event.pk}/", f"/veranstaltungen/{world.event.pk}/anmelden/",
            f"/veranstaltungen/{world.event.pk}/termin.ics", f"/veranstaltungen/{world.off.pk}/", *world.files,
            f"/mitreden/beitrag/{world.contribution.pk}/", "/vorgaenge/V-2026-002/"]  # fmt: skip
    assert {url: before[url][0] for url in shut} == dict.fromkeys(shut, 404)

    # Planned is not public: until its second nothing tells of it.
    events.publish_event(event=Event.objects.get(pk=world.event.pk), publish_at=SOON, by=SYSTEM, at=AT)
    clock.to(SOON - timedelta(seconds=1))
    assert told(world, {**SECRETS, **NEVER}) == {}

    clock.to(SOON + timedelta(seconds=20))
    events.keep_time(at=clock.at)
    publish(world, clock.at)
    found = told(world, SECRETS)
    event, thread = f"/veranstaltungen/{world.event.pk}/", Thread.objects.get(pk=world.matter.pk)
    assert {"/veranstaltungen/", event, "/veranstaltungen/atom.xml", "/veranstaltungen/kalender.ics",
            f"{event}termin.ics", "/suche/?q=Quittenmus"} <= found["event"]  # fmt: skip
    assert event in found["programme"] and f"/veranstaltungen/{world.held.pk}/" in found["result"] & found["material"]
    assert f"/veranstaltungen/material/{world.material.pk}/" in found["material"]
    assert {"/mitreden/", "/mitreden/feed/", f"/mitreden/beitrag/{world.contribution.pk}/",
            "/suche/?q=Brombeere"} <= found["contribution"]  # fmt: skip
    assert {"/vorgaenge/", f"/vorgaenge/{thread.number}/", "/suche/?q=Mirabelle"} <= found["matter"]
    assert told(world, NEVER) == {}


def test_what_is_taken_back_is_gone_with_the_next_request(world, clock):
    events.publish_event(event=Event.objects.get(pk=world.event.pk), by=SYSTEM, at=AT)
    publish(world, AT)
    hidden = {name: SECRETS[name] for name in ("result", "material", "contribution", "matter", "step")}
    assert set(told(world, hidden)) >= {"result", "material", "contribution", "matter"}
    # Nothing else moves: pages kept ready have to notice by themselves.
    take_back(world, AT + timedelta(minutes=1))
    assert told(world, {**hidden, **NEVER}) == {}


@pytest.mark.parametrize("name", ["event", "contribution"])
def test_the_search_keeps_no_word_of_what_nobody_may_read(world, clock, name):
    events.publish_event(event=Event.objects.get(pk=world.event.pk), publish_at=SOON, by=SYSTEM, at=AT)
    words = {one.casefold() for one in SECRETS[name].split()}
    assert not words & {one.casefold() for one in known_words()}
    for row in Document.objects.filter(scope=Document.Scope.PUBLIC):
        assert not any(one in f"{row.title} {row.body}".casefold() for one in words)


def test_the_crawl_would_find_it(world, clock):
    """The test can fail: a page that tells is named."""
    tells: Callable[[bytes], set[str]] = lambda body: telling({"/": (200, body)}, SECRETS["event"])  # noqa: E731
    assert tells(b"<h1>Quittenmus Zwetschgenkuchen</h1>") == {"/"} and tells(b"Quittenmus") == set()
