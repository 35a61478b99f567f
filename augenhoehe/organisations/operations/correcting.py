"""„Hat sich geändert“, answered by the link: what is different is corrected right there, and nothing typed is lost.

As with its own people, plain values are taken over and the name is checked first. What needs somebody to look
(a new mailbox, whatever is told in own words) is owed by the coordination.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import ConfirmationRequest, Contact, Organisation
from augenhoehe.organisations.queries.confirming import shown_contact

from . import owing
from .changes import ask_for_change
from .confirming import LONGEST_NOTE, Answer, _answered
from .entries import change_organisation
from .finding import index_organisation
from .people import change_contact

NOTHING = gettext_noop("Bitte ändern Sie eine Angabe, oder schreiben Sie kurz, was sich geändert hat.")
PLAIN = ("website", "street", "postal_code", "locality")


@dataclass(frozen=True, slots=True)
class Correction:
    """What is different now; None means: as it stands. `activity` is in the language of the page."""

    language: str
    name: str | None = None
    activity: str | None = None
    phone: str | None = None
    plain: tuple[tuple[str, str], ...] = ()
    email: str = ""
    note: str = ""

    @property
    def anything(self) -> bool:
        values = (self.name, self.activity, self.phone)
        return bool(any(one is not None for one in values) or self.plain or self.email or self.note)


@transaction.atomic
def correct_entry(
    *, question: ConfirmationRequest, correction: Correction, revision: int, at: datetime
) -> ConfirmationRequest:
    """Take the answer once. Raises Conflict when the entry was changed since the page was shown."""
    if not correction.anything:
        raise Refused(NOTHING, field="note")
    organisation = question.organisation
    revisions.lock(organisation, revision=revision)
    told = _told(correction, organisation, day_of(at))
    if len(told) > LONGEST_NOTE:
        raise Refused(f"Der Text ist zu lang. Es gehen höchstens {LONGEST_NOTE} Zeichen.", field="note")
    organisation = _answered(question, Answer.CHANGED, told, at)
    # The house writes on behalf of who holds the link; the text says whose it is.
    by = replace(SYSTEM, name=organisation.name)
    _take_over(organisation, correction, by, at)
    if correction.name is not None:
        ask_for_change(organisation=organisation, name=correction.name, by=by, at=at)
    if told or organisation.state == Organisation.State.REPORTED:
        owing.owe(owing.ANSWER, organisation, f"Änderung übernehmen: {organisation.name}", by=ANONYMOUS, at=at)
    else:
        revisions.change(organisation, confirmed_on=day_of(at), changed_at=at)
        index_organisation(organisation, at=at)
    return question


def _take_over(organisation: Organisation, correction: Correction, by: Any, at: datetime) -> None:
    values: dict[str, Any] = dict(correction.plain)
    if correction.activity is not None:
        values["description"] = {correction.language: correction.activity}
    if values:
        change_organisation(organisation=organisation, by=by, at=at, **values)
    contact = _contact(organisation, day_of(at))
    if correction.phone is not None and contact is not None:
        change_contact(contact=contact, phone=correction.phone, by=by, at=at)


def _contact(organisation: Organisation, day: date) -> Contact | None:
    """Whose number everybody reads; a number that nobody agreed to show is never shown by a link."""
    return shown_contact(organisation, day)


def _told(correction: Correction, organisation: Organisation, day: date) -> str:
    """What somebody has to look at: own words, a new mailbox, a number that belongs to no shown contact."""
    lines = [clean(correction.note)]
    if correction.email:
        lines.append(f"Neue E-Mail-Adresse: {correction.email}")
    if correction.phone and _contact(organisation, day) is None:
        lines.append(f"Telefon: {correction.phone}")
    return "\n".join(filter(None, lines))
