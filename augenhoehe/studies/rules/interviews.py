"""Interviews: who may, what the state allows, and what may never leave."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from augenhoehe.core import identifiers
from augenhoehe.core.identifiers import Mark
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.studies.models import Finding, Interview, Study
from augenhoehe.studies.permissions import WORK_ON_INTERVIEWS

from .machines import INTERVIEW

LONGEST = 100_000
LONGEST_FINDING = 3000
# Findings outlive the raw data by three years (to be checked); migrations/_walls_0001.py says the same.
FINDINGS_KEPT = timedelta(days=3 * 365)
# Who nominated themselves and was not asked is forgotten after half a year, or with the raw data if that is earlier.
NOMINATION_KEPT = timedelta(days=183)


def check_work(by: Actor, institute_id: uuid.UUID | None = None) -> None:
    """The door of the room: the role of the institute, with a second factor in this session."""
    by.check(WORK_ON_INTERVIEWS, carrier_id=institute_id)


def check_works_on(by: Actor, study: Study) -> None:
    check_work(by, study.institute_id)
    if study.state == Study.State.DRAFT:
        raise Refused("Die Studie hat noch nicht begonnen.")


def check_takes_interviews(by: Actor, study: Study) -> None:
    check_works_on(by, study)
    if study.state == Study.State.CLOSED:
        raise Refused("Die Studie ist abgeschlossen. Es kommen keine Interviews mehr dazu.")


def can_take_interviews(by: Actor, study: Study) -> bool:
    return allowed(check_takes_interviews, by, study)


def check_kind(kind: str) -> None:
    if kind not in Interview.PersonKind.values:
        raise Refused("Wählen Sie, wen Sie fragen.", field="kind")


def check_writes(interview: Interview) -> None:
    if not interview.readable:
        raise Refused("Die Rohdaten dieses Interviews sind gelöscht.")


def check_held(interview: Interview, month: date, mode: str, today: date) -> None:
    INTERVIEW.target(interview.state, "hold")
    if month > today:
        raise Refused("Das Gespräch liegt in der Zukunft. Wählen Sie den Monat, in dem es war.", field="month")
    if mode not in Interview.Mode.values:
        raise Refused("Wählen Sie, wie Sie gesprochen haben.", field="mode")


def check_notes(interview: Interview, text: str) -> None:
    """Words of a person are written down only after they have agreed."""
    check_writes(interview)
    if interview.state not in (Interview.State.CONSENTED, Interview.State.HELD, Interview.State.ANALYSED):
        raise Refused("Aufgeschrieben wird erst, wenn die Einwilligung vorliegt.")
    if len(text) > LONGEST:
        raise Refused("Der Text ist zu lang. Teilen Sie ihn, oder kürzen Sie ihn.", field="transcript")


def check_consent(interview: Interview, given_on: date, today: date, *, text: bool) -> None:
    INTERVIEW.target(interview.state, "consent")
    if not text:
        raise Refused("Die Studie hat noch keinen Einwilligungstext.")
    if given_on > today:
        raise Refused("Dieser Tag liegt in der Zukunft.", field="given_on")


def check_code(interview: Interview) -> None:
    """Findings are written from a conversation that was held."""
    check_writes(interview)
    if interview.state not in (Interview.State.HELD, Interview.State.ANALYSED):
        raise Refused("Befunde schreiben Sie, wenn das Gespräch geführt ist.")


def can_code(interview: Interview) -> bool:
    return allowed(check_code, interview)


def check_finding(kind: str, text: str) -> None:
    if kind not in Finding.Kind.values:
        raise Refused("Wählen Sie, was der Befund ist.", field="kind")
    if not text.strip():
        raise Refused("Schreiben Sie den Befund, ohne Namen und ohne Zitat, das jemanden verrät.", field="text")
    if len(text) > LONGEST_FINDING:
        raise Refused(f"Der Text ist zu lang. Es gehen höchstens {LONGEST_FINDING} Zeichen.", field="text")


def check_release(finding: Finding, others: Sequence[Finding], life_area: str) -> None:
    """Of one interview one hint per life area: in a topic nobody is counted twice, and no key tells who is who."""
    if finding.released:
        raise Refused("Dieser Befund ist schon weitergegeben.")
    if not life_area:
        raise Refused("Wählen Sie zuerst den Lebensbereich.", field="life_area")
    if finding.kind != Finding.Kind.HURDLE:
        return
    given = [one for one in others if one.pk != finding.pk and one.released and one.kind == Finding.Kind.HURDLE]
    if any(one.said("life_area") == life_area for one in given):
        raise Refused(
            "Aus diesem Interview ging zu diesem Lebensbereich schon ein Hinweis hinaus. "
            "Sonst zählte ein Mensch doppelt."
        )


def can_release(finding: Finding, others: Sequence[Finding]) -> bool:
    return allowed(check_release, finding, others, finding.said("life_area"))


def check_unreleased(finding: Finding) -> None:
    if finding.released:
        raise Refused("Der Befund ist weitergegeben und bleibt, wie er ist.")


# --- What points to a person ---------------------------------------------------------------------------
class NamesSomebody(Refused):
    """The text could name somebody. It is said what, and stays where it is."""

    def __init__(self, found: Iterable[str]) -> None:
        listed = ", ".join(f"„{one}“" for one in dict.fromkeys(found))
        super().__init__(f"Daran könnte jemand zu erkennen sein: {listed}. Schreiben Sie diese Stellen um.",
                         field="text")  # fmt: skip


def check_nobody(text: str, known: Sequence[str], phrases: Sequence[str] = ()) -> None:
    """Fails closed: what is marked never leaves.

    known: what the interview knows of the person, word by word; phrases: what betrays them only as a whole, the
    office they work in or the code of the interview.
    """
    # Behind the @ stands whose mail server it is, which is no secret of the interview.
    known = [one.partition("@")[0] for one in known]
    marks = identifiers.merged([*identifiers.possible(text), *_own(text, known), *_whole(text, phrases)])
    found = [text[one.start : one.end] for one in marks]
    found += [one.text for one in identifiers.suspicious(text, names=known) if one.text not in found]
    if found:
        raise NamesSomebody(found)


def _own(text: str, known: Sequence[str]) -> Iterator[Mark]:
    """Words and numbers of the interview's own contact, also with an ending behind them."""
    for value in known:
        for word in re.findall(r"[^\W\d_]{3,}", value):
            for one in re.finditer(rf"(?<!\w){re.escape(word)}(?:s|’s|'s|n|en|in)?(?!\w)", text, re.IGNORECASE):
                yield Mark(one.start(), one.end(), "name")
        for digits in re.findall(r"\d{4,}", re.sub(r"(?<=\d)[\s/().-]+(?=\d)", "", value)):
            for one in re.finditer(r"[\s/().-]*".join(digits), text):
                yield Mark(one.start(), one.end(), "number")


def _whole(text: str, phrases: Sequence[str]) -> Iterator[Mark]:
    for phrase in phrases:
        if phrase.strip():
            for one in re.finditer(re.escape(phrase.strip()), text, re.IGNORECASE):
                yield Mark(one.start(), one.end(), "name")


# --- Nominations ---------------------------------------------------------------------------------------
def check_nominate(study: Study, today: date) -> None:
    if not study.takes_nominations(today):
        raise Refused("Für diese Studie kann man sich nicht mehr melden.")


def nomination_ends(study: Study, today: date) -> date:
    return min(study.raw_until, today + NOMINATION_KEPT)
