"""The election of a body: steps from a template, own steps, reminders by duties. No voting system (S2-22)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.committees.addresses import of_election
from augenhoehe.committees.models import Committee, Election, ElectionStep
from augenhoehe.committees.rules import bodies as rules
from augenhoehe.committees.rules import check_text
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import audit
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, move_duty, open_duty

from . import waiting

STEP = "election_step"
NEAR = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """A step that most elections need; the days are a proposal to be checked against the election rules in force."""

    days_before: int
    title: str
    note: str = ""


TEMPLATE = (
    TemplateStep(330, "Klären, ob und wie gewählt wird", "Größe des Gremiums: Hauptsatzung prüfen."),
    TemplateStep(300, "Wahlordnung prüfen und dem Rat zum Beschluss vorlegen"),
    TemplateStep(240, "Wahlleitung und Wahlausschuss bestellen"),
    TemplateStep(180, "Vereine und Einrichtungen ansprechen: Wer kann kandidieren?", "In mehreren Sprachen."),
    TemplateStep(120, "Zu Wahlvorschlägen auffordern", "Listen und Einzelne, gleich mit Stellvertretungen."),
    TemplateStep(69, "Frist für Wahlvorschläge endet", "Tag in der Wahlordnung nachlesen."),
    TemplateStep(60, "Über die Zulassung der Wahlvorschläge entscheiden"),
    TemplateStep(48, "Stimmzettel drucken"),
    TemplateStep(
        42,
        "Verzeichnis der Wahlberechtigten anlegen",
        "Auch Eingebürgerte und Menschen mit mehreren Staatsangehörigkeiten. "
        "Wer sich selbst eintragen lassen muss, braucht einen Hinweis.",
    ),
    TemplateStep(30, "Wahlbenachrichtigungen verschicken, in mehreren Sprachen"),
    TemplateStep(21, "Wahlhelferinnen und Wahlhelfer schulen"),
    TemplateStep(16, "Stichtag für die Hauptwohnung", "Wer von da an am Ort wohnt, darf wählen; Wahlordnung prüfen."),
    TemplateStep(0, "Wahltag"),
    TemplateStep(-3, "Ergebnis feststellen und bekannt geben"),
    TemplateStep(-14, "Gewählte fragen, ob sie annehmen"),
    TemplateStep(-42, "Zur ersten Sitzung einladen", "Die Ratsmitglieder bestellt der Rat: vorher eine Vorlage."),
)


@transaction.atomic
def begin_election(*, committee: Committee, day: date, by: Actor, at: datetime, unit: str = "") -> Election:
    """Lay out the steps for an election day; steps whose day is past are there to be ticked or removed."""
    rules.check_election(by, committee)
    if day <= day_of(at):
        raise Refused("Der Wahltag liegt in der Zukunft.", field="day")
    if committee.elections.filter(day=day).exists():
        raise Refused("Für diesen Tag gibt es schon eine Checkliste.", field="day")
    made = Election.objects.create(committee=committee, day=day, begun_at=at, begun_by=by.user_id)
    steps = ElectionStep.objects.bulk_create(
        ElectionStep(election=made, title=one.title, note=one.note, days_before=one.days_before, unit=clean(unit))
        for one in TEMPLATE
    )
    audit("begin_election", made, by=by, at=at, fields=["day"])
    for step in steps:
        _owe(step, by=by, at=at)
    return made


@transaction.atomic
def add_step(
    *, election: Election, title: str, days_before: int, by: Actor, at: datetime, note: str = "", unit: str = "",
    responsible: User | None = None,
) -> ElectionStep:  # fmt: skip
    """A step of one's own."""
    rules.check_election(by, election.committee)
    check_text(title, "Sagen Sie bitte, was zu tun ist.", "title")
    rules.check_days_before(days_before)
    made = ElectionStep.objects.create(
        election=election, title=clean(title), note=clean(note), days_before=days_before, unit=clean(unit),
        responsible=responsible, own=True,
    )  # fmt: skip
    audit("add_step", made, by=by, at=at, fields=["title", "days_before", "responsible"])
    _owe(made, by=by, at=at)
    return made


