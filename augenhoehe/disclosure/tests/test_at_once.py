"""Two runs of the night at once, on real connections: one release, and nobody hears of an error."""

from __future__ import annotations

from augenhoehe.core.tests.parallel import at_once
from augenhoehe.disclosure.models import Release

from .test_register import hints, release


def test_two_runs_at_once_make_one_release(committed):
    hints({("form", "de"): 18, ("form", "tr"): 2, ("advice", "de"): 14, ("advice", "tr"): 19})
    found = at_once(release, release)
    assert not [one for one in found if isinstance(one, Exception)]
    assert sorted(one is None for one in found) == [False, True]
    assert Release.objects.count() == 1
