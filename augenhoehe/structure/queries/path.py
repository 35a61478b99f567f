"""The path of a matter: from the hints through question, both gates and the work between them to the answer.

Drawn from the facts of the thread (`facts`). Stations that a matter never needed are left out; those it passed by
are drawn as not needed.
"""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.committees.models import Resolution
from augenhoehe.concept.models import ImplementationMarker
from augenhoehe.core.clock import day_of
from augenhoehe.structure import addresses
from augenhoehe.structure.models import Adoption, ProjectGroup, StructuralQuestion
from augenhoehe.structure.rules.questions import ANSWERABLE, ENDED
from augenhoehe.ui.path import Path, State, Station
from augenhoehe.ui.words import long_day

from .facts import Facts

_Q = StructuralQuestion.State
_M = ImplementationMarker.State
TITLES: dict[str, str | Promise] = {
    "hints": _("Hinweise"),
    "topic": _("Thema"),
    "reconstruction": _("Fallrekonstruktion"),
    "question": _("Strukturfrage"),
    "steering": _("Lenkungsgruppe"),
    "group": _("Projektgruppe"),
    "decision": _("Beschluss"),
    "adoption": _("Übernahmen"),
    "measure": _("Maßnahme"),
    "marker": _("Umsetzungsmarker"),
    "answer": _("Rückmeldung"),
}
BEFORE_DECISION = frozenset({_Q.DRAFT, _Q.WITHDRAWN, _Q.SUBMITTED})
TURNED_DOWN = frozenset({_Q.REFUSED, _Q.ELSEWHERE})
SETTLED = frozenset({_M.REACHED, _M.PARTLY, _M.DROPPED})
Branch = tuple[Station, ...]


def path_of(facts: Facts, *, today: date, inside: bool, branch: Branch = ()) -> Path:
    """Stations in order; until the answer has come back to the people, somewhere it is „now“."""
    stations = [_hints(facts), Station("topic", str(TITLES["topic"]), "done")]
    if facts.reconstructions:
        stations.append(_reconstruction(facts))
    stations += [_question(facts, inside), _steering(facts, today, waits_here=not branch)]
    if facts.group is not None:
        stations += [_group(facts, facts.group, today), _decision(facts, today, waits_here=not branch)]
    if facts.group is not None or facts.adoptions:
        stations.append(_adoption(facts, today))
    if facts.measures or facts.group is None:
        stations += [_measure(facts, today), _marker(facts, today)]
    stations.append(_answer(facts, today))
    leaves = "decision" if facts.group is not None else "steering"
    return Path(tuple(stations), branch=branch, branch_from=leaves, returns=facts.final is not None)


def _reconstruction(facts: Facts) -> Station:
    """When it took place is told by the quarter: with a day a case is found again."""
    number = len(facts.reconstructions)
    note = ngettext("eine, verfremdet", "%(number)s, verfremdet", number) % {"number": number}
    return Station("reconstruction", str(TITLES["reconstruction"]), "done", note=note)


def _group(facts: Facts, group: ProjectGroup, today: date) -> Station:
    title, state = str(TITLES["group"]), _Q(facts.question.state)
    founded = day_of(group.founded_at)
    if state == _Q.COMMISSIONED:
        note = gettext("Vorschlag bis %(day)s") % {"day": long_day(group.due)}
        return Station("group", title, "now", note=note, waited_days=(today - founded).days)
    item = facts.proposal.agenda_item if facts.proposal else None
    if item is None:
        return Station("group", title, "skipped", note=gettext("ohne Vorschlag beendet"), date=group.ended_on)
    return Station("group", title, "done", date=item.waiting_since, waited_days=(item.waiting_since - founded).days)


