"""Matter 7, further on: an inquiry of the same council member; half of its questions are answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.committees.models import Paper, PaperQuestion, Station
from augenhoehe.committees.operations import (
    NewStation,
    answer_question,
    create_paper,
    create_template,
    set_numbering,
    submit_paper,
)
from augenhoehe.core.clock import day_of
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage

TITLE = "Wartezeiten auf einen Platz im Integrationskurs"
QUESTIONS = (
    "Wie viele Menschen in Zwirnstadt warten zurzeit auf einen Platz in einem Integrationskurs?",
    "Wie lange haben sie im letzten Jahr im Mittel gewartet?",
    "Welche Kurse liegen so, dass jemand mit Schichtarbeit sie besuchen kann?",
    "Warum gibt es in Zwirnstadt keinen Kurs mit Kinderbetreuung?",
)


def scenes(calendar: Calendar) -> list[Scene]:
    submitted = calendar.ago(8, 11)
    return [
        Scene(calendar.ago(9, 10), "Zwirnstadt nummeriert, wie es der Rat gewohnt ist", prepare),
        Scene(submitted, "Eine Anfrage mit vier Fragen", submit),
        Scene(submitted + timedelta(days=3), "Zwei Fragen sind beantwortet", answer),
    ]


def prepare(stage: Stage, at: datetime) -> None:
    """The pattern of the town's numbers, and a template for what is asked again and again."""
    nuray, town = stage.actor("nuray"), stage.towns["zwirnstadt"]
    set_numbering(pattern="ZW-{kind}-{year}/{number:03}", municipality=town, by=nuray, at=at)
    create_template(
        kind=Paper.Kind.INQUIRY, name="Anfrage nach einem Stand", title="Stand: {vorgang}", municipality=None,
        by=stage.actor("aylin"), at=at,
        questions="Was ist seit dem Beschluss geschehen?\nWas steht noch aus, und bis wann?\nWas hindert daran?",
        reasons="Wer {gremium} angehört, muss wissen, was aus den Beschlüssen wird.",
    )  # fmt: skip


def submit(stage: Stage, at: datetime) -> None:
    paul = stage.actor("paul")
    paper = create_paper(
        kind=Paper.Kind.INQUIRY, title=TITLE, thread=stage.papers["motion"].thread, items=[], questions=QUESTIONS,
        by=paul, at=at,
        submitted_by_committee=stage.committees["council"], submitter="Paul Pfefferblum, Ratsmitglied",
        reasons="Das Integrationskonzept braucht Zahlen. Bisher erzählt jede Beratungsstelle etwas anderes.",
        stations=[NewStation(stage.committees["social"], Station.Role.NOTICE, False, 1)],
    )  # fmt: skip
    stage.papers["inquiry"] = submit_paper(paper=paper, by=paul, at=at)
    stage.notes["paper_inquiry"] = str(paper.pk)
    stage.notes["number_inquiry"] = stage.papers["inquiry"].number or ""


def answer(stage: Stage, at: datetime) -> None:
    """One answer is released, the other one waits to be looked at; two questions are open."""
    first, second, *_ = stage.papers["inquiry"].questions.all()
    tell = partial(
        answer_question, state=PaperQuestion.State.ANSWERED, unit="Integrationsbeauftragte", answered_on=day_of(at),
        by=stage.actor("nuray"), at=at,
    )  # fmt: skip
    tell(
        question=first, released=True, source="Rückfrage bei drei Kursträgern, Oktober",
        answer="41 Menschen stehen auf Wartelisten. Wer auf mehreren steht, ist einmal gezählt.",
    )  # fmt: skip
    tell(
        question=second, source="Angaben eines Trägers, geschätzt",
        answer="Nach Angaben eines Trägers elf Wochen. Zwei Träger führen keine Statistik.",
    )  # fmt: skip
