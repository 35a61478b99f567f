"""A council information system that lies in a file: its objects go the same way as those from the net."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .fetching import Fetcher, Missing


class Archive(Fetcher):
    """Answers from a file of `system`, `body` and `lists`; addresses begin with „{base}“ in it."""

    @classmethod
    def of(cls, path: Path, base: str) -> Archive:
        found = json.loads(path.read_text(encoding="utf-8").replace("{base}", base))
        made = cls(start=f"{base}/system")
        made.pages = {f"{base}/system": found["system"], f"{base}/body": {"data": [found["body"]], "links": {}}}
        made.pages |= {f"{base}/{name}": _page(things) for name, things in found["lists"].items()}
        return made

    pages: Mapping[str, Any] = {}

    def json(self, url: str) -> Any:
        self.requests += 1
        if url not in self.pages:
            raise Missing(url)
        return self.pages[url]


def _page(things: Sequence[Any]) -> dict[str, Any]:
    return {"data": list(things), "pagination": {"totalElements": len(things)}, "links": {}}
