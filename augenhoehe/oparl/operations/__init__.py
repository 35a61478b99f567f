"""The verbs of OParl: remember what was touched, settle it before the commit, build everything anew."""

from .settling import begin, rebuild, settle, settle_pending, touch

__all__ = ["begin", "rebuild", "settle", "settle_pending", "touch"]
