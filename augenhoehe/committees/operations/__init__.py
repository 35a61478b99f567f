"""The verbs of committees, seats, agendas, meetings, resolutions, papers, mandates and invitations."""

from .agenda import build_agenda, order_agenda, put_off_item, submit_item, withdraw_item
from .amendments import charge_for_item, decide_amendment, decide_items, file_amendment
from .arranging import (
    add_to_agenda,
    attach_document,
    describe_item,
    describe_way,
    detach_document,
    move_item,
)
from .attendance import answer_invitation
from .committees import change_committee, create_committee, end_committee, rename_committee
from .course import (
    add_item_in_meeting,
    add_speech,
    change_speech,
    note_bias,
    postpone_in_meeting,
    reach_item,
    remove_speech,
    withdraw_in_meeting,
    write_discussion,
)
from .delays import end_delays, settle_paper, state_reason
from .deliveries import deliver, deliver_all, mark_undelivered, remind_members
from .deputies import add_deputy, answer_request, ask_deputy, drop_deputy
from .evidence import add_evidence
from .expectations import collect_expectation, settle_expectation
from .experience import declare_experience, revoke_experience
from .feeds import make_feed, revoke_feed
from .guests import answer_as_guest, invite_guest, uninvite_guest
from .hearing import end_hearing_rule, set_hearing_rule
from .layings import (
    answer_laying,
    confirm_laying,
    follow_station,
    name_speaker,
    open_layings,
    request_laying,
    set_duty_rule,
    waive_laying,
)
from .live import (
    change_presence,
    change_sitting,
    close_sitting,
    leave,
    open_sitting,
    remove_presence,
    take_seat,
    welcome_guest,
)
from .mandates import accept_mandate, drop_mandate, give_mandate, postpone_mandate, report_mandate, return_mandate
from .meetings import cancel_meeting, change_meeting, hold_meeting, invite_to_meeting, plan_meeting
from .minutes import (
    approve_minutes,
    change_minutes,
    decide_objection,
    draft_minutes,
    note_signature,
    publish_minutes,
    raise_objection,
    return_minutes,
    sign_minutes,
    submit_minutes,
    unpublish_minutes,
    write_section,
)
from .overdue import date_layings, escalate, note_overdue, publish_delays
from .paper_parts import (
    NewItem,
    add_annex,
    add_item,
    answer_question,
    ask_questions,
    change_item,
    remove_annex,
    remove_item,
    show_annex,
    state_effects,
    state_formalities,
)
from .paper_patterns import change_template, create_template, set_numbering
from .papers import NewStation, change_paper, create_paper, submit_paper, withdraw_paper
from .placing import place_item
from .quorum import set_bases, set_quorum_rule, warn_of_quorums
from .resolutions import correct_resolution, record_resolution
from .rhythm import end_rhythm, plan_series, remind_of_rhythms, set_rhythm
from .seats import end_seat, fill_seat, give_seat
from .statements import (
    decide_statement_by_circulation,
    decline_statement,
    draft_statement,
    enter_statement_request,
    follow_statement,
    send_statement,
)
from .stations import follow_resolution, note_missed_meetings
from .tracking import put_on_next_agenda
from .way import bring_forward, change_way

__all__ = [
    "NewItem",
    "NewStation",
    "accept_mandate",
    "add_annex",
    "add_deputy",
    "add_item",
    "add_item_in_meeting",
    "add_speech",
    "add_to_agenda",
    "answer_as_guest",
    "answer_invitation",
    "answer_question",
    "answer_request",
    "approve_minutes",
    "ask_deputy",
    "ask_questions",
    "attach_document",
    "build_agenda",
    "cancel_meeting",
    "change_committee",
    "change_item",
    "change_meeting",
    "change_minutes",
    "change_paper",
    "change_presence",
    "change_sitting",
    "change_speech",
    "change_template",
    "charge_for_item",
    "close_sitting",
    "collect_expectation",
    "correct_resolution",
    "create_committee",
    "create_paper",
    "create_template",
    "date_layings",
    "decide_amendment",
    "decide_items",
    "decide_objection",
    "declare_experience",
    "deliver",
    "deliver_all",
    "describe_item",
    "describe_way",
    "detach_document",
    "draft_minutes",
    "drop_deputy",
    "drop_mandate",
    "end_committee",
    "end_delays",
    "end_hearing_rule",
    "end_rhythm",
    "end_seat",
    "escalate",
    "file_amendment",
    "fill_seat",
    "follow_resolution",
    "give_mandate",
    "give_seat",
    "hold_meeting",
    "invite_guest",
    "invite_to_meeting",
    "leave",
    "make_feed",
    "mark_undelivered",
    "move_item",
    "note_bias",
    "note_missed_meetings",
    "note_overdue",
    "note_signature",
    "open_sitting",
    "order_agenda",
    "place_item",
    "plan_meeting",
    "plan_series",
    "postpone_in_meeting",
    "postpone_mandate",
    "publish_delays",
    "publish_minutes",
    "put_off_item",
    "raise_objection",
    "reach_item",
    "record_resolution",
    "remind_members",
    "remind_of_rhythms",
    "remove_annex",
    "remove_item",
    "remove_presence",
    "remove_speech",
    "rename_committee",
    "report_mandate",
    "return_mandate",
    "return_minutes",
    "revoke_experience",
    "revoke_feed",
    "set_bases",
    "set_hearing_rule",
    "set_numbering",
    "set_quorum_rule",
    "set_rhythm",
    "settle_expectation",
    "settle_paper",
    "show_annex",
    "sign_minutes",
    "state_effects",
    "state_formalities",
    "state_reason",
    "submit_item",
    "submit_minutes",
    "submit_paper",
    "take_seat",
    "uninvite_guest",
    "unpublish_minutes",
    "warn_of_quorums",
    "welcome_guest",
    "withdraw_in_meeting",
    "withdraw_item",
    "withdraw_paper",
    "write_discussion",
    "write_section",
]
__all__ += ["add_evidence", "answer_laying", "bring_forward", "change_way", "confirm_laying", "follow_station"]
__all__ += ["name_speaker", "open_layings", "request_laying", "set_duty_rule", "waive_laying"]
__all__ += ["decide_statement_by_circulation", "decline_statement", "draft_statement", "enter_statement_request"]
__all__ += ["follow_statement", "put_on_next_agenda", "send_statement"]
