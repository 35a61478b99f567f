"""What press work allows: who, and in which state."""

from .releases import MACHINES

__all__ = ["MACHINES"]
