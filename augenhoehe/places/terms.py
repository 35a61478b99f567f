"""Words that an installation chooses for itself (domain.md no. 98, law.md no. 9)."""

from __future__ import annotations

from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A configurable word: where it stands, and what it is unless somebody chose another."""

    key: str
    default: str
    where: str


TERMS = (
    Term("migrant_organisation", "Migrantenorganisation", "für Vereine und Initiativen Zugewanderter"),
    Term(
        "people",
        "Menschen mit internationaler Familiengeschichte",
        "für die Menschen, um die es geht; im Gesetz: „mit Einwanderungsgeschichte“",
    ),
    Term("centre", "Integrationszentrum", "für die koordinierende Stelle; nie die bloße Abkürzung „KI“"),
    Term("steering_group", "Lenkungsgruppe", "für die Runde, die über Strukturfragen entscheidet"),
    Term(
        "integration_committee",
        "Ausschuss für Chancengerechtigkeit und Integration",
        "für das Gremium nach § 27 GO NRW, bis 31. Oktober 2025 „Integrationsrat“",
    ),
)
BY_KEY = {term.key: term for term in TERMS}
# Words that pages really ask for (`queries.term`), and which the settings page therefore offers. A test
# reads the source and keeps this list right: a word that nobody prints must not be asked of anybody.
IN_USE: tuple[str, ...] = ("steering_group", "integration_committee")
