"""Matter 1 begins with a case reconstruction: one course, altered, that shows where help breaks off."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.structure.models import Hint, Reconstruction
from augenhoehe.structure.operations.reconstructions import (
    NewPhase,
    add_phase,
    derive_themes,
    edit_reconstruction,
    hold_reconstruction,
    plan_reconstruction,
    release_reconstruction,
)

TITLE = "Vom Bescheid bis zum verpassten Kita-Platz"
MODERATION = "Diakonie, Moderation von Fallrekonstruktionen"
PRESENT = "Migrationsberatung\nKita-Leitung\nJugendamt, Platzvergabe\nSprachmittlung\nelternvertretende Initiative"
PHASES = (
    NewPhase("Frau K. bekommt einen Bescheid über den Kita-Platz. Er hat vier Seiten.", "Jugendamt, Platzvergabe",
             "Sie versteht, dass es um die Kita geht, und nicht, dass sie antworten muss."),
    NewPhase("Sie fragt in der Kita nach. Dort spricht gerade niemand ihre Sprache.", "Kita",
             "Man gibt ihr ein deutsches Formular mit und bittet sie wiederzukommen.", broken=True),
    NewPhase("Das ältere Kind übersetzt am Küchentisch.", "Kind, zehn Jahre",
             "Die Frist steht auf Seite drei und wird übersehen."),
    NewPhase("Die Frist läuft ab, der Platz geht an eine andere Familie.", "Jugendamt, Platzvergabe",
             "Frau K. erfährt davon zwei Wochen später, wieder per Brief.", broken=True),
    NewPhase("Eine Beraterin ruft mit Sprachmittlung am Telefon an.", "Migrationsberatung",
             "In zwanzig Minuten ist alles erklärt. Für diesen Platz ist es zu spät."),
)  # fmt: skip
WORKED = "Das Telefonat mit Sprachmittlung. Alle Stellen wollten helfen; keine wusste, wie sie sich verständigt."
THEMES = (
    "Der erste Schritt steht nirgends in einer Sprache, die Eltern verstehen\n"
    "Kitas haben keine Sprachmittlung, wenn jemand vor der Tür steht\n"
    "Fristen in Bescheiden sind nicht hervorgehoben\n"
    "Kinder übersetzen für ihre Eltern"
)


def scenes(calendar: Calendar) -> list[Scene]:
    step = "Kita-Auskunft: Fallrekonstruktion "
    return [
        Scene(calendar.ago(186), step + "geplant", plan),
        Scene(calendar.ago(181), step + "durchgeführt", hold),
        Scene(calendar.ago(178), step + "geschrieben", write),
        Scene(calendar.ago(175), step + "freigegeben", release),
    ]


def plan(stage: Stage, at: datetime) -> None:
    made = plan_reconstruction(
        title=TITLE, held_on=stage.calendar.ago(181).date(), moderation=MODERATION, topics=[stage.topics["kita"]],
        source=Hint.Source.ADVICE, by=stage.actor("jolanta"), at=at,
    )  # fmt: skip
    stage.notes["reconstruction_kita"] = str(made.pk)


def _of(stage: Stage) -> Reconstruction:
    return Reconstruction.objects.get(pk=stage.notes["reconstruction_kita"])


def hold(stage: Stage, at: datetime) -> None:
    hold_reconstruction(reconstruction=_of(stage), present=PRESENT, by=stage.actor("jolanta"), at=at)


def write(stage: Stage, at: datetime) -> None:
    jolanta, found = stage.actor("jolanta"), _of(stage)
    for phase in PHASES:
        add_phase(reconstruction=found, phase=phase, by=jolanta, at=at)
    edit_reconstruction(
        reconstruction=found, title=TITLE, held_on=found.held_on, moderation=MODERATION, present=PRESENT,
        source=Hint.Source.ADVICE, worked=WORKED, by=jolanta, at=at,
    )  # fmt: skip
    derive_themes(reconstruction=found, themes=THEMES, topics=[stage.topics["kita"]], by=jolanta, at=at)


def release(stage: Stage, at: datetime) -> None:
    """Aylin is the second person; the check found nobody."""
    release_reconstruction(reconstruction=_of(stage), by=stage.actor("aylin"), at=at)
