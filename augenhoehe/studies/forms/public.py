from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.text import clean
from augenhoehe.places.models import Municipality
from augenhoehe.studies import consents
from augenhoehe.studies.models import Interview
from augenhoehe.studies.operations.nominating import Volunteer
from augenhoehe.ui.forms import TOO_LONG, CleanText, Trap

KINDS = (
    (Interview.PersonKind.RESIDENT, _("Ich wohne hier.")),
    (Interview.PersonKind.CLUB, _("Ich bin in einem Verein aktiv.")),
    (Interview.PersonKind.PROFESSIONAL, _("Ich arbeite in einer Stelle, die damit zu tun hat.")),
)


class NominationForm(Trap):
    """„Ich möchte befragt werden“: a way to reach the person, and nothing that is not needed for that."""

    kind = forms.ChoiceField(
        label=_("Wer sind Sie?"), choices=KINDS, widget=forms.RadioSelect, initial=Interview.PersonKind.RESIDENT
    )
    name = CleanText(
        label=_("Wie dürfen wir Sie ansprechen?"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": _("Wie dürfen wir Sie ansprechen? Ein Vorname genügt."), "max_length": TOO_LONG},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-Mail-Adresse"), required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": _("Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de")},
    )  # fmt: skip
    phone = CleanText(
        label=_("Telefonnummer"), required=False, max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    town = forms.ModelChoiceField(
        label=_("In welchem Ort?"), queryset=Municipality.objects.none(), required=False,
        empty_label=_("Das möchte ich nicht sagen."),
    )  # fmt: skip
    about = CleanText(
        label=_("Worüber möchten Sie sprechen?"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}), error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    consent = forms.BooleanField(
        label=consents.NOMINATION[consents.CURRENT],
        error_messages={"required": _("Ohne Ihr Einverständnis dürfen wir nichts speichern.")},
    )

    def __init__(self, *args: Any, towns: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["town"].queryset = towns
        # The trap stands apart from the questions.
        self.order_fields(["kind", "name", "email", "phone", "town", "about", "consent", "website"])

    @property
    def shown(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != "website"]

    def clean_phone(self) -> str:
        typed = clean(self.cleaned_data.get("phone") or "")
        if typed and sum(sign.isdigit() for sign in typed) < 5:
            raise forms.ValidationError(_("Das ist keine Telefonnummer. Sie sieht zum Beispiel so aus: 0221 4710 100"))
        return typed

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors and not (found.get("email") or found.get("phone")):
            self.add_error("email", gettext("Wie erreichen wir Sie? Geben Sie E-Mail oder Telefon an."))
        return found

    def volunteer(self, language: str) -> Volunteer:
        given = self.cleaned_data
        town = given["town"]
        return Volunteer(
            name=given["name"], kind=given["kind"], email=given["email"], phone=given["phone"], language=language,
            municipality_id=str(town.pk) if town else "", about=given["about"], consent=consents.CURRENT,
        )  # fmt: skip
