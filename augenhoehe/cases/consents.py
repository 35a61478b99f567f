"""Consent to a case file, and to being called: each wording has a version, and no version is ever changed.

Legal wording, to be checked by the data protection officer of each carrier before use (docs/texte-zu-pruefen.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

CURRENT = "2026-11"
CASE_CONSENT: Mapping[str, str] = {
    "2026-11": (
        "Ich bin einverstanden: Diese Beratungsstelle darf aufschreiben, was ich ihr sage, um mich zu begleiten. "
        "Lesen dürfen es nur meine Beraterin oder mein Berater und die Vertretung. Ohne mein Einverständnis geht "
        "nichts davon an eine andere Stelle, auch nicht an eine Behörde. Ein Hinweis auf ein Problem, das viele "
        "betrifft, darf ohne meinen Namen weitergegeben werden. Ich kann jederzeit sehen, wer meine Akte gelesen hat, "
        "und jederzeit widerrufen. Dann wird die Akte innerhalb eines Monats gelöscht."
    ),
}
# What somebody without an account agrees to who wants to be called (S4-34).
WISH_CURRENT = "2026-11"
WISH = {
    "2026-11": _(
        "Diese Beratungsstelle darf meine Angaben lesen und mich anrufen oder anschreiben. "
        "Ich kann jederzeit Nein sagen."
    ),
}
