"""Forms of the photo archive."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.rights import Actor
from augenhoehe.places.queries import served_towns
from augenhoehe.press.models import Photo, PhotoPerson
from augenhoehe.press.permissions import KEEP_PHOTOS
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

from .releases import TagsField


class PhotoForm(Revised):
    """What a picture shows, who made it, what others may do with it."""

    caption = CleanText(label="Bildunterschrift", max_length=300, help_text="Was zeigt das Bild, und wo?")
    alt_text = CleanText(
        label="Für alle, die das Bild nicht sehen", max_length=400, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Beschreiben Sie, was zu sehen ist. Ohne diesen Satz wird kein Bild veröffentlicht.",
    )  # fmt: skip
    credit = CleanText(
        label="Bildnachweis", max_length=160, required=False, help_text="Zum Beispiel „Kreis Federlohe / M. Muster“"
    )
    licence = forms.ChoiceField(label="Was dürfen andere damit tun?", required=False)
    taken_on = GermanDateField(label="Aufgenommen am", past=True)
    place = CleanText(label="Wo?", max_length=120, required=False)
    municipality = forms.ModelChoiceField(label="Kommune", queryset=None, required=False, empty_label="ganzer Kreis")
    tags = TagsField()
    shows_people = forms.BooleanField(
        label="Menschen sind zu erkennen", required=False,
        help_text="Dann steht das Bild erst im Netz, wenn für alle eine Einwilligung eingetragen ist.",
    )  # fmt: skip
    VALUES = (
        "caption", "alt_text", "credit", "licence", "taken_on", "place", "municipality", "tags", "shows_people",
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, of: Photo | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES}
            kwargs["initial"]["municipality"] = of.municipality_id
        else:
            kwargs["initial"] = {"shows_people": True}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        towns, reach = served_towns().defer("boundary"), actor.reach(KEEP_PHOTOS)
        fields: Any = self.fields
        fields["licence"].choices = [("", "noch offen"), *Photo.Licence.choices]
        fields["municipality"].queryset = towns if reach.everywhere else towns.filter(pk__in=reach.municipalities)
        if not reach.everywhere:
            fields["municipality"].required, fields["municipality"].empty_label = True, "bitte wählen"

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}


class UploadForm(PhotoForm):
    """Also the picture itself."""

    file = forms.FileField(
        label="Bild (JPEG, PNG oder WebP)",
        help_text="In der besten Größe, die Sie haben. Ort und Gerät aus der Kamera werden entfernt.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )  # fmt: skip
    field_order = ("file", *PhotoForm.VALUES)


class PersonForm(forms.Form):
    """Who is shown, and how they agreed."""

    name = CleanText(label="Wer ist zu sehen?", max_length=160, help_text="Steht nie auf einer öffentlichen Seite.")
    form = forms.ChoiceField(label="Wie wurde zugestimmt?", choices=PhotoPerson.Form.choices, widget=forms.RadioSelect)
    agreed_on = GermanDateField(label="Wann?", past=True)
    until = GermanDateField(
        label="Gilt bis", required=False, help_text="Danach verschwindet das Bild von selbst. Leer heißt: unbefristet."
    )
    note = CleanText(label="Notiz", max_length=300, required=False, help_text="Zum Beispiel, wo das Blatt liegt.")
