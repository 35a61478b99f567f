"""What the inside pages of the structural level cost, however much there is."""

from __future__ import annotations

import pytest
from django.test import Client

from augenhoehe.structure.models import Hint
from augenhoehe.structure.operations import hints as hint_verbs
from tests.worlds import shared

from . import factories as f
from .pages import client_of, to
from .test_inbox import plant

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def the_day_after_the_meeting(monkeypatch):
    # The row of the installation is read before, however long the test takes.
    monkeypatch.setattr("augenhoehe.places.queries.KEPT_SECONDS", 600)
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.LATER)


def queries_of(client: Client, address: str, assertion) -> None:
    with assertion:
        assert client.get(address).status_code == 200


def test_lists_and_pages_ask_few_questions_however_much_there_is(cast, django_assert_max_num_queries):
    client = client_of(cast)
    plant(120, "Nadelbaum")
    for title in range(60):
        f.a_topic(cast, title=f"Thema {title}")
    topic = f.a_topic(cast, *f.hints(7))
    question = f.decided(cast, f.submitted(cast, f.a_question(cast, topic)))
    f.a_measure(cast, question)
    hint = Hint.objects.filter(topic=topic).first()
    hint_verbs.code_hint(hint=hint, life_area=f.a_term(), by=cast.aylin, at=f.LATER)
    for address, most in {
        to("hints"): 6,
        to("hints") + "?text=Nadelbaum": 6,
        to("topics"): 6,
        to("questions"): 6,
        to("hint", hint): 12,
        to("topic", topic): 8,
        # Two of them ask for further kinds of evidence (S3-33).
        to("question", question): 7,
    }.items():
        queries_of(client, address, django_assert_max_num_queries(most))
