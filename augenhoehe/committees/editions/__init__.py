"""Invitations and minutes on paper: one content, made as PDF/UA, ODT or DOCX.

Each maker is loaded when somebody asks for its kind and not before: the web process starts without Typst.
"""

from __future__ import annotations

from datetime import datetime

from augenhoehe.core.values import dataclass

from .content import Edition, invitation_content, minutes_content

__all__ = ["KINDS", "Edition", "Kind", "invitation_content", "made", "minutes_content"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file as people and browsers call it."""

    label: str
    media_type: str


KINDS: dict[str, Kind] = {
    "pdf": Kind("PDF", "application/pdf"),
    "odt": Kind("ODT", "application/vnd.oasis.opendocument.text"),
    "docx": Kind("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def made(edition: Edition, kind: str, *, at: datetime) -> bytes:
    """The file of one kind; takes well under a second."""
    if kind == "pdf":
        from . import pdf

        return pdf.pdf(edition, at)
    if kind == "odt":
        from . import odt

        return odt.odt(edition, at)
    from . import docx

    return docx.docx(edition, at)
