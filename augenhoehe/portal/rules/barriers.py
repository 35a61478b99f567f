"""What a reported barrier needs, and who answers it."""

from __future__ import annotations

from datetime import date, timedelta

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.portal.models import BarrierReport
from augenhoehe.portal.permissions import ANSWER_BARRIERS

# What the statement promises (texts.py); the Ombudsstelle may be asked once it has passed.
ANSWER_WITHIN = timedelta(days=28)
# Afterwards nobody needs the address; the report itself stays for the account to the Überwachungsstelle.
FORGET_AFTER, KEEP = timedelta(days=90), timedelta(days=3 * 365)
LONGEST = 4000


def answer_due(day: date) -> date:
    return day + ANSWER_WITHIN


def check_report(text: str) -> None:
    if not text:
        raise Refused("Was ging nicht? Ein Satz genügt.", field="text")


def check_answer(by: Actor, report: BarrierReport, answer: str) -> None:
    by.check(ANSWER_BARRIERS)
    if report.answered:
        raise Refused("Diese Meldung ist schon beantwortet.")
    if not answer:
        raise Refused("Schreiben Sie, was Sie getan haben oder tun werden. Ein Satz genügt.", field="answer")


def can_answer(by: Actor, report: BarrierReport) -> bool:
    return allowed(check_answer, by, report, "–")
