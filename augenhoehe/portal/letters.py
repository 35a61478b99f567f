"""The one letter of the portal, in the language of the form."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.letters.entries import signature
from augenhoehe.ui.words import long_day

from .models import BarrierReport


def answered(report: BarrierReport) -> Letter:
    """What became of a barrier that somebody reported."""
    with translation.override(report.language):
        lines = [
            gettext("Guten Tag,"),
            gettext("am %(day)s haben Sie uns eine Barriere gemeldet.") % {"day": long_day(report.arrived_on)},
            report.answer,
            gettext(
                "Hilft Ihnen die Antwort nicht? Dann vermittelt die Ombudsstelle für barrierefreie Informationstechnik:"
            )
            + f" {OMBUDSSTELLE}",
            signature(),
        ]
        return Letter(gettext("Antwort: Barriere auf unseren Seiten"), "\n\n".join(lines))


OMBUDSSTELLE = "https://www.mags.nrw/ombudsstelle-barrierefreie-informationstechnik"
