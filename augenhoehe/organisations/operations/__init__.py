"""The verbs of the register."""

from .changes import accept_change, ask_for_change, refuse_change
from .confirming import (
    answer_changed,
    answer_closed,
    answer_yes,
    ask_all,
    ask_organisation,
    ask_whose_turn_it_is,
    remind_silent,
    settle_answer,
)
from .entries import change_organisation, enter_organisation, register_organisation
from .imports import check_register, discard_register, take_over_register, upload_register
from .inviting import invite_person, take_place
from .memberships import join_umbrella, leave_umbrella
from .offers import (
    add_time,
    change_offer,
    change_time,
    confirm_offer,
    end_offer,
    enter_offer,
    join_offer,
    leave_offer,
    pause_offer,
    release_offer,
    remove_time,
    resume_offer,
)
from .people import add_contact, add_representative, change_contact, end_contact, end_representative
from .states import (
    merge_organisations,
    publish_organisation,
    refuse_organisation,
    rest_organisation,
    revive_organisation,
)
from .telephone import enter_on_behalf

__all__ = [
    "accept_change",
    "add_contact",
    "add_representative",
    "add_time",
    "answer_changed",
    "answer_closed",
    "answer_yes",
    "ask_all",
    "ask_for_change",
    "ask_organisation",
    "ask_whose_turn_it_is",
    "change_contact",
    "change_offer",
    "change_organisation",
    "change_time",
    "check_register",
    "confirm_offer",
    "discard_register",
    "end_contact",
    "end_offer",
    "end_representative",
    "enter_offer",
    "enter_on_behalf",
    "enter_organisation",
    "invite_person",
    "join_offer",
    "join_umbrella",
    "leave_offer",
    "leave_umbrella",
    "merge_organisations",
    "pause_offer",
    "publish_organisation",
    "refuse_change",
    "refuse_organisation",
    "register_organisation",
    "release_offer",
    "remind_silent",
    "remove_time",
    "rest_organisation",
    "resume_offer",
    "revive_organisation",
    "settle_answer",
    "take_over_register",
    "take_place",
    "upload_register",
]
