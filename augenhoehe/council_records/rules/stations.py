"""What a result of the town means for a station of ours, and whether it is plain enough for one click."""

from __future__ import annotations

from augenhoehe.committees.models import Resolution
from augenhoehe.core.values import dataclass
from augenhoehe.council_records.models import ResultReading
from augenhoehe.council_records.vocabularies import ResultCode

_KIND = Resolution.Kind
MEANS = {
    ResultCode.UNANIMOUS: _KIND.ADOPTED, ResultCode.ADOPTED: _KIND.ADOPTED, ResultCode.NOTED: _KIND.NOTED,
    ResultCode.POSTPONED: _KIND.DEFERRED, ResultCode.REJECTED: _KIND.REFUSED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """The kind of resolution; `plain` if no person has to think about it first."""

    kind: str
    plain: bool


def meaning_of(reading: ResultReading | None) -> Meaning:
    """Counted votes say who had more; whether that was enough depends on rules we do not know, so a person decides."""
    if reading is None or reading.read_by == ResultReading.By.NOBODY:
        return Meaning("", False)
    code = ResultCode(reading.code)
    if code in MEANS:
        return Meaning(MEANS[code], True)
    if code == ResultCode.COUNTS and reading.yes is not None and reading.no is not None:
        return Meaning(_KIND.ADOPTED if reading.yes > reading.no else _KIND.REFUSED, False)
    return Meaning("", False)


def tells_something(reading: ResultReading | None) -> bool:
    """„ohne“ is no result of a paper."""
    return reading is not None and reading.code != ResultCode.NONE
