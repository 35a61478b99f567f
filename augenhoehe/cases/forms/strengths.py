"""A strength of the person, and what the plan builds on it."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.cases import rules
from augenhoehe.cases.models import Strength
from augenhoehe.ui.forms import Revised

from .fields import asked, text_box


class StrengthForm(Revised):
    text = forms.CharField(
        label="Was die Person kann, hat oder wer hilft",
        error_messages=asked("Schreiben Sie die Stärke mit den Worten der Person."),
        widget=text_box(), max_length=rules.LONGEST,
        help_text="Zum Beispiel: „Ich habe zehn Jahre als Schneiderin gearbeitet.“",
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="Art", error_messages=asked("Wählen Sie die Art der Stärke."), choices=Strength.Kind.choices
    )
    use = forms.CharField(
        label="Was der Hilfeplan darauf aufbaut", required=False, widget=text_box(2), max_length=rules.LONGEST,
        help_text="Leer lassen, solange es noch nicht im Plan steht.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Strength | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = {"text": of.text, "kind": of.kind, "use": of.use}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("text", "kind", "use")}
