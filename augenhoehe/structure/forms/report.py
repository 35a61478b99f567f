"""The public form: four screens, one question each. What was typed travels in hidden fields (ADR 0009)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.text import clean
from augenhoehe.structure import consents
from augenhoehe.structure.models import Hint
from augenhoehe.structure.queries_intake import ReportChoices
from augenhoehe.structure.rules_intake import LONGEST
from augenhoehe.ui.forms import TOO_LONG, CleanText, Trap

SEVERAL = "mehrere"
UNSURE = "offen"
# So many towns are quicker to read than to open in a list.
MOST_RADIOS = 12


class WhereForm(forms.Form):
    """Where, and in which part of life."""

    town = forms.ChoiceField(
        label=_("In welchem Ort?"),
        help_text=_("Wo das Problem besteht, nicht unbedingt, wo Sie wohnen."),
        error_messages={"required": _("Bitte wählen Sie einen Ort.")},
    )
    social_area = forms.ChoiceField(
        label=_("In welchem Ortsteil?"),
        help_text=_("Wenn Sie es nicht wissen, lassen Sie das Feld so."),
        required=False,
    )
    life_area = forms.ChoiceField(
        label=_("Worum geht es?"),
        help_text=_("Wählen Sie, was am besten passt. Wir ordnen es später genau ein."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie, worum es geht.")},
    )

    def __init__(self, *args: Any, choices: ReportChoices, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = choices
        self._offer_towns()
        self._offer_areas()
        self.unsure = (UNSURE, gettext("Etwas anderes, oder ich weiß es nicht"))
        explained = ((term.code, _with_help(term, language)) for term in choices.life_areas)
        self.fields["life_area"].choices = [*explained, self.unsure]  # type: ignore[attr-defined]
        self.language = language

    def plain_life_areas(self) -> list[tuple[str, str]]:
        """Codes and labels without the examples, for the last screen."""
        plain = [(term.code, text_in(term.label, self.language).text) for term in self.offered.life_areas]
        return [*plain, self.unsure]

    def _offer_towns(self) -> None:
        towns = [(town.ags, town.name) for town in self.offered.towns]
        field = self.fields["town"]
        if len(towns) > MOST_RADIOS:
            towns.insert(0, ("", gettext("Bitte wählen")))
        else:
            field.widget = forms.RadioSelect()
        if len(self.offered.towns) == 1:
            self.initial.setdefault("town", self.offered.towns[0].ags)
        field.choices = [*towns, (SEVERAL, gettext("In mehreren Orten oder im ganzen Kreis"))]  # type: ignore[attr-defined]

    def _offer_areas(self) -> None:
        of_town: dict[Any, list[tuple[str, str]]] = {}
        for area in self.offered.social_areas:
            of_town.setdefault(area.municipality_id, []).append((str(area.pk), area.name))
        groups = [(town.name, of_town[town.pk]) for town in self.offered.towns if town.pk in of_town]
        if groups:
            self.fields["social_area"].choices = [("", gettext("weiß ich nicht")), *groups]  # type: ignore[attr-defined]
        else:
            del self.fields["social_area"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        area = self.offered.social_area(found.get("social_area") or "")
        town = self.offered.town(found.get("town") or "")
        if area and found.get("town") and (town is None or area.municipality_id != town.pk):
            owner = next(one.name for one in self.offered.towns if one.pk == area.municipality_id)
            sentence = gettext("„%(area)s“ gehört zu %(town)s. Bitte wählen Sie beides passend.")
            self.add_error("social_area", sentence % {"area": area.name, "town": owner})
        return found


class WhatForm(forms.Form):
    """What the problem is, and what would help."""

    problem = CleanText(
        label=_("Was ist das Problem?"),
        help_text=_("Schreiben Sie in Ihrer Sprache, so wie Sie es erzählen würden. Bitte keine Namen."),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
        max_length=LONGEST,
        error_messages={
            "required": _("Bitte schreiben Sie, was das Problem ist. Ein Satz genügt."),
            "max_length": TOO_LONG,
        },
    )
    idea = CleanText(
        label=_("Was würde helfen?"),
        help_text=_("Sie müssen keine Lösung kennen. Jede Idee ist willkommen."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=LONGEST,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    relation = forms.ChoiceField(
        label=_("Woher kennen Sie das Problem?"),
        choices=[
            (Hint.Relation.SELF, _("Ich erlebe das selbst.")),
            (Hint.Relation.COMPANION, _("Ich begleite jemanden.")),
            (Hint.Relation.WORK, _("Ich arbeite damit.")),
            ("", _("Das möchte ich nicht sagen.")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )


class ContactForm(forms.Form):
    """Optional: how to answer."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": _("Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de")},
    )
    phone = forms.CharField(
        label=_("Telefonnummer"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
    )
    name = CleanText(
        label=_("Wie dürfen wir Sie ansprechen?"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    inbox = forms.BooleanField(
        label=_("Die Antwort in mein Postfach in diesem Portal legen"),
        help_text=_("Dann ist Ihr Hinweis mit Ihrem Konto verbunden, solange die Kontaktangaben gespeichert sind."),
        required=False,
    )
    consent = forms.BooleanField(label=consents.CONTACT_CONSENT[consents.CURRENT], required=False)
    interview = forms.BooleanField(
        label=consents.INTERVIEW_CONSENT[consents.CURRENT],
        help_text=_("Freiwillig und unabhängig von der Antwort auf Ihren Hinweis."),
        required=False,
    )

    def __init__(self, *args: Any, signed_in: bool, ends: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not signed_in:
            del self.fields["inbox"]
        self.fields["consent"].help_text = gettext("Wir löschen die Angaben spätestens am %(day)s.") % {"day": ends}

    def clean_phone(self) -> str:
        typed = clean(self.cleaned_data.get("phone") or "")
        if typed and sum(sign.isdigit() for sign in typed) < 5:
            raise forms.ValidationError(_("Das ist keine Telefonnummer. Sie sieht zum Beispiel so aus: 0221 4710 100"))
        return typed

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if self.errors:
            return found
        way = bool(found.get("email") or found.get("phone") or found.get("inbox"))
        if way and not found.get("consent"):
            self.add_error(
                "consent",
                _("Ohne Ihr Einverständnis dürfen wir nichts speichern. Stimmen Sie zu, oder leeren Sie die Felder."),
            )
        if not way and (found.get("name") or found.get("consent") or found.get("interview")):
            self.add_error(
                "email", _("Wie erreichen wir Sie? Geben Sie E-Mail oder Telefon an, oder lassen Sie alles leer.")
            )
        return found


class CheckForm(Trap):
    """The last screen asks nothing."""


def _with_help(term: Any, language: str) -> Any:
    label, help_text = text_in(term.label, language), text_in(term.help, language)
    if not help_text.text:
        return label.text
    return format_html(
        '<span lang="{}">{}</span><span class="kern-hint" lang="{}">{}</span>',
        label.language, label.text, help_text.language, help_text.text,
    )  # fmt: skip
