"""Forms for administration: people, roles, carriers, invitations; and for a person's own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from augenhoehe.accounts import queries, roles, rules
from augenhoehe.accounts.models import Carrier, User
from augenhoehe.core import clock
from augenhoehe.core.multilingual import NAMES
from augenhoehe.core.rights import Actor, Role
from augenhoehe.ui.forms import GermanDateField, Revised

ACKNOWLEDGE = "Rolle trotz der Warnung vergeben"


def languages() -> list[tuple[str, str]]:
    return [(code, NAMES[code]) for code, _label in settings.LANGUAGES]


def _any(form: forms.BaseForm, name: str) -> Any:
    """A field whose kind the class above says."""
    return form.fields[name]


class PersonForm(forms.Form):
    """A person with an account."""

    name = forms.CharField(label="Name", max_length=160, help_text="Vorname und Nachname, wie die Person sie schreibt")
    email = forms.EmailField(label="Mailadresse", help_text="Dorthin gehen die Codes zum Anmelden.")
    function = forms.CharField(
        label="Funktion",
        max_length=160,
        required=False,
        help_text="Steht öffentlich statt des Namens, zum Beispiel „KIM-Koordination“",
    )
    carrier: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label="Träger", queryset=None, required=False, empty_label="kein Träger"
    )
    language = forms.ChoiceField(label="Sprache", initial="de", help_text="In dieser Sprache kommen Mails an.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _any(self, "carrier").queryset = queries.carriers()
        _any(self, "language").choices = languages()


class EditPersonForm(Revised, PersonForm):
    """The same with the revision that the page showed."""

    field_order = ["name", "email", "function", "carrier", "language", "revision"]


class GrantForm(forms.Form):
    """A role for a person, with reach and dates."""

    role = forms.ChoiceField(label="Rolle")
    municipality: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label="Gilt nur für diese Kommune", queryset=None, required=False, empty_label="ganzer Kreis"
    )
    carrier: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label="Gilt nur für diesen Träger",
        queryset=None,
        required=False,
        empty_label="nicht auf einen Träger begrenzt",
        help_text="Case Management und Teamleitung gelten immer für einen Träger.",
    )
    valid_from = GermanDateField(label="Gültig ab")
    valid_until = GermanDateField(
        label="Gültig bis", required=False, help_text="Der letzte Tag. Gäste und Vertretungen brauchen einen."
    )
    guest = forms.BooleanField(label="Die Person ist Gast", required=False)
    deputy_for: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label="Vertritt", queryset=None, required=False, empty_label="vertritt niemanden"
    )
    despite = forms.BooleanField(label=ACKNOWLEDGE, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.by = user, by
        self.warnings: list[str] = []
        _any(self, "role").choices = [("", "bitte wählen"), *roles.choices()]
        _any(self, "municipality").queryset = queries.towns()
        _any(self, "carrier").queryset = queries.carriers()
        _any(self, "deputy_for").queryset = queries.colleagues(user)
        self.fields["valid_from"].initial = clock.today()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("role"):
            role = Role(cleaned["role"])
            self.warnings = rules.new_conflicts(queries.roles_of(self.user, clock.today()), role)
            if self.user.pk == self.by.user_id:
                self.warnings.append("Sie geben sich selbst eine Rolle. Die Prüfspur hält das fest.")
        if self.warnings:
            self._ask_to_acknowledge(cleaned)
        return cleaned

    def _ask_to_acknowledge(self, cleaned: dict[str, Any]) -> None:
        self.fields["despite"].widget = forms.CheckboxInput()
        if not cleaned.get("despite"):
            self.add_error("despite", "Bitte bestätigen Sie, dass Sie die Warnung gelesen haben.")


class EndForm(forms.Form):
    """Another last day for a role."""

    valid_until = GermanDateField(
        label="Gültig bis", required=False, help_text="Der letzte Tag. Leer heißt: ohne Ende."
    )


class CarrierForm(forms.Form):
    """A carrier (Träger) with its legal regime."""

    name = forms.CharField(label="Name", max_length=160)
    short_name = forms.CharField(
        label="Kurzname", max_length=60, required=False, help_text="Für Listen, zum Beispiel „Caritas“"
    )
    kind = forms.ChoiceField(
        label="Art",
        choices=[("", "bitte wählen"), *Carrier.Kind.choices],
        help_text="Ausländer- und Einbürgerungsbehörden sehen nie Hinweise.",
    )
    regime = forms.ChoiceField(
        label="Rechtsrahmen",
        choices=Carrier.Regime.choices,
        initial=Carrier.Regime.DSGVO,
        help_text="Für kirchliche Träger gilt eigenes Recht (Art. 91 DSGVO).",
    )
    municipality: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label="Kommune", queryset=None, required=False, empty_label="keine bestimmte Kommune"
    )
    legal_basis = forms.CharField(
        label="Rechtsgrundlage",
        widget=forms.Textarea,
        required=False,
        help_text="Auf welcher Grundlage der Träger hier Daten verarbeitet; zu prüfen",
    )
    data_protection_contact = forms.CharField(
        label="Datenschutzkontakt",
        max_length=200,
        required=False,
        help_text="Name oder Stelle mit Mailadresse oder Telefon",
    )
    case_files = forms.BooleanField(label="Führt Fallakten in dieser Installation", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _any(self, "municipality").queryset = queries.towns()


class EditCarrierForm(Revised, CarrierForm):
    """The same with the revision that the page showed."""

    field_order = [
        "name", "short_name", "kind", "regime", "municipality", "legal_basis", "data_protection_contact",
        "case_files", "revision",
    ]  # fmt: skip


class InvitationForm(forms.Form):
    """Who is invited to what, and how the link gets there."""

    MAIL, PAPER = "mail", "paper"
    aliases = {"valid_until": "guest_until"}

    name = forms.CharField(label="Name", max_length=160)
    email = forms.EmailField(label="Mailadresse", help_text="Auch auf Papier nötig: Damit meldet sich die Person an.")
    language = forms.ChoiceField(
        label="Sprache", initial="de", help_text="In dieser Sprache öffnet sich die Einladung."
    )
    function = forms.CharField(label="Funktion", max_length=160, required=False)
    about = forms.CharField(
        label="Wozu laden Sie ein?",
        max_length=200,
        help_text="Ein kurzer Satz, am besten in der Sprache der Person, zum Beispiel: Mitarbeit in der "
        "Projektgruppe „Post in der Unterkunft“",
    )
    target = forms.CharField(
        label="Welche Seite öffnet sich?",
        max_length=300,
        help_text="Kopieren Sie die Adresse der Seite hier hinein. Ohne Änderung öffnet sich „Heute“.",
    )
    role = forms.ChoiceField(label="Rolle", required=False)
    municipality: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label="Die Rolle gilt nur für diese Kommune", queryset=None, required=False, empty_label="ganzer Kreis"
    )
    carrier: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label="Träger", queryset=None, required=False, empty_label="kein Träger"
    )
    guest_until = GermanDateField(label="Gast bis", required=False, help_text="Leer heißt: kein Gast, ohne Ende.")
    way = forms.ChoiceField(
        label="Wie kommt die Einladung an?",
        choices=[(MAIL, "per Mail"), (PAPER, "auf Papier, mit einem Code zum Scannen")],
        widget=forms.RadioSelect,
        initial=MAIL,
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _any(self, "language").choices = languages()
        _any(self, "role").choices = [("", "keine Rolle, nur ein Konto"), *self._roles(by)]
        _any(self, "municipality").queryset = queries.towns_to_invite_for(by)
        _any(self, "carrier").queryset = queries.carriers()

    def clean_target(self) -> str:
        """A whole address of this house is as good as its path."""
        return self.cleaned_data["target"].strip().removeprefix(settings.BASE_URL)

    @staticmethod
    def _roles(by: Actor) -> list[tuple[str, str]]:
        if rules.can_manage_accounts(by):
            return roles.choices()
        return [(value, name) for value, name in roles.choices() if Role(value) in rules.COORDINATION_INVITES]


class ProfileForm(Revised):
    """What a person changes about themselves."""

    name = forms.CharField(label=_("Name"), max_length=160, help_text=_("So, wie Sie ihn schreiben"))
    language = forms.ChoiceField(label=_("Sprache"), help_text=_("In dieser Sprache bekommen Sie Mails."))
    digest = forms.ChoiceField(
        label=_("Wie oft bekommen Sie Mails?"), help_text=_("Codes zum Anmelden kommen immer sofort.")
    )
    field_order = ["name", "language", "digest", "revision"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _any(self, "language").choices = languages()
        _any(self, "digest").choices = [
            (User.Digest.AT_ONCE, _("sofort")),
            (User.Digest.DAILY, _("einmal am Tag gesammelt")),
            (User.Digest.WEEKLY, _("einmal in der Woche gesammelt")),
            (User.Digest.NEVER, _("keine Mails, nur Postfach")),
        ]
