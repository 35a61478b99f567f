from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.core.multilingual import multilingual, text_in, with_text


def test_a_missing_language_falls_back_to_german_and_says_so():
    reading = text_in(multilingual("Die Gruppe tagt."), "ar")
    assert (reading.text, reading.language, reading.missing, reading.direction) == (
        "Die Gruppe tagt.",
        "de",
        True,
        "ltr",
    )


def test_a_translation_nobody_confirmed_counts_as_machine_made():
    reading = text_in(multilingual("Hallo", ar="مرحبا"), "ar")
    assert reading.machine and reading.direction == "rtl" and not reading.missing


def test_a_change_of_meaning_makes_translations_stale_and_a_change_of_form_does_not():
    value = multilingual("Am Dienstag", en="On Tuesday")
    value = with_text(value, "de", "Am Dienstag.", meaning=False)
    assert not text_in(value, "en").stale
    value = with_text(value, "de", "Am Mittwoch.")
    assert text_in(value, "en").stale
    value = with_text(value, "en", "On Wednesday.")
    assert not text_in(value, "en").stale


@given(st.lists(st.tuples(st.sampled_from(["de", "en", "ar"]), st.text(min_size=1), st.booleans()), max_size=12))
def test_german_is_never_stale_and_the_last_text_wins(changes):
    value: dict = {}
    last: dict[str, str] = {}
    for language, text, meaning in changes:
        value = with_text(value, language, text, meaning=meaning)
        last[language] = text
    for language, text in last.items():
        reading = text_in(value, language)
        assert reading.text == text
        assert not (language == "de" and reading.stale)
