"""Forms for plans and what others think of them. Inside pages, German only."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms

from augenhoehe.network.models import PlanReply
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.queries import served_towns
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

_LONG = forms.Textarea(attrs={"rows": 4})


class _ForOneself(forms.Form):
    """In whose name; with a single possibility nobody has to choose."""

    unit = forms.ChoiceField(label="Für wen schreiben Sie?")

    def __init__(self, *args: Any, units: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.choices = [(one, one) for one in units]
        if len(units) == 1:
            field.initial = next(iter(units))


class PlanForm(_ForOneself):
    title = CleanText(label="Wie heißt das Vorhaben?", max_length=120)
    text = CleanText(
        label="Was ist geplant?", widget=_LONG, max_length=2000, help_text="Für wen, wie oft, mit wem? Keine Namen."
    )
    field = forms.ChoiceField(label="Fachgebiet", choices=[("", "keins oder mehrere"), *Field.choices], required=False)
    municipality = forms.ModelChoiceField(label="Ort", queryset=None, required=False, empty_label="ganzer Kreis")
    begins_on = GermanDateField(label="Soll beginnen am", required=False)
    answer_until = GermanDateField(label="Rückmeldung bis", help_text="Mindestens eine Woche. Zum Beispiel 14.5.")
    field_order = ("title", "text", "field", "municipality", "begins_on", "answer_until", "unit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = served_towns().defer("boundary")


class ReplyForm(_ForOneself):
    stance = forms.ChoiceField(label="Was gilt für Sie?", choices=PlanReply.Stance.choices, widget=forms.RadioSelect)
    text = CleanText(
        label="In Worten", widget=_LONG, max_length=1000, required=False,
        help_text="Bei Bedenken und bei „gibt es schon“ ein Satz, was genau.",
    )  # fmt: skip
    field_order = ("stance", "text", "unit")


class AnswerForm(Revised):
    answer = CleanText(label="Ihre Antwort", widget=_LONG, max_length=1000)


class OutcomeForm(Revised):
    outcome = CleanText(
        label="Was wird daraus?", widget=_LONG, max_length=1000, help_text="Alle, die sich gemeldet haben, lesen das."
    )
