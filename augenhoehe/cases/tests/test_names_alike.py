"""Which names a search takes for the same: spellings and sounds, but not every name with the same consonants."""

import pytest

from augenhoehe.cases.blind_index import LIKE, likeness
from augenhoehe.cases.identity import Identity


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Jussuf", "Yusuf"),
        ("Maher", "Mahir"),
        ("Noor", "Nur"),
        ("عمر", "Omar"),
        ("ماهر", "Mahir"),
        ("Hussein", "Hüseyin"),
    ],
)
def test_another_spelling_finds_the_name(typed: str, written: str) -> None:
    assert likeness(typed, Identity(first_name=written)) >= LIKE


@pytest.mark.parametrize(("typed", "written"), [("Maria", "Mahir"), ("Sarah", "Zahra"), ("Lina", "Leon")])
def test_two_consonants_in_common_are_no_likeness(typed: str, written: str) -> None:
    assert likeness(typed, Identity(first_name=written)) < LIKE
