"""What is said of a linking, as values: where to, what for, and what the person allowed to be handed on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from augenhoehe.core.values import dataclass

Kind = Literal["offer", "organisation", "place", "missing"]
FORMS = {"signed": "unterschrieben", "spoken": "mündlich, vor einer zweiten Person"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where somebody is linked to: an offer or an organisation of the register by its number, or a place in words."""

    kind: Kind
    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class HandingOn:
    """Is a release from secrecy (Schweigepflichtentbindung) needed, is it there, and what was handed on by it."""

    needed: bool = False
    released_on: date | None = None
    form: str = ""
    revoked_on: date | None = None
    handed: str = ""

    @property
    def holds(self) -> bool:
        return self.released_on is not None and self.revoked_on is None

    def as_content(self) -> dict[str, Any]:
        days = {name: day.isoformat() if day else "" for name, day in self._days()}
        return {"needed": self.needed, "form": self.form, "handed": self.handed, **days}

    def _days(self) -> tuple[tuple[str, date | None], ...]:
        return (("released_on", self.released_on), ("revoked_on", self.revoked_on))

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> HandingOn:
        def day(name: str) -> date | None:
            return date.fromisoformat(content[name]) if content.get(name) else None

        return cls(
            needed=bool(content.get("needed")), released_on=day("released_on"), form=str(content.get("form", "")),
            revoked_on=day("revoked_on"), handed=str(content.get("handed", "")),
        )  # fmt: skip
