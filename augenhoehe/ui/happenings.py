"""What happened on a page that packages above may want to write down."""

from __future__ import annotations

from augenhoehe.core.happenings import Happening
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class ListExported(Happening):
    """Somebody signed in took a list away as a file: which list and which kind of file, never its content."""

    listing: str
    kind: str
    by: Actor
