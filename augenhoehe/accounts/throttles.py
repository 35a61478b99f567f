"""How often somebody may try to sign in or to open an invitation, per person and per network address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.refused import Refused
from augenhoehe.core.throttle import address_key, hit

WAIT = _("Das waren zu viele Versuche. Warten Sie bitte eine Viertelstunde.")
WINDOW = 15 * 60
# A whole office may share one network address; one mailbox belongs to one person.
PER_ADDRESS = {"sign_in_code": 60, "password": 60, "invitation": 60}
PER_PERSON = {"sign_in_code": 5, "password": 10, "invitation": 20}


def client_address(request: Any) -> str:
    """The network address of the visitor, as far as the configured proxies vouch for it."""
    return get_client_ip(request) or ""


def check(purpose: str, *, request: Any, person: str, at: datetime) -> None:
    """Count the attempt for the network address and for the person's key; Refused when either is spent."""
    by_address = hit(
        purpose=f"{purpose}:address",
        key=address_key(client_address(request), at),
        limit=PER_ADDRESS[purpose],
        seconds=WINDOW,
        at=at,
    )
    by_person = hit(purpose=purpose, key=person, limit=PER_PERSON[purpose], seconds=WINDOW, at=at)
    if not (by_address and by_person):
        raise Refused(str(WAIT))