def _decision(facts: Facts, today: date, *, waits_here: bool) -> Station:
    title, state = str(TITLES["decision"]), _Q(facts.question.state)
    item = facts.proposal.agenda_item if facts.proposal else None
    if state == _Q.COMMISSIONED:
        return Station("decision", title, "todo", note=gettext("zurück zur Überarbeitung") if facts.decision else "")
    if item is None:
        return Station("decision", title, "skipped")
    resolution = facts.decision
    if resolution is None:
        return Station("decision", title, "now", date=item.waiting_since, waited_days=(today - item.waiting_since).days)
    shown: State = "refused" if resolution.kind == Resolution.Kind.REFUSED else "done"
    if state == _Q.FORWARDED and waits_here:
        shown = "now"
    waited = (resolution.decided_on - item.waiting_since).days
    back = facts.question.resubmit_on
    if state == _Q.PROPOSED and back:
        note = gettext("zurückgestellt bis %(day)s") % {"day": long_day(back)}
        return Station("decision", title, "now", note=note, date=resolution.decided_on, waited_days=waited)
    note = str(gettext(Resolution.Kind(resolution.kind).label))
    return Station("decision", title, shown, note=note, date=resolution.decided_on, waited_days=waited)


def _adoption(facts: Facts, today: date) -> Station:
    """„2 von 3 umgesetzt“, and until when the next one is due."""
    title, state = str(TITLES["adoption"]), _Q(facts.question.state)
    if not facts.adoptions:
        if state == _Q.IMPLEMENTING and not facts.measures:
            since = facts.decided_on
            return Station("adoption", title, "now", waited_days=(today - since).days if since else None)
        coming = state in (_Q.COMMISSIONED, _Q.PROPOSED, _Q.FORWARDED)
        return Station("adoption", title, "todo" if coming else "skipped")
    done = [one for one in facts.adoptions if one.state == Adoption.State.DONE]
    note = gettext("%(done)s von %(all)s umgesetzt") % {"done": len(done), "all": len(facts.adoptions)}
    running = facts.running_adoptions
    if running:
        since = min(day_of(one.asked_at) for one in running)
        due = min(one.due for one in running)
        return Station("adoption", title, "now", note=note, date=due, waited_days=(today - since).days)
    last = max((one.settled_on for one in facts.adoptions if one.settled_on), default=None)
    return Station("adoption", title, "done" if done else "refused", note=note, date=last)


def _hints(facts: Facts) -> Station:
    return Station("hints", str(TITLES["hints"]), "done", note=released_sentence(facts.question))


def released_sentence(question: StructuralQuestion) -> str:
    """„von 7 Personen aus 3 Kommunen“, only as it was released; nothing below the threshold."""
    if not question.released_people:
        return ""
    people = gettext("von %(people)s Personen") % {"people": question.released_people}
    if question.released_towns in ("", "0"):
        return people
    towns = int(question.released_towns)
    return ngettext("%(people)s aus %(towns)s Kommune", "%(people)s aus %(towns)s Kommunen", towns) % {
        "people": people, "towns": towns,
    }  # fmt: skip


def _question(facts: Facts, inside: bool) -> Station:
    question = facts.question
    state: State = {_Q.DRAFT: "now", _Q.WITHDRAWN: "refused"}.get(_Q(question.state), "done")  # type: ignore[assignment]
    return Station(
        "question", str(TITLES["question"]), state, date=day_of(question.created_at),
        note=gettext("verworfen") if state == "refused" else "",
        url=addresses.of_question(question) if inside else "",
    )  # fmt: skip


def _steering(facts: Facts, today: date, *, waits_here: bool) -> Station:
    title, state = str(TITLES["steering"]), _Q(facts.question.state)
    if state in (_Q.DRAFT, _Q.WITHDRAWN):
        return Station("steering", title, "todo" if state == _Q.DRAFT else "skipped")
    since = facts.item.waiting_since if facts.item else None
    if state == _Q.SUBMITTED:
        return Station("steering", title, "now", date=since, waited_days=(today - since).days if since else None)
    decided = facts.resolution.decided_on if facts.resolution else None
    waited = (decided - since).days if decided and since else None
    note = _decided_note(facts)
    if state == _Q.DEFERRED:
        return Station("steering", title, "now", note=note, date=decided, waited_days=waited)
    shown: State = "done"
    if _refused_at_gate_1(facts):
        shown = "refused"
    elif state == _Q.FORWARDED and facts.group is None and waits_here:
        shown = "now"
    return Station("steering", title, shown, note=note, date=decided, waited_days=waited)


