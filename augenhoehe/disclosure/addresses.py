"""Where releases are read. Stored addresses are German, whoever wrote them."""

from __future__ import annotations

from augenhoehe.core.addresses import by_id

from .models import Release


def of_release(release: Release) -> str:
    return by_id("disclosure_inside:release", release.pk)
