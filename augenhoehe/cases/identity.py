"""Who a client is: what is sealed in the client's record, as one value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """Data minimum of a client. Empty means not asked for: nothing here is an obligation (Art. 5 DSGVO)."""

    first_name: str = ""
    last_name: str = ""
    other_names: str = ""
    household: str = ""
    born: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    language: str = ""
    interpreter: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def names(self) -> Iterator[str]:
        """Every spelling of every name that belongs to the file."""
        for text in (self.first_name, self.last_name, self.other_names, self.household):
            yield from (part for part in text.replace(",", " ").replace(";", " ").split() if part)

    @property
    def own_names(self) -> Iterator[str]:
        """The names by which the client is searched, without those of the household."""
        for text in (self.first_name, self.last_name, self.other_names):
            yield from text.replace(",", " ").replace(";", " ").split()

    def as_content(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Identity:
        return cls(**{key: value for key, value in content.items() if key in KNOWN})


KNOWN = frozenset(one.name for one in fields(Identity))
