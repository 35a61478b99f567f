"""The public search: counted, narrowed, marked, corrected without telling secrets; and what is related (S1-3, S2-40)."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from augenhoehe.search.looking import PAGE_SIZE, Wish, fewer_words, look
from augenhoehe.search.models import Document
from augenhoehe.search.operations import learn_words
from augenhoehe.search.related import related
from augenhoehe.search.tags import about, score, words_of

from .test_finding import AT, a_document

pytestmark = pytest.mark.django_db
TOWN = uuid.UUID(int=7)


def found(typed: str, **more):
    page, language = more.pop("page", 1), more.pop("language", "de")
    return look(Wish(typed, **more), language=language, at=AT, page=page)


def titles(typed: str, **more) -> list[str]:
    return [str(one.title).replace("<mark>", "").replace("</mark>", "") for one in found(typed, **more).rows]


def test_words_are_marked_in_title_and_text_and_nothing_else_is_markup():
    a_document("Kita <b>fein</b>", "Die Kita schreibt.")
    (one,) = found("Kita").rows
    assert one.title == "<mark>Kita</mark> &lt;b&gt;fein&lt;/b&gt;"
    assert "<mark>Kita</mark>" in one.snippet


def test_finds_are_counted_by_kind_whatever_kind_is_chosen():
    for number in range(3):
        a_document(f"Kita {number}")
    a_document("Kita", kind="offer")
    assert found("Kita").total == 4
    chosen = found("Kita", kind="offer")
    assert (chosen.total, dict(chosen.kinds)) == (1, {"thread": 3, "offer": 1})


def test_an_object_in_two_languages_is_one_find():
    pk = uuid.uuid4()
    a_document("Kita", object_id=pk)
    a_document("Kita (day care)", object_id=pk, language="en")
    assert found("Kita", language="en").total == 1
    assert titles("Kita", language="en") == ["Kita (day care)"]


def test_town_and_days_narrow_and_both_days_belong():
    a_document("Kita hier", municipality_id=TOWN)
    a_document("Kita alt", at=AT - timedelta(days=40), visible_from=AT - timedelta(days=40))
    assert titles("Kita", town=TOWN) == ["Kita hier"]
    assert titles("Kita", since=date(2026, 11, 22)) == ["Kita hier"]
    assert titles("Kita", until=date(2026, 10, 13)) == ["Kita alt"]
    assert titles("Kita", until=date(2026, 10, 12)) == []


def test_what_is_inside_embargoed_or_over_is_neither_found_nor_counted_nor_related():
    """Issue 7, accepted 5."""
    shown = a_document("Kita", tags=["word:schule"])
    more = {"tags": ["word:schule"]}
    a_document("Kita innen", scope="inside", **more)
    a_document("Kita morgen", visible_from=AT + timedelta(seconds=1), **more)
    a_document("Kita gestern", visible_from=AT - timedelta(days=2), visible_until=AT, **more)
    assert found("Kita").total == 1
    assert titles("Kita") == ["Kita"]
    assert related("thread", shown.object_id, language="de", at=AT) == []
    assert [one.title for one in related("thread", shown.object_id, language="de", at=AT + timedelta(hours=1))] == [
        "Kita morgen"
    ]


def test_a_kind_whose_module_is_off_is_neither_found_nor_counted():
    a_document("Kita", kind="event")
    assert look(Wish("Kita"), language="de", at=AT, without=["event"]).total == 0


def test_pages_follow_each_other_without_gap_or_double():
    for number in range(PAGE_SIZE + 3):
        a_document(f"Kita {number:02}")
    first, second = titles("Kita"), titles("Kita", page=2)
    assert (len(first), len(second)) == (PAGE_SIZE, 3)
    assert len({*first, *second}) == PAGE_SIZE + 3
    assert found("Kita", page=99).page == 2


def test_very_many_finds_are_the_latest_and_say_that_nobody_counted_on():
    Document.objects.bulk_create(
        Document(kind="thread", object_id=uuid.uuid4(), scope="public", title=f"Kita {turn}", body="", url="/",
                 visible_from=AT, changed_at=AT - timedelta(minutes=turn))
        for turn in range(2100)
    )  # fmt: skip
    many = found("Kita")
    assert many.capped and many.kinds == ()
    assert titles("Kita")[:2] == ["Kita 0", "Kita 1"]
    assert titles("Kita", page=2)[0] == f"Kita {PAGE_SIZE}"


def test_a_typing_error_is_corrected_with_a_word_from_the_finds():
    a_document("Elternabend", "Es fehlt eine Sprachmittlung.")
    assert found("Sprachmitlung").meant == (("sprachmitlung", "Sprachmittlung"),)
    assert found("Sprachmittlung").meant == ()
    assert found("sprachmittlungen").meant == ()


def test_a_correction_never_tells_a_word_from_inside():
    """ADR 0007: the list of known words holds words of hints, too."""
    learn_words("Federlinger")
    a_document("Federlinger innen", scope="inside")
    assert found("Federlingr").meant == ()
    assert found("Federlingr").total == 0


def test_when_all_words_find_nothing_fewer_are_offered():
    a_document("Kita")
    assert fewer_words(Wish("Kita Quastenflosser"), language="de", at=AT) == ["kita"]
    assert fewer_words(Wish("Quastenflosser"), language="de", at=AT) == []


def test_a_page_of_finds_costs_four_statements(django_assert_max_num_queries):
    for turn in range(30):
        a_document(f"Kita {turn}", "Die Sprachmittlung fehlt.")
    with django_assert_max_num_queries(4):
        assert len(found("Sprachmitlung Kita").rows) == PAGE_SIZE


# --- Related -----------------------------------------------------------------------------------------
def test_what_shares_more_comes_first_and_a_town_alone_is_nothing():
    field, town = uuid.uuid4(), uuid.uuid4()
    mine = a_document("Kita", tags=[*about(field=field, town=town), *words_of(["Kita und Schule"])])
    a_document("Nur der Ort", tags=about(town=town))
    a_document("Ein Wort", tags=words_of(["Bildung und Schule"]), url="/wort/")
    a_document("Handlungsfeld", tags=about(field=field), kind="measure", url="/feld/")
    near = [one.title for one in related("thread", mine.object_id, language="de", at=AT)]
    assert near == ["Handlungsfeld", "Ein Wort"]


def test_what_is_tied_to_the_same_matter_is_left_out():
    """The page of the matter shows it anyway."""
    thread = uuid.uuid4()
    mine = a_document("Kita", tags=[*about(thread=thread), "word:schule"])
    a_document("Ihre Maßnahme", tags=[*about(thread=[thread]), "word:schule"], kind="measure")
    a_document("Andere Maßnahme", tags=["word:schule"], kind="measure")
    assert [one.title for one in related("thread", mine.object_id, language="de", at=AT)] == ["Andere Maßnahme"]


def test_labels_meet_in_their_words_however_they_are_spelt():
    assert score(words_of(["Ämter und Behörden"]), words_of(["Hilfe bei Behoerden"])) > 0
    assert words_of(["und in der Hilfe"]) == []


def test_a_tag_of_no_kind_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="gibt es nicht"):
        about(colour="blue")
