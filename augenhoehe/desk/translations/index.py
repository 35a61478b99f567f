"""The list of states, kept by what the audit trail says was touched, and once a night from everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from augenhoehe.core.clock import now
from augenhoehe.core.commits import before_commit
from augenhoehe.core.multilingual import OTHERS, SOURCE, Freshness, freshness
from augenhoehe.core.text import shorten
from augenhoehe.core.translating import Text, Translatable, translatables
from augenhoehe.desk.models import TranslationState

RANK = {state: place for place, state in enumerate(Freshness)}
AT_ONCE = 200


def touch(kind: str, number: str) -> None:
    """Somebody did something to a record: look at the contents it belongs to before the transaction ends."""
    if kind in _watched():
        before_commit(_refresh, (kind, number))


@cache
def _watched() -> dict[str, list[tuple[Translatable, str]]]:
    """Kinds of records, with the contents they belong to and the lookup from there."""
    found: dict[str, list[tuple[Translatable, str]]] = {}
    for spec in translatables().values():
        for kind, lookup in ((spec.kind, "pk"), *spec.through.items()):
            found.setdefault(kind, []).append((spec, lookup))
    return found


def _refresh(touched: set[tuple[str, str]]) -> None:
    at = now()
    for kind, number in sorted(touched):
        for spec, lookup in _watched()[kind]:
            everything = apps.get_model(spec.model)._base_manager.filter(**{lookup: number})
            keys = list(everything.order_by("pk").values_list("pk", flat=True))
            for some in _portions(keys):
                _write(spec, spec.rows().filter(pk__in=some), {str(key) for key in some}, at)


def rebuild(*, at: datetime) -> int:
    """Everything anew: after a restore, and for what changed without an operation on the content itself."""
    count = 0
    for spec in translatables().values():
        keys = list(spec.rows().order_by("pk").values_list("pk", flat=True))
        TranslationState.objects.filter(kind=spec.kind).exclude(object_id__in=[str(key) for key in keys]).delete()
        for some in _portions(keys):
            count += _write(spec, spec.rows().filter(pk__in=some), {str(key) for key in some}, at)
    TranslationState.objects.exclude(kind__in=translatables()).delete()
    return count


def _portions(keys: list[Any]) -> Iterator[list[Any]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def _write(spec: Translatable, rows: QuerySet[Any], asked: set[str], at: datetime) -> int:
    """States of these contents; what is no longer public leaves the list."""
    states = [state for row in rows for state in _states(spec, row, at)]
    shown = {(one.object_id, one.language) for one in states}
    known = TranslationState.objects.filter(kind=spec.kind, object_id__in=asked)
    gone = [pk for pk, number, language in known.values_list("pk", "object_id", "language")
            if (number, language) not in shown]  # fmt: skip
    if gone:
        TranslationState.objects.filter(pk__in=gone).delete()
    TranslationState.objects.bulk_create(
        sorted(states, key=lambda one: (one.object_id, one.language)),
        update_conflicts=True,
        unique_fields=["kind", "object_id", "language"],
        update_fields=["title", "state", "rank", "missing", "changed_at"],
    )
    return len(states)


def _states(spec: Translatable, row: Any, at: datetime) -> Iterator[TranslationState]:
    texts = spec.texts(row)
    title = shorten(spec.title(row), 200)
    for language in languages_of(texts):
        found = states_of(texts, language)
        worst = min(found, key=RANK.__getitem__)
        yield TranslationState(
            kind=spec.kind, object_id=str(row.pk), language=language, title=title, state=worst, rank=RANK[worst],
            missing=sum(one in (Freshness.MISSING, Freshness.STALE) for one in found), changed_at=at,
        )  # fmt: skip


def languages_of(texts: Iterable[Text]) -> tuple[str, ...]:
    """All but German; German too where somebody wrote in another language and nobody said it in German yet."""
    texts = list(texts)
    if not texts:
        return ()
    return (SOURCE, *OTHERS) if any(freshness(one.value, SOURCE) == Freshness.MISSING for one in texts) else OTHERS


def states_of(texts: Iterable[Text], language: str) -> list[Freshness]:
    return [state for one in texts if (state := freshness(one.value, language)) is not None]
