"""Forms around „Stimmt das noch?“."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.multilingual import text_in
from augenhoehe.organisations.models import Contact, Organisation
from augenhoehe.organisations.operations.correcting import PLAIN, Correction
from augenhoehe.ui.forms import TOO_LONG, CleanText, Revised

from .entries import TELEPHONE

LTR = {"dir": "ltr"}
ADDRESS = ("street", "postal_code", "locality")


class CorrectionForm(Revised):
    """The entry as everybody reads it, to be corrected in the reader's language; only what was touched counts."""

    name = CleanText(
        label=_("Name der Organisation"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Einen neuen Namen prüfen wir zuerst."),
        error_messages={"required": _("Bitte sagen Sie, wie Ihre Organisation heißt."), "max_length": TOO_LONG},
    )  # fmt: skip
    activity = CleanText(
        label=_("Was machen Sie?"), required=False, max_length=1500,
        help_text=_("Ein oder zwei Sätze in Ihrer Sprache."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    phone = CleanText(label=_("Telefon"), max_length=40, required=False, widget=TELEPHONE)
    website = forms.URLField(
        label=_("Internetseite"), max_length=300, required=False, assume_scheme="https",
        widget=forms.URLInput(attrs=LTR),
        error_messages={"invalid": _("Das ist keine Adresse im Netz. Sie sieht zum Beispiel so aus: https://verein.de")},
    )  # fmt: skip
    street = CleanText(label=_("Straße und Hausnummer"), max_length=160, required=False)
    postal_code = CleanText(label=_("Postleitzahl"), max_length=10, required=False)
    locality = CleanText(label=_("Ort"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Neue E-Mail-Adresse"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email", **LTR}),
        help_text=_("Nur, wenn wir Sie künftig anders erreichen. Die Adresse wird nicht veröffentlicht."),
        error_messages={"invalid": _("Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de")},
    )  # fmt: skip
    note = CleanText(
        label=_("Was hat sich sonst geändert?"), required=False, max_length=1500,
        help_text=_("In Ihrer Sprache, so kurz Sie mögen. Wir tragen es ein."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), error_messages={"max_length": TOO_LONG},
    )  # fmt: skip

    # What the page showed: only what differs from it was touched, whatever happened to the entry meanwhile.
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, of: Organisation, contact: Contact | None, language: str, **kwargs: Any) -> None:
        self.language = language
        # A text in another language is shown above the form; here stands what the club said in this one.
        activity = text_in(of.description, language)
        # A hidden address is shown to nobody who holds a link, and so it is not corrected here.
        open_address = of.address_shown == Organisation.AddressShown.FULL
        plain = PLAIN if open_address else tuple(name for name in PLAIN if name not in ADDRESS)
        self.before = {
            "name": of.name, "activity": "" if activity.missing else activity.text,
            "phone": contact.phone if contact else "", **{name: getattr(of, name) for name in plain},
        }  # fmt: skip
        super().__init__(*args, of=of, initial={**self.before, "shown": json.dumps(self.before)}, **kwargs)
        for name in set(ADDRESS) - set(plain):
            del self.fields[name]

    @property
    def seen(self) -> dict[str, str]:
        """The values the person had before them."""
        try:
            found = json.loads(str(self.data.get("shown", "")))
        except ValueError:
            return self.before
        return (
            {name: str(found.get(name, value)) for name, value in self.before.items()}
            if isinstance(found, dict)
            else self.before
        )

    def now(self) -> dict[str, str]:
        """What to show after somebody else changed the entry: own words stay, the rest is as it is now."""
        seen = self.seen
        typed = {name: str(self.data.get(name, "")) for name in self.before}
        return {
            name: typed[name] if typed[name] != seen[name] else value for name, value in self.before.items()
        } | {"shown": json.dumps(self.before)}  # fmt: skip

    @property
    def correction(self) -> Correction:
        data, seen = self.cleaned_data, self.seen
        changed = {name: data[name] for name in self.before if name in data and data[name] != seen[name]}
        return Correction(
            language=self.language, name=changed.get("name"), activity=changed.get("activity") or None,
            phone=changed.get("phone"), email=data["email"], note=data["note"],
            plain=tuple((name, changed[name]) for name in PLAIN if name in changed),
        )  # fmt: skip


class AskAllForm(forms.Form):
    """Nothing to type; who sends it has seen how many mails go out."""

    def __init__(self, *args: Any, expected: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean(self) -> dict[str, Any]:
        if not self.expected:
            raise forms.ValidationError("Zurzeit ist niemand zu fragen.")
        return super().clean() or {}
