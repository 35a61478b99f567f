"""The public search for offers, in every language; what makes no sense in an address is left out."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django import forms
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy

from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.organisations.models import Offer, OfferTime
from augenhoehe.organisations.queries.offer_search import Wish
from augenhoehe.organisations.times import weekday
from augenhoehe.organisations.words_offers import names_in, understand
from augenhoehe.places.queries import ServedMap

KILOMETRES = (2, 5, 10, 25)
USUAL_KILOMETRES = 5
CHOICES, BOXES = ("tag", "sprache", "art", "ort", "umkreis"), ("kostenlos", "online")


class OfferSearchForm(forms.Form):
    """Read from the address; `places` is what one may look near."""

    q = forms.CharField(label=gettext_lazy("Was suchen Sie?"), max_length=200, required=False)
    tag = forms.ChoiceField(label=gettext_lazy("Wochentag"), required=False)
    sprache = forms.ChoiceField(label=gettext_lazy("Sprache"), required=False)
    art = forms.ChoiceField(label=gettext_lazy("Art"), required=False)
    ort = forms.ChoiceField(label=gettext_lazy("Ort"), required=False)
    umkreis = forms.TypedChoiceField(label=gettext_lazy("Umkreis"), required=False, coerce=int, empty_value=0)
    kostenlos = forms.BooleanField(label=gettext_lazy("nur kostenlose"), required=False)
    online = forms.BooleanField(label=gettext_lazy("auch online"), required=False)
    breite = forms.FloatField(min_value=-90, max_value=90, required=False, widget=forms.HiddenInput)
    laenge = forms.FloatField(min_value=-180, max_value=180, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, places: ServedMap) -> None:
        super().__init__(data or {})
        self.places = places
        any_one = gettext("alle")
        names = names_in(get_language() or "de")
        spoken = sorted(SPOKEN, key=lambda code: names[code])
        self._choose("tag", any_one, [(code, weekday(code)) for code in OfferTime.DAYS])
        self._choose("sprache", any_one, [(code, f"{SPOKEN[code]} ({names[code]})") for code in spoken])
        self._choose("art", any_one, [(code, gettext(str(label))) for code, label in _kinds()])
        self._choose("ort", gettext("überall"), self._spots())
        self._choose("umkreis", gettext("nur dort"), [(str(one), f"{one} km") for one in KILOMETRES])

    def _choose(self, name: str, empty: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", empty), *choices]  # type: ignore[attr-defined]

    def _spots(self) -> list[tuple[str, str]]:
        """Towns, each followed by its social areas."""
        found = []
        for town in self.places.towns:
            found.append((str(town.pk), town.name))
            found += [(str(one.pk), f"{town.name}: {one.name}") for one in self.places.areas if one.town == town.pk]
        return found

    def wish(self) -> Wish:
        """What is meant; words that name a weekday or a language set these fields."""
        self.is_valid()
        typed = self.cleaned_data
        meant = understand(typed.get("q", "").strip(), get_language() or "de")
        near, kilometres = self._near(), typed.get("umkreis") or 0
        spot = self.places.spot(typed.get("ort", ""))
        town = spot if spot and spot.town is None else None
        if near and not town:
            kilometres = kilometres or USUAL_KILOMETRES
        return Wish(
            words=meant.words,
            day=typed.get("tag") or meant.day,
            language=typed.get("sprache") or meant.language,
            kind=typed.get("art", ""),
            town=town.pk if town else None,
            near=near if kilometres else None,
            kilometres=kilometres if near else 0,
            online=bool(typed.get("online")),
            free=bool(typed.get("kostenlos")),
        )

    def _near(self) -> tuple[float, float] | None:
        """The middle of the chosen town or area, else where the device is, as the person sent it."""
        spot = self.places.spot(self.cleaned_data.get("ort", ""))
        if spot is not None:
            return spot.centre
        north, east = self.cleaned_data.get("breite"), self.cleaned_data.get("laenge")
        return (north, east) if north is not None and east is not None else None

    def shown(self, wish: Wish) -> dict[str, Any]:
        """The fields as they were understood, for the page."""
        return {
            "q": self.cleaned_data.get("q", "") if not wish.day and not wish.language else wish.words,
            "tag": wish.day, "sprache": wish.language, "art": wish.kind, "ort": self.cleaned_data.get("ort", ""),
            "umkreis": wish.kilometres, "kostenlos": wish.free, "online": wish.online,
        }  # fmt: skip

    def fields_shown(self, wish: Wish) -> dict[str, Any]:
        """The questions with the answer that was understood: „dienstags“ in the words sets the weekday."""
        shown = self.shown(wish)
        found: dict[str, Any] = {}
        for kind, names in (("choices", CHOICES), ("boxes", BOXES)):
            fields: list[Any] = [self[name] for name in names]
            for field in fields:
                field.chosen = shown[field.name] or ""
                if kind == "choices":
                    field.options = _options(field.field.choices, str(field.chosen))
            found[kind] = fields
        return found

    @property
    def at_device(self) -> bool:
        return not self.cleaned_data.get("ort") and self.cleaned_data.get("breite") is not None


def _options(choices: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """The choices as markup: there are a hundred of them, languages and places."""
    made = [
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(label)}</option>'
        for value, label in choices
    ]
    return mark_safe("".join(made))  # noqa: S308 – every value is escaped


def _kinds() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Offer._meta.get_field("kind").choices or ()]
