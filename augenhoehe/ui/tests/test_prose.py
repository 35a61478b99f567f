from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.ui.prose import html_of, plain


def test_headings_lists_and_paragraphs():
    html = html_of("## Titel\n\nErste Zeile\nzweite Zeile\n\n- eins\n- zwei")
    assert html == ("<h2>Titel</h2>\n<p>Erste Zeile<br>zweite Zeile</p>\n<ul><li>eins</li><li>zwei</li></ul>")


def test_a_heading_directly_above_its_text():
    assert html_of("## Titel\nText") == "<h2>Titel</h2>\n<p>Text</p>"


def test_addresses_become_links_without_the_sentence_sign():
    html = html_of("Schreiben Sie an post@federlohe.example oder lesen Sie https://federlohe.example/a?b=1.")
    assert '<a href="mailto:post@federlohe.example">post@federlohe.example</a>' in html
    assert '<a href="https://federlohe.example/a?b=1">https://federlohe.example/a?b=1</a>.' in html


def test_bold_words_and_numbered_steps():
    assert html_of("1. **Heute** kommen\n2. a * b ** c") == "<ol><li><b>Heute</b> kommen</li><li>a * b ** c</li></ol>"
    assert html_of("24. Dezember") == '<ol start="24"><li>Dezember</li></ol>'
    assert html_of("**https://a.example/x**") == '<p><b><a href="https://a.example/x">https://a.example/x</a></b></p>'


def test_without_html_the_signs_are_gone_and_the_words_stay():
    assert plain("## Einladung\n\n**Heute** um 18 Uhr\n- Tee") == "Einladung\n\nHeute um 18 Uhr\n- Tee"


@given(st.text(alphabet=st.sampled_from("<>&\"'ab /:.@-#*1\n"), max_size=60))
def test_nothing_typed_becomes_markup(typed: str):
    html = html_of(typed)
    for tag in (
        "<h2>",
        "</h2>",
        "<p>",
        "</p>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<br>",
        "</a>",
        "<ol>",
        "</ol>",
        "<b>",
        "</b>",
    ):
        html = html.replace(tag, "")
    import re

    html = re.sub(r'<ol start="\d+">', "", html)
    html = re.sub(r'<a href="(https?:|mailto:)[^"<>]*">', "", html)
    assert "<" not in html
    assert ">" not in html
