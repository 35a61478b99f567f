"""A date that moved shows both days, wherever the marker or the goal is read (acceptance of issue 6, point 2)."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from augenhoehe.committees import editions
from augenhoehe.committees.operations import make_feed
from augenhoehe.concept import feeds, operations
from augenhoehe.concept.operations.reports import paper_of
from augenhoehe.concept.snapshot import content_of, edition_of
from augenhoehe.concept.yearly import year_content
from augenhoehe.core.numbers import long_date
from augenhoehe.core.rights import SYSTEM
from augenhoehe.files.queries import read
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
FIRST, SECOND = "31. März 2027", "30. Juni 2027"
MOVED = f.DUE + timedelta(days=91)


@shared
def cast():
    return f.the_cast()


@shared
def measure(cast):
    """One marker and one goal, both first due on 31 March and moved to 30 June."""
    field = f.a_field(cast)
    goal = f.a_goal(cast, field)
    made = f.a_measure(cast, field, goal=goal, markers=1)
    operations.postpone_marker(marker=f.markers_of(made)[0], due=MOVED, reason="Druckerei", by=cast.linh, at=f.AT)
    operations.postpone_goal(goal=goal, due=MOVED, reason="Druckerei", by=SYSTEM, at=f.AT)
    return made


@pytest.fixture(autouse=True)
def the_same_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT + timedelta(days=1))


def both(text: str) -> bool:
    plain = text.replace("\u00a0", " ")
    return FIRST in plain and SECOND in plain


def client_of(cast, name=""):
    client = Client()
    if name:
        client.force_login(cast.users[name], backend=BACKEND)
    return client


def test_the_days_are_what_they_are_called():
    assert (long_date(f.DUE), long_date(MOVED)) == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("concept_inside:concept", "concept"), ("concept_inside:measure", "measure"), ("concept_inside:goal", "goal"),
        ("concept_inside:timeline", "concept"), ("concept_inside:units", "concept"),
        ("concept_inside:own_markers", ""), ("concept_inside:marker_postpone", "marker"),
        ("concept:measure_public", "measure"), ("concept:goal_public", "goal"),
        ("concept:action_field_public", "field"), ("concept:concept_public", "concept"),
    ],
)  # fmt: skip
def test_pages_show_both_days(name, of, cast, measure):
    subjects = {
        "concept": measure.action_field.concept, "measure": measure, "goal": measure.goal,
        "field": measure.action_field, "marker": f.markers_of(measure)[0],
    }  # fmt: skip
    address = reverse(name, args=[subjects[of].pk] if of else [])
    client = client_of(cast, "linh" if of in ("", "marker") else "aylin") if "inside" in name else client_of(cast)
    response = client.get(address)
    assert response.status_code == 200 and both(response.content.decode()), address


@pytest.mark.parametrize("name", ["measures", "own_markers"])
def test_exports_show_both_days(name, cast, measure):
    args = [measure.action_field.concept_id] if name == "measures" else []
    response = client_of(cast, "linh").get(reverse(f"concept_inside:{name}", args=args) + "?export=csv")
    text = b"".join(response.streaming_content).decode()
    assert "31.03.2027" in text and "30.06.2027" in text


def test_the_calendar_shows_the_new_day_and_names_the_old_one(cast, measure):
    """S2-29: one way, by the person's own address; revoked it leads nowhere."""
    made = make_feed(user=cast.users["linh"], by=cast.linh, at=f.AT)
    address = reverse("concept:marker_feed", args=[feeds.token_of(made)])
    response = Client().get(address)
    text = response.content.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270630" in text and f"zuerst bis {FIRST}" in text
    assert Client().get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304
    other = make_feed(user=cast.users["minh"], by=cast.minh, at=f.AT)
    assert b"VEVENT" not in Client().get(reverse("concept:marker_feed", args=[feeds.token_of(other)])).content
    make_feed(user=cast.users["linh"], by=cast.linh, at=f.AT)
    assert Client().get(address).status_code == 404


def words_of(edition) -> str:
    """All that is said on the sheet: the ODT holds it as text."""
    package = zipfile.ZipFile(io.BytesIO(editions.made(edition, "odt", at=f.AT)))
    return package.read("content.xml").decode()


def test_frozen_versions_and_reports_show_both_days_on_paper(cast, measure):
    concept = measure.action_field.concept
    assert both(words_of(edition_of(content_of(concept, f.DAY), note="", sender=(), name="x")))
    report = operations.begin_report(concept=concept, year=f.DAY.year, by=SYSTEM, at=f.AT)
    assert both(words_of(paper_of(year_content(report, f.DAY), 1)))


def test_an_edition_is_made_once_frozen_and_shown_to_everybody(cast, measure):
    """S2-26, journey 8.5: HTML, PDF and ODT of the same frozen content."""
    concept = measure.action_field.concept
    report = operations.begin_report(concept=concept, year=f.DAY.year, by=SYSTEM, at=f.AT)
    operations.write_report(report=report, intro="Ein gutes Jahr.", outlook="", by=SYSTEM, at=f.AT)
    ordered = operations.order_edition(report=report, by=SYSTEM, at=f.AT, defer=False)
    public = reverse("concept:report_public", args=[ordered.pk])
    assert Client().get(public).status_code == 404
    edition = operations.make_edition(edition_id=ordered.pk, now=lambda: f.AT)
    assert (edition.state, edition.done) == ("ready", edition.total), edition.failure
    assert read(edition.pdf).startswith(b"%PDF")
    operations.write_report(report=report, intro="Anders.", outlook="", by=SYSTEM, at=f.AT)
    html = Client().get(public).content.decode()
    assert "Ein gutes Jahr." in html and "Anders." not in html and both(html)
    for kind in ("pdf", "odt", "xlsx"):
        response = Client().get(reverse("concept:report_file_public", args=[edition.pk, kind]))
        assert response.status_code == 200 and kind in response["Content-Disposition"]
    book = load_workbook(io.BytesIO(response.content))
    head, *markers = book["Umsetzungsmarker"].iter_rows(values_only=True)
    places = {name: at for at, name in enumerate(head)}
    marker = measure.markers.get()
    told = next(row for row in markers if row[places["Woran man es erkennt"]] == marker.criterion)
    assert told[places["Bis"]].date() == marker.due and told[places["Zuerst bis"]].date() == marker.first_due
    operations.change_concept(concept=concept, title="Konzept", public=False, by=SYSTEM, at=f.AT)
    assert Client().get(public).status_code == 404
