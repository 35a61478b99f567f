"""Our own server under the strict check, in the process; and servers with one defect each, which it must find."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from augenhoehe.committees import operations
from augenhoehe.committees.models import AgendaItem
from augenhoehe.committees.tests import factories as f
from augenhoehe.core import clock
from augenhoehe.oparl.check import RULES, Answer, Check
from augenhoehe.oparl.models import OparlStamp

from . import reading
from .world import paper, the_world

pytestmark = pytest.mark.django_db
BASE = "http://localhost:8000"
RECORDED: list[Any] = []


class OwnServer:
    """Asks our views without a network."""

    def __init__(self) -> None:
        self.client = Client()

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        answer = self.client.get(reading.path_of(url), headers=headers or {})
        said = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(url, answer.status_code, said, answer.content)


class Recorded:
    """What our server said to a first check: each defect is put into that, not into a server of its own."""

    def __init__(self) -> None:
        self.own, self.said, self.at = OwnServer(), {}, clock.now()

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        key = (url, *(headers or {}).items())
        if key not in self.said:
            self.said[key] = self.own.get(url, headers)
        return self.said[key]


class Spoiled:
    """The recorded server with one defect."""

    def __init__(self, recorded: Recorded, spoil: Any) -> None:
        self.recorded, self.spoil = recorded, spoil

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        return self.spoil(self.recorded.get(url, headers))


def check(fetcher: Any, now: Any = clock.now, **more: Any) -> Any:
    return Check(fetcher, f"{BASE}{reading.SYSTEM}", now, **more).run()


def test_our_own_server_keeps_every_rule_while_something_changes():
    """Also while a paper comes, one goes, and a meeting is called off."""
    world = the_world()

    def meanwhile() -> None:
        paper(world, "Kommt dazwischen")
        operations.withdraw_paper(paper=world.papers["open"], reason="erledigt", by=f.SYSTEM, at=f.AFTER)
        operations.cancel_meeting(meeting=world.meetings["school"], reason="Kein Raum", by=f.SYSTEM, at=f.AT)

    report = check(OwnServer(), between=meanwhile)
    assert not report.findings, report.as_text()
    assert report.version == "1.1" and len(report.objects) == 12
    assert "Alle Regeln sind eingehalten." in report.as_text()
    assert json.loads(json.dumps(report.as_data()))["passed"] is True


def _said(answer: Answer, change: Any) -> Answer:
    """Change the JSON of an answer; a change that gives nothing leaves it."""
    try:
        said = json.loads(answer.content)
    except ValueError:
        return answer
    change(said)
    return Answer(answer.url, answer.status, answer.headers, json.dumps(said).encode())


def _each(change: Any, kind: str) -> Any:
    """Change every object of a type, wherever it stands."""

    def walk(said: Any) -> None:
        if isinstance(said, list):
            for one in said:
                walk(one)
        elif isinstance(said, dict):
            if str(said.get("type", "")).endswith(f"/{kind}"):
                change(said)
            for one in list(said.values()):
                walk(one)

    return lambda answer: _said(answer, walk)


def _headers(**changes: str | None) -> Any:
    names = {name.replace("_", "-"): value for name, value in changes.items()}
    return lambda answer: Answer(
        answer.url, answer.status, {**answer.headers, **{k: v or "" for k, v in names.items()}}, answer.content
    )


def _unfiltered(answer: Answer) -> Answer:
    """A server that ignores times and forgets them in its links: it shows the list whatever was asked."""
    bare = RECORDED[0].get(answer.url.split("?")[0]) if "?" in answer.url else answer
    return Answer(answer.url, bare.status, bare.headers, bare.content)


def _reversed_now_and_then() -> Any:
    turn = {"odd": False}

    def spoil(answer: Answer) -> Answer:
        def change(said: Any) -> None:
            if "data" in said and "?" not in answer.url:
                turn["odd"] = not turn["odd"]
                said["data"] = said["data"][:: -1 if "organizations" in answer.url and answer.url in asked else 1]
                asked.add(answer.url)

        return _said(answer, change)

    asked: set[str] = set()
    return spoil


def _with_tombstone(answer: Answer) -> Answer:
    dead = {"id": f"{BASE}/x", "type": "https://schema.oparl.org/1.1/Paper", "deleted": True}
    return _said(answer, lambda said: said["data"].append(dead) if "/papers" in answer.url and "data" in said else None)


DEFECTS = {
    "cors": _headers(access_control_allow_origin=None),
    "json": _headers(content_type="text/html"),
    "conditional": _headers(etag=None, last_modified=None),
    "required": _each(lambda one: one.pop("order"), "AgendaItem"),
    "times": _each(lambda one: one.pop("created"), "Consultation"),
    "format": _each(lambda one: one.update(start="2026-11-26T18:00:00.123Z"), "Meeting"),
    "empty": _each(lambda one: one.update(keyword=[]), "Paper"),
    "type": _each(lambda one: one.update(type="https://schema.oparl.org/1.1/Sitzung"), "Meeting"),
    "version": _each(lambda one: one.update(type="https://schema.oparl.org/1.0/Paper"), "Paper"),
    "lists": _each(lambda one: one.pop("membership"), "Body"),
    "bumped": _each(lambda one: one.update(modified="2999-01-01T00:00:00+01:00"), "AgendaItem"),
    "page": lambda answer: _said(answer, lambda said: said.pop("pagination", None)),
    "filters": _unfiltered,
    "kept": _unfiltered,
    "order": _reversed_now_and_then(),
    "tombstones": _with_tombstone,
    "deleted": _with_tombstone,
    "files": _headers(content_disposition="attachment; filename=x"),
}


@pytest.fixture
def served() -> None:
    the_world()


@pytest.fixture
def recorded() -> Recorded:
    """Recorded once for this module: a check without a finding."""
    if not RECORDED:
        the_world()
        RECORDED.append(Recorded())
        report = check(RECORDED[0], lambda: RECORDED[0].at, samples=1)
        assert not report.findings, report.as_text()
    return RECORDED[0]


def spoiled(recorded: Recorded, spoil: Any, **more: Any) -> Any:
    return check(Spoiled(recorded, spoil), lambda: recorded.at, samples=1, **more)


@pytest.mark.parametrize("rule", DEFECTS)
def test_the_check_finds_a_defect_of_its_kind(recorded, rule):
    report = spoiled(recorded, DEFECTS[rule])
    assert report.of(rule), report.as_text()
    assert RULES[rule] in report.as_text()


def test_a_change_without_a_new_time_is_found(recorded):
    """What reads differently the second time must say so in `modified`."""
    later = {"on": False}
    spoil = _each(lambda one: one.update(name="Anders") if later["on"] else None, "Organization")

    def long_ago(answer: Answer) -> Answer:
        return _each(lambda one: one.update(modified="2020-01-01T00:00:00+01:00"), "Organization")(spoil(answer))

    report = spoiled(recorded, long_ago, between=lambda: later.update(on=True))
    assert report.of("changed") and not report.of("order")


def test_a_server_that_does_not_answer_is_reported_and_not_asked_on(recorded):
    report = spoiled(recorded, lambda answer: Answer(answer.url, 0, {}, b"", "Zeit abgelaufen"))
    assert [(one.rule, one.seen) for one in report.findings] == [("reachable", "Zeit abgelaufen")]
    assert report.requests == 1


def test_lists_page_by_the_wish_of_the_client_and_end(served):
    get = reading.getter()
    url = reading.body(get, "Sternmünde")["organization"]
    found = list(reading.pages(get, url, limit=2))
    assert [len(one["data"]) for one in found] == [2, 2]
    assert "next" in found[0]["links"] and "next" not in found[-1]["links"]
    assert all("limit=2" in link for page in found for link in page["links"].values())


def test_a_list_costs_three_queries_however_long_it_is(served, django_assert_num_queries):
    get = reading.getter()
    url = reading.body(get, "Sternmünde")["organization"]
    with django_assert_num_queries(3):
        get(url)


@pytest.mark.parametrize("query", ["modified_since=gestern", "modified_since=2026-11-26", "after=x", "limit=0"])
def test_what_cannot_be_understood_is_refused_with_a_sentence(served, query):
    url = reading.path_of(reading.body(reading.getter(), "Sternmünde")["paper"])
    answer = Client().get(f"{url}?{query}")
    assert answer.status_code == 400 and json.loads(answer.content)["message"].endswith(".")


def test_a_plus_that_became_a_space_is_understood(served):
    url = reading.path_of(reading.body(reading.getter(), "Sternmünde")["organization"])
    answer = Client().get(f"{url}?modified_since=2000-01-01T00:00:00+01:00")
    assert answer.status_code == 200 and len(json.loads(answer.content)["data"]) == 4


def test_whoever_has_the_answer_is_told_so(served):
    first = Client().get(reading.SYSTEM)
    for header in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        assert Client().get(reading.SYSTEM, headers=header).status_code == 304


def test_embedded_lists_are_left_out_on_wish(served):
    get = reading.getter()
    url = reading.body(get, "Sternmünde")["meeting"]
    (full,), (bare,) = reading.entries(get, url), reading.entries(get, url, omit_internal="true")
    assert "agendaItem" in full and "agendaItem" not in bare and bare["modified"] == full["modified"]


def test_whoever_embeds_changes_with_what_is_embedded(served):
    """Moving a meeting's item changes the item, its meeting, the station and the paper around it; nothing else."""
    get = reading.getter()
    before = reading.everything(get)
    OparlStamp.objects.update(modified=clock.now() - timedelta(days=1), created=clock.now() - timedelta(days=2))
    item = AgendaItem.objects.get(title="Bericht der Verwaltung")
    operations.put_off_item(item=item, by=f.SYSTEM, at=f.AT)
    today = (clock.now() - timedelta(minutes=5)).isoformat(timespec="seconds")
    changed = reading.everything(get, modified_since=today)
    kinds = sorted(one["type"].rsplit("/", 1)[1] for one in changed.values())
    assert kinds == ["AgendaItem", "Meeting"] and set(changed) <= set(before)
