"""What has been created so far, by the keys the scripts use, and who acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.accounts.queries import actor_of
from augenhoehe.committees.models import AgendaItem, Committee, Meeting, Paper
from augenhoehe.concept.models import ActionField, Measure
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.places.models import Municipality, SocialArea
from augenhoehe.structure.models import Hint, StructuralQuestion, Term, Topic

from .calendar import Calendar


@dataclass
class Stage:
    """The world while it is built; scenes put in what later scenes need."""

    calendar: Calendar
    district: Municipality = field(init=False)
    towns: dict[str, Municipality] = field(default_factory=dict)
    areas: dict[str, SocialArea] = field(default_factory=dict)
    carriers: dict[str, Carrier] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    committees: dict[str, Committee] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    fields: dict[str, ActionField] = field(default_factory=dict)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    hints: dict[str, list[Hint]] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    questions: dict[str, StructuralQuestion] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    _actors: dict[str, Actor] = field(default_factory=dict)

    def actor(self, key: str) -> Actor:
        """A person of the cast with what they may today and a shown second factor."""
        if key not in self._actors:
            self._actors[key] = actor_of(self.people[key], at=self.calendar.built_at, second_factor=True)
        return self._actors[key]

    def term(self, vocabulary: str, code: str) -> Term | None:
        """An entry of a vocabulary; none for an empty code."""
        if not code:
            return None
        if not self.terms:
            self.terms = {(one.vocabulary, one.code): one for one in Term.objects.all()}
        return self.terms[vocabulary, code]

    def item_of(self, key: str) -> AgendaItem:
        """The agenda item a question waits on, as it is now."""
        question = self.questions[key]
        question.refresh_from_db()
        item: AgendaItem = AgendaItem.objects.select_related("committee", "meeting", "thread").get(
            structural_question=question
        )
        return item


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that happens at a moment; all scenes of all matters are played in order of time."""

    at: datetime
    title: str
    play: Callable[[Stage, datetime], object]
