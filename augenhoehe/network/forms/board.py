"""Forms of the board; each fits a phone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from augenhoehe.core.clock import today
from augenhoehe.network.models import BoardEntry
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.queries import served_towns
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

# An entry holds so long unless somebody says otherwise.
USUAL = timedelta(days=90)


def _choose(field: Any, writers: QuerySet[Organisation], keeper: bool) -> None:
    """Whoever speaks for one only is not asked for whom; the coordination may write as itself."""
    field.queryset, field.required = writers, not keeper
    if keeper:
        return
    field.empty_label = "bitte wählen"
    first = list(writers[:2])
    if len(first) == 1:
        field.initial, field.widget = first[0].pk, forms.HiddenInput()


class EntryForm(Revised):
    """What is sought, offered or told, where, and until when."""

    kind = forms.ChoiceField(label="Was ist es?", choices=BoardEntry.Kind.choices, widget=forms.RadioSelect)
    title = CleanText(label="Überschrift", max_length=120, help_text="Zum Beispiel „Wer übt mit uns Erste Hilfe?“")
    text = CleanText(
        label="Worum geht es?", widget=forms.Textarea(attrs={"rows": 5}), max_length=3000,
        help_text="Keine Namen und Telefonnummern. Wer mitmacht, schreibt Ihnen hier.",
    )  # fmt: skip
    field = forms.ChoiceField(label="Fachgebiet", choices=[("", "keins oder mehrere"), *Field.choices], required=False)
    municipality = forms.ModelChoiceField(label="Ort", queryset=None, required=False, empty_label="im ganzen Gebiet")
    until = GermanDateField(label="Bis wann?", help_text="Eine Woche vorher fragen wir, ob er noch gilt.")
    VALUES = ("kind", "title", "text", "field", "municipality", "until")

    def __init__(self, *args: Any, of: BoardEntry | None = None, **kwargs: Any) -> None:
        first: dict[str, Any] = {"kind": BoardEntry.Kind.SEEK, "until": today() + USUAL}
        kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES} if of else first
        if of is not None:
            kwargs["initial"]["municipality"] = of.municipality_id
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        self.fields["municipality"].queryset = served_towns().defer("boundary")

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}


class PostForm(EntryForm):
    """Also: in whose name."""

    organisation = forms.ModelChoiceField(
        label="Wer schreibt?", queryset=None, required=False, empty_label="Koordination"
    )
    field_order = ("organisation", *EntryForm.VALUES)

    def __init__(self, *args: Any, writers: QuerySet[Organisation], keeper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["organisation"], writers, keeper)


class WordForm(forms.Form):
    """A comment or an answer, in somebody's name."""

    organisation = forms.ModelChoiceField(
        label="Wer schreibt?", queryset=None, required=False, empty_label="Koordination"
    )
    text = CleanText(label="Ihr Text", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def __init__(self, *args: Any, writers: QuerySet[Organisation], keeper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["organisation"], writers, keeper)


class MessageForm(forms.Form):
    text = CleanText(label="Ihre Nachricht", widget=forms.Textarea(attrs={"rows": 4}), max_length=3000)


class SentenceForm(Revised):
    text = CleanText(label="Ein Satz dazu", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class ReasonForm(Revised):
    reason = CleanText(label="Warum?", max_length=300, help_text="Wer den Eintrag schrieb, liest diesen Satz.")


class HideForm(forms.Form):
    reason = CleanText(label="Warum?", max_length=300)


class UntilForm(Revised):
    until = GermanDateField(label="Neu bis")
