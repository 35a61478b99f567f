"""The verbs of committees, seats, agendas, meetings, resolutions, papers, mandates and invitations."""

from .agenda import build_agenda, order_agenda, put_off_item, submit_item, withdraw_item
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
from .deliveries import deliver, deliver_all, mark_undelivered, remind_members
from .deputies import add_deputy, answer_request, ask_deputy, drop_deputy
from .expectations import collect_expectation, settle_expectation
from .feeds import make_feed, revoke_feed
from .guests import answer_as_guest, invite_guest, uninvite_guest
from .hearing import end_hearing_rule, set_hearing_rule
from .mandates import accept_mandate, drop_mandate, give_mandate, postpone_mandate, report_mandate, return_mandate
from .meetings import cancel_meeting, change_meeting, hold_meeting, invite_to_meeting, plan_meeting
from .papers import NewStation, change_paper, create_paper, submit_paper, withdraw_paper
from .quorum import group_seats, set_quorum_rule, warn_of_quorums
from .resolutions import correct_resolution, record_resolution
from .rhythm import end_rhythm, plan_series, remind_of_rhythms, set_rhythm
from .seats import end_seat, fill_seat, give_seat, name_deputy
from .stations import follow_resolution, note_missed_meetings

__all__ = [
    "NewStation",
    "accept_mandate",
    "add_deputy",
    "add_to_agenda",
    "answer_as_guest",
    "answer_invitation",
    "answer_request",
    "ask_deputy",
    "attach_document",
    "build_agenda",
    "cancel_meeting",
    "change_committee",
    "change_meeting",
    "change_paper",
    "collect_expectation",
    "correct_resolution",
    "create_committee",
    "create_paper",
    "deliver",
    "deliver_all",
    "describe_item",
    "describe_way",
    "detach_document",
    "drop_deputy",
    "drop_mandate",
    "end_committee",
    "end_hearing_rule",
    "end_rhythm",
    "end_seat",
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
    "order_agenda",
    "plan_meeting",
    "plan_series",
    "postpone_mandate",
    "put_off_item",
    "record_resolution",
    "remind_members",
    "remind_of_rhythms",
    "rename_committee",
    "report_mandate",
    "return_mandate",
    "revoke_feed",
    "set_hearing_rule",
    "set_quorum_rule",
    "set_rhythm",
    "settle_expectation",
    "submit_item",
    "submit_paper",
    "uninvite_guest",
    "warn_of_quorums",
    "withdraw_item",
    "withdraw_paper",
]
