"""What a body says of itself: rules with validity, its profile, links, capacity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models, transaction

from augenhoehe.committees.models import BodyLink, BodyRule, Capacity, Committee
from augenhoehe.committees.rules import bodies as rules
from augenhoehe.committees.rules import check_manage, check_text
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit

from .finding import index_committee


@transaction.atomic
def set_body_rule(
    *,
    committee: Committee,
    invitation_days: int,
    public_meetings: bool,
    submitters: Sequence[str],
    minutes_need_approval: bool,
    source: str,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> BodyRule:
    """From this day on the body works like this; the rule before ends the day before."""
    rules.check_body_rule(by, committee, invitation_days, submitters, source)
    before = _held(committee, BodyRule.objects.filter(committee=committee))
    rules.check_follows(before, valid_from, "eine Regel")
    _end_before(before, valid_from, by=by, at=at)
    made = BodyRule.objects.create(
        committee=committee, invitation_days=invitation_days, public_meetings=public_meetings,
        submitters=[one for one in BodyRule.Submitter.values if one in submitters],
        minutes_need_approval=minutes_need_approval, source=clean(source), valid_from=valid_from, entered_at=at,
        entered_by=by.user_id,
    )  # fmt: skip
    audit("set_body_rule", made, by=by, at=at, fields=["invitation_days", "public_meetings", "submitters", "source"])
    apply_body_rules(at=at)
    committee.refresh_from_db(fields=["invitation_days", "revision"])
    return made


@transaction.atomic
def apply_body_rules(*, at: datetime) -> int:
    """The period that holds today stands at the body itself, where the clock of stations reads it; each night."""
    changed = 0
    for rule in BodyRule.objects.valid_on(day_of(at)).select_related("committee").order_by("pk"):
        if rule.committee.invitation_days != rule.invitation_days:
            revisions.change(rule.committee, invitation_days=rule.invitation_days)
            changed += 1
    return changed


@transaction.atomic
def set_capacity(
    *, committee: Committee, hours: int, valid_from: date, by: Actor, at: datetime, note: str = ""
) -> Capacity:
    """From this day on the group can give so many hours a month."""
    rules.check_capacity(by, committee, hours)
    before = _held(committee, Capacity.objects.filter(committee=committee))
    rules.check_follows(before, valid_from, "eine Angabe")
    _end_before(before, valid_from, by=by, at=at)
    made = Capacity.objects.create(
        committee=committee, hours=hours, note=clean(note), valid_from=valid_from, entered_at=at, entered_by=by.user_id
    )
    audit("set_capacity", made, by=by, at=at, fields=["hours", "valid_from"])
    return made


def _held(committee: Committee, rows: models.QuerySet[Any]) -> list[Any]:
    """With the committee's row as the lock: two who enter something at once come one after the other."""
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    return list(rows.order_by("valid_from"))


def _end_before(before: Sequence[Any], day: date, *, by: Actor, at: datetime) -> None:
    for one in before:
        if one.valid_until is None or one.valid_until >= day:
            one.valid_until = day - timedelta(days=1)
            one.save(update_fields=["valid_until"])
            audit("end_validity", one, by=by, at=at, fields=["valid_until"])


# --- Profile ----------------------------------------------------------------------------------------
@transaction.atomic
def describe_committee(
    *, committee: Committee, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> Committee:
    """What the profile page says: the own word for its kind, what it deals with, how its office is reached."""
    check_manage(by, committee)
    unknown = set(values) - {"designation", "about", "office_address", "office_phone", "office_email"}
    if unknown:
        raise ValueError(f"not a part of the profile: {', '.join(sorted(unknown))}")
    new = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    revisions.change(committee, revision=revision, typed=values, **new)
    audit("describe_committee", committee, by=by, at=at, fields=new)
    index_committee(committee, at=at)
    return committee


# --- Links ------------------------------------------------------------------------------------------
@transaction.atomic
def add_link(
    *, committee: Committee, url: str, title: dict[str, Any], text: dict[str, Any], order: int, by: Actor, at: datetime
) -> BodyLink:
    """Add an entry to the body's link list; whoever adds it has looked at it today."""
    check_manage(by, committee)
    _check_link(committee, url, title, None)
    made = BodyLink.objects.create(
        committee=committee, url=url, title=title, text=text, order=order, checked_on=day_of(at)
    )
    audit("add_link", made, by=by, at=at, fields=["url", "title", "order"])
    return made


@transaction.atomic
def change_link(
    *, link: BodyLink, url: str, title: dict[str, Any], text: dict[str, Any], order: int, by: Actor, at: datetime,
    revision: int | None = None,
) -> BodyLink:  # fmt: skip
    """Say anew where a link leads; with it, it is checked."""
    check_manage(by, link.committee)
    _check_link(link.committee, url, title, link)
    new = {"url": url, "title": title, "text": text, "order": order, "checked_on": day_of(at)}
    revisions.change(link, revision=revision, typed={"url": url}, **new)
    audit("change_link", link, by=by, at=at, fields=new)
    return link


@transaction.atomic
def check_link(*, link: BodyLink, by: Actor, at: datetime) -> BodyLink:
    """Somebody looked: the page is still there and says what is said of it."""
    check_manage(by, link.committee)
    revisions.change(link, checked_on=day_of(at))
    audit("check_link", link, by=by, at=at, fields=["checked_on"])
    return link


@transaction.atomic
def remove_link(*, link: BodyLink, by: Actor, at: datetime) -> None:
    check_manage(by, link.committee)
    audit("remove_link", link, by=by, at=at, fields=["url"])
    link.delete()


def _check_link(committee: Committee, url: str, title: dict[str, Any], of: BodyLink | None) -> None:
    check_text(str(title.get("de", {}).get("text", "")), "Nennen Sie bitte den Titel.", "title_de")
    others = committee.links.filter(url=url)
    if (others.exclude(pk=of.pk) if of else others).exists():
        raise Refused("Diese Adresse steht schon in der Liste.", field="url")
