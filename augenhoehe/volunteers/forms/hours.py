"""Hours and kilometres, and what is wrong with them; on a phone, inside and behind the link."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.ui.forms import CleanText
from augenhoehe.volunteers.models import Assignment

_NUMBER = _("Bitte eine Zahl, zum Beispiel 1,5.")


class GermanDecimalField(forms.DecimalField):
    """A number with a comma, as people type it."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "data-width": "short"}))
        kwargs.setdefault("error_messages", {"invalid": _NUMBER, "required": _NUMBER})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".").strip() if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return f"{value.normalize():f}".replace(".", ",")
        return value


class HoursForm(forms.Form):
    """How long it took, with a comma for half hours, and how far it was there and back."""

    hours = GermanDecimalField(
        label=_("Wie viele Stunden?"), help_text=_("Von der Ankunft bis zum Ende, zum Beispiel 1,5"),
        min_value=Decimal("0.25"), max_value=Decimal(12), decimal_places=2,
    )  # fmt: skip
    km = GermanDecimalField(
        label=_("Wie viele Kilometer?"), help_text=_("Hin und zurück. Mit Bus und Bahn, zu Fuß: 0"),
        min_value=Decimal(0), max_value=Decimal(400), decimal_places=1,
    )  # fmt: skip
    aliases = {"minutes": "hours"}

    def __init__(self, *args: Any, of: Assignment, **kwargs: Any) -> None:
        planned = Decimal((of.ends_at - of.starts_at).total_seconds()) / 3600
        told = Decimal(of.minutes) / 60 if of.minutes else planned
        first = {"hours": told.quantize(Decimal("0.01")), "km": of.km if of.km is not None else None}
        kwargs["initial"] = first
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        return {"minutes": round(self.cleaned_data["hours"] * 60), "km": self.cleaned_data["km"]}


class ObjectionForm(forms.Form):
    objection = CleanText(
        label=_("Was stimmt nicht?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=600,
        error_messages={"required": _("Was stimmt nicht? Ein Satz genügt.")},
    )  # fmt: skip
