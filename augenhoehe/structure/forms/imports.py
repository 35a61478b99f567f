"""Forms of the import: a file, what its columns mean, and what its foreign words mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from augenhoehe.core.multilingual import NAMES
from augenhoehe.core.numbers import number
from augenhoehe.files.tables import choices_of
from augenhoehe.places.models import Municipality
from augenhoehe.structure.import_rows import FIELDS
from augenhoehe.structure.models import HintImport, Term
from augenhoehe.structure.queries_intake import label_of
from augenhoehe.ui.forms import Revised

# So many foreign words are assigned on one page, the most frequent first.
MOST_WORDS = 30


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Datei",
        help_text="CSV oder Excel (xlsx), höchstens 20 Megabyte. Die erste Zeile nennt die Spalten.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={"required": "Bitte wählen Sie eine Datei.", "empty": "Die Datei ist leer."},
    )


class MappingForm(Revised):
    """One field per meaning; each offers the columns of the file."""

    def __init__(
        self, *args: Any, of: HintImport, towns: Sequence[Municipality], everywhere: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.of = of
        columns = choices_of(of.columns)
        for name, label in FIELDS.items():
            self.fields[name] = forms.ChoiceField(label=label, choices=columns, required=False)
        self.fields["problem"].help_text = "Ein Hinweis braucht ein Problem oder eine Überschrift."
        self.fields["date"].help_text = "Gespeichert wird nur das Quartal. Ohne Spalte gilt das laufende."
        whole = [("", "ganzer Kreis")] if everywhere else [("", "steht in jeder Zeile")]
        self.fields["town"] = forms.ChoiceField(
            label="Kommune für Zeilen ohne Angabe",
            choices=[*whole, *((town.ags, town.name) for town in towns)],
            required=False,
        )
        self.fields["text_language"] = forms.ChoiceField(
            label="Sprache für Zeilen ohne Angabe", choices=list(NAMES.items()), initial="de"
        )
        self.fields["source_note"] = forms.CharField(
            label="Herkunft und Lizenz",
            help_text="Zum Beispiel: Umfrage der Elternlotsen, Frühjahr 2026, Weitergabe erlaubt",
            max_length=300,
            required=False,
        )
        self.fields["keep_duplicates"] = forms.BooleanField(
            label="Auch doppelte Zeilen übernehmen",
            help_text="Zum Beispiel, weil verschiedene Menschen dasselbe angekreuzt haben.",
            required=False,
        )
        self._fill(of)

    sections = (
        ("Was steht in welcher Spalte?", tuple(FIELDS)),
        ("Was gilt für die ganze Datei?", ("town", "text_language", "source_note", "keep_duplicates")),
    )

    def _fill(self, of: HintImport) -> None:
        kept = of.mapping
        self.initial |= kept.get("columns", {})
        self.initial |= {
            "town": of.municipality.ags if of.municipality else "",
            "text_language": kept.get("language", "de"),
            "source_note": of.source_note,
            "keep_duplicates": kept.get("keep_duplicates", False),
        }

    def columns(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in FIELDS if self.cleaned_data.get(name)}


class WordsForm(Revised):
    """Foreign words of a file, each with the life area it means here."""

    def __init__(self, *args: Any, of: HintImport, life_areas: Sequence[Term], **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.words = list(of.unknown_values.get("life_area", {}).items())[:MOST_WORDS]
        choices = [("", "ohne Lebensbereich übernehmen"), *((term.code, label_of(term)) for term in life_areas)]
        for place, (word, count) in enumerate(self.words):
            self.fields[f"word_{place}"] = forms.ChoiceField(
                label=f"„{word}“",
                help_text="in einer Zeile" if count == 1 else f"in {number(count)} Zeilen",
                choices=choices,
                required=False,
            )

    def values(self) -> dict[str, str]:
        return {word: self.cleaned_data[f"word_{place}"] for place, (word, _) in enumerate(self.words)}
