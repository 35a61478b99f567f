"""Cooperations (S0-20, S0-28, S1-33): entered, agreed to by everybody named, changed, ended, remembered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.network import operations
from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.network.queries import cooperations as queries
from augenhoehe.network.register import RETENTION
from augenhoehe.network.rules.cooperations import AGREEMENT, COOPERATION
from augenhoehe.notices.models import Duty, Message
from augenhoehe.organisations.models import Organisation, Representative
from augenhoehe.organisations.operations import merge_organisations, note_contact, rest_organisation

from . import factories as f
from .factories import NETWORK, READERS

PARTNERS = {"aylin", "faisal", "rojda", "nuray"}


def sees(world: f.World, name: str) -> bool:
    actor = getattr(world.cast, name) if name else ANONYMOUS
    return Cooperation.objects.visible_to(actor, f.DAY).exists()


def answers(cooperation: Cooperation) -> dict[str, str]:
    return {one.organisation.name.split()[0]: one.answer for one in cooperation.partners.select_related("organisation")}


# --- Who sees what --------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(("visibility", "agree", "readers"), [
    ("public", True, set(READERS)), ("network", True, set(NETWORK)), ("public", False, PARTNERS),
    ("network", False, PARTNERS),
])  # fmt: skip
def test_only_what_everybody_agreed_to_is_shown_to_others(world, visibility, agree, readers, name):
    """The club and the mosque in Zwirnstadt, where Nuray is officer."""
    made = f.a_cooperation(world.club, world.mosque, visibility=visibility)
    if agree:
        f.agreed(made)
    assert sees(world, name) is (name in readers)


@pytest.mark.parametrize("name", READERS)
def test_with_a_partner_that_rests_it_is_no_longer_shown_to_others(world, name):
    f.agreed(f.a_cooperation(world.club, world.mosque, visibility="public"))
    rest_organisation(organisation=world.mosque, reason="Umbau", by=SYSTEM, at=f.AT)
    assert sees(world, name) is (name in PARTNERS)


def test_with_the_place_ends_the_sight_and_the_say(world):
    made = f.a_cooperation(world.club, world.mosque)
    Representative.objects.update(valid_from=f.DAY - timedelta(days=9), valid_until=f.DAY - timedelta(days=1))
    assert not sees(world, "faisal")
    with pytest.raises(Refused):
        operations.change_cooperation(cooperation=made, subject="Neu", by=world.cast.faisal, at=f.AT)


@pytest.mark.parametrize("name", READERS)
def test_documents_are_for_partners_and_the_coordination(world, name):
    made = f.agreed(f.a_cooperation(world.club, world.mosque, visibility="public"))
    operations.add_cooperation_document(
        cooperation=made, content=b"Vereinbarung\n", title="Vereinbarung", by=SYSTEM, at=f.AT
    )
    actor = getattr(world.cast, name) if name else ANONYMOUS
    assert queries.documents_for(actor, f.DAY).exists() is (name in PARTNERS)


@pytest.mark.parametrize(("name", "may"), [
    ("aylin", True), ("nuray", True), ("faisal", True), ("rojda", True), ("korbinian", False), ("emine", False),
    ("veit", False), ("wiebke", False),
])  # fmt: skip
def test_who_enters_changes_and_ends(world, name, may):
    actor = getattr(world.cast, name)
    made = f.a_cooperation(world.club, world.mosque)
    verbs = [
        lambda: f.a_cooperation(world.club, world.mosque, by=actor),
        lambda: operations.change_cooperation(cooperation=made, subject="Neu", by=actor, at=f.AT),
        lambda: operations.add_partner(cooperation=made, organisation=world.brigade, by=actor, at=f.AT),
        lambda: operations.start_cooperation(
            cooperation=Cooperation.objects.get(pk=made.pk), by=actor, at=f.AT
        ),
        lambda: operations.end_cooperation(
            cooperation=Cooperation.objects.get(pk=made.pk), outcome="Fertig.", by=actor, at=f.AT
        ),
    ]  # fmt: skip
    for verb in verbs:
        if may:
            verb()
        else:
            with pytest.raises(Refused):
                verb()


@pytest.mark.parametrize(("name", "club", "mosque"), [
    ("aylin", True, True), ("nuray", False, True), ("faisal", True, False), ("rojda", False, True),
    ("korbinian", False, False), ("emine", False, False), ("veit", False, False), ("wiebke", False, False),
])  # fmt: skip
def test_each_partner_speaks_for_itself(world, name, club, mosque):
    made = f.a_cooperation(world.club, world.mosque)
    for organisation, may in ((world.club, club), (world.mosque, mosque)):
        partner = f.partner_of(made, organisation)
        verb = lambda one=partner: operations.agree_to_cooperation(  # noqa: E731
            partner=one, how="am Telefon", by=getattr(world.cast, name), at=f.AT
        )
        if may:
            assert verb().answer == "yes"
        else:
            with pytest.raises(Refused):
                verb()


# --- What makes sense ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(("values", "field"), [
    ({"subject": " "}, "subject"),
    ({"begins_on": f.LATER, "ends_on": f.DAY}, "ends_on"),
])  # fmt: skip
def test_each_mistake_is_told_at_its_field(world, values, field):
    with pytest.raises(Refused) as refused:
        f.a_cooperation(world.club, world.mosque, **values)
    assert refused.value.field == field
    assert not Cooperation.objects.exists()


def test_it_takes_two_different_ones_that_stand_in_the_register(world):
    waiting = f.a_club("Nähstube Nadelöhr", publish=False)
    for partners in ([world.club], [world.club, world.club], [world.club, waiting]):
        with pytest.raises(Refused) as refused:
            f.a_cooperation(*partners)
        assert refused.value.field == "partner"


def test_the_last_but_one_partner_cannot_leave(world):
    made = f.a_cooperation(world.club, world.mosque, world.brigade)
    operations.remove_partner(partner=f.partner_of(made, world.brigade), by=world.cast.faisal, at=f.AT)
    with pytest.raises(Refused, match="zwei Partnern"):
        operations.remove_partner(partner=f.partner_of(made, world.mosque), by=world.cast.faisal, at=f.AT)


def test_a_contact_belongs_to_a_partner_and_is_shown_as_on_its_page(world):
    made = f.agreed(f.a_cooperation(world.club, world.mosque, visibility="public"))
    stranger, own = f.a_contact(world.brigade), f.a_contact(world.club, name_shown=True)
    with pytest.raises(Refused) as refused:
        operations.change_cooperation(cooperation=made, contact=stranger, by=SYSTEM, at=f.AT)
    assert refused.value.field == "contact"
    operations.change_cooperation(cooperation=made, contact=own, by=SYSTEM, at=f.AT)
    found = queries.cooperation_for(ANONYMOUS, f.DAY).get()
    public, inside = (queries.contact_of(found, actor, f.DAY) for actor in (ANONYMOUS, world.cast.faisal))
    assert public and inside
    assert (public.name, public.phone, inside.phone) == ("Faisal Fakhruni", "", "0221 4710-123")


# --- Agreement ------------------------------------------------------------------------------------------
def test_whoever_writes_it_down_for_their_own_has_agreed_and_the_others_are_asked(world):
    made = f.a_cooperation(world.club, world.mosque, world.brigade, by=world.cast.faisal)
    assert answers(made) == {"Syrischer": "yes", "Moscheegemeinde": "open", "Freiwillige": "open"}
    owed = {duty.owner_label: duty.user for duty in Duty.objects.open().filter(kind="network.agree")}
    assert owed == {"Moscheegemeinde am Zwirngraben e. V.": world.cast.users["rojda"], "Koordination": None}
    assert list(Message.objects.values_list("recipient__name", flat=True)) == ["Rojda"]


def test_with_the_last_yes_it_counts_as_agreed_and_everybody_hears_of_it(world):
    made = f.a_cooperation(world.club, world.mosque, by=world.cast.faisal)
    operations.agree_to_cooperation(partner=f.partner_of(made, world.mosque), by=world.cast.rojda, at=f.AT)
    made.refresh_from_db()
    assert made.agreed_on == f.DAY
    assert not Duty.objects.open().exists()
    told = Message.objects.filter(recipient=world.cast.users["faisal"]).get()
    assert "Gemeinsam üben" in told.subject


def test_who_keeps_the_entry_says_how_the_yes_was_given(world):
    made = f.a_cooperation(world.club, world.brigade)
    partner = f.partner_of(made, world.brigade)
    with pytest.raises(Refused) as refused:
        operations.agree_to_cooperation(partner=partner, by=world.cast.aylin, at=f.AT)
    assert refused.value.field == "how"
    operations.agree_to_cooperation(partner=partner, how="am Telefon, Wehrleitung", by=world.cast.aylin, at=f.AT)
    assert f.partner_of(made, world.brigade).how == "am Telefon, Wehrleitung"


def test_a_no_says_why_and_takes_the_agreement_back(world):
    made = f.agreed(f.a_cooperation(world.club, world.mosque))
    partner = f.partner_of(made, world.mosque)
    with pytest.raises(Refused) as refused:
        operations.decline_cooperation(partner=partner, reason=" ", by=world.cast.rojda, at=f.AT)
    assert refused.value.field == "reason"
    operations.decline_cooperation(partner=partner, reason="Uns fehlen Menschen.", by=world.cast.rojda, at=f.AT)
    made.refresh_from_db()
    assert made.agreed_on is None
    told = Message.objects.filter(recipient=world.cast.users["faisal"]).values_list("body", flat=True)
    assert sum("Uns fehlen Menschen." in body for body in told) == 1


@pytest.mark.parametrize(("values", "asked"), [
    ({"subject": "Drei Übungen"}, True), ({"text": "Drei Übungen im Jahr."}, True), ({"ends_on": f.LATER}, True),
    ({"visibility": "public"}, True), ({"field": "emergency"}, False), ({"subject": "Gemeinsam üben"}, False),
])  # fmt: skip
def test_a_change_of_what_was_agreed_asks_the_others_again(world, values, asked):
    made = f.agreed(f.a_cooperation(world.club, world.mosque))
    operations.change_cooperation(cooperation=made, by=world.cast.faisal, at=f.AT, **values)
    assert answers(made) == {"Syrischer": "yes", "Moscheegemeinde": "open" if asked else "yes"}
    assert made.agreed is not asked
    assert Duty.objects.open().filter(kind="network.agree").exists() is asked


def test_one_more_partner_is_asked_and_until_then_it_is_not_agreed(world):
    made = f.agreed(f.a_cooperation(world.club, world.mosque))
    operations.add_partner(cooperation=made, organisation=world.brigade, part="Fahrzeuge", by=SYSTEM, at=f.AT)
    made.refresh_from_db()
    assert (made.agreed, answers(made)["Freiwillige"]) == (False, "open")
    operations.remove_partner(partner=f.partner_of(made, world.brigade), by=SYSTEM, at=f.AT)
    made.refresh_from_db()
    assert made.agreed
    assert not Duty.objects.open().exists()
    with pytest.raises(Refused, match="schon Partner"):
        operations.add_partner(cooperation=made, organisation=world.club, by=SYSTEM, at=f.AT)


@pytest.mark.parametrize("answer", list(CooperationPartner.Answer))
@pytest.mark.parametrize(("verb", "sources"), [("agree", {"open", "no"}), ("decline", {"open", "yes"})])
def test_the_answers_allow_what_their_machine_says(answer, verb, sources):
    assert AGREEMENT.allows(answer, verb) is (answer in sources)


@pytest.mark.parametrize("state", list(Cooperation.State))
@pytest.mark.parametrize(("verb", "sources"), [
    ("start", {"planned"}), ("end", {"planned", "running"}), ("resume", {"ended"}),
])  # fmt: skip
def test_the_states_allow_what_their_machine_says(state, verb, sources):
    assert COOPERATION.allows(state, verb) is (state in sources)


# --- Course -----------------------------------------------------------------------------------------------
def test_it_runs_ends_with_a_sentence_and_goes_on(world):
    made = f.a_cooperation(world.club, world.mosque)
    operations.start_cooperation(cooperation=made, by=world.cast.faisal, at=f.AT)
    assert (made.state, made.begins_on) == ("running", f.DAY)
    with pytest.raises(Refused) as refused:
        operations.end_cooperation(cooperation=made, outcome="", by=world.cast.faisal, at=f.AT)
    assert refused.value.field == "outcome"
    operations.end_cooperation(cooperation=made, outcome="Sechs neue Mitglieder.", by=world.cast.faisal, at=f.AT)
    assert (made.state, made.ended_on) == ("ended", f.DAY)
    with pytest.raises(Refused, match="beendet"):
        operations.change_cooperation(cooperation=made, subject="Neu", by=world.cast.faisal, at=f.AT)
    operations.resume_cooperation(cooperation=made, by=world.cast.faisal, at=f.AT)
    assert (made.state, made.ended_on, made.ends_on) == ("running", None, None)


def test_what_lay_in_the_past_when_it_was_entered_runs_already(world):
    assert f.a_cooperation(world.club, world.mosque, begins_on=f.DAY).state == "running"


@pytest.mark.parametrize(("days", "owed"), [(31, False), (30, True), (-3, True)])
def test_before_the_end_somebody_is_asked_what_becomes_of_it(world, days, owed):
    made = f.agreed(f.a_cooperation(
        world.club, world.mosque, begins_on=date(2026, 1, 1), ends_on=f.DAY + timedelta(days=days)
    ))  # fmt: skip
    for _ in range(2):
        operations.remind_of_ends(at=f.AT)
    assert Duty.objects.open().filter(kind="network.ending").count() == owed
    operations.change_cooperation(cooperation=made, ends_on=f.LATER, by=SYSTEM, at=f.AT)
    assert not Duty.objects.open().filter(kind="network.ending").exists()


def test_two_who_change_it_at_the_same_time_notice(world):
    made = f.a_cooperation(world.club, world.mosque)
    operations.change_cooperation(cooperation=Cooperation.objects.get(), subject="Eins", by=SYSTEM, at=f.AT)
    with pytest.raises(Conflict):
        operations.change_cooperation(cooperation=made, subject="Zwei", revision=1, by=SYSTEM, at=f.AT)


# --- Where it comes from and where it goes --------------------------------------------------------------
def test_a_contact_note_can_end_in_a_cooperation(world):
    """S1-33; only who may read the note says so."""
    note = note_contact(
        organisation=world.club, day=f.DAY, kind="meeting", topic="Runder Tisch", by=world.cast.aylin, at=f.AT
    )
    with pytest.raises(Refused):
        f.a_cooperation(world.club, world.mosque, note=note, by=world.cast.faisal)
    made = f.a_cooperation(world.club, world.mosque, note=note, by=world.cast.aylin)
    assert made.note == note
    note.delete()
    made.refresh_from_db()
    assert made.note is None


def test_merging_two_entries_keeps_what_both_agreed_to(world):
    double = f.a_club("Dattelpalme Kulturkreis")
    one = f.agreed(f.a_cooperation(double, world.mosque))
    both = f.agreed(f.a_cooperation(double, world.club, world.mosque))
    merge_organisations(organisation=double, into=world.club, by=SYSTEM, at=f.AT)
    for made in (one, both):
        made.refresh_from_db()
        assert {link.organisation_id for link in made.partners.all()} == {world.club.pk, world.mosque.pk}
        assert made.agreed


def test_the_figures_are_those_of_the_whole_network(world):
    f.agreed(f.a_cooperation(world.club, world.mosque, begins_on=date(2026, 1, 1), field="culture"))
    ended = f.agreed(f.a_cooperation(world.club, world.brigade, begins_on=date(2026, 1, 1), kind="event"))
    operations.end_cooperation(cooperation=ended, outcome="Fest gefeiert.", by=SYSTEM, at=f.AT)
    f.a_cooperation(world.mosque, world.brigade)
    found = queries.figures(date(2026, 1, 1), date(2026, 12, 31))
    assert (found.total, found.running, found.ended, found.organisations) == (2, 1, 1, 3)
    assert dict(found.by_kind) == {"gemeinsames Projekt": 1, "gemeinsame Veranstaltung": 1}
    assert queries.figures(date(2027, 1, 1), date(2027, 12, 31)).total == 1


def test_what_ended_long_ago_is_deleted_with_its_documents(world):
    made = f.a_cooperation(world.club, world.mosque)
    operations.add_cooperation_document(cooperation=made, content=b"Plan\n", title="Plan", by=SYSTEM, at=f.AT)
    operations.end_cooperation(cooperation=made, outcome="Fertig.", by=SYSTEM, at=f.AT)
    rule = next(one for one in RETENTION if one.name == "network.cooperations")
    assert not rule.due(f.AT + timedelta(days=5 * 365)).exists()
    late = f.AT + timedelta(days=5 * 365 + 2)
    assert rule.erase(rule.due(late), late) == 1
    assert not Cooperation.objects.exists() and Organisation.objects.count() == 3
