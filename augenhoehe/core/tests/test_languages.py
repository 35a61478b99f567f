"""Languages are understood by their German name, their own name and their code."""

from __future__ import annotations

import pytest

from augenhoehe.core.languages import GERMAN, language_called, spoken_choices
from augenhoehe.core.multilingual import SPOKEN


@pytest.mark.parametrize(("typed", "code"), [
    ("Arabisch", "ar"), ("türkisch ", "tr"), ("Türkçe", "tr"), ("FARSI", "fa"), ("Kurdisch", "kmr"), ("العربية", "ar"),
    ("pl", "pl"), ("Klingonisch", ""), ("", ""),
])  # fmt: skip
def test_a_language_is_understood_however_it_is_called(typed, code):
    assert language_called(typed) == code


def test_every_spoken_language_has_a_german_name_and_is_offered_once():
    assert set(GERMAN) == set(SPOKEN)
    assert sorted(code for code, _ in spoken_choices()) == sorted(SPOKEN)
    assert ("ar", "Arabisch · العربية") in spoken_choices() and ("de", "Deutsch") in spoken_choices()
