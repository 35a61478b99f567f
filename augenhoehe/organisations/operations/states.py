"""Checked, published, resting, refused, merged: what becomes of an entry."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.multilingual import SOURCE, with_text
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.happenings import OrganisationChanged, OrganisationPublished, OrganisationsMerged
from augenhoehe.organisations.models import ChangeRequest, Membership, Organisation, Representative
from augenhoehe.organisations.rules import entries as rules

from . import owing
from .finding import index_organisation
from .offers import hand_over_offers
from .requests import pass_on_answers
from .survey_answers import hand_over_replies
from .training import hand_over_training


@transaction.atomic
def publish_organisation(
    *, organisation: Organisation, by: Actor, at: datetime, revision: int | None = None, description: str = ""
) -> Organisation:
    """The coordination has looked at the entry: from now on everybody reads it, and it counts as confirmed.

    `description`: the German sentence, where the organisation wrote in another language only.
    """
    rules.check_keep(by, organisation)
    revisions.lock(organisation, revision=revision)
    state = rules.ORGANISATION.target(organisation.state, "publish")
    if clean(description):
        text = with_text(organisation.description, SOURCE, clean(description), by=by.name)
        revisions.change(organisation, description=text)
    rules.check_publish(organisation)
    day = day_of(at)
    revisions.change(
        organisation, state=state, state_reason="", published_on=organisation.published_on or day, confirmed_on=day,
        changed_at=at,
    )  # fmt: skip
    audit("publish_organisation", organisation, by=by, at=at, fields=["state", "published_on", "confirmed_on"])
    owing.settle(owing.CHECK, organisation, "veröffentlicht", by=by, at=at)
    index_organisation(organisation, at=at)
    happened(OrganisationPublished(organisation))
    return organisation


@transaction.atomic
def refuse_organisation(
    *, organisation: Organisation, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Organisation:
    """The entry does not come into the register; the reason is told to whoever reported it."""
    rules.check_keep(by, organisation)
    return _moved(organisation, "refuse", reason, by, at, revision)


@transaction.atomic
def rest_organisation(
    *, organisation: Organisation, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Organisation:
    """The organisation pauses: it leaves the public register and keeps its entry."""
    rules.check_change(by, organisation, day_of(at))
    return _moved(organisation, "rest", reason, by, at, revision)


@transaction.atomic
def revive_organisation(
    *, organisation: Organisation, by: Actor, at: datetime, revision: int | None = None
) -> Organisation:
    """A resting or refused entry is looked at again."""
    rules.check_keep(by, organisation)
    return _moved(organisation, "revive", "", by, at, revision)


@transaction.atomic
def merge_organisations(
    *, organisation: Organisation, into: Organisation, by: Actor, at: datetime, revision: int | None = None
) -> Organisation:
    """Two entries are the same organisation: `into` stays and takes over people, contacts and umbrellas."""
    rules.check_keep(by, organisation)
    rules.check_keep(by, into)
    if organisation.pk == into.pk:
        raise Refused("Das ist derselbe Eintrag.", field="into")
    for one, expected in sorted(((organisation, revision), (into, None)), key=lambda pair: pair[0].pk):
        revisions.lock(one, revision=expected)
    rules.check_alive(into)
    state = rules.ORGANISATION.target(organisation.state, "merge")
    organisation.contacts.update(organisation=into)
    _hand_over_people(organisation, into, at)
    _hand_over_memberships(organisation, into)
    _hand_over_pool(organisation, into, by, at)
    hand_over_offers(former=organisation, kept=into)
    hand_over_training(former=organisation, kept=into)
    organisation.change_requests.filter(state=ChangeRequest.State.OPEN).delete()
    revisions.change(organisation, state=state, merged_into=into, changed_at=at)
    revisions.change(into, changed_at=at)
    audit("merge_organisations", organisation, by=by, at=at, fields=["state", "merged_into"])
    owing.settle_all(organisation, "zusammengeführt", by=by, at=at)
    for one in (organisation, into):
        index_organisation(one, at=at)
    happened(OrganisationsMerged(organisation, into))
    return into


def _hand_over_people(organisation: Organisation, into: Organisation, at: datetime) -> None:
    """Who has an open place there already keeps that one."""
    day = day_of(at)
    there = set(Representative.objects.valid_on(day).filter(organisation=into).values_list("user_id", flat=True))
    open_ones = organisation.representatives.filter(valid_until__isnull=True)
    open_ones.filter(user_id__in=there).delete()
    open_ones.exclude(user_id__in=there).update(organisation=into)


def _hand_over_memberships(organisation: Organisation, into: Organisation) -> None:
    known = set(Membership.objects.filter(member=into).values_list("umbrella_id", flat=True)) | {into.pk}
    organisation.umbrella_links.filter(umbrella_id__in=known).delete()
    organisation.umbrella_links.update(member=into)
    members = set(Membership.objects.filter(umbrella=into).values_list("member_id", flat=True)) | {into.pk}
    organisation.member_links.filter(member_id__in=members).delete()
    organisation.member_links.update(umbrella=into)


def _hand_over_pool(organisation: Organisation, into: Organisation, by: Actor, at: datetime) -> None:
    """Promises stay promises; whoever keeps the other entry owes the open answers."""
    organisation.resources.update(organisation=into)
    organisation.resource_requests.update(organisation=into)
    organisation.needs.update(organisation=into)
    hand_over_replies(organisation, into)
    organisation.stories.update(organisation=into)
    organisation.contact_notes.update(organisation=into)
    pass_on_answers(into, by=by, at=at)


def _moved(
    organisation: Organisation, verb: str, reason: str, by: Actor, at: datetime, revision: int | None
) -> Organisation:
    revisions.lock(organisation, revision=revision)
    state = rules.ORGANISATION.target(organisation.state, verb)
    reason = clean(reason)
    if verb in ("refuse", "rest"):
        rules.check_reason(reason)
    revisions.change(organisation, state=state, state_reason=reason, changed_at=at)
    audit(f"{verb}_organisation", organisation, by=by, at=at, fields=["state", "state_reason"])
    if verb == "revive":
        owing.owe(owing.CHECK, organisation, f"Eintrag prüfen: {organisation.name}", by=by, at=at)
    else:
        owing.settle_all(organisation, rules.ORGANISATION.states[state], by=by, at=at)
    index_organisation(organisation, at=at)
    happened(OrganisationChanged(organisation))
    return organisation
