"""Which objects the visits open: for each argument of a route, an own and a foreign example from the demo world."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any

NOWHERE = uuid.UUID("00000000-0000-4000-8000-000000000000")


class Subjects:
    """Registered by the beginning of a route's name; the longest beginning wins."""

    def __init__(self) -> None:
        self.found: dict[str, Callable[[], dict[str, dict[str, Any]]]] = {}

    def of(self, *names: str) -> Callable[[Callable[[], dict[str, dict[str, Any]]]], Callable[..., Any]]:
        def remember(function: Callable[[], dict[str, dict[str, Any]]]) -> Callable[..., Any]:
            for name in names:
                self.found[name] = function
            return function

        return remember

    def cases(self, name: str, arguments: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        """(label, keyword arguments) for a route; a route with arguments and no entry is a mistake of ours."""
        if not arguments:
            yield "–", {}
            return
        beginnings = [one for one in self.found if name.startswith(one)]
        if not beginnings:
            raise AssertionError(f"tests/subjects nennt kein Beispiel für {name} ({', '.join(arguments)}).")
        examples = self.found[max(beginnings, key=len)]()
        for label, values in examples.items():
            missing = set(arguments) - set(values)
            if missing:
                raise AssertionError(f"tests/subjects: {name} braucht {', '.join(sorted(missing))}.")
            yield label, {key: values[key] for key in arguments}


SUBJECTS = Subjects()
# What is made for the visits only (`more.py`) leaves its tokens here.
MORE: dict[str, str] = {}


def each(*pairs: tuple[str, Any], key: str = "pk") -> dict[str, dict[str, Any]]:
    return {label: {key: value} for label, value in (*pairs, ("unbekannt", NOWHERE))}


def noted(key: str) -> str:
    from augenhoehe.demo.known import known

    return known()[key]
