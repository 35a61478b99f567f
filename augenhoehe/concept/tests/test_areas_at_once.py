"""Two people write the same analysis of a social area at the same moment."""

from __future__ import annotations

from datetime import date

import pytest

from augenhoehe.concept import operations
from augenhoehe.concept.models import SocialAreaAnalysis
from augenhoehe.concept.operations import AnalysisSaid
from augenhoehe.core.refused import Conflict
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import at_once

from . import factories as m


def said(needs: str) -> AnalysisSaid:
    return AnalysisSaid(date(2025, 1, 1), date(2025, 12, 31), needs=needs)


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_are_not_both_heard():
    m.the_cast()
    found = operations.begin_analysis(municipality=m.town("Sternmünde"), said=said("Anfangs."), by=SYSTEM, at=m.AT)
    seen = [SocialAreaAnalysis.objects.get(pk=found.pk) for _ in range(2)]
    results = at_once(
        *[
            lambda one=one, word=word: operations.write_analysis(analysis=one, said=said(word), by=SYSTEM, at=m.AT)
            for one, word in zip(seen, ("Erstens.", "Zweitens."), strict=True)
        ]
    )
    assert [type(one) for one in results].count(Conflict) == 1
    winner = next(one for one in results if isinstance(one, SocialAreaAnalysis))
    assert SocialAreaAnalysis.objects.get(pk=found.pk).needs == winner.needs
