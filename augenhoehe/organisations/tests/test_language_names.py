"""Names of languages stand in a table of ours, and are those of the Unicode consortium."""

from __future__ import annotations

import pytest
from babel import Locale

from augenhoehe.core.multilingual import NAMES, SPOKEN
from augenhoehe.organisations.language_names import names_for
from augenhoehe.organisations.words_offers import UNNAMED, names_in


@pytest.mark.parametrize("reader", NAMES)
def test_they_are_as_babel_names_them(reader: str):
    known = Locale.parse(reader).languages
    assert names_for(reader) == {code: known[code] for code in SPOKEN if code in known}
    assert names_in(reader).keys() == SPOKEN.keys() and UNNAMED.items() <= names_in(reader).items()
