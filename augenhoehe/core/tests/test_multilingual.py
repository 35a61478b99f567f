from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.core.multilingual import (
    Freshness,
    freshness,
    multilingual,
    only_spelling,
    origin,
    text_in,
    with_text,
)


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


# --- How fresh a text is ------------------------------------------------------------------------------
def test_a_stale_translation_keeps_the_german_it_was_made_from_until_it_is_said_anew():
    value = multilingual("Am Dienstag", en="On Tuesday")
    value = with_text(with_text(value, "de", "Am Mittwoch"), "de", "Am Donnerstag")
    assert value["en"]["was"] == "Am Dienstag"
    assert freshness(value, "en") == Freshness.STALE
    value = with_text(value, "en", "On Thursday")
    assert "was" not in value["en"] and freshness(value, "en") == Freshness.CHECKED


def test_a_correction_of_spelling_makes_fresh_again_what_fitted_before_and_nothing_older():
    value = with_text(multilingual("Am Dienstag", en="On Tuesday", tr="Salı"), "de", "Am Mittwoch")
    value = with_text(value, "en", "On Wednesday")
    value = only_spelling(with_text(value, "de", "Am Mittwoch."))
    assert freshness(value, "en") == Freshness.CHECKED and "was" not in value["en"]
    assert freshness(value, "tr") == Freshness.STALE and value["tr"]["was"] == "Am Dienstag"


def test_how_fresh_a_text_is_in_words():
    value = multilingual("Hallo", tr="Merhaba")
    assert [freshness(value, code) for code in ("de", "tr", "ru")] == ["checked", "machine", "missing"]
    assert freshness({}, "ru") is None and freshness({"de": {"text": ""}}, "ru") is None


def test_what_nobody_said_in_german_is_read_in_the_language_it_was_written_in():
    value = with_text(None, "uk", "Вітаємо")
    assert (origin(value).text, origin(value).language) == ("Вітаємо", "uk")
    assert freshness(value, "de") == Freshness.MISSING
    assert freshness(with_text(value, "de", "Willkommen"), "uk") == Freshness.CHECKED
