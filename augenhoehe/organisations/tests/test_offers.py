"""Offers: who keeps them, what they may say, and what of a hidden house never comes out (issue 4, Deliver 3)."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.journal.models import AuditEntry
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import FeedPlace, Offer, OfferTime, Organisation, Representative
from augenhoehe.organisations.queries.offers import STALE_AFTER
from augenhoehe.organisations.register.offers import RETENTION
from augenhoehe.search.models import Document
from tests.worlds import shared

from . import factories as f
from . import offer_factories as o

pytestmark = pytest.mark.django_db
KEEPERS = {"aylin", "bernward", "nuray", "faisal", "rojda"}
READERS = ("", "aylin", "bernward", "nuray", "faisal", "rojda", "emine", "olek", "linh", "veit", "wiebke")
PIN = {"latitude": 51.0123, "longitude": 7.0456}
HIDDEN = ("Zwirngraben 7", "59994", "Hinterhaus", "51.0123", "7.0456")


@shared
def cast():
    return f.the_cast()


@shared
def mosque(cast):
    """In Zwirnstadt, where Nuray is officer; Faisal is its head, Rojda keeps its offers. It shows its town only."""
    made = f.a_mosque()
    f.head_of(made, cast.users["faisal"])
    f.head_of(made, cast.users["rojda"], Representative.Right.EDITOR)
    return made


def reader(cast, name: str):
    return getattr(cast, name) if name else ANONYMOUS


def at_the_mosque(mosque, **more) -> Offer:
    return o.an_offer(mosque, room="Hinterhaus", **PIN, **more)


# --- Who --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", READERS)
def test_offers_are_kept_by_the_organisations_own_people_and_who_keeps_the_register(cast, mosque, name):
    verbs = (
        lambda: o.an_offer(mosque, by=reader(cast, name)),
        lambda: operations.change_offer(offer=Offer.objects.first(), cost="2 Euro", by=reader(cast, name), at=f.AT),
        lambda: operations.pause_offer(offer=Offer.objects.first(), by=reader(cast, name), at=f.AT),
        lambda: operations.resume_offer(offer=Offer.objects.first(), by=reader(cast, name), at=f.AT),
        lambda: operations.confirm_offer(offer=Offer.objects.first(), by=reader(cast, name), at=f.AT),
        lambda: operations.add_time(offer=Offer.objects.first(), by=reader(cast, name), at=f.AT, **o.TUESDAY),
        lambda: operations.remove_time(time=OfferTime.objects.first(), by=reader(cast, name), at=f.AT),
        lambda: operations.end_offer(offer=Offer.objects.first(), by=reader(cast, name), at=f.AT),
    )
    at_the_mosque(mosque)
    for verb in verbs:
        if name in KEEPERS:
            verb()
        else:
            with pytest.raises(Refused):
                verb()


@pytest.mark.parametrize("state", Offer.State)
@pytest.mark.parametrize("name", READERS)
def test_drafts_and_ended_offers_are_for_those_who_keep_them(cast, mosque, state, name):
    offer = at_the_mosque(mosque)
    Offer.objects.filter(pk=offer.pk).update(state=state)
    found = Offer.objects.visible_to(reader(cast, name), f.DAY).filter(pk=offer.pk).exists()
    assert found is (state in Offer.RUNNING or name in KEEPERS)


def test_an_offer_of_an_unpublished_organisation_is_not_public(cast):
    club = f.a_club(publish=False)
    offer = o.an_offer(club)
    assert not Offer.objects.public().exists() and not Document.objects.filter(kind="offer").exists()
    operations.publish_organisation(organisation=club, by=SYSTEM, at=f.AT)
    assert Offer.objects.public().get() == offer and Document.objects.filter(kind="offer").exists()
    club.refresh_from_db()
    operations.rest_organisation(organisation=club, reason="Pause", by=SYSTEM, at=f.AT)
    assert not Offer.objects.public().exists() and not Document.objects.filter(kind="offer").exists()


# --- What is hidden -----------------------------------------------------------------------------------
@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("shown", Organisation.AddressShown)
def test_a_hidden_house_is_not_told_by_its_offers(cast, mosque, shown, name):
    offer = at_the_mosque(mosque)
    operations.change_organisation(organisation=mosque, address_shown=shown, by=SYSTEM, at=f.AT)
    card = o.card(offer, reader(cast, name))
    whole = name in KEEPERS or shown == "full"
    assert (card.street, card.room) == (("Zwirngraben 7", "Hinterhaus") if whole else ("", ""))
    assert (card.position == (51.0123, 7.0456)) is whole
    if not whole:
        assert card.place == ("Zwirnstadt" if shown == "town" else "")
        assert (card.position is None) is (shown == "none")


def test_what_is_stored_for_searching_tells_the_town_at_most(cast, mosque):
    offer = at_the_mosque(mosque)
    offer.refresh_from_db()
    middle = (offer.shown_latitude, offer.shown_longitude)
    assert middle == (51.05, 7.05) and offer.shown_town == f.town("Zwirnstadt")
    operations.change_organisation(organisation=mosque, address_shown="full", by=SYSTEM, at=f.AT)
    offer.refresh_from_db()
    assert (offer.shown_latitude, offer.shown_longitude) == (51.0123, 7.0456)
    operations.change_organisation(organisation=mosque, address_shown="none", by=SYSTEM, at=f.AT)
    offer.refresh_from_db()
    assert (offer.shown_latitude, offer.shown_longitude, offer.shown_town) == (None, None, None)


def test_the_search_knows_nothing_of_a_hidden_house(cast, mosque):
    at_the_mosque(mosque)
    text = " ".join(f"{one.title} {one.body}" for one in Document.objects.filter(kind="offer"))
    assert "Erzählcafé" in text and "jeden Dienstag" in text and "Arabisch" in text
    assert not [hidden for hidden in HIDDEN if hidden in text]


@pytest.mark.parametrize("street", ["Zwirngraben 7", "zwirngraben  7", "Zwirngraben Nr. 7"])
def test_typing_the_hidden_address_into_an_offer_is_noticed(cast, mosque, street):
    with pytest.raises(Refused, match="nicht öffentlich") as refused:
        o.an_offer(mosque, where="address", street=street, municipality=f.town("Zwirnstadt"))
    assert refused.value.field == "street"
    with pytest.raises(Refused, match="nicht öffentlich"):
        o.an_offer(f.a_club(), partners=[mosque], where="address", street=street, municipality=f.town("Zwirnstadt"))
    o.an_offer(mosque, where="address", street="Zwirngraben 9", municipality=f.town("Zwirnstadt"))


def test_a_contact_is_shown_as_far_as_the_person_agreed(cast):
    club = f.a_club()
    contact = f.a_contact(club, name_shown=True)
    offer = o.an_offer(club, contact=contact)
    shown = o.card(offer, ANONYMOUS).contact
    assert (shown.name, shown.email, shown.phone) == ("Faisal Fakhruni", "", "")
    assert o.card(offer, cast.aylin).contact.phone == "0221 4710-123"
    operations.end_contact(contact=contact, by=SYSTEM, at=f.AT)
    assert o.card(offer, ANONYMOUS).contact is None


# --- What is said -------------------------------------------------------------------------------------
@pytest.mark.parametrize(("values", "field"), [
    ({"title": " "}, "title"), ({"description": ""}, "description"), ({"kind": "nope"}, "kind"),
    ({"audiences": ["nope"]}, "audiences"), ({"languages": ["xx"]}, "languages"), ({"ease": ["nope"]}, "ease"),
    ({"minimum_age": 12, "maximum_age": 6}, "maximum_age"), ({"minimum_age": 300}, "minimum_age"),
    ({"capacity": 5, "free_places": 6}, "free_places"), ({"latitude": 51.0}, "longitude"),
    ({"latitude": 95.0, "longitude": 7.0}, "latitude"), ({"where": "address"}, "municipality"),
    ({"times": [{**o.TUESDAY, "ends": time(16)}]}, "ends"), ({"times": [{**o.TUESDAY, "days": []}]}, "days"),
    ({"times": [{**o.TUESDAY, "rhythm": "monthly"}]}, "week"),
    ({"times": [{**o.TUESDAY, "rhythm": "fortnightly"}]}, "valid_from"),
    ({"times": [{**o.TUESDAY, "valid_from": date(2027, 1, 1), "valid_until": date(2026, 1, 1)}]}, "valid_until"),
])  # fmt: skip
def test_what_makes_no_sense_is_refused_beside_its_field(cast, values, field):
    with pytest.raises(Refused) as refused:
        o.an_offer(**values)
    assert refused.value.field == field


def test_a_foreign_contact_is_refused(cast):
    with pytest.raises(Refused, match="andere"):
        o.an_offer(f.a_club(), contact=f.a_contact(f.a_mosque()))


def test_a_single_day_names_its_weekday_by_itself(cast):
    offer = o.an_offer(times=[{**o.TUESDAY, "rhythm": "once", "days": ["MO"], "valid_from": date(2026, 12, 5)}])
    one = offer.times.get()
    assert (one.days, one.valid_until) == (["SA"], date(2026, 12, 5))


def test_a_translation_is_kept_and_gets_old_when_the_german_text_changes(cast):
    offer = o.an_offer()
    operations.change_offer(offer=offer, texts={"title": {"ar": "مقهى الحكايات"}}, by=cast.aylin, at=f.AT)
    assert o.card(offer, ANONYMOUS, "ar").title.text == "مقهى الحكايات"
    operations.change_offer(offer=offer, texts={"title": {"de": "Erzählabend"}}, by=cast.aylin, at=f.AT)
    found = o.card(offer, ANONYMOUS, "ar")
    assert found.title.stale and offer.sorting == "erzahlabend"
    assert set(Document.objects.filter(kind="offer").values_list("language", flat=True)) == {"de", "ar"}


def test_when_the_places_were_last_told_stands_beside_them(cast):
    offer = o.an_offer(capacity=15, free_places=3)
    assert offer.places_on == f.DAY and o.card(offer, ANONYMOUS).places == "3 von 15 Plätzen frei"
    later = f.AT + timedelta(days=9)
    operations.change_offer(offer=offer, cost="2 Euro", by=SYSTEM, at=later)
    assert offer.places_on == f.DAY
    operations.change_offer(offer=offer, waiting="list", by=SYSTEM, at=later)
    assert offer.places_on == f.DAY + timedelta(days=9) and o.card(offer, ANONYMOUS).places == "Warteliste"


def test_an_offer_nobody_confirmed_for_a_year_is_marked_and_a_word_renews_it(cast):
    offer = o.an_offer()
    Offer.objects.filter(pk=offer.pk).update(confirmed_on=f.DAY - STALE_AFTER - timedelta(days=1))
    assert o.card(offer, ANONYMOUS).stale and Offer.objects.unconfirmed(f.DAY - STALE_AFTER).get() == offer
    operations.confirm_offer(offer=o.reread(offer), by=cast.aylin, at=f.AT)
    assert not o.card(offer, ANONYMOUS).stale


def test_paused_says_so_and_ended_is_gone_until_it_is_offered_again(cast):
    offer = o.an_offer()
    operations.pause_offer(offer=offer, note="Weiter ab Januar.", by=SYSTEM, at=f.AT)
    assert Offer.objects.public().get().state_note == "Weiter ab Januar."
    operations.end_offer(offer=offer, by=SYSTEM, at=f.AT)
    assert not Offer.objects.public().exists() and not Document.objects.filter(kind="offer").exists()
    with pytest.raises(Refused, match="„Pausieren“ geht nicht"):
        operations.pause_offer(offer=offer, by=SYSTEM, at=f.AT)
    operations.resume_offer(offer=offer, by=SYSTEM, at=f.AT)
    assert Offer.objects.public().exists()


# --- Together -----------------------------------------------------------------------------------------
def test_a_partner_takes_part_by_name_and_leaves_by_itself(cast):
    club, other = f.a_club(), f.a_club("Frauen wagen Wege e. V.")
    f.head_of(other, cast.users["rojda"], Representative.Right.EDITOR)
    offer = o.an_offer(club)
    operations.join_offer(offer=offer, partner=other, by=cast.aylin, at=f.AT)
    assert [one.name for one in o.card(offer, ANONYMOUS).partners] == ["Frauen wagen Wege e. V."]
    for name in ("veit", "faisal", "emine"):
        with pytest.raises(Refused):
            operations.leave_offer(offer=offer, partner=other, by=getattr(cast, name), at=f.AT)
    operations.leave_offer(offer=offer, partner=other, by=cast.rojda, at=f.AT)
    assert o.card(offer, ANONYMOUS).partners == ()


def test_nobody_is_named_as_partner_who_is_not_in_the_register(cast):
    hidden = f.a_club("Noch nicht geprüft", publish=False)
    with pytest.raises(Refused, match="noch nicht im Register"):
        o.an_offer(f.a_club(), partners=[hidden])
    club = f.a_club()
    with pytest.raises(Refused, match="schon dabei"):
        o.an_offer(club, partners=[club])
    partner = f.a_club("Frauen wagen Wege e. V.")
    offer = o.an_offer(club, partners=[partner])
    operations.rest_organisation(organisation=partner, reason="Pause", by=SYSTEM, at=f.AT)
    assert o.card(offer, ANONYMOUS).partners == ()


def test_merged_organisations_bring_their_offers_and_partnerships(cast):
    kept, double, third = f.a_club(), f.a_club("Dattelpalme"), f.a_club("Frauen wagen Wege e. V.")
    own, joint, inner = o.an_offer(double), o.an_offer(third, partners=[double]), o.an_offer(kept, partners=[double])
    operations.merge_organisations(organisation=double, into=kept, by=cast.aylin, at=f.AT)
    for one in (own, joint, inner):
        one.refresh_from_db()
    assert own.organisation == kept and list(joint.partners.all()) == [kept] and list(inner.partners.all()) == []
    assert FeedPlace.objects.get(offer=own).present and not FeedPlace.objects.get(organisation=double).present


# --- At once, and in the end --------------------------------------------------------------------------
def test_two_people_changing_an_offer_are_told(cast):
    offer = o.an_offer()
    stale, time_ = Offer.objects.get(pk=offer.pk), offer.times.get()
    operations.change_offer(offer=offer, cost="2 Euro", by=cast.aylin, at=f.AT)
    with pytest.raises(Conflict) as conflict:
        operations.change_offer(offer=stale, revision=1, cost="3 Euro", by=cast.bernward, at=f.AT)
    assert conflict.value.typed == {"cost": "3 Euro"}
    with pytest.raises(Conflict):
        operations.change_time(time=time_, revision=1, note="!", by=cast.bernward, at=f.AT)
    assert o.reread(offer).cost == "2 Euro"


def test_every_verb_is_on_the_trail(cast):
    offer = o.an_offer()
    operations.change_offer(offer=offer, cost="2 Euro", by=cast.aylin, at=f.AT)
    operations.pause_offer(offer=offer, by=cast.aylin, at=f.AT)
    verbs = list(AuditEntry.objects.filter(object_id=str(offer.pk)).order_by("pk").values_list("verb", flat=True))
    assert verbs == ["enter_offer", "change_offer", "pause_offer"]


def test_ended_offers_and_drafts_nobody_looked_at_are_deleted_in_time(cast):
    running, ended, draft = o.an_offer(), o.an_offer(), o.an_offer(state="draft")
    operations.end_offer(offer=ended, by=SYSTEM, at=f.AT)
    for days, left in ((179, 3), (181, 2), (731, 1)):
        at = f.AT + timedelta(days=days)
        for rule in RETENTION:
            rule.erase(rule.due(at), at)
        assert Offer.objects.count() == left
    assert Offer.objects.get() == running and draft.pk != running.pk
