"""What the desk keeps itself: the reports an office owes, and how fresh the translations of public contents are."""

from .office import CostSheet, FrameVersion, GrantSheet, OfficeReport
from .translations import TranslationState

__all__ = ["CostSheet", "FrameVersion", "GrantSheet", "OfficeReport", "TranslationState"]
