"""What happened to organisations; packages above react to these."""

from __future__ import annotations

from dataclasses import dataclass

from augenhoehe.core.happenings import Happening

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
    """Two entries are the same organisation: what hangs on the former one belongs to the kept one now."""

    former: Organisation
    kept: Organisation
