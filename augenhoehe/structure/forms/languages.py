"""Texts in several languages on one form: German first, the others below it and optional."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from augenhoehe.core.multilingual import NAMES, OTHERS, RIGHT_TO_LEFT, SOURCE, with_text
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text asked for in every language; `rows` 1 makes it a line."""

    name: str
    label: str
    help: str = ""
    rows: int = 4
    longest: int = 3000


class InLanguages(forms.Form):
    """Mixin: adds `name_de`, `name_en`, … for each of `texts`, and whether a person checked a translation."""

    template_name = "structure/fields.html"
    texts: tuple[Text, ...] = ()

    def __init__(self, *args: Any, values: Mapping[str, dict[str, Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = dict(values or {})
        for text in self.texts:
            self._add(text)

    def _add(self, text: Text) -> None:
        known = self.before.get(text.name, {})
        for language in (SOURCE, *OTHERS):
            key = f"{text.name}_{language}"
            self.fields[key] = _field(text, language)
            self.initial.setdefault(key, known.get(language, {}).get("text", ""))
            if language != SOURCE:
                self.fields[f"{key}_checked"] = forms.BooleanField(
                    label=f"{NAMES[language]}: von einer Person übersetzt oder geprüft", required=False
                )
                checked = bool(known.get(language)) and not known[language].get("machine")
                self.initial.setdefault(f"{key}_checked", checked)

    def text(self, name: str, *, by: str = "") -> dict[str, Any]:
        """The multilingual value as typed; what stayed the same keeps its history."""
        value: dict[str, Any] = self.before.get(name, {})
        for language in (SOURCE, *OTHERS):
            typed = clean(self.cleaned_data.get(f"{name}_{language}") or "")
            machine = language != SOURCE and not self.cleaned_data.get(f"{name}_{language}_checked")
            known = value.get(language, {})
            if not typed:
                value = {key: entry for key, entry in value.items() if key != language}
            elif typed != known.get("text") or machine != bool(known.get("machine")):
                value = with_text(value, language, typed, by=by, machine=machine, meaning=typed != known.get("text"))
        return value

    # --- For the template ---------------------------------------------------------------------------
    @property
    def plain(self) -> list[forms.BoundField]:
        """All visible fields but those of the other languages, in order."""
        others = {field.name for group in self.languages for field in group["fields"]}
        return [field for field in self.visible_fields() if field.name not in others]

    @property
    def languages(self) -> list[dict[str, Any]]:
        """The other languages of each text; open when something is in them or wrong with them."""
        return [self._group(text) for text in self.texts]

    def _group(self, text: Text) -> dict[str, Any]:
        names = [f"{text.name}_{language}{end}" for language in OTHERS for end in ("", "_checked")]
        fields = [self[name] for name in names]
        return {
            "after": f"{text.name}_{SOURCE}",
            "title": f"„{text.label}“ in weiteren Sprachen",
            "fields": fields,
            "open": any(field.errors for field in fields),
        }


def _field(text: Text, language: str) -> forms.CharField:
    attrs: dict[str, Any] = {"lang": language}
    if language in RIGHT_TO_LEFT:
        attrs["dir"] = "rtl"
    widget = forms.TextInput(attrs) if text.rows == 1 else forms.Textarea({"rows": text.rows, **attrs})
    label = text.label if language == SOURCE else NAMES[language]
    return forms.CharField(
        label=label, widget=widget, required=language == SOURCE, max_length=text.longest,
        help_text=text.help if language == SOURCE else "",
    )  # fmt: skip
