"""The form about one's own experience; in the language of the person."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from augenhoehe.committees.consents import CURRENT, EXPERIENCE_CONSENT


class ExperienceForm(forms.Form):
    """One tick, with the wording that is agreed to."""

    agreed = forms.BooleanField(label="", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=CURRENT)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["agreed"].label = _(EXPERIENCE_CONSENT[CURRENT])
        self.fields["version"].error_messages["required"] = gettext_lazy("Laden Sie die Seite bitte neu.")
