"""Numbers as people and offices write them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation


def number_in(typed: str) -> Decimal:
    """The number in what somebody typed; ValueError with a sentence if there is none."""
    plain = typed.strip().removesuffix("%").replace("\u00a0", "").replace("\u2009", "").replace(" ", "")
    plain = plain.replace("−", "-").replace("–", "-")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif plain.count(".") > 1 or (plain.count(".") == 1 and _thousands(plain)):
        plain = plain.replace(".", "")
    try:
        found = Decimal(plain)
    except InvalidOperation:
        raise ValueError(f"„{typed}“ ist keine Zahl. Schreiben Sie zum Beispiel 12,5.") from None
    if not found.is_finite():
        raise ValueError(f"„{typed}“ ist keine Zahl. Schreiben Sie zum Beispiel 12,5.")
    return found


def _thousands(plain: str) -> bool:
    """„1.234“ is one thousand and some; „0.234“ is not."""
    head, _, tail = plain.lstrip("-").partition(".")
    return len(tail) == 3 and head.isdecimal() and 1 <= len(head) <= 3 and head != "0"
