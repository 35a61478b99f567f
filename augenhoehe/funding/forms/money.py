"""Sums of money and hours as people type them: „1.500“, „1 500,50 €“, „1500,5“."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

_GROUPED = re.compile(r"^-?\d{1,3}(\.\d{3})+(,\d+)?$")
_PLAIN = re.compile(r"^-?\d+([.,]\d{1,2})?$")
# Fifteen digits before the comma: no town has more, and a number that never ends is none.
_LONGEST = 15
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]|€|euro|eur", re.I)


def parse_sum(typed: str) -> Decimal:
    """A sum with at most two decimals; ValueError for everything else. „1.500“ is fifteen hundred, as in Germany.

    OverflowError: a number, but larger than any sum.
    """
    text = _SPACES.sub("", typed)
    if _GROUPED.match(text):
        text = text.replace(".", "").replace(",", ".")
    elif _PLAIN.match(text):
        text = text.replace(",", ".")
    else:
        raise ValueError(typed)
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(typed) from None
    if value.adjusted() >= _LONGEST:
        raise OverflowError(typed[:_LONGEST])
    if value != round(value, 2):
        raise ValueError(typed)
    return value.quantize(Decimal("0.01"))


class SumField(forms.Field):
    """A sum in Euro, or a number of hours."""

    default_error_messages = {
        "invalid": gettext_lazy("Das ist keine Zahl. Schreiben Sie sie zum Beispiel so: 1.500,50."),
        "too_large": gettext_lazy("Diese Zahl ist zu groß."),
    }
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "data-width": "short"})

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return Decimal(value)
        try:
            return parse_sum(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        except OverflowError:
            raise ValidationError(self.error_messages["too_large"], code="too_large") from None

    def prepare_value(self, value: Any) -> Any:
        """Shown as it would be typed: a comma, and cents only where there are some."""
        if isinstance(value, Decimal):
            return f"{value:.2f}".removesuffix(".00").replace(".", ",")
        return value


class WholeField(SumField):
    """Whole Euros."""

    default_error_messages = {"whole": gettext_lazy("Hier stehen ganze Euro, ohne Cent.")}

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)
        if found is None:
            return None
        if found != int(found) or found < 0:
            raise ValidationError(self.error_messages["whole"], code="whole")
        return int(found)
