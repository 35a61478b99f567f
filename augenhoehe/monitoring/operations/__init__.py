"""The verbs of indicators, values, sets, targets and gaps."""

from .catalogue import change_indicator, create_indicator, define_anew, ensure_group, retire_indicator, take_starters
from .gaps import record_gap, settle_gap
from .sets import add_member, adopt_set, create_set, remove_member
from .targets import drop_target, set_target
from .values import NewValue, Origin, Written, deliver_values, enter_value, write_values

__all__ = [
    "NewValue",
    "Origin",
    "Written",
    "add_member",
    "adopt_set",
    "change_indicator",
    "create_indicator",
    "create_set",
    "define_anew",
    "deliver_values",
    "drop_target",
    "ensure_group",
    "enter_value",
    "record_gap",
    "remove_member",
    "retire_indicator",
    "set_target",
    "settle_gap",
    "take_starters",
    "write_values",
]
