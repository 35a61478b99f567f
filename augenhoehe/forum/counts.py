"""The only place that counts who supports a contribution: at the end of a quarter, behind the threshold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from augenhoehe.core.contributions import CountRequest, Releasable
from augenhoehe.core.text import shorten
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.queries import Told, latest, told

from .models import SHOWN, Contribution, Support

SUPPORT = "forum.support"
DEVICE = "device_key"


def of_support(day: date) -> CountRequest:
    """Devices that said „betrifft mich auch“, by contribution; one that came on two days counts twice."""
    rows = Support.objects.filter(day__lte=day, contribution__state__in=SHOWN)
    return CountRequest(
        rows.values("contribution_id", DEVICE), ("contribution_id",), DEVICE, DEVICE, title="Betrifft mich auch"
    )


def _labels(_dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    rows = Contribution.objects.filter(pk__in=list(values)).values_list("pk", "text")
    return {str(pk): shorten(text, 80) for pk, text in rows}


RELEASES = (
    Releasable(
        key=SUPPORT,
        title="„Betrifft mich auch“ je Beitrag",
        dimensions=(("contribution_id", "Beitrag"),),
        counted=of_support,
        labels=_labels,
        sums=(),
        public=True,
        explains="Wie oft bis zum Stichtag gesagt wurde „Betrifft mich auch“, je Gerät und Tag einmal.",
    ),
)


def support_release() -> Release | None:
    return latest(SUPPORT)


def support_told(release: Release | None, contribution: Contribution) -> Told:
    """What may be said of one contribution."""
    return told(release, str(contribution.pk))
