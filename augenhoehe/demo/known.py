"""What the tours know of the built world: codes and addresses that were drawn at random while building."""

from __future__ import annotations

from collections.abc import Mapping

from .models import Note


def remember(notes: Mapping[str, str]) -> None:
    """Keep what the builder wrote down; notes of the same key are replaced."""
    rows = [Note(key=key, value=value) for key, value in notes.items()]
    Note.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=["value"])


def known() -> dict[str, str]:
    """All notes, in one query."""
    return dict(Note.objects.values_list("key", "value"))
