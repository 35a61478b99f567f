"""The verbs of programmes, conditions, calls, bookmarks and grants."""

from .bookmarks import change_bookmark, forget_programme, forget_somebodys, remember_programme, remind_of_deadlines
from .calls import announce_call, cancel_call, change_call
from .conditions import add_rule, change_rule, move_rule, remove_rule
from .grants import (
    apply_for_grant,
    change_grant,
    grant_money,
    link_measure,
    plan_grant,
    refuse_grant,
    retry_grant,
    settle_grant,
    unlink_measure,
)
from .programmes import (
    change_programme,
    confirm_programme,
    end_programme,
    enter_programme,
    owe_checks,
    publish_programme,
    revive_programme,
    withdraw_programme,
)

__all__ = [
    "add_rule",
    "announce_call",
    "apply_for_grant",
    "cancel_call",
    "change_bookmark",
    "change_call",
    "change_grant",
    "change_programme",
    "change_rule",
    "confirm_programme",
    "end_programme",
    "enter_programme",
    "forget_programme",
    "forget_somebodys",
    "grant_money",
    "link_measure",
    "move_rule",
    "owe_checks",
    "plan_grant",
    "publish_programme",
    "refuse_grant",
    "remember_programme",
    "remind_of_deadlines",
    "remove_rule",
    "retry_grant",
    "revive_programme",
    "settle_grant",
    "unlink_measure",
    "withdraw_programme",
]
