"""How many came, as it is told outside: „rund 100“ (S1-11). Exact numbers stay with the hosts."""

from __future__ import annotations

from django.utils.translation import gettext

SMALL = 10


def roughly(number: int | None) -> str:
    """Below ten no number at all; up to hundred in tens, beyond in fifties."""
    if number is None:
        return ""
    if number < SMALL:
        return gettext("unter 10 Menschen")
    step = 10 if number <= 100 else 50
    return gettext("rund %(number)s Menschen") % {"number": step * ((number + step // 2) // step)}
