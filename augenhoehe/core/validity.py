"""What holds from a day to a day: names, seats, rules. Open ends hold for ever; both days belong to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value


class ValidQuerySet(models.QuerySet):
    def valid_on(self, day: date) -> Any:
        """Rows that hold on a day: from ≤ day, and no end or end ≥ day."""
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        )


def one_per_day(name: str, *of: str, first: str = "valid_from", last: str = "valid_until") -> ExclusionConstraint:
    """On no day may two rows hold that are the same in the fields `of`; the database refuses the second."""
    days = Func(F(first), F(last), Value("[]"), function="daterange", output_field=DateRangeField())
    same: list[tuple[Any, str]] = [(field, RangeOperators.EQUAL) for field in of]
    return ExclusionConstraint(name=name, expressions=[*same, (days, RangeOperators.OVERLAPS)])


def ends_after_start(name: str, first: str = "valid_from", last: str = "valid_until") -> models.CheckConstraint:
    """The last day is not before the first."""
    return models.CheckConstraint(condition=Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}), name=name)
