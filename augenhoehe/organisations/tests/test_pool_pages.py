"""Pages of rooms and help: who opens which, what stands there, and at what cost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.journal.views import kept
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Representative, Resource, ResourceRequest
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside, text_of, typed_in
from .test_pool import ON, a_request, a_room

pytestmark = pytest.mark.django_db
READERS = ("", "aylin", "nuray", "faisal", "rojda", "emine", "olek", "veit", "wiebke")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    kept.forget_all()
    yield
    kept.forget_all()


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    made = f.a_club()
    f.head_of(made, cast.users["faisal"])
    return made


@shared
def other(cast):
    made = f.a_mosque()
    f.head_of(made, cast.users["rojda"], Representative.Right.EDITOR)
    return made


def expected(other: int, **allowed: int) -> dict[str, int]:
    return {name: allowed.get(name, 302 if name == "" else other) for name in READERS}


def statuses(cast, address: str) -> dict[str, int]:
    return {name: client_of(cast, name).get(address).status_code for name in READERS}


# --- Truth tables -----------------------------------------------------------------------------------------
def test_the_list_is_for_the_network(cast, club):
    network = dict.fromkeys(("aylin", "nuray", "faisal", "rojda", "emine", "wiebke"), 200)
    assert statuses(cast, inside("resources")) == expected(403, **network)


@pytest.mark.parametrize("page", ["resource_change", "resource_end", "resource_offer_again"])
def test_the_owners_pages_are_refused_to_others_before_typing(cast, club, page):
    room = a_room(club)
    forbidden = dict.fromkeys(("nuray", "rojda", "emine", "wiebke"), 403)
    assert statuses(cast, inside(page, room.pk)) == expected(404, aylin=200, faisal=200, **forbidden)


def test_the_page_of_a_hidden_thing_does_not_exist_for_others(cast, club):
    room = a_room(club, visibility="coordination")
    assert statuses(cast, inside("resource", room.pk)) == expected(404, aylin=200, faisal=200)


def test_offering_is_for_own_people_and_who_keeps_the_register(cast, club, other):
    assert statuses(cast, inside("resource_offer", other.pk)) == expected(403, aylin=200, nuray=200, rojda=200)


def test_asking_is_for_other_organisations_and_the_coordination(cast, club, other):
    room = a_room(club, visibility="public")
    assert statuses(cast, inside("resource_ask", room.pk)) == expected(403, aylin=200, nuray=200, rojda=200)


@pytest.mark.parametrize(("page", "allowed", "refused"), [
    ("resource_request", ("aylin", "nuray", "faisal", "rojda"), ()),
    ("request_agree", ("aylin", "faisal"), ("nuray", "rojda")),
    ("request_decline", ("aylin", "faisal"), ("nuray", "rojda")),
    ("request_withdraw", ("aylin", "nuray", "rojda"), ("faisal",)),
])  # fmt: skip
def test_a_request_is_between_two_sides(cast, club, other, page, allowed, refused):
    made = a_request(a_room(club), other, cast.rojda)
    found = expected(404, **dict.fromkeys(allowed, 200), **dict.fromkeys(refused, 403))
    assert statuses(cast, inside(page, made.pk)) == found
    Representative.objects.update(valid_from=f.DAY - timedelta(days=9), valid_until=f.DAY - timedelta(days=1))
    for name in ("faisal", "rojda"):
        assert client_of(cast, name).get(inside(page, made.pk)).status_code == 404


def test_every_link_of_the_pages_can_be_opened_by_its_reader(cast, club, other):
    made = a_request(a_room(club), other, cast.rojda)
    for name in ("aylin", "nuray", "faisal", "rojda"):
        client = client_of(cast, name)
        for address in (
            inside("resources"), inside("resource", made.resource_id), inside("resource_request", made.pk),
        ):  # fmt: skip
            text = text_of(client, address)
            for link in set(_links(text)):
                assert client.get(link).status_code in (200, 302), (name, address, link)


def _links(text: str) -> list[str]:
    return [part.split('"')[0] for part in text.split('href="')[1:] if part.startswith("/intern/organisationen/")]


# --- By pages -------------------------------------------------------------------------------------------------
def test_a_room_is_offered_asked_for_and_promised_in_the_browser(cast, club, other):
    owner, asking = client_of(cast, "faisal"), client_of(cast, "rojda")
    address = inside("resource_offer", club.pk)
    data = {**typed_in(owner.get(address)), "title": "Saal mit Küche", "quantity": "60", "available_until": "31.1.2027"}
    owner.post(address, data)
    room = Resource.objects.get()
    assert (room.kind, room.quantity, room.visibility) == ("room", 60, "network")
    assert "Saal mit Küche" in text_of(asking, inside("resources"))
    address = inside("resource_ask", room.pk)
    form = typed_in(asking.get(address))
    assert form == {"organisation": str(other.pk)}
    asking.post(address, {**form, "wanted_on": "28.11.", "purpose": "Fastenbrechen"})
    made = ResourceRequest.objects.get()
    assert (made.organisation, made.wanted_on) == (other, ON)
    assert "Wartet auf Antwort" in text_of(owner, inside("organisation", club.pk))
    address = inside("request_agree", made.pk)
    owner.post(address, {**typed_in(owner.get(address)), "answer": "Gern, ab 17 Uhr."})
    assert "Gern, ab 17 Uhr." in text_of(asking, inside("resource_request", made.pk))
    assert "zugesagt" in text_of(asking, inside("organisation", other.pk))
    assert "Schon zugesagt für" in text_of(client_of(cast, "emine"), inside("resource", room.pk))
    assert other.name not in text_of(client_of(cast, "emine"), inside("resource", room.pk))


def test_the_coordination_chooses_in_whose_name_it_asks(cast, club, other):
    f.head_of(other, cast.users["aylin"])
    address = inside("resource_ask", a_room(club).pk)
    response = client_of(cast, "aylin").get(address)
    labels = [str(label) for _, label in response.context["form"].fields["organisation"].choices]
    assert labels == ["Koordination", other.name]


def test_a_double_promise_is_warned_of(cast, club, other):
    room = a_room(club)
    first = a_request(room, other, cast.rojda)
    operations.agree_to_request(request=first, answer="Ja", by=cast.faisal, at=f.AT)
    second = a_request(room, None, cast.aylin)
    assert "schon einer anderen Anfrage zugesagt" in text_of(
        client_of(cast, "faisal"), inside("request_agree", second.pk)
    )


def test_the_list_filters_and_its_file_holds_what_is_visible(cast, club, other):
    room = a_room(club, text="barrierefrei")
    language = a_room(other, title="Dolmetschen Türkisch", kind="languages")
    a_room(other, title="Geheimer Keller", visibility="coordination")
    ended = operations.end_resource(resource=a_room(club, title="Alter Beamer"), by=cast.aylin, at=f.AT)
    client = client_of(cast, "faisal")

    def names(query: str) -> set[str]:
        text = text_of(client, f"{inside('resources')}?{query}")
        return {one.title for one in Resource.objects.all() if one.title in text}

    assert names("") == names("export=csv") == {room.title, language.title}
    assert names("art=languages") == names(f"ort={other.municipality_id}") == {language.title}
    assert names("text=barrierefrei") == names("text=dattelpalme") == {room.title}
    assert names("stand=ended") == {ended.title}
    taken = a_request(room, other, cast.rojda)
    operations.agree_to_request(request=taken, answer="Ja", by=cast.faisal, at=f.AT)
    assert names(f"frei={ON}") == {language.title}
    other.address_shown = "none"
    other.save()
    assert names(f"ort={other.municipality_id}") == set() and "Zwirnstadt" not in text_of(client, inside("resources"))


def test_what_is_public_stands_on_the_public_page_at_once_and_nothing_else(cast, club):
    address = f"/organisationen/{club.pk}/"
    assert "Was sie mit anderen teilt" not in text_of(client_of(cast), address)
    room = a_room(club, visibility="public")
    a_room(club, title="Beamer", visibility="network")
    text = text_of(client_of(cast), address)
    assert "Saal mit Küche" in text and "Beamer" not in text
    operations.end_resource(resource=room, by=cast.faisal, at=f.AT)
    assert "Saal mit Küche" not in text_of(client_of(cast), address)


def test_the_pages_cost_the_same_for_two_and_for_twenty(cast, club, other, django_assert_max_num_queries):
    room = a_room(club)
    addresses = {
        "list": inside("resources"),
        "thing": inside("resource", room.pk),
        "own": inside("organisation", club.pk),
    }
    costs: dict[str, int] = {}
    for number in (2, 20):
        for place in range(number):
            made = a_room(club, title=f"Raum {number}-{place}")
            a_request(made, other, cast.rojda)
            a_request(room, other, cast.rojda, wanted_on=ON + timedelta(days=number * 30 + place))
        for name, address in addresses.items():
            client = client_of(cast, "faisal")
            text_of(client, address)
            with django_assert_max_num_queries(costs.get(name, 40), info=address) as counted:
                text_of(client, address)
            costs.setdefault(name, len(counted))
