"""Two areas looked at closely: Sternmünde's harbour for everybody, and Uhlenquell, too small for numbers (S3-19)."""

from __future__ import annotations

from datetime import date, datetime

from augenhoehe.concept.operations import (
    AnalysisSaid,
    begin_analysis,
    check_analysis,
    propose_measure,
    publish_analysis,
)
from augenhoehe.structure.operations.sources import name_source

from .calendar import Calendar
from .stage import Scene, Stage


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(7, 10), "Am Hafen: eine Sozialraumanalyse wird öffentlich", _harbour),
        Scene(calendar.ago(6, 10), "Uhlenquell wird betrachtet", _uhlenquell),
        Scene(calendar.ago(6, 11), "Südkiel: was der neue Zuschnitt für die Zahlen heißt", _suedkiel),
    ]


def _harbour(stage: Stage, at: datetime) -> None:
    by = stage.actor("aylin")
    made = begin_analysis(
        municipality=stage.towns["sternmuende"], social_area=stage.areas["hafen"], by=by, at=at,
        said=AnalysisSaid(
            date(at.year - 1, 1, 1), date(at.year - 1, 12, 31),
            potentials="Am Hafen sprechen viele Familien mehrere Sprachen. Vereine nutzen die Halle gemeinsam.\n\n"
            "Im Stadtteilbüro kennt man sich; wer neu ist, findet schnell jemanden, der hilft.",
            needs="Abends fährt nach dem Kurs kein Bus mehr. Wartezeiten in den Kitas sind lang.",
            conclusions="Eine feste Sprechstunde im Stadtteilbüro hilft mehr als weitere Faltblätter.",
        ),
    )  # fmt: skip
    propose_measure(
        analysis=made, action_field=stage.fields["arrival"], title="Sprechstunde im Stadtteilbüro am Hafen",
        description="Jede Woche zwei Stunden, mit Sprachmittlung.", lead_unit="Integrationszentrum", by=by, at=at,
    )  # fmt: skip
    check_analysis(analysis=made, by=by, at=at)
    publish_analysis(analysis=made, by=by, at=at)
    stage.notes["analysis_harbour"] = str(made.pk)
    source = name_source(
        question=stage.questions["post"], analysis=made, by=stage.actor("aylin"), at=at,
        shows="Am Hafen wohnen viele Menschen in Unterkünften. Post kommt dort oft zu spät an.",
    )  # fmt: skip
    stage.notes["question_source"] = str(source.pk)


def _uhlenquell(stage: Stage, at: datetime) -> None:
    made = begin_analysis(
        municipality=stage.towns["zwirnstadt"], social_area=stage.areas["uhlenquell"], by=stage.actor("aylin"), at=at,
        said=AnalysisSaid(
            date(at.year - 1, 1, 1), date(at.year - 1, 12, 31),
            potentials="Wer hier lebt, hilft sich. Der Sportplatz ist der Treffpunkt des Dorfs.",
            needs="Der letzte Bus fährt, bevor die Kurse enden.",
        ),
    )  # fmt: skip
    stage.notes["analysis_uhlenquell"] = str(made.pk)


def _suedkiel(stage: Stage, at: datetime) -> None:
    """Drawn of two former areas: their numbers stand beside those of today, and are not added up."""
    made = begin_analysis(
        municipality=stage.towns["sternmuende"], social_area=stage.areas["suedkiel"], by=stage.actor("aylin"), at=at,
        said=AnalysisSaid(
            date(at.year - 1, 1, 1), date(at.year - 1, 12, 31),
            potentials="Spulengrund und ein Teil der Südfahne gehören jetzt zusammen. Die Vereine waren es längst.",
            needs="Die Zahlen vor dem neuen Zuschnitt lassen sich nicht mit denen von heute vergleichen.",
        ),
    )  # fmt: skip
    stage.notes["analysis_redrawn"] = str(made.pk)
