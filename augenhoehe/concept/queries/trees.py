"""The tree of a concept: vision, field of action, guiding goal, goal, measure, marker; and what is missing in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from django.db.models import Count, QuerySet
from django.urls import reverse

from augenhoehe.concept.models import ActionField, Concept, Goal, GuidingGoal, ImplementationMarker
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass

from .measures import Branch, MeasureRow, Progress, concepts_for, together
from .vision import Backed


@dataclass(slots=True)
class GoalRow:
    """A goal with its measures; how far it is says the progress of their markers."""

    goal: Goal
    rows: list[MeasureRow] = field(default_factory=list)
    # How many indicators it names; what they say is asked where it is shown.
    indicators: int = 0

    @property
    def progress(self) -> Progress:
        return together(one.progress for one in self.rows)


@dataclass(slots=True)
class Limb:
    """A guiding goal of a field with its goals; without a guiding goal: goals that serve none yet."""

    guiding_goal: GuidingGoal | None
    goals: list[GoalRow] = field(default_factory=list)


@dataclass(slots=True)
class Grown:
    """A field of action as the tree shows it."""

    action_field: ActionField
    limbs: list[Limb]
    loose: list[MeasureRow]
    rows: list[MeasureRow]

    @property
    def progress(self) -> Progress:
        return together(one.progress for one in self.rows)

    @property
    def goals(self) -> list[GoalRow]:
        return [goal for limb in self.limbs for goal in limb.goals]


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing in the tree, as a sentence, with where to mend it."""

    sentence: str
    url: str
    label: str


def goals_for(actor: Actor) -> QuerySet[Goal]:
    return _with_places(Goal.objects.visible_to(actor))


def public_goals() -> QuerySet[Goal]:
    return _with_places(Goal.objects.public())


def _with_places(rows: QuerySet[Goal]) -> QuerySet[Goal]:
    found = rows.select_related("concept__municipality", "concept__thread", "action_field", "guiding_goal",
                                "responsible")  # fmt: skip
    return found.defer("concept__municipality__boundary")


def guiding_goals_for(actor: Actor) -> QuerySet[GuidingGoal]:
    return GuidingGoal.objects.visible_to(actor).select_related("concept__municipality", "action_field")


def action_fields_for(actor: Actor) -> QuerySet[ActionField]:
    return ActionField.objects.filter(concept__in=concepts_for(actor).order_by()).select_related(
        "concept__municipality", "concept__thread"
    )


def public_action_fields() -> QuerySet[ActionField]:
    return ActionField.objects.filter(concept__public=True).select_related("concept__municipality")


def grow(concept: Concept, branches: Sequence[Branch]) -> tuple[list[Grown], list[GuidingGoal]]:
    """Goals between fields and measures, and the overarching guiding goals: two queries more."""
    guiding = list(GuidingGoal.objects.filter(concept=concept).order_by("position"))
    counted = Goal.objects.filter(concept=concept).annotate(indicator_count=Count("indicators"))
    goals: Sequence[Goal] = list(counted.select_related("responsible", "guiding_goal").order_by("position"))
    grown = [_grown(branch, guiding, goals) for branch in branches]
    return grown, [one for one in guiding if one.action_field_id is None]


def _grown(branch: Branch, guiding: Sequence[GuidingGoal], goals: Sequence[Goal]) -> Grown:
    here = branch.action_field.pk
    rows = {
        one.pk: GoalRow(one, indicators=getattr(one, "indicator_count", 0))
        for one in goals
        if one.action_field_id == here
    }
    loose: list[MeasureRow] = []
    for row in branch.rows:
        home = rows.get(row.measure.goal_id) if row.measure.goal_id else None
        (home.rows if home else loose).append(row)
    limbs = [Limb(one) for one in guiding if one.action_field_id == here]
    without = Limb(None)
    by_id = {limb.guiding_goal.pk: limb for limb in limbs if limb.guiding_goal}
    for goal_row in rows.values():
        limb = by_id.get(goal_row.goal.guiding_goal_id) if goal_row.goal.guiding_goal_id else None
        (limb or without).goals.append(goal_row)
    return Grown(branch.action_field, [*limbs, without] if without.goals else limbs, loose, branch.rows)


