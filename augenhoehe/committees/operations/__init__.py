"""The verbs of committees, seats, agendas, meetings, resolutions, papers, mandates and invitations."""

from .agenda import build_agenda, order_agenda, put_off_item, submit_item, withdraw_item
from .amendments import charge_for_item, decide_amendment, decide_items, file_amendment
from .attendance import answer_invitation
from .committees import change_committee, create_committee, end_committee, rename_committee
from .hearing import end_hearing_rule, set_hearing_rule
from .mandates import accept_mandate, drop_mandate, give_mandate, postpone_mandate, report_mandate, return_mandate
from .meetings import cancel_meeting, change_meeting, hold_meeting, invite_to_meeting, plan_meeting
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
from .resolutions import correct_resolution, record_resolution
from .seats import end_seat, fill_seat, give_seat, name_deputy
from .stations import follow_resolution, note_missed_meetings

__all__ = [
    "NewItem",
    "NewStation",
    "accept_mandate",
    "add_annex",
    "add_item",
    "answer_invitation",
    "answer_question",
    "ask_questions",
    "build_agenda",
    "cancel_meeting",
    "change_committee",
    "change_item",
    "change_meeting",
    "change_paper",
    "change_template",
    "charge_for_item",
    "correct_resolution",
    "create_committee",
    "create_paper",
    "create_template",
    "decide_amendment",
    "decide_items",
    "drop_mandate",
    "end_committee",
    "end_hearing_rule",
    "end_seat",
    "file_amendment",
    "fill_seat",
    "follow_resolution",
    "give_mandate",
    "give_seat",
    "hold_meeting",
    "invite_to_meeting",
    "name_deputy",
    "note_missed_meetings",
    "order_agenda",
    "place_item",
    "plan_meeting",
    "postpone_mandate",
    "put_off_item",
    "record_resolution",
    "remove_annex",
    "remove_item",
    "rename_committee",
    "report_mandate",
    "return_mandate",
    "set_hearing_rule",
    "set_numbering",
    "show_annex",
    "state_effects",
    "state_formalities",
    "submit_item",
    "submit_paper",
    "withdraw_item",
    "withdraw_paper",
]
