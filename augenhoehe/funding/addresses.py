"""Where programmes and grants are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

from django.utils import translation

from augenhoehe.core.addresses import by_id

from .models import FundingGrant, FundingProgramme


def of_programme(programme: FundingProgramme) -> str:
    return by_id("funding_inside:programme", programme.pk)


def public_of_programme(programme: FundingProgramme) -> str:
    """The public page, or nothing while it is a draft or ended."""
    if not programme.published:
        return ""
    with translation.override("de"):
        return by_id("funding:programme_public", programme.pk)


def of_grant(grant: FundingGrant) -> str:
    return by_id("funding_inside:grant", grant.pk)
