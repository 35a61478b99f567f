"""Forms of the vision: its statements, and what fills each. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.concept.models import Concept, VisionStatement
from augenhoehe.concept.queries import sentences
from augenhoehe.ui.forms import Revised


class PartVisionForm(forms.Form):
    statements = forms.CharField(
        label="Aussagen, jede in einer Zeile", widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Was das Leitbild verspricht, Satz für Satz. Was unverändert bleibt, behält seine Leitziele.",
        error_messages={"required": "Schreiben Sie mindestens eine Aussage, jede in eine eigene Zeile."},
    )  # fmt: skip

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        there = [one.text for one in concept.statements.order_by("position", "pk")]
        kwargs["initial"] = {"statements": "\n".join(there or sentences(concept.vision))}
        super().__init__(*args, **kwargs)

    def clean_statements(self) -> list[str]:
        return [line for line in self.cleaned_data["statements"].splitlines() if line.strip()]


class StatementForm(Revised):
    text = forms.CharField(label="Aussage", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    guiding_goals = forms.ModelMultipleChoiceField(
        label="Diese Leitziele füllen die Aussage", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, of: VisionStatement, **kwargs: Any) -> None:
        initial = {"text": of.text, "guiding_goals": list(of.guiding_goals.values_list("pk", flat=True))}
        super().__init__(*args, of=of, initial=initial, **kwargs)
        self.fields["guiding_goals"].queryset = of.concept.guiding_goals.order_by("position")
