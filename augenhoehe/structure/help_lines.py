"""Where help is to be had at once: facts shown before sending, because the form is no emergency line.

Numbers are public facts; check them once a year (docs/texte-zu-pruefen.md names the offices behind them).
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A telephone number for people in need; `call` is the number for the dialling link."""

    number: str
    purpose: str | Promise

    @property
    def call(self) -> str:
        return self.number.replace(" ", "")


HELP_LINES = (
    HelpLine("112", _("Notruf für Feuerwehr und Rettung")),
    HelpLine("110", _("Notruf der Polizei")),
    HelpLine("116 117", _("Ärztliche Hilfe, wenn die Praxis geschlossen ist")),
    HelpLine("116 016", _("Hilfetelefon Gewalt gegen Frauen, kostenlos, in vielen Sprachen")),
)
