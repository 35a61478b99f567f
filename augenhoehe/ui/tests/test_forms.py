"""Forms as KERN writes them: label above, help under it, the sentence at the field, the summary on top."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.template.loader import render_to_string

from augenhoehe.core.clock import BERLIN
from augenhoehe.ui.forms import GermanDateField, GermanMomentField, Revised

TODAY = date(2026, 11, 20)


class Probe(forms.Form):
    name = forms.CharField(label="Name", help_text="Wie Sie ihn schreiben")
    note = forms.CharField(label="Notiz", required=False)
    town = forms.ChoiceField(label="Wo?", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    day = GermanDateField(label="Tag", today=lambda: TODAY)
    moment = GermanMomentField(label="Beginn", required=False, today=lambda: TODAY)
    yes = forms.BooleanField(label="Ich habe das gelesen.")
    file = forms.FileField(label="Datei")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        if self.data.get("name") == "allgemein":
            raise forms.ValidationError("Diese Angaben passen nicht zusammen.")


def test_label_help_and_field_belong_together() -> None:
    html = str(Probe())
    assert '<label class="kern-label" for="id_name">Name</label>' in html
    assert 'id="id_name_helptext">Wie Sie ihn schreiben' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert html.count("(optional)") == 2
    assert '<legend class="kern-label">Wo?</legend>' in html
    assert '<input type="hidden" name="secret"' in html


def test_no_browser_bubble_comes_before_our_sentences() -> None:
    html = str(Probe())
    assert " required" not in html
    assert 'aria-required="true"' in html


def test_each_mistake_says_what_to_do_and_is_linked_from_the_summary() -> None:
    html = str(Probe({"day": "x", "moment_0": "14.5.", "moment_1": "spät"}))
    summary, rest = html.split("</ul>", 1)
    for anchor, sentence in {
        "id_name": "Name: Bitte füllen Sie dieses Feld aus.",
        "id_town_0": "Wo? Bitte wählen Sie etwas aus.",
        "id_day": "Tag: Das ist kein Tag. Schreiben Sie ihn zum Beispiel so: 14.5.2026.",
        "id_moment_0": "Beginn: Das ist keine Uhrzeit. Schreiben Sie sie zum Beispiel so: 18:00.",
        "id_yes": "Ich habe das gelesen. Bitte kreuzen Sie das an.",
        "id_file": "Datei: Bitte wählen Sie eine Datei.",
    }.items():
        assert f'<a href="#{anchor}">{sentence}</a>' in summary
        assert f'id="{anchor}"' in rest
    assert 'aria-describedby="id_name_helptext id_name_error"' in rest


def test_the_summary_is_shown_once_wherever_it_is_placed() -> None:
    form = Probe({})
    above = render_to_string("cotton/error_summary.html", {"form": form})
    assert 'class="summary"' in above and 'class="summary"' not in str(form)
    assert 'class="summary"' not in str(Probe())


def test_a_mistake_of_the_whole_form_stands_in_the_summary() -> None:
    assert "<li>Diese Angaben passen nicht zusammen.</li>" in str(Probe({"name": "allgemein"}))


def test_what_was_typed_stays_and_is_escaped() -> None:
    assert 'value="&lt;b&gt;"' in str(Probe({"name": "<b>"}))


def test_a_day_comes_back_in_full() -> None:
    form = Probe({"day": "14.5."})
    assert 'value="14. Mai 2027"' in str(form["day"])
    assert Probe({"day": "14. Mai 2027"})["day"].errors == []


def test_a_moment_is_read_in_german_time() -> None:
    form = Probe({"moment_0": "14.5.", "moment_1": "18 Uhr"})
    form.is_valid()
    assert form.cleaned_data["moment"] == datetime(2027, 5, 14, 18, tzinfo=BERLIN)
    shown = str(Probe(initial={"moment": form.cleaned_data["moment"]})["moment"])
    assert 'value="14. Mai 2027"' in shown and 'value="18:00"' in shown


@pytest.mark.parametrize(("typed", "sentence"), [("1.1.2026", "nicht vor dem 1. Mai 2026"), ("1.6.2026", "nicht nach")])
def test_a_day_outside_its_limits_is_refused_with_the_limit(typed: str, sentence: str) -> None:
    field = GermanDateField(earliest=date(2026, 5, 1), latest=date(2026, 5, 31), today=lambda: TODAY)
    with pytest.raises(forms.ValidationError, match=sentence):
        field.clean(typed)


def test_sections_group_fields_and_leave_none_out() -> None:
    class Grouped(Probe):
        sections = (("Wer?", ["name", "note"]),)

    html = str(Grouped())
    assert "<legend>Wer?</legend>" in html
    assert all(f'name="{name}"' in html for name in ("name", "note", "town", "day", "moment_0", "yes", "file"))


class Places(forms.Form):
    """Three places, of which the second and the third unfold."""

    first, second, third = (forms.CharField(required=False) for _ in range(3))
    sections = (("1", ["first"]), ("2", ["second"]), ("3", ["third"]))
    unfolding = {"2": "Noch eine", "3": "Noch eine"}


@pytest.mark.parametrize(
    ("filled", "open_ones"),
    [({}, "1"), ({"first": "a"}, "1"), ({"second": "b"}, "12"), ({"third": "c"}, "123")],
)
def test_what_may_unfold_lies_one_behind_the_other_until_it_is_filled_in(filled: dict[str, str], open_ones: str):
    for form in (Places(initial=filled), Places(filled)):
        html = str(form)
        shown, *behind = html.split("<details")
        assert [one for one in "123" if f"<legend>{one}</legend>" in shown] == list(open_ones)
        assert len(behind) == html.count("</details>") == 3 - len(open_ones)


def test_the_revision_that_the_person_saw_travels_with_the_form() -> None:
    class Edit(Revised):
        title = forms.CharField()

    assert '<input type="hidden" name="revision" value="7"' in str(Edit(of=SimpleNamespace(revision=7)))
    assert not Edit({"title": "x"}).is_valid()
