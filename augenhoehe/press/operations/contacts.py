"""People who may be asked are taken in, kept up to date, and forgotten when they say so."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.models import Duty
from augenhoehe.press.models import PressContact
from augenhoehe.press.permissions import KEEP_CONTACTS
from augenhoehe.press.rules import contacts as rules
from augenhoehe.press.rules.releases import check_there

from . import owing
from .releases import tidy_tags

# Four weeks to reach somebody and ask.
AHEAD = timedelta(days=28)

VALUES = frozenset({
    "name", "function", "origin", "topics", "languages", "municipality", "email", "phone", "reach", "form",
    "agreed_on", "until",
})  # fmt: skip


@transaction.atomic
def add_contact(*, by: Actor, at: datetime, **values: Any) -> PressContact:
    """Somebody agreed to be asked and quoted; nobody outside reads this."""
    made = PressContact(**_cleaned(values), added_at=at, added_by=by.user_id)
    check_there(by, KEEP_CONTACTS, made.municipality_id)
    rules.check_values(made, day_of(at))
    made.save(force_insert=True)
    audit("add_press_contact", made, by=by, at=at, fields=sorted(values))
    return made


@transaction.atomic
def change_contact(
    *, contact: PressContact, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> PressContact:
    """Another function, topic or number; or a consent given anew."""
    rules.check_keep(by, contact)
    found = _cleaned(values)
    revisions.lock(contact, "municipality", revision=revision, typed=values)
    after = PressContact(**{name: found.get(name, getattr(contact, name)) for name in VALUES})
    check_there(by, KEEP_CONTACTS, after.municipality_id)
    rules.check_values(after, day_of(at))
    renewed = after.until != contact.until
    revisions.change(contact, **found)
    if renewed:
        # Where it still ends soon, the night asks again, with the new day.
        owing.settle_renewal(contact.pk, "erneuert", by=by, at=at)
    audit("change_press_contact", contact, by=by, at=at, fields=sorted(found))
    return contact


@transaction.atomic
def forget_contact(*, contact: PressContact, by: Actor, at: datetime, revision: int | None = None) -> None:
    """A consent is taken back, or nobody needs the entry: it is gone at once. What was said in public stays said."""
    rules.check_keep(by, contact)
    revisions.lock(contact, revision=revision)
    audit("forget_press_contact", contact, by=by, at=at)
    owing.settle_renewal(contact.pk, "gelöscht", by=by, at=at)
    contact.delete()


@transaction.atomic
def remind_of_contacts(*, at: datetime) -> int:
    """Every night: four weeks before a consent ends, somebody owes the question. Run twice it does nothing more."""
    day = day_of(at)
    ending = PressContact.objects.filter(until__range=(day, day + AHEAD)).select_related("municipality")
    for contact in ending.order_by("until", "pk"):
        owing.owe_renewal(contact, by=SYSTEM, at=at)
    gone = Duty.objects.open().filter(kind=owing.CONTACT).exclude(subject_id__in=PressContact.objects.values("pk"))
    for subject_id in gone.values_list("subject_id", flat=True):
        owing.settle_renewal(subject_id, "gelöscht", by=SYSTEM, at=at)
    return len(ending)


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - VALUES
    if unknown:
        raise TypeError(f"A contact has no such values: {sorted(unknown)}")
    found: dict[str, Any] = {
        name: " ".join(clean(one).split()) if isinstance(one, str) else one for name, one in values.items()
    }
    if "topics" in found:
        found["topics"] = tidy_tags(found["topics"])
    return found
