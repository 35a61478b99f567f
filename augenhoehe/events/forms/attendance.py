"""Forms of the day: the line for who came without a registration, confirming, closing."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.events.models import ActorCategory
from augenhoehe.ui.forms import CleanText


class WalkInForm(forms.Form):
    """One line: a name is enough."""

    name = CleanText(label="Name", max_length=160, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    organisation_name = CleanText(label="Organisation", max_length=200, required=False)
    category = forms.ChoiceField(label="Woher", choices=ActorCategory.choices, initial=ActorCategory.OTHER)


class ConfirmForm(forms.Form):
    """A button with a sentence; nothing to fill in."""


class CertificateForm(forms.Form):
    """How long is confirmed."""

    minutes = forms.IntegerField(
        label="Dauer in Minuten", required=False, min_value=1,
        help_text="Leer heißt: von Anfang bis Ende der Veranstaltung.",
    )  # fmt: skip

    def values(self) -> dict[str, Any]:
        return {"minutes": self.cleaned_data["minutes"]}


class CodeForm(forms.Form):
    """The code of a confirmation, as somebody reads it off a paper."""

    code = forms.CharField(max_length=40)
