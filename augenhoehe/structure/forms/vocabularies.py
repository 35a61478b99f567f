"""Forms for terms: German first, the languages of the public form below."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from augenhoehe.core.multilingual import RIGHT_TO_LEFT, SOURCE
from augenhoehe.structure.models import Term
from augenhoehe.ui.forms import Revised

OTHERS = tuple((code, label) for code, label in settings.LANGUAGES if code != SOURCE)
LONGEST_LABEL, LONGEST_HELP = 80, 200


class NewTermForm(forms.Form):
    label_de = forms.CharField(label="Bezeichnung", max_length=LONGEST_LABEL)
    help_de = forms.CharField(
        label="Erklärung mit Beispielen",
        help_text="Sie steht im Meldebogen unter dem Begriff. Zum Beispiel: Wartezeit, Kosten, Weg",
        max_length=LONGEST_HELP,
        required=False,
    )


class TermForm(Revised, NewTermForm):
    position = forms.IntegerField(
        label="Reihenfolge", help_text="Kleine Zahlen stehen oben.", min_value=0, max_value=32_000
    )
    new_meaning = forms.BooleanField(
        label="Der Begriff bedeutet jetzt etwas anderes",
        help_text="Dann gelten die anderen Sprachen als veraltet, bis jemand sie ansieht.",
        required=False,
    )

    def __init__(self, *args: Any, of: Term, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        for code, language in OTHERS:
            attrs = {"lang": code, "dir": "rtl" if code in RIGHT_TO_LEFT else "ltr"}
            for name, label, longest in (("label", "Bezeichnung", LONGEST_LABEL), ("help", "Erklärung", LONGEST_HELP)):
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=f"{label}: {language}",
                    max_length=longest,
                    required=False,
                    widget=forms.TextInput(attrs=attrs),
                )
        for name in ("label", "help"):
            for code in (SOURCE, *(one for one, _ in OTHERS)):
                self.initial[f"{name}_{code}"] = getattr(of, name).get(code, {}).get("text", "")
        self.initial["position"] = of.position
        others = tuple(f"{name}_{code}" for code, _ in OTHERS for name in ("label", "help"))
        self.sections = (
            ("Auf Deutsch", ("label_de", "help_de", "position", "new_meaning")),
            ("In anderen Sprachen", others),
        )

    def texts(self, name: str) -> dict[str, str]:
        return {code: self.cleaned_data[f"{name}_{code}"] for code in (SOURCE, *(one for one, _ in OTHERS))}
