"""A draft: it waits for the coordination to finish the question."""

from __future__ import annotations

from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene

from .telling import Matter

PARENTS = Matter(
    key="parents",
    title="Sprachmittlung beim Elternsprechtag",
    question="Wie verstehen sich Eltern und Schule beim Sprechtag, ohne dass Kinder übersetzen?",
    background="Fünf Meldungen, meist aus Sternmünde. Der Antrag auf Sprachmittlung dauert länger als die Einladung.",
    affected="Eltern, Kinder und Lehrkräfte",
    causes="Die Antragsfrist beträgt sechs Wochen, Termine stehen erst zwei Wochen vorher fest.",
    brief="",
    level="town",
    public_title={"de": "Sprachmittlung beim Elternsprechtag"},
    summary={"de": "Beim Elternsprechtag fehlt Sprachmittlung. Kinder und Vereine springen ein. Der Entwurf entsteht."},
)


def scenes(calendar: Calendar) -> list[Scene]:
    return [Scene(calendar.ago(6), "Elternsprechtag: Entwurf", PARENTS.draft)]
