"""The feed in HSDS 3.1: valid without unknown fields, only what is shown, and nothing missed while data change."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.test import Client

from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations import operations
from augenhoehe.organisations.hsds.schemas import page_schema, schema
from augenhoehe.organisations.hsds.taxonomies import TAXONOMIES, terms
from augenhoehe.organisations.models import Offer
from tests import real_data
from tests.worlds import shared

from . import factories as f
from . import offer_factories as o
from .feed_factories import ROOT, asked, fill, ids, term
from .json_schema import fits, mistakes

pytestmark = pytest.mark.django_db
LISTS = {
    "services": "service_in_list", "organizations": "organization_in_list",
    "service_at_locations": "service_at_location_in_list", "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term",
}  # fmt: skip
WHOLE = {"services": "service", "organizations": "organization", "service_at_locations": "service_at_location"}


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


@shared
def rich(cast):
    """One offer that says everything there is to say, of an organisation that shows its address."""
    club = f.a_club(
        street="Am Hafen 12", postal_code="05999", locality="Sternmünde", legal_form="association", purposes=["culture"],
        fields=["education", "family"], register_number="VR 1234 Sternmünde", founded_year=1999, short_name="Dattelpalme",
        website="https://dattelpalme.example",
    )  # fmt: skip
    contact = f.a_contact(club, name_shown=True, email_shown=True, phone_shown=True)
    return o.an_offer(
        club, partners=[f.a_club("Frauen wagen Wege e. V.")], areas=[f.town("Mohnfurt")], contact=contact,
        audiences=["women", "parents"], ease=["step_free"], minimum_age=6, maximum_age=12, capacity=15, free_places=3,
        application="Einfach kommen.", website="https://dattelpalme.example/cafe", latitude=51.02, longitude=7.02,
        room="Saal 2",
        times=[
            {**o.TUESDAY, "exceptions": [date(2026, 12, 22)], "note": "Bitte klingeln"},
            {**o.TUESDAY, "rhythm": "fortnightly", "valid_from": date(2026, 11, 12), "days": ["TH"]},
            {**o.TUESDAY, "rhythm": "monthly", "week": -1, "days": ["FR"], "ends": None},
            {**o.TUESDAY, "rhythm": "once", "valid_from": date(2026, 12, 5), "days": []},
        ],
    )  # fmt: skip


# --- Valid --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["", "/en", "/tr", "/ar", "/uk"])
def test_everything_the_feed_says_is_valid_and_nothing_is_unknown(rich, language):
    o.an_offer(rich.organisation, "Online", where="online", cost="5 Euro", waiting="list")
    o.an_offer(f.a_mosque(), "Frühstück", latitude=51.03, longitude=7.03)
    for path, item in LISTS.items():
        page = asked(f"{language}{ROOT}/{path}", per_page=200)
        assert list(mistakes(page, page_schema(item))) == [], path
        assert page["contents"] and page["total_items"] == page["size"] == len(page["contents"])
        for one in page["contents"]:
            single = asked(f"{language}{ROOT}/{path}/{one['id']}")
            assert list(mistakes(single, schema(WHOLE.get(path, item)))) == [], path
        if path in WHOLE:
            full = asked(f"{language}{ROOT}/{path}", full="true")
            assert list(mistakes(full, page_schema(WHOLE[path]))) == []


@real_data.needs(real_data.HSDS)
def test_it_is_valid_against_the_schemas_of_the_specification_with_unknown_fields_forbidden(rich):
    o.an_offer(rich.organisation, "Online", where="online", cost="5 Euro")
    o.an_offer(f.a_mosque(), "Frühstück")
    read = {name: json.loads((real_data.HSDS / f"{name}.json").read_text()) for name in ("service_with_definitions", "service_list", "organization_list")}  # fmt: skip
    whole = read["service_with_definitions"]
    parts = whole["definitions"]
    for one in asked("services")["contents"]:
        assert list(mistakes(one, read["service_list"])) == []
        assert list(mistakes(asked(f"services/{one['id']}"), whole)) == []
    for one in asked("organizations")["contents"]:
        assert list(mistakes(one, read["organization_list"])) == []
        assert list(mistakes(asked(f"organizations/{one['id']}"), parts["organization"], whole)) == []
    for one in asked("service_at_locations")["contents"]:
        assert list(mistakes(asked(f"service_at_locations/{one['id']}"), parts["service_at_location"], whole)) == []
    for path, part in (("taxonomies", "taxonomy"), ("taxonomy_terms", "taxonomy_term")):
        for one in asked(path, per_page=200)["contents"]:
            assert list(mistakes(asked(f"{path}/{one['id']}"), parts[part], whole)) == []


@pytest.mark.parametrize(("value", "wrong"), [
    ({"id": "x", "name": "A", "status": "active"}, "no uuid"), ({"name": "A", "status": "active"}, "id is missing"),
    ({"id": "00000000-0000-4000-8000-000000000000", "name": "A", "status": "open"}, "none of"),
    ({"id": "00000000-0000-4000-8000-000000000000", "name": "A", "status": "active", "nmae": 1}, "unknown"),
    ({"id": "00000000-0000-4000-8000-000000000000", "name": 7, "status": "active"}, "no string"),
    ({"id": "00000000-0000-4000-8000-000000000000", "name": "A", "status": "active", "url": "/angebote/"}, "no uri"),
])  # fmt: skip
def test_the_check_itself_notices_what_is_wrong(value, wrong):
    assert any(wrong in one for one in mistakes(value, schema("service")))
    assert not fits("2026-11-02T09:00:00", "date-time") and fits("2026-11-02T09:00:00+01:00", "date-time")


# --- What it says -------------------------------------------------------------------------------------
def test_the_root_says_version_profile_and_definition(cast):
    found = asked(f"{ROOT}/")
    assert found["version"] == "3.1" and fits(found["profile"], "uri") and fits(found["openapi_url"], "uri")
    assert found["publisher"]["name"]


def test_a_service_says_who_where_when_and_for_whom(rich):
    found = asked(f"services/{rich.pk}")
    assert found["eligibility_description"] == "offen für alle, Frauen, Eltern und Familien, 6 bis 12 Jahre"
    address = found["service_at_locations"][0]["location"]["addresses"][0]
    assert address == {
        "id": address["id"], "location_id": address["location_id"], "address_1": "Am Hafen 12", "address_2": "Saal 2",
        "city": "Sternmünde", "state_province": "Nordrhein-Westfalen", "postal_code": "05999", "country": "DE",
        "address_type": "physical",
    }  # fmt: skip
    assert found["capacities"][0]["available"] == 3 and found["capacities"][0]["updated"] == "2026-11-02T00:00:00+01:00"
    assert [one["value"] for one in found["attributes"] if one["label"] == "Gemeinsam mit"] == [
        "Frauen wagen Wege e. V."
    ]
    assert found["cost_options"][0]["amount"] == 0 and found["contacts"][0]["phones"][0]["number"] == "0221 4710-123"
    assert found["url"].endswith(f"/angebote/{rich.pk}/")
    house = asked(f"organizations/{rich.organisation_id}")
    assert house["organization_identifiers"][0]["identifier"] == "VR 1234 Sternmünde"
    assert house["email"] == "faisal@dattelpalme.example"


def test_five_oclock_is_told_for_winter_and_summer_apart(rich):
    """`timezone` is a number: one entry for the whole year would be wrong for half of it."""
    weekly = [one for one in asked(f"services/{rich.pk}")["schedules"] if one.get("byday") == "TU"]
    assert [(one["valid_from"], one["valid_to"], one["timezone"], one["opens_at"], one["closes_at"]) for one in weekly] == [
        ("2026-10-25", "2027-03-27", 1, "17:00", "19:00"), ("2027-03-28", "2027-10-30", 2, "17:00", "19:00"),
    ]  # fmt: skip
    assert (
        weekly[0]["dtstart"] == "2026-10-27"
        and "2026-12-22" in weekly[0]["notes"]
        and "Bitte klingeln" in weekly[0]["notes"]
    )
    assert "2026-12-22" not in weekly[1]["notes"]


def test_every_other_week_keeps_its_weeks_over_the_change_of_clocks(rich):
    twice = [one for one in asked(f"services/{rich.pk}")["schedules"] if one.get("interval") == 2]
    starts = [date.fromisoformat(one["dtstart"]) for one in twice]
    assert starts[0] == date(2026, 11, 12) and (starts[1] - starts[0]).days % 14 == 0
    monthly = next(one for one in asked(f"services/{rich.pk}")["schedules"] if one["freq"] == "MONTHLY")
    once = next(one for one in asked(f"services/{rich.pk}")["schedules"] if one.get("count") == 1)
    assert monthly["byday"] == "-1FR" and "closes_at" not in monthly
    assert (once["dtstart"], once["valid_to"], once["byday"]) == ("2026-12-05", "2026-12-05", "SA")


def test_each_language_is_a_feed_of_its_own(rich):
    operations.change_offer(offer=rich, texts={"title": {"ar": "مقهى"}}, by=SYSTEM, at=f.AT)
    assert asked(f"/ar{ROOT}/services/{rich.pk}")["name"] == "مقهى"
    assert asked(f"/ar{ROOT}/services/{rich.pk}")["url"].endswith(f"/ar/angebote/{rich.pk}/")
    assert asked(f"{ROOT}/services/{rich.pk}")["name"] == "Erzählcafé"


# --- What it never says -------------------------------------------------------------------------------
HIDDEN = (
    "Zwirngraben 7",
    "59994",
    "Hinterhaus",
    "51.0123",
    "7.0456",
    "Türkei",
    "religiös",
    "Ausrichtung",
    "Faisal",
    "4710",
)


@pytest.mark.parametrize("shown", ["town", "none"])
def test_hidden_addresses_origins_and_contacts_are_in_no_answer(cast, shown):
    mosque = f.a_mosque(address_shown=shown, communities_shown=True)
    f.a_contact(mosque)
    offer = o.an_offer(mosque, room="Hinterhaus", latitude=51.0123, longitude=7.0456, contact=mosque.contacts.get())
    paths = [f"{path}{extra}" for path in WHOLE for extra in ("", "?full=true")]
    paths += [f"services/{offer.pk}", f"organizations/{mosque.pk}", "service_at_locations?postcode=59994", "service_at_locations?postcode=59994&proximity=99999"]  # fmt: skip
    for path in paths:
        text = Client().get(f"{ROOT}/{path}").content.decode()
        assert not [one for one in HIDDEN if one in text], path
    assert not ids("service_at_locations", postcode="59994")
    assert ids("service_at_locations") == ([str(offer.pk)] if shown == "town" else [])


def test_an_organisation_that_is_not_passed_on_is_in_no_list_and_has_no_page(cast):
    club = f.a_club(in_feed=False)
    offer = o.an_offer(club)
    joint = o.an_offer(f.a_club("Frauen wagen Wege e. V."), partners=[club])
    assert ids("services") == [str(joint.pk)] and str(club.pk) not in ids("organizations")
    for path in (f"services/{offer.pk}", f"organizations/{club.pk}", f"service_at_locations/{offer.pk}"):
        asked(path, 404)
    assert "Dattelpalme" not in json.dumps(asked(f"services/{joint.pk}"))


@pytest.mark.parametrize("how", ["feed", "rest", "end", "unpublish_by_hand"])
def test_what_leaves_is_gone_at_once_and_who_asks_for_changes_learns_it(rich, how):
    club, later = rich.organisation, f.AT + timedelta(days=1)
    if how == "feed":
        operations.change_organisation(organisation=club, in_feed=False, by=SYSTEM, at=later)
    elif how == "rest":
        operations.rest_organisation(organisation=club, reason="Pause", by=SYSTEM, at=later)
    elif how == "end":
        operations.end_offer(offer=rich, by=SYSTEM, at=later)
    else:
        Offer.objects.filter(pk=rich.pk).update(state="draft")
    assert str(rich.pk) not in ids("services")
    single = asked(f"services/{rich.pk}")
    assert single["status"] == "defunct" and set(single) == {"id", "name", "status", "last_modified"}
    if how != "unpublish_by_hand":
        page = asked("services", modified_after=later.isoformat())
        assert [(one["id"], one["status"]) for one in page["contents"]] == [(str(rich.pk), "defunct")]
        assert list(mistakes(page, page_schema("service_in_list"))) == []


def test_a_telephone_that_may_no_longer_be_shown_changes_the_services_date(cast):
    club = f.a_club()
    contact = f.a_contact(club, phone_shown=True)
    offer = o.an_offer(club, contact=contact)
    later = f.AT + timedelta(days=3)
    assert ids("services", modified_after=later.isoformat()) == []
    operations.end_contact(contact=contact, by=SYSTEM, at=later)
    assert ids("services", modified_after=later.isoformat()) == [str(offer.pk)]
    assert "4710" not in json.dumps(asked(f"services/{offer.pk}"))


# --- Filters ------------------------------------------------------------------------------------------
@shared
def three(cast):
    club, women = f.a_club(purposes=["culture"]), f.a_club("Frauen wagen Wege e. V.", street="Markt 1", postal_code="05998", locality="Nebelfurt", legal_form="association")  # fmt: skip
    return {
        "club": club, "women": women,
        "story": o.an_offer(club, "Erzählcafé", audiences=["women"]),
        "bike": o.an_offer(women, "Fahrradkurs", kind="sport", audiences=["women"], latitude=51.01, longitude=7.01),
        "far": o.an_offer(women, "Ausflug", kind="sport", where="address", street="Weg 1", postal_code="05997", locality="Weit", latitude=52.0, longitude=8.0),
    }  # fmt: skip


def names(path: str, **parameters) -> list[str]:
    return sorted(one.get("name") or one["service"]["name"] for one in asked(path, **parameters)["contents"])


def test_filters_narrow_and_all_hold_together(three):
    women = term("audience", "women")
    assert names("services", taxonomy_term_id=women) == ["Erzählcafé", "Fahrradkurs"]
    assert names("services", taxonomy_term_id=women, organization_id=three["women"].pk) == ["Fahrradkurs"]
    assert names("services", taxonomy_term_id=term("offer_kind", "sport"), search="Ausflug") == ["Ausflug"]
    assert names("services", taxonomy_id=TAXONOMIES[1].id) == ["Erzählcafé", "Fahrradkurs"]
    assert names("services", search="Fahrrad") == ["Fahrradkurs"] and names("services", search="Fahrrad", taxonomy_term_id=term("offer_kind", "encounter")) == []  # fmt: skip
    assert names("services", taxonomy_term_id=three["club"].pk) == []
    assert names("services", taxonomy_term_id=term("purpose", "culture")) == []
    assert names("organizations", taxonomy_term_id=term("purpose", "culture")) == [three["club"].name]
    assert names("organizations", search="wagen") == [three["women"].name]
    assert names("services", modified_after=(f.AT + timedelta(seconds=1)).isoformat()) == []
    assert len(names("services", modified_after="2026-11-02")) == 3
    assert names("service_at_locations", postcode="05998") == ["Fahrradkurs"]
    assert names("service_at_locations", postcode="05998", proximity="6000") == ["Erzählcafé", "Fahrradkurs"]
    assert names("service_at_locations", postcode="05998", proximity="500") == ["Fahrradkurs"]
    assert names("service_at_locations", postcode="99999", proximity="500") == []
    assert len(asked("taxonomy_terms", taxonomy_id=TAXONOMIES[0].id, per_page=200)["contents"]) == 14
    assert set(asked("services", minimal="true")["contents"][0]) == {"id", "last_modified"}
    assert len(terms()) == asked("taxonomy_terms")["total_items"]


@pytest.mark.parametrize("parameters", [
    {"page": "0"}, {"page": "x"}, {"per_page": "-1"}, {"organization_id": "x"}, {"modified_after": "gestern"},
    {"modified_after": "2026-13-45"}, {"format": "xml"}, {"proximity": "weit"}, {"page": "99999999999999"},
])  # fmt: skip
def test_what_makes_no_sense_is_refused_with_a_sentence(cast, parameters):
    assert asked("services", 400, **parameters)["error"]


def test_an_unknown_parameter_and_a_page_after_the_last_are_no_mistakes(three):
    page = asked("services", page=9, unknown="x")
    assert page["empty"] and page["last_page"] and page["contents"] == [] and page["total_items"] == 3
    assert asked("services", per_page=100_000)["size"] == 3


def test_words_can_be_sent_without_standing_in_an_address(three):
    answer = Client(enforce_csrf_checks=True).post(f"{ROOT}/services", json.dumps({"search": "Fahrrad", "full": True}), content_type="application/json")  # fmt: skip
    found = json.loads(answer.content)["contents"]
    assert [one["name"] for one in found] == ["Fahrradkurs"] and "schedules" in found[0]
    assert answer.headers["Cache-Control"] == "no-store"
    assert Client().post(f"{ROOT}/services", "[", content_type="application/json").status_code == 400
    assert Client().post(f"{ROOT}/services", {"search": "Fahrrad"}).json()["total_items"] == 1


# --- Around -------------------------------------------------------------------------------------------
def test_only_the_feed_is_open_to_every_origin_and_knows_what_has_not_changed(three):
    answer = Client().get(f"{ROOT}/services")
    assert answer.headers["Access-Control-Allow-Origin"] == "*" and not answer.cookies
    assert answer.headers["Content-Type"].startswith("application/json")
    again = Client().get(f"{ROOT}/services", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304 and again.headers["Access-Control-Allow-Origin"] == "*"
    preflight = Client().options(f"{ROOT}/services")
    assert preflight.status_code == 204 and "POST" in preflight.headers["Access-Control-Allow-Methods"]
    for path in (f"/angebote/{three['story'].pk}/", "/angebote/"):
        assert "Access-Control-Allow-Origin" not in Client().get(path).headers
    for path in ("services/00000000-0000-4000-8000-000000000000", "services?page=x"):
        assert Client().get(f"{ROOT}/{path}").headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("path", "most"), [
    ("services", 3), ("organizations", 3), ("service_at_locations", 3), ("services?minimal=true", 2),
    ("services?full=true", 6), ("organizations?full=true", 5), ("taxonomy_terms", 0),
])  # fmt: skip
@pytest.mark.parametrize("count", [2, 30])
def test_a_page_asks_the_database_at_most_three_times_however_long_it_is(
    cast, path, most, count, django_assert_max_num_queries
):
    fill(count, offers_each=1)
    Client().get(f"{ROOT}/{path}")
    # One more asks whether somebody has done something since (journal.views.kept).
    with django_assert_max_num_queries(most + 1):
        assert Client().get(f"{ROOT}/{path}").status_code == 200
