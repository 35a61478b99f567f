"""What may come in, be withdrawn and be imported; who may do so is asked apart from what the state allows."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Municipality, SocialArea

from .models import Hint, HintImport, Term
from .permissions import EDIT_VOCABULARIES, IMPORT_HINTS
from .rules.machines import HINT

# The purpose that keeps the digests of status codes apart from those of other codes.
CODE = "hint"
_WORDS = re.compile(r"[^\W_]+")
# A page of text is about 3,000 signs; longer is a letter, and belongs into one.
LONGEST = 5000
# An import that has not been heard of for so long has lost its worker.
SILENT_AFTER = timedelta(minutes=5)
AT_WORK = frozenset({HintImport.State.CHECKING, HintImport.State.IMPORTING})


def check_text(problem: str, idea: str = "") -> None:
    """A hint says what the problem is, in at most two pages."""
    if not problem:
        raise Refused("Bitte schreiben Sie, was das Problem ist.", field="problem")
    for field, text in (("problem", problem), ("idea", idea)):
        if len(text) > LONGEST:
            raise Refused(f"Der Text ist zu lang. Es gehen höchstens {LONGEST} Zeichen.", field=field)


def check_place(municipality: Municipality | None, social_area: SocialArea | None) -> None:
    if social_area is not None and (municipality is None or social_area.municipality_id != municipality.pk):
        raise Refused("Dieser Ortsteil gehört zu einem anderen Ort.", field="social_area")


def check_life_area(life_area: Term | None) -> None:
    if life_area is not None and life_area.vocabulary != Term.Vocabulary.LIFE_AREA:
        raise Refused("Das ist kein Lebensbereich.", field="life_area")


def check_withdraw(hint: Hint) -> None:
    """Taken back is a hint only until it lies in a topic with others."""
    if hint.state == Hint.State.WITHDRAWN:
        raise Refused("Dieser Hinweis ist schon zurückgezogen.")
    if not HINT.allows(hint.state, "withdraw"):
        raise Refused("Der Hinweis wird schon bearbeitet. Zurückziehen geht nicht mehr.")


def can_withdraw(hint: Hint) -> bool:
    return allowed(check_withdraw, hint)


def answer_due(arrived_on: date) -> date:
    """The day until which everybody who reported is owed an answer."""
    return arrived_on + timedelta(days=settings.ANSWER_DAYS)


def contact_ends(day: date) -> date:
    """The last day a contact given on `day` is kept."""
    return day + timedelta(days=settings.HINT_CONTACT_DAYS)


def text_digest(problem: str, idea: str, municipality_id: uuid.UUID | None) -> uuid.UUID:
    """128 bits over the words of a hint and its town: case, spaces and punctuation do not matter.

    The same words from another town are another hint.
    """
    words = _WORDS.findall(f"{problem} {idea}".casefold())
    whole = f"{municipality_id or ''}\n{' '.join(words)}".encode()
    return uuid.UUID(bytes=hashlib.blake2b(whole, digest_size=16).digest())


def check_import(by: Actor) -> None:
    by.check(IMPORT_HINTS)


def check_map(hint_import: HintImport) -> None:
    """Columns are assigned before anything was taken over, and not while a run is going on."""
    if hint_import.state in AT_WORK:
        raise Refused("Gerade läuft ein Durchgang. Bitte warten Sie, bis er fertig ist.")
    if hint_import.state == HintImport.State.DONE:
        raise Refused("Diese Datei ist schon übernommen.")


def check_columns(columns: Mapping[str, str], names: Sequence[str]) -> None:
    """A hint needs words, and a column means one thing only."""
    if not (columns.get("problem") or columns.get("title")):
        raise Refused("Sagen Sie bitte, in welcher Spalte das Problem steht.", field="problem")
    for field, name in columns.items():
        if name not in names:
            raise Refused(f"Eine Spalte „{name}“ gibt es in dieser Datei nicht.", field=field)
        if list(columns.values()).count(name) > 1:
            raise Refused(f"Die Spalte „{name}“ ist zweimal zugeordnet.", field=field)


def check_default_town(by: Actor, municipality: Municipality | None, columns: Mapping[str, str]) -> None:
    """Who may import for some towns only says for which."""
    reach = by.reach(IMPORT_HINTS)
    if reach.everywhere:
        return
    if municipality is None:
        if not columns.get("municipality"):
            raise Refused("Sagen Sie bitte, zu welcher Kommune die Hinweise gehören.", field="town")
    elif municipality.pk not in reach.municipalities:
        raise Refused("Für diese Kommune dürfen Sie keine Hinweise übernehmen.", field="town")


def check_restart(hint_import: HintImport, at: datetime) -> None:
    """Only a run that has fallen silent is pushed."""
    if hint_import.state not in AT_WORK:
        raise Refused("Hier läuft gerade nichts.")
    if hint_import.heard_at and at - hint_import.heard_at < SILENT_AFTER:
        raise Refused("Der Durchgang läuft noch. Bitte warten Sie ein paar Minuten.")


def can_restart(hint_import: HintImport, at: datetime) -> bool:
    return allowed(check_restart, hint_import, at)


def check_take_over(hint_import: HintImport) -> None:
    """Only what was checked is taken over, and only once."""
    if hint_import.state != HintImport.State.CHECKED:
        raise Refused("Bitte prüfen Sie die Datei zuerst.")
    if not hint_import.rows_new:
        raise Refused("Es gibt nichts zu übernehmen: Keine Zeile ist neu und ohne Fehler.")


def can_take_over(hint_import: HintImport) -> bool:
    return allowed(check_take_over, hint_import)


def check_edit_terms(by: Actor) -> None:
    by.check(EDIT_VOCABULARIES)


def check_label(label: str) -> None:
    if not label:
        raise Refused("Ein Begriff braucht eine deutsche Bezeichnung.", field="label_de")
