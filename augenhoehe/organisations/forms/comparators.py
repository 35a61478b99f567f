"""A number from elsewhere, with its source."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.organisations.models import Comparator
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised


class ComparatorForm(Revised):
    label = CleanText(label="Wovon ist das die Zahl?", max_length=120, help_text="Zum Beispiel: bundesweit")
    word = CleanText(label="Wort vor der Zahl", max_length=40, required=False, help_text="Zum Beispiel: über")
    number = forms.IntegerField(
        label="Zahl", min_value=0, max_value=2_000_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "short"}),
    )  # fmt: skip
    source = CleanText(label="Quelle", max_length=300, help_text="Wer sagt das, und wo steht es?")
    as_of = GermanDateField(label="Stand", past=True)
    VALUES = ("label", "number", "source", "as_of")

    def __init__(self, *args: Any, of: Comparator | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {**{name: getattr(of, name) for name in self.VALUES}, "word": of.prefix} if of else {}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None

    def values(self) -> dict[str, Any]:
        return {**{name: self.cleaned_data[name] for name in self.VALUES}, "prefix": self.cleaned_data["word"]}
