from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.refused import Conflict

from . import queries
from .models import LegalText

GERMAN_HELP = (
    "„## “ am Anfang einer Zeile macht eine Überschrift, „- “ eine Liste. Adressen werden zu Links. "
    "{operator}, {responsible}, {address}, {phone}, {email}, {website} und {data_protection} "
    "kommen aus den Einstellungen der Installation."
)


class LegalTextForm(forms.Form):
    """The wording of one legal text in all languages of the interface."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, key: LegalText.Key, data: Any = None) -> None:
        super().__init__(data)
        wording = queries.wording(key)
        self.conflict: Conflict | None = None
        self.fields["version"].initial = queries.newest_version(key)
        for language, name in settings.LANGUAGES:
            self.fields[f"text_{language}"] = forms.CharField(
                label=f"Wortlaut – {name}",
                required=language == "de",
                initial=text_in(wording, language).text if language in wording else "",
                help_text=GERMAN_HELP if language == "de" else "Leer heißt: bleibt, wie es war.",
                widget=forms.Textarea(attrs={"rows": 20 if language == "de" else 6, "lang": language, "dir": "auto"}),
                error_messages={"required": "Schreiben Sie den deutschen Wortlaut."},
            )
        self.fields["note"] = forms.CharField(
            label="Was geändert wurde", required=False, max_length=300, help_text="Zum Beispiel: neue Anschrift"
        )

    def texts(self) -> dict[str, str]:
        return {language: self.cleaned_data[f"text_{language}"] for language, _ in settings.LANGUAGES}

    def show_conflict(self, conflict: Conflict) -> None:
        """Keep what was typed, show what holds now, and let the next attempt build on it."""
        self.conflict = conflict
        self.add_error(None, conflict.sentence)
        newest = conflict.current
        self.data = {**dict(self.data.items()), "version": str(newest.version if newest else 0)}