@transaction.atomic
def change_step(
    *, step: ElectionStep, title: str, days_before: int, by: Actor, at: datetime, note: str = "", unit: str = "",
    responsible: User | None = None, revision: int | None = None,
) -> ElectionStep:  # fmt: skip
    """Another day, another office: the reminder follows."""
    rules.check_election(by, step.election.committee)
    check_text(title, "Sagen Sie bitte, was zu tun ist.", "title")
    rules.check_days_before(days_before)
    if step.done_on is not None:
        raise Refused("Dieser Schritt ist schon erledigt.")
    new = {"title": clean(title), "note": clean(note), "days_before": days_before, "unit": clean(unit)}
    revisions.change(step, revision=revision, typed=new, **new, responsible=responsible)
    audit("change_step", step, by=by, at=at, fields=[*new, "responsible"])
    close_duty(kind=STEP, subject_id=step.pk, outcome="geändert", by=by, at=at)
    _owe(step, by=by, at=at)
    return step


@transaction.atomic
def finish_step(
    *, step: ElectionStep, by: Actor, at: datetime, result: str = "", revision: int | None = None
) -> ElectionStep:
    """It is done, by whom and when; what came out may be said in a sentence."""
    revisions.lock(step, "election__committee", revision=revision, typed={"result": result})
    rules.check_step_done(by, step, step.election)
    revisions.change(step, done_on=day_of(at), done_by=by.user_id, result=clean(result))
    audit("finish_step", step, by=by, at=at, fields=["done_on", "result"])
    close_duty(kind=STEP, subject_id=step.pk, outcome="erledigt", by=by, at=at)
    return step


@transaction.atomic
def remove_step(*, step: ElectionStep, by: Actor, at: datetime) -> None:
    """It is not needed here; what was done stays in the list."""
    rules.check_election(by, step.election.committee)
    if step.done_on is not None:
        raise Refused("Dieser Schritt ist erledigt und bleibt in der Liste.")
    close_duty(kind=STEP, subject_id=step.pk, outcome="nicht nötig", by=by, at=at)
    audit("remove_step", step, by=by, at=at, fields=["title"])
    step.delete()


@transaction.atomic
def move_election(*, election: Election, day: date, by: Actor, at: datetime, revision: int | None = None) -> Election:
    """Another election day: all steps that are not done move with it."""
    revisions.lock(election, "committee", revision=revision, typed={"day": day})
    rules.check_election(by, election.committee)
    if day <= day_of(at):
        raise Refused("Der Wahltag liegt in der Zukunft.", field="day")
    revisions.change(election, day=day)
    audit("move_election", election, by=by, at=at, fields=["day"])
    for step in election.steps.filter(done_on__isnull=True).select_related("responsible").order_by("pk"):
        step.election = election
        duty = Duty.objects.open().filter(kind=STEP, subject_id=step.pk).first()
        if duty is not None:
            move_duty(duty=duty, due=step.due_for(day), reason="Der Wahltag ist verlegt.", by=by, at=at)
        else:
            _owe(step, by=by, at=at)
    return election


@transaction.atomic
def remind_of_steps(*, by: Actor, at: datetime) -> int:
    """Each night: what has to be done within four weeks shows up under „Heute“; returns how many are new."""
    steps = ElectionStep.objects.filter(done_on__isnull=True).select_related(
        "election__committee__municipality", "responsible"
    )
    owed = set(Duty.objects.open().filter(kind=STEP).values_list("subject_id", flat=True))
    return sum(_owe(step, by=by, at=at) for step in steps.order_by("pk") if step.pk not in owed)


def _owe(step: ElectionStep, *, by: Actor, at: datetime) -> bool:
    """A step is owed when its day comes near; a year ahead it would only be in the way."""
    if step.due_for(step.election.day) > day_of(at) + NEAR:
        return False
    committee, person = step.election.committee, step.responsible
    role = waiting.office_of(committee, at)
    open_duty(
        kind=STEP,
        subject_kind="election_step",
        subject_id=step.pk,
        title=f"Wahl vorbereiten: {step.title}",
        url=of_election(step.election),
        owner_label=person.name if person else step.unit or waiting.office_label(committee, role),
        user=person,
        role="" if person else role,
        municipality=None if person else committee.municipality,
        due=step.due_for(step.election.day),
        by=by,
        at=at,
    )
    return True
