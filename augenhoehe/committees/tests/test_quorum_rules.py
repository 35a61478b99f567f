"""From when a body may decide, and what the answers say about it: the rule of Moers among others (acceptance 4)."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.committees.forecasts import Asked, Forecast, Known, Outlook, Word, forecast, has_quorum

E, C, X = "elected", "council", ""
MOERS = Asked(11, 20, two_groups=True)
SURE, LIKELY, RISK = Outlook.SURE, Outlook.LIKELY, Outlook.AT_RISK


def people(**counted: int) -> list[Known]:
    """people(elected_comes=5, council_silent=2)."""
    found = []
    for name, number in counted.items():
        group, _, word = name.partition("_")
        found += [Known({"other": X}.get(group, group), Word(word))] * number
    return found


@pytest.mark.parametrize(("elected", "council", "decides"), [
    (6, 5, True), (5, 6, False), (11, 0, True), (10, 0, False), (12, 8, True), (8, 8, True), (7, 8, False),
    (6, 4, False), (12, 0, True), (5, 5, False), (6, 6, True), (3, 8, False), (0, 8, False), (0, 0, False),
])  # fmt: skip
def test_the_rule_of_moers_counts_both_groups(elected, council, decides):
    """S3-37, acceptance 4: eleven of twenty, and the council never outnumbers the elected ones."""
    assert has_quorum(MOERS, [E] * elected + [C] * council) is decides


@pytest.mark.parametrize(("asked", "answers", "outlook", "reachable", "says"), [
    (Asked(11, 20), {"other_comes": 9, "other_silent": 3, "other_absent": 8}, RISK, True,
     "9 Zusagen, 3 ohne Antwort, gebraucht werden 11; es fehlen mindestens 2."),
    (Asked(11, 20), {"other_comes": 10, "other_silent": 10}, RISK, True, "es fehlt mindestens eine."),
    (Asked(11, 20), {"other_comes": 7, "other_silent": 3, "other_absent": 10}, RISK, False, "reicht es nicht"),
    (Asked(11, 20), {"other_comes": 11, "other_silent": 9}, SURE, True, "wie auch immer"),
    (Asked(11, 20), {"other_comes": 9, "other_deputy": 2}, LIKELY, True, "2 Vertretungen ohne Zusage"),
    (Asked(1, 1), {"other_comes": 1}, SURE, True, "Eine Zusage, 0 ohne Antwort, gebraucht wird 1."),
    (MOERS, {"elected_comes": 11, "council_silent": 8}, SURE, True, "Bisher 11 Gewählte und 0 Ratsmitglieder"),
    (MOERS, {"elected_comes": 6, "council_comes": 5, "council_silent": 3}, LIKELY, True, "noch nicht sicher"),
    (MOERS, {"elected_comes": 6, "council_comes": 5, "elected_silent": 6}, SURE, True, "Es sind nicht mehr vom Rat"),
    (MOERS, {"elected_comes": 5, "council_comes": 6, "elected_silent": 1}, RISK, True, "es fehlt ein gewähltes Mitglied"),
    (MOERS, {"elected_comes": 4, "council_comes": 8, "elected_silent": 3}, RISK, False, "fehlen 4 gewählte Mitglieder"),
    (MOERS, {"elected_comes": 6, "council_deputy": 5}, LIKELY, True, "5 Vertretungen ohne Zusage"),
    (MOERS, {"elected_absent": 12, "council_comes": 8}, RISK, False, "reicht es nicht"),
    (MOERS, {}, RISK, False, "0 Zusagen"),
])  # fmt: skip
def test_the_forecast_says_in_a_sentence_what_is_missing(asked, answers, outlook, reachable, says):
    found = forecast(asked, people(**answers))
    assert (found.outlook, found.reachable) == (outlook, reachable), found.text
    assert says in found.text


_KNOWN = st.builds(Known, st.sampled_from([E, C, "expert"]), st.sampled_from(list(Word)))


@settings(max_examples=120, deadline=None)
@given(st.lists(_KNOWN, max_size=8), st.integers(1, 8), st.booleans())
def test_the_forecast_is_what_trying_every_answer_says(known, needed, two_groups):
    """Against brute force: all ways in which those who are open may still come or stay away."""
    asked = Asked(needed, 8, two_groups)
    found: Forecast = forecast(asked, known)
    sure = [one.group for one in known if one.word == Word.COMES]
    meant = [one.group for one in known if one.word == Word.DEPUTY]
    open_ones = meant + [one.group for one in known if one.word == Word.SILENT]
    ends = [
        has_quorum(asked, sure + [group for group, comes in zip(open_ones, way, strict=True) if comes])
        for way in product((False, True), repeat=len(open_ones))
    ]
    assert (found.outlook == SURE) == all(ends)
    assert found.reachable == any(ends)
    if found.outlook != SURE:
        assert (found.outlook == LIKELY) == has_quorum(asked, sure + meant)
