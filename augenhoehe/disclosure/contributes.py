"""The gate keeps no data of its own and hangs nothing anywhere; other packages name their exemptions."""

from __future__ import annotations
