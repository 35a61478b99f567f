"""Forms for the profile of a body, its rules, links and capacity. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.committees.models import BodyLink, BodyRule, Committee
from augenhoehe.core.multilingual import NAMES, SOURCE, text_in, with_text
from augenhoehe.ui.forms import GermanDateField, Revised


def several(
    form: forms.Form, name: str, label: str, *, most: int, rows: int = 0, needed: bool = False, help_text: str = ""
) -> list[str]:
    """One field for each language; German first, the others optional. Returns the names of the fields."""
    names = []
    for language in NAMES:
        own = language == SOURCE
        attrs = {"rows": rows} if rows else {}
        widget = forms.Textarea if rows else forms.TextInput
        field = forms.CharField(
            label=label if own else f"{label} ({NAMES[language]})",
            max_length=most,
            required=own and needed,
            widget=widget(attrs=attrs if own else {**attrs, "lang": language, "dir": "auto"}),
            help_text=help_text if own else "",
        )
        form.fields[f"{name}_{language}"] = field
        names.append(f"{name}_{language}")
    return names


def typed_in(data: dict[str, Any], name: str, before: dict[str, Any] | None) -> dict[str, Any]:
    """The multilingual value from what was typed; what a person types counts as written by a person."""
    value = dict(before or {})
    for language in NAMES:
        text = (data.pop(f"{name}_{language}", "") or "").strip()
        present = (before or {}).get(language, {}).get("text", "")
        if not text:
            value.pop(language, None)
        elif text != present:
            value = with_text(value, language, text)
    return value


def initial_of(name: str, value: dict[str, Any]) -> dict[str, str]:
    return {f"{name}_{language}": value.get(language, {}).get("text", "") for language in NAMES}


class ProfileForm(Revised):
    """What the public profile says of a body beside its seats and meetings."""

    office_address = forms.CharField(label="Anschrift des Büros", max_length=200, required=False)
    office_phone = forms.CharField(label="Telefon des Büros", max_length=40, required=False)
    office_email = forms.EmailField(
        label="E-Mail des Büros",
        max_length=160,
        required=False,
        help_text="Eine Adresse der Stelle, nicht einer Person.",
    )

    def __init__(self, *args: Any, of: Committee, **kwargs: Any) -> None:
        names = ("office_address", "office_phone", "office_email")
        initial = {name: getattr(of, name) for name in names}
        initial |= initial_of("about", of.about) | initial_of("designation", of.designation)
        super().__init__(*args, of=of, initial=initial, **kwargs)
        about = several(self, "about", "Womit sich das Gremium befasst", most=2000, rows=4)
        word = several(
            self, "designation", "Eigene Bezeichnung der Art", most=80,
            help_text=f"Leer: „{of.get_kind_display()}“. Wählen Sie ein Wort, das die Menschen dort selbst verwenden.",
        )  # fmt: skip
        self.sections = (
            ("Aufgabe", (about[0],)), ("Büro", names), ("Bezeichnung", (word[0],)),
            ("In anderen Sprachen", (*about[1:], *word[1:])),
        )  # fmt: skip


class LinkForm(Revised):
    """One entry of the link list."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    url = forms.URLField(label="Adresse", max_length=300, assume_scheme="https")
    order = forms.IntegerField(label="An welcher Stelle?", min_value=1, max_value=99, initial=1)

    def __init__(self, *args: Any, of: BodyLink | None = None, **kwargs: Any) -> None:
        if of is not None:
            first = {"url": of.url, "order": of.order, **initial_of("title", of.title), **initial_of("text", of.text)}
            kwargs["initial"] = first
        super().__init__(*args, of=of, **kwargs)
        title = several(self, "title", "Titel", most=120, needed=True)
        text = several(self, "text", "Was steht dort, in einem Satz?", most=300, rows=2)
        self.sections = (
            ("Link", ("url", title[0], text[0], "order")),
            ("In anderen Sprachen", (*title[1:], *text[1:])),
        )


class BodyRuleForm(forms.Form):
    """How the body works, since when, and where that is written."""

    invitation_days = forms.IntegerField(
        label="Wie viele Tage vor der Sitzung wird eingeladen?", min_value=0, max_value=60
    )
    public_meetings = forms.TypedChoiceField(
        label="Tagt es in der Regel öffentlich?",
        choices=[("ja", "ja, öffentlich"), ("nein", "nein, nicht öffentlich")],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
    )
    submitters = forms.MultipleChoiceField(
        label="Wer darf Punkte vorlegen?",
        choices=BodyRule.Submitter.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Koordination und Geschäftsstelle dürfen es immer.",
    )
    minutes_need_approval = forms.BooleanField(
        label="Die Niederschrift wird in der nächsten Sitzung genehmigt", required=False
    )
    source = forms.CharField(
        label="Wo steht das? (zu prüfen)",
        max_length=300,
        help_text="Geschäftsordnung oder Hauptsatzung, mit Paragraf und Datum der Fassung.",
    )
    valid_from = GermanDateField(label="Gilt ab", past=True)

    def __init__(self, *args: Any, of: Committee, rule: BodyRule | None, **kwargs: Any) -> None:
        first: dict[str, Any] = {"invitation_days": of.invitation_days, "submitters": [BodyRule.Submitter.MEMBERS]}
        if rule is not None:
            first = {
                "invitation_days": rule.invitation_days, "submitters": rule.submitters, "source": rule.source,
                "public_meetings": "ja" if rule.public_meetings else "nein",
                "minutes_need_approval": rule.minutes_need_approval,
            }  # fmt: skip
        kwargs["initial"] = first
        super().__init__(*args, **kwargs)


class CapacityForm(forms.Form):
    hours = forms.IntegerField(
        label="Stunden im Monat",
        min_value=0,
        max_value=2000,
        help_text="Was alle zusammen für diese Gruppe geben können, mit Vorbereitung. Eine Schätzung genügt.",
    )
    note = forms.CharField(
        label="Womit gerechnet wird",
        max_length=300,
        required=False,
        help_text="Zum Beispiel: sechs Mitglieder, je drei Stunden.",
    )
    valid_from = GermanDateField(label="Gilt ab", past=True)


def german(value: dict[str, Any]) -> str:
    return text_in(value, SOURCE).text
