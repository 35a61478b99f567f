"""Every public word in every language: catalogues are whole, plural forms count right, no page speaks German only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import c2py
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Message
from django.conf import settings

from augenhoehe.core import catalogues
from augenhoehe.core.written import NAMES, OTHERS, PLURALS

ROOT = Path(settings.PACKAGE_DIR)
TAGS = re.compile(r"</?[a-z][^>]*>")
NUMBERS = (*range(30), 100, 101, 102, 105, 111, 112, 121, 122)


def test_settings_and_pages_know_the_same_languages() -> None:
    assert list(NAMES.items()) == settings.LANGUAGES
    assert set(PLURALS) == set(NAMES)


def test_every_catalogue_is_whole_and_has_the_placeholders_of_the_german() -> None:
    assert catalogues.complaints() == []


def test_a_bracket_inside_a_text_does_not_end_it(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("{% blocktranslate with name=a %}Die Stelle ({{ name }}) liest (nur) das.{% endblocktranslate %}")
    assert [one.message for one in catalogues._in_template(page, "page.html")] == [
        "Die Stelle (%(name)s) liest (nur) das."
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    catalogue = catalogues.read_catalogue(language)
    assert catalogue.num_plurals == PLURALS[language]
    plural = c2py(catalogue.plural_expr)
    assert {plural(number) for number in NUMBERS} == set(range(PLURALS[language]))
    for message in _messages(language):
        if isinstance(message.id, tuple | list):
            assert len(message.string) == PLURALS[language], message.id


@pytest.mark.parametrize("language", [one for one in OTHERS if PLURALS[one] > 1])
def test_numbers_that_the_language_counts_alike_share_a_form_and_no_others(language: str) -> None:
    """Arabic says „40 يومًا“ and „100 يوم“; a header from another source had these two the wrong way round."""
    plural, kind = c2py(catalogues.read_catalogue(language).plural_expr), Locale.parse(language).plural_form
    for one, other in pairwise(sorted((*NUMBERS, 40, 99), key=kind)):
        assert (plural(one) == plural(other)) == (kind(one) == kind(other)), (one, other)


def _messages(language: str) -> Iterator[Message]:
    return (one for one in catalogues.read_catalogue(language) if one.id)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_markup_and_paragraphs_and_is_not_the_german_text(language: str) -> None:
    for message in _messages(language):
        german = message.id if isinstance(message.id, str) else message.id[0]
        for text in [message.string] if isinstance(message.string, str) else message.string:
            assert sorted(TAGS.findall(text)) == sorted(TAGS.findall(german)), german
            assert text.count("\n") == german.count("\n"), german
            assert text != german or len(german.split()) < 4, german


# --- Templates ------------------------------------------------------------------------------------------
PAGES = sorted(ROOT.glob("*/templates/**/*.html"))
NAMED = {str(one.relative_to(one.parents[len(one.parts) - one.parts.index("templates") - 2])): one for one in PAGES}
EXTENDS = re.compile(r"""{%\s*extends\s+["']([^"']+)["']""")
INCLUDES = re.compile(r"""{%\s*include\s+["']([^"']+)["']""")
COMPONENT = re.compile(r"<c-([a-z_-]+)")
HIDDEN = re.compile(
    r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<script.*?</script>|<style.*?</style>|<svg.*?</svg>|<!--.*?-->"
    r"|{%\s*blocktranslate.*?endblocktranslate\s*%}|{%.*?%}|{{.*?}}", re.S
)  # fmt: skip
SPOKEN = ("alt", "title", "aria-label", "placeholder", "label", "button")
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "col", "source"}
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
# The demo and the gallery explain the program to those who buy or build it.
GERMAN_ONLY = re.compile(r"demo/|notices/demo_|ui/gallery")
# Names, and signs that are the same in every language.
SAME = {"Augenhöhe", "Atom", "PDF", "ODT", "CSV", "JSON", "XLSX", "OParl", "DCAT", "AP", "ICS", "QR", "de", "km", "nbsp", "GO", "NRW",
        "Geo", "Excel"}  # fmt: skip
# Templates of a public and an inside page: these words only somebody reads who may change what stands there.
INSIDE = {
    "committees/minutes_sections.html": set(["Text", "schreiben", "nicht", "öffentlich"]),
    "committees/paper_reasons.html": set(["nicht", "öffentlich", "Anlage", "verwalten"]),
    "committees/paper_wanted.html": set(
        [
            "Auftrag",
            "ansehen",
            "Punkt",
            "daraus",
            "erteilen",
            "Entscheidung",
            "über",
            "Änderungsantrag",
            "festhalten",
            "ändern",
            "zu",
            "stellen",
            "Beschluss",
            "Beschlusspunkt",
            "ergänzen",
            "je",
            "Noch",
            "nicht",
            "veröffentlicht",
            "Frage",
            "Fragen",
            "beantworten",
            "Antwort",
            "auf",
            "bearbeiten",
        ]
    ),
    "committees/waits.html": set(["Ihr", "Ihre", "liegt", "seit", "Tagen", "bei"]),
    "concept/year.html": set(["Text", "schreiben"]),
}


def _public() -> set[str]:
    """Templates of public pages, and all that they are built of."""
    found = {name for name in NAMED if "public.html" in _parents(name) and not GERMAN_ONLY.match(name)}
    waiting = list(found)
    while waiting:
        text = NAMED[waiting.pop()].read_text(encoding="utf-8")
        parts = {*EXTENDS.findall(text), *INCLUDES.findall(text)}
        parts |= {f"cotton/{one.replace('-', '_').replace('.', '/')}.html" for one in COMPONENT.findall(text)}
        new = {one for one in parts if one in NAMED} - found
        found |= new
        waiting += new
    return found


def _parents(name: str) -> set[str]:
    """The frames that a template stands in, by their last name."""
    match = EXTENDS.search(NAMED[name].read_text(encoding="utf-8"))
    if match is None:
        return set()
    above = match.group(1)
    return {above.rsplit("/", 1)[-1] if above == "ui/public.html" else ""} | (
        _parents(above) if above in NAMED else set()
    )


def test_public_templates_are_found() -> None:
    assert {"portal/start.html", "structure/report/what.html", "ui/base.html", "cotton/facts.html"} <= _public()


class Said(HTMLParser):
    """What a template says in no language of its own: parts that are marked as German are left out."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool]] = []
        self.words: list[str] = []
        self.feed(text)

    @property
    def german(self) -> bool:
        return any(german for _tag, german in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag not in VOID:
            self.open.append((tag, named.get("lang") == "de"))
        if not self.german and named.get("lang") != "de":
            self.words += [word for name in SPOKEN for word in WORD.findall(named.get(name) or "")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        if not self.german:
            self.words += WORD.findall(data)


@pytest.mark.parametrize("name", sorted(_public()))
def test_no_public_page_says_a_word_that_is_not_translated(name: str) -> None:
    said = Said(HIDDEN.sub(" ", NAMED[name].read_text(encoding="utf-8"))).words
    assert set(said) <= SAME | INSIDE.get(name, set())
