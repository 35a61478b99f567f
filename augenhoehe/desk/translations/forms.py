"""The form beside the original: one field for each text of a content, in one language."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.multilingual import NAMES, OTHERS, RIGHT_TO_LEFT, SOURCE, Freshness, Reading, freshness, origin
from augenhoehe.core.translating import Text
from augenhoehe.core.values import dataclass
from augenhoehe.core.wording import Piece, differences
from augenhoehe.ui.forms import CleanText
from augenhoehe.ui.status import StatusTag

from .listing import state_tag
from .operations import stand_of

LINE = 120


@dataclass(frozen=True, slots=True)
class Beside:
    """One text as the page shows it: the original, what changed in it, and the field for the other language."""

    label: str
    original: Reading
    field: forms.BoundField
    state: StatusTag
    changes: tuple[Piece, ...]


class TranslateForm(forms.Form):
    """All texts of a content in one language; `stand` says what the person had before their eyes."""

    stand = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, texts: list[Text], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts, self.language = texts, language
        self.initial.setdefault("stand", stand_of(texts, language))
        for text in texts:
            self.fields[text.key] = self._field(text)
            self.initial.setdefault(text.key, text.value.get(language, {}).get("text", ""))
        states = [freshness(one.value, language) for one in texts]
        self.stale = Freshness.STALE in states
        self.fields["checked"] = forms.BooleanField(
            label="Von einer Person übersetzt oder geprüft", required=False,
            help_text="Ohne Haken steht der Text öffentlich als „maschinell übersetzt, ungeprüft“.",
        )  # fmt: skip
        self.initial.setdefault("checked", Freshness.MACHINE not in states)
        if self.stale:
            self.fields["spelling"] = forms.BooleanField(
                label="Im Deutschen hat sich nur die Rechtschreibung geändert", required=False,
                help_text="Dann gelten die Übersetzungen in allen Sprachen weiter, die vorher gestimmt haben.",
            )  # fmt: skip

    def _field(self, text: Text) -> forms.CharField:
        attrs: dict[str, Any] = {"lang": self.language, "dir": "rtl" if self.language in RIGHT_TO_LEFT else "ltr"}
        longest = max(len(text.value.get(self.language, {}).get("text", "")), len(origin(text.value).text))
        line = longest <= LINE and "\n" not in origin(text.value).text
        return CleanText(
            label=f"{text.label}: {NAMES[self.language]}", required=False, max_length=text.longest,
            widget=forms.TextInput(attrs) if line else forms.Textarea({"rows": min(14, 3 + longest // 70), **attrs}),
        )  # fmt: skip

    def beside(self) -> list[Beside]:
        """Original and field, text by text."""
        return [self._beside(one) for one in self.texts]

    def _beside(self, text: Text) -> Beside:
        state = freshness(text.value, self.language) or Freshness.MISSING
        was = text.value.get(self.language, {}).get("was", "") if state == Freshness.STALE else ""
        changes = differences(was, text.value[SOURCE]["text"]) if was else ()
        return Beside(text.label, origin(text.value), self[text.key], state_tag(state), changes)

    def typed(self) -> dict[str, str]:
        return {one.key: self.cleaned_data[one.key] for one in self.texts}


class MachineForm(forms.Form):
    """For which language a machine prepares what is missing."""

    language = forms.ChoiceField(label="Sprache", choices=[(code, NAMES[code]) for code in OTHERS])
