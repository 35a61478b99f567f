"""Questions about bodies as such: their rules, links, capacity, names in the register."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.committees.models import BodyLink, BodyRule, Capacity, Committee, Election, HandOver
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation

# Without a rule of its own a body works as the software did before: members and the offices lay matters before it.
DEFAULT_SUBMITTERS = (BodyRule.Submitter.MEMBERS,)
# After a year somebody should look again whether a link still leads where it did.
CHECK_AGAIN = timedelta(days=365)


def entry_named(name: str) -> Organisation | None:
    """The published entry of exactly this name; none if there is no such name or more than one."""
    if not name:
        return None
    found = list(Organisation.objects.public().filter(name__iexact=name)[:2])
    return found[0] if len(found) == 1 else None


def entries_to_name() -> QuerySet[Organisation]:
    """Organisations that a seat can be linked with: what everybody reads in the register."""
    return Organisation.objects.public().in_order().only("id", "name", "state")  # type: ignore[attr-defined,no-any-return]


def body_rule_on(committee: Committee, day: date) -> BodyRule | None:
    """The rule that holds; a page that has read all rules of the body asks nothing more."""
    if "body_rules" in getattr(committee, "_prefetched_objects_cache", ()):
        return next((one for one in committee.body_rules.all() if one.holds_on(day)), None)
    return committee.body_rules.valid_on(day).first()


def body_rules_of(committee_id: UUID) -> QuerySet[BodyRule]:
    """All rules, the one that holds (or is to come) first."""
    return BodyRule.objects.filter(committee=committee_id).order_by("-valid_from")


def capacity_on(committee: Committee, day: date) -> Capacity | None:
    return committee.capacities.valid_on(day).first()


def links_of(committee_id: UUID) -> QuerySet[BodyLink]:
    return BodyLink.objects.filter(committee=committee_id).order_by("order", "id")


def submits_by_rule(actor: Actor, who: tuple[str, ...], day: date) -> bool:
    """Somebody who holds no seat, but belongs to those whom the body's rule names."""
    if BodyRule.Submitter.EVERYBODY in who:
        return True
    if BodyRule.Submitter.ORGANISATIONS in who and Organisation.objects.represented(actor, day).exists():  # type: ignore[attr-defined]
        return True
    if BodyRule.Submitter.ADMINISTRATION not in who:
        return False
    offices = (Carrier.Kind.DISTRICT, Carrier.Kind.TOWN)
    return User.objects.filter(pk=actor.user_id, carrier__kind__in=offices).exists()


def submitters_on(committee: Committee, day: date) -> tuple[str, ...]:
    """Who may lay something before the body, beside those who manage it."""
    rule = body_rule_on(committee, day)
    return tuple(rule.submitters) if rule else DEFAULT_SUBMITTERS


# --- Hand-overs and elections -----------------------------------------------------------------------
def hand_overs_for(actor: Actor) -> QuerySet[HandOver]:
    """Hand-overs that the actor may see, with both people and the body."""
    rows = HandOver.objects.visible_to(actor).select_related("committee__municipality", "from_user", "to_user")
    return rows.defer("committee__municipality__boundary").prefetch_related("committee__names")


def elections_for(actor: Actor) -> QuerySet[Election]:
    """Checklists that the actor may see, with the body."""
    rows = Election.objects.visible_to(actor).select_related("committee__municipality")
    return rows.defer("committee__municipality__boundary").prefetch_related("committee__names")
