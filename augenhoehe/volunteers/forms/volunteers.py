"""Forms for profiles: who she is, what she speaks, when and where; trainings, absences, the rules."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from augenhoehe.core.languages import spoken_choices
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised
from augenhoehe.volunteers.consents import CURRENT, KEPT_CONSENT
from augenhoehe.volunteers.models import Conditions, Volunteer, VolunteerLanguage

from .hours import GermanDecimalField

# So many languages fit on the form; who speaks more is rare.
MOST_LANGUAGES = 4
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
LANGUAGE_FIELDS = tuple(f"language_{at}" for at in range(1, MOST_LANGUAGES + 1))
DAY_FIELDS = tuple(f"available_{code}" for code in Volunteer.DAYS)


class SpokenInput(forms.MultiWidget):
    """Language, level and direction beside each other."""

    template_name = "volunteers/spoken.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        labels = ("Sprache", "Niveau", "Richtung")
        super().__init__([forms.Select({"aria-label": label}) for label in labels], dict(attrs or {}))

    def decompress(self, value: Any) -> list[Any]:
        return list(value) if value else ["", Volunteer.Level.NATIVE, VolunteerLanguage.Direction.BOTH]


class SpokenField(forms.MultiValueField):
    """A language somebody interprets; without a language the row is empty."""

    widget = SpokenInput

    def __init__(self, **kwargs: Any) -> None:
        languages = [("", "keine"), *[one for one in spoken_choices() if one[0] != "de"]]
        choices = (languages, Volunteer.Level.choices, VolunteerLanguage.Direction.choices)
        fields = tuple(forms.ChoiceField(choices=one, required=False) for one in choices)
        super().__init__(fields, require_all_fields=False, required=False, **kwargs)
        for part, one in zip(self.widget.widgets, choices, strict=True):
            part.choices = list(one)

    def compress(self, data_list: list[Any]) -> tuple[str, str, str] | None:
        if not data_list or not data_list[0]:
            return None
        return data_list[0], data_list[1] or Volunteer.Level.NATIVE, data_list[2] or VolunteerLanguage.Direction.BOTH


class TimesForm(Revised):
    """When she usually has time: three parts of each day."""

    sections: Iterable[tuple[str, Iterable[str]]] = (("", DAY_FIELDS),)

    def __init__(self, *args: Any, of: Volunteer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        for code, label in zip(Volunteer.DAYS, _WEEKDAYS, strict=True):
            choices = [(f"{code}-{part}", words) for part, words in Volunteer.PARTS]
            self.fields[f"available_{code}"] = forms.MultipleChoiceField(
                label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False,
                initial=[one for one in (of.available if of else []) if one.startswith(code)],
            )  # fmt: skip

    def available(self) -> list[str]:
        return [one for name in DAY_FIELDS for one in self.cleaned_data[name]]


class VolunteerForm(TimesForm):
    """Everything the coordination keeps about one person."""

    name = CleanText(label="Name", max_length=160)
    kind = forms.ChoiceField(label="Was macht sie oder er?", choices=Volunteer.Kind.choices, widget=forms.RadioSelect)
    email = forms.EmailField(label="E-Mail-Adresse", required=False)
    phone = CleanText(
        label="Telefon", max_length=60, required=False,
        help_text="Adresse oder Telefon genügt. Anfragende Stellen sehen beides nie.",
    )  # fmt: skip
    german = forms.ChoiceField(label="Deutsch", choices=Volunteer.Level.choices, help_text="Für Sprachmittlung ab B2.")
    municipality = forms.ModelChoiceField(label="Wohnort", queryset=Municipality.objects.none(), empty_label="wählen")
    towns = forms.ModelMultipleChoiceField(
        label="Fährt auch nach", queryset=Municipality.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    travel = forms.ChoiceField(label="Unterwegs", choices=Volunteer.Travel.choices, widget=forms.RadioSelect)
    remote = forms.BooleanField(label="Auch am Telefon oder per Video", required=False)
    confidential_on = GermanDateField(label="Verschwiegenheit erklärt am", required=False, past=True)
    record_seen_on = GermanDateField(
        label="Erweitertes Führungszeugnis eingesehen am", required=False, past=True,
        help_text="Nur der Tag. Das Zeugnis selbst wird nie aufbewahrt.",
    )  # fmt: skip
    insurance = CleanText(
        label="Versichert über", max_length=160, required=False, help_text="Zum Beispiel: Landesversicherung Ehrenamt"
    )
    note = CleanText(
        label="Notiz", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000,
        help_text="Was beim Zuteilen hilft. Die Person darf sie lesen.",
    )  # fmt: skip
    consent = forms.BooleanField(
        label="Die Person hat zugestimmt", help_text=KEPT_CONSENT[CURRENT],
        error_messages={"required": "Ein Profil entsteht erst, wenn die Person zugestimmt hat."},
    )  # fmt: skip
    PLAIN = (
        "name", "kind", "email", "phone", "german", "municipality", "travel", "remote", "confidential_on",
        "record_seen_on", "insurance", "note",
    )  # fmt: skip
    sections: Iterable[tuple[str, Iterable[str]]] = (
        ("Wer es ist", ("name", "kind", "email", "phone")),
        ("Sprachen", ("german", *LANGUAGE_FIELDS)),
        ("Wo", ("municipality", "towns", "travel", "remote")),
        ("Wann meistens Zeit ist", DAY_FIELDS),
        ("Erklärungen und Versicherung", ("confidential_on", "record_seen_on", "insurance", "note", "consent")),
    )  # fmt: skip

    def __init__(self, *args: Any, of: Volunteer | None = None, towns: Any, kept: Any, **kwargs: Any) -> None:
        first: dict[str, Any] = {"kind": Volunteer.Kind.INTERPRETER, "travel": Volunteer.Travel.TRANSIT, "german": "b2"}
        if of is not None:
            first = {name: getattr(of, name) for name in self.PLAIN} | {"towns": [one.pk for one in of.towns.all()]}
        kwargs["initial"] = first
        super().__init__(*args, of=of, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["municipality"].queryset, fields["towns"].queryset = kept, towns
        if of is not None:
            fields["revision"].required = True
            del fields["consent"]
        else:
            fields["revision"].required = False
        self._speak(list(of.languages.all()) if of else [])

    def _speak(self, spoken: list[VolunteerLanguage]) -> None:
        told = [(one.language, one.level, one.direction) for one in spoken]
        for at, name in enumerate(LANGUAGE_FIELDS):
            first = told[at] if at < len(told) else None
            self.fields[name] = SpokenField(label=f"{at + 1}. Sprache", initial=first)

    def languages(self) -> list[tuple[str, str, str]]:
        return [self.cleaned_data[name] for name in LANGUAGE_FIELDS if self.cleaned_data[name]]

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            **{name: given[name] for name in self.PLAIN},
            "available": self.available(), "towns": list(given["towns"]), "languages": self.languages(),
        }  # fmt: skip


class TrainingForm(forms.Form):
    title = CleanText(label="Schulung", max_length=160, help_text="Zum Beispiel: Grundschulung Sprachmittlung")
    day = GermanDateField(label="Am", past=True)
    hours = forms.IntegerField(
        label="Stunden", required=False, min_value=1, max_value=500,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "short"}),
    )  # fmt: skip


class AbsenceForm(forms.Form):
    first_day = GermanDateField(label="Vom")
    last_day = GermanDateField(label="Bis", help_text="Der letzte Tag, an dem niemand fragen soll.")


class ConditionsForm(Revised):
    """How early one asks, and what is paid."""

    lead_days = forms.IntegerField(
        label="Vorlauf in Werktagen", min_value=0, max_value=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "short"}),
        help_text="Wer weniger hat, sagt warum es dringend ist; die Koordination entscheidet.",
    )  # fmt: skip
    first_hours = GermanDecimalField(
        label="Erste Stunden", min_value=Decimal(0), max_value=Decimal(24), decimal_places=1
    )
    first_amount = GermanDecimalField(
        label="Betrag dafür in Euro", min_value=Decimal(0), max_value=Decimal(9999), decimal_places=2
    )
    half_hour_amount = GermanDecimalField(
        label="Jede weitere angefangene halbe Stunde in Euro", min_value=Decimal(0), max_value=Decimal(9999),
        decimal_places=2,
    )  # fmt: skip
    km_rate = GermanDecimalField(
        label="Je Kilometer in Euro", min_value=Decimal(0), max_value=Decimal(99), decimal_places=2
    )
    guides_paid = forms.BooleanField(
        label="Auch Begleitungen bekommen den Betrag für die Zeit", required=False,
        help_text="Sonst nur den Weg.",
    )  # fmt: skip
    NAMES = ("lead_days", "first_hours", "first_amount", "half_hour_amount", "km_rate", "guides_paid")
    sections = (
        ("Anfragen", ("lead_days",)),
        ("Was gezahlt wird", ("first_hours", "first_amount", "half_hour_amount", "km_rate", "guides_paid")),
    )

    def __init__(self, *args: Any, of: Conditions, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(of, name) for name in self.NAMES}
        super().__init__(*args, of=of, **kwargs)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.NAMES}
