"""An entry comes, is checked, changes, rests and is merged; each by whom it belongs to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Contact, Membership, Organisation, Representative
from augenhoehe.organisations.queries import cards as queries
from augenhoehe.organisations.queries import entries as queries_register
from augenhoehe.search.operations import settle_words
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
S = Organisation.State


@shared
def cast():
    return f.the_cast()


def registered(**more):
    values = {
        "name": "Elterninitiative Sonnabendschule Kornblume", "municipality": f.town("Mohnfurt"),
        "activity": "Ми навчаємо дітей", "email": "kornblume@verein.example", "language": "uk", "at": f.AT, **more,
    }  # fmt: skip
    return operations.register_organisation(**values)


# --- Reported ---------------------------------------------------------------------------------------
def test_four_answers_in_its_own_language_are_enough(cast):
    made = registered()
    assert made.state == S.REPORTED and made.source == Organisation.Source.SELF
    assert made.description["uk"]["text"] == "Ми навчаємо дітей" and "de" not in made.description
    contact = made.contacts.get()
    assert contact.email == "kornblume@verein.example" and not contact.email_shown


@pytest.mark.parametrize(("missing", "field"), [("name", "name"), ("activity", "activity")])
def test_what_is_missing_is_said_beside_its_field(cast, missing, field):
    with pytest.raises(Refused) as refused:
        registered(**{missing: "  "})
    assert refused.value.field == field


def test_a_reported_entry_is_published_once_it_says_in_german_what_it_does(cast):
    made = registered()
    with pytest.raises(Refused, match="auf Deutsch"):
        operations.publish_organisation(organisation=made, by=cast.aylin, at=f.AT)
    operations.change_organisation(
        organisation=made, by=cast.aylin, at=f.AT, description={"de": "Wir unterrichten Kinder."}
    )
    operations.publish_organisation(organisation=made, by=cast.aylin, at=f.AT)
    assert made.state == S.PUBLISHED and made.confirmed_on == f.DAY
    assert made.description["uk"]["text"] == "Ми навчаємо дітей"


# --- Who may ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "may"),
    [("aylin", True), ("bernward", True), ("nuray", False), ("emine", False), ("faisal", False), ("veit", False),
     ("wiebke", False)],
)  # fmt: skip
def test_who_keeps_the_register_in_a_town_publishes_there(cast, name, may):
    club = f.a_club(publish=False)
    if may:
        operations.publish_organisation(organisation=club, by=getattr(cast, name), at=f.AT)
        assert club.published
    else:
        with pytest.raises(Refused):
            operations.publish_organisation(organisation=club, by=getattr(cast, name), at=f.AT)


def test_the_officer_of_the_town_keeps_the_register_of_the_town(cast):
    club = f.a_mosque(publish=False)
    operations.publish_organisation(organisation=club, by=cast.nuray, at=f.AT)
    assert club.published


def test_the_organisation_changes_at_once_what_needs_no_check(cast):
    club = f.a_club()
    f.head_of(club, cast.users["faisal"])
    operations.change_organisation(organisation=club, by=cast.faisal, at=f.AT, members="20", languages=["ar", "de"])
    assert f.reread(club).languages == ["ar", "de"]
    with pytest.raises(Refused, match="prüft vorher die Koordination") as refused:
        operations.change_organisation(organisation=club, by=cast.faisal, at=f.AT, name="Neuer Name")
    assert refused.value.field == "name"


def test_who_only_keeps_offers_changes_no_entry_and_an_ended_place_changes_nothing(cast):
    club = f.a_club()
    f.head_of(club, cast.users["rojda"], Representative.Right.EDITOR)
    with pytest.raises(Refused):
        operations.change_organisation(organisation=club, by=cast.rojda, at=f.AT, members="20")
    place = f.head_of(club, cast.users["faisal"])
    Representative.objects.filter(pk=place.pk).update(
        valid_from=f.DAY - timedelta(days=9), valid_until=f.DAY - timedelta(days=1)
    )
    with pytest.raises(Refused):
        operations.change_organisation(organisation=club, by=cast.faisal, at=f.AT, members="20")


@pytest.mark.parametrize(("values", "field"), [
    ({"founded_year": 1234}, "founded_year"), ({"founded_year": 2099}, "founded_year"), ({"fields": ["nope"]}, "fields"),
    ({"purposes": ["culture", "nope"]}, "purposes"), ({"communities": ["x"] * 13}, "communities"), ({"name": " "}, "name"),
])  # fmt: skip
def test_a_value_that_makes_no_sense_is_refused_beside_its_field(cast, values, field):
    with pytest.raises(Refused) as refused:
        operations.change_organisation(organisation=f.a_club(), by=SYSTEM, at=f.AT, **values)
    assert refused.value.field == field


def test_two_people_changing_at_once_is_noticed(cast):
    club = f.a_club()
    stale = Organisation.objects.get(pk=club.pk)
    operations.change_organisation(organisation=club, by=cast.aylin, at=f.AT, members="20")
    with pytest.raises(Conflict):
        operations.change_organisation(organisation=stale, by=cast.bernward, at=f.AT, members="50")
    assert f.reread(club).members == "20"


# --- States -----------------------------------------------------------------------------------------
def test_resting_and_refusing_say_why_and_can_be_looked_at_again(cast):
    club = f.a_club()
    with pytest.raises(Refused) as refused:
        operations.rest_organisation(organisation=club, reason=" ", by=cast.aylin, at=f.AT)
    assert refused.value.field == "reason"
    operations.rest_organisation(organisation=club, reason="Pause bis Mai", by=cast.aylin, at=f.AT)
    operations.revive_organisation(organisation=club, by=cast.aylin, at=f.AT)
    operations.refuse_organisation(organisation=club, reason="Kein Bezug zum Kreis", by=cast.aylin, at=f.AT)
    with pytest.raises(Refused, match="wird nicht mehr geführt"):
        operations.change_organisation(organisation=club, by=cast.aylin, at=f.AT, members="20")


def test_an_entry_nobody_confirmed_for_a_year_is_marked(cast):
    club = f.a_club()
    assert not f.card(club, SYSTEM).stale
    Organisation.objects.filter(pk=club.pk).update(confirmed_on=f.DAY - queries.STALE_AFTER - timedelta(days=1))
    assert f.card(club, SYSTEM).stale
    assert Organisation.objects.unconfirmed(f.DAY - queries.STALE_AFTER).get() == club


# --- Merged -----------------------------------------------------------------------------------------
def test_a_merged_entry_hands_over_people_contacts_and_umbrellas_once(cast):
    kept, double = f.a_club(), f.a_club("Dattelpalme")
    umbrella, other = f.a_club("Dachverband MO-Netz Federlohe"), f.a_club("Frauen wagen Wege e. V.")
    for one in (kept, double):
        f.head_of(one, cast.users["faisal"])
        Membership.objects.create(umbrella=umbrella, member=one)
    f.head_of(double, cast.users["rojda"])
    f.a_contact(double)
    Membership.objects.create(umbrella=double, member=other)
    Membership.objects.create(umbrella=kept, member=double)
    operations.merge_organisations(organisation=double, into=kept, by=cast.aylin, at=f.AT)
    assert double.state == S.MERGED and double.merged_into == kept
    places = Representative.objects.filter(organisation=kept)
    assert {place.user_id for place in places} == {cast.users["faisal"].pk, cast.users["rojda"].pk}
    assert Contact.objects.get().organisation == kept
    assert set(Membership.objects.values_list("umbrella", "member")) == {(umbrella.pk, kept.pk), (kept.pk, other.pk)}
    assert kept in Organisation.objects.public() and double not in Organisation.objects.public()


def test_an_entry_is_never_merged_into_itself_or_into_what_is_gone(cast):
    kept, double = f.a_club(), f.a_club("Dattelpalme")
    with pytest.raises(Refused, match="derselbe Eintrag"):
        operations.merge_organisations(organisation=kept, into=kept, by=cast.aylin, at=f.AT)
    operations.merge_organisations(organisation=double, into=kept, by=cast.aylin, at=f.AT)
    with pytest.raises(Refused, match="nicht mehr geführt"):
        operations.merge_organisations(organisation=kept, into=double, by=cast.aylin, at=f.AT)


# --- Own people -------------------------------------------------------------------------------------
def test_the_last_head_person_does_not_leave_an_entry_without_anybody(cast):
    club = f.a_club()
    place = f.head_of(club, cast.users["faisal"])
    with pytest.raises(Refused, match="niemand mehr"):
        operations.end_representative(representative=place, by=cast.faisal, at=f.AT)
    f.head_of(club, cast.users["rojda"])
    operations.end_representative(representative=place, by=cast.faisal, at=f.AT)
    assert not Organisation.objects.represented(cast.faisal, f.DAY).exists()


def test_nobody_gets_two_places_in_one_organisation(cast):
    club = f.a_club()
    f.head_of(club, cast.users["faisal"])
    with pytest.raises(Refused, match="schon einen Zugang"):
        f.head_of(club, cast.users["faisal"])


def test_what_a_contact_shows_needs_consent_and_ends_with_the_contact(cast):
    club = f.a_club()
    with pytest.raises(Refused) as refused:
        f.a_contact(club, name_shown=True, consent_text="")
    assert refused.value.field == "consent"
    contact = f.a_contact(club, name_shown=True)
    with pytest.raises(Refused):
        operations.change_contact(contact=contact, email_shown=True, by=cast.aylin, at=f.AT)
    operations.change_contact(contact=contact, email_shown=True, consent_text="2026-12", by=cast.aylin, at=f.AT)
    operations.end_contact(contact=contact, by=cast.aylin, at=f.AT)
    contact.refresh_from_db()
    assert not (contact.name_shown or contact.email_shown) and contact.valid_until == f.DAY


# --- Moving, doubles ----------------------------------------------------------------------------------------
def test_nobody_gives_an_entry_into_a_town_where_somebody_else_keeps_the_register():
    cast = f.the_cast()
    mosque, here = f.a_mosque(), f.town("Zwirnstadt")
    f.head_of(mosque, cast.users["faisal"])

    def move(by, to):
        found = f.reread(mosque)
        operations.change_organisation(organisation=found, municipality=to, by=by, at=f.AT)

    with pytest.raises(Refused, match="Nach Sternmünde können Sie den Eintrag nicht geben") as refused:
        move(cast.nuray, f.town("Sternmünde"))
    assert refused.value.field == "municipality"
    move(cast.nuray, here)
    # Who keeps all towns may, and the organisation itself says where it is.
    move(cast.aylin, f.town("Sternmünde"))
    move(cast.faisal, here)
    move(cast.nuray, None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Syrischer Kulturkreis Dattelpalme e. V.", "Syrischer Kulturkreis Dattelplame", True),
        ("Dattelpalme e. V.", "Dattelpalma", True),
        ("Sonnen", "Sonenn", True),
        ("Chor Mohn", "Chor Mond", False),
        ("Frauen wagen Wege", "Frauen wagen", False),
        ("Müllers Garten", "Mullers Garten", True),
    ],
)
def test_the_database_finds_the_same_doubles_as_the_rule(one, other, same):
    f.the_cast()
    first, _second = f.a_club(one), f.a_club(other)
    f.a_club(other, municipality=f.town("Zwirnstadt"))
    doubles = queries_register.doubles_of(first, SYSTEM, f.DAY)
    assert [found.name for found in doubles] == ([other] if same else [])
    assert queries_register.alike(queries_register.plain_name(one), queries_register.plain_name(other)) == same


def test_a_slip_in_a_word_still_finds_the_entry(cast):
    f.a_club("Caritasverband Mohnfurt")
    settle_words()
    for typed in ("caritas", "Karitas", "Karitas Monfurt", "Caritasverbant"):
        found = queries_register.worded(Organisation.objects.all(), typed)
        assert [one.name for one in found] == ["Caritasverband Mohnfurt"], typed
    assert not queries_register.worded(Organisation.objects.all(), "Karitas Zwirnstadt").exists()
