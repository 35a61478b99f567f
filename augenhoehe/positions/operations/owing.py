"""Who is „am Zug“: the body that still has to write down its wording, the network that may publish."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.committees.operations.waiting import office_label, office_of
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.positions.addresses import of_position
from augenhoehe.positions.models import BodyAnswer, JointPosition

WORDING, PUBLISH = "enter_wording", "publish_position"
A_WEEK = timedelta(days=7)
TWO_WEEKS = timedelta(days=14)


def owe_wording(answer: BodyAnswer, *, by: Actor, at: datetime) -> None:
    """A body changed the text: nobody knows yet to what."""
    body, role = answer.body, office_of(answer.body, at)
    open_duty(
        kind=WORDING, subject_kind="body_answer", subject_id=answer.pk,
        title=f"Eigenen Wortlaut eintragen: {answer.position.title}", url=of_position(answer.position),
        owner_label=office_label(body, role), role=role, municipality=body.municipality, due=day_of(at) + A_WEEK,
        by=by, at=at,
    )  # fmt: skip


def wording_is_there(answer: BodyAnswer, *, by: Actor, at: datetime) -> None:
    close_duty(kind=WORDING, subject_id=answer.pk, outcome="eingetragen", by=by, at=at)


def owe_publication(position: JointPosition, *, by: Actor, at: datetime) -> None:
    """Every body has dealt with it: the network publishes, asks again or gives it up."""
    network, role = position.network, office_of(position.network, at)
    open_duty(
        kind=PUBLISH, subject_kind="joint_position", subject_id=position.pk,
        title=f"Alle haben beraten. Veröffentlichen? {position.title}", url=of_position(position),
        owner_label=office_label(network, role), role=role, municipality=network.municipality,
        due=day_of(at) + TWO_WEEKS, by=by, at=at,
    )  # fmt: skip


def nothing_to_publish(position: JointPosition, *, by: Actor, at: datetime) -> None:
    close_duty(kind=PUBLISH, subject_id=position.pk, outcome=position.get_state_display(), by=by, at=at)
