"""Analyses of social areas: one published, one draft so small that its numbers vanish."""

from __future__ import annotations

from typing import Any

from .registry import SUBJECTS, each, noted


@SUBJECTS.of("desk:area", "desk:area_write", "desk:area_check", "desk:area_publish", "desk:area_reopen",
             "desk:area_propose", "desk_public:area_public")  # fmt: skip
def analyses() -> dict[str, dict[str, Any]]:
    return each(("veröffentlicht", noted("analysis_harbour")), ("Entwurf", noted("analysis_uhlenquell")))
