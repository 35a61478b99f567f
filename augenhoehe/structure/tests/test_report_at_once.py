"""Two taps at the same moment: one hint, one code, both answers the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from augenhoehe.core.ids import new_token
from augenhoehe.places.tests.factories import federlohe
from augenhoehe.structure.models import Hint, HintCode
from augenhoehe.structure.operations.intake import report_once

from .intake_factories import AT, PROBLEM, town


def test_a_double_tap_in_parallel_creates_one_hint(committed):
    federlohe()
    place, submission, start = town(), new_token(), Barrier(6)

    def tap(_: int) -> tuple[str, bool]:
        start.wait()
        try:
            reported = report_once(submission=submission, problem=PROBLEM, municipality=place, at=AT)
            return reported.code, reported.new
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(tap, range(6)))
    assert len({code for code, _ in answers}) == 1
    assert [new for _, new in answers].count(True) == 1
    assert Hint.objects.count() == HintCode.objects.count() == 1
