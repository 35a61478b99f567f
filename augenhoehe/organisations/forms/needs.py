"""Forms for needs and contact notes; the note fits a phone and takes twenty seconds."""

from __future__ import annotations

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


class NoteForm(Revised):
    topic = CleanText(label="Worum ging es?", max_length=200)
    kind = forms.ChoiceField(label="Art", choices=())
    result = CleanText(
        label="Ergebnis", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False,
        help_text="Keine Angaben über einzelne Menschen.",
    )  # fmt: skip
    follow_up = GermanDateField(label="Wieder melden am", required=False)
    day = GermanDateField(label="Tag", past=True)
    VALUES = ("topic", "kind", "result", "follow_up", "day")

    def __init__(self, *args: Any, of: ContactNote | None = None, **kwargs: Any) -> None:
        first = {"day": today(), "kind": ContactNote.Kind.CALL}
        kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES} if of else first
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        kinds: Any = self.fields["kind"]
        support = [one for one in ContactNote.Kind.choices if one[0] in ContactNote.SUPPORT]
        kinds.choices = [
            ("Kontakt", [one for one in ContactNote.Kind.choices if one not in support]), ("Unterstützung", support),
        ]  # fmt: skip

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}
