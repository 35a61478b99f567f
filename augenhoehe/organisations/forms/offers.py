"""Forms for offers and their times. Inside pages, German only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import NAMES, SPOKEN
from augenhoehe.organisations.models import Offer, OfferTime, Organisation
from augenhoehe.organisations.times import weekday
from augenhoehe.organisations.vocabularies import Audience, Ease
from augenhoehe.places.queries import served_towns
from augenhoehe.ui.dates import parse_day
from augenhoehe.ui.forms import GermanDateField, GermanTimeField, Revised

_SHORT = forms.Textarea(attrs={"rows": 4})
_BOXES = forms.CheckboxSelectMultiple
R = OfferTime.Rhythm


def _chosen(label: str, choices: Iterable[tuple[Any, Any]], **more: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, choices=list(choices), widget=_BOXES, required=False, empty_value=[], **more
    )


def _languages() -> list[tuple[str, str]]:
    return list(SPOKEN.items())


class DaysField(forms.CharField):
    """Several days, with commas or on lines of their own: „24.12., 31.12.“, „1.4. bis 12.4.“."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 2}))
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        found: list[date] = []
        for part in re.split(r"[,;\n]+", str(value or "")):
            if part.strip():
                found += self._days(part.strip())
        return sorted(set(found))

    def _days(self, part: str) -> list[date]:
        ends = [one.strip() for one in re.split(r"\s+(?:bis|-|–)\s+|\s*–\s*", part, maxsplit=1)]
        try:
            first = parse_day(ends[0], today())
            last = parse_day(ends[-1], first)
        except ValueError:
            raise forms.ValidationError(f"„{part}“ ist kein Tag. Schreiben Sie zum Beispiel: 24.12., 31.12.") from None
        if not 0 <= (last - first).days <= 60:
            raise forms.ValidationError(f"„{part}“ sind mehr als 60 Tage.")
        return [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(f"{day.day}.{day.month}.{day.year}" for day in value) if isinstance(value, list) else value


class TimeFields(forms.Form):
    """When it takes place."""

    rhythm = forms.ChoiceField(label="Wie oft", choices=R.choices, widget=forms.RadioSelect, initial=R.WEEKLY)
    days = _chosen("An welchen Tagen", [(code, weekday(code)) for code in OfferTime.DAYS])
    week = forms.TypedChoiceField(
        label="Welche Woche im Monat",
        choices=[("", "–"), *((value, f"{label} im Monat") for value, label in OfferTime.Week.choices)],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Nur bei „einmal im Monat“, zum Beispiel am ersten Montag.",
    )
    begins = GermanTimeField(label="von", help_text="Zum Beispiel 17 oder 17:30")
    ends = GermanTimeField(label="bis", required=False)
    valid_from = GermanDateField(
        label="Erster Tag", required=False,
        help_text="Bei „einmalig“ der Tag selbst. Bei „alle zwei Wochen“ der erste Termin.",
    )  # fmt: skip
    valid_until = GermanDateField(label="Letzter Tag", required=False)
    exceptions = DaysField(label="Fällt aus am", help_text="Zum Beispiel: 24.12., 31.12. oder 1.4. bis 12.4.")
    note = forms.CharField(
        label="Hinweis zur Zeit", max_length=200, required=False, help_text="Zum Beispiel: nicht in den Schulferien"
    )

    def time_values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in TimeFields.base_fields}

    @staticmethod
    def initial_of(one: OfferTime) -> dict[str, Any]:
        return {name: getattr(one, name) for name in TimeFields.base_fields}


class OfferTimeForm(Revised, TimeFields):
    """One time of an offer."""

    sections = [
        ("", ["rhythm", "days", "begins", "ends"]),
        ("Genauer", ["valid_from", "valid_until", "week", "exceptions", "note"]),
    ]


