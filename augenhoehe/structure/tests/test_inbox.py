"""The inbox: found by words and filters, page after page, within the reader's reach, without long walks."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Role
from augenhoehe.search.models import Word
from augenhoehe.structure import listings
from augenhoehe.structure.models import Hint
from augenhoehe.structure.models.counting import FAR_BEYOND
from augenhoehe.structure.operations import hints as verbs
from augenhoehe.structure.pages import InboxPage, Words
from augenhoehe.structure.queries import inbox, similar
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


def page(actor, **asked: str) -> InboxPage:
    words = Words()
    return InboxPage(listings.inbox_listing(words, select=True), inbox.inbox(actor), asked, "/intern/hinweise/", words)


def found(actor, **asked: str) -> list[str]:
    return [hint.excerpt for hint in page(actor, **asked).part.rows]


def plant(number: int, text: str = "Füllwort", *, place: str = "Sternmünde", since: date = f.DAY, **more) -> None:
    """Many hints at once, one a day into the past; only for lists, never for verbs."""
    town = f.town(place)
    Hint.objects.bulk_create(
        Hint(
            source="import", quarter="2026-Q4", arrived_on=since - timedelta(days=index), problem=f"{text} {index}",
            municipality=town, person_key=new_id().hex, source_key="x", **more,
        )
        for index in range(number)
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["Wohnung", "wohnungen", "WOHNUNG", "Wohnnug", "Wohn"])
def test_words_are_found_in_every_form_and_with_small_mistakes(cast, typed):
    f.a_hint("Die Wohnung ist zu klein für eine Familie mit vier Kindern.")
    f.a_hint("Der Bus fährt nach dem Kurs nicht mehr.")
    assert len(found(cast.aylin, text=typed)) == 1


def test_all_words_must_be_there(cast):
    f.a_hint("Der Bus fährt abends nicht.")
    f.a_hint("Der Bus ist voll.")
    assert found(cast.aylin, text="Bus abends") == ["Der Bus fährt abends nicht."]
    assert found(cast.aylin, text="Rathaus") == []


def test_who_works_for_one_town_finds_nothing_of_another(cast):
    f.a_hint("Der Bus fährt abends nicht.", place="Mohnfurt")
    f.a_hint("Der Bus ist voll.", place="Zwirnstadt")
    f.a_hint("Der Bus riecht.", place=None)
    assert found(cast.nuray, text="Bus") == ["Der Bus ist voll."]
    assert found(cast.nuray) == ["Der Bus ist voll."]
    assert len(found(cast.aylin, text="Bus")) == 3


def test_residence_authorities_find_nothing_at_all(cast):
    f.a_hint("Der Bus ist voll.")
    wall = f.acting(Role.COORDINATION, wall=True)
    assert found(wall) == found(wall, text="Bus") == []


def test_filters_narrow_the_list_one_by_one_and_together(cast):
    life_area, other = f.a_term(place=0), f.a_term(place=1)
    kita, bus = f.a_hint("Kita zu"), f.a_hint("Bus voll", place="Mohnfurt", language="tr")
    verbs.code_hint(hint=kita, life_area=life_area, urgent=True, by=cast.aylin, at=f.AT)
    verbs.code_hint(hint=bus, life_area=other, by=cast.aylin, at=f.AT)
    f.a_topic(cast, f.fresh(kita))
    assert found(cast.aylin, lebensbereich=str(life_area.pk)) == ["Kita zu"]
    assert found(cast.aylin, kommune=str(f.town("Mohnfurt").pk)) == ["Bus voll"]
    assert found(cast.aylin, sprache="tr") == found(cast.aylin, thema="ohne") == ["Bus voll"]
    assert found(cast.aylin, dringend="ja") == found(cast.aylin, thema="mit") == ["Kita zu"]
    assert found(cast.aylin, stand="bundled", text="Kita") == ["Kita zu"]
    assert found(cast.aylin, stand="bundled", text="Bus") == []
    assert found(cast.aylin, offen="ja") == ["Bus voll"]


def test_overdue_is_what_was_promised_an_answer_and_has_none(cast):
    f.a_hint("Alt und offen", at=f.AT - timedelta(days=400))
    answered = f.a_hint("Alt und erledigt", at=f.AT - timedelta(days=400))
    verbs.reject_hint(hint=answered, reason="Lob", by=cast.aylin, at=f.AT)
    assert "Alt und offen" in found(cast.aylin, ueberfaellig="ja")
    assert "Alt und erledigt" not in found(cast.aylin, ueberfaellig="ja")


@pytest.mark.parametrize(("sample", "window"), [(1, 1), (3, 7), (40, 7), (20, 40), (100, 5000), (1000, 5000)])
@pytest.mark.parametrize("sort", ["", "-arrived"])
@pytest.mark.parametrize("every", [1, 3, 17])
def test_page_after_page_brings_every_match_once_in_order(cast, monkeypatch, sample, window, sort, every):
    """However the matches lie: the window fills the page, fills it in part, or holds none of them."""
    monkeypatch.setattr(inbox, "SAMPLE", sample)
    monkeypatch.setattr(inbox, "WINDOW", window)
    plant(120)
    wanted = []
    for index, hint in enumerate(Hint.objects.order_by("-arrived_on", "-pk")):
        if index % every == 0:
            wanted.append(hint.pk)
    Hint.objects.filter(pk__in=wanted).update(problem="Der Nadelbaum steht im Weg")
    if sort:
        wanted.reverse()
    seen, after = [], ""
    while True:
        part = page(cast.aylin, text="Nadelbaum", sort=sort, after=after).part
        seen += [hint.pk for hint in part.rows]
        after = part.next
        if not after:
            break
    assert seen == wanted


def test_the_number_of_matches_is_exact_or_says_that_it_is_not(cast):
    plant(58, "Nadelbaum")
    assert page(cast.aylin, text="Nadelbaum").count == "58"
    plant(9, "Nadelbaum")
    assert page(cast.aylin, text="Nadelbaum").count == "mehr als 60"


def test_a_long_hint_shows_the_place_of_the_find_and_no_markup_of_its_own(cast):
    before = "Wir warten seit Wochen auf eine Nachricht und niemand weiß, wer zuständig ist. " * 3
    f.a_hint(f"{before}Am <b>Nadelbaum</b> & daneben steht kein Schild. {before}")
    shown = page(cast.aylin, text="Nadelbaum").rows
    assert "Am <mark>Nadelbaum</mark> &amp; daneben" in " ".join(shown.split())
    assert '/">… ' in shown and " …</a>" in shown
    assert "<b>" not in shown and "mark" not in shown.split('aria-label="')[-1].split('"')[0]


def test_a_broken_cursor_leads_to_the_first_page(cast):
    plant(60, "Nadelbaum")
    assert page(cast.aylin, text="Nadelbaum", after="unsinn").part.place == 0


def test_the_inbox_asks_the_same_few_questions_however_many_hints_there_are(cast, django_assert_num_queries):
    aylin = cast.aylin
    for number, plain in ((3, 1), (200, 2)):
        plant(number, "Nadelbaum", since=f.DAY - timedelta(days=number))
        with django_assert_num_queries(plain):
            assert page(aylin).rows
        with django_assert_num_queries(2):
            assert page(aylin, text="Nadelbaum").rows


def test_very_many_rows_are_not_counted_to_say_that_they_are_many(cast):
    plant(400)
    rows = Hint.objects.order_by("-arrived_on")
    assert rows[:1000].count() == 400
    assert rows[:10].count() == 10
    assert FAR_BEYOND * 10 < 400


def nodes(plan: dict) -> list[dict]:
    return [plan, *(inner for child in plan.get("Plans", ()) for inner in nodes(child))]


@pytest.mark.parametrize("typed", ["Nadelbaum", "Füllwort", "Nichtdawort"])
def test_no_search_walks_through_all_hints_in_order_of_arrival(cast, monkeypatch, typed):
    """20,000 hints; the rare, the frequent and the missing word look at the window only (performance.md, „Search“)."""
    monkeypatch.setattr(inbox, "SAMPLE", 100)
    monkeypatch.setattr(inbox, "WINDOW", 300)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO structure_hint (id, revision, source, quarter, arrived_on, language, relation, problem, idea,
                urgent, state, state_reason, person_key, source_key, municipality_id)
            SELECT gen_random_uuid(), 1, 'import', '2026-Q1', date '2026-01-01' - n %% 700, 'de', '',
                'Füllwort ' || n, '', false, 'arrived', '', n, n, %s
            FROM generate_series(1, 20000) AS n
            """,
            [f.town("Mohnfurt").pk],
        )
        f.a_hint("Der Nadelbaum steht im Weg", at=f.AT - timedelta(days=1500))
        with CaptureQueriesContext(connection) as asked:
            assert len(inbox.search_inbox(cast.aylin, typed)) == {"Nadelbaum": 1, "Füllwort": 50}.get(typed, 0)
        cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + asked.captured_queries[-1]["sql"])
        plan = cursor.fetchone()[0][0]["Plan"]
    walked = [
        node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        for node in nodes(plan)
        if node.get("Index Name") == "hint_by_arrival"
    ]
    assert walked and max(walked) <= 300 + 1


