"""Who is heard in a group: organisations of migrants and people affected, and whether their voice counts (S2-31)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from augenhoehe.accounts.models import Carrier
from augenhoehe.committees.models import Committee, Seat
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

from .committees import committee_list

# Groups that prepare or take decisions about people: without these people something is missing (S4-18).
NEEDS_VOICES = frozenset({Committee.Kind.STEERING_GROUP, Committee.Kind.PROJECT_GROUP, Committee.Kind.WORKING_GROUP})

_AFFECTED = Q(sector=Seat.Sector.AFFECTED)
_ORGANISATION = Q(migrant_organisation=True) | Q(user__carrier__kind=Carrier.Kind.MIGRANT_ORGANISATION)
_TAKEN = Q(user__isnull=False) | ~Q(holder_name="")


@dataclass(frozen=True, slots=True)
class Voices:
    """The seats of a group on a day: `kept` ones wait for a voice, `voting` ones have a vote like the others."""

    taken: int
    affected: int
    organisations: int
    heard: int
    kept: int
    voting: int
    others_voting: int

    @property
    def sentence(self) -> str:
        """The share, so that nobody has to count."""
        if not self.taken:
            return ""
        if not self.heard:
            return "Kein besetzter Sitz ist für Migrantenorganisationen oder Betroffene."
        if self.heard == 1:
            vote = "mit Stimmrecht" if self.voting else "ohne Stimmrecht"
            return f"Für Migrantenorganisationen oder Betroffene: 1 von {self.taken} besetzten Sitzen, {vote}."
        vote = "alle mit Stimmrecht" if self.voting == self.heard else f"{self.voting} davon mit Stimmrecht"
        return f"Für Migrantenorganisationen und Betroffene: {self.heard} von {self.taken} besetzten Sitzen, {vote}."

    def warning(self, kind: str) -> str:
        """A sentence if neither is heard in a group that decides about people, or only without a vote; else nothing."""
        if kind not in NEEDS_VOICES:
            return ""
        if not self.heard and self.kept:
            return (
                "Der Sitz für eine Migrantenorganisation oder für Betroffene ist unbesetzt. "
                "Laden Sie jemanden ein, bevor die Gruppe entscheidet."
            )
        if not self.heard:
            return (
                "In dieser Gruppe sitzt niemand aus einer Migrantenorganisation und niemand, den es selbst betrifft. "
                "Vergeben Sie einen Sitz, bevor die Gruppe entscheidet."
            )
        if not self.voting and self.others_voting:
            return (
                "Migrantenorganisationen und Betroffene sitzen hier nur beratend, andere stimmen ab. "
                "Geben Sie ihnen dasselbe Stimmrecht."
            )
        return ""


def is_voice(seat: Seat) -> bool:
    """The seat speaks for people affected; expects `user__carrier` to be selected."""
    return seat.sector == Seat.Sector.AFFECTED or _for_organisation(seat)


def _for_organisation(seat: Seat) -> bool:
    carrier = seat.user.carrier if seat.user else None
    named = carrier is not None and carrier.kind == Carrier.Kind.MIGRANT_ORGANISATION
    return seat.migrant_organisation or named


def voices_of(seats: Iterable[Seat]) -> Voices:
    """From seats that hold on a day; expects `user__carrier` to be selected."""
    rows = list(seats)
    taken = [one for one in rows if not one.vacant]
    heard = [one for one in taken if is_voice(one)]
    return Voices(
        taken=len(taken),
        affected=sum(one.sector == Seat.Sector.AFFECTED for one in heard),
        organisations=sum(_for_organisation(one) for one in heard),
        heard=len(heard),
        kept=sum(one.vacant and is_voice(one) for one in rows),
        voting=sum(one.voting for one in heard),
        others_voting=sum(one.voting and not is_voice(one) for one in taken),
    )


# --- All groups at once -----------------------------------------------------------------------------
def voices_board(actor: Actor, day: date, at: datetime) -> QuerySet[Committee]:
    """Standing groups that need voices, as far as the actor sees them, each with its numbers (`told_voices`)."""
    groups: Any = committee_list(actor, day, at)
    groups = groups.standing(day).filter(kind__in=NEEDS_VOICES)
    voice = _AFFECTED | _ORGANISATION
    found: QuerySet[Committee] = groups.annotate(
        seats_taken=_number(day, _TAKEN),
        seats_affected=_number(day, _TAKEN & _AFFECTED),
        seats_organisations=_number(day, _TAKEN & _ORGANISATION),
        seats_heard=_number(day, _TAKEN & voice),
        seats_kept=_number(day, ~_TAKEN & voice),
        seats_voting=_number(day, _TAKEN & voice & Q(voting=True)),
        seats_others_voting=_number(day, _TAKEN & ~voice & Q(voting=True)),
    )
    return found


def _number(day: date, which: Q) -> Coalesce:
    rows = Seat.objects.valid_on(day).filter(committee=OuterRef("pk")).filter(which).order_by()
    counted = rows.values("committee").annotate(number=Count("pk", distinct=True)).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def told_voices(row: Committee) -> Voices:
    """The numbers of a row of `voices_board`."""
    names = ("taken", "affected", "organisations", "heard", "kept", "voting", "others_voting")
    return Voices(**{name: getattr(row, f"seats_{name}") for name in names})


def without_voice(rows: QuerySet[Committee]) -> QuerySet[Committee]:
    """Of `voices_board` those with a warning: nobody is heard, or nobody of them has a vote beside others who have."""
    silent = Q(seats_heard=0) | Q(seats_voting=0, seats_others_voting__gt=0)
    return rows.filter(silent)
