"""What bodies, their networks and organisations have not said in public is nowhere before its time.

Joint positions, results of polls, items behind closed doors, and news of organisations, in every output of the house
with OParl and open data (issue 7, acceptance 5). Events, forum and matters: test_unpublished.py; releases and
pictures: press/tests/test_embargo.py; everything of OParl: oparl/tests; every dataset: open_data/tests.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from augenhoehe.committees import operations as committees
from augenhoehe.committees.tests import factories as c
from augenhoehe.concept.tests import factories as m
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.views import kept
from augenhoehe.organisations import operations as organisations
from augenhoehe.organisations.models import Story
from augenhoehe.organisations.tests import factories as o
from augenhoehe.places.operations import set_up_installation
from augenhoehe.polls import operations as polls
from augenhoehe.polls.models import Poll
from augenhoehe.polls.operations.polls import NewPoll
from augenhoehe.positions import operations as positions
from augenhoehe.positions.models import JointPosition
from augenhoehe.positions.tests.factories import Net
from augenhoehe.search.models import Document
from tests.outputs import everything_public
from tests.worlds import shared

pytestmark = pytest.mark.django_db
AT, AFTER = c.AT, c.AFTER
# Two words each: one to search for, the other to find.
SECRETS = {
    "position": "Quittenmus Elsbeere", "story": "Hagebutte Kornelkirsche", "poll": "Schlehenfeuer Mispelgelee",
}  # fmt: skip
NEVER = {
    "item behind doors": "Vogelbeere Traubenkirsche", "draft of a position": "Aronia Felsenbirne",
    "story that came back": "Stachelbeere Zibarte",
}  # fmt: skip


class World(Net):
    def __init__(self) -> None:
        super().__init__()
        modules = dict.fromkeys(("forum", "events", "press"), True)
        set_up_installation(
            name="Kreis Federlohe", district=self.cast.kreis, by=SYSTEM, at=AT, invented=True, modules=modules
        )
        text = f"Wir bitten um {SECRETS['position']}."
        made = self.draft("In die Beratungsfolge", text)
        until = c.DAY + timedelta(days=90)
        self.position = positions.open_position(position=made, decide_until=until, by=self.cast.aylin, at=AT)
        self.draft(NEVER["draft of a position"])
        body = self.bodies["Sternmünde"]
        self.meeting = c.a_meeting(body, public=True)
        c.an_item(body, NEVER["item behind doors"], public=False)
        committees.build_agenda(meeting=self.meeting, by=SYSTEM, at=AT)
        self._poll()
        club = o.a_club()
        self.story = self._story(club, SECRETS["story"])
        organisations.return_story(story=self._story(club, NEVER["story that came back"]), reason="Nein.", by=SYSTEM,
                                   at=AT)  # fmt: skip

    def _poll(self) -> None:
        """Beside a goal that everybody reads; what was answered stands there once the poll is over."""
        measure = m.a_measure(self.cast)
        of = NewPoll(kind=Poll.Kind.SINGLE, question=SECRETS["poll"], options=("Ja", "Nein"),
                     closes_on=c.DAY + timedelta(days=3), measure=measure, results_public=True)  # fmt: skip
        made = polls.create_poll(committee=self.bodies["Sternmünde"], of=of, by=self.cast.emine, at=AT)
        self.poll = polls.open_poll(poll=made, slips=0, by=self.cast.emine, at=AT)
        self.measure = measure

    def _story(self, club: Any, title: str) -> Story:
        made = organisations.write_story(
            organisation=club, kind="news", title=title, text=f"{title} für alle.", day=c.DAY, by=SYSTEM, at=AT
        )
        return organisations.submit_story(story=made, by=SYSTEM, at=AT)


@shared
def world() -> World:
    return World()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
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
    words = [phrase.split()[0] for phrase in (*SECRETS.values(), *NEVER.values())]
    guessed = [f"/positionen/{world.position.pk}/", f"/organisationen/beitraege/{world.story.pk}/",
               f"/massnahmen/{world.measure.pk}/", f"/gremien/{world.bodies['Sternmünde'].pk}/",
               f"/gremien/{world.bodies['Sternmünde'].pk}/kalender.ics"]  # fmt: skip
    searched = [f"/{prefix}suche/?q={word}" for word in words for prefix in ("", "ar/")]
    return everything_public(Client(), [*guessed, *searched, "/oparl/v1.1/body"], most=260)


def told(world: World, secrets: dict[str, str]) -> dict[str, set[str]]:
    found = outputs(world)
    assert len(found) > 100 and any("oparl" in url for url in found)
    hits = {}
    for name, phrase in secrets.items():
        word = phrase.split()[-1].encode()
        if where := {url for url, (_status, body) in found.items() if word in body}:
            hits[name] = where
    return hits


def test_before_it_is_said_nothing_tells_of_it_and_then_everything_does(world, clock):
    assert told(world, {**SECRETS, **NEVER}) == {}
    assert not Document.objects.filter(scope=Document.Scope.PUBLIC, title__contains="Elsbeere").exists()

    # The bodies decide in public, the poll is over, the story is let through.
    for name in world.bodies:
        world.vote(world.position, name)
    position = JointPosition.objects.get(pk=world.position.pk)
    positions.publish_position(position=position, by=world.cast.aylin, at=AFTER)
    polls.close_poll(poll=Poll.objects.get(pk=world.poll.pk), by=SYSTEM, at=AFTER)
    organisations.publish_story(story=Story.objects.get(pk=world.story.pk), by=SYSTEM, at=AFTER)
    clock.to(AFTER + timedelta(days=1))
    found = told(world, SECRETS)
    assert {f"/positionen/{world.position.pk}/", "/suche/?q=Quittenmus"} <= found["position"]
    assert f"/massnahmen/{world.measure.pk}/" in found["poll"]
    assert {"/organisationen/beitraege/", f"/organisationen/beitraege/{world.story.pk}/"} <= found["story"]
    assert told(world, NEVER) == {}

    organisations.withdraw_story(story=Story.objects.get(pk=world.story.pk), by=SYSTEM, at=clock.at)
    assert told(world, {"story": SECRETS["story"]}) == {}
