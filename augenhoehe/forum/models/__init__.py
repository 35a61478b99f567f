"""Contributions, and what stands around them."""

from .around import ContributionAnswer, ForumSettings, Report, Support
from .contributions import SHOWN, WAITING, Contribution, ContributionCode, ContributionContact, Room

__all__ = [
    "SHOWN",
    "WAITING",
    "Contribution",
    "ContributionAnswer",
    "ContributionCode",
    "ContributionContact",
    "ForumSettings",
    "Report",
    "Room",
    "Support",
]
