"""What people agree to when they nominate themselves for an interview; each wording has a version.

Legal wording, to be checked by the data protection officer before use (docs/texte-zu-pruefen.md).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

CURRENT = "2026-11"
NOMINATION = {
    "2026-11": _(
        "Das Institut darf mich für ein Interview anrufen oder anschreiben. Nur das Institut liest meine Angaben. "
        "Ich kann jederzeit Nein sagen."
    ),
}
