"""What the invented organisations want to learn and can teach."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.organisations import operations
from augenhoehe.organisations.models import TrainingTopic

from .calendar import Calendar
from .organisations import entry
from .stage import Scene, Stage

TOPICS = ("Anträge auf Fördermittel schreiben", "Vereinsrecht und Vorstand", "Gemeinnützigkeit und Spenden",
          "Öffentlichkeitsarbeit", "Schutz von Kindern im Verein")  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(70, 9), "Die Themen für Schulungen stehen fest", _topics),
        Scene(calendar.ago(25, 19), "Dattelpalme will Anträge schreiben lernen", _wish),
        Scene(calendar.ago(24, 20), "Frauen wagen Wege auch", _join),
        Scene(calendar.ago(18, 10), "Bildungsbrücke Lale kann es weitergeben", _offer),
    ]


def _topics(stage: Stage, at: datetime) -> None:
    for place, title in enumerate(TOPICS):
        made = operations.add_topic(title=title, by=stage.actor("aylin"), at=at)
        if not place:
            stage.notes["training_topic"] = str(made.pk)


def _wish(stage: Stage, at: datetime) -> None:
    made = operations.wish_training(
        organisation=entry(stage, "dattelpalme"), topic=_topic(stage), hours="evening", format="on_site",
        language="ar", text="Am liebsten mit einem echten Antrag als Beispiel.", by=stage.actor("faisal"), at=at,
    )  # fmt: skip
    stage.notes["training_wish"] = str(made.pk)


def _join(stage: Stage, at: datetime) -> None:
    wish = entry(stage, "dattelpalme").training_wishes.get()
    operations.join_wish(wish=wish, organisation=entry(stage, "frauen"), by=stage.actor("rojda"), at=at)


def _offer(stage: Stage, at: datetime) -> None:
    made = operations.offer_training(
        organisation=entry(stage, "lale"), topic=_topic(stage), hours="weekend", text="Zwölf Anträge, neun bewilligt.",
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["training_offer"] = str(made.pk)


def _topic(stage: Stage) -> TrainingTopic:
    found: TrainingTopic = TrainingTopic.objects.get(pk=stage.notes["training_topic"])
    return found
