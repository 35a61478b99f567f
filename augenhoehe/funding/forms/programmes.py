"""Forms of the catalogue: the programme, a condition, a call, a bookmark."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.multilingual import SOURCE
from augenhoehe.funding.models import EligibilityRule, FundingCall, FundingProgramme
from augenhoehe.funding.models.bookmarks import MOST_DAYS
from augenhoehe.funding.vocabularies import WITH_CODES, Applicant, Level, RuleKind
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

from .money import SumField, WholeField

PERCENT = forms.TextInput(attrs={"inputmode": "numeric", "data-width": "short", "autocomplete": "off"})


def _percent(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=100, required=False, help_text=help_text, widget=PERCENT
    )


class ProgrammeForm(Revised):
    sections = (
        ("Was es ist", ["name", "giver", "level", "funded", "fields_", "applicants"]),
        ("Wie viel Geld", ["sum_from", "sum_to", "max_rate", "own_share"]),
        ("Ehrenamtliche Arbeit", ["volunteer_counts", "volunteer_cap", "volunteer_rate"]),
        ("Nachlesen und fragen", ["link", "contact", "check_months"]),
    )
    name = CleanText(label="Name", max_length=200)
    giver = CleanText(label="Wer das Geld gibt", max_length=200)
    level = forms.ChoiceField(label="Ebene", choices=Level.choices)
    funded = CleanText(
        label="Was gefördert wird", widget=forms.Textarea(attrs={"rows": 4}), max_length=1500, required=False,
        help_text="In eigenen, kurzen Sätzen. Kopieren Sie keine fremden Texte.",
    )  # fmt: skip
    fields_ = forms.MultipleChoiceField(
        label="Fachgebiete", choices=Field.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Nichts angekreuzt heißt: für alle.",
    )  # fmt: skip
    applicants = forms.MultipleChoiceField(
        label="Wer sich bewerben kann", choices=Applicant.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Nichts angekreuzt heißt: alle.",
    )  # fmt: skip
    sum_from = WholeField(label="Mindestens (Euro)", required=False)
    sum_to = WholeField(label="Höchstens (Euro)", required=False)
    max_rate = _percent("Höchster Anteil an den Kosten (%)")
    own_share = _percent("Eigenanteil mindestens (%)")
    volunteer_counts = forms.BooleanField(label="Ehrenamtliche Arbeit zählt zum Eigenanteil", required=False)
    volunteer_cap = _percent("Höchstens bis (% der Kosten)", "Leer heißt: ohne Grenze.")
    volunteer_rate = SumField(label="Euro je Stunde", required=False)
    link = forms.URLField(label="Internetseite", max_length=300, required=False, assume_scheme="https")
    contact = CleanText(
        label="Wer Fragen beantwortet", max_length=300, required=False, help_text="Stelle, Mail, Telefon"
    )
    check_months = forms.IntegerField(
        label="Wieder prüfen nach Monaten", min_value=1, max_value=24, widget=PERCENT,
        help_text="Danach steht „zu prüfen“ auf der Seite, bis jemand nachgesehen hat.",
    )  # fmt: skip
    VALUES = (
        "name", "giver", "level", "applicants", "sum_from", "sum_to", "max_rate", "own_share", "volunteer_counts",
        "volunteer_cap", "volunteer_rate", "link", "contact", "check_months",
    )  # fmt: skip
    # `fields` is taken by Django's forms themselves.
    aliases = {"fields": "fields_"}

    def __init__(self, *args: Any, of: FundingProgramme | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(of, self.VALUES) if of else {"level": Level.STATE, "check_months": 12}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {**{name: data[name] for name in self.VALUES}, "fields": data["fields_"], "funded": data["funded"]}


def _initial(of: FundingProgramme, names: tuple[str, ...]) -> dict[str, Any]:
    funded = of.funded.get(SOURCE, {}).get("text", "")
    return {**{name: getattr(of, name) for name in names}, "fields_": of.fields, "funded": funded}


class EndForm(Revised):
    reason = CleanText(label="Grund", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)


class RuleForm(Revised):
    """One condition; each kind reads the fields that its help names."""

    kind = forms.ChoiceField(label="Bedingung", choices=RuleKind.choices)
    number = forms.IntegerField(
        label="Zahl", min_value=0, max_value=9999, required=False, widget=PERCENT,
        help_text="Jahre, Mitglieder oder Projekte; nur wo die Bedingung eine Zahl nennt.",
    )  # fmt: skip
    text = CleanText(
        label="Ort oder eigene Frage", max_length=200, required=False,
        help_text="Zum Beispiel: Nordrhein-Westfalen. Eine eigene Frage so, dass „Ja“ passt.",
    )  # fmt: skip
    keys = forms.CharField(
        label="Gemeindeschlüssel des Ortes", max_length=60, required=False,
        help_text="Nur beim Sitz, zum Beispiel 05 für Nordrhein-Westfalen. Dann kennt das Verzeichnis die Antwort.",
    )  # fmt: skip
    legal_forms = forms.MultipleChoiceField(
        label="Rechtsformen, die passen", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[one for one in Organisation.LegalForm.choices if one[0]], help_text="Nur bei der Rechtsform.",
    )  # fmt: skip
    note = CleanText(label="Was hilft, wenn es nicht passt", max_length=300, required=False)
    aliases = {"forms": "legal_forms"}

    def __init__(
        self, *args: Any, programme: FundingProgramme, rule: EligibilityRule | None = None, **kwargs: Any
    ) -> None:
        if rule:
            codes = "legal_forms" if rule.kind in WITH_CODES else "keys"
            shown = rule.codes if rule.kind in WITH_CODES else ", ".join(rule.codes)
            kwargs["initial"] = {
                "kind": rule.kind, "number": rule.number, "text": rule.text, "note": rule.note, codes: shown,
            }  # fmt: skip
        super().__init__(*args, of=programme, **kwargs)

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        keys = [key for key in data["keys"].replace(",", " ").split() if key]
        codes = data["legal_forms"] if data["kind"] in WITH_CODES else keys
        return {**{name: data[name] for name in ("kind", "number", "text", "note", "revision")}, "codes": codes}


class CallForm(Revised):
    title = CleanText(label="Bezeichnung", max_length=160, required=False, help_text="Zum Beispiel: Aufruf 2027")
    rolling = forms.BooleanField(label="laufend, ohne Frist", required=False)
    opens = GermanDateField(label="Offen ab", required=False)
    closes = GermanDateField(label="Frist", required=False)
    note = CleanText(label="Hinweis", max_length=300, required=False)
    VALUES = ("title", "rolling", "opens", "closes", "note")

    def __init__(self, *args: Any, of: FundingCall | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES} if of else {}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}


class BookmarkForm(forms.Form):
    """For whom, and how many days before the deadline."""

    organisation = forms.ModelChoiceField(label="Für", queryset=Organisation.objects.none(), required=False)
    days_before = forms.IntegerField(
        label="So viele Tage vor der Frist erinnern", min_value=1, max_value=MOST_DAYS, initial=14, widget=PERCENT,
        help_text=f"1 bis {MOST_DAYS}. In jeder Mail steht ein Link, mit dem Sie das beenden.",
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: list[Organisation], keeper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not organisations:
            del self.fields["organisation"]
            return
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations]).in_order()
        field.empty_label = "mich, als Koordination" if keeper else None
        field.required = not keeper
        if not keeper and len(organisations) == 1:
            self.initial["organisation"] = organisations[0].pk


class ConfirmForm(forms.Form):
    """Nothing to type: the button is the answer."""
