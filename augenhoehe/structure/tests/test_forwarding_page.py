"""The page by which a question goes into the political bodies: its way is chosen as for every paper."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.committees.models import Committee, Paper, Resolution
from augenhoehe.committees.operations import set_hearing_rule
from augenhoehe.committees.tests.factories import a_committee
from augenhoehe.core.rights import SYSTEM
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
K = Committee.Kind


@pytest.fixture(autouse=True)
def later(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.LATER)


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast):
    here = f.town("Sternmünde")
    kinds = {"integration": K.INTEGRATION_COMMITTEE, "school": K.SPECIALIST_COMMITTEE, "council": K.COUNCIL}
    return {name: a_committee(cast, kind, name.title(), place=here) for name, kind in kinds.items()}


@shared
def question(cast, bodies):
    topic = f.a_topic(cast, *f.hints(7, "Sternmünde"))
    drafted = f.a_question(cast, topic, municipality=f.town("Sternmünde"))
    return f.decided(cast, f.submitted(cast, drafted), kind=Resolution.Kind.FORWARDED)


@pytest.fixture
def page(cast, question):
    client = Client()
    client.force_login(cast.users["aylin"], backend=BACKEND)
    address = reverse("structure_inside:question_forward", args=[question.pk])

    def send(**stations):
        typed = {"kind": "decision", "title": "Auskunft", "text": "So.", "reasons": "Ein langer Grund.",
                 "revision": question.revision, **stations}  # fmt: skip
        return client.post(address, typed)

    send.shown = lambda: client.get(address).content.decode()  # type: ignore[attr-defined]
    return send


def test_the_usual_way_of_the_town_stands_there_already(page, bodies):
    html = page.shown()
    for place, name in enumerate(("integration", "school", "council"), start=1):
        chosen = html[html.index(f'name="gremium_{place}"') :]
        assert f'value="{bodies[name].pk}" selected' in chosen[: chosen.index("</select>")]


def test_two_bodies_may_be_asked_at_the_same_time(page, bodies):
    page(
        gremium_1=bodies["integration"].pk, aufgabe_1="recommendation",
        gremium_2=bodies["school"].pk, aufgabe_2="pre_deliberation", zugleich_2="on",
        gremium_3=bodies["council"].pk, aufgabe_3="decision",
    )  # fmt: skip
    stations = Paper.objects.get().stations.order_by("order", "role")
    assert [(one.order, one.state) for one in stations] == [(1, "open"), (1, "open"), (2, "ahead")]


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({}, "gremium_1", "Nennen Sie mindestens ein Gremium"),
        ({"gremium_1": "council"}, "aufgabe_1", "Wählen Sie, was das Gremium damit tun soll"),
        ({"gremium_1": "council", "aufgabe_1": "notice"}, "gremium_1", "Wählen Sie das Gremium, das entscheidet"),
    ],
)
def test_what_is_missing_stands_at_its_field_and_nothing_typed_is_lost(page, bodies, typed, field, sentence):
    answer = page(**{name: getattr(bodies.get(value), "pk", value) for name, value in typed.items()})
    html = answer.content.decode()
    assert answer.status_code == 200 and "Ein langer Grund." in html
    assert sentence in html and f'href="#id_{field}"' in html
    assert not Paper.objects.exists()


def test_what_a_rule_asks_for_is_said_beforehand_and_refused_at_the_stations(page, bodies):
    set_hearing_rule(
        committee=bodies["integration"], binding="required", source="Hauptsatzung § 9", valid_from=date(2026, 1, 1),
        by=SYSTEM, at=f.AT,
    )  # fmt: skip
    assert "Hauptsatzung § 9" in page.shown()
    html = page(gremium_1=bodies["council"].pk, aufgabe_1="decision").content.decode()
    assert "Ergänzen Sie die Station" in html and 'href="#id_gremium_1"' in html and not Paper.objects.exists()
    page(
        gremium_1=bodies["integration"].pk, aufgabe_1="recommendation",
        gremium_2=bodies["council"].pk, aufgabe_2="decision",
    )  # fmt: skip
    assert Paper.objects.get().state == "submitted"
