"""Towns as people type them: by name, with „Stadt“ before it, or by their official key."""

from __future__ import annotations

import re
from collections.abc import Iterable

from augenhoehe.core.text import sort_key

from .models import Municipality

_KEY = re.compile(r"\d{7,8}")
_KIND = re.compile(r"^(?:stadt|gemeinde|kreisstadt)\s+", re.IGNORECASE)


class TownNames:
    """Finds towns in memory; no row of a file costs a query."""

    def __init__(self, towns: Iterable[Municipality]) -> None:
        self.by_name = {key: town for town in towns for key in (town.ags, sort_key(town.name))}

    def find(self, typed: str) -> Municipality | None:
        key = typed.zfill(8) if _KEY.fullmatch(typed) else sort_key(_KIND.sub("", typed.strip()))
        return self.by_name.get(key) or self.by_name.get(typed)
