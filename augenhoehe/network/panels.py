"""What the network hangs into the pages of an organisation."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from augenhoehe.core.clock import today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import allowed
from augenhoehe.core.rights import Actor
from augenhoehe.network.addresses import of_cooperation, of_plan
from augenhoehe.network.listings.cooperations import cooperation_tag
from augenhoehe.network.permissions import READ_SHARES
from augenhoehe.network.queries import cooperations as queries
from augenhoehe.network.queries import diversity as queries_diversity
from augenhoehe.network.queries.plans import unheard
from augenhoehe.network.rules import diversity as rules_diversity
from augenhoehe.organisations.models import ContactNote, Organisation


def cooperations_inside(actor: Actor, organisation: Organisation) -> dict[str, Any] | None:
    """Its cooperations, on the inside page: that is for its own people and who keeps its entry."""
    rows = queries.of_organisation(organisation, actor, today())
    return {
        "rows": [(one, of_cooperation(one), cooperation_tag(one), _others(one, organisation)) for one in rows],
        "organisation": organisation,
    }


def cooperations_public(_actor: Actor, organisation: Organisation) -> dict[str, Any] | None:
    """What everybody may know; the page is kept ready for all readers alike."""
    rows = queries.public_of(organisation, today())
    return {"rows": [(one, _others(one, organisation)) for one in rows]} if rows else None


def cooperation_from_note(_actor: Actor, note: ContactNote) -> dict[str, Any] | None:
    """A contact can end in a cooperation (S1-33)."""
    return {"note": note}


def diversity_inside(actor: Actor, organisation: Organisation) -> dict[str, Any] | None:
    """The latest self-report, for who may give one."""
    if not allowed(rules_diversity.check_report, actor, organisation, today()):
        return None
    report = queries_diversity.last_report(organisation)
    return {
        "report": report,
        "members": queries_diversity.share_of(report, "members") if report else None,
        "board": queries_diversity.share_of(report, "board") if report else None,
        "url": reverse("network_inside:diversity", args=[organisation.pk]),
    }


def diversity_public(_actor: Actor, organisation: Organisation) -> dict[str, Any] | None:
    """Only what the organisation wants everybody to read."""
    found = queries_diversity.public_of(organisation)
    if found is None:
        return None
    report, goal = found
    shares = {part: queries_diversity.share_of(report, part, public=True) for part in rules_diversity.PARTS}
    told = {
        part: gettext(share.words) if share and not share.exact else share.words if share else ""
        for part, share in shares.items()
    }
    return {"report": report, "target": goal.members_target, **told}


def _others(cooperation: Any, organisation: Organisation) -> list[Organisation]:
    return [one.organisation for one in cooperation.partners.all() if one.organisation_id != organisation.pk]


def plans_unheard(actor: Actor) -> list[dict[str, Any]]:
    """„Heute“: what others plan and the person's own side has not said anything to."""
    if not actor.signed_in or not actor.may(READ_SHARES):
        return []
    return [
        {"title": one.title, "url": of_plan(one), "note": f"{one.unit}, Rückmeldung bis {long_date(one.answer_until)}"}
        for one in unheard(actor, today())
    ]
