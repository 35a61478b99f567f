"""A body in words: what its kind is called here, its rules as plain sentences, and what its page shows of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.places.queries import kept_installation, term
from augenhoehe.places.terms import BY_KEY

from . import rules
from .models import BodyRule, Committee
from .queries.appointments import units_accompanying
from .queries.bodies import CHECK_AGAIN
from .queries.body_pages import public_profile_of
from .queries.committee_page import CommitteePage

_SUBMITTERS = BodyRule.Submitter


def designation(committee: Committee) -> str:
    """How the kind of this body is called: by itself, by this installation, else as everywhere."""
    own = text_in(committee.designation, get_language() or "de").text
    return own or _chosen(committee) or _(committee.get_kind_display())


def _chosen(committee: Committee) -> str:
    row = kept_installation()
    if row is None:
        return ""
    key, word = "", ""
    if committee.kind == Committee.Kind.STEERING_GROUP:
        key, word = "steering_group", term("steering_group", of=row)
    elif committee.kind == Committee.Kind.INTEGRATION_COMMITTEE:
        key, word = "integration_committee", term("integration_committee", of=row)
    return word if key and word != BY_KEY[key].default else ""


def sentences_of(rule: BodyRule) -> list[str]:
    """The rule as a member would say it, in the language of the page."""
    days = rule.invitation_days
    found = [
        _("Eingeladen wird einen Tag vor der Sitzung.")
        if days == 1
        else _("Eingeladen wird mindestens %(days)s Tage vor der Sitzung.") % {"days": days},
        _("Die Sitzungen sind in der Regel öffentlich.")
        if rule.public_meetings
        else _("Die Sitzungen sind in der Regel nicht öffentlich."),
        _("Vorlegen dürfen: %(who)s.")
        % {"who": ", ".join(_who(one) for one in _SUBMITTERS.values if one in rule.submitters)},
    ]
    if rule.minutes_need_approval:
        found.append(_("Die Niederschrift wird in der nächsten Sitzung genehmigt."))
    return found


def _who(submitter: str) -> str:
    return {
        _SUBMITTERS.MEMBERS.value: _("Mitglieder des Gremiums"),
        _SUBMITTERS.ORGANISATIONS.value: _("Organisationen"),
        _SUBMITTERS.ADMINISTRATION.value: _("die Verwaltung"),
        _SUBMITTERS.EVERYBODY.value: _("alle mit einem Konto"),
    }[submitter]


def public_profile(committee: Committee, day: date) -> dict[str, Any]:
    """What everybody reads of the body itself: in whose place it stands, its term, the rule that holds, its links."""
    profile = public_profile_of(committee)
    rule = next((one for one in profile.rules if one.holds_on(day)), None)
    return {
        "designation": designation(committee),
        "profile": profile,
        "offices": units_accompanying(committee, day),
        "contact": [one for one in (committee.office_name, committee.office_address, committee.office_phone) if one],
        "term": next((one for one in profile.terms if one.starts_on <= day and (one.ends_on or day) >= day), None),
        "rule": rule,
        "sentences": sentences_of(rule) if rule else [],
    }


def body_context(actor: Actor, page: CommitteePage, day: date) -> dict[str, Any]:
    """What the inside page shows of the body itself."""
    manages, profile = rules.can_manage(actor, page.committee), page.profile
    return {
        "profile": profile,
        "rule_sentences": [(one, sentences_of(one)) for one in profile.rules],
        "load": page.load,
        "check_links_before": day - CHECK_AGAIN,
        "elections": page.elections,
        "hand_overs": page.hand_overs,
        "manages_always": manages,
        "term_ends": profile.term_ends if manages else (),
        "offices": page.offices,
    }
