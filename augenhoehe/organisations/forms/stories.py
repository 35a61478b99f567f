"""The form in which an organisation tells what it did, or what is new."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.clock import today
from augenhoehe.organisations.models import Story, StoryPicture
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

from .entries import LANGUAGES

_COUNTED = ("until", "field", "hours", "reach")


class PictureForm(Revised):
    """A picture, and what it needs before anybody sees it."""

    file = forms.FileField(
        label="Bild", help_text="JPEG, PNG oder WebP. Ort und Zeit der Aufnahme stehen danach nicht mehr darin.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"required": "Bitte wählen Sie ein Bild.", "empty": "Die Datei ist leer."},
    )  # fmt: skip
    alt_text = CleanText(
        label="Was ist zu sehen?", max_length=400, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text="In der Sprache Ihres Textes. Wer das Bild nicht sieht, hört diesen Satz.",
        error_messages={"required": "Was ist auf dem Bild zu sehen? Ein Satz genügt."},
    )  # fmt: skip
    credit = CleanText(
        label="Wer hat das Bild gemacht?", max_length=160, help_text="Der Name steht unter dem Bild.",
        error_messages={"required": "Wer hat das Bild gemacht?"},
    )  # fmt: skip
    people = forms.ChoiceField(
        label="Wer ist zu erkennen?", widget=forms.RadioSelect, choices=StoryPicture.People.choices,
        error_messages={"required": "Haben alle zugestimmt, die zu erkennen sind? Bitte wählen Sie."},
    )  # fmt: skip


class StoryForm(Revised):
    """One form for both kinds; news has no numbers."""

    title = CleanText(label="Überschrift", max_length=160, widget=forms.TextInput(attrs={"dir": "auto"}))
    text = CleanText(
        label="Was möchten Sie erzählen?", max_length=4000, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text="In Ihrer Sprache. Nennen Sie andere Menschen nur, wenn sie zugestimmt haben.",
    )  # fmt: skip
    language = forms.ChoiceField(label="Sprache des Textes", choices=LANGUAGES)
    field = forms.ChoiceField(label="Fachgebiet", choices=[("", "bitte wählen"), *Field.choices])
    day = GermanDateField(label="Am oder seit", past=True)
    until = GermanDateField(label="Bis", required=False, past=True, help_text="Leer heißt: an einem Tag.")
    hours = forms.IntegerField(
        label="Stunden im Ehrenamt", required=False, min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "short"}),
        help_text="Alle zusammen, geschätzt genügt. Zum Beispiel: 4 Personen je 5 Stunden sind 20.",
    )  # fmt: skip
    reach = forms.ChoiceField(label="Menschen erreicht", required=False, choices=Story.Reach.choices)

    def __init__(self, *args: Any, kind: str, language: str = "de", of: Story | None = None, **kwargs: Any) -> None:
        names = ("title", "text", "language", "field", "day", "until", "hours", "reach")
        first = {"day": today(), "language": language}
        kwargs["initial"] = {name: getattr(of, name) for name in names} if of else first
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        if kind == Story.Kind.NEWS:
            for name in _COUNTED:
                del self.fields[name]
            self.fields["day"].label = "Tag"
        else:
            self.fields["text"].label = "Was haben Sie getan?"

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}
