"""What result texts say: rules as data, each with its examples, and nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.council_records.rules import RULES, read_result

EXAMPLES = [(rule, text) for rule in RULES for text in rule.examples]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=[f"{rule.name}: {text}" for rule, text in EXAMPLES])
def test_each_rule_reads_its_examples(rule, text):
    found = read_result(text)
    assert (found.rule, found.code) == (rule.name, rule.code)


@pytest.mark.parametrize(
    ("text", "code", "votes"),
    [
        ("13 Ja-Stimmen, 0 Enthaltungen, 1 Nein-Stimme", "counts", (13, 1, 0)),
        ("einstimmig12 Ja-Stimmen, 0 Enthaltungen, 0 Nein-Stimmen", "unanimous", (12, 0, 0)),
        ("7 Ja-Stimmen / 1 Enthaltung", "counts", (7, None, 1)),
        ("Einstimmig; O Enthaltungen ", "unanimous", (None, None, None)),
        ("einstimmig bei drei Enthaltungen der Fraktion Blau", "unanimous", (None, None, 3)),
        ("einstimmig, 1 Enthaltung Rot-Fraktion, 2 Enthaltungen Blau-Fraktion", "unanimous", (None, None, None)),
        ("a) einstimmig, 0 Enthaltungenb) 7 Ja-Stimmen, 3 Nein-Stimmen", "counts", (None, None, None)),
        ("einstimmig, 0 EnthaltungenBürgermeister Blau verabschiedet Herrn Rot.", "unanimous", (None, None, 0)),
        ("3 Ja Stimmen, 6 Nein Stimmen, 3 Enthaltungen Somit ist der Antrag abgelehnt.", "counts", (3, 6, 3)),
        ("einstimmig abgelehnt", "rejected", (None, None, None)),
        (" \u00a0 ohne \u200b", "none", (None, None, None)),
    ],
)
def test_votes_are_read_where_their_meaning_stands_beside_them(text, code, votes):
    found = read_result(text)
    assert found.sure and (found.code, (found.yes, found.no, found.abstentions)) == (code, votes)


@pytest.mark.parametrize(
    "text",
    [
        # A table pressed into digits: whose they are nobody can tell.
        "JaNeinEnthaltungBM1Rot81Blau6Gesamt2410",
        "JaNeinGesamt0280",
        "12 3 1",
        "0",
        "siehe oben",
        # Said against itself, or more than once.
        "einstimmig, 11 Ja-Stimmen, 1 Nein-Stimme, 0 Enthaltungen",
        "5 Ja-Stimmen, 3 Nein-Stimmen, 4 Ja-Stimmen",
        "einstimmig, 0 Enthaltungen. Der Antrag ist damit abgelehnt.",
        "einstimmig, 1 EnthaltungEntgegen der Empfehlung beschließt der Rat etwas anderes.",
        "einstimmig, 0 EnthaltungenDanach wird über den Antrag abgestimmt: 3 Stimmen dafür.",
        # Cut by the system in the middle.
        "a) einstimmig, 0 Enthaltungen" + "b) 1 Ja-Stimme, 13 Nein-Stimmen, 0 Enthaltungen" * 5,
        "2. Antragb) einstimmig",
        "Arnold Rot: Ja, Berta Blau: Nein",
    ],
)
def test_what_no_rule_explains_goes_to_a_person(text):
    found = read_result(text)
    assert not found.sure and found.code == "unknown" and (found.yes, found.no, found.abstentions) == (None,) * 3


@settings(max_examples=20, deadline=None)
@given(
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 99),
    st.permutations([0, 1, 2]),
    st.sampled_from([", ", "; ", " / "]),
)
def test_counts_come_out_as_they_were_written(yes, no, abstentions, order, between):
    parts = [f"{yes} Ja-Stimmen", f"{no} Nein-Stimmen", f"{abstentions} Enthaltungen"]
    found = read_result(between.join(parts[place] for place in order))
    assert (found.code, found.yes, found.no, found.abstentions) == ("counts", yes, no, abstentions)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_no_text_whatever_breaks_the_reading(text):
    read_result(text)
