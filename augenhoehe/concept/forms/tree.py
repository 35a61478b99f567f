"""Forms of the tree: fields of action, guiding goals, goals. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.concept import queries
from augenhoehe.concept.models import ActionField, Concept, Goal, GuidingGoal
from augenhoehe.concept.operations import GoalSaid
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import GermanDateField, Revised

_TWO = forms.Textarea(attrs={"rows": 3})


class ChangeActionFieldForm(Revised):
    title = forms.CharField(label="Handlungsfeld", max_length=160)
    text = forms.CharField(label="Worum es geht", required=False, widget=_TWO)

    def __init__(self, *args: Any, of: ActionField, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"title": of.title, "text": of.text}, **kwargs)


class GuidingGoalForm(forms.Form):
    title = forms.CharField(
        label="Leitziel", max_length=200, help_text="Zum Beispiel „Niemand scheitert an der Sprache der Behörde“."
    )
    text = forms.CharField(label="Was damit gemeint ist", required=False, widget=_TWO)
    action_field = forms.ModelChoiceField(
        label="Handlungsfeld", queryset=None, required=False, empty_label="übergreifend"
    )
    statements = forms.ModelMultipleChoiceField(
        label="Diese Aussagen des Leitbilds füllt es", queryset=None, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action_field"].queryset = concept.action_fields.order_by("position")
        self.fields["statements"].queryset = concept.statements.order_by("position", "pk")
        if not concept.statements.exists():
            del self.fields["statements"]


class ChangeGuidingGoalForm(Revised):
    title = forms.CharField(label="Leitziel", max_length=200)
    text = forms.CharField(label="Was damit gemeint ist", required=False, widget=_TWO)

    def __init__(self, *args: Any, of: GuidingGoal, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"title": of.title, "text": of.text}, **kwargs)


class GoalFields(forms.Form):
    """What makes a goal checkable."""

    title = forms.CharField(label="Ziel", max_length=200)
    criterion = forms.CharField(
        label="Woran man es erkennt", max_length=300, help_text="So, dass zwei Menschen dasselbe sehen."
    )
    target = forms.CharField(label="Zielwert", max_length=120, help_text="Zum Beispiel „90 von 100 Kitas“.")
    unit = forms.CharField(label="Verantwortliche Stelle", max_length=160)
    responsible = forms.ModelChoiceField(
        label="Zuständige Person", queryset=None, required=False, empty_label="noch niemand",
        help_text="Nach außen steht nur die Stelle.",
    )  # fmt: skip
    dimension = forms.ChoiceField(
        label="Dimension", choices=[("", "keine"), *Goal.Dimension.choices], required=False,
        help_text="Strukturell: Zugang zu Arbeit, Bildung, Wohnen. Kulturell: Sprache, Wissen. Sozial: Begegnung.",
    )  # fmt: skip
    guiding_goal = forms.ModelChoiceField(label="Dient dem Leitziel", queryset=None, required=False, empty_label="–")
    indicators = forms.ModelMultipleChoiceField(
        label="Indikatoren",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Woran man die Wirkung misst, aus dem Katalog.",
    )
    said = ("title", "criterion", "target", "unit", "responsible", "dimension", "guiding_goal", "indicators")

    def offer(self, concept: Concept, actor: Actor) -> None:
        self.fields["responsible"].queryset = queries.leads()
        self.fields["guiding_goal"].queryset = concept.guiding_goals.order_by("position")
        self.fields["indicators"].queryset = queries.indicators_to_choose(actor)

    def clean(self) -> dict[str, Any]:
        """What was typed, with the goal as one thing."""
        data = super().clean() or self.cleaned_data
        if all(name in data for name in self.said):
            data["said"] = GoalSaid(**{name: data.pop(name) for name in self.said})
        return data


class GoalForm(GoalFields):
    action_field = forms.ModelChoiceField(label="Handlungsfeld", queryset=None, empty_label=None)
    due = GermanDateField(label="Bis")
    sections = (
        ("Was erreicht werden soll", ("title", "action_field", "guiding_goal", "dimension")),
        ("Woran man es prüft", ("criterion", "target", "due", "indicators")),
        ("Wer dafür sorgt", ("unit", "responsible")),
    )

    def __init__(self, *args: Any, concept: Concept, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action_field"].queryset = concept.action_fields.order_by("position")
        self.offer(concept, actor)


class ChangeGoalForm(Revised, GoalFields):
    def __init__(self, *args: Any, of: Goal, actor: Actor, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in self.said if name != "indicators"}
        initial["indicators"] = of.indicators.all()
        super().__init__(*args, of=of, initial=initial, **kwargs)
        self.offer(of.concept, actor)
