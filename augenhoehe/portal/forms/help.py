"""Need, town, language: read from the address, so that a page can be printed, sent on and kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.organisations.words_offers import names_in
from augenhoehe.places.queries import ServedMap
from augenhoehe.portal.queries.help import BY_CODE, NEEDS, Asked


class HelpForm(forms.Form):
    bedarf = forms.ChoiceField(label=_("Wobei?"), required=False)
    ort = forms.ChoiceField(label=_("Ort"), required=False)
    sprache = forms.ChoiceField(label=_("Sprache"), required=False)

    def __init__(self, data: Any, *, places: ServedMap) -> None:
        super().__init__(data or {})
        self.places = places
        names = names_in(get_language() or "de")
        spoken = sorted(SPOKEN, key=lambda code: names[code])
        self._choose("bedarf", _("alles"), [(one.code, str(one.label)) for one in NEEDS])
        self._choose("ort", _("überall"), [(str(one.pk), one.name) for one in places.towns])
        self._choose("sprache", _("alle"), [(code, f"{SPOKEN[code]} ({names[code]})") for code in spoken])

    def _choose(self, name: str, empty: Any, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", empty), *choices]  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """What is meant; a word that is no choice counts as none."""
        self.is_valid()
        typed = self.cleaned_data
        spot = self.places.spot(typed.get("ort", ""))
        return Asked(BY_CODE.get(typed.get("bedarf", "")), spot.pk if spot else None, typed.get("sprache", ""))
