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
from .delays import end_delays, settle_paper, state_reason
from .deliveries import deliver, deliver_all, mark_undelivered, remind_members
from .deputies import add_deputy, answer_request, ask_deputy, drop_deputy
from .evidence import add_evidence
from .expectations import collect_expectation, settle_expectation
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
from .mandates import accept_mandate, drop_mandate, give_mandate, postpone_mandate, report_mandate, return_mandate
from .meetings import cancel_meeting, change_meeting, hold_meeting, invite_to_meeting, plan_meeting
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
from .quorum import group_seats, set_quorum_rule, warn_of_quorums
from .resolutions import correct_resolution, record_resolution
from .rhythm import end_rhythm, plan_series, remind_of_rhythms, set_rhythm
from .seats import end_seat, fill_seat, give_seat, name_deputy
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
    "add_to_agenda",
    "answer_as_guest",
    "answer_invitation",
    "answer_question",
    "answer_request",
    "ask_deputy",
    "ask_questions",
    "attach_document",
    "build_agenda",
    "cancel_meeting",
    "change_committee",
    "change_item",
    "change_meeting",
    "change_paper",
    "change_template",
    "charge_for_item",
    "collect_expectation",
    "correct_resolution",
    "create_committee",
    "create_paper",
    "create_template",
    "date_layings",
    "decide_amendment",
    "decide_items",
    "deliver",
    "deliver_all",
    "describe_item",
    "describe_way",
    "detach_document",
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
    "group_seats",
    "hold_meeting",
    "invite_guest",
    "invite_to_meeting",
    "make_feed",
    "mark_undelivered",
    "move_item",
    "name_deputy",
    "note_missed_meetings",
    "note_overdue",
    "order_agenda",
    "place_item",
    "plan_meeting",
    "plan_series",
    "postpone_mandate",
    "publish_delays",
    "put_off_item",
    "record_resolution",
    "remind_members",
    "remind_of_rhythms",
    "remove_annex",
    "remove_item",
    "rename_committee",
    "report_mandate",
    "return_mandate",
    "revoke_feed",
    "set_hearing_rule",
    "set_numbering",
    "set_quorum_rule",
    "set_rhythm",
    "settle_expectation",
    "settle_paper",
    "show_annex",
    "state_effects",
    "state_formalities",
    "state_reason",
    "submit_item",
    "submit_paper",
    "uninvite_guest",
    "warn_of_quorums",
    "withdraw_item",
    "withdraw_paper",
]
__all__ += ["add_evidence", "answer_laying", "bring_forward", "change_way", "confirm_laying", "follow_station"]
__all__ += ["name_speaker", "open_layings", "request_laying", "set_duty_rule", "waive_laying"]
__all__ += ["decide_statement_by_circulation", "decline_statement", "draft_statement", "enter_statement_request"]
__all__ += ["follow_statement", "put_on_next_agenda", "send_statement"]
