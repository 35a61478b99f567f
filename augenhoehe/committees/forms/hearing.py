"""Forms for the rule on how the § 27 body takes part in papers of the council. Inside pages, German only."""

from __future__ import annotations

from django import forms

from augenhoehe.committees.models import HearingRule
from augenhoehe.ui.forms import GermanDateField


class HearingForm(forms.Form):
    """How binding, where it is written, since when."""

    binding = forms.ChoiceField(
        label="Wie verbindlich ist es?", choices=HearingRule.Binding.choices, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label="Wo steht das? (zu prüfen)",
        max_length=300,
        help_text="Gesetz, Hauptsatzung oder Geschäftsordnung, mit Paragraf und Datum der Fassung.",
    )
    valid_from = GermanDateField(label="Gilt ab", past=True)


class EndHearingForm(forms.Form):
    valid_until = GermanDateField(label="Letzter Tag", help_text="Was bis dahin eingereicht ist, bleibt, wie es ist.")
