"""The verbs of committees, seats, agendas, meetings, resolutions, papers, mandates and invitations."""

from .agenda import build_agenda, order_agenda, put_off_item, submit_item, withdraw_item
from .attendance import answer_invitation
from .committees import change_committee, create_committee, end_committee, rename_committee
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
    "answer_invitation",
    "build_agenda",
    "cancel_meeting",
    "change_committee",
    "change_meeting",
    "change_paper",
    "correct_resolution",
    "create_committee",
    "create_paper",
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
    "invite_to_meeting",
    "name_deputy",
    "note_missed_meetings",
    "order_agenda",
    "plan_meeting",
    "plan_series",
    "postpone_mandate",
    "put_off_item",
    "record_resolution",
    "remind_of_rhythms",
    "rename_committee",
    "report_mandate",
    "return_mandate",
    "set_hearing_rule",
    "set_quorum_rule",
    "set_rhythm",
    "submit_item",
    "submit_paper",
    "warn_of_quorums",
    "withdraw_item",
    "withdraw_paper",
]
