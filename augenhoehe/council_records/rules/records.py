from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.council_records.models import CouncilSource, RecordRun, ResultProposal
from augenhoehe.council_records.oparl import guarding
from augenhoehe.council_records.permissions import CHECK_RESULTS, KEEP_SOURCES, LINK_RECORDS, READ_RECORDS


def check_keep(by: Actor) -> None:
    by.check(KEEP_SOURCES)


def can_keep(by: Actor) -> bool:
    return allowed(check_keep, by)


def check_link(by: Actor) -> None:
    by.check(READ_RECORDS)
    by.check(LINK_RECORDS)


def can_link(by: Actor) -> bool:
    return allowed(check_link, by)


def check_check_results(by: Actor) -> None:
    by.check(CHECK_RESULTS)


def can_check_results(by: Actor) -> bool:
    return allowed(check_check_results, by)


def check_url(url: str, private: Collection[str]) -> str:
    """The address in one spelling, if it may be read at all; where it leads is asked again with each page."""
    tidy = guarding.tidy_url(url)
    parts = guarding.split(tidy)
    if parts.scheme != "https" and f"{parts.hostname}:{guarding.port_of(parts)}" not in private:
        raise Refused("Bitte nennen Sie eine Adresse, die mit https:// beginnt.", field="url")
    return tidy.rstrip("/")


def check_startable(source: CouncilSource) -> None:
    """A source that is still read, and in which nobody has to decide anything first."""
    if source.ended_at is not None:
        raise Refused("Diese Quelle ist stillgelegt.")
    open_run = source.runs.filter(state__in=("waiting", "running", "asking")).first()
    if open_run is None:
        return
    if open_run.state == RecordRun.State.ASKING:
        raise Refused("Der letzte Abruf wartet auf Ihre Entscheidung. Sehen Sie ihn bitte zuerst an.")
    raise Refused("Diese Quelle wird gerade abgerufen. Warten Sie bitte, bis der Abruf fertig ist.")


def check_restart(run: RecordRun, at: datetime) -> None:
    if not run.at_work:
        raise Refused("Dieser Abruf läuft nicht mehr.")
    if not run.silent_at(at):
        raise Refused("Dieser Abruf läuft noch.")


def check_decidable(run: RecordRun) -> None:
    if run.state != RecordRun.State.ASKING:
        raise Refused("Über diesen Abruf ist schon entschieden.")


def check_decision(proposal: ResultProposal) -> None:
    if proposal.state != ResultProposal.State.OPEN:
        raise Refused("Über diesen Vorschlag ist schon entschieden.")


def shrinks_too_much(leaving: int, alive: int, percent: int) -> bool:
    """More would disappear than is believed without asking."""
    return alive > 0 and leaving * 100 > alive * percent
