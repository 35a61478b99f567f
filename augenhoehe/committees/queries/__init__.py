"""Questions about committees, their seats, meetings and resolutions."""

from .committees import (
    by_place,
    committee_list,
    committees_for,
    planning_duty,
    public_committee,
    public_committees,
    public_committees_with_meetings,
    sees_whole_district,
    steering_groups,
    towns_to_seat,
    towns_with_committees,
)
from .meetings import (
    agenda_of,
    items_for,
    meetings_awaiting,
    meetings_for,
    meetings_of,
    next_meeting,
    waiting_items,
)
from .resolutions import (
    Decision,
    ItemView,
    ThreadView,
    Waiting,
    decision,
    item_view,
    latest_decisions,
    public_decisions,
    public_resolutions,
    resolutions_for,
    thread_view,
)
from .seats import (
    Balance,
    SectorSeats,
    accounts_to_seat,
    balance_on,
    invited_people,
    is_chair,
    is_member,
    is_voice,
    missing_voices,
    past_seats,
    reads_names,
    seats_for,
    seats_on,
    voting_seats,
    voting_seats_of,
)

__all__ = [
    "Balance", "Decision", "ItemView", "SectorSeats", "ThreadView", "Waiting", "accounts_to_seat", "agenda_of",
    "balance_on", "by_place", "committee_list", "committees_for", "decision", "invited_people", "is_chair",
    "is_member", "is_voice", "item_view", "items_for", "latest_decisions", "meetings_awaiting", "meetings_for",
    "meetings_of", "missing_voices", "next_meeting", "past_seats", "planning_duty", "public_committee",
    "public_committees", "public_committees_with_meetings", "public_decisions", "public_resolutions",
    "reads_names", "resolutions_for", "seats_for", "seats_on", "sees_whole_district", "steering_groups",
    "thread_view", "towns_to_seat", "towns_with_committees", "voting_seats", "voting_seats_of", "waiting_items",
]  # fmt: skip
