"""Where a concept may begin: phases, fields of action, guiding goals and chapters, as templates that can be changed.

Fields of action: the five of the motion of Ahaus (S2-30) and S0-4. Overarching goals: Bergkamen (S3-15 to S3-17).
"""

from __future__ import annotations

from augenhoehe.core.values import dataclass

from .models import ActorType, Phase

_K = Phase.Kind


@dataclass(frozen=True, slots=True)
class Step:
    """A phase of the template; `share`: its part of the time until the mandate is due, none after it."""

    kind: str
    share: int


PHASES = (
    Step(_K.STOCK_TAKING, 20),
    Step(_K.INVOLVEMENT, 35),
    Step(_K.DRAFT, 20),
    Step(_K.DELIBERATION, 20),
    Step(_K.ADOPTION, 5),
    Step(_K.IMPLEMENTATION, 0),
    Step(_K.REPORT, 0),
    Step(_K.REVISION, 0),
)
ACTOR_TYPES = tuple(
    str(one) for one in (
        ActorType.ADMINISTRATION, ActorType.POLITICS, ActorType.WELFARE, ActorType.SCHOOLS, ActorType.CHURCHES,
        ActorType.MIGRANT_ORGANISATIONS, ActorType.AFFECTED, ActorType.CLUBS,
    )
)  # fmt: skip
ACTION_FIELDS = (
    ("asylum", "Asyl und Flüchtlinge"),
    ("opening", "Interkulturelle Öffnung"),
    ("language", "Sprache"),
    ("education", "Bildung und Ausbildung"),
    ("participation", "Gesellschaftliche Teilhabe"),
    ("organisations", "Migrantenorganisationen stärken, Zusammenarbeit"),
)
GUIDING_GOALS = (
    ("welcome", "Eine Willkommens- und Anerkennungskultur aufbauen"),
    ("segregation", "Weitere Segregation verhindern"),
    ("living_together", "Problemen im Zusammenleben vorbeugen"),
)
CHAPTERS = ("Ausgangslage", "Wie das Konzept entstand", "Was wir uns vornehmen", "Wie wir prüfen, was daraus wird")
