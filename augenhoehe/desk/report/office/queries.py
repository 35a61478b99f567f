"""What the pages of reports ask."""

from __future__ import annotations

from django.db.models import QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.core.wording import Piece, differences
from augenhoehe.desk.models import FrameVersion, GrantSheet, OfficeReport

CHAPTERS = (
    ("structure", "KIM-Struktur"),
    ("networking", "Vernetzung"),
    ("methods", "Methoden- und Konzeptentwicklung"),
)


def reports_for(actor: Actor) -> QuerySet[OfficeReport]:
    """Newest year first; of a year the draft above its editions."""
    rows: QuerySet[OfficeReport] = OfficeReport.objects.visible_to(actor).order_by("-year", "-begun_at", "id")
    return rows


def grants_for(actor: Actor) -> QuerySet[GrantSheet]:
    rows: QuerySet[GrantSheet] = GrantSheet.objects.visible_to(actor).order_by("-year", "programme", "id")
    return rows


def frame_versions() -> list[FrameVersion]:
    """All versions, newest first."""
    return list(FrameVersion.objects.order_by("-version"))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as it reads now, and word by word against the version before."""

    key: str
    title: str
    text: str
    pieces: tuple[Piece, ...] = ()

    @property
    def changed(self) -> bool:
        return any(piece.kind != "same" for piece in self.pieces)


def chapters_of(version: FrameVersion, before: FrameVersion | None) -> list[Chapter]:
    return [
        Chapter(
            key, title, getattr(version, key),
            differences(getattr(before, key), getattr(version, key)) if before else (),
        )
        for key, title in CHAPTERS
    ]  # fmt: skip
