"""The public list of papers: narrowed to a body, a year, a state; exported as shown; and writing one from a matter."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from augenhoehe.committees import operations
from augenhoehe.committees.models import Paper
from augenhoehe.committees.panels import writing_papers
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.operations import close_thread
from augenhoehe.places.tests.factories import town
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p
from .paper_factories import DAY, ROLE

BACKEND = "augenhoehe.accounts.backends.Backend"
YEAR = timedelta(days=366)


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast):
    return p.bodies(cast)


@pytest.fixture(autouse=True)
def a_year_later(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT + YEAR + DAY)


@shared
def papers(cast, bodies):
    """Two public ones of two years, on different ways, and one of a matter that nobody outside may read."""
    public = {"thread": f.a_thread(cast, "Elternsprechtag", published=True)}
    old = p.submitted(
        cast, [p.one(bodies["school"])], title="Sprachmittlung", submitted_by_committee=bodies["integration"], **public
    )
    way = [p.one(bodies["social"], ROLE.RECOMMENDATION), p.one(bodies["council"], order=2)]
    new = p.submitted(cast, way, title="Begegnungsraum", at=f.AT + YEAR, **public)
    hidden = p.submitted(cast, [p.one(bodies["council"])], title="Vertrauliches")
    return {"old": old, "new": new, "hidden": hidden}


def titles(query: str = "", language: str = "") -> list[str]:
    html = Client().get(f"{language}/vorlagen/{query}").content.decode()
    return re.findall(r'<a href="[^"]*/vorlagen/VL-[\d-]+/">(?:<span lang="de">)?([^<]+)<', html)


def test_everybody_sees_what_is_on_its_way_and_nothing_of_an_unpublished_matter(papers):
    assert titles() == ["Begegnungsraum", "Sprachmittlung"]
    html = Client().get("/vorlagen/").content.decode()
    assert "Vertrauliches" not in html and "Sozialausschuss" in html


def test_narrowed_to_a_body_it_is_what_comes_from_there_and_what_passes_it(papers, bodies):
    assert titles(f"?gremium={bodies['integration'].pk}") == ["Sprachmittlung"]
    assert titles(f"?gremium={bodies['council'].pk}") == ["Begegnungsraum"]
    assert titles("?gremium=quatsch") == ["Begegnungsraum", "Sprachmittlung"]


def test_a_word_is_found_in_title_reasons_and_decision_items_a_number_as_a_whole(papers):
    assert titles("?suche=BEGEGNUNG") == ["Begegnungsraum"]
    assert titles("?suche=schulalltag") == ["Begegnungsraum", "Sprachmittlung"]
    assert titles("?suche=festen+Vorrat") == ["Begegnungsraum", "Sprachmittlung"]
    assert titles(f"?suche={papers['old'].number.lower()}") == ["Sprachmittlung"]
    assert titles("?suche=100%25") == [] and titles("?suche=Vertrauliches") == []


def test_what_only_a_closed_decision_item_says_is_not_found(papers):
    item = papers["old"].items.get()
    item.text, item.public = "Der Vertrag mit der Firma endet.", False
    item.save()
    assert titles("?suche=Firma") == []


def test_narrowed_to_a_year_or_a_state(papers, bodies):
    assert titles("?jahr=2026") == ["Sprachmittlung"] and titles("?jahr=2027") == ["Begegnungsraum"]
    p.decide(papers["new"], bodies["social"], at=f.AT + YEAR + 20 * DAY)
    assert titles("?stand=under_way") == ["Begegnungsraum"] and titles("?stand=submitted") == ["Sprachmittlung"]


def test_what_can_be_chosen_are_bodies_years_and_states_of_public_papers(papers, bodies):
    offered = {
        name: Client().get(f"/vorlagen/?filter={name}").content.decode() for name in ("gremium", "jahr", "stand")
    }
    assert f"gremium={bodies['social'].pk}" in offered["gremium"] and "Rat der Stadt" in offered["gremium"]
    assert "jahr=2026" in offered["jahr"] and "jahr=2027" in offered["jahr"]
    assert "wird überarbeitet" in offered["stand"] and "Entwurf" not in offered["stand"]


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_export_holds_exactly_what_is_shown_without_markup(papers, language):
    answer = Client().get(f"{language}/vorlagen/?jahr=2026&export=csv")
    text = b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode("utf-8-sig")
    assert "Sprachmittlung" in text and "Begegnungsraum" not in text and "Vertrauliches" not in text
    assert "<span" not in text


def test_empty_it_says_what_will_stand_here(cast):
    assert "Noch keine öffentliche Vorlage" in Client().get("/vorlagen/").content.decode()


@pytest.mark.parametrize("language", ["", "/en", "/tr", "/ar", "/uk"])
def test_it_stands_in_every_language_and_german_titles_say_that_they_are_german(papers, language):
    assert titles(language=language) == ["Begegnungsraum", "Sprachmittlung"]
    html = Client().get(f"{language}/vorlagen/").content.decode()
    assert ('<span lang="de">Sprachmittlung' in html) is bool(language)


def test_withdrawn_it_stays_in_the_list_and_says_so(papers):
    operations.withdraw_paper(paper=Paper.objects.get(pk=papers["old"].pk), reason="Anders", by=SYSTEM, at=f.AT + YEAR)
    assert titles("?stand=withdrawn") == ["Sprachmittlung"]


def test_the_page_is_kept_ready_until_somebody_submits_something(committed):
    cast = f.the_cast()
    bodies = p.bodies(cast)
    thread = f.a_thread(cast, "Elternsprechtag", published=True)
    paper = p.submitted(cast, [p.one(bodies["school"])], title="Sprachmittlung", thread=thread)
    assert titles() == ["Sprachmittlung"]
    with CaptureQueriesContext(connection) as asked:
        assert titles() == ["Sprachmittlung"]
    assert len(asked) == 1
    p.submitted(cast, [p.one(bodies["council"])], title="Begegnungsraum", thread=thread)
    assert sorted(titles()) == ["Begegnungsraum", "Sprachmittlung"] and paper.number


def test_it_costs_the_same_for_two_and_for_twenty(papers, cast, bodies, django_assert_max_num_queries):
    for number in range(18):
        p.submitted(cast, [p.one(bodies["school"])], title=f"Vorlage {number}", thread=papers["old"].thread)
    with django_assert_max_num_queries(12):
        Client().get("/vorlagen/?jahr=2026")


def test_the_page_of_a_body_leads_to_its_papers(papers, bodies):
    page = Client().get(reverse("committees:committee_public", args=[bodies["school"].pk])).content.decode()
    assert f"/vorlagen/?gremium={bodies['school'].pk}" in page
    one = Client().get(f"/vorlagen/{papers['old'].number}/").content.decode()
    assert 'href="/gremien/"' in one and 'href="/vorlagen/"' in one


# --- From the matter ------------------------------------------------------------------------------------
def test_who_may_write_papers_there_begins_one_from_the_matter(cast, bodies):
    """By right for the place, or by a seat in an elected body; not by a seat in a steering group."""
    f.seat(cast, f.a_committee(cast), "korbinian")
    thread = f.a_thread(cast)
    for name, may in (
        ("aylin", True), ("emine", True), ("korbinian", False), ("rojda", False), ("wiebke", False), ("veit", False),
    ):  # fmt: skip
        assert (writing_papers(getattr(cast, name), thread) is not None) is may, name
    thread.municipality_id = town("Sternmünde").pk
    assert writing_papers(cast.olek, thread) is not None
    assert writing_papers(cast.nuray, thread) is None


def test_a_matter_that_is_over_has_no_new_paper(cast):
    thread = f.a_thread(cast)
    close_thread(thread=thread, by=SYSTEM, at=f.AT)
    assert writing_papers(cast.aylin, thread) is None


def test_from_the_page_of_a_matter_the_paper_belongs_to_it(cast, bodies):
    thread = f.a_thread(cast, published=True)
    client = Client()
    client.force_login(cast.users["aylin"], backend=BACKEND)
    inside = client.get(thread.get_absolute_url()).content.decode()
    address = f"{reverse('committees_inside:paper_create')}?vorgang={thread.pk}"
    assert address in inside
    assert address not in client.get(f"/vorgaenge/{thread.number}/").content.decode()
    client.post(address, {
        "kind": "decision", "title": "Vorlage", "text": "So.", "reasons": "Darum.", "public": "on",
        "gremium_1": bodies["council"].pk, "aufgabe_1": "decision",
    })  # fmt: skip
    assert Paper.objects.get().thread_id == thread.pk
