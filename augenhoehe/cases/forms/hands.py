"""In whose hands a case lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from augenhoehe.accounts.models import User
from augenhoehe.cases import rules
from augenhoehe.cases.models import Case
from augenhoehe.cases.queries import GROUPS, Taker
from augenhoehe.ui.forms import GermanDateField, Revised

from .fields import OFF, asked


class DeputyForm(forms.Form):
    deputy = forms.ModelChoiceField(
        label="Wer vertritt",
        error_messages=asked("Wählen Sie, wer vertritt."),
        queryset=None,
        empty_label="– bitte wählen –",
    )
    valid_from = GermanDateField(label="Ab", error_messages=asked("Schreiben Sie, ab wann die Vertretung gilt."))
    valid_until = GermanDateField(
        label="Bis einschließlich",
        error_messages=asked("Schreiben Sie, bis wann die Vertretung gilt."),
        help_text="Danach schließt sich die Akte von selbst.",
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = colleagues
        self.fields["deputy"].label_from_instance = _person


class HandOverForm(Revised):
    to = forms.ModelChoiceField(
        label="Wer führt den Fall weiter",
        error_messages=asked("Wählen Sie, wer den Fall weiterführt."),
        queryset=None,
        empty_label="– bitte wählen –",
    )

    def __init__(self, *args: Any, of: Case, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.fields["to"].queryset = colleagues
        self.fields["to"].label_from_instance = _person


class ReassignForm(forms.Form):
    """Numbers go in, a number comes out: the team lead chooses how many, never which (domain.md 3.4)."""

    groups = forms.MultipleChoiceField(
        label="Welche Fälle",
        error_messages=asked("Wählen Sie, welche Fälle übergeben werden."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Oder weiter unten ein einzelner. Zuerst gehen die über, die die gewählte Person schon vertritt.",
    )
    most = forms.IntegerField(
        label="Höchstens wie viele",
        required=False,
        min_value=1,
        widget=forms.NumberInput({"data-width": "short"}),
        help_text="Leer heißt: alle, die Sie oben angekreuzt haben.",
    )
    number = forms.CharField(
        label="Oder ein einzelner Fall: seine Aktennummer",
        required=False,
        max_length=20,
        widget=forms.TextInput({**OFF, "data-width": "short"}),
        help_text="Wenn sie Ihnen jemand gesagt hat, zum Beispiel 26-K4TX9. Lassen Sie dann die Felder oben leer.",
    )
    to = forms.ModelChoiceField(
        label="Wer führt sie weiter",
        error_messages=asked("Wählen Sie, wer die Fälle weiterführt."),
        queryset=None,
        empty_label="– bitte wählen –",
    )
    why = forms.ChoiceField(
        label="Anlass",
        error_messages=asked("Wählen Sie den Anlass."),
        choices=tuple(rules.WHYS.items()),
        widget=forms.RadioSelect,
        help_text="Er steht im Protokoll der Akte. Warum jemand fehlt, gehört nicht hierher.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, load: dict[str, int], takers: Sequence[Taker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].choices = [(name, f"{GROUPS[name][0]} ({number})") for name, number in load.items()]
        self.initial["seen"] = sum(load.values())
        words = {one.user.pk: _taker(one) for one in takers}
        self.fields["to"].queryset = User.objects.filter(pk__in=list(words)).in_order()
        self.fields["to"].label_from_instance = lambda user: words[user.pk]

    @property
    def phases(self) -> list[str]:
        return sorted(phase for name in self.cleaned_data["groups"] for phase in GROUPS[name][1])


def _taker(one: Taker) -> str:
    words = f"{_person(one.user)}: führt {one.manages}"
    return f"{words}, vertritt {one.stands_in} von diesen" if one.stands_in else words


def _person(user: User) -> str:
    return f"{user.name}, {user.function}" if user.function else user.name
