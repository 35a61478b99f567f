"""Concurrent edits are detected, never overwritten: a revision number and a conditional UPDATE."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.db.models import F

from .refused import Conflict


class Revised(models.Model):
    """Mixin: `revision` counts the saved changes of an object, starting at 1."""

    revision = models.PositiveIntegerField("Bearbeitungsstand", default=1, editable=False)

    class Meta:
        abstract = True


M = TypeVar("M", bound=Revised)


def change(instance: M, *, revision: int | None = None, typed: dict[str, Any] | None = None, **values: Any) -> M:
    """Write values if the row still has the given revision (default: the instance's), else raise Conflict.

    `typed` is what the person entered; the conflict page shows it beside the current state.
    """
    expected = instance.revision if revision is None else revision
    rows = type(instance)._base_manager.filter(pk=instance.pk, revision=expected)
    if not rows.update(**values, revision=F("revision") + 1):
        instance.refresh_from_db()
        raise Conflict(instance, typed if typed is not None else values)
    for name, value in values.items():
        setattr(instance, name, value)
    instance.revision = expected + 1
    return instance


def lock(instance: M, *related: str, revision: int | None = None, typed: dict[str, Any] | None = None) -> M:
    """Take the row for this transaction and read it anew, so that rules see what holds now.

    Raises Conflict if it was changed since the given revision (default: the instance's). `related` names
    what is to be read along.
    """
    expected = instance.revision if revision is None else revision
    rows = type(instance)._base_manager.select_for_update(of=("self",))
    instance.refresh_from_db(from_queryset=rows.select_related(*related) if related else rows)
    if instance.revision != expected:
        raise Conflict(instance, typed)
    return instance
