"""Nothing closed ever stands on a public page, in a feed, a list, an export or a PDF (acceptance 3 of the bodies).

One world has each closed thing beside its public twin; each bears a word that stands nowhere else. The crawl begins
at the start page and follows every address that an answer names, as somebody without an account. It has to find the
twins, or it looked in the wrong places; and it must not find one of the closed words.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
import typst
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import operations
from augenhoehe.committees.models import Committee, Delay, Minutes, Paper, Resolution
from augenhoehe.committees.operations import NewItem
from augenhoehe.committees.tests import factories as f
from augenhoehe.committees.tests import minutes_factories as m
from augenhoehe.committees.tests import paper_factories as p
from augenhoehe.core.rights import SYSTEM
from augenhoehe.council_records.models import CouncilBody, CouncilPaper, CouncilSource
from augenhoehe.oparl.operations import rebuild
from augenhoehe.places.tests.factories import town
from augenhoehe.positions.tests.factories import Net
from tests.worlds import shared

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NOW = f.AT + 60 * DAY
# In every title: who searches for it finds whatever may be found.
COMMON = "Probewort"
KINDS = (
    "gremium", "sitzungsort", "punkt", "vorlage", "begruendung", "beschlusspunkt", "anlage", "anlageninhalt",
    "beschluss", "niederschrift", "auftrag", "verzugsgrund",
)  # fmt: skip
# These have no public side at all.
NEVER = ("notiz", "ratsvorlage", "entwurf", "unveroeffentlicht")
CLOSED = {f"Dunkel{kind}" for kind in (*KINDS, *NEVER)}
OPEN = {f"Hell{kind}" for kind in KINDS}
# Lists narrowed and sorted, other languages and static files say nothing that the page itself does not.
PASSED_OVER = re.compile(r"^/(static|konto|muster|demo|tr|ar|uk|ru|i18n)/|[?&](sort|filter|seite)=")


class World:
    """What is public, and beside it what is not; built through operations alone."""

    def __init__(self) -> None:
        net = Net()
        self.net, self.cast = net, net.cast
        here = town("Sternmünde")
        self.submits = net.bodies["Sternmünde"]
        self.thread = f.a_thread(self.cast, f"Sache {COMMON}", published=True)
        self.body = f.a_committee(self.cast, Committee.Kind.COUNCIL, f"Hellgremium {COMMON}", place=here)
        self.hidden = f.a_committee(
            self.cast, Committee.Kind.SPECIALIST_COMMITTEE, f"Dunkelgremium {COMMON}", place=here, public=False
        )
        for name, place in (("Hell", self.body), ("Dunkel", self.hidden)):
            self.papers(name, place)
            self.meeting(name, place)
        self.minutes()
        net.note(f"Dunkelnotiz {COMMON}: Auf dem Schulhof wurden Kinder beleidigt.")
        self.record()

    def paper(self, title: str, place: Committee, **more: Any) -> Paper:
        values = {
            "title": f"{title} {COMMON}", "thread": self.thread, "submitted_by_committee": self.submits,
            "reasons": "Die Frist passt nicht.", **more,
        }  # fmt: skip
        return p.a_paper(self.cast, [p.one(place)], **values)

    def papers(self, name: str, place: Committee) -> None:
        """Hell: public with a closed item and annex. Dunkel: not public, a draft, and one of an unpublished matter."""
        paper = self.paper(
            f"{name}vorlage", self.body, public=name == "Hell", reasons=f"{name}begruendung",
            items=[NewItem(f"{name}beschlusspunkt"), NewItem("Dunkelbeschlusspunkt", public=False)],
        )  # fmt: skip
        for title in {name, "Dunkel"}:
            operations.add_annex(
                paper=paper, content=f"Zahl;{name}\n{title}anlageninhalt;1\n".encode(), title=f"{title}anlage",
                public=title == "Hell", by=SYSTEM, at=f.AT,
            )  # fmt: skip
        paper.refresh_from_db()
        operations.submit_paper(paper=paper, by=SYSTEM, at=f.AT)
        if name == "Dunkel":
            self.paper("Dunkelentwurf", self.body)
            unpublished = self.paper("Dunkelunveroeffentlicht", self.body, thread=f.a_thread(self.cast, "Dunkel"))
            operations.submit_paper(paper=unpublished, by=SYSTEM, at=f.AT)

    def meeting(self, name: str, body: Committee) -> None:
        """A meeting with an item of the same public matter, also a closed one; resolved, with what follows from it."""
        meeting = f.a_meeting(body, f.THURSDAY, place=f"{name}sitzungsort", public=name == "Hell")
        for title in (name, "Dunkel"):
            item = f.an_item(
                body, f"{title}punkt {COMMON}", thread=self.thread, brief=f"{title}punkt", public=title == "Hell"
            )
            operations.add_to_agenda(meeting=meeting, item=item, by=SYSTEM, at=f.AT)
            meeting.refresh_from_db()
        operations.invite_to_meeting(meeting=meeting, by=SYSTEM, at=f.AT)
        for item in list(meeting.agenda_items.select_related("committee", "meeting__committee", "thread")):
            self.decide(item, "Hell" if item.public else "Dunkel")

    def decide(self, item: Any, name: str) -> None:
        decided = f.decided(
            item, Resolution.Kind.ADOPTED, wording=f"{name}beschluss", reason=f"{name}beschluss", at=f.AFTER
        )
        operations.give_mandate(
            resolution=decided, title=f"{name}auftrag", unit="Jugendamt", due=(f.AFTER + 5 * DAY).date(), by=SYSTEM,
            at=f.AFTER,
        )  # fmt: skip
        operations.note_overdue(by=SYSTEM, at=f.AFTER + 7 * DAY)
        delay = Delay.objects.get(mandate__resolution=decided)
        operations.state_reason(delay=delay, reason=f"{name}verzugsgrund", by=self.cast.olek, at=f.AFTER + 7 * DAY)
        # The delay of the closed one is never heard of, however long it lasts.
        operations.publish_delays(by=SYSTEM, at=f.AFTER + 30 * DAY)

    def minutes(self) -> None:
        """Published ones with a closed item, and a draft."""
        for name in ("Hell", "Dunkel"):
            body = m.a_body(self.cast, place=town("Nebelfurt" if name == "Hell" else "Mohnfurt"))
            for title in {name, "Dunkel"}:
                f.an_item(body, f"{title}punkt {COMMON}", public=title == "Hell")
            meeting = m.opened(self.cast, body, titles=(f"Sprache {COMMON}",))
            m.came(meeting)
            for item in meeting.agenda_items.select_related("meeting__committee", "committee"):
                word = "Hell" if item.public and name == "Hell" else "Dunkel"
                operations.write_discussion(item=item, discussion=f"{word}niederschrift", by=SYSTEM, at=m.LATER)
            minutes = operations.draft_minutes(meeting=m.closed(meeting), by=SYSTEM, at=f.AFTER)
            if name == "Hell":
                self.publish(minutes)

    def publish(self, minutes: Minutes) -> None:
        operations.submit_minutes(minutes=minutes, by=SYSTEM, at=f.AFTER)
        for name, role in (("korbinian", "chair"), ("rojda", "secretary")):
            operations.sign_minutes(minutes=minutes, role=role, by=getattr(self.cast, name), at=f.AFTER)
        operations.publish_minutes(minutes=minutes, by=SYSTEM, at=f.AFTER)

    def record(self) -> None:
        source = CouncilSource.objects.create(name="Dunkelratsvorlage", url="https://rat.example/", created_at=f.AT)
        body = CouncilBody.objects.create(source=source, external_id="1", name="Dunkelratsvorlage")
        CouncilPaper.objects.create(source=source, external_id="2", body=body, name=f"Dunkelratsvorlage {COMMON}")


@shared
def world() -> World:
    return World()


class Crawl:
    """Every address that an anonymous reader gets to, with the words of its answer."""

    def __init__(self) -> None:
        self.client = Client()
        self.words: dict[str, str] = {}
        self.drawn: list[str] = []

    def follow(self, *starts: str) -> None:
        waiting = list(starts)
        while waiting:
            address = waiting.pop()
            if address in self.words or PASSED_OVER.search(address):
                continue
            assert len(self.words) < 500, "the crawl does not end"
            text = self.fetch(address)
            self.words[address] = text
            waiting += addresses_in(text)

    def fetch(self, address: str) -> str:
        self.drawn.clear()
        response = self.client.get(address)
        assert response.status_code < 500, address
        if response.status_code != 200:
            return str(response.headers.get("Location", ""))
        raw = b"".join(response.streaming_content) if response.streaming else response.content
        return "\n".join([*self.drawn, *map(unescape, texts_of(raw))])

    def seen(self, words: set[str]) -> dict[str, list[str]]:
        return {word: found for word in words if (found := [at for at, text in self.words.items() if word in text])}


def texts_of(raw: bytes) -> list[str]:
    """The text of an answer; of ODT, DOCX and Excel that of every part."""
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            return [package.read(one).decode("utf-8", "replace") for one in package.namelist()]
    text = raw.decode("utf-8", "replace")
    # JSON may write umlauts as \u00fc, and slashes plainly.
    return [json.dumps(json.loads(text), ensure_ascii=False)] if text[:1] in "{[" else [text]


def addresses_in(text: str) -> list[str]:
    links = re.findall(r'(?:href|src|action)="([^"#]+)', text)
    links += re.findall(r'"(https?://[^"]+/oparl/[^"]+)"', text)
    own = [urlsplit(one) for one in links]
    return [
        one.path + (f"?{one.query}" if one.query else "")
        for one in own
        if one.path.startswith("/") and (not one.netloc or "/oparl/" in one.path)
    ]


@pytest.fixture
def crawl(world, monkeypatch) -> Crawl:
    """A PDF is known by what was given to the typesetter: its fonts hide the words."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    rebuild()
    made, compile_ = Crawl(), typst.compile

    def compiled(*given: Any, **more: Any) -> Any:
        made.drawn.extend([str(given), *map(str, more.get("sys_inputs", {}).values())])
        return compile_(*given, **more)

    monkeypatch.setattr(typst, "compile", compiled)
    made.follow(
        "/", "/en/gremien/", "/gremien/", "/vorlagen/", "/vorgaenge/", "/positionen/", "/robots.txt",
        f"/suche/?q={COMMON}", "/vorgaenge/atom.xml", "/oparl/v1.1/system",
    )  # fmt: skip
    return made


