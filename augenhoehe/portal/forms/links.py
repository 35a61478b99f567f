"""Lists of links and what stands in them; a German text and, where somebody wrote one, its translations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from augenhoehe.core.languages import spoken_choices
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.portal.models import Link, LinkList
from augenhoehe.ui.forms import CleanText, Revised

SHORT = forms.TextInput(attrs={"inputmode": "numeric", "data-width": "short", "autocomplete": "off"})


class Texts(Revised):
    """Mixin: title and text in German first, in the other languages below, folded in one section."""

    title = CleanText(label="Name", max_length=160)
    text = CleanText(label="Beschreibung", max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, of: Link | LinkList | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {**self.first(of), **kwargs.get("initial", {})}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        for language, name in settings.LANGUAGES[1:]:
            attrs = {"lang": language, "dir": "auto"}
            self.fields[f"title_{language}"] = CleanText(
                label=f"Name – {name}", max_length=160, required=False, widget=forms.TextInput(attrs=attrs)
            )
            self.fields[f"text_{language}"] = CleanText(
                label=f"Beschreibung – {name}", max_length=600, required=False,
                widget=forms.Textarea(attrs={**attrs, "rows": 2}),
            )  # fmt: skip
        others = [f"{part}_{language}" for language, _ in settings.LANGUAGES[1:] for part in ("title", "text")]
        self.sections = (*self.own_sections, ("In anderen Sprachen", others))

    own_sections: tuple[tuple[str, list[str]], ...] = ()

    @staticmethod
    def first(of: Any) -> dict[str, Any]:
        if of is None:
            return {}
        found = {}
        for part in ("title", "text"):
            for language, entry in getattr(of, part).items():
                found[part if language == SOURCE else f"{part}_{language}"] = entry.get("text", "")
        return found

    def said(self, part: str) -> dict[str, str]:
        """Language to wording."""
        others = {language: self.cleaned_data[f"{part}_{language}"] for language, _ in settings.LANGUAGES[1:]}
        return {SOURCE: self.cleaned_data[part], **others}


class LinkListForm(Texts):
    own_sections = (("Die Liste", ["title", "text", "place", "position"]),)
    place = forms.ChoiceField(label="Wo sie steht", choices=LinkList.Place.choices, widget=forms.RadioSelect)
    position = forms.IntegerField(
        label="Reihenfolge", min_value=1, max_value=999, widget=SHORT, help_text="Kleine Zahlen stehen oben."
    )

    @staticmethod
    def first(of: Any) -> dict[str, Any]:
        own = {"place": of.place, "position": of.position} if of else {"place": LinkList.Place.LINKS, "position": 10}
        return {**Texts.first(of), **own}

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        said = {"title": self.said("title"), "text": self.said("text")}
        return {**said, "place": data["place"], "position": data["position"]}


class LinkForm(Texts):
    own_sections = (("Der Verweis", ["url", "title", "text", "languages", "position"]),)
    url = forms.URLField(
        label="Adresse", max_length=500, assume_scheme="https", widget=forms.URLInput(attrs={"dir": "ltr"}),
        help_text="Öffnen Sie die Seite vorher: Mit dem Speichern gilt der Verweis als heute durchgesehen.",
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label="Sprachen dort", choices=spoken_choices(), required=False, widget=forms.CheckboxSelectMultiple
    )
    position = forms.IntegerField(
        label="Reihenfolge", min_value=1, max_value=999, widget=SHORT, help_text="Kleine Zahlen stehen oben."
    )

    @staticmethod
    def first(of: Any) -> dict[str, Any]:
        if of is None:
            return {"position": 10}
        own = {"url": of.url, "languages": of.languages, "position": of.position}
        return {**Texts.first(of), **own}

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        said = {"title": self.said("title"), "text": self.said("text")}
        return {**said, "url": data["url"], "languages": data["languages"], "position": data["position"]}
