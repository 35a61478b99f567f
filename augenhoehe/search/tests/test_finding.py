"""What is found: typing errors forgiven, scope and embargo kept, snippets without foreign markup."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.core.rights import ANONYMOUS, Actor, HeldRole, Role
from augenhoehe.search.models import Document
from augenhoehe.search.operations import forget, index, settle_words
from augenhoehe.search.queries import find, marked, tsquery, words_near

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
AYLIN = Actor(user_id=uuid.uuid4(), name="Aylin", roles=(HeldRole(Role.COORDINATION),))
VEIT = Actor(user_id=uuid.uuid4(), name="Veit")

pytestmark = pytest.mark.django_db


def a_document(title, body="", **more):
    fields = {"kind": "thread", "object_id": uuid.uuid4(), "scope": "public", "url": "/x/", "at": AT, **more}
    return index(title=title, body=body, **fields)


def titles(typed, actor=ANONYMOUS, **more):
    return [hit.title for hit in find(typed, actor=actor, at=AT, **more)]


@pytest.mark.parametrize(
    "typed",
    [
        "Kita-Auskunft", "Kitaauskunft", "kita auskunft", "Kita Auskünfte", "Kita-Auskumft", "KITA", "auskunft kita",
        "Auskun", "die Kita", "Kita und Auskunft",
    ],
)  # fmt: skip
def test_the_matter_of_the_kita_is_found_however_it_is_typed(typed):
    a_document("Kita-Auskunft nur auf Deutsch")
    a_document("Bus nach dem Abendkurs")
    assert titles(typed) == ["Kita-Auskunft nur auf Deutsch"]


@pytest.mark.parametrize("typed", ["Sprachmitlung", "Sprachmittlung", "Sprahcmittlung", "sprachmittlungen", "Sprachm"])
def test_interpreting_is_found_with_typing_errors(typed):
    a_document("Elternsprechtag", "Es fehlt eine Sprachmittlung.")
    assert titles(typed) == ["Elternsprechtag"]


@pytest.mark.parametrize("typed", ["Bürgeramt", "Burgeramt", "Buergeramt", "BÜRGERAMT", "Bürgerämter"])
def test_umlauts_are_found_with_and_without_dots(typed):
    a_document("Termine", "Das Bürgeramt hat keine Termine.")
    assert titles(typed) == ["Termine"]


def test_one_word_is_found_where_it_was_written_as_two():
    a_document("Elternabend", "Ein Eltern Abend am Donnerstag.")
    a_document("Abendkurs", "Der Kurs am Abend.")
    assert titles("Eltern Abend") == ["Elternabend"]
    assert "Elternabend" in titles("Elternabend")


@pytest.mark.parametrize(
    ("body", "typed"),
    [
        ("للأطفال مكان في الروضة", "الروضة"),
        ("Дитячий садок у Штернмюнде", "садок"),
        ("Çocuk için anaokulu", "anaokulu"),
    ],
)
def test_other_scripts_are_found_too(body, typed):
    a_document("x", body)
    assert titles(typed) == ["x"]


def test_a_near_word_does_not_push_itself_in_when_the_typed_one_exists():
    a_document("Rind", "Das Rind steht auf der Weide.")
    a_document("Kind", "Das Kind geht in die Schule.")
    assert titles("Kind") == ["Kind"]


def test_every_word_has_to_occur():
    a_document("Bus nach dem Abendkurs")
    assert titles("Bus Kita") == []


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "und die der", "'", "& | !", "<script>&", "\x00\x01"])
def test_nothing_usable_finds_nothing(typed):
    a_document("Kita")
    assert titles(typed) == []


@given(typed=st.text(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_typed_text_breaks_the_search(typed):
    find(typed, actor=ANONYMOUS, at=AT)


def test_an_inside_document_is_found_by_people_with_a_role_only():
    a_document("Entwurf Kita", scope="inside")
    assert titles("Kita") == []
    assert titles("Kita", VEIT) == []
    assert titles("Kita", AYLIN) == ["Entwurf Kita"]


def test_a_role_that_may_not_read_threads_does_not_find_them_inside():
    a_document("Entwurf Kita", scope="inside")
    guide = Actor(user_id=uuid.uuid4(), name="I", roles=(HeldRole(Role.VOLUNTEER),))
    assert titles("Kita", guide) == []


def test_each_object_appears_once_in_the_wanted_language_and_as_deep_as_allowed():
    pk = uuid.uuid4()
    a_document("Kita", object_id=pk)
    a_document("Kita (Kinderbetreuung)", object_id=pk, language="en")
    a_document("Kita innen", object_id=pk, scope="inside")
    assert titles("Kita", language="en") == ["Kita (Kinderbetreuung)"]
    assert titles("Kita", language="tr") == ["Kita"]
    assert titles("Kita", AYLIN) == ["Kita innen"]


def test_an_embargo_and_an_end_are_kept():
    a_document("Kita morgen", visible_from=AT + timedelta(days=1))
    a_document("Kita gestern", visible_from=AT - timedelta(days=3), visible_until=AT - timedelta(days=1))
    a_document("Kita heute")
    assert titles("Kita") == ["Kita heute"]


def test_a_match_in_the_title_comes_first_and_kinds_can_be_chosen():
    a_document("Schulweg", "Die Kita liegt am Weg.", kind="resolution")
    a_document("Kita", "Es geht um Plätze.")
    assert titles("Kita") == ["Kita", "Schulweg"]
    assert titles("Kita", kinds=("resolution",)) == ["Schulweg"]


def test_what_is_forgotten_is_not_found():
    document = a_document("Kita")
    a_document("Kita innen", object_id=document.object_id, scope="inside")
    assert forget(kind="thread", object_id=document.object_id) == 2
    assert titles("Kita", AYLIN) == []


def test_written_again_it_is_replaced():
    first = a_document("Kita")
    a_document("Bus", object_id=first.object_id)
    assert Document.objects.count() == 1
    assert titles("Kita") == []
    assert titles("Bus") == ["Bus"]


def test_very_many_matches_come_newest_first():
    Document.objects.bulk_create(
        Document(kind="thread", object_id=uuid.uuid4(), scope="public", title=f"Kita {turn}", body="", url="/",
                 visible_from=AT, changed_at=AT - timedelta(minutes=turn))
        for turn in range(1100)
    )  # fmt: skip
    assert titles("Kita", limit=3) == ["Kita 0", "Kita 1", "Kita 2"]


def test_the_snippet_shows_the_word_marked_and_no_markup_of_the_text():
    a_document("Kita", 'Die <b>Kita</b> schreibt <script>alert("x")</script> nur Deutsch.')
    (hit,) = find("Kita", actor=ANONYMOUS, at=AT)
    assert "<mark>Kita</mark>" in hit.snippet
    assert "<script" not in hit.snippet
    assert "<b>" not in hit.snippet


@given(body=st.text(alphabet=st.sampled_from(list("<>&\"'/=\x02\x03 Kitabc\n")), max_size=200))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_smuggles_markup_into_a_snippet(body):
    a_document("Kita", f"Kita {body}", object_id=uuid.UUID(int=1))
    for hit in find("Kita", actor=ANONYMOUS, at=AT):
        bare = hit.snippet.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in bare
        assert ">" not in bare
        assert hit.snippet.count("<mark>") == hit.snippet.count("</mark>")


@given(text=st.text(max_size=100))
def test_marks_are_the_only_markup(text):
    assert marked(text.replace("\x02", "").replace("\x03", "")) == escape(text.replace("\x02", "").replace("\x03", ""))


def test_at_most_four_near_words_and_no_forms_of_the_same_word():
    a_document(
        "x", "Sprachmittlung Sprachmittlungen Sprachmitlung Sprachmitttlung Sprachmittlunk Sprechmittlung Brücke"
    )
    near = words_near("Sprachmittlumg")
    assert 0 < len(near) <= 4
    assert "brücke" not in near


def test_a_compound_is_found_by_how_its_beginning_sounds():
    a_document("Caritasverband Ahlen")
    a_document("Fotoverein")
    settle_words()
    assert titles("Karitas") == ["Caritasverband Ahlen"]
    assert titles("Photoverein") == ["Fotoverein"]


def test_new_words_are_known_before_and_after_they_settle():
    a_document("x", "Sprachmittlung")
    assert words_near("Sprachmitlung") == ["sprachmittlung"]
    assert settle_words() > 0
    assert words_near("Sprachmitlung") == ["sprachmittlung"]


def test_a_search_costs_five_statements_whatever_is_found(django_assert_max_num_queries):
    for turn in range(40):
        a_document(f"Kita {turn}", "Die Sprachmittlung fehlt.")
    with django_assert_max_num_queries(5):
        assert len(find("Sprachmitlung Kita", actor=AYLIN, at=AT)) == 40


def test_a_matter_is_found_by_its_number():
    a_document("Vorgang", "V-2026-014")
    assert tsquery("V-2026-014") is not None
    a_document("Anderer", "V-2026-015")
    assert titles("V-2026-014") == ["Vorgang"]
    assert titles("v-2026-014") == ["Vorgang"]
