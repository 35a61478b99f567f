"""Forms for cooperations: entering and changing, partners, answers, documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from augenhoehe.network.models import Cooperation
from augenhoehe.organisations.models import Contact, Organisation
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.queries import served_towns
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

FIELDS = [("", "keins oder mehrere"), *Field.choices]


class CooperationForm(Revised):
    """What it is about, from when to when, and who reads it."""

    subject = CleanText(label="Worum geht es?", max_length=160, help_text="Zum Beispiel „Gemeinsame Übungen“")
    text = CleanText(
        label="Was ist vereinbart?", widget=forms.Textarea(attrs={"rows": 4}), max_length=3000, required=False,
        help_text="Wer macht was? Keine Namen und Telefonnummern.",
    )  # fmt: skip
    kind = forms.ChoiceField(label="Art", choices=Cooperation.Kind.choices, widget=forms.RadioSelect)
    field = forms.ChoiceField(label="Fachgebiet", choices=FIELDS, required=False)
    towns = forms.ModelMultipleChoiceField(
        label="Wo?", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    begins_on = GermanDateField(label="Von", required=False)
    ends_on = GermanDateField(
        label="Bis", required=False, help_text="Leer heißt: bis auf Weiteres. Sonst erinnern wir einen Monat vorher."
    )
    visibility = forms.ChoiceField(
        label="Wer sieht es, sobald alle zugestimmt haben?", choices=Cooperation.Visibility.choices,
        widget=forms.RadioSelect, help_text="Das Netzwerk: Organisationen, Beratung und Gremien mit Zugang.",
    )  # fmt: skip
    VALUES: tuple[str, ...] = ("subject", "text", "kind", "field", "towns", "begins_on", "ends_on", "visibility")

    def __init__(self, *args: Any, of: Cooperation | None = None, **kwargs: Any) -> None:
        first: dict[str, Any] = {"kind": Cooperation.Kind.PROJECT, "visibility": Cooperation.Visibility.NETWORK}
        if of is not None:
            first = {name: getattr(of, name) for name in self.VALUES if name != "towns"}
            first["towns"] = [town.pk for town in of.towns.all()]
        kwargs["initial"] = {**first, **kwargs.get("initial", {})}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        self.fields["towns"].queryset = served_towns().defer("boundary")

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}


class EnterForm(CooperationForm):
    """Also: in whose name, and with whom. More partners are added on the page of the cooperation."""

    organisation = forms.ModelChoiceField(label="Für welche Organisation?", queryset=None, empty_label="bitte wählen")
    partner = forms.ModelChoiceField(
        label="Mit wem?", queryset=None, empty_label="bitte wählen",
        help_text="Weitere Partner fügen Sie danach hinzu. Jeder wird gefragt, ob er zustimmt.",
    )  # fmt: skip
    field_order = ("organisation", "partner", *CooperationForm.VALUES)

    def __init__(self, *args: Any, own: QuerySet[Organisation], others: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine, them = self.fields["organisation"], self.fields["partner"]
        mine.queryset, them.queryset = own, others
        first = list(own[:2])
        if len(first) == 1:
            # Also where the address named none: nobody could choose in a field that is not shown.
            self.initial["organisation"], mine.widget = first[0].pk, forms.HiddenInput()
            them.queryset = others.exclude(pk=first[0].pk)


class ChangeForm(CooperationForm):
    """Also: who can be asked about it."""

    contact = forms.ModelChoiceField(
        label="Ansprechperson", queryset=None, required=False, empty_label="keine",
        help_text="Andere sehen von ihr nur, was auf der Seite ihrer Organisation steht.",
    )  # fmt: skip
    VALUES = (*CooperationForm.VALUES, "contact")

    def __init__(self, *args: Any, contacts: QuerySet[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts
        self.fields["contact"].label_from_instance = lambda one: f"{one} ({one.organisation.name})"


class PartnerForm(forms.Form):
    """One more partner, and what it brings."""

    partner = forms.ModelChoiceField(label="Welche Organisation?", queryset=None, empty_label="bitte wählen")
    part = CleanText(label="Was sie beiträgt", max_length=160, required=False)

    def __init__(self, *args: Any, others: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = others


class YesForm(Revised):
    """Yes; whoever notes it for others says how it was given."""

    how = CleanText(
        label="Wie hat die Organisation zugestimmt?", max_length=160, required=False,
        help_text="Zum Beispiel: am Telefon, Frau Muster.",
    )  # fmt: skip

    def __init__(self, *args: Any, on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if on_behalf:
            self.fields["how"].required = True
        else:
            del self.fields["how"]


class NoForm(YesForm):
    """No, with a sentence for the others."""

    reason = CleanText(label="Warum nicht?", max_length=300, help_text="Die anderen Partner lesen diesen Satz.")
    field_order = ("reason", "how")

    def __init__(self, *args: Any, on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, on_behalf=on_behalf, **kwargs)
        if on_behalf:
            self.fields["how"].label = "Wie hat die Organisation das gesagt?"


class EndForm(Revised):
    """What came of it."""

    outcome = CleanText(
        label="Was ist daraus geworden?", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        help_text="Auch für andere, die Ähnliches vorhaben. Ein Satz genügt.",
    )  # fmt: skip


class DocumentForm(forms.Form):
    """A file and its title."""

    title = CleanText(label="Titel", max_length=160)
    file = forms.FileField(label="Datei", help_text="PDF, Text, Tabelle oder Bild.")
