"""What happens to releases and photos; packages above react."""

from __future__ import annotations

from augenhoehe.core.happenings import Happening
from augenhoehe.core.values import dataclass

from .models import Photo, PressRelease


@dataclass(frozen=True, slots=True)
class ReleasePublished(Happening):
    """Everybody reads a release from now on."""

    release: PressRelease


@dataclass(frozen=True, slots=True)
class ReleaseCorrected(Happening):
    """A published release says something else than before, and says so."""

    release: PressRelease


@dataclass(frozen=True, slots=True)
class ReleaseWithdrawn(Happening):
    """A release is no longer shown; its address says why."""

    release: PressRelease


@dataclass(frozen=True, slots=True)
class PhotoGone(Happening):
    """A picture left every page: taken down, or somebody shown on it does not agree any more."""

    photo: Photo
