"""The verbs of concepts, measures and implementation markers."""

from .concepts import add_action_field, change_concept, create_concept
from .markers import (
    NewMarker,
    add_marker,
    begin_marker,
    claim_marker,
    confirm_marker,
    drop_marker,
    miss_marker,
    postpone_marker,
    return_marker,
)
from .measures import change_measure, create_measure, decide_measure, finish_measure, link_thread, start_measure

__all__ = [
    "NewMarker",
    "add_action_field",
    "add_marker",
    "begin_marker",
    "change_concept",
    "change_measure",
    "claim_marker",
    "confirm_marker",
    "create_concept",
    "create_measure",
    "decide_measure",
    "drop_marker",
    "finish_measure",
    "link_thread",
    "miss_marker",
    "postpone_marker",
    "return_marker",
    "start_measure",
]
