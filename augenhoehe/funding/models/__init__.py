"""Programmes with conditions and calls; what people remembered; grants."""

from .bookmarks import Bookmark, DeadlineReminder
from .grants import FundingGrant, FundingGrantQuerySet, GrantMeasure
from .programmes import EligibilityRule, FundingCall, FundingProgramme, ProgrammeQuerySet

__all__ = [
    "Bookmark",
    "DeadlineReminder",
    "EligibilityRule",
    "FundingCall",
    "FundingGrant",
    "FundingGrantQuerySet",
    "FundingProgramme",
    "GrantMeasure",
    "ProgrammeQuerySet",
]
