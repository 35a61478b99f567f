"""The voting page without an account, in every language; the result beside the goal of the concept."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from augenhoehe.committees.tests import factories as f
from augenhoehe.concept.operations import add_action_field, create_concept
from augenhoehe.core.multilingual import with_text
from augenhoehe.core.rights import SYSTEM
from augenhoehe.places.tests.factories import town
from augenhoehe.polls import operations, queries
from augenhoehe.polls.addresses import of_poll, of_ticket
from augenhoehe.polls.links import token_of
from augenhoehe.polls.models import Ballot
from tests.worlds import shared

from .factories import Asking, cast, tickets

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def asking() -> Asking:
    return Asking()


def client_of(asking, name: str) -> Client:
    client = Client()
    client.force_login(asking.cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


def test_whoever_holds_the_link_votes_once_without_an_account(asking):
    poll = asking.opened(slips=1)
    address = of_ticket(tickets(poll)[0])
    client = Client()
    page = client.get(address)
    assert page.status_code == 200 and "Abstimmen" in page.content.decode() and "no-store" in page["Cache-Control"]
    option = poll.options.first()
    assert client.post(address, {}).status_code == 200 and not Ballot.objects.exists()
    assert client.post(address, {"choice": str(option.pk)}).status_code == 302
    again = client.post(address, {"choice": str(option.pk)})
    assert again.status_code == 403 and "schon abgestimmt" in again.content.decode()
    assert Ballot.objects.count() == 1


def test_a_changed_link_and_a_draft_lead_nowhere(asking):
    poll = asking.opened(slips=1)
    token = token_of(tickets(poll)[0])
    for wrong in (token[:-2] + "xx", "x", token_of(tickets(poll)[0]).swapcase()):
        assert Client().get(reverse("polls:vote", args=[wrong])).status_code == 404


def test_the_voting_page_speaks_the_readers_language_and_its_answers_too(asking):
    poll = asking.opened("consent", slips=1)
    for row, field, text in zip(
        (poll, *queries.options_of(poll)),
        ("question", "text", "text", "text"),
        ("ما الذي يساعد أولاً؟", "مقهى", "استشارة", "لا تغيير"),
        strict=True,
    ):
        setattr(row, field, with_text(getattr(row, field), "ar", text))
        row.save(update_fields=[field])
    with translation.override("ar"):
        page = Client().get(of_ticket(tickets(poll)[0]))
    html = page.content.decode()
    assert 'dir="rtl"' in html and "مقهى" in html and "Diese Frage gibt es nur auf Deutsch" not in html


def test_the_trail_never_names_the_voter_who_is_signed_in(asking):
    from augenhoehe.journal.models import AuditEntry

    poll = asking.opened()
    own = poll.tickets.get(user=asking.cast.users["emine"])
    client = client_of(asking, "emine")
    assert of_ticket(own) in client.get(of_poll(poll)).content.decode()
    client.post(of_ticket(own), {"choice": str(poll.options.first().pk)})
    assert AuditEntry.objects.get(verb="cast_vote").actor_id is None


def test_a_poll_is_asked_opened_ended_and_concluded_by_its_chair(asking):
    client = client_of(asking, "emine")
    made = client.post(reverse("polls_inside:poll_create", args=[asking.body.pk]), {
        "question": "Was hilft?", "kind": "single", "options": "A\nB", "audience": "members", "closes_on": "20.11.2026",
    })  # fmt: skip
    assert made.status_code == 302
    assert client.post(f"{made.url}beginn/", {"slips": "3", "revision": "1"}).status_code == 302
    sheet = client.get(f"{made.url}stimmzettel/").content.decode()
    assert sheet.count("<svg") >= 3
    assert client.post(f"{made.url}ende/").status_code == 302
    assert "kein Ergebnis" in client.get(made.url).content.decode()
    for verb in ("bearbeitung", "beginn", "stimmzettel"):
        assert client_of(asking, "faisal").get(f"{made.url}{verb}/").status_code == 403


def test_the_result_stands_beside_the_goal_on_the_public_page_of_the_concept(asking):
    concept = create_concept(title="Integrationskonzept", municipality=town("Sternmünde"), by=SYSTEM, at=f.AT)
    field = add_action_field(concept=concept, title="Sprache", by=SYSTEM, at=f.AT)
    goal = "Wer lernen will, findet einen Kurs am Abend."
    told = asking.closed("consent", [[9, 1, 8]] * 6, action_field=field, goal=goal, results_public=True)
    hidden = asking.closed("single", [0] * 6, action_field=field, goal="Nur für uns", results_public=False)
    html = Client().get(reverse("concept:concept_public", args=[concept.pk])).content.decode()
    assert goal in html and "Am wenigsten Widerstand: Beratung am Abend" in html
    assert "Nur für uns" not in html
    inside = client_of(asking, "aylin").get(reverse("concept_inside:concept", args=[concept.pk])).content.decode()
    assert goal in inside
    assert told.pk != hidden.pk


def test_the_link_shows_the_result_after_the_end_and_nothing_before(asking):
    poll = asking.opened("single", slips=6)
    for ticket in tickets(poll)[:6]:
        cast(ticket, 0)
    address = of_ticket(tickets(poll)[0])
    assert "Ergebnis</h2>" not in Client().get(address).content.decode()
    operations.close_poll(poll=poll, by=SYSTEM, at=f.AT)
    assert "Am häufigsten gewählt: Sprachcafé" in Client().get(address).content.decode()
