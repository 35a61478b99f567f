"""Who may write and send circulars, and what became of each letter."""

from __future__ import annotations

from augenhoehe.core.multilingual import OTHERS
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.organisations.models import Organisation

from .models import Circular, Recipient
from .permissions import SEND_CIRCULARS
from .queries.reach import Reach, ways_of
from .text import FIELDS, glued_fields, unknown_fields

_R = {state.name: str(state.value) for state in Recipient.State}
_WHO = "Koordination"
_MACHINE = "Mailversand"

RECIPIENT = Machine(
    noun="circular_recipient",
    title="Empfänger eines Rundschreibens",
    states={str(value): str(label) for value, label in Recipient.State.choices},
    initial=(_R["NOTED"], _R["NO_MAIL"], _R["DECLINED"]),
    transitions=(
        Transition("send", "Versenden", frozenset({_R["NOTED"]}), _R["SENT"], who=_MACHINE),
        Transition("lose", "Versand brach ab", frozenset({_R["NOTED"]}), _R["UNCERTAIN"], who=_MACHINE),
        Transition(
            "bounce", "Als unzustellbar eintragen", frozenset({_R["NOTED"], _R["SENT"], _R["UNCERTAIN"]}),
            _R["BOUNCED"], who=f"{_WHO}, {_MACHINE}",
        ),
        Transition(
            "answer", "Als beantwortet eintragen",
            frozenset({_R["SENT"], _R["UNCERTAIN"], _R["BOUNCED"], _R["NO_MAIL"]}),
            _R["ANSWERED"], who=f"{_WHO}, {_MACHINE}",
        ),
        Transition("count", "Als gesendet eintragen", frozenset({_R["UNCERTAIN"]}), _R["SENT"], who=_WHO),
        Transition("post", "Als Brief verschickt eintragen", frozenset({_R["NO_MAIL"]}), _R["SENT"], who=_WHO),
        Transition(
            "again", "Noch einmal senden", frozenset({_R["UNCERTAIN"], _R["BOUNCED"], _R["NO_MAIL"]}), _R["NOTED"],
            who=_WHO,
        ),
    ),
)  # fmt: skip
MACHINES = (RECIPIENT,)

MOST_ATTACHMENTS = 5
# Mail servers of clubs often refuse more; a mail grows by a third on its way.
MOST_BYTES = 8 * 1024 * 1024
LONGEST_TEXT = 12_000


# --- Who may ----------------------------------------------------------------------------------------
def check_write(by: Actor, circular: Circular) -> None:
    """Somebody who sends circulars; with a reach of some towns only what they began themselves."""
    by.check(SEND_CIRCULARS)
    if not by.system and not Circular.objects.visible_to(by).filter(pk=circular.pk).exists():
        raise Refused("Dieses Rundschreiben gehört nicht zu Ihrem Bereich.")


def check_reaches(by: Actor, organisation: Organisation) -> None:
    """Circulars go where the sender keeps the register; an entry without a town belongs to everybody who sends."""
    town = organisation.municipality_id
    if not by.may(SEND_CIRCULARS, **({"municipality_id": town} if town else {})):
        raise Refused(f"„{organisation.name}“ gehört nicht zu Ihrem Bereich. Nehmen Sie sie bitte von der Liste.")


def can_reach(by: Actor, organisation: Organisation) -> bool:
    return allowed(check_reaches, by, organisation)


# --- What is allowed --------------------------------------------------------------------------------
def check_draft(circular: Circular) -> None:
    if not circular.draft:
        raise Refused("Dieses Rundschreiben ist schon verschickt. Kopieren Sie es für ein neues.")


def check_sent(circular: Circular) -> None:
    if circular.draft:
        raise Refused("Dieses Rundschreiben ist noch ein Entwurf.")


def check_text(subject: str, text: str) -> None:
    """There is something to read, and every field is one."""
    if not subject:
        raise Refused("Worum geht es? Ein Betreff genügt.", field="subject")
    if not text:
        raise Refused("Der Text ist noch leer.", field="text")
    if len(text) > LONGEST_TEXT:
        raise Refused(f"Es gehen höchstens {LONGEST_TEXT} Zeichen. Legen Sie Längeres als Anlage bei.", field="text")
    for name, typed in (("subject", subject), ("text", text)):
        _check_fields(name, typed)


def check_language(language: str) -> None:
    """One that pages and mails of the house are written in; German is the letter itself."""
    if language not in OTHERS:
        raise Refused("In dieser Sprache gehen keine Rundschreiben hinaus.")


def _check_fields(name: str, typed: str) -> None:
    known = ", ".join(f"{{{one}}}" for one in FIELDS)
    if unknown := unknown_fields(typed):
        raise Refused(f"Das Feld {unknown[0]} gibt es nicht. Es gibt: {known}.", field=name)
    if glued_fields(typed):
        raise Refused("Ein Feld kann nicht Teil einer Adresse sein. {Link} ist schon eine ganze Adresse.", field=name)


def check_attachment(names: list[str], size: int, name: str) -> None:
    """`names`: of what is attached already; `size`: of all together with the new one."""
    if not name:
        raise Refused("Wie heißt die Anlage?", field="name")
    if name in names:
        raise Refused("So heißt schon eine Anlage.", field="name")
    if len(names) >= MOST_ATTACHMENTS:
        raise Refused(f"Es gehen höchstens {MOST_ATTACHMENTS} Anlagen.", field="file")
    if size > MOST_BYTES:
        raise Refused(
            f"Alle Anlagen zusammen dürfen höchstens {MOST_BYTES // 1024 // 1024} Megabyte haben. "
            "Viele Postfächer nehmen mehr nicht an.",
            field="file",
        )


def check_recipients(reaches: list[Reach]) -> None:
    if not reaches:
        raise Refused("Wählen Sie zuerst, wer das Rundschreiben bekommt.")
    if not ways_of(reaches).letters:
        raise Refused("Niemand auf der Liste ist zu erreichen, weder per E-Mail noch per Post.")


def check_unchanged(seen: str, now: str) -> None:
    if seen != now:
        raise Refused("Inzwischen hat sich die Liste oder eine Adresse geändert. Sehen Sie bitte noch einmal hin.")
