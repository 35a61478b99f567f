from __future__ import annotations

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .models import LegalText
from .permissions import CHECK_LEGAL_TEXTS, WRITE_LEGAL_TEXTS


def check_write(by: Actor) -> None:
    by.check(WRITE_LEGAL_TEXTS)


def check_text(text: str) -> None:
    if not text.strip():
        raise Refused("Der Text ist leer. Schreiben Sie wenigstens einen Satz.", field="text")


def check_check(by: Actor, version: LegalText, newest: int) -> None:
    """Only the version in force can be checked, and only once."""
    by.check(CHECK_LEGAL_TEXTS)
    if version.checked:
        raise Refused("Diese Fassung ist schon geprüft.")
    if version.version < newest:
        raise Refused(f"Inzwischen gilt Fassung {newest}. Prüfen Sie diese.")


def can_write(by: Actor) -> bool:
    return allowed(check_write, by)


def can_check(by: Actor, version: LegalText, newest: int) -> bool:
    return allowed(check_check, by, version, newest)
