"""The register as an indicator (S1-26); organisations are no persons, their entries are public."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from augenhoehe.core.contributions import Measured, Measurement

from .queries.numbers import numbers


def in_register(first: date, last: date) -> Measured:
    """Migrant organisations in the public register by the last day."""
    return Measured(Decimal(numbers(last).migrant))


INDICATORS = (
    Measurement(
        "organisations.register", "P8", "Migrantenorganisationen im Verzeichnis", "Organisationen",
        "Öffentlich eingetragene Migrantenorganisationen, nach ihrer Art oder ihrer eigenen Angabe.", in_register, "up",
    ),
)  # fmt: skip
