"""Sources: entered, changed, put to rest. What was read from them stays."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from augenhoehe.core.refused import Refused
from augenhoehe.core.revisions import change
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.council_records import rules
from augenhoehe.council_records.models import CouncilSource
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality

FIELDS = ("name", "url", "municipality", "pause_ms", "shrink_percent", "certificate", "nightly")


@transaction.atomic
def create_source(
    *, name: str, url: str, by: Actor, at: datetime, municipality: Municipality | None = None, **options: Any
) -> CouncilSource:
    """Enter a council information system; nothing is fetched yet."""
    rules.check_keep(by)
    tidy = rules.check_url(url, settings.COUNCIL_PRIVATE_HOSTS)
    if CouncilSource.objects.filter(url=tidy).exists():
        raise Refused("Diese Adresse ist schon eingetragen.", field="url")
    source = CouncilSource.objects.create(
        name=shorten(clean(name) or tidy, 200), url=tidy, municipality=municipality, created_at=at,
        created_by=by.user_id, **options,
    )  # fmt: skip
    audit("create_council_source", source, by=by, at=at, fields=FIELDS)
    return source


@transaction.atomic
def change_source(
    *, source: CouncilSource, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> CouncilSource:
    """Change how a source is read. With another address everything is read anew."""
    rules.check_keep(by)
    values["url"] = rules.check_url(values.get("url", source.url), settings.COUNCIL_PRIVATE_HOSTS)
    if CouncilSource.objects.filter(url=values["url"]).exclude(pk=source.pk).exists():
        raise Refused("Diese Adresse ist schon eingetragen.", field="url")
    if values["url"] != source.url:
        values |= {"changes_since": None, "last_full_at": None}
    change(source, revision=revision, typed=values, **values)
    audit("change_council_source", source, by=by, at=at, fields=list(values))
    return source


@transaction.atomic
def end_source(*, source: CouncilSource, by: Actor, at: datetime, revision: int | None = None) -> CouncilSource:
    """Read a source no more; what came from it stays and is searched on."""
    rules.check_keep(by)
    rules.check_startable(source)
    change(source, revision=revision, ended_at=at, nightly=False)
    audit("end_council_source", source, by=by, at=at, fields=["ended_at", "nightly"])
    return source
