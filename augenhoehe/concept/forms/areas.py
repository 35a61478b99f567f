"""Forms of analyses of social areas. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.concept import queries
from augenhoehe.concept.models import SocialAreaAnalysis
from augenhoehe.concept.operations import AnalysisSaid
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import GermanDateField, Revised


def _area(rows: int = 6) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class AnalysisFields(forms.Form):
    """What people say; figures come from the house."""

    starts_on = GermanDateField(label="Zeitraum von", past=True)
    ends_on = GermanDateField(label="Zeitraum bis", past=True)
    potentials = forms.CharField(
        label="Potenziale",
        required=False,
        widget=_area(),
        help_text="Was ist stark, wer trägt, worauf lässt sich bauen?",
    )
    needs = forms.CharField(
        label="Bedarfe", required=False, widget=_area(), help_text="Was fehlt? Nennen Sie keine einzelnen Menschen."
    )
    conclusions = forms.CharField(label="Folgerungen", required=False, widget=_area())
    said = ("starts_on", "ends_on", "potentials", "needs", "conclusions")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if all(name in data for name in self.said):
            data["said"] = AnalysisSaid(**{name: data.pop(name) for name in self.said})
        return data


class BeginAnalysisForm(AnalysisFields):
    area = forms.ChoiceField(label="Gebiet")
    field_order = ("area",)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = queries.areas_to_choose(actor)


class WriteAnalysisForm(Revised, AnalysisFields):
    def __init__(self, *args: Any, of: SocialAreaAnalysis, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={name: getattr(of, name) for name in self.said}, **kwargs)


class ProposeMeasureForm(forms.Form):
    """A measure before anybody decided on it."""

    action_field = forms.ModelChoiceField(label="Handlungsfeld", queryset=None, empty_label=None)
    title = forms.CharField(label="Titel", max_length=200)
    description = forms.CharField(label="Was geschieht", widget=_area(4))
    lead_unit = forms.CharField(
        label="Federführung", max_length=160, help_text="Die Stelle, zum Beispiel „Jugendamt Sternmünde“."
    )

    def __init__(self, *args: Any, of: SocialAreaAnalysis, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action_field"].queryset = queries.fields_for_proposals(actor, of)
        self.fields["action_field"].label_from_instance = lambda one: f"{one.title} ({one.concept.title})"
