"""The path of a matter: from the hints through question, both gates and the work between them to the answer.

Read once per thread (a fixed number of queries, whatever the matter has come to) and used by the path picture
and by the panels of the thread's page, inside and in public. Stations that a matter never needed are left out;
those it passed by are drawn as not needed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.committees.models import AgendaItem, Resolution
from augenhoehe.concept.models import ImplementationMarker
from augenhoehe.core.clock import day_of
from augenhoehe.journal.models import Thread
from augenhoehe.structure import addresses
from augenhoehe.structure.models import (
    Adoption,
    Answer,
    ProjectGroup,
    Proposal,
    QuestionMeasure,
    Reconstruction,
    StructuralQuestion,
)
from augenhoehe.structure.rules.questions import ANSWERABLE, ENDED
from augenhoehe.ui.path import Path, State, Station
from augenhoehe.ui.words import long_day

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
# Before gate 1 has said yes (again): a group of an earlier round is no station of this one.
BEFORE_GROUP = BEFORE_DECISION | {_Q.DEFERRED, _Q.PRIORITISED}
PASSED = frozenset({Resolution.Kind.ADOPTED, Resolution.Kind.ADOPTED_CHANGED})
TURNED_DOWN = frozenset({_Q.REFUSED, _Q.ELSEWHERE})
SETTLED = frozenset({_M.REACHED, _M.PARTLY, _M.DROPPED})
Branch = tuple[Station, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A measure as the path needs it: when it was made, and (state, due, closed at) of its markers."""

    title: str
    created_at: datetime
    markers: tuple[MarkerFacts, ...]


class MarkerFacts(NamedTuple):
    state: str
    due: date
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the path and the panels of a thread are drawn from."""

    question: StructuralQuestion
    item: AgendaItem | None
    resolution: Resolution | None
    measures: list[Work]
    answers: list[Answer]
    group: ProjectGroup | None = None
    adoptions: list[Adoption] = field(default_factory=list)
    reconstructions: list[Reconstruction] = field(default_factory=list)

    @property
    def proposal(self) -> Proposal | None:
        """Expects `proposal` to be selected with the group."""
        return getattr(self.group, "proposal", None) if self.group else None

    @property
    def decision(self) -> Resolution | None:
        """What gate 2 decided."""
        item = self.proposal.agenda_item if self.proposal else None
        return getattr(item, "resolution", None) if item else None

    @property
    def passed_gate_1(self) -> bool:
        return self.resolution is not None and self.resolution.kind in PASSED

    @property
    def decided_on(self) -> date | None:
        """The day of the decision that counts now: of gate 2 where there was one."""
        counts = self.decision or self.resolution
        return counts.decided_on if counts else None

    @property
    def running_adoptions(self) -> list[Adoption]:
        return [one for one in self.adoptions if one.settled_on is None]

    @property
    def markers(self) -> list[MarkerFacts]:
        return [marker for measure in self.measures for marker in measure.markers]

    @property
    def final(self) -> Answer | None:
        return next((one for one in self.answers if one.kind == Answer.Kind.FINAL), None)

    @property
    def latest(self) -> Answer | None:
        return self.answers[-1] if self.answers else None


def facts_of(thread: Thread) -> Facts | None:
    """The facts behind a thread; None for a matter that no structural question belongs to."""
    question = (
        StructuralQuestion.objects.filter(thread_links__thread=thread)
        .select_related("agenda_item__resolution", "agenda_item__committee", "agenda_item__meeting")
        .prefetch_related(
            Prefetch("answers", queryset=Answer.objects.order_by("given_on", "id")),
            Prefetch("adoptions", queryset=Adoption.objects.order_by("asked_at", "organisation")),
            Prefetch("groups", queryset=_groups()),
        )
        .order_by("created_at")
        .first()
    )
    if question is None:
        return None
    item = question.agenda_item
    groups = [] if question.state in BEFORE_GROUP else list(question.groups.all())
    return Facts(
        question=question,
        item=item,
        resolution=getattr(item, "resolution", None) if item else None,
        measures=_works(question),
        answers=list(question.answers.all()),
        group=groups[0] if groups else None,
        adoptions=list(question.adoptions.all()),
        reconstructions=list(_reconstructions(question)),
    )


def _works(question: StructuralQuestion) -> list[Work]:
    """The measures of a question with their markers, in one query; most matters have one or two."""
    marker = ("measure__markers__state", "measure__markers__due", "measure__markers__closed_at")
    rows = QuestionMeasure.objects.filter(question=question).order_by("pk", "measure__markers__position")
    found: dict[object, tuple[str, datetime, list[MarkerFacts]]] = {}
    for pk, title, created_at, state, due, closed_at in rows.values_list(
        "measure_id", "measure__title", "measure__created_at", *marker
    ):
        _, _, markers = found.setdefault(pk, (title, created_at, []))
        if state is not None:
            markers.append(MarkerFacts(state, due, closed_at))
    return [Work(title, created_at, tuple(markers)) for title, created_at, markers in found.values()]


def _groups() -> QuerySet[ProjectGroup]:
    rows = ProjectGroup.objects.select_related(
        "committee", "proposal__agenda_item__resolution", "proposal__agenda_item__committee"
    )
    return rows.prefetch_related("committee__names").order_by("-founded_at")


def _reconstructions(question: StructuralQuestion) -> QuerySet[Reconstruction]:
    rows = Reconstruction.objects.released().filter(topic_links__topic__question_links__question=question)
    return rows.distinct().order_by("held_on", "id")


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
    return gettext("abgelehnt") if _refused_at_gate_1(facts) else ""


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
