"""Leichte Sprache (S4-5): short sentences, short words, one switch on the central pages, and nowhere else."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from augenhoehe.ui.plain import PAGES

PARTS = [(name, part) for name, page in PAGES.items() for part in page.parts]
LINES = [(name, line) for name, part in PARTS for line in (part.title, *part.sentences)]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_it_exists(name: str) -> None:
    try:
        assert reverse(name)
    except NoReverseMatch:
        pytest.fail(f"{name} gibt es nicht.")


@pytest.mark.parametrize(("name", "line"), LINES)
def test_sentences_are_short_and_long_words_have_a_hyphen(name: str, line: str) -> None:
    for sentence in re.split(r"(?<=[.!?:])\s+", line):
        assert len(sentence.split()) <= 12, sentence
    for word in re.findall(r"[\w-]+", line):
        assert max(len(part) for part in word.split("-")) <= 14, word
    assert not re.search(r"[();„“]", line), line
    assert not re.search(r"\b(wird|werden|wurden) \w+t\b", line), line


@pytest.mark.django_db
def test_the_switch_shows_plain_words_above_the_page_keeps_the_query_and_leads_back(client: Client) -> None:
    usual = client.get("/angebote/?q=Deutsch").content.decode()
    assert 'href="/angebote/?q=Deutsch&amp;leicht=ja" lang="de">Leichte Sprache' in usual
    assert "So finden Sie Hilfe und Kurse" not in usual
    plain = client.get("/angebote/?q=Deutsch&leicht=ja").content.decode()
    assert "So finden Sie Hilfe und Kurse" in plain and 'name="q"' in plain
    assert 'href="/angebote/?q=Deutsch" lang="de">Alltags-Sprache' in plain


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/impressum/", "/impressum/?leicht=ja", "/tr/angebote/?leicht=ja"])
def test_other_pages_and_other_languages_have_no_switch(client: Client, address: str) -> None:
    assert "plain-switch" not in client.get(address).content.decode()
