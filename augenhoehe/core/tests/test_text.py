import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.core import text


def test_cleaning_keeps_what_a_person_wrote_and_drops_control_characters():
    assert text.clean("Hallo\u200b  Welt\r\n\r\n\r\n\r\nEnde\x00") == "Hallo Welt\n\nEnde"


@pytest.mark.django_db
def test_tests_run_under_the_application_role():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolbypassrls, rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("augenhoehe_app", False, False)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("kita", "kita", 0), ("kita", "kiat", 1), ("kita", "kia", 1), ("kita", "kitas", 1), ("kita", "bus", 3)],
)
def test_edits_between_words(one, other, edits):
    assert text.distance(one, other, 2) == min(edits, 3)


@given(one=st.text("abcä", max_size=8), other=st.text("abcä", max_size=8))
def test_the_distance_is_the_same_from_both_sides(one, other):
    assert text.distance(one, other, 9) == text.distance(other, one, 9)
    assert (text.distance(one, other, 9) == 0) == (one == other)


def test_a_sentence_ends_once():
    ends = {
        one: text.ended(one) for one in ("Das Licht brennt", "Das Licht brennt. ", "Brennt es?", "Es heißt „Licht“")
    }
    assert list(ends.values()) == ["Das Licht brennt.", "Das Licht brennt.", "Brennt es?", "Es heißt „Licht“"]
