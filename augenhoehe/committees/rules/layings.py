"""The duty of § 27 to lay a matter before its addressee: who asks for it, what ends it, how late a meeting may be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from augenhoehe.committees.models import Committee, DutyRule, Laying, Meeting, Paper, Resolution, Station
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition

from .committees import check_manage, check_prepare, check_text
from .hearing import check_heard
from .papers import POLITICAL, NewStation, check_stations, check_submit_paper

_S = {state.name: str(state.value) for state in Laying.State}
_OPEN = frozenset(str(one) for one in Laying.OPEN)
_OFFICE = "Geschäftsstelle oder Vorsitz eines der beiden Gremien"
LAYING = Machine(
    noun="laying",
    title="Vorlagepflicht",
    states={str(value): str(label) for value, label in Laying.State.choices},
    initial=(_S["OPEN"],),
    transitions=(
        Transition("lay", "Als vorgelegt festhalten", frozenset({_S["OPEN"]}), _S["LAID"], who=f"{_OFFICE}; Beschluss"),
        Transition("answer", "Antwort festhalten", _OPEN, _S["ANSWERED"], who=f"{_OFFICE}; Beschluss"),
        Transition("waive", "Zurücknehmen", _OPEN, _S["WAIVED"], who="Beschluss des Gremiums nach § 27"),
    ),
)
ASKING = frozenset({Resolution.Kind.ADOPTED, Resolution.Kind.ADOPTED_CHANGED, Resolution.Kind.FORWARDED})


def is_entitled(committee: Committee | None) -> bool:
    """A body whose suggestions have to be laid before their addressee."""
    return committee is not None and committee.kind == Committee.Kind.INTEGRATION_COMMITTEE


def check_request_laying(by: Actor, resolution: Resolution, day: date) -> None:
    """From a resolution of the body, by its chair or office."""
    committee = resolution.agenda_item.committee
    if not is_entitled(committee):
        raise Refused("Vorlegen lassen kann nur ein Gremium nach § 27 GO NRW.")
    check_prepare(by, committee, day)
    if resolution.kind not in ASKING:
        raise Refused("Aus diesem Beschluss folgt nichts, was vorzulegen ist.")


def check_addressee(committee: Committee, addressee: Committee, day: date) -> None:
    if addressee.pk == committee.pk or addressee.kind not in POLITICAL:
        raise Refused("Wählen Sie das politische Gremium, dem es vorzulegen ist.", field="addressee")
    if not addressee.stands_on(day):
        raise Refused("Dieses Gremium ist aufgelöst.", field="addressee")


def check_follow_laying(by: Actor, laying: Laying, day: date) -> None:
    """The offices and chairs of both bodies note what happened."""
    if not (allowed(check_prepare, by, laying.committee, day) or allowed(check_prepare, by, laying.addressee, day)):
        raise Refused("Das halten Vorsitz und Geschäftsstelle der beiden Gremien fest.")


def check_own_laying(by: Actor, laying: Laying, day: date) -> None:
    """What is the body's alone: who speaks for it, and taking the matter back."""
    check_prepare(by, laying.committee, day)


def check_laid(laying: Laying, meeting: Meeting | None, laid_on: date, shown: bool, day: date) -> None:
    """Only with evidence: a meeting of the addressee that took place, or a file or address that shows it."""
    if meeting is not None and meeting.committee_id != laying.addressee_id:
        raise Refused("Diese Sitzung gehört zu einem anderen Gremium.", field="meeting")
    if meeting is None and not shown:
        raise Refused("Nennen Sie die Sitzung oder einen Nachweis. Ohne das endet die Pflicht nicht.", field="meeting")
    if laid_on > day:
        raise Refused("Dieser Tag liegt noch vor uns.", field="laid_on")
    if laid_on < laying.opened_on:
        raise Refused(f"Verlangt ist es erst seit dem {long_date(laying.opened_on)}.", field="laid_on")


