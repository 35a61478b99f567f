"""Linking (S1-18): to an offer, an organisation or a place; what may be handed on; whether somebody arrived."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.db import connection, transaction

from augenhoehe.cases import operations, queries_linkings, rules
from augenhoehe.cases.linking import HandingOn, Target
from augenhoehe.cases.models import Linking, QueuedHint, ReadLog, SentHint
from augenhoehe.cases.tests.test_pages import client_of, text_of, url
from augenhoehe.core.closed import GATE, OutsideClosedRoom, closed_room
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.organisations.models import Offer
from augenhoehe.organisations.tests.factories import a_club as an_organisation
from augenhoehe.organisations.tests.offer_factories import an_offer
from augenhoehe.structure.models import Hint, Term
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
SOON = f.TODAY + timedelta(days=14)
PRACTICE = Target("place", "Praxis am Markt")
RELEASED = HandingOn(needed=True, released_on=f.TODAY, form="signed", handed="Name und Telefon")


@shared
def room():
    return f.the_room()


@shared
def case(room):
    return f.a_case(room)


def link(room, case, by: str = "chiara", target: Target = PRACTICE, **more) -> Linking:
    values = {"purpose": "Untersuchung am Knie", "on": f.TODAY, "ask_on": SOON, "at": f.AT, **more}
    with room.of(by) as actor:
        return operations.link_to(case=case, target=target, by=actor, **values)


def missing(room, case, concern, **more) -> Linking:
    values = {"wanted": "Sprachmittlung beim Arzt", "life_area": "health", "town": None, "language": "ar", **more}
    with room.of("chiara") as chiara:
        return operations.note_missing(case=case, concern=concern, by=chiara, at=f.AT, **values)


# --- Rules --------------------------------------------------------------------------------------------
def test_a_linking_says_where_what_for_and_when_somebody_asks(room, case):
    linking = link(room, case)
    assert (linking.state, linking.ask_on, linking.purpose) == ("open", SOON, "Untersuchung am Knie")
    for more, field in (
        ({"target": Target("place", " ")}, "name"), ({"purpose": ""}, "purpose"), ({"ask_on": None}, "ask_on"),
        ({"ask_on": f.TODAY - timedelta(days=1)}, "ask_on"), ({"state": "gone"}, "state"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            link(room, case, **more)
        assert refused.value.field == field


@pytest.mark.parametrize(
    ("handing", "field"),
    [
        (HandingOn(handed="Diagnose"), "released_on"),
        (HandingOn(needed=True, handed="Diagnose"), "released_on"),
        (HandingOn(released_on=f.TODAY, handed="Diagnose"), "form"),
        (HandingOn(released_on=f.TODAY + timedelta(days=1), form="signed"), "released_on"),
        (HandingOn(released_on=f.TODAY, form="signed", revoked_on=f.TODAY - timedelta(days=1)), "revoked_on"),
        (HandingOn(released_on=f.TODAY, form="signed", revoked_on=f.TODAY, handed="Diagnose"), "handed"),
        (HandingOn(), None),
        (HandingOn(needed=True), None),
        (RELEASED, None),
    ],
)
def test_nothing_is_handed_on_without_a_documented_release_that_holds(room, case, handing, field):
    if field is None:
        assert link(room, case, handing_on=handing).handing_on == handing
        return
    with pytest.raises(Refused) as refused:
        link(room, case, handing_on=handing)
    assert refused.value.field == field


def test_after_the_release_is_revoked_nothing_more_goes_and_what_went_stays_written(room, case):
    linking = link(room, case, handing_on=RELEASED)
    revoked = HandingOn(needed=True, released_on=f.TODAY, form="signed", revoked_on=f.TODAY, handed=RELEASED.handed)
    with room.of("chiara") as chiara:
        settled = operations.settle_linking(
            linking=linking, verb="wait", ask_on=SOON, handing_on=revoked, by=chiara, at=f.AT
        )
        assert settled.handing_on.handed == "Name und Telefon"
        more = HandingOn(needed=True, released_on=f.TODAY, form="signed", revoked_on=f.TODAY, handed="noch mehr")
        with pytest.raises(Refused, match="widerrufen"):
            operations.settle_linking(linking=settled, verb="wait", ask_on=SOON, handing_on=more, by=chiara, at=f.AT)


def test_arrived_or_not_ends_the_asking_and_can_be_asked_again(room, case):
    linking = link(room, case)
    with room.of("chiara") as chiara:
        for verb, state, ask_on in (("arrive", "arrived", None), ("miss", "not_arrived", None), ("wait", "open", SOON)):
            linking = operations.settle_linking(
                linking=linking, verb=verb, ask_on=SOON, result=f"Ergebnis {verb}", by=chiara, at=f.AT
            )
            assert (linking.state, linking.ask_on, linking.result) == (state, ask_on, f"Ergebnis {verb}")
        with pytest.raises(Refused, match="nachfragen"):
            operations.settle_linking(linking=linking, verb="wait", by=chiara, at=f.AT)


def test_two_who_settle_at_once_do_not_overwrite_each_other(room, case):
    linking = link(room, case)
    f.a_deputy(room, case)
    with room.of("chiara") as chiara:
        operations.settle_linking(linking=linking, verb="arrive", by=chiara, at=f.AT, revision=1)
    with room.of("dragan") as dragan:
        stale = Linking.objects.select_related("case").get()
        with pytest.raises(Conflict):
            operations.settle_linking(linking=stale, verb="miss", by=dragan, at=f.AT, revision=1)
        assert Linking.objects.get().state == "arrived"


def test_a_closed_file_takes_no_linking_and_a_foreign_concern_no_place_in_it(room, case):
    other = f.a_case(room, identity=f.Identity(last_name="Anders"))
    with pytest.raises(Refused, match="anderen Fall"):
        link(room, case, concern=f.a_concern(room, other))
    with room.of("chiara") as chiara:
        operations.close_case(case=case, result="planned", by=chiara, at=f.AT)
    with pytest.raises(Refused, match="gesperrt"):
        link(room, case)


# --- Nothing leaves the room --------------------------------------------------------------------------
def test_no_table_outside_knows_of_linkings_and_none_of_theirs_points_out():
    """S1-18: the register and its offers hold no key into the room, and linkings hold none to them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
            " AND 'cases_linking' IN (conrelid::regclass::text, confrelid::regclass::text)"
        )
        keys = set(cursor.fetchall())
    assert keys == {("cases_linking", "cases_case"), ("cases_linking", "cases_concern")}


