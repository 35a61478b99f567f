"""What somebody agrees to who says that they know it from their own life: each wording has a version (S1-24).

No version is ever changed; a new wording gets a new one. To be checked by the data protection officer before use
(docs/texte-zu-pruefen.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_noop

CURRENT = 1
EXPERIENCE_CONSENT: Mapping[int, str] = {
    1: gettext_noop(
        "Ich kenne das, worum es in meinen Gruppen geht, aus meinem eigenen Leben, zum Beispiel aus eigener "
        "Einwanderung. Ich willige ein, dass das Programm mich dafür mitzählt. Mein Name steht nicht dabei. "
        "Ich kann die Angabe jederzeit zurücknehmen."
    ),
}
