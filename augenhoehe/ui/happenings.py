"""What happened on a page that packages above may want to write down."""

from __future__ import annotations

from dataclasses import dataclass

from augenhoehe.core.happenings import Happening
from augenhoehe.core.rights import Actor


@dataclass(frozen=True, slots=True)
class ListExported(Happening):
    """Somebody signed in took a list away as a file: which list and which kind of file, never its content."""

    listing: str
    kind: str
    by: Actor
