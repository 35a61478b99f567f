from .factories import world

__all__ = ["world"]
