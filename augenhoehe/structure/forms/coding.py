"""Forms about a single hint: coding, referral back to advice, putting aside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.places.models import Municipality
from augenhoehe.structure.models import Hint, Term
from augenhoehe.structure.models.hints import CODINGS
from augenhoehe.structure.queries.inbox import Vocabularies
from augenhoehe.ui.forms import Revised

from .languages import InLanguages, Text

LABELS = {
    "life_area": "Lebensbereich",
    "hurdle": "Hürde",
    "legal_circle": "Rechtskreis",
    "institution": "Art der Stelle",
    "chain_place": "Stelle in der Dienstleistungskette",
    "discrimination": "Merkmal bei Diskriminierung",
    "discrimination_form": "Form der Diskriminierung",
    "discrimination_level": "Ebene der Diskriminierung",
}
# Said once, where somebody might think of a person.
HELPS = {
    "discrimination": "Was die Benachteiligung ausgelöst hat, so wie es erzählt wird. Nie zu einer Person.",
    "discrimination_form": "Was geschehen ist.",
    "discrimination_level": "Handelt ein einzelner Mensch, eine Stelle, oder wirkt eine Regel für viele?",
}


class CodingForm(Revised):
    """How a hint is sorted; every list may stay empty."""

    urgent = forms.BooleanField(
        label="Dringend", required=False, help_text="Zum Beispiel, wenn Gesundheit betroffen ist."
    )

    def __init__(self, *args: Any, of: Hint, lists: Vocabularies, towns: list[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.hint, self.lists, self.towns = of, lists, {str(town.pk): town for town in towns}
        self.initial["urgent"] = of.urgent
        for name in CODINGS:
            present: Term | None = getattr(of, name)
            choices = [("", "nicht kodiert"), *lists.choices(name, also=present)]
            self.fields[name] = forms.ChoiceField(
                label=LABELS[name], choices=choices, required=False, help_text=HELPS.get(name, "")
            )
            self.initial[name] = str(present.pk) if present else ""
        if of.municipality_id is None:
            self.fields["municipality"] = forms.ChoiceField(
                label="Kommune", required=False, help_text="Die Person hat keine genannt.",
                choices=[("", "unbekannt"), *((pk, town.name) for pk, town in self.towns.items())],
            )  # fmt: skip
        self.order_fields([*CODINGS, "municipality", "urgent"])

    def codes(self) -> dict[str, Any]:
        """What `code_hint` takes."""
        given = self.cleaned_data
        terms = {name: self.lists.term(name, given[name], also=getattr(self.hint, name)) for name in CODINGS}
        town = self.towns.get(given.get("municipality") or "")
        return {**terms, "urgent": given["urgent"], "municipality": town, "revision": given["revision"]}


class ReferForm(InLanguages, Revised):
    """A single case goes back to advice, with words for the person."""

    texts = (Text("text", "Nachricht an die Person", "Sie steht auf der Seite zum Statuscode und geht an die Adresse, "
                  "die hinterlegt ist. Wiederholen Sie nicht, was die Person geschrieben hat.", rows=8),)  # fmt: skip
    reason = forms.CharField(
        label="Vermerk für die Koordination", required=False, max_length=300, help_text="Nur innen sichtbar."
    )

    def __init__(self, *args: Any, of: Hint, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.initial["text_de"] = referral_text("de")
        if of.language != "de" and f"text_{of.language}" in self.fields:
            translated = referral_text(of.language)
            if translated != self.initial["text_de"]:
                self.initial[f"text_{of.language}"] = translated


def referral_text(language: str) -> str:
    """The template of the message, in the person's language as far as the catalogue has it."""
    with translation.override(language):
        return "\n\n".join(
            (
                gettext("Vielen Dank für Ihren Hinweis."),
                gettext("Was Sie beschreiben, betrifft vor allem Ihre eigene Lage. Dafür gibt es Beratung."),
                gettext("Die Beratung ist kostenlos und vertraulich. Sie können dort auch jemanden mitbringen."),
                gettext("Fragen Sie bei der Beratungsstelle in Ihrer Nähe oder bei der Migrationsberatung nach."),
            )
        )


class ReasonForm(Revised):
    """One sentence, and the verb is done."""

    reason = forms.CharField(label="Begründung", max_length=300, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, label: str = "", help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label or self.fields["reason"].label
        self.fields["reason"].help_text = help_text
