"""A link names what it was made for, and nothing else."""

from __future__ import annotations

import uuid

import pytest

from augenhoehe.core.links import link_token, named_by

ONE, OTHER = uuid.uuid4(), uuid.uuid4()


@pytest.mark.parametrize("named", [(ONE,), (ONE, OTHER)])
def test_a_token_names_what_it_was_made_for(named):
    assert named_by("a", link_token("a", *named), count=len(named)) == named


def test_a_token_of_another_purpose_or_count_or_with_a_changed_sign_names_nothing():
    token = link_token("a", ONE)
    changed = ("A" if token[0] != "A" else "B") + token[1:]
    assert named_by("b", token, count=1) == named_by("a", token, count=2) == named_by("a", changed, count=1) == ()


@pytest.mark.parametrize("typed", ["", "x", "ä", "A" * 43, "%%%"])
def test_nonsense_names_nothing(typed):
    assert named_by("a", typed, count=1) == ()


def test_a_token_has_one_spelling():
    """43 signs carry two bits more than 32 bytes have."""
    token = link_token("a", ONE)
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    others = [token[:-1] + sign for sign in signs if sign != token[-1]]
    assert [named_by("a", other, count=1) for other in others] == [()] * 63
