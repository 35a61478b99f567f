"""The picture of the network (S0-7, S0-13, S3-20): computed by the worker, seen as far as everybody may know."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.committees.tests.factories import a_committee, seat
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.network import operations
from augenhoehe.network.drawing import with_room
from augenhoehe.network.graph import HEIGHT, WIDTH, places_of, shape_of
from augenhoehe.network.models import DismissedPair, NetworkPicture, PictureLink, PictureSuggestion
from augenhoehe.network.queries import picture as queries
from augenhoehe.organisations.operations import (
    change_organisation,
    join_umbrella,
    offer_resource,
    report_need,
    rest_organisation,
)
from augenhoehe.organisations.tests.pages import client_of
from augenhoehe.places.models import Installation, Municipality
from augenhoehe.places.queries import forget_map

from . import factories as f

PICTURE = "/intern/netzwerk/bild/"


# --- The graph, against the plain definition ------------------------------------------------------------
def groups_of(nodes: set[int], pairs: set[frozenset[int]]) -> set[frozenset[int]]:
    """Merging two sets for each pair: slow, short and right."""
    found = [frozenset({node}) for node in nodes]
    for pair in pairs:
        touched = [one for one in found if one & pair]
        found = [one for one in found if not one & pair] + [frozenset().union(*touched)]
    return set(found)


graphs = st.integers(1, 9).flatmap(
    lambda size: st.tuples(
        st.just(set(range(size))),
        st.sets(
            st.sampled_from([frozenset(two) for two in combinations(range(size), 2)] or [frozenset({0})]), max_size=14
        ),
    )
)


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_groups_hinges_and_bridges_are_what_their_words_say(graph):
    nodes, pairs = graph
    pairs = {one for one in pairs if len(one) == 2}
    shape = shape_of(nodes, [tuple(one) for one in pairs])
    whole = groups_of(nodes, pairs)
    assert {one for one in whole if len(one) > 1} == set(shape.groups)
    assert {node for one in whole if len(one) == 1 for node in one} == shape.alone
    assert {one for one in pairs if len(groups_of(nodes, pairs - {one})) > len(whole)} == shape.bridges
    hinges = {
        node
        for node in nodes
        if len(groups_of(nodes - {node}, {one for one in pairs if node not in one}))
        > len(whole) - (frozenset({node}) in whole)
    }
    assert hinges == shape.hinges


def test_places_lie_in_the_drawing_and_move_little():
    nodes = list(range(12))
    pairs = [(one, one + 1) for one in range(7)]
    linked, alone = nodes[:8], nodes[8:]
    first = places_of(linked, alone, pairs, {})
    assert all(0 <= x <= WIDTH for x, _ in first.values())
    assert all(first[one][1] <= HEIGHT for one in linked) and all(first[one][1] > HEIGHT for one in alone)
    assert places_of(linked, alone, pairs, {}) == first, "the same picture every time"
    again = places_of(linked, alone, [*pairs, (0, 3)], first)
    moved = [abs(again[one][0] - first[one][0]) for one in linked]
    assert sum(moved) / len(moved) < WIDTH / 5


# --- What links --------------------------------------------------------------------------------------------
def kinds(one, other) -> set[str]:
    first, second = sorted((one.pk, other.pk))
    return set(PictureLink.objects.filter(one=first, other=second).values_list("kind", flat=True))


def drawn() -> NetworkPicture:
    return operations.draw_network(by=SYSTEM, at=f.AT)


def test_cooperations_umbrellas_offers_and_seats_link(world):
    from augenhoehe.organisations.tests import offer_factories as o

    umbrella = f.a_club("MO-Netz Federlohe", kind="umbrella")
    f.agreed(f.a_cooperation(world.club, world.mosque, begins_on=f.DAY))
    f.a_cooperation(world.mosque, world.brigade, begins_on=f.DAY)
    f.agreed(f.a_cooperation(world.mosque, umbrella))
    join_umbrella(organisation=world.club, umbrella=umbrella, by=SYSTEM, at=f.AT)
    o.an_offer(world.club, partners=[world.brigade])
    made = a_committee(world.cast)
    for name in (world.mosque.name, "Freiwillige Feuerwehr Mohnfurt", "Jemand anderes"):
        seat(world.cast, made, holder_name="Ein Mensch", organisation=name)
    hidden = a_committee(world.cast, name="Vertraulich", public=False)
    for name in (world.club.name, umbrella.name):
        seat(world.cast, hidden, holder_name="Ein Mensch", organisation=name)
    figures = drawn().figures
    assert kinds(world.club, world.mosque) == {"cooperation"}, "agreed and running"
    assert kinds(world.mosque, umbrella) == set(), "agreed, but only planned"
    assert kinds(world.club, umbrella) == {"umbrella"}
    assert kinds(world.club, world.brigade) == {"offer"}
    assert kinds(world.mosque, world.brigade) == {"seat"}, "not agreed: only the seats link them"
    assert (figures["organisations"], figures["linked"], figures["groups"], figures["alone"]) == (4, 4, 1, 0)


def test_of_a_quarter_one_picture_stays(world):
    drawn()
    assert drawn().quarter == "2026-Q4"
    assert NetworkPicture.objects.count() == 1


def test_alone_is_counted_by_field_and_by_towns_that_are_shown(world):
    change_organisation(organisation=world.mosque, fields=["youth"], address_shown="none", by=SYSTEM, at=f.AT)
    figures = drawn().figures
    assert figures["alone_by_field"] == {"youth": 2, "emergency": 1}
    assert figures["alone_by_town"] == {"Sternmünde": 1, "Mohnfurt": 1}


# --- Who could meet ----------------------------------------------------------------------------------------
def suggested() -> dict[frozenset[str], list[str]]:
    rows = PictureSuggestion.objects.select_related("one", "other")
    return {frozenset({one.one.name.split()[0], one.other.name.split()[0]}): one.reasons for one in rows}


def test_a_need_and_what_fits_are_suggested_but_only_keepers_learn_of_the_need(world):
    report_need(organisation=world.club, kind="room", text="Ein Saal", by=SYSTEM, at=f.AT)
    offer_resource(organisation=world.brigade, title="Halle", kind="room", by=SYSTEM, at=f.AT)
    offer_resource(organisation=world.mosque, title="Saal", kind="room", visibility="coordination", by=SYSTEM, at=f.AT)
    drawn()
    assert suggested() == {frozenset({"Syrischer", "Freiwillige"}): ["need"]}
    one = PictureSuggestion.objects.get()
    assert queries.told_reasons(one, keeps=True) == ["die eine sucht, was die andere teilt"]
    assert "sucht" not in " ".join(queries.told_reasons(one, keeps=False))


def test_one_weak_reason_is_not_enough_and_linked_ones_are_not_suggested(world):
    second = f.a_club("Frauen wagen Wege e. V.", fields=["youth"])
    change_organisation(organisation=world.club, fields=["youth"], by=SYSTEM, at=f.AT)
    drawn()
    assert suggested() == {}, "the same field in the same town alone"
    for one in (world.club, second):
        f.agreed(f.a_cooperation(one, world.brigade, begins_on=f.DAY))
    drawn()
    assert suggested() == {frozenset({"Syrischer", "Frauen"}): ["nearby", "neighbour"]}
    f.agreed(f.a_cooperation(world.club, second, begins_on=f.DAY))
    drawn()
    assert suggested() == {}


@pytest.mark.parametrize(("name", "may"), [
    ("aylin", True), ("faisal", True), ("nuray", False), ("rojda", False), ("korbinian", False),
])  # fmt: skip
def test_whom_it_is_for_dismisses_it_for_good(world, name, may):
    report_need(organisation=world.club, kind="room", text="Ein Saal", by=SYSTEM, at=f.AT)
    offer_resource(organisation=world.brigade, title="Halle", kind="room", by=SYSTEM, at=f.AT)
    drawn()
    found, actor = PictureSuggestion.objects.get(), getattr(world.cast, name)
    assert queries.suggestions_for(actor, f.DAY).exists() is may
    if not may:
        with pytest.raises(Refused):
            operations.dismiss_suggestion(suggestion=found, by=actor, at=f.AT)
        return
    operations.dismiss_suggestion(suggestion=found, by=actor, at=f.AT)
    drawn()
    assert suggested() == {} and DismissedPair.objects.count() == 1


# --- The page ------------------------------------------------------------------------------------------------
@pytest.fixture
def switched_on(world, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    Installation.objects.update(modules={"network_picture": True})
    return world


def test_it_is_off_until_somebody_switches_it_on(world):
    assert client_of(world.cast, "aylin").get(PICTURE).status_code == 404


@pytest.mark.parametrize("name", f.READERS)
def test_the_picture_is_for_the_network(switched_on, name):
    drawn()
    status = client_of(switched_on.cast, name).get(PICTURE).status_code
    assert status == (200 if name in f.NETWORK else 302 if name == "" else 403)


def test_what_rests_since_is_no_node_and_hidden_towns_find_nobody(switched_on):
    f.agreed(f.a_cooperation(switched_on.club, switched_on.mosque, begins_on=f.DAY))
    change_organisation(organisation=switched_on.mosque, address_shown="none", by=SYSTEM, at=f.AT)
    drawn()
    client = client_of(switched_on.cast, "emine")
    town = client.get(PICTURE, {"ort": str(switched_on.mosque.municipality_id)}).content.decode()
    assert "Moscheegemeinde" not in town
    whole = client.get(PICTURE).content.decode()
    assert whole.count("data-node=") == 3 and "Zwirnstadt" not in whole.split("<table")[1].split("</table>")[0]
    rest_organisation(organisation=switched_on.mosque, reason="Umbau", by=SYSTEM, at=f.AT)
    later = client.get(PICTURE).content.decode()
    assert later.count("data-node=") == 2 and "Moscheegemeinde" not in later


def test_each_kind_of_link_can_be_switched_off(switched_on):
    f.agreed(f.a_cooperation(switched_on.club, switched_on.mosque, begins_on=f.DAY))
    drawn()
    client = client_of(switched_on.cast, "emine")
    assert "<line" in client.get(PICTURE).content.decode()
    assert "<line" not in client.get(PICTURE, {"ohne-1": "ja"}).content.decode()
    assert "<line" in client.get(PICTURE, {"ohne-2": "ja"}).content.decode()


def test_the_table_goes_along_as_a_file(switched_on):
    f.agreed(f.a_cooperation(switched_on.club, switched_on.mosque, begins_on=f.DAY))
    drawn()
    lines = (
        client_of(switched_on.cast, "emine").get(PICTURE, {"export": "csv"}).getvalue().decode("utf-8-sig").splitlines()
    )
    assert len(lines) == 4 and "Moscheegemeinde" in next(
        line for line in lines if line.startswith(("Syrischer", '"Syrischer'))
    )


def test_a_large_picture_costs_no_more_queries(switched_on, django_assert_max_num_queries):
    for number in range(15):
        made = f.a_club(f"Verein {number}", fields=["youth"])
        f.agreed(f.a_cooperation(made, switched_on.brigade, begins_on=f.DAY))
    drawn()
    client = client_of(switched_on.cast, "aylin")
    with django_assert_max_num_queries(25):
        assert client.get(PICTURE).content.decode().count("data-node=") == 18
    with django_assert_max_num_queries(6) as again:
        assert client.get(PICTURE).content.decode().count("data-node=") == 18
    assert not [one for one in again if 'FROM "network_picturenode" INNER JOIN' in one["sql"]], "drawn once"


def test_a_kept_picture_is_drawn_anew_when_the_register_or_the_network_has_changed(switched_on):
    f.agreed(f.a_cooperation(switched_on.club, switched_on.mosque, begins_on=f.DAY))
    drawn()
    client = client_of(switched_on.cast, "emine")
    assert "Halbmond" not in client.get(PICTURE).content.decode()
    change_organisation(organisation=switched_on.mosque, short_name="Halbmond", by=SYSTEM, at=f.AT)
    assert "Halbmond" in client.get(PICTURE).content.decode()
    f.agreed(f.a_cooperation(switched_on.club, switched_on.brigade, begins_on=f.DAY))
    before = client.get(PICTURE).content.decode()
    drawn()
    after = client.get(PICTURE).content.decode()
    assert (before.count("<line"), after.count("<line")) == (1, 2)


def test_the_kept_table_is_the_one_that_was_asked_for(switched_on):
    """Order, town and filters make a table of their own; who links to whom is still known after that."""
    f.agreed(f.a_cooperation(switched_on.club, switched_on.mosque, begins_on=f.DAY))
    drawn()
    client = client_of(switched_on.cast, "emine")

    def names(**asked: str) -> list[str]:
        rows = (
            client.get(PICTURE, asked).content.decode().split("<tbody")[1].split("</tbody>")[0].split('rowheader">')[1:]
        )
        return [row.split("</a>")[0].rsplit(">", 1)[-1].split()[0] for row in rows]

    for _ in range(2):
        assert names() == ["Freiwillige", "Moscheegemeinde", "Syrischer"]
        assert names(sort="-name") == ["Syrischer", "Moscheegemeinde", "Freiwillige"]
        assert names(ort=str(switched_on.mosque.municipality_id)) == ["Moscheegemeinde"]
    assert "ohne-1=ja" in client.get(PICTURE, {"sort": "-name", "ohne-1": "ja"}).content.decode()
    ends = client.get(PICTURE).content.decode().split('data-ends="')[1].split('"')[0].split()
    assert len(set(ends)) == 2 and set(ends) <= {"0", "1", "2"}


def test_a_town_that_is_called_differently_now_is_called_so_in_the_table(switched_on):
    drawn()
    client = client_of(switched_on.cast, "emine")
    assert "Neu-Zwirnstadt" not in client.get(PICTURE).content.decode()
    Municipality.objects.filter(name="Zwirnstadt").update(name="Neu-Zwirnstadt")
    forget_map()
    assert "Neu-Zwirnstadt" in client.get(PICTURE).content.decode()


def test_a_name_is_written_only_where_it_touches_no_other_name_and_no_dot():
    far = [("a", 100.0, 100.0, "Chor Mohnfurt"), ("b", 100.0, 300.0, "Feuerwehr")]
    assert with_room(far) == {"a", "b"}
    assert with_room([*far, ("c", 170.0, 100.0, "Tanzgruppe")]) == {"a", "b"}, "beside another name"
    assert with_room([("a", 100.0, 100.0, "Chor Mohnfurt"), ("d", 120.0, 122.0, "")]) == {"d"}, "on another dot"
