"""The four questions an organisation answers to register itself; the rest comes later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import TOO_LONG, CleanText, Trap

ELSEWHERE = "anderswo"
LONGEST = 1500
QUESTIONS = ("name", "town", "activity", "email")


class RegistrationForm(Trap):
    """Name, town, what you do, mail."""

    name = CleanText(
        label=_("Wie heißt Ihr Verein oder Ihre Gruppe?"),
        help_text=_("Auch Gruppen ohne Rechtsform sind willkommen."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
        error_messages={"required": _("Bitte sagen Sie, wie Ihre Organisation heißt."), "max_length": TOO_LONG},
    )
    town = forms.ChoiceField(
        label=_("In welchem Ort sind Sie aktiv?"),
        help_text=_("Sind es mehrere, dann der wichtigste."),
        error_messages={"required": _("Bitte wählen Sie einen Ort.")},
    )
    activity = CleanText(
        label=_("Was machen Sie?"),
        help_text=_("Ein oder zwei Sätze in Ihrer Sprache."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=LONGEST,
        error_messages={"required": _("Bitte schreiben Sie in einem Satz, was Sie machen."), "max_length": TOO_LONG},
    )
    email = forms.EmailField(
        label=_("Unter welcher E-Mail-Adresse erreichen wir Sie?"),
        help_text=_("Die Adresse wird nicht veröffentlicht."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Ohne Adresse können wir Ihnen nicht antworten."),
            "invalid": _("Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de"),
        },
    )
    field_order = [*QUESTIONS, "website"]

    def __init__(self, *args: Any, towns: Sequence[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.towns = towns
        named = [(town.ags, town.name) for town in towns]
        choices = [("", gettext("Bitte wählen")), *named, (ELSEWHERE, gettext("In einem anderen Ort"))]
        self.fields["town"].choices = choices  # type: ignore[attr-defined]

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in QUESTIONS]

    def municipality(self) -> Municipality | None:
        return next((town for town in self.towns if town.ags == self.cleaned_data["town"]), None)
