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
from .contact_log import change_note, note_contact, settle_follow_up
from .entries import change_organisation, enter_organisation, register_organisation
from .imports import check_register, discard_register, take_over_register, upload_register
from .inviting import invite_person, take_place
from .memberships import join_umbrella, leave_umbrella
from .needs import change_need, meet_need, reopen_need, report_need, withdraw_need
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
from .pool import change_resource, end_resource, offer_again, offer_resource
from .requests import agree_to_request, ask_for_resource, decline_request, withdraw_request
from .states import (
    merge_organisations,
    publish_organisation,
    refuse_organisation,
    rest_organisation,
    revive_organisation,
)
from .survey_answers import answer_survey
from .surveys import (
    change_survey,
    close_survey,
    discard_survey,
    draw_up_survey,
    extend_survey,
    open_survey,
    remind_survey,
    reopen_survey,
)
from .telephone import enter_on_behalf

__all__ = [
    "accept_change",
    "add_contact",
    "add_representative",
    "add_time",
    "agree_to_request",
    "answer_changed",
    "answer_closed",
    "answer_survey",
    "answer_yes",
    "ask_all",
    "ask_for_change",
    "ask_for_resource",
    "ask_organisation",
    "ask_whose_turn_it_is",
    "change_contact",
    "change_need",
    "change_note",
    "change_offer",
    "change_organisation",
    "change_resource",
    "change_survey",
    "change_time",
    "check_register",
    "close_survey",
    "confirm_offer",
    "decline_request",
    "discard_register",
    "discard_survey",
    "draw_up_survey",
    "end_contact",
    "end_offer",
    "end_representative",
    "end_resource",
    "enter_offer",
    "enter_on_behalf",
    "enter_organisation",
    "extend_survey",
    "invite_person",
    "join_offer",
    "join_umbrella",
    "leave_offer",
    "leave_umbrella",
    "meet_need",
    "merge_organisations",
    "note_contact",
    "offer_again",
    "offer_resource",
    "open_survey",
    "pause_offer",
    "publish_organisation",
    "refuse_change",
    "refuse_organisation",
    "register_organisation",
    "release_offer",
    "remind_silent",
    "remind_survey",
    "remove_time",
    "reopen_need",
    "reopen_survey",
    "report_need",
    "rest_organisation",
    "resume_offer",
    "revive_organisation",
    "settle_answer",
    "settle_follow_up",
    "take_over_register",
    "take_place",
    "upload_register",
    "withdraw_need",
    "withdraw_request",
]
