"""What leaves of the requests for interpreting: a released table for each quarter, and the share that was met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from augenhoehe.core.contributions import Measured, Measurement, Releasable
from augenhoehe.disclosure.lattice import ALL
from augenhoehe.disclosure.models import Release

from . import counts
from .permissions import KEEP_VOLUNTEERS


def _words(_dimension: str, _values: Iterable[str]) -> Mapping[str, str]:
    return {counts.MET: "vermittelt", counts.UNMET: "nicht vermittelt oder noch offen"}


RELEASES = (
    Releasable(
        key=counts.RELEASED,
        title="Anfragen nach Sprachmittlung im Quartal",
        dimensions=(("outcome", "Ergebnis"),),
        counted=counts.of_met,
        labels=_words,
        flow=True,
        permission=KEEP_VOLUNTEERS,
        explains="Anfragen mit einem Termin in den drei Monaten bis zum Stichtag, ohne zurückgezogene und abgelehnte. "
        "Jede zählt als eine Person.",
    ),
)


def met(first: date, last: date) -> Measured:
    """Read from the register of releases: what is hidden there is hidden here."""
    found = Release.objects.out().of_table(counts.RELEASED).filter(as_of=last).newest_first().first()
    if found is None:
        return Measured(None, note="Wird zum Quartalsende freigegeben.")
    if not found.values:
        return Measured(None, note="In diesem Quartal gab es keine Anfragen.")
    kept, whole = found.values.get((counts.MET,), 0), found.values[ALL,]
    if kept is None or not whole:
        return Measured(None, withheld=True)
    return Measured(round(Decimal(100 * kept) / whole, 1), Decimal(kept), Decimal(whole))


INDICATORS = (
    Measurement(
        "volunteers.met", "P9", "Vermittelte Anfragen nach Sprachmittlung", "%",
        "Von den Anfragen mit einem Termin im Quartal der Anteil, zu dem jemand kam.",
        met, "up", 1, "vermittelte Anfragen", "alle Anfragen ohne zurückgezogene und abgelehnte",
    ),
)  # fmt: skip
