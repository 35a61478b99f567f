"""Days in words: no abbreviation at their end, so that a sentence may end with one."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from augenhoehe.ui.words import long_day


@pytest.mark.parametrize(("language", "words"), [("ru", "20 ноября 2026"), ("uk", "20 листопада 2026")])
def test_a_day_ends_with_its_year(language: str, words: str) -> None:
    with translation.override(language):
        assert long_day(date(2026, 11, 20)) == words
