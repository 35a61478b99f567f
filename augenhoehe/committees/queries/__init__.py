"""Questions about committees, their seats, meetings and resolutions, about papers, mandates and who comes."""

from .attendance import (
    Coming,
    answers_of,
    coming_to,
    invited_seat,
    own_seats,
)
from .branch import branch_of_thread
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
from .delays import as_public, bodies_of_board, delays_for, overdue_board, publicly_late, units_of_board
from .mandates import (
    mandates_for,
    mandates_of_resolutions,
    mandates_of_thread,
    people_to_charge,
)
from .meetings import (
    agenda_of,
    items_for,
    meetings_awaiting,
    meetings_for,
    meetings_of,
    public_agenda_of,
    waiting_items,
)
from .papers import (
    duty_on_paper,
    has_public_papers,
    hearing_rules_of,
    only_town,
    paper_list,
    papers_for,
    papers_from,
    papers_of_thread,
    political_committees,
    public_bodies,
    public_paper_list,
    public_papers,
    public_papers_from,
    seats_of,
    submitting_committees,
    suggested_way,
    years_of_public_papers,
)
from .resolutions import (
    Decision,
    ItemView,
    ThreadView,
    Waiting,
    comes_back,
    decision,
    item_views,
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
from .stations import (
    StationView,
    earliest_meeting,
    inbound_of,
    missed_by,
    next_reachable,
    open_stations,
    overdue_stations,
    stations_of_paper,
    stations_of_papers,
    stations_of_thread,
    views_of,
)

__all__ = [
    "Balance", "Coming", "Decision", "ItemView", "SectorSeats", "StationView", "ThreadView", "Waiting",
    "accounts_to_seat", "agenda_of", "answers_of", "balance_on", "branch_of_thread", "by_place", "comes_back",
    "coming_to", "committee_list", "committees_for", "decision", "duty_on_paper", "earliest_meeting",
    "has_public_papers", "hearing_rules_of", "inbound_of", "invited_people", "invited_seat", "is_chair",
    "is_member", "is_voice", "item_views", "items_for", "latest_decisions", "mandates_for",
    "mandates_of_resolutions", "mandates_of_thread", "meetings_awaiting", "meetings_for", "meetings_of",
    "missed_by", "missing_voices", "next_reachable", "only_town", "open_stations",
    "overdue_stations", "own_seats", "paper_list", "papers_for", "papers_from", "papers_of_thread",
    "past_seats", "people_to_charge", "planning_duty", "political_committees", "public_agenda_of",
    "public_bodies", "public_committee", "public_committees", "public_committees_with_meetings",
    "public_decisions", "public_paper_list", "public_papers", "public_papers_from", "public_resolutions",
    "reads_names", "resolutions_for", "seats_for", "seats_of", "seats_on", "sees_whole_district",
    "stations_of_paper", "stations_of_papers", "stations_of_thread", "steering_groups", "submitting_committees",
    "suggested_way", "thread_view", "towns_to_seat", "towns_with_committees", "views_of", "voting_seats",
    "voting_seats_of", "waiting_items", "years_of_public_papers",
]  # fmt: skip
__all__ += ["as_public", "bodies_of_board", "delays_for", "overdue_board", "publicly_late", "units_of_board"]
