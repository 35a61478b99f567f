"""What people read before they hand over contacts, and what they agree to: each wording has a version.

No version is ever changed; a new wording gets a new one. To be checked by the data protection officer before use
(docs/texte-zu-pruefen.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CURRENT = "2026-11"
# For each datum that is shown to everybody, by version.
SHOWN_CONSENT: Mapping[str, str | Promise] = {
    "2026-11": _(
        "Die Person hat zugestimmt, dass die angekreuzten Angaben öffentlich im Verzeichnis stehen. "
        "Sie kann das jederzeit widerrufen, für jede Angabe einzeln."
    ),
}
