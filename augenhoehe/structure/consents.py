"""Consent to keep a contact: each wording has a version, and no version is ever changed.

The texts are legal wording: to be checked by the data protection officer before use
(docs/texte-zu-pruefen.md). A new wording gets a new version; old ones stay readable here.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CURRENT = "2026-11"
# What people agreed to, by version.
CONTACT_CONSENT: Mapping[str, str | Promise] = {
    "2026-11": _(
        "Ich bin einverstanden: Die koordinierende Stelle darf meine Kontaktangaben speichern, um mir zu antworten. "
        "Die Angaben liegen getrennt vom Hinweis. Ich kann das jederzeit widerrufen."
    ),
}
INTERVIEW_CONSENT: Mapping[str, str | Promise] = {
    "2026-11": _("Man darf mich für ein Gespräch ansprechen. Ich entscheide dann, ob ich mitmache."),
}
