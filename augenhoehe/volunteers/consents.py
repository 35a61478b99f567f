"""What a volunteer agrees to before her profile is kept: each wording has a version.

No version is ever changed; a new wording gets a new one. To be checked by the data protection officer before use
(docs/texte-zu-pruefen.md).
"""

from __future__ import annotations

from collections.abc import Mapping

CURRENT = "2026-11"
KEPT_CONSENT: Mapping[str, str] = {
    "2026-11": (
        "Die Person hat zugestimmt, dass die Koordination ihren Namen, ihre Kontaktdaten, Sprachen, Schulungen und "
        "Zeiten führt, um Einsätze zu vermitteln und abzurechnen. Anfragende Stellen erfahren vor einem Einsatz nur "
        "ihren Namen. Sie kann das jederzeit widerrufen."
    ),
}
