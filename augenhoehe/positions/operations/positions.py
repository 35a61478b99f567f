"""Joint positions: drafted, laid before the bodies, answered by their votes, published with who agreed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from augenhoehe.committees import operations as committees
from augenhoehe.committees.models import AgendaItem, Committee, Resolution
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.positions import queries, rules
from augenhoehe.positions.addresses import of_position
from augenhoehe.positions.models import BodyAnswer, JointPosition, PositionVersion

from . import owing
from .finding import index_position

State = JointPosition.State
BRIEF = (
    "Das {network} legt allen Mitgliedern denselben Text vor.\n"
    "Das Gremium übernimmt ihn, übernimmt ihn mit eigenem Wortlaut oder lehnt ihn ab.\n"
    "Veröffentlicht wird, wer zugestimmt hat."
)


@transaction.atomic
def draft_position(*, network: Committee, title: str, text: str, by: Actor, at: datetime) -> JointPosition:
    """Begin a joint position with its first version."""
    rules.check_network(network, day_of(at))
    rules.check_take_part(by, network, day_of(at))
    rules.check_position_text(clean(title), clean(text))
    made = JointPosition.objects.create(
        network=network, title=shorten(clean(title), 160), drafted_by=by.user_id, drafted_at=at
    )
    _add_version(made, text, "", by, at)
    audit("draft_position", made, by=by, at=at, fields=["title", "text"])
    return made


@transaction.atomic
def write_version(
    *,
    position: JointPosition,
    title: str,
    text: str,
    note: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> JointPosition:
    """Write the common text anew; the versions before stay."""
    rules.check_take_part(by, position.network, day_of(at))
    rules.check_position_text(clean(title), clean(text))
    typed = {"title": title, "text": text, "note": note}
    revisions.lock(position, "network", revision=revision, typed=typed)
    rules.POSITION.target(position.state, "write")
    latest = position.versions.order_by("-number").first()
    if latest is None or latest.text != clean(text):
        _add_version(position, text, note, by, at)
    revisions.change(position, title=shorten(clean(title), 160))
    audit("write_version", position, by=by, at=at, fields=typed)
    return position


def _add_version(position: JointPosition, text: str, note: str, by: Actor, at: datetime) -> PositionVersion:
    number = (position.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    return PositionVersion.objects.create(
        position=position, number=number, text=clean(text), note=shorten(clean(note), 300), written_by=by.user_id,
        by_function=by.function[:160], written_at=at,
    )  # fmt: skip


@transaction.atomic
def open_position(
    *, position: JointPosition, decide_until: date, by: Actor, at: datetime, revision: int | None = None
) -> JointPosition:
    """Lay the text before every member body: it waits on each one's list for its next meeting."""
    day = day_of(at)
    rules.check_lead(by, position.network, day)
    revisions.lock(position, "network", revision=revision, typed={"decide_until": decide_until})
    state = rules.POSITION.target(position.state, "open")
    rules.check_deadline(decide_until, day)
    bodies = [one for one in queries.member_bodies(position.network, day) if one.stands_on(day)]
    if len(bodies) < rules.FEWEST_AGREEING:
        raise Refused("Gemeinsam heißt: mindestens zwei Gremien. Nehmen Sie zuerst Mitglieder in das Netzwerk auf.")
    version = position.versions.order_by("-number").first()
    revisions.change(position, state=state, version=version, decide_until=decide_until, opened_at=at)
    for body in bodies:
        item = _lay_before(position, body, by=by, at=at)
        BodyAnswer.objects.create(position=position, body=body, item=item)
    audit("open_position", position, by=by, at=at, fields=["state", "version", "decide_until"])
    return position


def _lay_before(position: JointPosition, body: Committee, *, by: Actor, at: datetime) -> AgendaItem:
    """On the body's waiting list. Whoever leads the network need not sit in each body: its membership says yes."""
    return committees.submit_item(
        committee=body,
        title=shorten(f"Gemeinsame Position: {position.title}", 200),
        brief=BRIEF.format(network=position.network.name_on(day_of(at))),
        url=of_position(position),
        by=by.as_system(),
        at=at,
        public=body.public,
    )


