"""An entry comes into the register: reported by the organisation itself or entered on its behalf; and changes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import SOURCE, with_text
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.text import clean, sort_key
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_mail
from augenhoehe.organisations.happenings import OrganisationChanged
from augenhoehe.organisations.letters import entries as letters
from augenhoehe.organisations.models import Contact, Organisation
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.places.models import Municipality
from augenhoehe.places.privacy import privacy_version

from . import owing
from .finding import index_organisation

# What an entry may be given or changed to; everything else has a verb of its own.
CHANGEABLE = frozenset({
    "name", "short_name", "kind", "legal_form", "founded_year", "register_number", "non_profit", "members",
    "migrant_led", "multinational", "purposes", "fields", "orientations", "communities", "communities_shown",
    "languages", "website", "municipality", "street", "postal_code", "locality", "address_shown", "in_feed",
    "language",
})  # fmt: skip


@transaction.atomic
def register_organisation(
    *,
    name: str,
    municipality: Municipality | None,
    activity: str,
    email: str,
    language: str,
    at: datetime,
    entry_id: uuid.UUID | None = None,
) -> Organisation:
    """The four first questions, answered by the organisation itself in its language; the rest comes later.

    `entry_id`: the id that belongs to the form, so that a form sent twice is one registration.
    """
    if entry_id is not None and (known := registered(entry_id)):
        return known
    name, activity = clean(name), clean(activity)
    rules.check_name(name)
    if not activity:
        raise Refused("Bitte schreiben Sie in einem Satz, was Sie machen.", field="activity")
    made = Organisation(
        id=entry_id or new_id(), name=name, sorting=sort_key(name)[:200], municipality=municipality,
        description=with_text(None, language, activity, by=name), language=language,
        privacy_version=privacy_version(at), source=Organisation.Source.SELF, reported_at=at, changed_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        # The same form, sent twice at one moment: the other one was faster.
        return Organisation.objects.get(pk=made.pk)
    _enter_registration(made, email, at)
    return made


def _enter_registration(organisation: Organisation, email: str, at: datetime) -> None:
    """Keep the mailbox, owe an answer, and say by mail until when it comes."""
    name, language = organisation.name, organisation.language
    Contact.objects.create(organisation=organisation, email=email, languages=[language])
    audit("register_organisation", organisation, by=ANONYMOUS, at=at, fields=["name", "municipality", "description"])
    owing.owe(owing.CHECK, organisation, f"Anmeldung prüfen: {name}", by=ANONYMOUS, at=at)
    letter = letters.about_registration(owing.promised(at), language)
    send_mail(to=email, subject=letter.subject, body=letter.body, language=language, at=at)


def registered(entry_id: uuid.UUID) -> Organisation | None:
    """What this form registered before, if it did."""
    return Organisation.objects.filter(pk=entry_id, source=Organisation.Source.SELF).first()


@transaction.atomic
def enter_organisation(
    *,
    name: str,
    by: Actor,
    at: datetime,
    description: str = "",
    towns: Iterable[Municipality] = (),
    source: str = Organisation.Source.KEPT,
    language: str = SOURCE,
    **values: Any,
) -> Organisation:
    """Enter an organisation on its behalf, as after a call; it is checked and confirmed like any other."""
    name = clean(name)
    municipality = values.get("municipality")
    rules.check_keep_in(by, municipality.pk if municipality else None)
    rules.check_name(name)
    cleaned = _cleaned(values)
    rules.check_values(cleaned, day_of(at))
    organisation = Organisation(
        name=name,
        sorting=sort_key(name)[:200],
        source=source,
        language=language,
        reported_at=at,
        changed_at=at,
        **cleaned,
    )
    if description:
        organisation.description = with_text(None, SOURCE, clean(description), by=by.name)
    if "address_shown" not in values:
        organisation.address_shown = careful_default(organisation)
    organisation.save()
    organisation.towns.set(towns)
    audit("enter_organisation", organisation, by=by, at=at, fields=["name", *sorted(cleaned)])
    return organisation


def careful_default(organisation: Organisation) -> str:
    """Places of worship and private homes show the town only, until the organisation says otherwise."""
    careful = organisation.kind in Organisation.CAREFUL or organisation.legal_form in Organisation.CAREFUL_FORMS
    shown = Organisation.AddressShown.TOWN if careful else Organisation.AddressShown.FULL
    return str(shown)


@transaction.atomic
def change_organisation(
    *,
    organisation: Organisation,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    description: dict[str, str] | None = None,
    towns: Iterable[Municipality] | None = None,
    **values: Any,
) -> Organisation:
    """Say anew what is shown of an organisation. `description`: {language: text} of what was typed.

    What a second person has to check, the organisation's own people ask for (`changes.ask_for_change`).
    """
    rules.check_change(by, organisation, day_of(at))
    rules.check_alive(organisation)
    cleaned = _cleaned(values)
    if "name" in cleaned:
        rules.check_name(cleaned["name"])
        cleaned["sorting"] = sort_key(cleaned["name"])[:200]
    rules.check_values(cleaned, day_of(at))
    _check_own(by, organisation, cleaned)
    rules.check_move(by, organisation, cleaned.get("municipality", organisation.municipality), day_of(at))
    if description is not None:
        cleaned["description"] = _described(organisation, description, by)
    revisions.change(organisation, revision=revision, typed=values, **cleaned, changed_at=at)
    if towns is not None:
        organisation.towns.set(towns)
    audit("change_organisation", organisation, by=by, at=at, fields=sorted({*cleaned, *(["towns"] if towns else [])}))
    index_organisation(organisation, at=at)
    happened(OrganisationChanged(organisation))
    return organisation


def _check_own(by: Actor, organisation: Organisation, values: dict[str, Any]) -> None:
    """The organisation itself changes everything at once but what `ChangeRequest.FIELDS` names."""
    from augenhoehe.organisations.models import ChangeRequest

    if queries.keeps(by, organisation):
        return
    touched = [name for name in ChangeRequest.FIELDS if name in values and values[name] != getattr(organisation, name)]
    if touched:
        raise Refused("Das prüft vorher die Koordination. Schicken Sie es als Änderungswunsch.", field=touched[0])


def _described(organisation: Organisation, texts: dict[str, str], by: Actor) -> dict[str, Any]:
    value = organisation.description
    for language, text in texts.items():
        if clean(text) != value.get(language, {}).get("text", ""):
            value = with_text(value, language, clean(text), by=by.name)
    return value


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - CHANGEABLE
    if unknown:
        raise TypeError(f"An organisation has no such values: {sorted(unknown)}")
    return {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
