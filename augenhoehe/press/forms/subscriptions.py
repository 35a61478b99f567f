"""The public form: an address and what about."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.places.queries import town_choices
from augenhoehe.press.listings.releases import kind_choices
from augenhoehe.press.queries.subscriptions import field_choices
from augenhoehe.ui.forms import Trap


class SubscriptionForm(Trap):
    """No choice means everything."""

    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Ohne Adresse können wir Ihnen nichts schicken."),
            "invalid": _("Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de"),
        },
    )
    kinds = forms.MultipleChoiceField(
        label=_("Was?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Ohne Auswahl bekommen Sie alles."),
    )  # fmt: skip
    towns = forms.MultipleChoiceField(
        label=_("Aus welchen Orten?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    action_fields = forms.MultipleChoiceField(
        label=_("Zu welchen Themen?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("email", "kinds", "towns", "action_fields", "website")
    SHOWN = ("email", "kinds", "towns", "action_fields")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["kinds"].choices = kind_choices()
        fields["towns"].choices = town_choices()
        fields["action_fields"].choices = field_choices()

    @property
    def shown(self) -> list[Any]:
        return [self[name] for name in self.SHOWN if name == "email" or self.fields[name].choices]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {
            "email": self.cleaned_data["email"],
            "kinds": self.cleaned_data["kinds"],
            "towns": [uuid.UUID(one) for one in self.cleaned_data["towns"]],
            "action_fields": [uuid.UUID(one) for one in self.cleaned_data["action_fields"]],
        }
