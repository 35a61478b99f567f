from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings

from augenhoehe.core.multilingual import NAMES
from augenhoehe.core.numbers import MONTHS
from augenhoehe.structure.models import Term
from augenhoehe.structure.queries.inbox import label_of
from augenhoehe.studies.models import Finding, Interview
from augenhoehe.studies.operations.interviews import Partner
from augenhoehe.studies.queries import studies as asked
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

# Nothing typed here is kept by the browser.
OFF = {"autocomplete": "off", "spellcheck": "false"}
CONSENT_FORMS = (("signed", "unterschrieben"), ("spoken", "mündlich, vor einer zweiten Person"), ("mail", "per Mail"))
LANGUAGES = [(code, NAMES[code]) for code, _ in settings.LANGUAGES]
MONTHS_BACK = 18


def _line(label: str, length: int, **more: Any) -> CleanText:
    return CleanText(label=label, max_length=length, required=False, widget=forms.TextInput(attrs=OFF), **more)


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **OFF})


class PartnerForm(Revised):
    """Whom the institute asks: only what is needed to reach them."""

    kind = forms.ChoiceField(
        label="Wen fragen Sie?", choices=Interview.PersonKind.choices, widget=forms.RadioSelect,
        initial=Interview.PersonKind.RESIDENT,
    )  # fmt: skip
    name = _line("Name", 160)
    office = _line("Stelle oder Verein", 160)
    email = forms.EmailField(label="E-Mail-Adresse", required=False, widget=forms.EmailInput(attrs=OFF))
    phone = _line("Telefon", 60)
    language = forms.ChoiceField(
        label="Sprache des Gesprächs", choices=[("", "noch offen"), *LANGUAGES], required=False
    )
    municipality_id = forms.ChoiceField(label="Ort", required=False)
    note = CleanText(label="Notiz zur Verabredung", required=False, widget=_box(3), max_length=1000)

    def __init__(self, *args: Any, of: Interview | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = {name: of.word(name) for name in self.base_fields if name != "revision"}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        towns = [(str(one.pk), one.name) for one in asked.towns()]
        self.fields["municipality_id"].choices = [("", "mehrere oder keiner"), *towns]
        self.nominated = bool(of and of.content.get("self_nominated"))

    def partner(self) -> Partner:
        values = {name: self.cleaned_data[name] for name in self.fields if name != "revision"}
        return Partner(**values, self_nominated=self.nominated)


class MoveForm(Revised):
    """Nothing to type: the button says it."""


class ConsentForm(Revised):
    given_on = GermanDateField(label="Wann hat die Person zugestimmt?", past=True)
    language = forms.ChoiceField(label="In welcher Sprache gelesen oder gehört?", choices=LANGUAGES)
    form = forms.ChoiceField(label="Wie?", choices=CONSENT_FORMS, widget=forms.RadioSelect, initial="signed")


class HoldForm(Revised):
    month = forms.ChoiceField(label="In welchem Monat?", help_text="Den Tag halten wir nicht fest.")
    mode = forms.ChoiceField(
        label="Wie haben Sie gesprochen?", choices=Interview.Mode.choices, widget=forms.RadioSelect,
        initial=Interview.Mode.MEETING,
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [
            (one.strftime("%Y-%m"), f"{MONTHS[one.month - 1]} {one.year}") for one in _months(today)
        ]

    def clean_month(self) -> date:
        year, month = self.cleaned_data["month"].split("-")
        return date(int(year), int(month), 1)


def _months(today: date) -> list[date]:
    found, year, month = [], today.year, today.month
    for _ in range(MONTHS_BACK):
        found.append(date(year, month, 1))
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return found


class NotesForm(Revised):
    notes = CleanText(label="Notizen", required=False, widget=_box(10), max_length=50_000)
    transcript = CleanText(label="Mitschrift", required=False, widget=_box(16), max_length=100_000)

    def __init__(self, *args: Any, of: Interview, **kwargs: Any) -> None:
        first = {name: of.word(name) for name in ("notes", "transcript")}
        super().__init__(*args, of=of, initial=first, **kwargs)


class FindingForm(Revised):
    """Coded like a hint: life area and hurdle from the house's own lists."""

    kind = forms.ChoiceField(
        label="Was ist es?", widget=forms.RadioSelect, initial=Finding.Kind.HURDLE,
        choices=[(Finding.Kind.HURDLE, "eine Hürde: daraus wird ein Hinweis"),
                 (Finding.Kind.ENGAGEMENT, "Engagement: jemand hilft schon")],
    )  # fmt: skip
    text = CleanText(
        label="Befund", widget=_box(5), max_length=3000,
        help_text="In Ihren Worten, ohne Namen, Tage und Zitate, an denen jemand zu erkennen ist.",
    )  # fmt: skip
    idea = CleanText(label="Was würde helfen?", required=False, widget=_box(3), max_length=2000)
    life_area = forms.ChoiceField(label="Lebensbereich")
    hurdle = forms.ChoiceField(label="Hürde", required=False)

    def __init__(self, *args: Any, of: Finding | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = {name: of.said(name) for name in ("kind", "text", "idea", "life_area", "hurdle")}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        for name, empty in (("life_area", "bitte wählen"), ("hurdle", "keine oder unbekannt")):
            terms = asked.terms(Term.Vocabulary(name))
            self.fields[name].choices = [("", empty), *((one.code, label_of(one)) for one in terms)]
