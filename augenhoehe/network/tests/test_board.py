"""The exchange board (S0-20, S1-38): written, answered, moderated, ended; private addresses stay private."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.network import operations
from augenhoehe.network.models import BoardAnswer, BoardComment, BoardEntry, BoardMessage, Cooperation
from augenhoehe.network.register import RETENTION
from augenhoehe.network.rules.board import ANSWER, ENTRY
from augenhoehe.notices.models import Duty, Message
from augenhoehe.organisations.operations import merge_organisations, rest_organisation

from . import factories as f
from .factories import NETWORK, READERS

UNTIL = f.DAY + timedelta(days=60)


def an_entry(organisation, **more) -> BoardEntry:
    values = {
        "kind": "seek", "title": "Wer übt mit uns?", "text": "Wir suchen eine Gruppe für Erste Hilfe.", "until": UNTIL,
        "by": SYSTEM, "at": f.AT, **more,
    }  # fmt: skip
    return operations.post_entry(organisation=organisation, **values)


def an_answer(entry, organisation, by=SYSTEM) -> BoardAnswer:
    return operations.answer_entry(entry=entry, organisation=organisation, text="Wir machen mit.", by=by, at=f.AT)


def sees(world, name: str, rows) -> bool:
    return rows.visible_to(getattr(world.cast, name) if name else ANONYMOUS, f.DAY).exists()


# --- Who sees what --------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", READERS)
def test_the_network_reads_what_is_not_hidden(world, name):
    entry = an_entry(world.mosque)
    assert sees(world, name, BoardEntry.objects) is (name in NETWORK)
    operations.hide_entry(entry=entry, reason="Werbung", by=SYSTEM, at=f.AT)
    assert sees(world, name, BoardEntry.objects) is (name in {"aylin", "nuray", "rojda"})


@pytest.mark.parametrize("name", READERS)
def test_what_an_organisation_wrote_goes_with_its_entry(world, name):
    an_entry(world.mosque)
    rest_organisation(organisation=world.mosque, reason="Umbau", by=SYSTEM, at=f.AT)
    assert sees(world, name, BoardEntry.objects) is (name in {"aylin", "nuray", "rojda"})


@pytest.mark.parametrize("name", READERS)
def test_a_conversation_is_between_two_sides(world, name):
    an_answer(an_entry(world.mosque), world.club)
    assert sees(world, name, BoardAnswer.objects) is (name in {"aylin", "nuray", "rojda", "faisal"})


@pytest.mark.parametrize(("name", "writes", "moderates"), [
    ("aylin", True, True), ("nuray", True, True), ("rojda", True, False), ("faisal", False, False),
    ("korbinian", False, False), ("emine", False, False), ("veit", False, False), ("wiebke", False, False),
])  # fmt: skip
def test_who_writes_changes_and_hides_for_the_mosque(world, name, writes, moderates):
    actor, entry = getattr(world.cast, name), an_entry(world.mosque)
    verbs = [
        (writes, lambda: an_entry(world.mosque, by=actor)),
        (writes, lambda: operations.change_entry(entry=entry, title="Neu", by=actor, at=f.AT)),
        (writes, lambda: operations.prolong_entry(entry=entry, until=f.LATER, by=actor, at=f.AT)),
        (writes, lambda: operations.close_entry(entry=entry, by=actor, at=f.AT)),
        (moderates, lambda: operations.hide_entry(entry=entry, reason="Werbung", by=actor, at=f.AT)),
        (moderates, lambda: operations.show_entry(entry=entry, by=actor, at=f.AT)),
    ]
    for may, verb in verbs:
        if may:
            verb()
        else:
            with pytest.raises(Refused):
                verb()


@pytest.mark.parametrize("name", ["faisal", "korbinian", "veit", "wiebke"])
def test_only_who_keeps_the_register_writes_as_the_coordination(world, name):
    assert an_entry(None, by=world.cast.aylin).writer == "Koordination"
    with pytest.raises(Refused):
        an_entry(None, by=getattr(world.cast, name))


# --- What makes sense ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(("values", "field"), [
    ({"title": " "}, "title"), ({"text": ""}, "text"), ({"until": f.DAY - timedelta(days=1)}, "until"),
    ({"until": f.DAY + timedelta(days=367)}, "until"),
])  # fmt: skip
def test_each_mistake_is_told_at_its_field(world, values, field):
    with pytest.raises(Refused) as refused:
        an_entry(world.club, **values)
    assert refused.value.field == field


def test_who_is_not_in_the_register_does_not_write(world):
    waiting = f.a_club("Nähstube", publish=False)
    f.head_of(waiting, world.cast.users["faisal"])
    with pytest.raises(Refused, match="im Verzeichnis"):
        an_entry(waiting, by=world.cast.faisal)


@pytest.mark.parametrize("state", list(BoardEntry.State))
@pytest.mark.parametrize(("verb", "sources"), [
    ("close", {"open"}), ("expire", {"open"}), ("prolong", {"done", "expired"}),
    ("hide", {"open", "done", "expired"}), ("show", {"hidden"}),
])  # fmt: skip
def test_the_states_of_an_entry(state, verb, sources):
    assert ENTRY.allows(state, verb) is (state in sources)


@pytest.mark.parametrize("state", list(BoardAnswer.State))
@pytest.mark.parametrize(("verb", "sources"), [
    ("reply", {"open"}), ("decline", {"open", "contact"}), ("withdraw", {"open", "contact"}),
    ("ask_again", {"withdrawn"}),
])  # fmt: skip
def test_the_states_of_an_answer(state, verb, sources):
    assert ANSWER.allows(state, verb) is (state in sources)


# --- Talking ----------------------------------------------------------------------------------------------
def test_we_take_part_opens_a_contact_without_private_addresses(world):
    f.a_contact(world.mosque, name="Osman Ohnesorg", email="osman@privat.example", phone="0221 4710-199")
    entry = an_entry(world.mosque, by=world.cast.rojda)
    answer = an_answer(entry, world.club, by=world.cast.faisal)
    duty = Duty.objects.open().get(kind="network.reply")
    assert duty.user == world.cast.users["rojda"]
    operations.write_to_other(answer=answer, text="Schön. Mittwochs?", by=world.cast.rojda, at=f.AT)
    answer.refresh_from_db()
    assert answer.state == "contact" and not Duty.objects.open().exists()
    operations.write_to_other(answer=answer, text="Mittwoch passt.", by=world.cast.faisal, at=f.AT)
    assert [one.from_entry for one in BoardMessage.objects.order_by("written_at", "id")].count(True) == 1
    told = Message.objects.filter(kind="network.board")
    assert sorted(told.values_list("recipient__name", flat=True)) == ["Faisal", "Rojda", "Rojda"]
    everything = " ".join(f"{one.subject} {one.body}" for one in told)
    assert not {"osman@privat.example", "0221 4710-199", "Ohnesorg", "faisal@federlohe.example"} & set(
        everything.split()
    )


@pytest.mark.parametrize(("name", "may"), [("korbinian", False), ("emine", False), ("veit", False), ("rojda", False)])
def test_nobody_answers_for_others(world, name, may):
    entry = an_entry(world.brigade)
    with pytest.raises(Refused):
        an_answer(entry, world.club, by=getattr(world.cast, name))
    assert not BoardAnswer.objects.exists()


def test_nobody_answers_themselves_or_twice_and_who_withdrew_may_come_back(world):
    entry = an_entry(world.mosque)
    with pytest.raises(Refused, match="eigener Eintrag"):
        an_answer(entry, world.mosque)
    answer = an_answer(entry, world.club)
    with pytest.raises(Refused, match="schon gemeldet"):
        an_answer(entry, world.club)
    operations.withdraw_answer(answer=answer, text="Doch nicht.", by=world.cast.faisal, at=f.AT)
    assert not Duty.objects.open().exists()
    assert an_answer(entry, world.club).pk == answer.pk
    answer.refresh_from_db()
    operations.decline_answer(answer=answer, text="Wir sind genug.", by=world.cast.rojda, at=f.AT)
    with pytest.raises(Refused, match="schon gemeldet"):
        an_answer(entry, world.club)
    with pytest.raises(Refused, match="beendet"):
        operations.write_to_other(answer=answer, text="Schade.", by=world.cast.faisal, at=f.AT)


def test_the_two_who_found_each_other_are_partners_of_what_came_of_it(world):
    answer = an_answer(an_entry(world.mosque), world.club)
    with pytest.raises(Refused, match="aus der Börse"):
        f.a_cooperation(world.club, world.brigade, answer=answer)
    made = f.a_cooperation(world.club, world.mosque, answer=answer, by=world.cast.faisal)
    assert Cooperation.objects.get(answer=answer) == made


def test_comments_are_heard_of_and_hidden_with_a_reason(world):
    entry = an_entry(world.mosque)
    made = operations.comment_on_entry(
        entry=entry, organisation=world.club, text="Gute Idee.", by=world.cast.faisal, at=f.AT
    )
    assert Message.objects.get().recipient == world.cast.users["rojda"]
    with pytest.raises(Refused):
        operations.hide_comment(comment=made, reason="Gefällt mir nicht.", by=world.cast.rojda, at=f.AT)
    with pytest.raises(Refused) as refused:
        operations.hide_comment(comment=made, reason=" ", by=world.cast.aylin, at=f.AT)
    assert refused.value.field == "reason"
    operations.hide_comment(comment=made, reason="Beleidigung", by=world.cast.aylin, at=f.AT)
    assert BoardComment.objects.get().hidden_reason == "Beleidigung"


def test_whoever_hides_says_why_and_the_writers_hear_it(world):
    entry = an_entry(world.mosque)
    operations.hide_entry(entry=entry, reason="Das ist Werbung.", by=world.cast.aylin, at=f.AT)
    assert "Das ist Werbung." in Message.objects.get(recipient=world.cast.users["rojda"]).body


# --- Time ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("days", "owed", "state"), [
    (8, False, "open"), (7, True, "open"), (0, True, "open"), (-1, False, "expired"),
])  # fmt: skip
def test_what_runs_out_is_asked_about_and_then_closed(world, days, owed, state):
    entry = an_entry(world.club)
    at = f.AT + timedelta(days=(UNTIL - f.DAY).days - days)
    for _ in range(2):
        operations.expire_entries(at=at)
    entry.refresh_from_db()
    assert entry.state == state
    assert Duty.objects.open().filter(kind="network.expiring").count() == owed
    operations.prolong_entry(entry=entry, until=UNTIL + timedelta(days=90), by=world.cast.faisal, at=at)
    assert entry.state == "open" and not Duty.objects.open().exists()


def test_two_who_change_an_entry_at_once_notice(committed):
    world = f.make_world()
    entry = an_entry(world.club)
    works = [
        lambda title=title: operations.change_entry(
            entry=BoardEntry.objects.get(pk=entry.pk), title=title, revision=1, by=SYSTEM, at=f.AT
        )
        for title in ("Eins", "Zwei")
    ]
    assert [type(one) for one in failures_of(*works)] == [Conflict]


def test_merging_keeps_conversations_and_drops_those_with_oneself(world):
    double = f.a_club("Dattelpalme Kulturkreis")
    entry, own = an_entry(world.mosque), an_entry(double)
    an_answer(entry, double)
    an_answer(own, world.club)
    merge_organisations(organisation=double, into=world.club, by=SYSTEM, at=f.AT)
    assert BoardAnswer.objects.get().organisation == world.club
    own.refresh_from_db()
    assert own.organisation == world.club
    assert Duty.objects.open().filter(kind="network.reply").count() == 1


def test_what_was_closed_long_ago_is_deleted_with_everything_below(world):
    entry = an_entry(world.club)
    an_answer(entry, world.mosque)
    operations.close_entry(entry=entry, by=SYSTEM, at=f.AT)
    rule = next(one for one in RETENTION if one.name == "network.board")
    late = f.AT + timedelta(days=2 * 365 + 1)
    assert not rule.due(f.AT + timedelta(days=2 * 365)).exists()
    assert rule.erase(rule.due(late), late) == 1
    assert not BoardMessage.objects.exists()
