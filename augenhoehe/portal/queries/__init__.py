"""Questions the public pages ask."""

from .data import CarrierLaw, PublicTable, carriers_and_their_law, public_rooms
from .legal import (
    LegalPage,
    TextRow,
    changes,
    draft_of,
    latest,
    legal_page,
    legal_texts,
    newest_version,
    page_of,
    placeholders,
    planned_of,
    privacy_version_on,
    public_versions,
    states_of,
    version_before,
    versions_for,
    wording,
)
from .links import links_to_ask
from .search import Shown, kinds, search
from .start import Act, acts, entrances, latest_matters, ways_to_join
from .wellknown import CLOSED_TO_ROBOTS, security_contact, security_txt

__all__ = [
    "CLOSED_TO_ROBOTS",
    "Act",
    "CarrierLaw",
    "LegalPage",
    "PublicTable",
    "Shown",
    "TextRow",
    "acts",
    "carriers_and_their_law",
    "changes",
    "draft_of",
    "entrances",
    "kinds",
    "latest",
    "latest_matters",
    "legal_page",
    "legal_texts",
    "links_to_ask",
    "newest_version",
    "page_of",
    "placeholders",
    "planned_of",
    "privacy_version_on",
    "public_rooms",
    "public_versions",
    "search",
    "security_contact",
    "security_txt",
    "states_of",
    "version_before",
    "versions_for",
    "ways_to_join",
    "wording",
]
