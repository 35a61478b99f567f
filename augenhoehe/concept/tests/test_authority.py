"""An authority behind the wall works with its own measure like everybody else, and meets no hint on the way."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.concept.models import ImplementationMarker
from augenhoehe.core import contributions
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def client_of(cast, name):
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


def test_the_authority_postpones_and_reports_and_somebody_else_confirms(cast):
    thread = f.a_thread(cast)
    measure = f.a_measure(cast, lead="wiebke", lead_unit="Ausländerbehörde", thread=thread)
    first, second = f.markers_of(measure)
    wiebke, aylin = client_of(cast, "wiebke"), client_of(cast, "aylin")
    page = reverse("concept_inside:measure", args=[measure.pk])
    assert "Als erreicht melden" in wiebke.get(page).content.decode()

    late = reverse("concept_inside:marker_postpone", args=[second.pk])
    wiebke.post(late, {"revision": second.revision, "due": "31.7.2027", "reason": "Die Software kommt später."})
    claim = reverse("concept_inside:marker_claim", args=[first.pk])
    wiebke.post(claim, {"revision": first.revision, "evidence": "Das Blatt liegt der Bestätigung bei."})
    first.refresh_from_db()
    assert first.state == ImplementationMarker.State.CLAIMED
    html = wiebke.get(page).content.decode()
    assert "als erreicht gemeldet" in html and "verschoben, zuerst bis" in html and "Die Software kommt später." in html

    confirm = reverse("concept_inside:marker_confirm", args=[first.pk])
    assert wiebke.post(confirm, {"revision": first.revision}).status_code == 403
    aylin.post(confirm, {"revision": first.revision, "partly": "nein"})
    first.refresh_from_db()
    assert first.state == ImplementationMarker.State.REACHED and first.closed_by == cast.users["aylin"].pk


def test_nothing_the_authority_needs_for_its_measure_needs_a_right_behind_the_wall(cast):
    behind = {one.name for one in contributions.permissions() if not one.residence_authority}
    assert behind and not any(name.startswith("concept.") for name in behind)
    assert not any(cast.wiebke.may(one) for one in contributions.permissions() if one.name in behind)
