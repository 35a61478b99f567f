"""Reading a source from its system object down: bodies, then list by list, each page kept before the next is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.council_records.models import CouncilBody, CouncilSource, RecordRun
from augenhoehe.council_records.oparl import reading as read
from augenhoehe.council_records.oparl.fetching import Fetcher, Missing, Unreadable
from augenhoehe.council_records.oparl.lists import Page, Walk

from .taking import Taker, Tally

Thing = dict[str, Any]
# In this order: an item needs its meeting, a consultation its paper. The last two exist since OParl 1.1.
LISTS = (
    ("organization", "Organization"), ("meeting", "Meeting"), ("agendaItem", "AgendaItem"), ("paper", "Paper"),
    ("consultation", "Consultation"),
)  # fmt: skip
PER_PAGE_ABOUT = 25


def fetcher_for(source: CouncilSource) -> Fetcher:
    contact = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].strip("> ")
    return Fetcher(
        start=source.url, allowed=settings.COUNCIL_PRIVATE_HOSTS, pause=source.pause_ms / 1000,
        certificate=source.certificate, home=settings.BASE_URL, contact=contact,
    )  # fmt: skip


class Reader:
    """One run being read. What it knows of its progress lies in the run's row, so that it can be taken up again."""

    def __init__(
        self, run: RecordRun, fetcher: Fetcher, now: Callable[[], datetime], progress: Callable[[int, int], None]
    ) -> None:
        self.run, self.source, self.fetcher, self.now, self.progress = run, run.source, fetcher, now, progress
        self.dry = run.mode == RecordRun.Mode.DRY
        self.tally = Tally(Counter(run.counts), list(run.problems))
        self.taker = Taker(self.source, run.pk, run.started_at, self.tally, write=not self.dry)
        fetcher.waited = self._heard

    @property
    def complete(self) -> bool:
        """Every list was read to its end: only then does absence mean anything."""
        return all(one.get("whole") for one in self.run.cursor.get("lists", []))

    def read(self) -> None:
        """All lists that are not read yet."""
        if self.dry or "lists" not in self.run.cursor:
            self._discover()
        for place, one in enumerate(self.run.cursor["lists"]):
            if not one.get("done"):
                self._list(place, one)

    # --- Finding the lists -----------------------------------------------------------------------------
    def _discover(self) -> None:
        bodies = list(self._bodies())
        if not bodies:
            raise Refused("Unter dieser Adresse gibt es keine OParl-Schnittstelle mit einer Körperschaft.")
        lists = [
            {"body": read.id_of(body), "url": url, "kind": kind, "next": "", "done": False, "whole": False}
            for body in bodies
            for name, kind in LISTS
            if (url := read.first_id(body, name))
        ]
        if not any(one["kind"] == "Paper" for one in lists):
            raise Refused("Diese OParl-Schnittstelle nennt keine Liste der Vorlagen.")
        with transaction.atomic():
            persons = [self._persons(body) for body in bodies]
            if not self.dry:
                self._keep_bodies(bodies)
                told = [one for one in persons if one is not None]
                CouncilSource.objects.filter(pk=self.source.pk).update(persons_told=sum(told) if told else None)
            self._save(cursor={"lists": lists})

    def _bodies(self) -> Iterator[Thing]:
        """Whether the address is of the system, of the list of bodies, or of one body."""
        found = self._fetched(self.source.url)
        if isinstance(found, dict) and read.kind_of(found) == "System":
            found = self._fetched(read.first_id(found, "body"))
        if isinstance(found, dict) and "data" in found:
            found = found["data"]
        for one in found if isinstance(found, list) else [found]:
            if isinstance(one, dict) and read.id_of(one) and read.first_id(one, "paper") and not read.deleted(one):
                yield one

    def _fetched(self, url: str) -> Any:
        try:
            return self.fetcher.json(url)
        except Missing:
            raise Refused(f"Unter {url} gibt es nichts.") from None
        except Unreadable as unreadable:
            raise Refused(str(unreadable)) from None

    def _persons(self, body: Thing) -> int | None:
        """How many people the town's system names; none of them is kept."""
        url = read.first_id(body, "person")
        page = next(Walk(self.fetcher.json, url).pages(), None) if url else None
        if page is None:
            return None
        return page.total if page.total is not None else (None if page.following else len(page.objects))

    def _keep_bodies(self, bodies: list[Thing]) -> None:
        rows = [
            CouncilBody(
                source=self.source, external_id=read.id_of(one), name=read.text(one, "name", 300) or self.source.name,
                ags=read.ags(one), web=read.address(one, "web", "website"), license=read.text(one, "license", 500),
            )
            for one in bodies
        ]  # fmt: skip
        CouncilBody.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["source", "external_id"],
            update_fields=["name", "ags", "web", "license"],
        )  # fmt: skip

    # --- One list --------------------------------------------------------------------------------------
    def _list(self, place: int, one: Thing) -> None:
        body = CouncilBody.objects.filter(source=self.source, external_id=one["body"]).first()
        walk = Walk(self.fetcher.json, one["url"], since=self.run.changes_since)
        for page in walk.pages(one["next"]):
            with transaction.atomic():
                self.taker.page(one["kind"], body, page.objects)
                one["next"] = page.following
                self._page_done(page)
        one |= {"done": True, "next": "", "whole": walk.whole, "silent": walk.empty_by_404}
        for sentence in walk.problems:
            self.tally.problem(sentence)
        self._save()

    def _page_done(self, page: Page) -> None:
        self.run.pages += 1
        self.run.objects_done += len(page.objects)
        if page.total is not None and page.url.count("page=") == 0:
            self.run.objects_about += page.total
        self._save(
            pages=self.run.pages, objects_done=self.run.objects_done,
            objects_about=max(self.run.objects_about, self.run.objects_done),
        )  # fmt: skip
        self.progress(self.run.objects_done, self.run.objects_about)

    def _save(self, **values: Any) -> None:
        revisions.change(
            self.run, cursor=values.pop("cursor", self.run.cursor), counts=dict(self.tally.counts),
            problems=self.tally.problems, heard_at=self.now(), **values,
        )  # fmt: skip

    def _heard(self) -> None:
        """While waiting for a stumbling server the run still lives."""
        RecordRun.objects.filter(pk=self.run.pk).update(heard_at=self.now())
