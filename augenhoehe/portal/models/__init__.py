"""What the public pages keep: legal texts, lists of links, reports of barriers."""

from .barriers import BarrierReport, BarrierReportQuerySet
from .legal import LegalDraft, LegalText, LegalTextQuerySet
from .links import Link, LinkList, LinkListQuerySet

__all__ = [
    "BarrierReport",
    "BarrierReportQuerySet",
    "LegalDraft",
    "LegalText",
    "LegalTextQuerySet",
    "Link",
    "LinkList",
    "LinkListQuerySet",
]
