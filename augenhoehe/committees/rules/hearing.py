"""Whether a paper of the council passes through the § 27 body: as far as a rule with a source asks for it, no further.

§ 27 is town law (law.md no. 6, 7): it is about what the council of a town decides. Papers that decide nothing, papers
of the Kreis and those of the body itself are not meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from augenhoehe.committees.models import Committee, HearingRule, Paper
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor

from .committees import check_manage, check_text

WITHOUT_DECISION = frozenset({Paper.Kind.INFORMATION, Paper.Kind.INQUIRY, Paper.Kind.STATEMENT})
_KIND = Committee.Kind


class OnTheWay(Protocol):
    """A station, stored or only chosen in a form."""

    @property
    def committee(self) -> Committee: ...
    @property
    def authoritative(self) -> bool: ...
    @property
    def order(self) -> int: ...


def check_set_hearing(
    by: Actor, committee: Committee, binding: str, source: str, valid_from: date, rules: Sequence[HearingRule]
) -> None:
    """A rule is the body's own, names its source, and begins after the one before it did."""
    check_hearing(by, committee)
    if binding not in HearingRule.Binding.values:
        raise Refused("Wählen Sie, wie verbindlich die Regel ist.", field="binding")
    check_text(source, "Nennen Sie bitte, wo das steht. Ohne Quelle gilt keine Regel.", "source")
    latest = max((one.valid_from for one in rules), default=None)
    if latest is not None and valid_from <= latest:
        raise Refused(
            f"Es gibt schon eine Regel ab {long_date(latest)}. Die neue gilt erst nach diesem Tag.", field="valid_from"
        )


def check_hearing(by: Actor, committee: Committee) -> None:
    check_manage(by, committee)
    if committee.kind != _KIND.INTEGRATION_COMMITTEE:
        raise Refused("Eine Beteiligungsregel gibt es nur für ein Gremium nach § 27 GO NRW.")


def check_end_hearing(by: Actor, rule: HearingRule | None, valid_until: date) -> HearingRule:
    """The rule that holds or is to come; refused when there is none."""
    if rule is None:
        raise Refused("Für dieses Gremium gilt zurzeit keine Regel.")
    check_hearing(by, rule.committee)
    if valid_until < rule.valid_from:
        raise Refused(f"Die Regel gilt erst ab {long_date(rule.valid_from)}.", field="valid_until")
    return rule


def hearing_rule_in(municipality_id: UUID | None, day: date) -> HearingRule | None:
    """What holds on a day for the papers of a town's council."""
    rows = HearingRule.objects.valid_on(day).select_related("committee").prefetch_related("committee__names")
    found = rows.filter(committee__municipality_id=municipality_id, committee__kind=_KIND.INTEGRATION_COMMITTEE)
    return next((one for one in found if one.committee.stands_on(day)), None) if municipality_id else None


def passed_over(kind: str, stations: Iterable[OnTheWay], submitter: Committee | None, day: date) -> HearingRule | None:
    """The rule that asks for a body which this way leaves out; nothing if it is heard before the council decides."""
    way = list(stations)
    council = next((one for one in way if one.authoritative and one.committee.kind == _KIND.COUNCIL), None)
    if council is None or kind in WITHOUT_DECISION:
        return None
    rule = hearing_rule_in(council.committee.municipality_id, day)
    if rule is None or (submitter is not None and submitter.pk == rule.committee_id):
        return None
    heard = any(one.committee.pk == rule.committee_id and one.order < council.order for one in way)
    return None if heard else rule


def check_heard(kind: str, stations: Iterable[OnTheWay], submitter: Committee | None, day: date) -> None:
    """Where the rule is a duty, no paper sets out without the body."""
    rule = passed_over(kind, stations, submitter, day)
    if rule is not None and rule.required:
        raise Refused(f"{hearing_sentence(rule, day)} Ergänzen Sie die Station vor der Entscheidung.", field="stations")


def hearing_sentence(rule: HearingRule, day: date) -> str:
    """What the rule says, where it stands, since when."""
    name = rule.committee.name_on(day)
    verb = "ist zu beteiligen" if rule.required else "soll beteiligt werden"
    return f"„{name}“ {verb}, bevor der Rat entscheidet: {rule.source}, seit {long_date(rule.valid_from)}."
