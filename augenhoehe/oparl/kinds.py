"""The twelve object types, their addresses, which list holds them, and what embeds what: all as data."""

from __future__ import annotations

from uuid import UUID

from augenhoehe.core.values import dataclass

SCHEMA = "https://schema.oparl.org/1.1/"
PREFIX = "augenhoehe:"
# Stands in stored texts for the address of this installation, which may move.
BASE = "{base}"
ROOT = "/oparl/v1.1"


@dataclass(frozen=True, slots=True)
class Kind:
    """One type: its name in OParl, the part of its address, the key of the Body that leads to the list of all."""

    name: str
    segment: str
    listed_by: str
    segment_of_list: str


KINDS = (
    Kind("LegislativeTerm", "legislative-term", "legislativeTermList", "legislative-terms"),
    Kind("Membership", "membership", "membership", "memberships"),
    Kind("Location", "location", "locationList", "locations"),
    Kind("File", "file", "file", "files"),
    Kind("AgendaItem", "agenda-item", "agendaItem", "agenda-items"),
    Kind("Consultation", "consultation", "consultation", "consultations"),
    Kind("Person", "person", "person", "people"),
    Kind("Meeting", "meeting", "meeting", "meetings"),
    Kind("Paper", "paper", "paper", "papers"),
    Kind("Organization", "organization", "organization", "organizations"),
    Kind("Body", "body", "", "bodies"),
    Kind("System", "system", "", ""),
)
BY_NAME = {one.name: one for one in KINDS}
BY_SEGMENT = {one.segment: one for one in KINDS}
BY_LIST = {one.segment_of_list: one for one in KINDS if one.listed_by}
# What an organization lists of its own.
OF_ORGANIZATION = ("Meeting", "Consultation")


@dataclass(frozen=True, slots=True)
class Embedding:
    """`inner` stands as a whole in the property `key` of `outer`; there it leaves out `back`, which leads to outer.

    internal: what `omit_internal=true` leaves out of lists.
    """

    outer: str
    key: str
    inner: str
    back: str = ""
    many: bool = True
    internal: bool = False


EMBEDDINGS = (
    Embedding("Body", "legislativeTerm", "LegislativeTerm", "body", internal=True),
    Embedding("Person", "membership", "Membership", "person", internal=True),
    Embedding("Meeting", "agendaItem", "AgendaItem", "meeting", internal=True),
    Embedding("Meeting", "location", "Location", "meetings", many=False),
    Embedding("Meeting", "invitation", "File", "meeting", many=False),
    Embedding("Meeting", "resultsProtocol", "File", "meeting", many=False),
    Embedding("Meeting", "auxiliaryFile", "File", "meeting", internal=True),
    Embedding("AgendaItem", "resolutionFile", "File", "agendaItem", many=False),
    Embedding("AgendaItem", "auxiliaryFile", "File", "agendaItem", internal=True),
    Embedding("Paper", "mainFile", "File", "paper", many=False),
    Embedding("Paper", "auxiliaryFile", "File", "paper", internal=True),
    Embedding("Paper", "consultation", "Consultation", "paper"),
)
# Inner types before outer ones: whoever embeds needs the new text of what is embedded.
RANKS = (
    ("LegislativeTerm", "Membership", "Location", "File", "Consultation"),
    ("AgendaItem",),
    ("Person", "Meeting", "Paper", "Organization", "Body", "System"),
)


def embeddings_of(outer: str) -> dict[str, Embedding]:
    return {one.key: one for one in EMBEDDINGS if one.outer == outer}


def internal_keys(outer: str) -> tuple[str, ...]:
    """What `omit_internal` takes out of an object of this type (OParl 1.1, „Feed-Größe“)."""
    return tuple(one.key for one in EMBEDDINGS if one.outer == outer and one.internal)


def path_of(kind: str, pk: UUID | str) -> str:
    """The address of an object within this server."""
    return f"{ROOT}/system" if kind == "System" else f"{ROOT}/{BY_NAME[kind].segment}/{pk}"


def url_of(kind: str, pk: UUID | str) -> str:
    """The same as it stands in stored texts."""
    return BASE + path_of(kind, pk)


def list_of(owner: str, pk: UUID | str, kind: str) -> str:
    """The address of the list of a Body or an Organization."""
    return f"{url_of(owner, pk)}/{BY_NAME[kind].segment_of_list}"
