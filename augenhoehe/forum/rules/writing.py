"""What may be written, by whom and about what."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.forum.models import Contribution, ForumSettings
from augenhoehe.forum.subjects import COMMENTED, Subject
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries.cards import keeps, right_in

from .machine import CONTRIBUTION

# The purpose that keeps the digests of status codes apart from those of hints.
CODE = "contribution"
LONGEST = 4000
# Whoever was refused has a month to object; then the address for answers goes.
OBJECT_WITHIN = timedelta(days=30)
# An address is kept for answers, but not for ever where nobody closes.
CONTACT_AT_MOST = timedelta(days=365)


def check_open(settings: ForumSettings) -> None:
    if settings.closed:
        raise Refused("Zurzeit nehmen wir keine Beiträge an. Ihr Text steht noch da. Bitte heben Sie ihn auf.")


def check_text(text: str) -> None:
    if not text:
        raise Refused("Bitte schreiben Sie etwas. Ein Satz genügt.", field="text")
    if len(text) > LONGEST:
        raise Refused(f"Der Text ist zu lang. Es gehen höchstens {LONGEST} Zeichen.", field="text")


def check_subject(subject: Subject) -> None:
    if not subject.takes:
        raise Refused("Dieses Gespräch ist beendet. Neue Beiträge gehen hier nicht mehr.")


def check_kind(kind: str, subject: Subject) -> None:
    """Press items, measures and events are commented; matters and rooms take every kind of contribution."""
    if subject.kind in COMMENTED and kind != Contribution.Kind.COMMENT:
        raise Refused("Hier können Sie einen Kommentar schreiben.", field="kind")


def check_speak_for(by: Actor, organisation: Organisation | None, day: date) -> None:
    """In the name of an organisation write its own people, or who keeps its entry."""
    if organisation is None or by.system:
        return
    if not (right_in(by, organisation, day) or keeps(by, organisation)):
        raise Refused("Für diese Organisation sprechen Sie nicht.", field="organisation")
    if not organisation.published:
        raise Refused("Schreiben kann, wer im Verzeichnis steht. Dieser Eintrag ist nicht öffentlich.")


def check_object(contribution: Contribution, text: str, at: datetime) -> None:
    """Once, within a month, and with a reason."""
    if contribution.objected:
        raise Refused("Einspruch geht nur einmal. Er ist schon eingegangen.")
    CONTRIBUTION.target(contribution.state, "object")
    if contribution.decided_at and day_of(at) > day_of(contribution.decided_at) + OBJECT_WITHIN:
        raise Refused("Einspruch geht 30 Tage lang. Diese Zeit ist vorbei.")
    if not text:
        raise Refused("Schreiben Sie bitte, warum der Beitrag erscheinen soll.", field="text")
    if len(text) > LONGEST:
        raise Refused(f"Der Text ist zu lang. Es gehen höchstens {LONGEST} Zeichen.", field="text")


def can_object(contribution: Contribution, at: datetime) -> bool:
    return allowed(check_object, contribution, "–", at)


def check_withdraw(contribution: Contribution) -> None:
    CONTRIBUTION.target(contribution.state, "withdraw")


def can_withdraw(contribution: Contribution) -> bool:
    return allowed(check_withdraw, contribution)


def check_own(by: Actor, contribution: Contribution) -> None:
    if by.user_id is None or contribution.author_id != by.user_id:
        raise Refused("Das ist nicht Ihr Beitrag.")
