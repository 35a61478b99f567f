"""Forms for taking values from a file. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.clock import today
from augenhoehe.files.tables import choices_of
from augenhoehe.places.queries import served_towns
from augenhoehe.ui.forms import GermanDateField, Revised

from .import_rows import ACROSS, FIELDS
from .models import ValueImport


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Datei",
        help_text="CSV oder Excel (xlsx), lang (eine Zeile je Wert) oder breit (eine Spalte je Gruppe oder Jahr).",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={"required": "Bitte wählen Sie eine Datei.", "empty": "Die Datei ist leer."},
    )


class MappingForm(Revised):
    """What the columns mean; for wide tables, what their headings name."""

    municipality = forms.ModelChoiceField(label="Kommune", queryset=None, empty_label=None)
    area_status_on = GermanDateField(
        label="Gebietsstand der Werte",
        help_text="Zu welchem Zuschnitt der Gebiete gehören die Werte? Zum Beispiel 31.12.2025.",
    )
    source = forms.CharField(label="Quelle", max_length=300)
    as_of = GermanDateField(label="Stand der Daten", required=False, past=True)
    across = forms.ChoiceField(
        label="Wie ist die Tabelle gebaut?",
        choices=[(key, text if not key else f"breit: die Spaltenköpfe nennen {text}") for key, text in ACROSS.items()],
        required=False,
        widget=forms.RadioSelect,
    )
    spread = forms.MultipleChoiceField(
        label="Spalten mit Werten (nur bei breiten Tabellen)", required=False, widget=forms.CheckboxSelectMultiple
    )
    everybody = forms.ChoiceField(label="Spalte mit den Werten für alle zusammen", required=False)
    indicator = forms.CharField(
        label="Indikator für die ganze Datei", required=False, help_text="Die Kennung, wenn keine Spalte sie nennt."
    )
    period = forms.CharField(label="Zeitraum für die ganze Datei", required=False, max_length=30)
    whole = forms.CharField(
        label="Was die ganze Kommune meint", required=False, max_length=100,
        help_text="Zum Beispiel „000“, wenn so die Zeile für die ganze Stadt heißt.",
    )  # fmt: skip
    skip_unknown = forms.BooleanField(
        label="Zeilen mit unbekannten Gebieten übergehen", required=False,
        help_text="Zum Beispiel Bezirke über den Sozialräumen.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: ValueImport, **kwargs: Any) -> None:
        plan = of.mapping.get("plan", {})
        initial = {
            **{key: plan.get(key) for key in ("across", "spread", "everybody", "indicator", "period", "skip_unknown")},
            "whole": ", ".join(plan.get("whole", ())),
            "source": of.mapping.get("source", ""),
            "area_status_on": today(),
            "municipality": of.municipality_id,
            **{f"column_{name}": of.mapping.get("columns", {}).get(name, "") for name in FIELDS},
        }
        super().__init__(*args, of=of, initial=initial, **kwargs)
        choices = choices_of(of.columns)
        for name, label in FIELDS.items():
            self.fields[f"column_{name}"] = forms.ChoiceField(label=f"Spalte: {label}", choices=choices, required=False)
        self.fields["municipality"].queryset = served_towns().defer("boundary")
        self.fields["spread"].choices = choices[1:]
        self.fields["everybody"].choices = choices

    # At which field of this form a rule's sentence stands.
    aliases = {name: f"column_{name}" for name in ("area", "value")}

    def mapping(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "columns": {name: given[f"column_{name}"] for name in FIELDS if given[f"column_{name}"]},
            "plan": {
                "across": given["across"],
                "spread": given["spread"],
                "everybody": given["everybody"],
                "indicator": given["indicator"].strip(),
                "period": given["period"].strip(),
                "skip_unknown": given["skip_unknown"],
                "whole": [one.strip() for one in given["whole"].split(",") if one.strip()],
            },
            "source": given["source"],
            "as_of": given["as_of"].isoformat() if given["as_of"] else "",
            "area_status_on": given["area_status_on"].isoformat(),
        }
