"""Where cooperations and what belongs to them are read."""

from __future__ import annotations

from augenhoehe.core.addresses import by_id

from .models import BoardAnswer, BoardEntry, Cooperation, Plan, TaskShare


def of_cooperation(cooperation: Cooperation) -> str:
    return by_id("network_inside:cooperation", cooperation.pk)


def of_plan(plan: Plan) -> str:
    return by_id("network_inside:plan", plan.pk)


def of_share(share: TaskShare) -> str:
    return by_id("network_inside:share", share.pk)


def of_entry(entry: BoardEntry) -> str:
    return by_id("network_inside:board_entry", entry.pk)


def of_answer(answer: BoardAnswer) -> str:
    return by_id("network_inside:board_answer", answer.pk)
