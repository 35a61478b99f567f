"""Questions the public pages ask."""

from .data import CarrierLaw, PublicTable, carriers_and_their_law, public_tables
from .legal import (
    LegalPage,
    TextRow,
    latest,
    legal_page,
    legal_texts,
    newest_version,
    placeholders,
    versions_for,
    wording,
)
from .search import Found, kinds, search
from .start import Act, acts, entrances, latest_threads
from .wellknown import CLOSED_TO_ROBOTS, security_contact, security_txt

__all__ = [
    "CLOSED_TO_ROBOTS",
    "Act",
    "CarrierLaw",
    "Found",
    "LegalPage",
    "PublicTable",
    "TextRow",
    "acts",
    "carriers_and_their_law",
    "entrances",
    "kinds",
    "latest",
    "latest_threads",
    "legal_page",
    "legal_texts",
    "newest_version",
    "placeholders",
    "public_tables",
    "search",
    "security_contact",
    "security_txt",
    "versions_for",
    "wording",
]
