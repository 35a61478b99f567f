"""What each type says, from our own records, and only of what the public may read.

Each source is asked for ids with the rows they come from and answers with facts for those that are public; for the
others with nothing, which makes them deleted. A new record (a term, an annex, minutes) is plugged in here.
"""

from .base import Fact, Ref, Source, Wanted
from .files import files
from .meetings import agenda_items, locations, meetings
from .papers import consultations, papers
from .people import memberships, organizations, people
from .places import bodies, systems, terms

SOURCES: dict[str, Source] = {
    "LegislativeTerm": terms,
    "Membership": memberships,
    "Location": locations,
    "File": files,
    "AgendaItem": agenda_items,
    "Consultation": consultations,
    "Person": people,
    "Meeting": meetings,
    "Paper": papers,
    "Organization": organizations,
    "Body": bodies,
    "System": systems,
}

__all__ = ["SOURCES", "Fact", "Ref", "Source", "Wanted"]