# --- Similar hints -----------------------------------------------------------------------------------
def test_similar_hints_share_rare_words_and_stay_within_reach(cast):
    hint = f.a_hint("Die Anmeldung für den Schwimmkurs geht nur auf Deutsch.")
    near = f.a_hint("Beim Schwimmkurs versteht niemand die Anmeldung.", place="Nebelfurt")
    f.a_hint("Der Bus fährt abends nicht.")
    assert similar.similar_hints(hint, actor=cast.aylin) == [near]
    assert similar.similar_hints(hint, actor=f.acting(Role.COORDINATION, place=f.town("Sternmünde"))) == []


def test_a_hint_with_signs_and_quotes_breaks_nothing(cast):
    hint = f.a_hint("Straße 'Am \\ Weiher' & (Nord) | 100% :* <b>kein</b> Gehweg!")
    near = f.a_hint("Am Weiher fehlt der Gehweg.")
    assert similar.similar_hints(hint, actor=cast.aylin) == [near]


def test_a_hint_without_telling_words_has_nothing_similar(cast):
    f.a_hint("Und das ist so.")
    assert similar.similar_hints(f.a_hint("Das ist so."), actor=cast.aylin) == []


def test_the_topics_of_similar_hints_are_suggested_the_most_frequent_first(cast):
    members = [f.a_hint(f"Der Schwimmkurs Anmeldung Nummer {number}") for number in range(3)]
    topic = f.a_topic(cast, *members, title="Schwimmkurse")
    near = similar.similar_hints(f.a_hint("Anmeldung zum Schwimmkurs"), actor=cast.aylin)
    assert similar.topics_of_similar(near) == [topic]


def test_words_of_hints_survive_a_new_list_of_words(cast):
    f.a_hint("Die Sprachmittlung fehlt beim Elternsprechtag.")
    call_command("search", "rebuild", "--woerter", stdout=StringIO())
    assert Word.objects.filter(word="sprachmittlung").exists()
