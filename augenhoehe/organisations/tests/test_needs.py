"""Needs (S0-8): who reads them, what could meet them and why, what becomes of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Message
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Need, Representative
from augenhoehe.organisations.queries import needs as queries_needs
from augenhoehe.organisations.register.entries import RETENTION
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside, text_of, typed_in
from .test_pool import a_room

pytestmark = pytest.mark.django_db
READERS = ("", "aylin", "nuray", "faisal", "rojda", "emine", "olek", "veit", "wiebke")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    """In Sternmünde; Faisal is its head, Rojda keeps its offers."""
    made = f.a_club()
    f.head_of(made, cast.users["faisal"])
    f.head_of(made, cast.users["rojda"], Representative.Right.EDITOR)
    return made


def a_need(club, **more) -> Need:
    values = {"kind": "room", "text": "Ein Saal für das Fastenbrechen", "by": SYSTEM, "at": f.AT, **more}
    return operations.report_need(organisation=club, **values)


def statuses(cast, address: str) -> dict[str, int]:
    return {name: client_of(cast, name).get(address).status_code for name in READERS}


def expected(other: int, *allowed: str) -> dict[str, int]:
    return {name: 200 if name in allowed else 302 if name == "" else other for name in READERS}


@pytest.mark.parametrize("page", ["need", "need_change", "need_meet", "need_withdraw", "need_reopen"])
def test_a_need_is_for_the_organisation_and_the_coordination(cast, club, page):
    address = inside(page, a_need(club).pk)
    assert statuses(cast, address) == expected(404, "aylin", "faisal", "rojda")
    Representative.objects.update(valid_from=f.DAY - timedelta(days=9), valid_until=f.DAY - timedelta(days=1))
    assert statuses(cast, address) == expected(404, "aylin")


def test_the_list_is_for_who_keeps_the_register_and_an_officer_reads_her_town(cast, club):
    assert statuses(cast, inside("needs")) == expected(403, "aylin", "nuray")
    a_need(club)
    a_need(f.a_mosque(), text="Eine Schulung")
    text = text_of(client_of(cast, "nuray"), f"{inside('needs')}?export=csv")
    assert "Schulung" in text and "Fastenbrechen" not in text
    both = text_of(client_of(cast, "aylin"), inside("needs"))
    assert "Schulung" in both and "Fastenbrechen" in both
    for query, found in (("text=saal", True), ("art=training", False), ("stand=open", True), ("stand=met", False)):
        assert ("Fastenbrechen" in text_of(client_of(cast, "aylin"), f"{inside('needs')}?{query}")) is found


def test_who_does_not_tend_reports_and_meets_nothing(cast, club):
    need = a_need(club)
    for name in ("nuray", "emine", "veit", "wiebke"):
        for verb in (
            lambda by: a_need(club, by=by),
            lambda by: operations.meet_need(need=need, how="So", by=by, at=f.AT),
            lambda by: operations.withdraw_need(need=need, by=by, at=f.AT),
        ):
            with pytest.raises(Refused):
                verb(getattr(cast, name))


def test_suggestions_are_what_fits_best_first_with_reasons(cast, club):
    near, far = f.a_club("Nachbarn"), f.a_mosque()
    same_town = a_room(near, title="Kellerraum")
    words = a_room(far, title="Zelt für ein Fastenbrechen", kind="equipment")
    a_room(far, title="Beamer", kind="equipment")
    a_room(club, title="Eigener Raum")
    a_room(far, title="Geheimer Raum", visibility="coordination")
    operations.end_resource(resource=a_room(near, title="Alter Raum"), by=SYSTEM, at=f.AT)
    need = a_need(club)
    found = queries_needs.suggestions(need, cast.faisal, f.DAY)
    assert [one.resource for one in found] == [same_town, words]
    assert found[0].reasons == ("passt zur Art: Raum", "im selben Ort: Sternmünde")
    assert found[1].reasons == ("gemeinsame Wörter: Fastenbrechen",)
    assert len(queries_needs.suggestions(need, cast.aylin, f.DAY)) == 3


def test_a_hidden_town_is_no_reason_and_other_days_do_not_fit(cast, club):
    hidden = f.a_club("Verborgen", address_shown="none")
    a_room(hidden)
    assert "Ort" not in str(queries_needs.suggestions(a_need(club), cast.faisal, f.DAY)[0].reasons)
    later = a_need(club, wanted_until=f.DAY + timedelta(days=5))
    operations.change_resource(
        resource=hidden.resources.get(), available_from=f.DAY + timedelta(days=6), by=SYSTEM, at=f.AT
    )
    assert queries_needs.suggestions(later, cast.faisal, f.DAY) == []


def test_the_coordination_links_what_meets_it_and_the_club_hears_of_it(cast, club):
    need, room = a_need(club), a_room(f.a_mosque())
    client = client_of(cast, "aylin")
    assert f"?mit={room.pk}" in text_of(client, inside("need", need.pk))
    address = f"{inside('need_meet', need.pk)}?mit={room.pk}"
    assert client.post(address, typed_in(client.get(address))).status_code == 302
    met = Need.objects.get()
    assert (met.state, met.met_by) == ("met", room) and met.closed_at == f.AT
    told = Message.objects.filter(kind="organisations.need")
    assert {one.recipient.name for one in told} == {"Faisal", "Rojda"}
    assert "Saal mit Küche" in text_of(client_of(cast, "faisal"), inside("need", need.pk))
    operations.reopen_need(need=met, by=cast.faisal, at=f.AT)
    assert (Need.objects.get().met_by, Need.objects.get().closed_at) == (None, None)


@pytest.mark.parametrize("named", ["unsinn", "00000000-0000-4000-8000-000000000000"])
def test_what_is_not_shared_with_the_reader_meets_nothing(cast, club, named):
    need = a_need(club)
    assert client_of(cast, "faisal").get(f"{inside('need_meet', need.pk)}?mit={named}").status_code == 404
    hidden = a_room(f.a_mosque(), visibility="coordination")
    with pytest.raises(Refused, match="nicht mit Ihnen geteilt"):
        operations.meet_need(need=need, resource=hidden, by=cast.faisal, at=f.AT)


def test_without_a_thing_a_sentence_says_what_met_it(cast, club):
    need = a_need(club)
    with pytest.raises(Refused) as refused:
        operations.meet_need(need=need, how=" ", by=cast.faisal, at=f.AT)
    assert refused.value.field == "how"
    operations.meet_need(need=need, how="Die Stadt hat uns einen Raum gegeben.", by=cast.faisal, at=f.AT)
    with pytest.raises(Refused):
        operations.withdraw_need(need=need, by=cast.faisal, at=f.AT)


def test_a_need_is_reported_and_changed_by_pages_and_not_over_somebody_else(cast, club):
    client = client_of(cast, "rojda")
    address = inside("need_report", club.pk)
    client.post(address, {**typed_in(client.get(address)), "text": "Ein Raum", "wanted_until": "1.2.2027"})
    need = Need.objects.get()
    assert need.wanted_until.year == 2027 and "Ein Raum" in text_of(client, inside("organisation", club.pk))
    address = inside("need_change", need.pk)
    stale = typed_in(client.get(address))
    client.post(address, {**stale, "text": "Zwei Räume"})
    assert client.post(address, {**stale, "text": "Drei Räume"}).status_code == 409
    assert Need.objects.get().text == "Zwei Räume"
    wrong = client.post(address, {**typed_in(client.get(address)), "wanted_from": "2.2.2027"})
    assert "Das Ende liegt vor dem Anfang." in wrong.content.decode()


def test_a_need_costs_the_same_for_two_and_for_twenty(cast, club, django_assert_max_num_queries):
    need, other = a_need(club), f.a_mosque()
    costs: dict[str, int] = {}
    for number in (2, 20):
        for place in range(number):
            a_room(other, title=f"Raum {number}-{place}")
            a_need(club, text=f"Raum {place}")
        for address in (inside("need", need.pk), inside("needs")):
            client = client_of(cast, "aylin")
            text_of(client, address)
            with django_assert_max_num_queries(costs.get(address, 40), info=address) as counted:
                text_of(client, address)
            costs.setdefault(address, len(counted))


def test_the_deletion_run_takes_what_was_closed_long_ago(cast, club):
    rule = next(one for one in RETENTION if one.name == "organisations.needs")
    closed, still = a_need(club), a_need(club)
    operations.withdraw_need(need=closed, by=SYSTEM, at=f.AT)
    assert not rule.due(f.AT + timedelta(days=3 * 365)).exists()
    later = f.AT + timedelta(days=3 * 365 + 1)
    assert rule.erase(rule.due(later), later) == 1 and list(Need.objects.all()) == [still]
