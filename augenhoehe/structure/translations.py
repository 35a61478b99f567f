"""Words of the public form in several languages; what a matter says of a question stands in the matter."""

from __future__ import annotations

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.translating import Translatable, Untranslated

from .models import Term
from .rules_intake import check_edit_terms


def _check(by: Actor, term: Term) -> None:
    check_edit_terms(by)


TRANSLATABLE = (
    Translatable(
        "structure.Term", "Lebensbereich", lambda: Term.objects.filter(vocabulary="life_area", active=True),
        lambda row: text_in(row.label, "de").text, _check, longest={"label": 120, "help": 400},
    ),
)  # fmt: skip
UNTRANSLATED = (
    Untranslated("structure.StructuralQuestion", "Öffentlich wird der Kurztext als Zusammenfassung des Vorgangs."),
    Untranslated("structure.Proposal", "Öffentlich wird der Kurztext als Zusammenfassung des Vorgangs."),
    Untranslated("structure.Answer", "Eine Antwort geht an Menschen, nicht an alle; sie entsteht gleich mehrsprachig."),
)
