from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from augenhoehe.committees.models import Resolution
from augenhoehe.council_records.models import CouncilConsultation, CouncilSource
from augenhoehe.council_records.vocabularies import ResultCode
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import CleanText, Revised

_SHORT = {"inputmode": "numeric", "data-width": "short", "autocomplete": "off"}
Choices = Sequence[tuple[str, str]]


class SourceForm(Revised):
    name = CleanText(label="Name", max_length=200, help_text="Zum Beispiel: Stadt Sternmünde")
    url = CleanText(
        label="Adresse der OParl-Schnittstelle",
        max_length=500,
        help_text="Sie beginnt mit https:// und endet oft mit /system. Der Sitzungsdienst der Kommune kennt sie.",
    )
    town = forms.ChoiceField(label="Kommune", required=False)
    nightly = forms.BooleanField(
        label="Jede Nacht abrufen", required=False, help_text="Änderungen jede Nacht, einmal in der Woche alles."
    )
    shrink_percent = forms.IntegerField(
        label="Rückfrage ab so viel Prozent verschwundener Einträge", min_value=1, max_value=100, initial=10,
        widget=forms.TextInput(attrs=_SHORT),
        help_text="Verschwindet dort auf einmal mehr, hält der Abruf an und fragt, bevor hier etwas entfernt wird.",
    )  # fmt: skip
    pause_ms = forms.IntegerField(
        label="Pause zwischen zwei Abrufen in Millisekunden", min_value=0, max_value=60_000, initial=500,
        widget=forms.TextInput(attrs=_SHORT), help_text="Damit der Server der Kommune für andere schnell bleibt.",
    )  # fmt: skip
    certificate = forms.CharField(
        label="Zwischenzertifikat (PEM)", required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nur, wenn der Server der Kommune es selbst nicht mitschickt.",
    )  # fmt: skip
    sections = (
        ("Welches System", ("name", "url", "town")),
        ("Wie es gelesen wird", ("nightly", "shrink_percent", "pause_ms", "certificate")),
    )

    def __init__(self, *args: Any, towns: Sequence[Municipality], of: CouncilSource | None = None, **kw: Any) -> None:
        super().__init__(*args, of=of, **kw)
        self.towns = {town.ags: town for town in towns}
        self.fields["town"].choices = [("", "keine"), *((town.ags, town.name) for town in towns)]  # type: ignore[attr-defined]
        if of is None:
            # What does not exist yet has no earlier state.
            del self.fields["revision"]
        else:
            self.initial |= {name: getattr(of, name) for name in self.fields if hasattr(of, name)}
            self.initial["town"] = of.municipality.ags if of.municipality else ""

    def values(self) -> dict[str, Any]:
        """What the operations ask for; the revision goes its own way."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("town", "revision")}
        return {**given, "municipality": self.towns.get(self.cleaned_data.get("town", ""))}


class LinkForm(forms.Form):
    """To a matter or a measure: one of those the person may open."""

    other = forms.ChoiceField(label="Womit", error_messages={"required": "Wählen Sie bitte etwas aus der Liste."})
    note = CleanText(label="Warum", max_length=300, required=False)
    aliases = {"thread": "other", "measure": "other", "station": "other"}

    def __init__(self, *args: Any, choices: Choices, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", "bitte wählen"), *choices]  # type: ignore[attr-defined]
        self.fields["other"].label = label


class StationLinkForm(LinkForm):
    """To a station; of several consultations the person says whose result counts."""

    consultation = forms.ChoiceField(
        label="Welche Beratung der Kommune", required=False,
        help_text="Deren Ergebnis schlagen wir für die Station vor, sobald es dort steht.",
    )  # fmt: skip
    field_order = ("other", "consultation", "note")

    def __init__(self, *args: Any, consultations: Sequence[tuple[CouncilConsultation, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consultations = {str(one.pk): one for one, _ in consultations}
        first = [("", "bitte wählen")] if len(consultations) > 1 else []
        self.fields["consultation"].choices = [*first, *((str(one.pk), label) for one, label in consultations)]  # type: ignore[attr-defined]


class ReadingForm(Revised):
    """What a result text says, as far as it is plainly there."""

    code = forms.ChoiceField(label="Was in dem Text steht", choices=ResultCode.choices)
    yes = forms.IntegerField(label="Ja", min_value=0, required=False, widget=forms.TextInput(attrs=_SHORT))
    no = forms.IntegerField(label="Nein", min_value=0, required=False, widget=forms.TextInput(attrs=_SHORT))
    abstentions = forms.IntegerField(
        label="Enthaltungen", min_value=0, required=False, widget=forms.TextInput(attrs=_SHORT),
        help_text="Tragen Sie nur ein, was eindeutig dasteht. Leer heißt: unbekannt.",
    )  # fmt: skip


class TakeForm(Revised):
    """How our station ends, with the reason that everybody reads."""

    kind = forms.ChoiceField(label="Beschluss", choices=[("", "bitte wählen"), *Resolution.Kind.choices])
    reason = CleanText(label="Begründung", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
