"""What the worker finds here; the tasks themselves stand beside their operations."""

from .tasks_import import check_import, take_over_import

__all__ = ["check_import", "take_over_import"]
