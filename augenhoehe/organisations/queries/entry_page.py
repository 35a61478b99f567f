"""Everything the inside page of an organisation shows beside its entry, in one statement (ADR 0025)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from augenhoehe.core.composed import composed, hang
from augenhoehe.organisations.models import (
    ChangeRequest,
    ConfirmationRequest,
    Membership,
    Need,
    Offer,
    OfferTime,
    Organisation,
    Resource,
    ResourceRequest,
    Story,
    Survey,
    SurveyReply,
    TrainingOffer,
    TrainingWish,
)
from augenhoehe.organisations.models.contact_log import ContactNote
from augenhoehe.places.models import Municipality

from .entries import contacts_of, invited_to, people_of
from .needs import SHOWN_NOTES
from .offers import MOST_LISTED, told_in_lines
from .stories import SHOWN

Rows = dict[str, list[Any]]
# What belongs to the entry itself and is read with it.
_OWN = ("contacts", "needs", "notes", "stories", "resources", "wishes", "teaches")


def beside(organisation: Organisation, day: date) -> Rows:
    """By name; each row knows its organisation, each offer its times. Open needs come first.

    The entry has everything then that a card reads of it (`cards.with_parts`).
    """
    rows = _asked.ask(organisation=organisation.pk, day=day)
    for name in _OWN:
        for one in rows[name]:
            one.organisation = organisation
    organisation.valid_contacts = rows["contacts"]  # type: ignore[attr-defined]
    for town in rows["towns"]:
        town.active_in = organisation.pk
    hang([organisation], "towns", rows["towns"], "active_in")
    hang(rows["offers"], "times", rows["times"], "offer_id")
    rows["needs"].sort(key=lambda need: need.state != Need.State.OPEN)
    return rows


@composed
def _asked(*, organisation: UUID, day: date) -> Mapping[str, QuerySet[Any]]:
    entry, of_it = Organisation(pk=organisation), Q(organisation=organisation)
    return {
        "contacts": contacts_of(entry, day),
        "towns": Municipality.objects.filter(active_organisations=organisation).in_order().defer("boundary"),
        "people": people_of(entry, day),
        "invited": invited_to(entry),
        "wish": ChangeRequest.objects.filter(of_it, state=ChangeRequest.State.OPEN)[:1],
        "question": ConfirmationRequest.objects.filter(of_it).order_by("-asked_at")[:1],
        "umbrellas": _linked("member", "umbrella", organisation),
        "members": _linked("umbrella", "member", organisation),
        "needs": Need.objects.filter(of_it).order_by("-reported_at", "-id"),
        "notes": ContactNote.objects.filter(of_it).order_by("-day", "-noted_at")[:SHOWN_NOTES],
        "stories": Story.objects.filter(of_it).order_by("-changed_at", "-id")[: 4 * SHOWN],
        "rounds": SurveyReply.objects.filter(of_it, survey__state=Survey.State.RUNNING, survey__ends_on__gte=day)
        .select_related("survey").order_by("survey__ends_on"),
        "resources": Resource.objects.filter(of_it).order_by("-state", "sorting", "id"),
        **_requests(organisation, of_it, day),
        "wishes": TrainingWish.objects.filter(of_it, state__in=TrainingWish.WANTED).select_related("topic")
        .order_by("-wished_at", "id"),
        "teaches": TrainingOffer.objects.filter(of_it, ended_at=None).select_related("topic")
        .order_by("-offered_at", "id"),
        "offers": told_in_lines(Offer.objects.filter(of_it)).in_order()[:MOST_LISTED],
        "times": OfferTime.objects.filter(offer__organisation=organisation).order_by("valid_from", "begins", "id"),
    }  # fmt: skip


def _requests(organisation: UUID, of_it: Q, day: date) -> dict[str, QuerySet[Any]]:
    """What waits for its answer, and what it asked others for."""
    rows = ResourceRequest.objects.select_related("resource__organisation", "organisation").order_by("wanted_on", "id")
    return {
        "asked_of_us": rows.open().filter(resource__organisation=organisation),  # type: ignore[attr-defined]
        "asked_by_us": rows.filter(of_it, wanted_on__gte=day),
    }


def _linked(own: str, other: str, organisation: UUID) -> QuerySet[Membership]:
    rows = Membership.objects.filter(**{own: organisation, f"{other}__state": Organisation.State.PUBLISHED})
    return rows.select_related(other).order_by(f"{other}__sorting")
