"""A source and its readings, without waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from augenhoehe.core.rights import SYSTEM
from augenhoehe.council_records import operations
from augenhoehe.council_records.models import CouncilSource, RecordRun
from augenhoehe.council_records.oparl.fetching import Fetcher
from augenhoehe.places.tests.factories import AT

from .twin import Twin

Mode = RecordRun.Mode
LATER = AT.replace(month=9)


def a_source(twin: Twin, settings: Any, **more: Any) -> CouncilSource:
    settings.COUNCIL_PRIVATE_HOSTS = frozenset({twin.url.removeprefix("http://")})
    values = {"name": "Stadt Mohnfurt", "url": twin.at("system"), "pause_ms": 0, **more}
    return operations.create_source(by=SYSTEM, at=AT, **values)


def impatient(source: CouncilSource, **more: Any) -> Fetcher:
    """Asks at once again; who waits in a test waits for nothing."""
    from django.conf import settings

    return Fetcher(
        start=source.url, allowed=settings.COUNCIL_PRIVATE_HOSTS, pause=0, sleep=lambda _seconds: None, **more
    )


def begin(source: CouncilSource, mode: str = Mode.FULL, at: Any = AT) -> RecordRun:
    source.refresh_from_db()
    return operations.start_run(source=source, mode=mode, by=SYSTEM, at=at, defer=False)


def read(source: CouncilSource, mode: str = Mode.FULL, at: Any = AT, now: Callable[[], Any] | None = None) -> RecordRun:
    run = begin(source, mode, at)
    return operations.read_source(run_id=run.pk, now=now or (lambda: at), fetcher=impatient(source))


def never_asking(source: CouncilSource) -> None:
    """However much disappears, nobody is asked."""
    CouncilSource.objects.filter(pk=source.pk).update(shrink_percent=100)
