"""Forms for who speaks for an organisation, and who keeps its entry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext

from augenhoehe.core.languages import spoken_choices
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.organisations import consents
from augenhoehe.organisations.models import Contact, Representative
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

from .entries import LANGUAGES, TELEPHONE

SHOWN = ("name_shown", "email_shown", "phone_shown")


class ContactForm(Revised):
    """Each datum with its own tick; nothing is public without consent."""

    name = CleanText(label="Name", max_length=120, required=False)
    function = CleanText(label="Funktion", max_length=120, required=False, help_text="Zum Beispiel „Vorsitz“")
    topics = CleanText(label="Spricht für die Organisation zu", max_length=200, required=False)
    email = forms.EmailField(label="E-Mail", required=False)
    phone = CleanText(label="Telefon", max_length=40, required=False, widget=TELEPHONE)
    languages = forms.MultipleChoiceField(
        label="Sprachen", choices=spoken_choices(), widget=forms.CheckboxSelectMultiple, required=False
    )
    valid_from = GermanDateField(label="Seit", required=False, past=True)
    name_shown = forms.BooleanField(label="Name öffentlich zeigen", required=False)
    email_shown = forms.BooleanField(label="E-Mail öffentlich zeigen", required=False)
    phone_shown = forms.BooleanField(label="Telefon öffentlich zeigen", required=False)
    consent = forms.BooleanField(required=False)
    sections = (
        ("Wer", ("name", "function", "topics", "email", "phone", "languages", "valid_from")),
        ("Was alle sehen dürfen", (*SHOWN, "consent")),
    )
    VALUES = ("name", "function", "topics", "email", "phone", "languages", "valid_from", *SHOWN)

    def __init__(self, *args: Any, of: Contact | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        consent = self.fields["consent"]
        consent.label = gettext(str(consents.SHOWN_CONSENT[consents.CURRENT]))
        consent.help_text = "Nur nötig, wenn oben etwas neu angekreuzt ist."

    def values(self) -> dict[str, Any]:
        found = {name: self.cleaned_data[name] for name in self.VALUES}
        return {**found, "consent_text": consents.CURRENT if self.cleaned_data["consent"] else ""}


class InvitePersonForm(forms.Form):
    """Somebody gets an own access, by mail."""

    name = CleanText(label="Name", max_length=160)
    email = forms.EmailField(label="E-Mail")
    language = forms.ChoiceField(label="Sprache der Einladung", choices=LANGUAGES, initial=SOURCE)
    right = forms.ChoiceField(
        label="Was darf die Person?", choices=Representative.Right.choices, widget=forms.RadioSelect,
        initial=Representative.Right.HEAD,
    )  # fmt: skip