class OfferForm(forms.Form):
    """A new offer: what it is, who may come, when. Everything else can follow."""

    title = forms.CharField(label="Wie heißt das Angebot?", max_length=120)
    kind = forms.ChoiceField(label="Was ist es?", choices=Offer._meta.get_field("kind").choices)
    description = forms.CharField(
        label="Worum geht es?", widget=_SHORT, max_length=3000, help_text="Zwei Sätze genügen. Alle lesen das."
    )
    languages = _chosen("In welchen Sprachen?", _languages())
    access = forms.ChoiceField(label="Wer kann kommen?", choices=Offer.Access, widget=forms.RadioSelect, initial="open")
    days = _chosen(
        "An welchen Tagen",
        [(code, weekday(code)) for code in OfferTime.DAYS],
        help_text="Lassen Sie das leer, wenn es keine feste Zeit gibt. Andere Zeiten tragen Sie danach ein.",
    )
    begins = GermanTimeField(label="von", required=False, help_text="Zum Beispiel 17 oder 17:30")
    ends = GermanTimeField(label="bis", required=False)

    sections = [("Jede Woche", ["days", "begins", "ends"])]

    def __init__(self, *args: Any, house: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The languages of the house and of these pages; thirty more stand in the form for changes.
        offered = {*house.languages, *NAMES}
        self.fields["languages"].choices = [(code, name) for code, name in _languages() if code in offered]
        self.initial.setdefault("languages", house.languages)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        wanted = bool(typed.get("days") or typed.get("begins") or typed.get("ends"))
        if wanted and "begins" in typed and not typed["begins"]:
            self.add_error("begins", "Um wie viel Uhr beginnt es?")
        if wanted and "days" in typed and not typed["days"]:
            self.add_error("days", "An welchem Wochentag?")
        return typed

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        typed = dict(self.cleaned_data)
        days, begins, ends = (typed.pop(name) for name in ("days", "begins", "ends"))
        if days:
            typed["times"] = [{"rhythm": R.WEEKLY, "days": days, "begins": begins, "ends": ends}]
        return typed


class OfferChangeForm(Revised):
    """Everything about an offer but its times."""

    title = forms.CharField(label="Titel", max_length=120)
    kind = forms.ChoiceField(label="Art", choices=Offer._meta.get_field("kind").choices)
    description = forms.CharField(label="Worum es geht", widget=_SHORT, max_length=3000)
    application = forms.CharField(
        label="Wie man sich anmeldet", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False,
        help_text="Zum Beispiel: einfach kommen, oder vorher anrufen.",
    )  # fmt: skip
    access = forms.ChoiceField(label="Wer kommen kann", choices=Offer.Access, widget=forms.RadioSelect)
    audiences = _chosen("Für wen", Audience.choices, help_text="Nichts angekreuzt heißt: für alle.")
    languages = _chosen("Sprachen", _languages())
    minimum_age = forms.IntegerField(label="Alter ab", min_value=0, max_value=120, required=False)
    maximum_age = forms.IntegerField(label="Alter bis", min_value=0, max_value=120, required=False)
    cost = forms.CharField(
        label="Kosten", max_length=200, required=False, help_text="Leer heißt: kostenlos. Sonst zum Beispiel: 5 Euro."
    )
    where = forms.ChoiceField(
        label="Wo", choices=Offer.Where, widget=forms.RadioSelect,
        help_text="„Bei der Organisation“ zeigt von der Anschrift nur, was die Organisation selbst zeigt.",
    )  # fmt: skip
    room = forms.CharField(label="Gebäude oder Raum", max_length=120, required=False)
    street = forms.CharField(
        label="Straße und Hausnummer", max_length=160, required=False,
        help_text="Nur bei „an einem anderen Ort“. Alle lesen das; nennen Sie keine private Wohnung.",
    )  # fmt: skip
    postal_code = forms.CharField(label="Postleitzahl", max_length=10, required=False)
    municipality = forms.ModelChoiceField(queryset=None, label="Ort", required=False, empty_label="–")
    latitude = forms.FloatField(
        label="Punkt auf der Karte: Breite", required=False, localize=True,
        help_text="Zum Beispiel 51,6203. Ohne Punkt gilt die Mitte des Ortes.",
    )  # fmt: skip
    longitude = forms.FloatField(label="Punkt auf der Karte: Länge", required=False, localize=True)
    ease = _chosen("Barrierefreiheit", Ease.choices)
    areas = forms.ModelMultipleChoiceField(
        queryset=None, label="Für Menschen aus", widget=_BOXES, required=False,
        help_text="Nichts angekreuzt heißt: von überall.",
    )  # fmt: skip
    capacity = forms.IntegerField(label="Plätze insgesamt", min_value=0, max_value=30_000, required=False)
    free_places = forms.IntegerField(label="Freie Plätze", min_value=0, max_value=30_000, required=False)
    waiting = forms.ChoiceField(label="Plätze zurzeit", choices=Offer.Waiting, required=False)
    contact = forms.ModelChoiceField(
        queryset=None, label="Kontakt", required=False, empty_label="–",
        help_text="Gezeigt wird davon nur, wozu die Person zugestimmt hat.",
    )  # fmt: skip
    website = forms.URLField(label="Internetseite", max_length=300, required=False, assume_scheme="https")
    sections = [
        ("Für wen", ["access", "audiences", "languages", "minimum_age", "maximum_age", "cost"]),
        ("Wo", ["where", "room", "street", "postal_code", "municipality", "latitude", "longitude", "ease", "areas"]),
        ("Plätze", ["capacity", "free_places", "waiting"]),
        ("Wer", ["contact", "website"]),
    ]
    TEXTS = ("title", "description", "application")

    def __init__(self, *args: Any, of: Offer, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial=self._initial(of), **kwargs)
        self.fields["municipality"].queryset = served_towns().defer("boundary")
        self.fields["areas"].queryset = served_towns().defer("boundary")
        self.fields["contact"].queryset = of.organisation.contacts.valid_on(today()).order_by("name", "id")

    @staticmethod
    def _initial(offer: Offer) -> dict[str, Any]:
        plain = (
            "kind", "access", "audiences", "languages", "minimum_age", "maximum_age", "cost", "where", "room", "street",
            "postal_code", "municipality", "latitude", "longitude", "ease", "capacity", "free_places", "waiting",
            "contact", "website",
        )  # fmt: skip
        texts = {name: getattr(offer, name).get("de", {}).get("text", "") for name in OfferChangeForm.TEXTS}
        return {**{name: getattr(offer, name) for name in plain}, **texts, "areas": offer.areas.all()}

    def values(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        typed["texts"] = {name: {"de": typed.pop(name)} for name in self.TEXTS}
        return typed


class OfferTextForm(Revised):
    """The texts of an offer in one other language."""

    title = forms.CharField(label="Titel", max_length=120)
    description = forms.CharField(label="Worum es geht", widget=_SHORT, max_length=3000)
    application = forms.CharField(
        label="Wie man sich anmeldet", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False
    )


class OfferStateForm(Revised):
    """Pausing or ending, with a word for readers."""

    note = forms.CharField(
        label="Hinweis für alle", max_length=200, required=False, help_text="Zum Beispiel: weiter ab September."
    )
