"""Rooms of the forum in several languages; what people write has translations of its own."""

from __future__ import annotations

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.translating import Translatable, Untranslated

from .models import Room
from .rules.moderation import check_set_up


def _check(by: Actor, room: Room) -> None:
    check_set_up(by)


TRANSLATABLE = (
    Translatable(
        "forum.Room", "Raum des Forums", lambda: Room.objects.filter(closed_at__isnull=True),
        lambda row: text_in(row.title, "de").text, _check,
    ),
)  # fmt: skip
UNTRANSLATED = (
    Untranslated("forum.Contribution", "Was Menschen schreiben, übersetzt die Moderation beim Beitrag."),
    Untranslated("forum.ContributionAnswer", "Eine amtliche Antwort entsteht gleich mehrsprachig beim Beitrag."),
    Untranslated("forum.ForumSettings", "Der Satz für die Zeit, in der das Forum ruht, steht in den Einstellungen."),
)
