"""S2-14: useful from zero. The first steps stand there, and a concept begins from templates without preparation."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.concept.models import Concept
from augenhoehe.concept.tests import factories as f
from augenhoehe.desk.beginning import steps
from tests.worlds import shared

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


def client_of(cast, name):
    client = Client()
    client.force_login(cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


def by_title(found) -> dict[str, steps.Stage]:
    return {one.step.title: one for one in found}


def test_the_first_step_that_is_not_done_is_the_next_one(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        found = steps.stages()
    assert sum(one.next for one in found) == 1
    first = next(one for one in found if one.next)
    assert not any(not one.done for one in found[: found.index(first)])
    assert not by_title(found)["Konzept aus der Vorlage anlegen"].done
    assert steps.left(found) == sum(one.step.minutes for one in found if not one.done)


def test_from_nothing_to_a_concept_in_one_form(cast):
    aylin = client_of(cast, "aylin")
    form = aylin.get(reverse("concept_inside:concept_create")).content.decode()
    assert "Mit der Vorlage beginnen" in form
    made = aylin.post(
        reverse("concept_inside:concept_create"),
        {"title": "Ankommen", "municipality": str(cast.kreis.pk), "public": "on", "templates": "on"},
    )
    concept = Concept.objects.get()
    assert made.url == reverse("concept_inside:concept", args=[concept.pk])
    counted = [
        concept.action_fields.count(), concept.guiding_goals.count(), concept.phases.count(), concept.chapters.count()
    ]  # fmt: skip
    assert counted == [6, 3, 8, 4] and concept.actor_types
    found = by_title(steps.stages())
    assert found["Konzept aus der Vorlage anlegen"].done and not found["Erste Maßnahme mit Umsetzungsmarker"].done
    f.a_measure(cast, concept.action_fields.first())
    assert by_title(steps.stages())["Erste Maßnahme mit Umsetzungsmarker"].done


def test_without_the_template_it_stays_empty(cast):
    client_of(cast, "aylin").post(
        reverse("concept_inside:concept_create"), {"title": "Leer", "municipality": str(cast.kreis.pk)}
    )
    concept = Concept.objects.get()
    assert not concept.action_fields.exists() and not concept.phases.exists()


def test_the_page_is_for_who_begins_and_leads_on(cast):
    page = client_of(cast, "aylin").get(reverse("desk:beginning")).content.decode()
    assert "Erste Schritte" in page and "als Nächstes" in page and "Minuten" in page
    assert client_of(cast, "linh").get(reverse("desk:beginning")).status_code == 403
    for step in steps.STEPS:
        assert reverse(step.url_name)
