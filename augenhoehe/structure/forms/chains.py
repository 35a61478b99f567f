"""Forms about causes and service chains."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.structure.models import Cause, ChainStep, ServiceChain, Term
from augenhoehe.structure.queries.inbox import label_of
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

_TWO = {"rows": 2}


class CauseForm(Revised):
    text = CleanText(
        label="Ursache", widget=forms.Textarea(_TWO), max_length=1000, help_text="Ein Satz: Warum ist es so?"
    )
    affected = CleanText(label="Wen trifft es?", required=False, max_length=300)
    source = forms.ChoiceField(label="Woher wissen wir das?", choices=[("", "bitte wählen"), *Cause.Source.choices])
    evidence = CleanText(label="Was zeigt es?", required=False, widget=forms.Textarea({"rows": 3}), max_length=2000)
    url = CleanText(label="Verweis", required=False, max_length=300, help_text="Beginnt mit / oder https://")
    as_of = GermanDateField(label="Stand", required=False, past=True)
    VALUES = ("text", "affected", "source", "evidence", "url", "as_of")

    def __init__(self, *args: Any, of: Cause | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None


class ChainForm(forms.Form):
    variant = forms.ChoiceField(
        label="Welcher Weg?", widget=forms.RadioSelect,
        choices=[(ServiceChain.Variant.AS_IS, "wie er ist"), (ServiceChain.Variant.TO_BE, "wie er sein soll")],
    )  # fmt: skip
    title = CleanText(label="Titel", max_length=160, help_text="Zum Beispiel „Vom Antrag zum Kita-Platz“.")


class StepForm(Revised):
    title = CleanText(label="Was geschieht?", max_length=120)
    actor = CleanText(label="Wer tut es?", max_length=120, help_text="Stelle oder Funktion, kein Name.")
    legal_circle = forms.ModelChoiceField(label="Rechtskreis", queryset=None, required=False, empty_label="keiner")
    takes = CleanText(label="Was braucht es dazu?", required=False, max_length=200)
    gives = CleanText(label="Was kommt heraus?", required=False, max_length=200)
    waiting_days = forms.IntegerField(
        label="Wie viele Tage wartet man davor?", required=False, min_value=0, max_value=3650,
        error_messages={"invalid": "Schreiben Sie die Tage als Zahl, zum Beispiel 14."},
    )  # fmt: skip
    breaks = CleanText(
        label="Bricht es hier? Woran?", required=False, max_length=200, help_text="Leer: Der Weg geht weiter."
    )
    VALUES = ("title", "actor", "takes", "gives", "waiting_days", "breaks")

    def __init__(self, *args: Any, chain: ServiceChain, of: ChainStep | None = None, **kwargs: Any) -> None:
        first: dict[str, Any] = {}
        if of is not None:
            first = {name: getattr(of, name) for name in self.VALUES} | {"legal_circle": of.legal_circle_id}
        super().__init__(*args, of=chain, initial=first, **kwargs)
        field = self.fields["legal_circle"]
        rows = Term.objects.filter(vocabulary=Term.Vocabulary.LEGAL_CIRCLE, active=True)
        field.queryset = rows.order_by("position", "code")
        field.label_from_instance = label_of
