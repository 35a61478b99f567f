"""What published studies say in several languages."""

from __future__ import annotations

from augenhoehe.core.translating import Translatable, Untranslated

from .models import Study
from .rules.interviews import check_works_on

TRANSLATABLE = (
    Translatable(
        "studies.Study", "Studie", lambda: Study.objects.public().exclude(short_text={}), lambda row: row.title,
        check_works_on,
    ),
)  # fmt: skip
UNTRANSLATED = (
    Untranslated("studies.ConsentText", "Ein Einwilligungstext ist eine Fassung; jede Sprache gehört zu ihr."),
)