def check_waive(laying: Laying, resolution: Resolution) -> None:
    """Nobody but the body itself gives the duty up, by a resolution of its own after it was asked for."""
    item = resolution.agenda_item
    if item.committee_id != laying.committee_id:
        raise Refused("Zurücknehmen kann nur das Gremium selbst, mit einem eigenen Beschluss.", field="resolution")
    if resolution.pk == laying.resolution_id or resolution.decided_on < laying.opened_on:
        raise Refused("Der Beschluss muss nach dem liegen, der die Vorlage verlangt.", field="resolution")
    if resolution.kind not in ASKING:
        raise Refused("Dieser Beschluss ist nicht angenommen.", field="resolution")


def laying_verbs(by: Actor, laying: Laying, day: date) -> frozenset[str]:
    """What this person may do with the duty now."""
    follows = allowed(check_follow_laying, by, laying, day)
    own = allowed(check_own_laying, by, laying, day)
    may = {"lay": follows, "answer": follows, "waive": own}
    verbs = {verb for verb, granted in may.items() if granted and LAYING.allows(laying.state, verb)}
    return frozenset(verbs | ({"speak"} if own and laying.open else set()))


# --- Rules with a source ----------------------------------------------------------------------------
def duty_rule_of(committee: Committee, kind: str, day: date) -> DutyRule | None:
    return DutyRule.objects.valid_on(day).filter(committee=committee, kind=kind).first()


def check_duty_rule(by: Actor, committee: Committee) -> None:
    check_manage(by, committee)
    if not is_entitled(committee):
        raise Refused("Eine Fristregel gibt es nur für ein Gremium nach § 27 GO NRW.")


def check_set_duty_rule(committee: Committee, kind: str, days: int | None, source: str, valid_from: date) -> None:
    if kind not in DutyRule.Kind.values:
        raise Refused("Wählen Sie, was geregelt ist.", field="kind")
    check_text(source, "Nennen Sie bitte, wo das steht. Ohne Quelle gilt keine Frist.", "source")
    if kind == DutyRule.Kind.LAYING and not days:
        raise Refused("Nennen Sie die Zahl der Tage.", field="days")
    rows = DutyRule.objects.filter(committee=committee, kind=kind).order_by("-valid_from")
    latest = rows.values_list("valid_from", flat=True).first()
    if latest is not None and valid_from <= latest:
        raise Refused(f"Es gibt schon eine Regel ab {long_date(latest)}.", field="valid_from")


def due_by_rule(rule: DutyRule | None, opened_on: date, reachable: date | None) -> date | None:
    """The next reachable meeting; a period only where a rule with a source gives one."""
    limit = opened_on + timedelta(days=rule.days) if rule and rule.days else None
    return min((one for one in (limit, reachable) if one is not None), default=None)


# --- Changing the way -------------------------------------------------------------------------------
def check_change_way(by: Actor, paper: Paper, day: date) -> None:
    check_submit_paper(by, paper, day)
    if not paper.travels:
        raise Refused("Die Beratungsfolge ändern Sie, solange die Vorlage unterwegs ist.")


def can_change_way(by: Actor, paper: Paper, day: date) -> bool:
    return allowed(check_change_way, by, paper, day)


def check_new_way(paper: Paper, kept: Sequence[Station], ahead: Sequence[NewStation], day: date) -> None:
    """As a whole it must make sense; what was dealt with stays, and so does whoever still has to be asked."""
    before = [NewStation(one.committee, one.role, one.authoritative, one.order) for one in kept]
    if not ahead and not any(one.state == Station.State.OPEN for one in kept):
        raise Refused("Dann läge die Vorlage nirgends mehr. Ziehen Sie sie stattdessen zurück.", field="stations")
    check_stations(paper.kind, [*before, *ahead], day)
    check_heard(paper.kind, [*before, *ahead], paper.submitted_by_committee, day)


def check_removable(station: Station, name: str) -> None:
    if station.items.exists() or Laying.objects.filter(station=station).exists():
        raise Refused(f"„{name}“ hatte die Vorlage schon oder muss sie bekommen. Die Station bleibt.", field="stations")


def check_bring_forward(station: Station) -> None:
    if station.state != Station.State.AHEAD:
        raise Refused("Vorziehen lässt sich nur, was noch nicht dran ist.")
