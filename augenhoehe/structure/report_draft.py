"""What somebody has typed so far, over all four screens; nothing of it is kept on the server."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from augenhoehe.core.values import dataclass
from augenhoehe.places.models import Municipality
from augenhoehe.ui.words import long_day

from .forms.report import SEVERAL, CheckForm, ContactForm, WhatForm, WhereForm
from .queries_intake import ReportChoices, report_choices
from .rules_intake import contact_ends
from .traces import Trace, traces_in

SCREENS = ("where", "what", "contact", "check")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "where": ("town", "social_area", "life_area"),
    "what": ("problem", "idea", "relation"),
    "contact": ("email", "phone", "name", "inbox", "consent", "interview"),
    "check": ("website",),
}
# Addresses on posters may name town and life area: /melden/?ort=05999004&bereich=school
PREFILLED = {"ort": "town", "bereich": "life_area"}

# What the last screen calls a consent whose text was read one screen before.
SHORT = {
    "consent": gettext_lazy("Kontaktangaben speichern"),
    "interview": gettext_lazy("Für ein Gespräch ansprechen"),
    "inbox": gettext_lazy("Antwort ins Postfach"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """One line of the last screen."""

    label: str
    text: str
    free: bool = False


@dataclass
class Draft:
    """`typed` holds raw values by field name, as they came; only the screen just left is checked at once."""

    typed: dict[str, str]
    language: str
    day: date
    signed_in: bool
    district: Municipality | None = None

    @classmethod
    def of(cls, data: Mapping[str, str], **kwargs: Any) -> Draft:
        names = [name for screen in SCREENS for name in FIELDS[screen]]
        return cls({name: data[name] for name in names if data.get(name)}, **kwargs)

    @classmethod
    def prefilled(cls, query: Mapping[str, str], **kwargs: Any) -> Draft:
        return cls({name: query[key] for key, name in PREFILLED.items() if query.get(key)}, **kwargs)

    @cached_property
    def choices(self) -> ReportChoices:
        return report_choices(self.day)

    def form(self, screen: str, *, checked: bool) -> forms.Form:
        """The form of a screen: checked with errors, or only filled with what was typed."""
        data: dict[str, Any] = {"data": self.typed} if checked else {"initial": dict(self.typed)}
        if screen == "where":
            return WhereForm(choices=self.choices, language=self.language, **data)
        if screen == "what":
            return WhatForm(**data)
        if screen == "contact":
            return ContactForm(signed_in=self.signed_in, ends=long_day(contact_ends(self.day)), **data)
        return CheckForm()

    def carried(self, screen: str) -> list[tuple[str, str]]:
        """What the other screens hold, for hidden fields; the trap is never carried on."""
        others = [name for one in SCREENS if one not in (screen, "check") for name in FIELDS[one]]
        return [(name, self.typed[name]) for name in others if name in self.typed]

    @cached_property
    def checked(self) -> dict[str, forms.Form]:
        return {screen: self.form(screen, checked=True) for screen in SCREENS[:3]}

    def first_faulty(self) -> str:
        """The first screen that cannot be sent as it is; nothing when all can."""
        return next((screen for screen, form in self.checked.items() if not form.is_valid()), "")

    def traces(self) -> list[Trace]:
        return traces_in(self.typed.get("problem", ""), self.typed.get("idea", ""))

    def values(self) -> dict[str, Any]:
        """What `report_hint` is told; only after `first_faulty` found nothing."""
        where, what = self.checked["where"].cleaned_data, self.checked["what"].cleaned_data
        town = self.district if where["town"] == SEVERAL else self.choices.town(where["town"])
        return {
            "municipality": town,
            "social_area": self.choices.social_area(where.get("social_area") or ""),
            "life_area": self.choices.life_area(where["life_area"]),
            "problem": what["problem"],
            "idea": what["idea"],
            "relation": what["relation"],
            "language": self.language,
        }

    def given(self) -> list[Given]:
        """Everything the person gave, in words."""
        rows = []
        for screen in SCREENS[:3]:
            form = self.checked[screen]
            found = getattr(form, "cleaned_data", {}) if form.is_valid() else {}
            rows += [
                Given(
                    label=str(SHORT.get(name) or form.fields[name].label),
                    text=_in_words(form, name, found[name]),
                    free=name in ("problem", "idea"),
                )
                for name in FIELDS[screen]
                if found.get(name)
            ]
        return rows


def _in_words(form: forms.Form, name: str, value: Any) -> str:
    field = form.fields[name]
    if isinstance(field, forms.BooleanField):
        return gettext("ja")
    if not isinstance(field, forms.ChoiceField):
        return str(value)
    if name == "life_area":
        return next((label for code, label in form.plain_life_areas() if code == value), "")  # type: ignore[attr-defined]
    return _chosen(field.choices, value)


def _chosen(choices: Any, value: str) -> str:
    """The label of a choice, also out of groups."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            if found := _chosen(label, value):
                return found
        elif str(key) == value:
            return str(label)
    return ""
