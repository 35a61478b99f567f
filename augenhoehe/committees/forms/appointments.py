"""Forms for appointments. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.accounts.models import User
from augenhoehe.committees import queries
from augenhoehe.committees.models import Appointment, Committee
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import GermanDateField, Revised

_KINDS = Appointment.Kind


def _named(user: User) -> str:
    return f"{user.name}, {user.function}" if user.function else user.name


class _People(forms.Form):
    """Who, and who stands in."""

    function = forms.CharField(
        label="Funktion", max_length=120, help_text="Zum Beispiel „Integrationsbeauftragte“ oder „Geschäftsstelle“."
    )
    unit = forms.CharField(
        label="Stelle",
        max_length=160,
        help_text="Amt, Einrichtung oder Verein, zum Beispiel „Fachstelle für Demokratie“.",
    )
    user = forms.ModelChoiceField(label="Person mit Konto", queryset=None, required=False, empty_label="ohne Konto")
    holder_name = forms.CharField(label="Oder: Name der Person", max_length=160, required=False)
    deputy = forms.ModelChoiceField(
        label="Vertretung mit Konto", queryset=None, required=False, empty_label="ohne Konto"
    )
    deputy_name = forms.CharField(label="Oder: Name der Vertretung", max_length=160, required=False)
    valid_until = GermanDateField(
        label="Bis", required=False, help_text="Der letzte Tag. Zwölf Wochen vorher erinnert das Programm."
    )
    basis = forms.CharField(
        label="Beschluss oder Verfügung", max_length=200, required=False,
        help_text="Womit bestellt wurde, zum Beispiel „Beschluss des Rates vom 26.11.2026“.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("user", "deputy"):
            field: Any = self.fields[name]
            field.queryset = queries.accounts_to_seat()
            field.label_from_instance = _named


class AppointForm(_People):
    """Appoint somebody, for a place or for a body."""

    kind = forms.ChoiceField(label="Wozu", choices=_KINDS.choices, widget=forms.RadioSelect, initial=_KINDS.OFFICER)
    municipality = forms.ModelChoiceField(label="Für", queryset=None, required=False, empty_label="ganzer Kreis")
    committee = forms.ModelChoiceField(
        label="Gremium", queryset=None, required=False, empty_label="kein Gremium",
        help_text="Nur für eine begleitende Geschäftsstelle. Sie bereitet dort Sitzungen vor und hält Beschlüsse fest.",
    )  # fmt: skip
    valid_from = GermanDateField(label="Von")
    sections = (
        ("Wozu", ("kind", "function", "municipality", "committee")),
        ("Wer", ("unit", "user", "holder_name")),
        ("Wer vertritt", ("deputy", "deputy_name")),
        ("Wann und womit", ("valid_from", "valid_until", "basis")),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = queries.towns_to_seat(actor)
        municipality.required = not queries.sees_whole_district(actor)
        committee: Any = self.fields["committee"]
        committee.queryset = queries.committees_for(actor, today()).standing(today())
        committee.label_from_instance = _called

    def clean(self) -> dict[str, Any]:
        """Of an office the place is that of its body: what stands in the other field does not matter."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") == _KINDS.OFFICE and cleaned.get("committee") is not None:
            self.errors.pop("municipality", None)
            cleaned["municipality"] = None
        return cleaned


def _called(committee: Committee) -> str:
    place = f" ({committee.municipality.name})" if committee.municipality else ""
    return f"{committee.name_on(today())}{place}"


class ChangeAppointmentForm(Revised, _People):
    field_order = (
        "function", "unit", "user", "holder_name", "deputy", "deputy_name", "valid_until", "basis", "revision",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Appointment, **kwargs: Any) -> None:
        names = ("function", "unit", "user", "holder_name", "deputy", "deputy_name", "valid_until", "basis")
        super().__init__(*args, of=of, initial={name: getattr(of, name) for name in names}, **kwargs)


class EndAppointmentForm(Revised):
    valid_until = GermanDateField(label="Letzter Tag")
    ended_reason = forms.CharField(label="Warum sie früher endet", max_length=200)
