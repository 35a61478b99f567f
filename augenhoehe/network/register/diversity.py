"""The field register of the self-reports on diversity, and what the nightly deletion run removes of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, Owner
from augenhoehe.network.models import DiversityQuestion, DiversityReport

from .cooperations import FREE_TEXT, INTERNAL, PERSONAL, TECHNICAL

REPORT_DAYS = 10 * 365
# A year and some weeks: so that nobody is asked twice in one year.
QUESTION_DAYS = 400
_WISH = "Einwilligung der Organisation; Angaben über eine Gruppe, nicht über einzelne Menschen (zu prüfen)"
_READERS = "die Organisation selbst und wer ihr Register führt; mit ihrer Erlaubnis die letzte Angabe alle"

DATA = (
    DataCard(
        model="network.DiversityReport",
        title="Selbstauskünfte zur Vielfalt",
        owner=Owner.MUNICIPALITY,
        purpose="Einer Organisation zeigen, wie sich ihre Mitgliedschaft verändert",
        legal_basis=_WISH,
        retention=f"{REPORT_DAYS} Tage, jederzeit von der Organisation zu entfernen",
        erasure="Der Löschlauf entfernt alte Angaben.",
        access_report="Angaben, die Sie eingetragen haben",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "organisation": INTERNAL, "as_of": INTERNAL,
            "members_share": INTERNAL, "members_total": INTERNAL, "members_with": INTERNAL, "board_share": INTERNAL,
            "board_total": INTERNAL, "board_with": INTERNAL, "note": FREE_TEXT, "source": INTERNAL,
            "reported_by": PERSONAL, "reported_at": INTERNAL,
        },
    ),
    DataCard(
        model="network.DiversityGoal",
        title="Selbst gesetzte Ziele zur Vielfalt",
        owner=Owner.MUNICIPALITY,
        purpose="Das Ziel einer Organisation neben ihre Angaben stellen; ihre Erlaubnis zur Veröffentlichung belegen",
        legal_basis=_WISH,
        retention="mit dem Eintrag der Organisation",
        erasure="mit dem Eintrag der Organisation",
        access_report="Erlaubnisse, die Sie gegeben haben",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "organisation": INTERNAL, "members_target": INTERNAL,
            "board_target": INTERNAL, "target_year": INTERNAL, "consented_on": INTERNAL, "consented_by": PERSONAL,
            "set_at": INTERNAL,
        },
    ),
    DataCard(
        model="network.DiversityQuestion",
        title="Fragen nach der Vielfalt",
        owner=Owner.MUNICIPALITY,
        purpose="Einer Organisation einen Link schicken, mit dem sie ohne Anmeldung antwortet",
        legal_basis=_WISH,
        retention=f"{QUESTION_DAYS} Tage; wer nichts angeben möchte, bleibt mit dem Eintrag vermerkt",
        erasure="Der Löschlauf entfernt alte Fragen.",
        access_report="keine personenbezogenen Angaben",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "organisation": INTERNAL, "asked_at": INTERNAL, "until": INTERNAL,
            "answered_at": INTERNAL, "declined": INTERNAL,
        },
    ),
)  # fmt: skip


def old_questions(at: datetime) -> QuerySet[DiversityQuestion]:
    return DiversityQuestion.objects.filter(asked_at__lt=at - timedelta(days=QUESTION_DAYS), declined=False)


def old_reports(at: datetime) -> QuerySet[DiversityReport]:
    return DiversityReport.objects.filter(as_of__lt=day_of(at) - timedelta(days=REPORT_DAYS))
