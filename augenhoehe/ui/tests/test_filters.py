"""A list as people ask for it: words that filter, headings that sort, sentences when there is nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from augenhoehe.core.models import Throttle
from augenhoehe.ui.tables import Column, Filter, Listing
from augenhoehe.ui.tables.page import Page

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 20, 12, tzinfo=UTC)
NUMBERS = [("1", "eins"), ("2", "zwei")]
LISTING = Listing(
    name="probe",
    title="Drosseln",
    columns=(
        Column("key", "Schlüssel", "key", sort="key", url=lambda row: f"/{row.key}/"),
        Column("count", "Zahl", "count", sort="-count", kind="number"),
        Column("window", "Fenster", "window", kind="date"),
    ),
    filters=(
        Filter("wort", "Suchen", lambda rows, word: rows.filter(key__contains=word)),
        Filter("zahl", "Zahl", lambda rows, value: rows.filter(count=int(value)), "choice", lambda: NUMBERS),
        Filter("seit", "Seit", lambda rows, day: rows.filter(window__date__gte=day), "date"),
        Filter("viele", "Viele", lambda rows, _yes: rows.filter(count__gt=2), "flag"),
    ),
    default_sort="key",
    page_size=3,
    empty_title="Noch keine Drosseln",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _rows() -> None:
    Throttle.objects.bulk_create(
        Throttle(key=f"<k{at}>", count=at, window=START + timedelta(days=at)) for at in range(5)
    )


def page(**asked: str) -> Page:
    return Page(LISTING, Throttle.objects.all(), asked, "/liste/")


def keys(found: Page) -> list[str]:
    return [row.key for row in found.part.rows]


def asked_by(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_each_filter_narrows_the_list_and_can_be_removed_by_its_word() -> None:
    found = page(zahl="2", viele="", wort="k")
    assert keys(found) == ["<k2>"]
    (word,) = found.words
    assert (word.label, word.value) == ("Zahl", "zwei")
    assert asked_by(word.url) == {"wort": "k"}


def test_a_free_filter_offers_its_choices_as_addresses() -> None:
    free = {word.name: word.url for word in page().free}
    assert set(free) == {"zahl", "seit", "viele"}
    assert keys(page(**asked_by(free["viele"]))) == ["<k3>", "<k4>"]
    opened = page(**asked_by(free["zahl"]))
    assert [label for label, _url in opened.open_choices] == ["eins", "zwei"]
    assert keys(page(**asked_by(opened.open_choices[0][1]))) == ["<k1>"]


def test_choices_are_not_asked_for_before_somebody_looks() -> None:
    def fail() -> list[tuple[str, str]]:
        raise AssertionError("Niemand hat den Filter geöffnet.")

    quiet = Listing("still", "Still", LISTING.columns, (Filter("x", "X", lambda rows, _v: rows, "choice", fail),))
    assert Page(quiet, Throttle.objects.all(), {}, "/").free


def test_a_day_is_understood_and_shown_in_full() -> None:
    found = page(seit="22.11.2026")
    assert keys(found) == ["<k2>", "<k3>", "<k4>"]
    assert found.words[0].value == "22. November 2026"


def test_an_unknown_choice_is_left_out_and_a_wrong_day_comes_back() -> None:
    assert not page(zahl="99").words
    wrong = page(seit="übermorgen")
    assert wrong.mistaken == "übermorgen" and wrong.open is not None and wrong.open.name == "seit"


def test_a_heading_sorts_and_turns() -> None:
    first = page()
    assert [heading.sort for heading in first.headings] == ["ascending", "", ""]
    by_count = page(**asked_by(first.headings[1].url))
    assert keys(by_count) == ["<k4>", "<k3>", "<k2>"]
    assert by_count.headings[1].sort == "descending"
    assert keys(page(**asked_by(by_count.headings[1].url))) == ["<k0>", "<k1>", "<k2>"]


def test_the_next_page_keeps_filters_and_order_and_a_new_filter_starts_anew() -> None:
    first = page(sort="-key", wort="k")
    second = page(**asked_by(first.more_url))
    assert keys(second) == ["<k1>", "<k0>"]
    assert (second.first, second.last, second.count) == (4, 5, "5")
    assert "after" not in asked_by(next(word.url for word in second.free if word.name == "viele"))


def test_what_people_typed_is_escaped_in_the_table() -> None:
    html = page().rows
    assert "&lt;k0&gt;" in html and "<k0>" not in html
    assert 'href="/&lt;k0&gt;/"' in html


def test_the_component_says_what_is_there_in_words() -> None:
    html = _rendered(page())
    assert "1 bis 3 von 5" in html and "Weitere 2" in html
    assert "Nichts gefunden" in _rendered(page(wort="x"))
    Throttle.objects.all().delete()
    empty = _rendered(page())
    assert "Noch keine Drosseln" in empty and "Suchen" not in empty


def test_a_list_takes_the_same_few_queries_for_many_rows(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2):
        _rendered(page())
    Throttle.objects.bulk_create(Throttle(key=f"m{at:03}", count=at, window=START) for at in range(200))
    with django_assert_max_num_queries(2):
        _rendered(page())


def test_a_filter_may_not_take_a_word_of_the_address() -> None:
    with pytest.raises(ValueError, match="export"):
        Listing("x", "X", (), (Filter("export", "X", lambda rows, _v: rows),))


def _rendered(found: Page) -> str:
    return render_to_string("cotton/listing.html", {"page": found}, RequestFactory().get("/liste/"))
