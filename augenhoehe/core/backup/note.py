"""When and where the last backup was made: a note in the data directory, read by the doctor."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from augenhoehe.core.values import dataclass

# Every night; one may fail unseen, two may not.
OLDEST = timedelta(hours=50)


@dataclass(frozen=True, slots=True)
class Note:
    at: datetime
    where: str


def _path() -> Path:
    return settings.DATA_DIR / "last-backup.json"


def last_note() -> Note | None:
    """The last backup that is known of; None if there is none or the note cannot be read."""
    try:
        found = json.loads(_path().read_text(encoding="utf-8"))
        return Note(datetime.fromisoformat(found["at"]), str(found["where"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def leave_note(note: Note) -> None:
    """Remember a backup, our own or one that the computing centre made."""
    _path().parent.mkdir(parents=True, exist_ok=True)
    _path().write_text(json.dumps({"at": note.at.isoformat(), "where": note.where}), encoding="utf-8")
