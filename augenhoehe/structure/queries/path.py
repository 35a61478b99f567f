"""The path of a matter: from the hints through topic, question, steering group and measure to the answer.

Read once per thread (four queries, whatever the matter has come to) and used by the path picture and by the
panels of the thread's page, inside and in public.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.committees.models import AgendaItem, Resolution
from augenhoehe.concept.models import ImplementationMarker, Measure
from augenhoehe.core.clock import day_of
from augenhoehe.journal.models import Thread
from augenhoehe.structure import addresses
from augenhoehe.structure.models import Answer, QuestionMeasure, StructuralQuestion
from augenhoehe.structure.rules.questions import ANSWERABLE, ENDED
from augenhoehe.ui.path import Path, State, Station
from augenhoehe.ui.words import long_day

_Q = StructuralQuestion.State
_M = ImplementationMarker.State
TITLES: dict[str, str | Promise] = {
    "hints": _("Hinweise"),
    "topic": _("Thema"),
    "question": _("Strukturfrage"),
    "steering": _("Lenkungsgruppe"),
    "measure": _("Maßnahme"),
    "marker": _("Umsetzungsmarker"),
    "answer": _("Rückmeldung"),
}
BEFORE_DECISION = frozenset({_Q.DRAFT, _Q.WITHDRAWN, _Q.SUBMITTED})
TURNED_DOWN = frozenset({_Q.REFUSED, _Q.ELSEWHERE})
SETTLED = frozenset({_M.REACHED, _M.PARTLY, _M.DROPPED})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the path and the panels of a thread are drawn from."""

    question: StructuralQuestion
    item: AgendaItem | None
    resolution: Resolution | None
    measures: list[Measure]
    answers: list[Answer]

    @property
    def markers(self) -> list[ImplementationMarker]:
        return [marker for measure in self.measures for marker in measure.markers.all()]

    @property
    def final(self) -> Answer | None:
        return next((one for one in self.answers if one.kind == Answer.Kind.FINAL), None)

    @property
    def latest(self) -> Answer | None:
        return self.answers[-1] if self.answers else None


def facts_of(thread: Thread) -> Facts | None:
    """The facts behind a thread; None for a matter that no structural question belongs to."""
    markers = Prefetch("measure__markers", queryset=ImplementationMarker.objects.order_by("position", "due"))
    question = (
        StructuralQuestion.objects.filter(thread_links__thread=thread)
        .select_related("agenda_item__resolution", "agenda_item__committee", "agenda_item__meeting")
        .prefetch_related(
            Prefetch("answers", queryset=Answer.objects.order_by("given_on", "id")),
            Prefetch(
                "measure_links", queryset=QuestionMeasure.objects.select_related("measure").prefetch_related(markers)
            ),
        )
        .order_by("created_at")
        .first()
    )
    if question is None:
        return None
    item = question.agenda_item
    return Facts(
        question=question,
        item=item,
        resolution=getattr(item, "resolution", None) if item else None,
        measures=[link.measure for link in question.measure_links.all()],
        answers=list(question.answers.all()),
    )


def path_of(facts: Facts, *, today: date, inside: bool) -> Path:
    """Stations in order; exactly one is „now“ until the answer has come back to the people."""
    stations = (
        _hints(facts),
        Station("topic", str(TITLES["topic"]), "done"),
        _question(facts, inside),
        _steering(facts, today),
        _measure(facts, today),
        _marker(facts, today),
        _answer(facts, today),
    )
    return Path(stations, returns=facts.final is not None)


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


def _steering(facts: Facts, today: date) -> Station:
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
    return Station(
        "steering", title, "refused" if state == _Q.REFUSED else "done", note=note, date=decided, waited_days=waited
    )


def _decided_note(facts: Facts) -> str:
    back = facts.question.resubmit_on
    if facts.question.state == _Q.DEFERRED and back:
        return gettext("zurückgestellt bis %(day)s") % {"day": long_day(back)}
    if facts.question.state == _Q.ELSEWHERE:
        return gettext("zuständig anderswo")
    return gettext("abgelehnt") if facts.question.state == _Q.REFUSED else ""


def _measure(facts: Facts, today: date) -> Station:
    title, state = str(TITLES["measure"]), _Q(facts.question.state)
    if facts.measures:
        first = min(day_of(one.created_at) for one in facts.measures)
        waited = (first - facts.resolution.decided_on).days if facts.resolution else None
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
    markers = [one for one in facts.markers if one.state != _M.DROPPED]
    return facts.question.state == _Q.IMPLEMENTING and all(one.state in SETTLED for one in markers)


def _waited(facts: Facts, today: date) -> int | None:
    closed = facts.question.closed_on or (facts.resolution.decided_on if facts.resolution else None)
    return (today - closed).days if closed else None
