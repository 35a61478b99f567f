"""Two wordings, compared word by word."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.core.wording import differences

OLD, NEW = "Jede Schule bekommt 20 Stunden.", "Jede Schule bekommt 30 Stunden im Halbjahr."
WORDS = st.lists(st.sampled_from(["Stadt", "Rat", " ", ", ", "\n", "20", "ü", "-", "_"]), max_size=14).map("".join)


def test_a_difference_names_the_words_that_came_and_went():
    found = [(one.kind, one.text, one.instead) for one in differences(OLD, NEW)]
    assert found == [
        ("same", "Jede Schule bekommt ", False), ("gone", "20", False), ("new", "30", True), ("same", " Stunden", False),
        ("new", " im Halbjahr", False), ("same", ".", False),
    ]  # fmt: skip


def test_a_word_with_a_hyphen_changes_as_a_whole():
    found = [(one.kind, one.text) for one in differences("das Eltern-Café", "das Eltern-Forum")]
    assert found == [("same", "das "), ("gone", "Eltern-Café"), ("new", "Eltern-Forum")]


@given(WORDS, WORDS)
@settings(max_examples=25)
def test_both_texts_can_be_read_out_of_their_difference(old, new):
    pieces = differences(old, new)
    assert "".join(one.text for one in pieces if one.kind != "new") == old
    assert "".join(one.text for one in pieces if one.kind != "gone") == new


@pytest.mark.parametrize(("old", "new"), [("binnen eines Jahres", "in achtzehn Monaten"), ("Rat", "Kreistag")])
def test_what_was_struck_never_runs_into_what_was_put_in(old, new):
    shown = render_to_string(
        "ui/wording.html", {"pieces": differences(f"Das geschieht {old}.", f"Das geschieht {new}.")}
    )
    assert '</del><span aria-hidden="true"> → </span><ins>' in shown
    assert shown.count("→") == 1
