"""The state of a release, with shape and colour."""

from __future__ import annotations

from augenhoehe.ui.status import StatusTag

from .models import Release


def release_tag(release: Release) -> StatusTag:
    if release.state == Release.State.BLOCKED:
        return StatusTag("blockiert", "bad")
    if release.withdrawn_at is not None:
        return StatusTag("zurückgezogen", "warning")
    return StatusTag("freigegeben", "good")
