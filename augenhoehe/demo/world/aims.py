"""Where offers are missing: what the questions about courses and about the post name, and one offer to change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from augenhoehe.organisations.models import Offer
from augenhoehe.structure.models import StructuralQuestion, Term
from augenhoehe.structure.operations.offer_aims import name_in_question

from .calendar import Calendar
from .stage import Scene, Stage


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(9, 10), "Die Frage zu den Kursen nennt eine Lücke und ein Angebot", about_courses),
        Scene(calendar.ago(9, 11), "Die Frage zur Post nennt eine Lücke", about_post),
    ]


def _name(stage: Stage, at: datetime, key: str, area: str, **said: Any) -> None:
    question = StructuralQuestion.objects.select_related("municipality").get(pk=stage.notes[f"question_{key}"])
    term = Term.objects.get(vocabulary=Term.Vocabulary.LIFE_AREA, code=area)
    name_in_question(question=question, life_area=term, by=stage.actor("aylin"), at=at, **said)


def about_courses(stage: Stage, at: datetime) -> None:
    _name(
        stage, at, "course", "language", verb="close_gap", kind="language_course",
        what="Deutschkurs am Abend mit Kinderbetreuung", municipality=stage.towns["nebelfurt"],
    )  # fmt: skip
    offer = Offer.objects.get(pk=stage.notes["offer:Sprachcafé"])
    _name(stage, at, "course", "language", verb="change", offer=offer, what="Auch am Samstag öffnen.")


def about_post(stage: Stage, at: datetime) -> None:
    _name(
        stage, at, "post", "orientation", verb="new", kind="authorities", language="ti",
        what="Hilfe beim Lesen von Amtspost in den Unterkünften",
    )  # fmt: skip
