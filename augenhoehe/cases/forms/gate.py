"""What may leave the room, and how it is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from augenhoehe.cases import rules
from augenhoehe.core.clock import today
from augenhoehe.places.models import Municipality
from augenhoehe.structure.forms.status import CodeForm

from .fields import asked, text_box


class HintForm(forms.Form):
    """What may leave: two texts, a coarse place, a quarter. There is no further field, on purpose."""

    problem = forms.CharField(
        label="Was ist das Problem",
        error_messages=asked("Schreiben Sie, was das Problem ist."),
        widget=text_box(4),
        max_length=rules.LONGEST,
        help_text="So, dass es viele betreffen könnte: keine Namen, keine Tage, keine Nummern.",
    )
    idea = forms.CharField(label="Was würde helfen", widget=text_box(), required=False, max_length=rules.LONGEST)
    place = forms.ModelChoiceField(
        label="Wo",
        error_messages=asked("Wählen Sie den Ort oder den ganzen Kreis."),
        queryset=None,
        required=False,
        empty_label="ganzer Kreis",
        help_text="Bei kleinen Orten wählen Sie den ganzen Kreis.",
    )
    quarter = forms.ChoiceField(label="Wann erlebt", error_messages=asked("Wählen Sie eines der Quartale."))

    def __init__(self, *args: Any, towns: Sequence[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = Municipality.objects.filter(pk__in=[one.pk for one in towns]).in_order()
        self.fields["quarter"].choices = [(one, quarter_words(one)) for one in rules.quarters(today())]


class AdviceHintForm(HintForm):
    """The same without a file: the area has to be said."""

    life_area = forms.ChoiceField(label="Lebensbereich", error_messages=asked("Wählen Sie den Lebensbereich."))
    field_order = ["problem", "idea", "life_area", "place", "quarter"]

    def __init__(self, *args: Any, areas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["life_area"].choices = areas


class TakeBackForm(CodeForm):
    """A hint is withdrawn by its number alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Nummer des Hinweises"
        self.fields["code"].error_messages["required"] = "Schreiben Sie die Nummer des Hinweises."


def quarter_words(quarter: str) -> str:
    """„4. Quartal 2026“."""
    year, _, number = quarter.partition("-Q")
    return f"{number}. Quartal {year}"
