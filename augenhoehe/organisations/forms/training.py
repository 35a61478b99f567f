"""Forms for training: a wish, an offer, a topic, what becomes of a wish."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.organisations.models.training import Format, Hours
from augenhoehe.organisations.queries import training as queries
from augenhoehe.ui.forms import CleanText, Revised


class TrainingForm(forms.Form):
    """What, where, when, in which language; the same for who wants to learn and who can teach."""

    topic = forms.ModelChoiceField(
        label="Thema", queryset=queries.topics(), required=False, empty_label="ein anderes Thema"
    )
    own_topic = CleanText(
        label="Anderes Thema", max_length=120, required=False, help_text="Nur, wenn es in der Liste fehlt."
    )
    text = CleanText(label="Was genau?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False)
    format = forms.ChoiceField(label="Wo", choices=Format.choices, widget=forms.RadioSelect, initial=Format.ANY)
    hours = forms.ChoiceField(label="Wann", choices=Hours.choices, widget=forms.RadioSelect, initial=Hours.ANY)
    language = forms.ChoiceField(label="Sprache", choices=list(SPOKEN.items()), initial="de")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["topic"]
        field.queryset = queries.topics()


class TopicForm(forms.Form):
    title = CleanText(label="Neues Thema", max_length=120)


class PlanForm(Revised):
    note = CleanText(
        label="Was ist geplant?", widget=forms.Textarea(attrs={"rows": 2}), max_length=300,
        help_text="Alle, die das wollen, bekommen diesen Satz als Nachricht.",
    )  # fmt: skip


class ConfirmForm(forms.Form):
    """Nothing to type: the button is the answer."""
