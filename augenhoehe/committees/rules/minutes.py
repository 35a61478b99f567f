"""Minutes and objections: their states as data, who writes, signs and publishes, and when."""

from __future__ import annotations

from augenhoehe.committees.models import Meeting, Minutes, Objection, Signature, Sitting
from augenhoehe.committees.queries import is_chair
from augenhoehe.committees.queries.bodies import body_rule_on
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.transitions import Machine, Transition

from .committees import check_manage
from .live import check_write_down

_S = Minutes.State
_DRAFT, _SUBMITTED, _SIGNED = str(_S.DRAFT), str(_S.SUBMITTED), str(_S.SIGNED)
_APPROVED, _PUBLISHED = str(_S.APPROVED), str(_S.PUBLISHED)
_WRITERS, _OFFICE = "Vorsitz, Schriftführung oder Geschäftsstelle", "Geschäftsstelle oder Koordination"
_SIGNERS = "Vorsitz und Schriftführung"
MINUTES = Machine(
    noun="minutes",
    title="Niederschrift",
    states={str(value): str(label) for value, label in _S.choices},
    initial=(_DRAFT,),
    transitions=(
        Transition("write", "Schreiben", frozenset({_DRAFT}), _DRAFT, who=_WRITERS),
        Transition("submit", "Zur Unterschrift geben", frozenset({_DRAFT}), _SUBMITTED, who=_WRITERS),
        Transition("return", "Zurückholen", frozenset({_SUBMITTED}), _DRAFT, who=_WRITERS),
        Transition("sign", "Unterschreiben", frozenset({_SUBMITTED}), _SUBMITTED, who=_SIGNERS),
        Transition("complete", "Als Zweite unterschreiben", frozenset({_SUBMITTED}), _SIGNED, who=_SIGNERS),
        Transition("approve", "Genehmigung festhalten", frozenset({_SIGNED}), _APPROVED, who=_WRITERS),
        Transition("publish", "Veröffentlichen", frozenset({_SIGNED, _APPROVED}), _PUBLISHED, who=_OFFICE),
        Transition("unpublish", "Veröffentlichung zurücknehmen", frozenset({_PUBLISHED}), _SIGNED, who=_OFFICE),
        Transition(
            "unpublish_approved", "Veröffentlichung zurücknehmen", frozenset({_PUBLISHED}), _APPROVED, who=_OFFICE
        ),
    ),
)
_O = Objection.State
OBJECTION = Machine(
    noun="objection",
    title="Einwendung",
    states={str(value): str(label) for value, label in _O.choices},
    initial=(str(_O.OPEN),),
    transitions=(
        Transition("accept", "Berücksichtigen", frozenset({str(_O.OPEN)}), str(_O.ACCEPTED), who=_WRITERS),
        Transition("refuse", "Zurückweisen", frozenset({str(_O.OPEN)}), str(_O.REFUSED), who=_WRITERS),
    ),
)


# --- Who may ----------------------------------------------------------------------------------------
def check_write_minutes(by: Actor, minutes: Minutes) -> None:
    check_write_down(by, minutes.meeting)


def check_publish_minutes(by: Actor, minutes: Minutes) -> None:
    """What goes to the public leaves through the office, never through a seat."""
    check_manage(by, minutes.meeting.committee)


def check_sign_as(by: Actor, minutes: Minutes, role: str) -> None:
    """The chair on the day of the meeting, and whoever was its secretary; never one person for both."""
    meeting = minutes.meeting
    if role == Signature.Role.SECRETARY:
        sitting = Sitting.objects.filter(meeting=meeting).first()
        if by.user_id is None or sitting is None or sitting.secretary_id != by.user_id:
            raise Refused("Als Schriftführung unterschreibt, wer die Sitzung geschrieben hat.")
    elif not is_chair(by.user_id, meeting.committee, day_of(meeting.starts_at)):
        raise Refused("Als Vorsitz unterschreibt, wer am Tag der Sitzung den Vorsitz hatte.")


def check_two_people(minutes: Minutes, user_id: object, name: str) -> None:
    for one in minutes.signatures.all():
        same = one.user_id == user_id if one.user_id and user_id else one.name.casefold() == name.strip().casefold()
        if same:
            raise Refused("Vorsitz und Schriftführung sind zwei Personen: Beide unterschreiben.", field="name")


def check_role_unsigned(minutes: Minutes, role: str) -> None:
    if role not in Signature.Role.values:
        raise Refused("Wählen Sie: Vorsitz oder Schriftführung.", field="role")
    if any(one.role == role for one in minutes.signatures.all()):
        raise Refused(f"Die Unterschrift „{Signature.Role(role).label}“ steht schon da.", field="role")


def check_object(by: Actor, minutes: Minutes) -> None:
    """Members raise objections themselves; the office writes down those that came on paper."""
    if not minutes.binding:
        raise Refused("Einwendungen gibt es gegen unterschriebene Niederschriften. Diese ist noch ein Entwurf.")


# --- What the state allows --------------------------------------------------------------------------
def check_held(meeting: Meeting) -> None:
    sitting = Sitting.objects.filter(meeting=meeting).first()
    if sitting is None:
        raise Refused("Zu dieser Sitzung gibt es keinen Verlauf. Eröffnen Sie ihn, auch nachträglich.")
    if sitting.runs:
        raise Refused("Die Sitzung läuft noch. Schließen Sie sie, dann entsteht die Niederschrift.")


def check_no_minutes(meeting: Meeting) -> None:
    if Minutes.objects.filter(meeting=meeting).exists():
        raise Refused("Zu dieser Sitzung gibt es schon eine Niederschrift.")


def check_approved_in(minutes: Minutes, meeting: Meeting) -> None:
    """Approved by the same body, in a later meeting that took place."""
    if meeting.committee_id != minutes.meeting.committee_id or meeting.starts_at <= minutes.meeting.starts_at:
        raise Refused("Genehmigt wird in einer späteren Sitzung desselben Gremiums.", field="approved_in")


def needs_approval(minutes: Minutes) -> bool:
    """Not every body approves its minutes: only where the rule wants it that held on the day of the meeting."""
    rule = body_rule_on(minutes.meeting.committee, day_of(minutes.meeting.starts_at))
    return rule is not None and rule.minutes_need_approval


def check_needs_approval(minutes: Minutes) -> None:
    if not needs_approval(minutes):
        raise Refused("Dieses Gremium genehmigt seine Niederschriften nicht. So steht es in seinen Regeln.")


def check_ready_to_publish(minutes: Minutes) -> None:
    committee = minutes.meeting.committee
    if not committee.public:
        raise Refused("Dieses Gremium wird nicht öffentlich gezeigt, also auch seine Niederschrift nicht.")
    if needs_approval(minutes) and minutes.state == Minutes.State.SIGNED:
        raise Refused("Dieses Gremium genehmigt seine Niederschriften zuerst in der nächsten Sitzung.")


def can_write_minutes(by: Actor, minutes: Minutes) -> bool:
    return allowed(check_write_minutes, by, minutes)


def can_publish_minutes(by: Actor, minutes: Minutes) -> bool:
    return allowed(check_publish_minutes, by, minutes) and allowed(check_ready_to_publish, minutes)


def can_sign_as(by: Actor, minutes: Minutes, role: str) -> bool:
    return (
        minutes.state == Minutes.State.SUBMITTED
        and allowed(check_role_unsigned, minutes, role)
        and allowed(check_sign_as, by, minutes, role)
        and allowed(check_two_people, minutes, by.user_id, by.name)
    )
