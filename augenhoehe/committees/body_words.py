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
from .models import BodyRule, Committee, Election, HandOver
from .queries.appointments import offices_of, units_accompanying
from .queries.bodies import CHECK_AGAIN
from .queries.body_pages import load_of, profile_of

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
    profile = profile_of(committee, Committee.objects.public())
    rule = next((one for one in profile.rules if _holds(one, day)), None)
    return {
        "designation": designation(committee),
        "profile": profile,
        "offices": units_accompanying(committee, day),
        "contact": [one for one in (committee.office_name, committee.office_address, committee.office_phone) if one],
        "term": next((one for one in profile.terms if one.starts_on <= day and (one.ends_on or day) >= day), None),
        "rule": rule,
        "sentences": sentences_of(rule) if rule else [],
    }


def _holds(rule: BodyRule, day: date) -> bool:
    return rule.valid_from <= day and (rule.valid_until is None or rule.valid_until >= day)


def body_context(actor: Actor, committee: Committee, day: date) -> dict[str, Any]:
    """What the inside page shows of the body itself."""
    manages = rules.can_manage(actor, committee)
    profile = profile_of(committee, Committee.objects.visible_to(actor, day), inside=manages)
    return {
        "profile": profile,
        "rule_sentences": [(one, sentences_of(one)) for one in profile.rules],
        "load": load_of(committee, day),
        "check_links_before": day - CHECK_AGAIN,
        "elections": Election.objects.visible_to(actor).filter(committee=committee).order_by("-day")[:3],
        "hand_overs": HandOver.objects.visible_to(actor)
        .filter(committee=committee)
        .select_related("from_user", "to_user")
        .order_by("-begun_at")[:5],
        "manages_always": manages,
        "offices": offices_of(committee, day),
    }
