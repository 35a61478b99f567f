"""The field register of the network, and what the nightly deletion run removes here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.register import RetentionRule
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty

from . import board, cooperations, diversity, picture, plans, shares

DATA = (*cooperations.DATA, *board.DATA, *diversity.DATA, *picture.DATA, *shares.DATA, *plans.DATA)


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    """For good; nobody owes anything about what is gone."""
    for duty in Duty.objects.open().filter(subject_id__in=list(rows.values_list("pk", flat=True))):
        close_duty(kind=duty.kind, subject_id=duty.subject_id, outcome="gelöscht", by=SYSTEM, at=at)
    return rows.delete()[1].get(rows.model._meta.label, 0)


def _rule(name: str, title: str, days: int, due: Callable[[datetime], QuerySet[Any]]) -> RetentionRule:
    basis = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
    return RetentionRule(f"network.{name}", title, basis, f"{days} Tage", due, _delete)


RETENTION = (
    _rule("pictures", "Alte Bilder des Netzwerks", picture.PICTURE_DAYS, picture.old_pictures),
    _rule("pairs", "Verworfene Vorschläge, sich kennenzulernen", picture.PAIR_DAYS, picture.old_pairs),
    _rule("diversity", "Alte Selbstauskünfte zur Vielfalt", diversity.REPORT_DAYS, diversity.old_reports),
    _rule("diversity_questions", "Alte Fragen nach der Vielfalt", diversity.QUESTION_DAYS, diversity.old_questions),
    _rule("board", "Alte Einträge der Kooperationsbörse", board.CLOSED_DAYS, board.closed_entries),
    _rule("plans", "Abgestimmte Vorhaben", plans.CLOSED_DAYS, plans.old_plans),
    _rule("shares", "Beendete Aufgabenteilungen", shares.ENDED_DAYS, shares.ended_shares),
    _rule("cooperations", "Beendete Kooperationen", cooperations.ENDED_DAYS, cooperations.ended_cooperations),
)
