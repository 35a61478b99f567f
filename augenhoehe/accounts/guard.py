"""What keeps public forms without an account usable: a trap, a moment to read, and a generous throttle.

Whoever looks like a machine, or like too much, loses no word and may send once more.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from augenhoehe.core import throttle
from augenhoehe.core.form_token import FormToken

from .throttles import client_address

MISFIT = _("Die Seite passte nicht mehr zusammen. Ihr Text ist noch da. Bitte senden Sie noch einmal ab.")
TRAPPED = _("Ein Feld, das leer bleiben muss, war ausgefüllt. Wir haben es geleert. Bitte senden Sie noch einmal ab.")
TOO_FAST = _("Das ging sehr schnell. Bitte lesen Sie kurz nach, und senden Sie dann noch einmal ab.")


def problem_of(token: FormToken | None, *, trapped: bool, at: datetime) -> str | Promise:
    """Why this submission looks like a machine; nothing when it looks like a person."""
    if token is None:
        return MISFIT
    if trapped:
        return TRAPPED
    return TOO_FAST if token.too_fast(at) else ""


def within_measure(request: Any, purpose: str, *, limit: int, seconds: int, at: datetime) -> bool:
    """Count one submission from this network address; False when there were too many."""
    return throttle.hit_all([measure_of(request, purpose, limit=limit, seconds=seconds, at=at)], at=at)


def measure_of(request: Any, purpose: str, *, limit: int, seconds: int, at: datetime) -> throttle.Measure:
    """How often may be sent from this network address, to be counted along with other measures."""
    return throttle.Measure(purpose, throttle.address_key(client_address(request), at), limit, seconds)
