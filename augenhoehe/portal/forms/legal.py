"""The next wording of a legal text, and from when it holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings

from augenhoehe.core.multilingual import text_in
from augenhoehe.portal import queries
from augenhoehe.portal.models import LegalDraft, LegalText
from augenhoehe.ui.forms import CleanText, GermanMomentField, Revised

GERMAN_HELP = (
    "„## “ am Anfang einer Zeile macht eine Überschrift, „- “ eine Liste. Adressen werden zu Links. "
    "{operator}, {responsible}, {address}, {phone}, {email}, {website} und {data_protection} "
    "kommen aus den Einstellungen der Installation."
)


class LegalTextForm(forms.Form):
    """The wording of one legal text in all languages of the interface, kept as a draft."""

    # 0: there was no draft yet when the page was opened.
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, key: LegalText.Key, at: datetime, draft: LegalDraft | None, data: Any = None) -> None:
        super().__init__(data)
        wording = draft.text if draft else queries.wording(key, at)
        self.fields["revision"].initial = draft.revision if draft else 0
        for language, name in settings.LANGUAGES:
            self.fields[f"text_{language}"] = forms.CharField(
                label=f"Wortlaut – {name}",
                required=language == "de",
                initial=text_in(wording, language).text if language in wording else "",
                help_text=GERMAN_HELP if language == "de" else "Leer heißt: bleibt, wie es war.",
                widget=forms.Textarea(attrs={"rows": 20 if language == "de" else 6, "lang": language, "dir": "auto"}),
                error_messages={"required": "Schreiben Sie den deutschen Wortlaut."},
            )
        self.fields["small"] = forms.BooleanField(
            label="Nur Rechtschreibung: Der Sinn bleibt gleich, Übersetzungen gelten weiter", required=False
        )
        self.fields["note"] = CleanText(
            label="Was geändert wurde", required=False, max_length=300, help_text="Zum Beispiel: neue Anschrift",
            initial=draft.note if draft else "",
        )  # fmt: skip

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        texts = {language: data[f"text_{language}"] for language, _ in settings.LANGUAGES}
        return {"texts": texts, "note": data["note"], "revision": data["revision"], "meaning": not data["small"]}


class PublishForm(Revised):
    """At once, or from a moment on."""

    valid_from = GermanMomentField(
        label="Gilt ab", required=False, require_all_fields=False,
        help_text="Leer heißt: sofort. Zum Beispiel 1.1. und 0:00",
    )  # fmt: skip


class ConfirmForm(forms.Form):
    """Nothing to type: the button is the answer."""
