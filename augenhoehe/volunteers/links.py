"""The links in the mails: each names one thing and opens its page without signing in."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.links import link_token, named_by

from .models import Assignment, Enquiry

# Each purpose has tokens of its own: who may confirm an address may do nothing else with it.
ADDRESS, OFFICE, VOLUNTEER = (
    "augenhoehe.volunteers.address", "augenhoehe.volunteers.office", "augenhoehe.volunteers.assignment",
)  # fmt: skip


def named_in(purpose: str, token: str) -> uuid.UUID | None:
    """What a token names; nothing for one that was changed or made elsewhere."""
    named = named_by(purpose, token, count=1)
    return named[0] if named else None


def address_token(enquiry: Enquiry) -> str:
    return link_token(ADDRESS, enquiry.pk)


def office_token(enquiry: Enquiry) -> str:
    return link_token(OFFICE, enquiry.pk)


def volunteer_token(assignment: Assignment) -> str:
    return link_token(VOLUNTEER, assignment.pk)


def address_link(enquiry: Enquiry) -> str:
    return _whole("volunteers:address", address_token(enquiry), enquiry.form_language)


def office_link(enquiry: Enquiry) -> str:
    return _whole("volunteers:office", office_token(enquiry), enquiry.form_language)


def volunteer_link(assignment: Assignment, language: str) -> str:
    return _whole("volunteers:answer", volunteer_token(assignment), language)


def _whole(name: str, token: str, language: str) -> str:
    with translation.override(language):
        return settings.BASE_URL + reverse(name, args=[token])
