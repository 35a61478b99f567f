"""Every component renders, and stands in the gallery."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.utils import translation
from django_cotton import render_component

from augenhoehe.core.multilingual import multilingual, with_text
from augenhoehe.ui import views
from augenhoehe.ui.templatetags import ui as filters
from augenhoehe.ui.timeline import lines_by_day

TEMPLATES = Path(views.__file__).parent / "templates"
COMPONENTS = sorted(path.stem.replace("_", "-") for path in (TEMPLATES / "cotton").glob("*.html"))


@pytest.fixture(scope="module")
def shown() -> str:
    request = RequestFactory().get("/muster/")
    return views.gallery(request).content.decode()


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_stands_in_the_gallery(component: str) -> None:
    text = (TEMPLATES / "ui" / "gallery.html").read_text(encoding="utf-8")
    assert f"<c-{component} " in text or f"<c-{component}>" in text


def test_the_gallery_leaves_nothing_unrendered(shown: str) -> None:
    assert "<c-" not in shown and "{{" not in shown and "{%" not in shown
    assert shown.count("<h1") == 1


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar", "uk", "ru"])
def test_the_gallery_speaks_each_language_in_its_direction(language: str) -> None:
    html = views.gallery(RequestFactory().get("/muster/", {"sprache": language})).content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in html


def test_ids_are_unique_on_the_page(shown: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', shown)
    doubled = {one for one in ids if ids.count(one) > 1}
    assert not doubled


def test_a_correction_is_linked_both_ways_without_a_query() -> None:
    from augenhoehe.ui.gallery import steps

    days = lines_by_day(steps())
    lines = {line.step.sequence: line for _day, group in days for line in group}
    assert (lines[4].corrects, lines[2].corrected_by) == (2, 4)
    assert [day.isoformat() for day, _group in days] == ["2026-11-18", "2026-11-09", "2026-10-19"]


def test_the_public_timeline_shows_functions_and_no_names() -> None:
    from augenhoehe.ui.gallery import steps

    request = RequestFactory().get("/")
    public = render_component(request, "timeline", steps=steps())
    inside = render_component(request, "timeline", steps=steps(), inside=True)
    assert "Aylin" not in public and "KIM-Koordination" in public
    assert "Aylin Adaköy, KIM-Koordination" in inside


@pytest.mark.parametrize(
    ("value", "language", "note"),
    [
        (multilingual("Hallo"), "de", ""),
        (multilingual("Hallo"), "uk", "noch nicht übersetzt"),
        (multilingual("Hallo", en="Hello"), "en", "maschinell übersetzt, ungeprüft"),
        (with_text(multilingual("Hallo", en="Hello"), "de", "Guten Tag"), "en", "Übersetzung veraltet"),
    ],
)
def test_a_translation_says_what_it_is(value: dict, language: str, note: str) -> None:
    html = filters.reading(value, language)
    assert (note in html) if note else ("translation-note" not in html)


def test_a_missing_translation_carries_the_language_it_is_in() -> None:
    assert 'lang="de" dir="ltr"' in filters.reading(multilingual("Hallo"), "ar")
    assert 'lang="ar" dir="rtl"' in filters.reading(multilingual("Hallo", ar="مرحبا"), "ar")
    assert filters.reading({}, "ar") == ""
    assert "&lt;b&gt;" in filters.reading(multilingual("<b>"), "de")


def test_days_and_numbers_read_as_people_write_them() -> None:
    evening = datetime(2026, 11, 26, 17, tzinfo=UTC)
    today = datetime(2026, 11, 20, tzinfo=UTC).date()
    assert filters.moment(evening) == "Do., 26. November 2026, 18:00 Uhr"
    assert filters.day(evening) == "26. November 2026"
    assert filters.ago(datetime(2026, 9, 18, 9, tzinfo=UTC), today) == "vor 63 Tagen (18. September)"
    assert filters.number(12000) == "12\u2009000" and filters.number("weniger als 5") == "weniger als 5"
    with translation.override("en"):
        assert "November" in filters.day(evening) or "Nov" in filters.day(evening)
    assert filters.day(None) == filters.moment(None) == filters.ago(None) == ""
