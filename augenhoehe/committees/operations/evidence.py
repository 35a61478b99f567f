"""Evidence: a file or an address that shows what was done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from augenhoehe.committees import rules
from augenhoehe.committees.models import Evidence, Laying, Mandate, StatementRequest, Station
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.files.kinds import LABELS
from augenhoehe.files.operations import store
from augenhoehe.journal.operations import audit

Thing = Station | Mandate | Laying | StatementRequest
ALLOWED = frozenset(LABELS)


@transaction.atomic
def add_evidence(
    *, of: Thing, title: str, by: Actor, at: datetime, url: str = "", content: UploadedFile | bytes | None = None
) -> Evidence:
    """Show that something was laid before, answered or done."""
    rules.check_add_evidence(by, of, day_of(at))
    rules.check_text(title, "Sagen Sie bitte, was der Nachweis zeigt.", "title")
    return attach(of, title=clean(title), url=url, content=content, by=by, at=at)


def attach(of: Thing, *, title: str, url: str, content: Any, by: Actor, at: datetime) -> Evidence:
    """What `add_evidence` does once it is clear who may."""
    if bool(url) == bool(content):
        raise Refused("Wählen Sie eine Datei oder nennen Sie eine Adresse, eines von beiden.", field="file")
    stored = store(content=content, at=at, allowed=ALLOWED) if content else None
    made = Evidence.objects.create(**{name_of(of): of}, title=title, url=url, file=stored, added_at=at,
                                   added_by=by.user_id)  # fmt: skip
    audit("add_evidence", made, by=by, at=at, fields=["title", "url", "file"])
    return made


def name_of(of: Thing) -> str:
    names = {Station: "station", Mandate: "mandate", Laying: "laying", StatementRequest: "request"}
    return names[type(of)]
