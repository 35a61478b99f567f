"""Forms of circulars: the letter, an attachment, and the few words around what came back."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.multilingual import RIGHT_TO_LEFT
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

from .models import Circular
from .rules import LONGEST_TEXT
from .text import FIELDS

SIGNS = (
    "Eine leere Zeile beginnt einen Absatz. „## “ macht eine Überschrift, „- “ oder „1. “ eine Liste, "
    "„**Wort**“ fett; Adressen werden zu Links."
)


class CircularForm(Revised):
    """Subject and text with fields, and where answers go."""

    subject = CleanText(label="Betreff", max_length=150)
    text = CleanText(
        label="Text", widget=forms.Textarea(attrs={"rows": 16}), max_length=LONGEST_TEXT,
        help_text=f"{SIGNS} Felder: {', '.join('{' + one + '}' for one in FIELDS)}.",
    )  # fmt: skip
    reply_to = forms.EmailField(
        label="Antworten an", help_text="Wer auf die Mail antwortet, schreibt an diese Adresse.",
    )  # fmt: skip
    dated = GermanDateField(
        label="Datum im Brief", required=False, help_text="Leer heißt: der Tag, an dem Sie verschicken."
    )
    VALUES = ("subject", "text", "reply_to", "dated")

    def __init__(self, *args: Any, of: Circular | None = None, first: dict[str, Any] | None = None, **kwargs: Any):
        kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES} if of else first or {}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}


class TranslationForm(Revised):
    """The same letter in another language, under the revision of its circular."""

    subject = CleanText(label="Betreff", max_length=150)
    text = CleanText(
        label="Text", widget=forms.Textarea(attrs={"rows": 16}), max_length=LONGEST_TEXT,
        help_text=f"{SIGNS} Felder bleiben deutsch geschrieben: {', '.join('{' + one + '}' for one in FIELDS)}.",
    )  # fmt: skip

    def __init__(self, *args: Any, language: str, first: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, initial=first, **kwargs)
        for name in ("subject", "text"):
            self.fields[name].widget.attrs |= {
                "lang": language, "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr",
            }  # fmt: skip


class AttachmentForm(forms.Form):
    file = forms.FileField(
        label="Datei", help_text="PDF, Text, Tabelle (xlsx, csv) oder Bild. Alle zusammen höchstens 8 Megabyte.",
        error_messages={"required": "Bitte wählen Sie eine Datei.", "empty": "Die Datei ist leer."},
    )  # fmt: skip
    name = CleanText(
        label="Name der Anlage", max_length=120, help_text="So heißt sie in der Mail, zum Beispiel „Programm“."
    )


class SendForm(Revised):
    """Nothing to type: who sends has seen the list, and it is still the same."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=64)


class NothingForm(forms.Form):
    """A button and a sentence."""


class BouncedForm(forms.Form):
    reason = CleanText(
        label="Was kam zurück?", max_length=300, help_text="Zum Beispiel: Postfach voll, unbekannt verzogen."
    )


class ReturnedForm(forms.Form):
    file = forms.FileField(
        label="Mail oder Postfach",
        help_text="Eine gespeicherte Mail (.eml) oder eine Postfachdatei (mbox), höchstens 20 Megabyte. "
        "Der Inhalt wird gelesen und nicht aufgehoben.",
        widget=forms.FileInput(attrs={"accept": ".eml,.mbox,.mbx,message/rfc822"}),
        error_messages={"required": "Bitte wählen Sie eine Datei.", "empty": "Die Datei ist leer."},
    )


class OptOutForm(forms.Form):
    contact = forms.ModelChoiceField(
        label="Wer möchte keine Rundschreiben?", queryset=None, required=False, empty_label="die ganze Organisation"
    )

    def __init__(self, *args: Any, contacts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["contact"]
        choice.queryset = contacts