# --- What is missing --------------------------------------------------------------------------------
def gaps(
    concept: Concept, grown: Sequence[Grown], overarching: Sequence[GuidingGoal], statements: Sequence[Backed] = ()
) -> list[Gap]:
    """Vision without goals, goal without measure, measure without marker, marker without owner (S3-21, S3-36)."""
    found = [*_gaps_at_the_top(concept, grown, overarching), *_gaps_of_vision(statements)]
    for one in grown:
        found += _gaps_of_goals(one)
        found += [gap for row in one.rows for gap in _gaps_of_measure(row, bool(one.goals))]
    return found


def _gaps_at_the_top(concept: Concept, grown: Sequence[Grown], overarching: Sequence[GuidingGoal]) -> list[Gap]:
    limbs = [limb for one in grown for limb in one.limbs if limb.guiding_goal]
    change = reverse("concept_inside:concept_change", args=[concept.pk])
    add = reverse("concept_inside:guiding_goal_add", args=[concept.pk])
    if not concept.vision:
        return [Gap("Das Konzept hat noch kein Leitbild.", change, "Leitbild schreiben")]
    if not limbs and not overarching:
        return [Gap("Das Leitbild hat noch kein Leitziel.", add, "Leitziel anlegen")]
    return []


def _gaps_of_vision(statements: Sequence[Backed]) -> list[Gap]:
    """Words that nobody has filled yet; a guiding goal without goal is said where it stands."""
    return [
        Gap(
            f"Aussage des Leitbilds ohne Leitziel: {row.statement.text}",
            reverse("concept_inside:statement_change", args=[row.statement.pk]), "Leitziele zuordnen",
        )
        for row in statements if row.filled == "none"
    ]  # fmt: skip


def _gaps_of_goals(grown: Grown) -> list[Gap]:
    found = []
    for limb in grown.limbs:
        if limb.guiding_goal and not limb.goals:
            url = f"{_goal_add(grown)}?feld={grown.action_field.pk}&leitziel={limb.guiding_goal.pk}"
            found.append(Gap(f"Leitziel ohne Ziel: {limb.guiding_goal.title}", url, "Ziel anlegen"))
        for row in limb.goals:
            if not row.indicators:
                change = reverse("concept_inside:goal_change", args=[row.goal.pk])
                found.append(Gap(f"Ziel ohne Indikator: {row.goal.title}", change, "Indikator wählen"))
            if not row.rows:
                url = reverse("concept_inside:measure_create", args=[grown.action_field.concept_id])
                url = f"{url}?feld={grown.action_field.pk}&ziel={row.goal.pk}"
                found.append(Gap(f"Ziel ohne Maßnahme: {row.goal.title}", url, "Maßnahme anlegen"))
    return found


def _goal_add(grown: Grown) -> str:
    return reverse("concept_inside:goal_add", args=[grown.action_field.concept_id])


def _gaps_of_measure(row: MeasureRow, goals_there: bool) -> list[Gap]:
    measure = row.measure
    if measure.ended:
        return []
    change = reverse("concept_inside:measure_change", args=[measure.pk])
    found = []
    if not row.markers:
        add = reverse("concept_inside:marker_add", args=[measure.pk])
        found.append(Gap(f"Maßnahme ohne Umsetzungsmarker: {measure.title}", add, "Umsetzungsmarker anlegen"))
    if goals_there and measure.goal_id is None:
        found.append(Gap(f"Maßnahme ohne Ziel: {measure.title}", change, "Ziel zuordnen"))
    owed = [one for one in row.markers if one.marker.state in ImplementationMarker.UNSETTLED]
    if owed and measure.lead_id is None:
        number = "Umsetzungsmarker" if len(owed) == 1 else f"{len(owed)} Umsetzungsmarker"
        found.append(Gap(f"{number} ohne zuständige Person: {measure.title}", change, "Person eintragen"))
    return found


# --- By department ----------------------------------------------------------------------------------
@dataclass(slots=True)
class Unit:
    """A department: what it leads, and where it takes part (S2-19)."""

    name: str
    leads: list[MeasureRow] = field(default_factory=list)
    joins: list[MeasureRow] = field(default_factory=list)

    @property
    def progress(self) -> Progress:
        return together(one.progress for one in self.leads)


def units_of(rows: Sequence[MeasureRow]) -> list[Unit]:
    """Every department once, in German order, with its measures."""
    found: dict[str, Unit] = {}
    for row in rows:
        found.setdefault(row.measure.lead_unit, Unit(row.measure.lead_unit)).leads.append(row)
        for name in row.measure.partner_units:
            found.setdefault(name, Unit(name)).joins.append(row)
    return sorted(found.values(), key=lambda unit: sort_key(unit.name))
