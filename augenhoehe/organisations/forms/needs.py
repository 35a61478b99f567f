"""Forms for needs and contact notes; the note fits a phone and takes twenty seconds."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms

from augenhoehe.core.clock import today
from augenhoehe.organisations.models import ContactNote, Need
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised


class NeedForm(Revised):
    kind = forms.ChoiceField(label="Art", choices=Need.Kind.choices, widget=forms.RadioSelect)
    text = CleanText(label="Was brauchen Sie?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1500)
    wanted_from = GermanDateField(label="Ab", required=False)
    wanted_until = GermanDateField(label="Bis", required=False, help_text="Leer heißt: bis auf Weiteres.")
    VALUES = ("kind", "text", "wanted_from", "wanted_until")

    def __init__(self, *args: Any, of: Need | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES} if of else {"kind": Need.Kind.ROOM}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}


class MetForm(Revised):
    how = CleanText(label="Wodurch?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False)


class EuroField(forms.CharField):
    """An amount as people write it: „1.500“, „1.500,50 €“, „80“."""

    WRITTEN = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,8})(?:,(\d{1,2}))?")

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        typed = super().clean(value).replace("€", "").replace("EUR", "").replace(" ", "")
        if not typed:
            return None
        found = self.WRITTEN.fullmatch(typed.removesuffix("-").removesuffix(",") if typed.endswith(",-") else typed)
        if found is None:
            raise forms.ValidationError("Das ist kein Betrag. Schreiben Sie ihn zum Beispiel so: 1.500,50")
        return Decimal(f"{found.group(1).replace('.', '')}.{found.group(2) or '0'}")

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else value


class NoteForm(Revised):
    topic = CleanText(label="Worum ging es?", max_length=200, widget=forms.TextInput(attrs={"autofocus": True}))
    kind = forms.ChoiceField(label="Art", choices=())
    amount = EuroField(
        label="Betrag in Euro", required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "data-width": "short", "autocomplete": "off"}),
    )  # fmt: skip
    result = CleanText(
        label="Ergebnis", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False,
        help_text="Keine Angaben über einzelne Menschen.",
    )  # fmt: skip
    follow_up = GermanDateField(label="Wieder melden am", required=False)
    day = GermanDateField(label="Tag", past=True)
    VALUES = ("topic", "kind", "amount", "result", "follow_up", "day")
    # Under one fold: nobody needs them for most notes.
    MORE = ("result", "follow_up", "day")

    def __init__(self, *args: Any, of: ContactNote | None = None, **kwargs: Any) -> None:
        first = {"day": today(), "kind": ContactNote.Kind.CALL}
        kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES} if of else first
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        kinds: Any = self.fields["kind"]
        support = [one for one in ContactNote.Kind.choices if one[0] in ContactNote.SUPPORT]
        machine = of is not None and of.kind in ContactNote.BY_MACHINE
        by_hand = [one for one in ContactNote.Kind.choices if one[0] not in ContactNote.BY_MACHINE]
        kinds.choices = [
            ("Kontakt", [one for one in by_hand if one not in support]), ("Unterstützung", support),
        ]  # fmt: skip
        if machine and of is not None:
            kinds.choices = [(of.kind, of.get_kind_display())]

    @property
    def unfolded(self) -> bool:
        """Something below the fold is wrong or already written."""
        return any(self.errors.get(name) for name in self.MORE) or bool(self.initial.get("result"))

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}
