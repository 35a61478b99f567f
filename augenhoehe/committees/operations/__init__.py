"""The verbs of committees, seats, agendas, meetings, resolutions, papers, mandates and invitations."""

from .agenda import build_agenda, order_agenda, put_off_item, submit_item, withdraw_item
from .attendance import answer_invitation
from .committees import change_committee, create_committee, end_committee, rename_committee
from .delays import end_delays, settle_paper, state_reason
from .evidence import add_evidence
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
from .papers import NewStation, change_paper, create_paper, submit_paper, withdraw_paper
from .resolutions import correct_resolution, record_resolution
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
    "date_layings",
    "drop_mandate",
    "end_committee",
    "end_delays",
    "end_hearing_rule",
    "end_seat",
    "escalate",
    "fill_seat",
    "follow_resolution",
    "give_mandate",
    "give_seat",
    "hold_meeting",
    "invite_to_meeting",
    "name_deputy",
    "note_missed_meetings",
    "note_overdue",
    "order_agenda",
    "plan_meeting",
    "postpone_mandate",
    "publish_delays",
    "put_off_item",
    "record_resolution",
    "rename_committee",
    "report_mandate",
    "return_mandate",
    "set_hearing_rule",
    "settle_paper",
    "state_reason",
    "submit_item",
    "submit_paper",
    "withdraw_item",
    "withdraw_paper",
]
__all__ += ["add_evidence", "answer_laying", "bring_forward", "change_way", "confirm_laying", "follow_station"]
__all__ += ["name_speaker", "open_layings", "request_laying", "set_duty_rule", "waive_laying"]
__all__ += ["decide_statement_by_circulation", "decline_statement", "draft_statement", "enter_statement_request"]
__all__ += ["follow_statement", "put_on_next_agenda", "send_statement"]
