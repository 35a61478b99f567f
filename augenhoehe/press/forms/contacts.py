"""Forms of the directory of people who may be asked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from augenhoehe.core.clock import today
from augenhoehe.core.languages import spoken_choices
from augenhoehe.core.rights import Actor
from augenhoehe.places.queries import served_towns
from augenhoehe.press.models import PressContact
from augenhoehe.press.permissions import KEEP_CONTACTS
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

from .releases import TagsField

TWO_YEARS = timedelta(days=730)


class ContactForm(Revised):
    """Who, what for, how to reach, and when they agreed."""

    name = CleanText(label="Name", max_length=120)
    function = CleanText(label="In welcher Funktion?", max_length=160, help_text="Zum Beispiel „Vorsitzende“")
    origin = CleanText(label="Woher?", max_length=160, required=False, help_text="Organisation, Amt oder Ort")
    topics = TagsField()
    languages = forms.MultipleChoiceField(label="Sprachen", widget=forms.CheckboxSelectMultiple)
    municipality = forms.ModelChoiceField(label="Kommune", queryset=None, required=False, empty_label="ganzer Kreis")
    phone = CleanText(label="Telefon", max_length=60, required=False)
    email = forms.EmailField(label="E-Mail", required=False)
    reach = CleanText(
        label="Wann und wie zu erreichen?", max_length=300, required=False,
        help_text="Zum Beispiel: vormittags, Anfragen bitte einen Tag vorher.",
    )  # fmt: skip
    form = forms.ChoiceField(label="Wie wurde zugestimmt?", choices=PressContact.Form.choices, widget=forms.RadioSelect)
    agreed_on = GermanDateField(label="Wann wurde zugestimmt?", past=True)
    until = GermanDateField(
        label="Gilt bis", help_text="Höchstens zwei Jahre. Danach bietet die Seite die Person nicht mehr an, und nach "
        "30 Tagen ist der Eintrag gelöscht.",
    )  # fmt: skip
    VALUES = (
        "name", "function", "origin", "topics", "languages", "municipality", "phone", "email", "reach", "form",
        "agreed_on", "until",
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, of: PressContact | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES}
            kwargs["initial"]["municipality"] = of.municipality_id
        else:
            kwargs["initial"] = {"until": today() + TWO_YEARS, "agreed_on": today(), "languages": ["de"],
                                 "form": PressContact.Form.WRITTEN}  # fmt: skip
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        towns, reach = served_towns().defer("boundary"), actor.reach(KEEP_CONTACTS)
        fields: Any = self.fields
        fields["topics"].label, fields["topics"].required = "Wozu kann man fragen?", True
        fields["languages"].choices = spoken_choices()
        fields["municipality"].queryset = towns if reach.everywhere else towns.filter(pk__in=reach.municipalities)
        if not reach.everywhere:
            fields["municipality"].required, fields["municipality"].empty_label = True, "bitte wählen"

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}
