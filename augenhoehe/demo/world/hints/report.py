"""One invented hint: in whose words, from where, and what became of it."""

from __future__ import annotations

from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """One hint: where, about what, in whose words, how many days ago, and what became of it."""

    town: str
    area: str
    days: int
    problem: str
    idea: str = ""
    group: str = ""
    language: str = "de"
    relation: str = ""
    source: str = "form"
    carrier: str = ""
    hurdle: str = ""
    institution: str = ""
    # Discrimination: by which characteristic, in which form, on which level.
    coded: tuple[str, str, str] = ("", "", "")
    urgent: bool = False
    social_area: str = ""
    state: str = "arrived"
    reason: str = ""
    note: str = ""
    teller: str = ""
    file: str = ""
