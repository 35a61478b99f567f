"""Wording a public content in another language: by a person, or prepared by a machine for a person to check."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction
from procrastinate.contrib.django import app

from augenhoehe.core import revisions
from augenhoehe.core.multilingual import (
    NAMES,
    OTHERS,
    SOURCE,
    Freshness,
    freshness,
    only_spelling,
    origin,
    with_text,
)
from augenhoehe.core.provider import provider
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.core.translating import Text, Translatable, translatables
from augenhoehe.desk.models import TranslationState
from augenhoehe.journal.operations import audit
from augenhoehe.search.operations import forget

from .permissions import SEE_TRANSLATIONS

MACHINE = "desk.translate_by_machine"


def spec_of(row: models.Model) -> Translatable:
    return translatables()[row._meta.label_lower]


def stand_of(texts: list[Text], language: str) -> str:
    """A mark of what a page showed: the originals and this language; it changes with any of them."""
    shown = [[one.key, one.value.get(SOURCE), one.value.get(language)] for one in texts]
    return hashlib.sha256(json.dumps(shown, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:24]


def in_order(row: models.Model, *texts: str) -> dict[str, str]:
    """Translations in the order in which a content says its texts."""
    return dict(zip((one.key for one in spec_of(row).texts(row)), texts, strict=True))


@transaction.atomic
def translate(
    *, row: models.Model, language: str, texts: Mapping[str, str], by: Actor, at: datetime, stand: str = "",
    checked: bool = True, spelling: bool = False,
) -> bool:  # fmt: skip
    """Word a content in a language. True if something is different now.

    texts: by `Text.key`; an empty one takes the translation away. stand: what the person had before their eyes.
    checked: a person answers for it; else it keeps the mark of a machine. spelling: the last change of the German
    text changed no meaning, for any language.
    """
    spec = spec_of(row)
    check_translate(by, row, language)
    row = _locked(spec, row)
    present = spec.texts(row)
    if stand and stand != stand_of(present, language):
        raise Conflict(row, {one.label: texts.get(one.key, "") for one in present})
    changed = [
        (one, new) for one in present
        if (new := _worded(one, language, texts.get(one.key), by, checked, spelling)) != one.value
    ]  # fmt: skip
    if not changed:
        return False
    _save(changed)
    row = _locked(spec, row)
    audit("translate", row, by=by, at=at, fields=sorted({one.field for one, _ in changed}))
    gone = language != SOURCE and any(language not in new for _, new in changed)
    if gone and isinstance(row.pk, uuid.UUID):
        # Words that were taken away are found no more; what is left in this language is written anew by `after`.
        forget(object_id=row.pk, language=language)
    spec.after(row, at)
    return True


def check_translate(by: Actor, row: models.Model, language: str) -> None:
    """The package of the content says who; the language is one of the public pages'."""
    if language not in NAMES:
        raise Refused("In dieser Sprache gibt es die Seiten nicht.", field="language")
    spec_of(row).check(by, row)


def _locked(spec: Translatable, row: models.Model) -> models.Model:
    """The row as it is now, and nobody else's until we are done."""
    found = spec.wordable().filter(pk=row.pk).select_for_update(of=("self",)).first()
    if found is None:
        raise Refused("Diesen Inhalt gibt es so nicht mehr.")
    return found


def _worded(text: Text, language: str, given: str | None, by: Actor, checked: bool, spelling: bool) -> dict[str, Any]:
    value = only_spelling(text.value) if spelling else text.value
    if given is None:
        return value
    typed, known = clean(given), value.get(language, {})
    if len(typed) > text.longest:
        raise Refused(f"Bitte kürzen Sie auf {text.longest} Zeichen.", field=text.key)
    if not typed:
        return {code: entry for code, entry in value.items() if code != language}
    state = freshness(value, language)
    confirms = checked and state in (Freshness.STALE, Freshness.MACHINE)
    if typed == known.get("text") and not confirms:
        return value
    return with_text(value, language, typed, by=by.function, machine=not checked)


def _save(changed: list[tuple[Text, dict[str, Any]]]) -> None:
    by_row: dict[models.Model, dict[str, Any]] = {}
    for one, value in changed:
        by_row.setdefault(one.row, {})[one.field] = value
    for row, values in by_row.items():
        if isinstance(row, revisions.Revised):
            revisions.change(row, **values)
        else:
            type(row)._base_manager.filter(pk=row.pk).update(**values)


# --- By a machine -------------------------------------------------------------------------------------
def check_machine(by: Actor, row: models.Model, language: str) -> None:
    check_translate(by, row, language)
    if provider() is None:
        raise Refused("Es ist kein Dienst für maschinelle Übersetzung eingerichtet.")


@transaction.atomic
def ask_machine(*, row: models.Model, language: str, by: Actor, at: datetime) -> None:
    """Let a machine word what is missing or outdated, soon; a person checks it afterwards."""
    check_machine(by, row, language)
    _defer(row._meta.label_lower, str(row.pk), language)
    audit("ask_machine_translation", row, by=by, at=at)


@transaction.atomic
def ask_machine_for_all(*, language: str, by: Actor, at: datetime) -> int:
    """The same for all contents of the list that the person may word; returns how many."""
    by.check(SEE_TRANSLATIONS)
    if provider() is None or language not in OTHERS:
        raise Refused("Es ist kein Dienst für maschinelle Übersetzung eingerichtet.")
    count = 0
    for state in TranslationState.objects.visible_to(by).open().filter(language=language).order_by("id"):
        spec = translatables()[state.kind]
        row = spec.rows().filter(pk=state.object_id).first()
        if row is not None and _may(by, spec, row):
            _defer(state.kind, state.object_id, language)
            audit("ask_machine_translation", row, by=by, at=at)
            count += 1
    return count


def _may(by: Actor, spec: Translatable, row: models.Model) -> bool:
    try:
        spec.check(by, row)
    except Refused:
        return False
    return True


def _defer(kind: str, number: str, language: str) -> None:
    """At most one waiting order for a content and a language."""
    lock = f"{MACHINE}:{kind}:{number}:{language}"
    task = app.configure_task(MACHINE, lock=lock)
    task.defer(kind=kind, number=number, language=language)


def translate_by_machine(*, kind: str, number: str, language: str, by: Actor, at: datetime) -> int:
    """Send public texts that are missing or outdated to the provider, and keep what comes back with its mark.

    Nothing is sent of what is no longer public, and no wording of a person is replaced while it fits.
    """
    service, spec = provider(), translatables()[kind]
    row = spec.rows().filter(pk=number).first()
    if service is None or row is None:
        return 0
    present = spec.texts(row)
    stand = stand_of(present, language)
    wanted = [one for one in present if freshness(one.value, language) in (Freshness.MISSING, Freshness.STALE)]
    made: dict[str, str] = {}
    for source, some in _by_origin(wanted).items():
        answers = service.translate([one.value[source]["text"] for one in some], source=source, target=language)
        made |= {one.key: answer[: one.longest] for one, answer in zip(some, answers, strict=True)}
    if made:
        translate(row=row, language=language, texts=made, by=by, at=at, stand=stand, checked=False)
    return len(made)


def _by_origin(texts: list[Text]) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = {}
    for one in texts:
        found.setdefault(origin(one.value).language, []).append(one)
    return found
