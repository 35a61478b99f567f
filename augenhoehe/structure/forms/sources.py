"""A source of a structural question: a figure of a place, or the analysis of an area."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.monitoring.queries import area_choices
from augenhoehe.structure.queries import sources as queries
from augenhoehe.ui.forms import CleanText


class SourceForm(forms.Form):
    indicator = forms.ModelChoiceField(
        label="Kennzahl", queryset=None, required=False, empty_label="keine",
        error_messages={"invalid_choice": "Wählen Sie eine Kennzahl aus der Liste."},
    )  # fmt: skip
    area = forms.ChoiceField(label="Für welchen Ort?", required=False)
    analysis = forms.ModelChoiceField(
        label="Oder: Sozialraumanalyse", queryset=None, required=False, empty_label="keine",
        help_text="Geprüfte und veröffentlichte.",
        error_messages={"invalid_choice": "Wählen Sie eine Analyse aus der Liste."},
    )  # fmt: skip
    shows = CleanText(
        label="Was zeigt das für die Frage?", widget=forms.Textarea({"rows": 2}), max_length=300,
        help_text="Ein Satz. Der Wert selbst und sein Stand stehen von allein daneben.",
        error_messages={"required": "Schreiben Sie in einem Satz, was das für die Frage zeigt."},
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = queries.indicators_to_name(actor)
        self.fields["indicator"].label_from_instance = lambda one: one.title
        self.fields["analysis"].queryset = queries.analyses_to_name(actor)
        self.fields["area"].choices = [("", "bitte wählen"), *area_choices(today())]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        indicator, area = found.pop("indicator", None), found.pop("area", "")
        if indicator is None:
            return found
        if not area:
            self.add_error("area", "Wählen Sie den Ort.")
            return found
        found["series"] = queries.series_in(indicator, area)
        if found["series"] is None:
            self.add_error("area", "Für diesen Ort hat noch niemand Werte geliefert.")
        return found
