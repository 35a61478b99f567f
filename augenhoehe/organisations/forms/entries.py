"""Forms for entries inside: on the telephone, by who keeps the register, and by the organisation itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from augenhoehe.core.languages import spoken_choices
from augenhoehe.core.multilingual import NAMES, OTHERS, RIGHT_TO_LEFT, SOURCE
from augenhoehe.organisations.models import VOCABULARIES, ChangeRequest, Organisation
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import CleanText, Revised

TELEPHONE = forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"})
LANGUAGES = list(NAMES.items())
UNKNOWN = [("", "noch nicht angegeben"), ("yes", "ja"), ("no", "nein")]


def whether(value: bool | None) -> str:
    """A yes that may be unknown, as its field says it."""
    return "" if value is None else "yes" if value else "no"


def as_whether(typed: str) -> bool | None:
    return {"yes": True, "no": False}.get(typed)


class OnBehalfForm(forms.Form):
    """What fits into a call: the rest comes from the organisation."""

    name = CleanText(label="Name", max_length=200)
    kind = forms.ChoiceField(label="Art", choices=Organisation.Kind.choices)
    municipality = forms.ModelChoiceField(label="Ort", queryset=None, required=False, empty_label="noch offen")
    description = CleanText(
        label="Was macht sie?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1500, required=False,
        help_text="Ein Satz auf Deutsch. Ohne ihn kann der Eintrag nicht veröffentlicht werden.",
    )  # fmt: skip
    contact_name = CleanText(label="Wer hat angerufen?", max_length=120, required=False)
    email = forms.EmailField(label="E-Mail", required=False, help_text="Wird nicht veröffentlicht.")
    phone = CleanText(label="Telefon", max_length=40, required=False, widget=TELEPHONE)
    language = forms.ChoiceField(label="Sprache der Mails", choices=LANGUAGES, initial=SOURCE)
    ask = forms.BooleanField(
        label="Jetzt per E-Mail um Bestätigung bitten", required=False, initial=True,
        help_text="Mit einem Ja über den Link in der Mail steht der Eintrag im öffentlichen Verzeichnis.",
    )  # fmt: skip
    sections = (
        ("Die Organisation", ("name", "kind", "municipality", "description")),
        ("Wie sie zu erreichen ist", ("contact_name", "email", "phone", "language", "ask")),
    )

    def __init__(self, *args: Any, towns: QuerySet[Municipality], everywhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["municipality"]
        field.queryset = towns
        field.required = not everywhere

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("ask") and not found.get("email") and "email" not in self.errors:
            self.add_error("email", "Zum Bestätigen braucht es eine Adresse. Oder nehmen Sie unten den Haken heraus.")
        return found


class OwnForm(Revised):
    """What an organisation changes at once; each value as `change_organisation` wants it."""

    short_name = CleanText(label="Kurzname", max_length=60, required=False)
    description_de = CleanText(
        label="Was die Organisation macht", widget=forms.Textarea(attrs={"rows": 4}), max_length=1500, required=False
    )
    founded_year = forms.IntegerField(
        label="Gründungsjahr",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "short"}),
    )
    members = forms.ChoiceField(label="Mitglieder", choices=Organisation.Members.choices, required=False)
    non_profit = forms.ChoiceField(label="Gemeinnützig", choices=UNKNOWN, required=False)
    multinational = forms.ChoiceField(label="Menschen aus mehreren Ländern", choices=UNKNOWN, required=False)
    fields_ = forms.MultipleChoiceField(label="Fachgebiete", widget=forms.CheckboxSelectMultiple, required=False)
    purposes = forms.MultipleChoiceField(label="Zwecke", widget=forms.CheckboxSelectMultiple, required=False)
    languages = forms.MultipleChoiceField(
        label="Sprachen", choices=spoken_choices(), widget=forms.CheckboxSelectMultiple, required=False,
        help_text="In welchen Sprachen man dort sprechen kann.",
    )  # fmt: skip
    orientations = forms.MultipleChoiceField(
        label="Ausrichtung", widget=forms.CheckboxSelectMultiple, required=False, help_text="Wie sie sich selbst sieht."
    )
    communities = CleanText(
        label="Bezug zu Herkunft oder Gemeinschaft", max_length=800, required=False,
        help_text="Freiwillig und nur nach eigener Angabe, mit Komma getrennt.",
    )  # fmt: skip
    communities_shown = forms.BooleanField(label="Ausrichtung und Bezug öffentlich zeigen", required=False)
    municipality = forms.ModelChoiceField(label="Ort", queryset=None, required=False, empty_label="noch offen")
    towns = forms.ModelMultipleChoiceField(
        label="Tätig in", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    street = CleanText(label="Straße und Hausnummer", max_length=160, required=False)
    postal_code = CleanText(label="Postleitzahl", max_length=10, required=False)
    locality = CleanText(label="Ort der Adresse", max_length=120, required=False)
    address_shown = forms.ChoiceField(
        label="Von der Adresse zeigen", choices=Organisation.AddressShown.choices, widget=forms.RadioSelect
    )
    website = forms.URLField(
        label="Internetseite", max_length=300, required=False, assume_scheme="https",
        error_messages={"invalid": "Das ist keine Adresse im Netz. Sie sieht zum Beispiel so aus: https://verein.de"},
    )  # fmt: skip
    language = forms.ChoiceField(
        label="Sprache der Mails", choices=LANGUAGES, required=False,
        help_text="In dieser Sprache fragen wir nach und schreiben Rundschreiben, wenn es den Text darin gibt.",
    )  # fmt: skip
    in_feed = forms.BooleanField(
        label="An andere Verzeichnisse weitergeben", required=False,
        help_text="Zum Beispiel an Beratungsportale. Weitergegeben wird nur, was öffentlich ist.",
    )  # fmt: skip
    sections: Iterable[tuple[str, tuple[str, ...]]] = (
        ("Was sie macht", ("name", "kind", "legal_form", "register_number", "short_name", "description_de",
                            "fields_", "purposes", "languages")),
        ("Wer sie ist", ("founded_year", "members", "migrant_led", "non_profit", "multinational", "orientations",
                          "communities", "communities_shown")),
        ("Wo man sie findet", ("municipality", "towns", "street", "postal_code", "locality", "address_shown",
                               "website", "language", "in_feed")),
        ("Der Text in weiteren Sprachen", tuple(f"description_{code}" for code in OTHERS)),
    )  # fmt: skip
    PLAIN = (
        "short_name", "founded_year", "members", "purposes", "languages", "orientations", "communities_shown",
        "municipality", "street", "postal_code", "locality", "address_shown", "website", "language", "in_feed",
    )  # fmt: skip

    def clean_language(self) -> str:
        return str(self.cleaned_data["language"] or self.of.language)

    def __init__(self, *args: Any, of: Organisation, towns: QuerySet[Municipality], **kwargs: Any) -> None:
        kwargs["initial"] = {**_present(of), **kwargs.get("initial", {})}
        super().__init__(*args, of=of, **kwargs)
        self.of = of
        fields: dict[str, Any] = self.fields
        for name, vocabulary in VOCABULARIES.items():
            fields["fields_" if name == "fields" else name].choices = vocabulary.choices
        fields["municipality"].queryset = fields["towns"].queryset = towns
        for code in OTHERS:
            attrs = {"rows": 3, "lang": code, **({"dir": "rtl"} if code in RIGHT_TO_LEFT else {})}
            fields[f"description_{code}"] = CleanText(
                label=NAMES[code], widget=forms.Textarea(attrs=attrs), max_length=1500, required=False
            )

    def values(self) -> dict[str, Any]:
        """For `change_organisation`; what the form does not ask stays as it is."""
        given = self.cleaned_data
        found: dict[str, Any] = {name: given[name] for name in self.PLAIN}
        communities = [part.strip()[:60] for part in given["communities"].split(",")]
        return {
            **found,
            "fields": given["fields_"],
            "communities": list(dict.fromkeys(filter(None, communities))),
            "non_profit": as_whether(given["non_profit"]),
            "multinational": as_whether(given["multinational"]),
            "towns": list(given["towns"]),
            "description": {code: given[f"description_{code}"] for code in (SOURCE, *OTHERS)},
            "revision": given["revision"],
        }


class CheckedFields(forms.Form):
    """What only changes after a check (ChangeRequest.FIELDS)."""

    name = CleanText(label="Name", max_length=200)
    kind = forms.ChoiceField(label="Art", choices=Organisation.Kind.choices)
    legal_form = forms.ChoiceField(label="Rechtsform", choices=Organisation.LegalForm.choices, required=False)
    register_number = CleanText(label="Registergericht und Nummer", max_length=120, required=False)
    migrant_led = forms.ChoiceField(label=ChangeRequest.label_of("migrant_led"), choices=UNKNOWN, required=False)

    def checked_values(self) -> dict[str, Any]:
        given = self.cleaned_data
        plain = {name: given[name] for name in ChangeRequest.FIELDS if name != "migrant_led"}
        return {**plain, "migrant_led": as_whether(given["migrant_led"])}


class KeeperForm(CheckedFields, OwnForm):
    """Everything, for who keeps the register."""

    def values(self) -> dict[str, Any]:
        return {**super().values(), **self.checked_values()}


class WishForm(CheckedFields, Revised):
    """The organisation wishes; the coordination looks."""

    def __init__(self, *args: Any, of: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial=_checked(of), **kwargs)


def _checked(of: Organisation) -> dict[str, Any]:
    return {**{name: getattr(of, name) for name in ChangeRequest.FIELDS}, "migrant_led": whether(of.migrant_led)}


def _present(of: Organisation) -> dict[str, Any]:
    """What the entry says now, as the fields show it."""
    texts = {f"description_{code}": of.description.get(code, {}).get("text", "") for code in (SOURCE, *OTHERS)}
    return {
        **{name: getattr(of, name) for name in OwnForm.PLAIN},
        **_checked(of),
        **texts,
        "fields_": of.fields,
        "communities": ", ".join(of.communities),
        "non_profit": whether(of.non_profit),
        "multinational": whether(of.multinational),
        "towns": list(of.towns.all()),
    }


class ReasonForm(Revised):
    """A decision that is told to somebody."""

    reason = CleanText(label="Grund", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class RevisionForm(Revised):
    """Nothing to type, but the state that was seen."""


class PublishForm(Revised):
    """Before everybody reads it: the German sentence, where it is missing."""

    def __init__(self, *args: Any, of: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        if not of.description.get(SOURCE, {}).get("text"):
            self.fields["description"] = CleanText(
                label="Was die Organisation macht, auf Deutsch",
                help_text="Ein Satz genügt. Der Text der Organisation bleibt daneben stehen.",
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=1500,
            )


class OtherEntryForm(Revised):
    """Choose another entry: the one to merge into, or an umbrella."""

    def __init__(self, *args: Any, of: Organisation, rows: QuerySet[Any], name: str, label: str, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.fields[name] = forms.ModelChoiceField(label=label, queryset=rows, empty_label="bitte wählen")


def chosen(value: Model | None) -> str:
    return str(value.pk) if value else ""
