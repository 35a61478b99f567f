"""What may stand in the address of a search; what makes no sense is left out, never answered with an error."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.places.queries import ServedMap
from augenhoehe.portal.queries.search import kinds
from augenhoehe.search.looking import Wish
from augenhoehe.ui.forms import GermanDateField

LONGEST = 200


class SearchForm(forms.Form):
    """Words, kind, town, from when to when."""

    q = forms.CharField(label=_("Suchwörter"), max_length=LONGEST, required=False)
    art = forms.ChoiceField(label=_("Art"), required=False)
    ort = forms.ChoiceField(label=_("Ort"), required=False)
    von = GermanDateField(label=_("Geändert ab"), required=False, past=True)
    bis = GermanDateField(label=_("Geändert bis"), required=False, past=True, help_text="")

    def __init__(self, data: Any, *, places: ServedMap) -> None:
        super().__init__(data or {})
        self.places = places
        self._choose("art", _("alles"), sorted(kinds().items(), key=lambda one: one[1]))
        self._choose("ort", _("überall"), [(str(one.pk), one.name) for one in places.towns])

    def _choose(self, name: str, empty: Any, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", empty), *choices]  # type: ignore[attr-defined]

    @property
    def narrowing(self) -> list[Any]:
        """Everything but the words."""
        return [self[name] for name in ("art", "ort", "von", "bis")]

    def wish(self) -> Wish:
        """What is meant: faulty parts count as not typed, so that a search always answers."""
        self.is_valid()
        typed: dict[str, Any] = self.cleaned_data
        words = typed.get("q") or str(self.data.get("q", ""))[:LONGEST]
        spot = self.places.spot(typed.get("ort", ""))
        return Wish(
            typed=words.strip(),
            kind=typed.get("art", ""),
            town=spot.pk if spot else None,
            since=typed.get("von"),
            until=typed.get("bis"),
        )
