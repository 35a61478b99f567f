"""Two concepts: Zwirnstadt involves people (matter 7), the Kreis carries out what it resolved and reports each year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from augenhoehe.committees.models import Mandate
from augenhoehe.concept.models import (
    ActorType,
    Chapter,
    Concept,
    Experience,
    Goal,
    GuidingGoal,
    Involvement,
    Measure,
    Phase,
    Project,
)
from augenhoehe.concept.operations import (
    GoalSaid,
    NewMarker,
    ProjectSaid,
    add_goal,
    add_guiding_goal,
    begin_concept,
    begin_phase,
    begin_report,
    change_concept,
    change_goal,
    change_measure,
    change_statement,
    comment_on,
    create_measure,
    create_project,
    finish_phase,
    involve,
    lay_phases,
    make_edition,
    note_experience,
    note_expert,
    note_organisation,
    order_edition,
    part_vision,
    plant_starters,
    postpone_goal,
    write_chapter,
    write_part,
    write_report,
)
from augenhoehe.concept.queries import sentences
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.monitoring.models import Indicator
from augenhoehe.organisations.models import Organisation

from .calendar import Calendar
from .stage import Scene, Stage

_K, _A = Phase.Kind, ActorType
VISION = (
    "In Zwirnstadt leben Menschen friedlich in Vielfalt zusammen. Wer hier lebt, gehört dazu und redet mit.\n\n"
    "Ämter, Vereine, Schulen und Kirchen arbeiten auf Augenhöhe mit Menschen, die zugewandert sind."
)
DISTRICT_VISION = (
    "Im Kreis Federlohe kann jeder Mensch ankommen, lernen, arbeiten und mitreden, gleich woher er kommt.\n\n"
    "Was dem im Weg steht, suchen und ändern wir gemeinsam."
)


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(338), "Das Konzept des Kreises bekommt Leitbild und Phasen", found_district),
        Scene(calendar.ago(336), "Der Kreis nennt nachprüfbare Ziele", set_goals),
        Scene(calendar.ago(300), "Der Bestand nennt, was es schon gab", take_stock),
        Scene(calendar.ago(158, 12), "Elternbriefe dienen einem Ziel", serve_goal),
        Scene(calendar.ago(90, 10), "Ziele nennen Indikatoren", name_indicators),
        Scene(calendar.ago(84, 9), "Aus dem Auftrag beginnt ein Konzept", begin),
        Scene(calendar.ago(82, 9), "Die Bestandsaufnahme beginnt", take_stock_in_town),
        Scene(calendar.ago(56, 16), "Eine Fachfrau rät zur Ausgangslage", hear_expert),
        Scene(calendar.ago(32, 9), "Die Beteiligung beginnt", involve_people),
        Scene(calendar.ago(20, 11), "Ein Ziel des Kreises braucht länger", move_goal),
        Scene(calendar.ago(12, 10), "Zwirnstadt entwirft Ziele und Maßnahmen", draft_tree),
        Scene(calendar.ago(8, 18), "Ein Ratsmitglied kommentiert", comment),
        Scene(calendar.ago(5, 9), "Der Kreis berichtet über das Jahr", report),
        Scene(calendar.ago(3, 9), "Ein Verein hat an einer Maßnahme mitgewirkt", contribute),
    ]


# --- The Kreis --------------------------------------------------------------------------------------
def _district(stage: Stage) -> Concept:
    return stage.fields["school"].concept


EARLIER = {_K.STOCK_TAKING: 400, _K.INVOLVEMENT: 310, _K.DRAFT: 200, _K.DELIBERATION: 110, _K.ADOPTION: 40}


def found_district(stage: Stage, at: datetime) -> None:
    concept, by = _district(stage), stage.actor("bernward")
    change_concept(
        concept=concept, title=concept.title, public=True, vision=DISTRICT_VISION, starts_on=day_of(at),
        ends_on=day_of(at) + timedelta(days=4 * 365), by=by, at=at,
    )  # fmt: skip
    # The concept is older than this platform; its first phases are entered with the days they had.
    earlier = "Diese Schritte liegen vor dem Start dieser Plattform. Der Kreistag hat das Konzept beschlossen."
    for phase in lay_phases(concept=concept, by=by, at=at):
        phase.concept = concept
        kind = _K(phase.kind)
        if kind in EARLIER:
            over = day_of(at) - timedelta(days=EARLIER[kind])
            begin_phase(phase=phase, on=over - timedelta(days=60), by=by, at=at)
            finish_phase(phase=phase, reason=earlier, on=over, by=by, at=at)
        elif kind == _K.IMPLEMENTATION:
            begin_phase(phase=phase, by=by, at=at)


GOALS = (
    ("school", "Eltern verstehen, was Kita und Schule ihnen sagen", "Elternbriefe sind in einfacher Sprache",
     "80 von 100 Schulen", "Jugendamt Sternmünde", Goal.Dimension.STRUCTURAL, 420),
    ("language", "Niemand wartet länger als drei Monate auf einen Sprachkurs", "Wartezeit bis zum ersten Kurstag",
     "höchstens 90 Tage", "Integrationszentrum", Goal.Dimension.CULTURAL, 600),
    ("fairness", "Menschen mit Einwanderungsgeschichte entscheiden mit", "Besetzte Sitze in den Gremien",
     "drei von vier Gremien vollständig", "Amt für Integration", Goal.Dimension.SOCIAL, 500),
)  # fmt: skip
GUIDING = (
    ("school", "Bildung hängt nicht an der Sprache der Eltern"),
    ("language", "Wer Deutsch lernen will, kann sofort anfangen"),
    ("fairness", "Betroffene sitzen mit am Tisch"),
)


def set_goals(stage: Stage, at: datetime) -> None:
    concept, by = _district(stage), stage.actor("bernward")
    guiding = {
        key: add_guiding_goal(concept=concept, title=title, action_field=stage.fields[key], by=by, at=at)
        for key, title in GUIDING
    }
    plant_starters(concept=concept, fields=[], goals=["welcome", "segregation", "living_together"], by=by, at=at)
    for key, title, criterion, target, unit, dimension, days in GOALS:
        said = GoalSaid(
            title=title, criterion=criterion, target=target, unit=unit, dimension=dimension, guiding_goal=guiding[key],
            responsible=stage.people["linh"] if key == "school" else stage.people["bernward"],
        )  # fmt: skip
        made = add_goal(
            concept=concept, action_field=stage.fields[key], said=said, due=day_of(at) + timedelta(days=days), by=by,
            at=at,
        )  # fmt: skip
        stage.notes[f"goal_{key}"] = str(made.pk)
    _fill_vision(concept, list(guiding.values()), stage, at)


def _fill_vision(concept: Concept, guiding: list[GuidingGoal], stage: Stage, at: datetime) -> None:
    """The first statement has goals; the second a guiding goal alone; the third is still only words."""
    by = stage.actor("bernward")
    made = part_vision(
        concept=concept, statements=[*sentences(concept.vision), "Niemand wird ausgegrenzt."], by=by, at=at
    )
    overarching = list(concept.guiding_goals.filter(action_field=None).order_by("position")[:1])
    for statement, chosen in zip(made, (guiding, overarching), strict=False):
        change_statement(statement=statement, text=statement.text, guiding_goals=chosen, by=by, at=at)
    stage.notes["vision_statement"] = str(made[-1].pk)


def _goal(stage: Stage, key: str) -> Goal:
    rows = Goal.objects.select_related("concept__municipality", "concept__thread", "action_field", "guiding_goal")
    return rows.get(pk=stage.notes[f"goal_{key}"])


def serve_goal(stage: Stage, at: datetime) -> None:
    measure = stage.measures["letters"]
    measure.refresh_from_db()
    change_measure(
        measure=measure, title=measure.title, description=measure.description, lead_unit=measure.lead_unit,
        lead=measure.lead, goal=_goal(stage, "school"), by=stage.actor("bernward"), at=at,
        partner_units=["Schulamt des Kreises", "Integrationszentrum"], target_group="alle Eltern",
        effort_hours=Decimal(240), capacity="ein Achtel einer Stelle im Jugendamt", funding="Integrationspauschale",
    )  # fmt: skip


def take_stock(stage: Stage, at: datetime) -> None:
    """What there was before, with giver, period and results (S4-33)."""
    by, year = stage.actor("bernward"), day_of(at).year
    before = create_project(
        municipality=stage.district, by=by, at=at,
        said=ProjectSaid(
            title="Modellkommune „Ankommen gestalten“", kind=Project.Kind.PROGRAMME, carrier="Kreis Federlohe",
            giver="Land, Modellprogramm (erfunden)", starts_on=date(year - 9, 1, 1), ends_on=date(year - 7, 12, 31),
            text="Zwölf Kommunen erprobten, wie Ämter ihre Schritte aufeinander abstimmen.",
            results="Drei Ketten von Ämtern sind beschrieben; zwei davon gelten noch.",
            action_fields=[stage.fields["arrival"]],
        ),
    )  # fmt: skip
    now = create_project(
        municipality=stage.district, by=by, at=at,
        said=ProjectSaid(
            title="Kommunales Integrationsmanagement", kind=Project.Kind.PROGRAMME, carrier="Integrationszentrum",
            giver="Land", starts_on=date(year - 5, 1, 1), predecessor=before,
            text="Strategische Steuerung, Case Management und Stellen in Ausländer- und Einbürgerungsbehörde.",
            action_fields=[stage.fields["arrival"], stage.fields["fairness"]],
        ),
    )  # fmt: skip
    note_experience(
        municipality=stage.district, project=before, kind=Experience.Kind.WORKED, by=by, at=at, public=True,
        text="Ketten von Ämtern halten nur, wenn jede Stelle eine Person nennt, die man anrufen kann.",
        conditions="Die Leitungen haben es gemeinsam beschlossen.", action_fields=[stage.fields["arrival"]],
    )  # fmt: skip
    note_experience(
        municipality=stage.district, project=now, kind=Experience.Kind.ADVICE, by=by, at=at,
        text="Vereine früher fragen: nach der Antragsfrist war der Rahmen schon fest.",
        action_fields=[stage.fields["fairness"]],
    )  # fmt: skip
    stage.notes["project_programme"], stage.notes["project_model"] = str(now.pk), str(before.pk)


def move_goal(stage: Stage, at: datetime) -> None:
    goal = _goal(stage, "language")
    postpone_goal(
        goal=goal, due=goal.due + timedelta(days=180), by=stage.actor("bernward"), at=at,
        reason="Zwei Träger bieten erst ab dem nächsten Sommer neue Kurse an.",
    )  # fmt: skip


def report(stage: Stage, at: datetime) -> None:
    """The report of the running year, and its first edition."""
    concept, by = _district(stage), stage.actor("bernward")
    made = begin_report(concept=concept, year=day_of(at).year, by=by, at=at)
    made.concept = concept
    write_report(
        report=made, by=by, at=at,
        intro="Das erste Jahr der Umsetzung. Die Auskunft der Kitas ist in fünf Sprachen da; Elternbriefe dauern "
        "länger als gedacht.\n\nWas verschoben wurde, steht mit beiden Tagen und dem Grund dabei.",
        outlook="Im nächsten Jahr geht es um Sprachkurse am Abend und um die Sitze für Betroffene.",
    )  # fmt: skip
    for part in made.parts.select_related("report__concept", "action_field"):
        if part.action_field_id == stage.fields["school"].pk:
            write_part(
                part=part, by=by, at=at,
                text="Elf Eltern haben die Vorlage für Elternbriefe geprüft und drei Sätze geändert.",
            )  # fmt: skip
    edition = order_edition(report=made, by=by, at=at, defer=False)
    make_edition(edition_id=edition.pk, now=lambda: at)
    stage.notes["year_report"], stage.notes["report_edition"] = str(made.pk), str(edition.pk)


def contribute(stage: Stage, at: datetime) -> None:
    found = Organisation.objects.filter(state=Organisation.State.PUBLISHED, name__startswith="Bildungsbrücke").first()
    if found is not None:
        measure = stage.measures["letters"]
        measure.refresh_from_db()
        made = note_organisation(
            concept=_district(stage), measure=measure, organisation=found, on=day_of(at), by=stage.actor("bernward"),
            at=at, text="Zwei Eltern aus dem Verein haben vier Briefe gegengelesen und auf Türkisch erklärt.",
        )  # fmt: skip
        stage.notes["contribution"] = str(made.pk)


def name_indicators(stage: Stage, at: datetime) -> None:
    """Goals name what they are measured by, as far as the catalogue has it."""
    for key, codes in (("school", ("S2", "C2b")), ("fairness", ("S1", "A3"))):
        goal = _goal(stage, key)
        found = list(Indicator.objects.filter(code__in=codes))
        said = GoalSaid(
            title=goal.title, criterion=goal.criterion, target=goal.target, unit=goal.unit,
            responsible=goal.responsible, dimension=goal.dimension, guiding_goal=goal.guiding_goal, indicators=found,
        )  # fmt: skip
        if found:
            change_goal(goal=goal, said=said, by=stage.actor("bernward"), at=at)


# --- Zwirnstadt -------------------------------------------------------------------------------------
def _town(stage: Stage) -> Concept:
    rows = Concept.objects.select_related("municipality", "thread", "mandate")
    return rows.get(pk=stage.notes["concept_zwirnstadt"])


def _phase(stage: Stage, kind: str) -> Phase:
    rows = Phase.objects.select_related("concept__municipality", "concept__thread")
    return rows.get(concept=_town(stage), kind=kind)


def begin(stage: Stage, at: datetime) -> None:
    concept = begin_concept(
        mandate=Mandate.objects.get(pk=stage.notes["mandate_motion"]), title="Integrationskonzept Zwirnstadt",
        municipality=stage.towns["zwirnstadt"], by=stage.actor("nuray"), at=at,
    )  # fmt: skip
    stage.notes["concept_zwirnstadt"] = str(concept.pk)


def _involve(stage: Stage, kind: str, by: Actor, at: datetime, *rows: tuple[str, str, str, str]) -> None:
    phase = _phase(stage, kind)
    for actor_type, who, way, note in rows:
        involve(phase=phase, actor_type=actor_type, who=who, way=way, on=day_of(at), note=note, by=by, at=at)


def take_stock_in_town(stage: Stage, at: datetime) -> None:
    nuray = stage.actor("nuray")
    begin_phase(phase=_phase(stage, _K.STOCK_TAKING), by=nuray, at=at)
    _involve(
        stage, _K.STOCK_TAKING, nuray, at,
        (_A.ADMINISTRATION, "Sozialamt, Schulverwaltung, Stadtplanung", Involvement.Way.CONTRIBUTED,
         "Vierzehn Angebote sind gesammelt."),
        (_A.WELFARE, "Caritasverband Federlohe", Involvement.Way.CONTRIBUTED, "Zahlen der Beratung als Überblick."),
        (_A.MIGRANT_ORGANISATIONS, "Bildungsbrücke Lale e. V.", Involvement.Way.HEARD, ""),
    )  # fmt: skip
    _write(
        stage, 1, at, "Zwirnstadt wächst durch Zuzug. Wie viele Menschen eine Einwanderungsgeschichte haben, ist der "
        "Stadt nicht bekannt.", "erster Entwurf",
    )  # fmt: skip


def _write(stage: Stage, position: int, at: datetime, text: str, note: str) -> None:
    rows = Chapter.objects.select_related("concept__municipality", "concept__thread")
    chapter = rows.get(concept=_town(stage), position=position)
    write_chapter(chapter=chapter, title=chapter.title, text=text, note=note, by=stage.actor("nuray"), at=at)


def hear_expert(stage: Stage, at: datetime) -> None:
    nuray, concept = stage.actor("nuray"), _town(stage)
    chapter = Chapter.objects.get(concept=concept, position=1)
    note_expert(
        concept=concept, name="Prof. Dr. Isolde Immenblatt", role="Hochschule, Sozialplanung", chapter=chapter,
        text="Die Staatsangehörigkeit allein sagt wenig. Fragen Sie nach Sprache und Dauer des Aufenthalts.",
        on=day_of(at), named_publicly=True, by=nuray, at=at,
    )  # fmt: skip
    _write(
        stage, 1, at, "Zwirnstadt wächst durch Zuzug. Knapp neun von hundert Menschen haben eine ausländische "
        "Staatsangehörigkeit. Wie viele eine Einwanderungsgeschichte haben, ist der Stadt nicht bekannt.",
        "Zahl des Einwohnermeldeamts ergänzt",
    )  # fmt: skip


def involve_people(stage: Stage, at: datetime) -> None:
    nuray = stage.actor("nuray")
    finish_phase(
        phase=_phase(stage, _K.STOCK_TAKING), by=nuray, at=at,
        reason="Die Übersicht liegt vor. Wer noch fehlt, kommt in der Beteiligung zu Wort.",
    )  # fmt: skip
    begin_phase(phase=_phase(stage, _K.INVOLVEMENT), by=nuray, at=at)
    _involve(
        stage, _K.INVOLVEMENT, nuray, at,
        (_A.ADMINISTRATION, "Runde der Amtsleitungen", Involvement.Way.CONTRIBUTED, ""),
        (_A.POLITICS, "Sozialausschuss", Involvement.Way.INFORMED, ""),
        (_A.WELFARE, "Caritasverband und Diakonie", Involvement.Way.CONTRIBUTED, ""),
        (_A.MIGRANT_ORGANISATIONS, "Frauen wagen Wege e. V.", Involvement.Way.CONTRIBUTED,
         "Wünschen sich einen festen Ort für Treffen."),
        (_A.AFFECTED, "Offener Abend im Rathaus", Involvement.Way.HEARD, "Wohnen und Sprachkurse am Abend."),
        (_A.CLUBS, "Freiwillige Feuerwehr, Sportverein", Involvement.Way.HEARD, ""),
    )  # fmt: skip


def draft_tree(stage: Stage, at: datetime) -> None:
    """Enough to see what is missing: one goal without a measure, one measure without a person."""
    nuray, concept = stage.actor("nuray"), _town(stage)
    change_concept(concept=concept, title=concept.title, public=True, vision=VISION, by=nuray, at=at)
    plant_starters(
        concept=concept, fields=["asylum", "opening", "language", "education", "participation", "organisations"],
        goals=["welcome", "living_together"], by=nuray, at=at,
    )  # fmt: skip
    fields = {one.title: one for one in concept.action_fields.all()}
    language, clubs = fields["Sprache"], fields["Migrantenorganisationen stärken, Zusammenarbeit"]
    goals = [
        add_goal(
            concept=concept, action_field=field, due=stage.calendar.ahead(days), by=nuray, at=at,
            said=GoalSaid(title=title, criterion=criterion, target=target, unit="Integrationsbeauftragte"),
        )
        for field, title, criterion, target, days in (
            (language, "Abends gibt es Deutschkurse", "Kurse, die nach 18 Uhr beginnen", "zwei Kurse im Jahr", 700),
            (clubs, "Vereine haben einen Ort", "Ein Raum ist für Vereine kostenlos", "ein Raum", 640),
        )
    ]  # fmt: skip
    create_measure(
        action_field=language, goal=goals[0], title="Abendkurs mit Kinderbetreuung", lead_unit="Volkshochschule",
        description="Ein Kurs am Abend, nebenan werden Kinder betreut.", by=nuray, at=at, state=Measure.State.PLANNED,
        partner_units=["Jugendamt Sternmünde"], target_group="Eltern mit kleinen Kindern", effort_hours=Decimal(120),
        markers=[NewMarker("Der erste Kurs hat begonnen", stage.calendar.ahead(500))],
    )  # fmt: skip


def comment(stage: Stage, at: datetime) -> None:
    chapter = Chapter.objects.get(concept=_town(stage), position=1)
    newest = chapter.versions.order_by("-number").first()
    if newest is not None:
        made = comment_on(
            version=newest, text="Bitte auch die Dörfer nennen, nicht nur die Stadt.", by=stage.actor("paul"), at=at
        )
        stage.notes["chapter_comment"] = str(made.pk)
