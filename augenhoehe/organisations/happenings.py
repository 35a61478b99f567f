"""What happened to organisations; packages above react to these."""

from __future__ import annotations

from augenhoehe.core.happenings import Happening
from augenhoehe.core.values import dataclass

from .models import Organisation


@dataclass(frozen=True, slots=True)
class OrganisationPublished(Happening):
    """An entry was checked and stands in the public register."""

    organisation: Organisation


@dataclass(frozen=True, slots=True)
class OrganisationChanged(Happening):
    """Something that is shown of an organisation changed, also its state."""

    organisation: Organisation


@dataclass(frozen=True, slots=True)
class OrganisationsMerged(Happening):
    """Two entries were the same organisation: `former` went into `kept`."""

    former: Organisation
    kept: Organisation


@dataclass(frozen=True, slots=True)
class ContactsChanged(Happening):
    """Who speaks for an organisation, or how they are reached, is different now."""

    organisation: Organisation