def test_the_bare_rows_tell_neither_the_offer_nor_that_nothing_fitted(room, case):
    offer = an_offer(an_organisation())
    concern = f.a_concern(room, case)
    link(room, case, target=Target("offer", str(offer), str(offer.pk)), state="not_arrived", ask_on=None,
         concern=concern)  # fmt: skip
    missing(room, case, concern)
    with room.of("chiara"), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_linking")
        names = [one.name for one in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    bare = [{key: value for key, value in row.items() if key not in ("id", "sealed")} for row in rows]
    assert bare[0] == bare[1]
    assert len({len(row["sealed"]) for row in rows}) == 1
    assert not [row for row in rows if offer.pk.bytes in bytes(row["sealed"]) or str(offer.pk) in str(row)]


def test_without_access_there_is_no_row_and_outside_the_room_no_query(room, case):
    linking = link(room, case)
    for name in ("dragan", "tilda", "ingo", "aylin", "samuel", "gesine", "wiebke", "veit"):
        with room.of(name) as actor:
            assert not Linking.objects.exists()
            assert not queries_linkings.linkings_for(actor).exists()
            Linking.objects.filter(pk=linking.pk).update(state="arrived", ask_on=None)
    with room.of("dragan"), pytest.raises(Exception, match="row-level security"), transaction.atomic():
        Linking.objects.create(case_id=case.pk, state="arrived", sealed=b"")
    with pytest.raises(OutsideClosedRoom):
        Linking.objects.count()
    with room.of("chiara"):
        assert Linking.objects.get().state == "open"


def test_the_log_names_the_change_and_not_what_was_looked_for(room, case):
    concern = f.a_concern(room, case)
    link(room, case)
    missing(room, case, concern)
    with room.of("chiara"):
        assert ReadLog.objects.filter(verb="link_to").count() == 2


def test_erasing_a_file_removes_its_linkings(room, case):
    link(room, case, concern=f.a_concern(room, case))
    with room.of("chiara") as chiara:
        operations.erase_case(case=case, cause="request", by=chiara, at=f.AT)
        assert not Linking.objects.exists()


# --- Team leads see numbers ---------------------------------------------------------------------------
def test_a_team_lead_sees_numbers_of_the_carrier_and_nobody_else_does(room, case):
    link(room, case)
    link(room, case, state="arrived", ask_on=None)
    missing(room, case, f.a_concern(room, case))
    with room.of("tilda") as tilda:
        (line,) = queries_linkings.linking_numbers(tilda)
        assert (line.open, line.arrived, line.not_arrived) == (1, 1, 1)
    for name in ("chiara", "ingo", "aylin", "samuel", "wiebke"):
        with room.of(name) as actor, connection.cursor() as cursor:
            assert queries_linkings.linking_numbers(actor) == []
            cursor.execute("SELECT * FROM cases_linking_numbers()")
            assert cursor.fetchall() == []
    page = text_of(client_of(room, "tilda").get(url("numbers")))
    assert "Je Träger, nicht je Person" in page and "Praxis" not in page


def test_on_the_day_today_says_that_somebody_asks_and_not_for_whom(room, case):
    linking = link(room, case, ask_on=f.TODAY)
    chiara = client_of(room, "chiara")
    page = text_of(chiara.get("/intern/"))
    assert "Eine Vermittlung: heute nachfragen" in page and "Praxis" not in page and "Mahmoud" not in page
    assert "heute nachfragen" in text_of(chiara.get(url("cases")))
    assert "heute nachfragen" not in text_of(client_of(room, "dragan").get("/intern/"))
    with room.of("chiara") as actor:
        operations.settle_linking(linking=linking, verb="arrive", by=actor, at=f.AT)
    assert "nachfragen" not in text_of(chiara.get("/intern/"))


# --- Pages --------------------------------------------------------------------------------------------
def test_from_the_file_to_an_offer_and_back(room, case):
    offer = an_offer(an_organisation(), title="Deutsch am Abend", languages=["ar"])
    f.a_concern(room, case)
    chiara = client_of(room, "chiara")
    page = text_of(chiara.get(url("linking_search", case.pk)))
    assert "Angebote suchen" in page and "Was suchen Sie?" in page
    assert "Deutsch am Abend" in text_of(chiara.post(url("linking_search", case.pk), {"q": "Deutsch", "sprache": "ar"}))
    assert "Kein Angebot passt" in text_of(chiara.post(url("linking_search", case.pk), {"sprache": "ti"}))
    make = url("linking_make", case.pk)
    page = text_of(chiara.post(make, {"step": "choose", "offer": str(offer.pk)}))
    assert "Vermitteln: Deutsch am Abend" in page and "zwingend" not in page and 'name="name"' not in page
    form = {"offer": str(offer.pk), "on": f"{f.TODAY:%d.%m.%Y}", "state": "open", "ask_on": f"{SOON:%d.%m.%Y}",
            "purpose": "Sprachkurs", "handed": "Telefonnummer"}  # fmt: skip
    page = text_of(chiara.post(make, form))
    assert "Weitergeben geht erst mit einer Schweigepflichtentbindung" in page and "Telefonnummer" in page
    form |= {"released_on": f"{f.TODAY:%d.%m.%Y}", "form": "signed"}
    assert chiara.post(make, form).status_code == 302
    page = text_of(chiara.get(url("case", case.pk)))
    assert "Deutsch am Abend" in page and f"/angebote/{offer.pk}/" in page and "Von der Schweigepflicht" in page
    Offer.objects.update(state="ended")
    page = text_of(chiara.get(url("case", case.pk)))
    assert "steht nicht mehr im Register" in page and f"/angebote/{offer.pk}/" not in page
    assert chiara.post(make, {**form, "step": "choose"}).status_code == 404


def test_no_offer_fits_becomes_a_prepared_hint_that_says_so_itself(room, case):
    concern = f.a_concern(room, case)
    chiara = client_of(room, "chiara")
    form = {"wanted": "Sprachmittlung beim Arzt", "concern": str(concern.pk), "life_area": "health", "language": "ar"}
    assert chiara.post(url("linking_missing", case.pk), form).status_code == 302
    with room.of("chiara"):
        linking = Linking.objects.get()
    hint = url("linking_hint", linking.pk)
    page = text_of(chiara.get(hint))
    text = (
        "Im Lebensbereich „Gesundheit“ fehlt im Kreis ein Angebot auf Arabisch. Gesucht wird: Sprachmittlung beim Arzt"
    )
    assert text in page
    data = {"problem": text, "idea": "", "place": "", "quarter": rules.quarters(f.TODAY)[0]}
    assert "Angebot fehlt" in text_of(chiara.post(hint, {**data, "step": "check"}))
    marked = {**data, "problem": "Machmud sucht Sprachmittlung", "step": "release"}
    assert "<mark>Machmud</mark>" in text_of(chiara.post(hint, marked))
    assert chiara.post(hint, {**data, "step": "release"}).status_code == 302
    operations.open_gate(at=f.AT, minimum=1)
    found = Hint.objects.get()
    assert (found.hurdle.code, found.life_area.code, found.state) == ("offer_missing", "health", "arrived")
    with room.of("chiara"):
        assert SentHint.objects.count() == 1
    with closed_room(GATE):
        assert not QueuedHint.objects.exists()


def test_a_hint_about_a_missing_offer_needs_the_search_that_found_none(room, case):
    concern = f.a_concern(room, case)
    values = {"problem": "Es fehlt etwas.", "idea": "", "quarter": rules.quarters(f.TODAY)[0], "municipality": None}
    other = f.a_concern(room, case, wording="Etwas anderes")
    for linking in (link(room, case, concern=concern), missing(room, case, other)):
        with room.of("chiara") as chiara, pytest.raises(Refused, match="kein Angebot passt"):
            operations.release_hint(concern=concern, missing=linking, by=chiara, at=f.AT, **values)


def test_without_a_concern_the_page_asks_for_it_first(room, case):
    assert "Erst das Anliegen" in text_of(client_of(room, "chiara").get(url("linking_missing", case.pk)))


def test_the_hurdle_the_gate_names_is_one_of_the_starter_terms():
    from augenhoehe.cases.operations.gating import OFFER_MISSING

    assert Term.objects.get(vocabulary="hurdle", code=OFFER_MISSING).label["de"]["text"] == "Angebot fehlt"


def test_the_page_of_a_file_with_many_linkings_takes_as_many_queries_as_with_one(
    room, case, django_assert_max_num_queries
):
    offers = [an_offer(an_organisation(name=f"Verein {number}"), title=f"Kurs {number}") for number in range(3)]
    concern = f.a_concern(room, case)
    for number in range(30):
        offer = offers[number % 3]
        link(room, case, target=Target("offer", str(offer), str(offer.pk)), concern=concern)
    chiara = client_of(room, "chiara")
    chiara.get(url("case", case.pk))
    began = time.perf_counter()
    with django_assert_max_num_queries(24):
        assert text_of(chiara.get(url("case", case.pk))).count("Kurs 1") >= 10
    assert time.perf_counter() - began < 0.5