def _decided_note(facts: Facts) -> str:
    back = facts.question.resubmit_on
    if facts.question.state == _Q.DEFERRED and back:
        return gettext("zurückgestellt bis %(day)s") % {"day": long_day(back)}
    if facts.question.state == _Q.ELSEWHERE and not facts.passed_gate_1:
        return gettext("zuständig anderswo")
    if facts.resolution is not None and facts.resolution.kind == Resolution.Kind.FORWARDED:
        return gettext("weitergeleitet")
    return ""


def _refused_at_gate_1(facts: Facts) -> bool:
    """Refused later, by gate 2 or in politics, it is not the first decision that said no."""
    resolution = facts.resolution
    return facts.question.state == _Q.REFUSED and (resolution is None or resolution.kind == Resolution.Kind.REFUSED)


def _measure(facts: Facts, today: date) -> Station:
    title, state = str(TITLES["measure"]), _Q(facts.question.state)
    if facts.measures:
        first = min(day_of(one.created_at) for one in facts.measures)
        waited = (first - facts.decided_on).days if facts.decided_on else None
        return Station("measure", title, "done", date=first, waited_days=waited)
    if state in TURNED_DOWN or state in ENDED or state == _Q.WITHDRAWN:
        return Station("measure", title, "skipped")
    if state == _Q.PRIORITISED:
        waited = (today - facts.resolution.decided_on).days if facts.resolution else None
        return Station("measure", title, "now", waited_days=waited)
    return Station("measure", title, "todo")


def _marker(facts: Facts, today: date) -> Station:
    """„1 von 2 erreicht“, and until when the next one is due."""
    title, state = str(TITLES["marker"]), _Q(facts.question.state)
    counted = [one for one in facts.markers if one.state != _M.DROPPED]
    if not counted:
        waits = state in BEFORE_DECISION - {_Q.WITHDRAWN} or state in (_Q.DEFERRED, _Q.PRIORITISED, _Q.IMPLEMENTING)
        return Station("marker", title, "todo" if waits and state not in ENDED else "skipped")
    reached = [one for one in counted if one.state == _M.REACHED]
    note = gettext("%(reached)s von %(all)s erreicht") % {"reached": len(reached), "all": len(counted)}
    open_ones = [one for one in counted if one.state not in SETTLED]
    if state in ENDED or not open_ones:
        closed = [day_of(one.closed_at) for one in counted if one.closed_at]
        shown: State = "refused" if state == _Q.NOT_SOLVABLE and not reached else "done"
        return Station("marker", title, shown, note=note, date=max(closed, default=None))
    since = min((day_of(one.created_at) for one in facts.measures), default=today)
    due = min(one.due for one in open_ones)
    return Station("marker", title, "now", note=note, date=due, waited_days=(today - since).days)


def _answer(facts: Facts, today: date) -> Station:
    title, question = str(TITLES["answer"]), facts.question
    if facts.final is not None:
        return Station("answer", title, "done", date=facts.final.given_on)
    if question.state == _Q.WITHDRAWN:
        return Station("answer", title, "skipped")
    note = gettext("Zwischenstand vom %(day)s") % {"day": long_day(facts.latest.given_on)} if facts.latest else ""
    if _is_due(facts):
        return Station("answer", title, "now", note=note, waited_days=_waited(facts, today))
    return Station("answer", title, "todo", note=note)


def _is_due(facts: Facts) -> bool:
    """Nothing else is in the way any more: the question ended, was turned down, or all markers are settled."""
    if facts.question.state in ANSWERABLE:
        return True
    if facts.question.state != _Q.IMPLEMENTING or facts.running_adoptions:
        return False
    if not (facts.measures or facts.adoptions):
        return False
    return all(one.state in SETTLED for one in facts.markers)


def _waited(facts: Facts, today: date) -> int | None:
    closed = facts.question.closed_on or facts.decided_on
    return (today - closed).days if closed else None
