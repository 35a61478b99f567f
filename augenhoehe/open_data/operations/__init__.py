"""The verbs of open data: publish, withdraw; and what tasks do: make versions, take back, write the catalogue."""

from .publications import ask_anew, publish, watch, withdraw
from .versions import refresh, refresh_all

__all__ = ["ask_anew", "publish", "refresh", "refresh_all", "watch", "withdraw"]
