"""Forms for indicators, values, sets and gaps. Inside pages, German only."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from augenhoehe.accounts.models import Carrier
from augenhoehe.committees.models import Committee
from augenhoehe.core.rights import Actor
from augenhoehe.places.queries import served_towns
from augenhoehe.ui.forms import GermanDateField, Revised

from . import periods, queries
from .models import DataGap, Indicator, IndicatorValue
from .numbers_in import number_in
from .starters import FIELDS


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class GermanNumberField(forms.Field):
    """A number as people write it: „1.234,5“, „12,5 %“, „- 3“."""

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        try:
            return number_in(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from None


class DefinitionFields(forms.Form):
    text = forms.CharField(label="Was gemessen wird", widget=_area(), help_text="Ein Satz, den alle verstehen.")
    numerator = forms.CharField(label="Zähler", max_length=300, required=False)
    denominator = forms.CharField(label="Nenner", max_length=300, required=False)
    method = forms.CharField(
        label="Ableitung", max_length=300, required=False, help_text="Wie es abgeleitet wird, zum Beispiel „MigraPro“."
    )


class IndicatorFields(forms.Form):
    name = forms.CharField(label="Name", max_length=200)
    field = forms.CharField(
        label="Themenfeld", max_length=80, help_text=f"Zum Beispiel {', '.join(FIELDS[:4])}.",
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="Art",
        choices=Indicator.Kind.choices,
        help_text="Ein Kontextindikator beschreibt die Lage. Ob eine Maßnahme wirkt, sagt er nicht.",
    )
    unit = forms.CharField(label="Einheit", max_length=30, help_text="Zum Beispiel „%“ oder „Personen“.")
    decimals = forms.IntegerField(label="Nachkommastellen", min_value=0, max_value=6, initial=1)
    direction = forms.ChoiceField(label="Richtung", choices=Indicator.Direction.choices, initial="none")
    rhythm = forms.ChoiceField(label="Rhythmus", choices=Indicator.Rhythm.choices)
    levels = forms.MultipleChoiceField(
        label="Ebenen", choices=Indicator.Level.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(label="Quelle", max_length=200, required=False)
    source_url = forms.URLField(label="Adresse der Quelle", max_length=300, required=False, assume_scheme="https")
    sensitivity = forms.ChoiceField(label="Schutzbedarf", choices=Indicator.Sensitivity.choices, initial="people")
    responsible = forms.ModelChoiceField(
        label="Zuständige Stelle", queryset=None, required=False, empty_label="die Koordination",
        help_text="Wer dort Maßnahmen verantwortet, darf Werte eintragen.",
    )  # fmt: skip
    public = forms.BooleanField(
        label="Öffentlich", required=False, help_text="Alle sehen den Indikator und seine Werte."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = Carrier.objects.in_order()


class IndicatorForm(DefinitionFields, IndicatorFields):
    """Put an indicator into the catalogue."""

    code = forms.CharField(label="Kennung", max_length=30, help_text="Kurz und fest, zum Beispiel „E1a“.")
    field_order = ("code", "name", "text", "field", "kind", "unit")


class ChangeIndicatorForm(Revised, IndicatorFields):
    segregates = forms.BooleanField(
        label="Segregationsmaße daraus berechnen", required=False,
        help_text="Für einen Indikator, der Menschen je Sozialraum zählt: alle und jede Gruppe. Die Maße stehen dann "
        "nachts als eigene Indikatoren da, zuerst nicht öffentlich.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Indicator, **kwargs: Any) -> None:
        names = [*IndicatorFields.base_fields, "segregates"]
        initial = {name: getattr(of, name) for name in names if name != "name"} | {"name": of.title}
        super().__init__(*args, of=of, initial=initial, **kwargs)


class DefineForm(Revised, DefinitionFields):
    valid_from = GermanDateField(label="Gilt für Zeiträume ab")
    reason = forms.CharField(label="Warum neu gefasst", widget=_area(2))
    field_order = ("valid_from", "text", "numerator", "denominator", "method", "reason")


class RetireForm(Revised):
    retired_on = GermanDateField(label="Nicht mehr erhoben seit", past=True)


class ValueForm(forms.Form):
    """One value, by hand."""

    area = forms.ChoiceField(label="Gebiet")
    group = forms.ChoiceField(label="Gruppe", required=False)
    period = forms.CharField(label="Zeitraum", max_length=30)
    status = forms.ChoiceField(label="Stand", choices=IndicatorValue.Status.choices)
    value = GermanNumberField(label="Wert", required=False, help_text="Leer, wenn er nicht bekannt ist.")
    numerator = GermanNumberField(label="Zähler", required=False)
    denominator = GermanNumberField(label="Nenner", required=False)
    source = forms.CharField(label="Quelle", max_length=300)
    as_of = GermanDateField(label="Stand der Daten", past=True, required=False)
    note = forms.CharField(label="Anmerkung", max_length=300, required=False)

    def __init__(self, *args: Any, indicator: Indicator, areas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        self.fields["area"].choices = areas
        self.fields["group"].choices = [("", "alle"), *((str(one.pk), str(one)) for one in queries.groups())]
        self.fields["period"].help_text = f"Zum Beispiel {periods.example(indicator.rhythm)}."
        self.fields["source"].initial = indicator.source

    def clean_period(self) -> Any:
        try:
            return periods.parsed(self.cleaned_data["period"], self.indicator.rhythm)
        except ValueError as error:
            raise ValidationError(str(error)) from None


class StarterForm(forms.Form):
    family = forms.ChoiceField(
        label="Welcher Startsatz?",
        choices=[(Indicator.Family.STATES.value, "Integrationsmonitoring der Länder"),
                 (Indicator.Family.FEDERAL.value, "Integrationsindikatoren des Statistischen Bundesamts")],
        widget=forms.RadioSelect,
    )  # fmt: skip


class SetForm(forms.Form):
    title = forms.CharField(label="Titel", max_length=200)
    text = forms.CharField(label="Wozu dieser Satz dient", required=False, widget=_area())


class MemberForm(Revised):
    indicator = forms.ModelChoiceField(label="Indikator", queryset=None, empty_label=None)
    reason = forms.CharField(label="Warum dieser Indikator", max_length=300, required=False)

    def __init__(self, *args: Any, of: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        rows = Indicator.objects.visible_to(actor).exclude(memberships__set=of).in_order()
        self.fields["indicator"].queryset = rows


class AdoptForm(Revised):
    committee = forms.ModelChoiceField(label="Gremium", queryset=None, empty_label=None)
    adopted_on = GermanDateField(label="Beschlossen am", past=True)
    wording = forms.CharField(label="Wortlaut oder Fundstelle des Beschlusses", widget=_area())

    def __init__(self, *args: Any, of: Any, actor: Actor, day: Any, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.fields["committee"].queryset = Committee.objects.visible_to(actor, day).standing(day).with_names()
        self.fields["committee"].label_from_instance = lambda one: one.name_on(day)


class TargetForm(forms.Form):
    municipality = forms.ModelChoiceField(label="Gebiet", queryset=None, empty_label=None)
    value = GermanNumberField(label="Zielwert")
    due = GermanDateField(label="Bis")
    reason = forms.CharField(label="Woher der Zielwert kommt", max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = served_towns().defer("boundary")


class GapForm(forms.Form):
    question = forms.CharField(label="Was nicht bekannt ist", max_length=300)
    municipality = forms.ModelChoiceField(label="Gebiet", queryset=None, required=False, empty_label="ganzer Kreis")
    why = forms.CharField(label="Warum es nicht bekannt ist", required=False, widget=_area(2))
    asked_of = forms.CharField(label="Wer es wissen oder erheben kann", max_length=200, required=False)
    due = GermanDateField(label="Bis", required=False)
    public = forms.BooleanField(label="Öffentlich", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = served_towns().defer("boundary")


class SettleGapForm(Revised):
    state = forms.ChoiceField(
        label="Wie steht es?",
        choices=[(DataGap.State.CLOSED.value, "Die Lücke ist geschlossen."),
                 (DataGap.State.ACCEPTED.value, "Die Lücke bleibt offen.")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    outcome = forms.CharField(label="Was daraus wurde", widget=_area())