@transaction.atomic
def take_back_position(
    *, position: JointPosition, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> JointPosition:
    """Back to the draft while nobody has voted; the bodies need not deal with it any more."""
    rules.check_lead(by, position.network, day_of(at))
    rules.check_reason(clean(reason))
    revisions.lock(position, "network", revision=revision)
    state = rules.POSITION.target(position.state, "take_back")
    answers = _locked_answers(position)
    rules.check_no_vote_yet(answers)
    _withdraw(answers, by=by, at=at)
    BodyAnswer.objects.filter(position=position).delete()
    revisions.change(
        position, state=state, version=None, opened_at=None, decide_until=None,
        state_reason=shorten(clean(reason), 300),
    )  # fmt: skip
    audit("take_back_position", position, by=by, at=at, fields=["state", "state_reason"])
    return position


@transaction.atomic
def drop_position(
    *, position: JointPosition, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> JointPosition:
    """Give it up; what bodies decided stays with them."""
    rules.check_lead(by, position.network, day_of(at))
    rules.check_reason(clean(reason))
    revisions.lock(position, "network", revision=revision)
    state = rules.POSITION.target(position.state, "drop")
    revisions.change(position, state=state, state_reason=shorten(clean(reason), 300))
    _withdraw(_locked_answers(position), by=by, at=at)
    owing.nothing_to_publish(position, by=by, at=at)
    audit("drop_position", position, by=by, at=at, fields=["state", "state_reason"])
    return position


def _locked_answers(position: JointPosition) -> list[BodyAnswer]:
    rows = BodyAnswer.objects.select_for_update(of=("self",)).filter(position=position)
    return list(rows.select_related("item__committee", "item__thread", "item__meeting").order_by("pk"))


def _withdraw(answers: list[BodyAnswer], *, by: Actor, at: datetime) -> None:
    for one in answers:
        if one.state == BodyAnswer.State.WAITING and one.item.withdrawn_at is None:
            committees.withdraw_item(item=one.item, by=by.as_system(), at=at)


# --- What the bodies decide -------------------------------------------------------------------------------
@transaction.atomic
def take_answer(*, resolution: Resolution, by: Actor, at: datetime) -> BodyAnswer | None:
    """A body has voted: what it decided is its answer. Also after publication; the list grows with every vote."""
    answer = _answer_to(resolution.agenda_item)
    if answer is None or answer.state != BodyAnswer.State.WAITING:
        return None
    verb = rules.DECISIONS[resolution.kind]
    state = rules.ANSWER.target(answer.state, verb)
    revisions.change(answer, state=state, resolution=resolution if verb != "leave" else None)
    audit("take_answer", answer, by=by, at=at, fields=["state", "resolution"])
    if state == BodyAnswer.State.AMENDED:
        owing.owe_wording(answer, by=by, at=at)
    _go_on(answer.position, by=by, at=at)
    return answer


@transaction.atomic
def lose_item(*, item: AgendaItem, by: Actor, at: datetime) -> BodyAnswer | None:
    """A body took the item from its list without a vote: it has not decided."""
    answer = _answer_to(item)
    if answer is None or answer.state != BodyAnswer.State.WAITING:
        return None
    revisions.change(answer, state=rules.ANSWER.target(answer.state, "leave"))
    audit("lose_item", answer, by=by, at=at, fields=["state"])
    return answer


def _answer_to(item: AgendaItem) -> BodyAnswer | None:
    rows = BodyAnswer.objects.select_for_update(of=("self",)).select_related("position__network", "body")
    found: BodyAnswer | None = rows.filter(item_id=item.pk).first()
    if found is not None:
        found.item = item
    return found


def _go_on(position: JointPosition, *, by: Actor, at: datetime) -> None:
    """Once nobody has to vote any more, the network is „am Zug“; what is public says the new answer at once."""
    if position.state == State.PUBLISHED:
        index_position(position, at=at)
    waiting = BodyAnswer.objects.filter(position=position, state=BodyAnswer.State.WAITING).exists()
    if position.state == State.OPEN and not waiting:
        owing.owe_publication(position, by=by, at=at)


@transaction.atomic
def enter_wording(
    *, answer: BodyAnswer, wording: str, by: Actor, at: datetime, revision: int | None = None
) -> BodyAnswer:
    """Write down the whole text as the body amended it; its difference to the common one is shown word by word."""
    rules.check_enter_wording(by, answer)
    if not clean(wording):
        raise Refused("Schreiben Sie bitte den ganzen Wortlaut, wie ihn das Gremium beschlossen hat.", field="wording")
    if clean(wording) == answer.position.wording:
        raise Refused("Das ist der gemeinsame Wortlaut. Was hat das Gremium geändert?", field="wording")
    values: dict[str, Any] = {"wording": clean(wording)}
    revisions.change(answer, revision=revision, typed=values, **values)
    owing.wording_is_there(answer, by=by, at=at)
    audit("enter_wording", answer, by=by, at=at, fields=values)
    return answer


@transaction.atomic
def ask_again(*, answer: BodyAnswer, by: Actor, at: datetime, revision: int | None = None) -> BodyAnswer:
    """Lay it before a body once more that put it off or took it from its list."""
    position = answer.position
    rules.check_lead(by, position.network, day_of(at))
    revisions.lock(answer, "position__network", "body", revision=revision)
    position = answer.position
    if position.state not in (State.OPEN, State.PUBLISHED):
        raise Refused("Diese Position liegt keinem Gremium mehr vor.")
    state = rules.ANSWER.target(answer.state, "ask_again")
    if not answer.body.stands_on(day_of(at)):
        raise Refused("Dieses Gremium ist aufgelöst.")
    revisions.change(answer, state=state, item=_lay_before(position, answer.body, by=by, at=at))
    owing.nothing_to_publish(position, by=by, at=at)
    audit("ask_again", answer, by=by, at=at, fields=["state", "item"])
    return answer


# --- Before everybody --------------------------------------------------------------------------------------
@transaction.atomic
def publish_position(*, position: JointPosition, by: Actor, at: datetime, revision: int | None = None) -> JointPosition:
    """Show it to everybody, with the list of the bodies that adopted it by their own vote."""
    rules.check_lead(by, position.network, day_of(at))
    revisions.lock(position, "network", revision=revision)
    state = rules.POSITION.target(position.state, "publish")
    if not position.network.public:
        raise Refused("Das Netzwerk ist nicht öffentlich. Zeigen Sie zuerst das Netzwerk.")
    rules.check_enough_agree(_locked_answers(position))
    revisions.change(position, state=state, published_at=at, state_reason="")
    owing.nothing_to_publish(position, by=by, at=at)
    audit("publish_position", position, by=by, at=at, fields=["state"])
    index_position(position, at=at)
    return position


@transaction.atomic
def retract_position(
    *, position: JointPosition, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> JointPosition:
    """Take it from the public; the votes of the bodies stay what they were."""
    rules.check_lead(by, position.network, day_of(at))
    rules.check_reason(clean(reason))
    revisions.lock(position, "network", revision=revision)
    state = rules.POSITION.target(position.state, "retract")
    revisions.change(position, state=state, state_reason=shorten(clean(reason), 300))
    _withdraw(_locked_answers(position), by=by, at=at)
    audit("retract_position", position, by=by, at=at, fields=["state", "state_reason"])
    index_position(position, at=at)
    return position
