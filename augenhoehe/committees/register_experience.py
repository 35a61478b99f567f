"""The field register of declarations of one's own experience: special data, kept without a name (S1-24)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from augenhoehe.core.clock import day_of, quarter_start
from augenhoehe.core.register import DataCard, DataClass, Owner, OwnRows, RetentionRule

from .models import OwnExperience
from .queries.experience import declarations_of, marks_of_seated

TECHNICAL, SPECIAL = DataClass.TECHNICAL, DataClass.SPECIAL
# Asked anew once a year: what nobody confirms does not count for ever.
YEAR = timedelta(days=365)

EXPERIENCE = (
    DataCard(
        model="committees.OwnExperience",
        title="Eigene Erfahrung nach Selbstauskunft",
        owner=Owner.PERSON,
        purpose="Zählen, ob Betroffene in Gruppen mitwirken, ohne zu wissen, wer es ist",
        legal_basis="ausdrückliche Einwilligung, Art. 9 Abs. 2 lit. a DSGVO (zu prüfen)",
        retention="ein Jahr, dann neu; früher, wenn die Person widerruft oder in keiner Gruppe mehr sitzt",
        erasure="Die Zeile wird gelöscht. Freigegebene Zahlen früherer Stichtage bleiben, sie nennen niemanden.",
        access_report="ganz",
        readers="nur die Person selbst; gezählt wird zum Quartalsende hinter dem Schutz der Zahlen",
        fields={"id": TECHNICAL, "mark": DataClass.SECRET, "text_version": SPECIAL, "quarter": SPECIAL},
    ),
)

OWN_ROWS = (OwnRows("committees.OwnExperience", declarations_of),)


def _no_longer(at: datetime) -> QuerySet[OwnExperience]:
    """Older than a year, or of somebody who sits in no group any more, or whose sign nobody can find again."""
    day = day_of(at)
    old = Q(quarter__lt=quarter_start(day - YEAR))
    return OwnExperience.objects.filter(old | ~Q(mark__in=list(marks_of_seated(day))))


def _erase(rows: QuerySet[OwnExperience], _at: datetime) -> int:
    return rows.delete()[0]


EXPERIENCE_RETENTION = (
    RetentionRule(
        name="committees.own_experience",
        title="Eigene Erfahrung nach Selbstauskunft",
        legal_basis="Einwilligung und Datenminimierung, Art. 5 und 9 DSGVO (zu prüfen)",
        period="ein Jahr nach dem Quartal der Erklärung, oder sobald die Person in keiner Gruppe mehr sitzt",
        due=_no_longer,
        erase=_erase,
    ),
)
