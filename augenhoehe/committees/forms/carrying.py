"""Forms for terms, succession and seats that change. Inside pages, German only."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from augenhoehe.committees import queries
from augenhoehe.committees.models import Committee, Seat
from augenhoehe.committees.queries.bodies import entries_to_name
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import GermanDateField, Revised

SOURCE_HELP = "Gesetz, Hauptsatzung oder Beschluss, mit Datum der Fassung."


class TermForm(forms.Form):
    """A term of this body or of everything that is elected in the town."""

    number = forms.IntegerField(
        label="Die wievielte Wahlperiode?",
        min_value=1,
        max_value=99,
        help_text="Zum Beispiel 12 für die 12. Wahlperiode.",
    )
    starts_on = GermanDateField(label="Beginnt am", past=True)
    ends_on = GermanDateField(label="Endet am", required=False, help_text="Leer, wenn das Ende noch nicht feststeht.")
    whole_town = forms.BooleanField(
        label="Gilt für alle gewählten Gremien der Kommune",
        required=False,
        help_text="Ohne Haken nur für dieses Gremium.",
    )


class EndTermForm(Revised):
    ends_on = GermanDateField(
        label="Letzter Tag der Wahlperiode", past=True, help_text="Alle Sitze dieser Wahlperiode enden mit diesem Tag."
    )


class SuccessionForm(Revised):
    """Which body takes the place of this one: one that is there already, or a new one by name."""

    successor = forms.ModelChoiceField(
        label="Nachfolger, den es schon gibt",
        queryset=None,
        required=False,
        empty_label="noch nicht angelegt",
    )
    name = forms.CharField(
        label="Oder: Name des neuen Gremiums", max_length=160, required=False, help_text="Es wird dann gleich angelegt."
    )
    kind = forms.ChoiceField(label="Art des neuen Gremiums", choices=Committee.Kind.choices, required=False)
    legal_basis = forms.CharField(label="Rechtsgrundlage (zu prüfen)", max_length=200, required=False)
    starts_on = GermanDateField(
        label="Das neue Gremium tritt an die Stelle ab", help_text="Das bisherige endet mit dem Tag davor.", past=True
    )
    source = forms.CharField(label="Wo das steht (zu prüfen)", max_length=300, required=False, help_text=SOURCE_HELP)
    seats_too = forms.BooleanField(
        label="Alle Sitze gehen mit",
        required=False,
        help_text="Wer am letzten Tag einen Sitz hat, hat ihn auch im neuen Gremium.",
    )
    sections = (
        ("Wer folgt nach", ("successor", "name", "kind", "legal_basis")),
        ("Wann und warum", ("starts_on", "source", "seats_too")),
    )

    def __init__(self, *args: Any, of: Committee, actor: Actor, day: date, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"kind": of.kind}, **kwargs)
        rows = queries.committees_for(actor, day).standing(day).exclude(pk=of.pk)  # type: ignore[attr-defined]
        self.fields["successor"].queryset = rows.order_by("kind", "id")
        self.fields["successor"].label_from_instance = lambda one: one.name_on(day)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen, named = data.get("successor"), (data.get("name") or "").strip()
        if bool(chosen) == bool(named) and not self.errors:
            self.add_error(
                "successor", "Wählen Sie ein Gremium oder nennen Sie den Namen eines neuen, eins von beiden."
            )
        return data


class EndMatterForm(forms.Form):
    reason = forms.CharField(
        label="Warum wird es nicht weitergeführt?",
        max_length=300,
        help_text="Der Grund steht im Vorgang. Wer die Sache eingebracht hat, liest ihn.",
    )


class SeatValuesForm(Revised):
    """Everything about a seat that may change or be mended."""

    user = forms.ModelChoiceField(
        label="Person mit Konto", queryset=None, required=False, empty_label="niemand mit Konto"
    )
    holder_name = forms.CharField(
        label="Person ohne Konto", max_length=160, required=False, help_text="Name, wie die Person ihn schreibt."
    )
    organisation_entry = forms.ModelChoiceField(
        label="Organisation aus dem Register", queryset=None, required=False, empty_label="steht nicht im Register"
    )
    organisation = forms.CharField(
        label="Oder: Organisation als Text",
        max_length=160,
        required=False,
        help_text="Für alle, die nicht im Register stehen.",
    )
    function = forms.CharField(label="Funktion im Gremium", max_length=80)
    list_name = forms.CharField(
        label="Liste oder Fraktion", max_length=120, required=False, help_text="Bei gewählten Mitgliedern die Liste."
    )
    basis = forms.ChoiceField(
        label="Wie der Sitz zustande kam", choices=[("", "keine Angabe"), *Seat.Basis.choices], required=False
    )
    sector = forms.ChoiceField(label="Bereich", choices=Seat.Sector.choices)
    migrant_organisation = forms.BooleanField(label="Sitz einer Migrantenorganisation", required=False)
    voting = forms.BooleanField(label="Stimmberechtigt", required=False)
    chair = forms.BooleanField(label="Vorsitz", required=False, help_text="Darf Beschlüsse festhalten.")
    values = (
        "user", "holder_name", "organisation_entry", "organisation", "function", "list_name", "basis",
        "sector", "migrant_organisation", "voting", "chair",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Seat, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in self.values}
        if of.organisation_entry_id:
            initial["organisation"] = ""
        super().__init__(*args, of=of, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        self.fields["user"].queryset = queries.accounts_to_seat()
        self.fields["organisation_entry"].queryset = entries_to_name()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("organisation_entry") and data.get("organisation"):
            self.add_error(
                "organisation", "Wählen Sie aus dem Register oder schreiben Sie einen Text, eins von beiden."
            )
        return data


class CorrectSeatForm(SeatValuesForm):
    valid_from = GermanDateField(label="Von", past=True)
    sections = (
        ("Wer", ("user", "holder_name", "organisation_entry", "organisation")),
        ("Wofür", ("function", "list_name", "basis", "sector", "migrant_organisation", "voting", "chair")),
        ("Wann", ("valid_from",)),
    )

    def __init__(self, *args: Any, of: Seat, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"valid_from": of.valid_from}, **kwargs)


class ChangeSeatForm(SeatValuesForm):
    starts_on = GermanDateField(label="Gilt ab", past=True, help_text="Bis zum Tag davor bleibt der Sitz, wie er war.")
    sections = (
        ("Wann", ("starts_on",)),
        ("Wer", ("user", "holder_name", "organisation_entry", "organisation")),
        ("Wofür", ("function", "list_name", "basis", "sector", "migrant_organisation", "voting", "chair")),
    )
