"""Forms for rooms and help: offering, asking, answering."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from augenhoehe.organisations.models import Organisation, Resource
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised


class ResourceForm(Revised):
    """What is offered, for how long, and who sees it."""

    kind = forms.ChoiceField(label="Art", choices=Resource.Kind.choices, widget=forms.RadioSelect)
    title = CleanText(
        label="Was", max_length=120, help_text="Zum Beispiel „Saal mit Küche“ oder „Dolmetschen: Tigrinya“"
    )
    text = CleanText(
        label="Genauer", widget=forms.Textarea(attrs={"rows": 3}), max_length=1500, required=False,
        help_text="Wo, unter welchen Bedingungen, zu welchen Zeiten. Keine Namen und Telefonnummern.",
    )  # fmt: skip
    quantity = forms.IntegerField(
        label="Wie viel oder für wie viele", min_value=1, max_value=100_000, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "short"}),
    )  # fmt: skip
    available_from = GermanDateField(label="Von", required=False)
    available_until = GermanDateField(label="Bis", required=False, help_text="Leer heißt: bis auf Weiteres.")
    visibility = forms.ChoiceField(
        label="Wer sieht es?", choices=Resource.Visibility.choices, widget=forms.RadioSelect,
        help_text="Das Netzwerk: Organisationen, Beratung und Gremien mit Zugang.",
    )  # fmt: skip
    VALUES = ("kind", "title", "text", "quantity", "available_from", "available_until", "visibility")

    def __init__(self, *args: Any, of: Resource | None = None, **kwargs: Any) -> None:
        first: dict[str, Any] = {"kind": Resource.Kind.ROOM, "visibility": Resource.Visibility.NETWORK}
        kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES} if of else first
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}


class AskForm(forms.Form):
    """For which day, and what for; whoever speaks for several says in whose name."""

    organisation = forms.ModelChoiceField(label="Wer fragt?", queryset=None, required=False, empty_label="Koordination")
    wanted_on = GermanDateField(label="Für wann?")
    purpose = CleanText(
        label="Wofür?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        help_text="Was Sie vorhaben, mit wie vielen und zu welcher Uhrzeit.",
    )  # fmt: skip

    def __init__(self, *args: Any, askers: QuerySet[Organisation], keeper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset, field.required = askers, not keeper
        names = list(askers)
        if not keeper:
            field.empty_label = "bitte wählen"
        if len(names) == 1 and not keeper:
            field.initial, field.widget = names[0].pk, forms.HiddenInput()
        if keeper and not names:
            field.widget = forms.HiddenInput()


class AnswerForm(Revised):
    """Yes or no with a sentence; the other side reads it."""

    answer = CleanText(label="Ihre Antwort in einem Satz", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
