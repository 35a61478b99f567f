"""Forms of the import: a file, and what its columns mean."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from augenhoehe.files.tables import choices_of
from augenhoehe.organisations.import_rows import FIELDS
from augenhoehe.organisations.models import RegisterImport
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import Revised


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Datei",
        help_text="CSV oder Excel (xlsx). Die erste Zeile nennt die Spalten, jede weitere ist eine Organisation.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={"required": "Bitte wählen Sie eine Datei.", "empty": "Die Datei ist leer."},
    )


class MappingForm(Revised):
    """One field per meaning; each offers the columns of the file."""

    sections = (
        ("Was steht in welcher Spalte?", tuple(FIELDS)),
        ("Was gilt für die ganze Datei?", ("town", "keep_duplicates")),
    )

    def __init__(self, *args: Any, of: RegisterImport, towns: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        columns = choices_of(of.columns)
        for name, label in FIELDS.items():
            self.fields[name] = forms.ChoiceField(label=label, choices=columns, required=False)
        self.fields["town"] = forms.ModelChoiceField(
            label="Ort für Zeilen ohne Angabe", queryset=towns, required=False, empty_label="steht in jeder Zeile"
        )
        self.fields["keep_duplicates"] = forms.BooleanField(
            label="Auch wahrscheinlich doppelte Zeilen übernehmen", required=False,
            help_text="Zwei Einträge lassen sich später zusammenführen.",
        )  # fmt: skip
        self.initial |= of.mapping.get("columns", {})
        self.initial |= {"town": of.municipality_id, "keep_duplicates": of.mapping.get("keep_duplicates", False)}

    def columns(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in FIELDS if self.cleaned_data.get(name)}
