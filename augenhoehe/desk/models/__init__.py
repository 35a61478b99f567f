"""What the desk keeps itself: the reports an office owes, as they are written and as they were handed over."""

from .office import CostSheet, FrameVersion, GrantSheet, OfficeReport

__all__ = ["CostSheet", "FrameVersion", "GrantSheet", "OfficeReport"]
