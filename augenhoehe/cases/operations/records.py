"""Consent given and revoked; contacts noted."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from augenhoehe.cases import consents, rules
from augenhoehe.cases.models import Case, CaseContact, Consent
from augenhoehe.cases.queries import consent_of
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean

from .files import touch
from .reading import note


@transaction.atomic
def give_consent(
    *, case: Case, given_on: date, language: str, interpreted: bool, form: str, by: Actor, at: datetime
) -> Consent:
    """Keep that the person agreed, to which version of the text, and in which language it was explained."""
    rules.check_writes(by, case)
    rules.check_no_consent(consent_of(case))
    consent = Consent(case=case)
    consent.sealed = consent.closed(
        {
            "version": consents.CURRENT, "language": clean(language), "interpreted": interpreted, "form": form,
            "given_on": given_on.isoformat(),
        }
    )  # fmt: skip
    consent.save(force_insert=True)
    # Who took consent back and then agreed anew is accompanied on: the file is not erased after all.
    Case.objects.filter(pk=case.pk).update(erase_on=None)
    case.erase_on = None
    touch(case, at)
    note("give_consent", case, by=by, at=at)
    return consent


@transaction.atomic
def revoke_consent(*, consent: Consent, by: Actor, at: datetime) -> Consent:
    """The person takes the consent back: within a month the file is erased."""
    case = consent.case
    rules.check_work(by, case.carrier_id)
    if consent.revoked:
        raise Refused("Diese Einwilligung ist schon widerrufen.")
    day = day_of(at)
    content = {**consent.content, "revoked_on": day.isoformat()}
    Consent.objects.filter(pk=consent.pk).update(revoked=True, sealed=consent.closed(content))
    ends = min(case.erase_on or date.max, day + rules.KEPT_AFTER_REVOCATION)
    Case.objects.filter(pk=case.pk).update(erase_on=ends)
    case.erase_on = ends
    touch(case, at)
    note("revoke_consent", case, by=by, at=at)
    return consent


@transaction.atomic
def note_contact(*, case: Case, on: date, kind: str, text: str, by: Actor, at: datetime) -> CaseContact:
    """Note a talk, a call, a visit."""
    rules.check_writes(by, case)
    rules.check_text(text, "text", "Schreiben Sie in einem Satz, worum es ging.")
    last = case.contacts.order_by("-position").values_list("position", flat=True).first()
    contact = CaseContact(case=case, position=(last or 0) + 1)
    contact.sealed = contact.closed({"on": on.isoformat(), "kind": kind, "text": clean(text)})
    contact.save(force_insert=True)
    touch(case, at)
    note("note_contact", case, by=by, at=at)
    return contact
