"""Who writes legal texts, who marks them as checked, and what a version must not do."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.portal.models import LegalDraft, LegalText
from augenhoehe.portal.permissions import CHECK_LEGAL_TEXTS, WRITE_LEGAL_TEXTS
from augenhoehe.ui.words import long_day

# A day further away is a slip of the pen.
FURTHEST = timedelta(days=366)


def check_write(by: Actor) -> None:
    by.check(WRITE_LEGAL_TEXTS)


def check_text(text: str) -> None:
    if not text.strip():
        raise Refused("Der Text ist leer. Schreiben Sie wenigstens einen Satz.", field="text_de")


def check_start(valid_from: datetime, at: datetime) -> None:
    if valid_from < at:
        raise Refused("Dieser Zeitpunkt ist schon vorbei. Lassen Sie das Feld leer, dann gilt sie sofort.",
                      field="valid_from")  # fmt: skip
    if valid_from > at + FURTHEST:
        raise Refused("Der Beginn liegt mehr als ein Jahr voraus. Prüfen Sie das Jahr.", field="valid_from")


def check_nothing_planned(planned: LegalText | None) -> None:
    """Two plans for one text would have to be sorted by whoever reads the page."""
    if planned is not None:
        raise Refused(
            f"Fassung {planned.version} gilt ab {long_day(planned.valid_from)}. Nehmen Sie sie zuerst zurück, oder "
            "warten Sie, bis sie gilt."
        )


def check_check(by: Actor, version: LegalText, newest: int) -> None:
    """Only the version in force, or the one that comes next, can be checked, and only once."""
    by.check(CHECK_LEGAL_TEXTS)
    if version.withdrawn_at is not None:
        raise Refused("Diese Fassung wurde zurückgenommen, bevor sie galt.")
    if version.checked:
        raise Refused("Diese Fassung ist schon geprüft.")
    if version.version < newest:
        raise Refused(f"Inzwischen gilt Fassung {newest}. Prüfen Sie diese.")


def check_withdraw(by: Actor, version: LegalText, at: datetime) -> None:
    check_write(by)
    if version.withdrawn_at is not None:
        raise Refused("Diese Fassung ist schon zurückgenommen.")
    if version.valid_from <= at:
        raise Refused("Diese Fassung gilt schon. Schreiben Sie eine neue, die sie ablöst.")


def check_no_draft(draft: LegalDraft | None) -> None:
    if draft is not None:
        raise Refused("Es gibt schon einen Entwurf. Veröffentlichen oder verwerfen Sie ihn zuerst.")


def check_review(by: Actor, current: LegalText | None) -> None:
    """Looked through and found right: that is a check, too, and belongs to who may check."""
    by.check(CHECK_LEGAL_TEXTS)
    if current is None:
        raise Refused("Es gilt noch die mitgelieferte Fassung. Passen Sie sie an, dann gibt es etwas durchzusehen.")


def can_write(by: Actor) -> bool:
    return allowed(check_write, by)


def can_check(by: Actor, version: LegalText, newest: int) -> bool:
    return allowed(check_check, by, version, newest)


def can_withdraw(by: Actor, version: LegalText, at: datetime) -> bool:
    return allowed(check_withdraw, by, version, at)


def can_review(by: Actor, current: LegalText | None) -> bool:
    return allowed(check_review, by, current)