def test_no_closed_word_is_anywhere_and_every_public_twin_is(crawl):
    assert crawl.seen(CLOSED) == {}
    missing = OPEN - crawl.seen(OPEN).keys()
    assert not missing, (missing, sorted(crawl.words))
    kinds = {
        "page": r"^/vorlagen/VL", "feed": r"atom\.xml$", "calendar": r"kalender\.ics$", "search": r"^/suche/",
        "oparl list": r"^/oparl/.*/body/", "oparl object": r"^/oparl/v1\.1/paper/", "csv": r"export=csv",
        "excel": r"export=xlsx", "paper as PDF": r"^/vorlagen/.*/pdf/$", "minutes as PDF": r"niederschrift/pdf/$",
        "odt": r"niederschrift/odt/$", "docx": r"niederschrift/docx/$", "annex": r"/anlagen/", "oparl file": r"/oparl/.*/file/",
    }  # fmt: skip
    for kind, pattern in kinds.items():
        met = [text for at, text in crawl.words.items() if re.search(pattern, at)]
        assert any("Hell" in text for text in met), f"the crawl met no {kind} with a public word"


def test_who_knows_the_address_of_something_closed_gets_nothing(world):
    """Ids may be known from a letter or a list of somebody who may read them."""
    hidden = Paper.objects.get(title__startswith="Dunkelvorlage")
    meeting = world.hidden.meetings.get()
    draft = Minutes.objects.get(state="draft").meeting
    closed_annex = Paper.objects.get(title__startswith="Hellvorlage").annexes.get(public=False)
    number = Paper.objects.get(title__startswith="Hellvorlage").number
    for address in (
        reverse("committees:committee_public", args=[world.hidden.pk]),
        reverse("committees:committee_feed", args=[world.hidden.pk]),
        reverse("committees:meeting_public", args=[meeting.pk]),
        reverse("committees:minutes_public_file", args=[draft.pk, "odt"]),
        reverse("committees:paper_public", args=[hidden.number]),
        reverse("committees:paper_pdf_public", args=[hidden.number]),
        reverse("committees:paper_versions_public", args=[hidden.number]),
        reverse("committees:annex_public", args=[number, closed_annex.pk]),
        *(f"/oparl/v1.1/{kind}/{pk}" for kind, pk in (
            ("organization", world.hidden.pk), ("meeting", meeting.pk), ("paper", hidden.pk), ("file", closed_annex.pk),
        )),
    ):  # fmt: skip
        response = Client().get(address)
        assert response.status_code == 404, address
        assert not any(word in response.content.decode() for word in CLOSED), address
