"""The page of a social area (S3-18, S3-19): who writes, what is public, and that nobody is counted past a release."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from augenhoehe.accounts.models import User
from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.models import Measure, SocialAreaAnalysis
from augenhoehe.concept.operations import AnalysisSaid
from augenhoehe.concept.tests import factories as m
from augenhoehe.core.contributions import releasables
from augenhoehe.core.ids import new_id
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Actor, HeldRole, Role
from augenhoehe.desk.areas.queries import released_people, stock_of, topics_of
from augenhoehe.disclosure.lattice import ALL
from augenhoehe.disclosure.operations import release_table
from augenhoehe.disclosure.queries import latest
from augenhoehe.journal.views.kept import forget_all
from augenhoehe.monitoring.tests import factories as i
from augenhoehe.organisations.models import Offer
from augenhoehe.organisations.tests.factories import a_club
from augenhoehe.organisations.tests.offer_factories import an_offer
from augenhoehe.places.geometry import box_of
from augenhoehe.places.models import SocialArea
from augenhoehe.places.official import AreaRow
from augenhoehe.places.operations import import_social_areas
from augenhoehe.structure.counts import AREAS, ARRIVALS, TOPIC_AREAS, TOPICS
from augenhoehe.structure.tests import factories as s
from tests.worlds import shared

pytestmark = pytest.mark.django_db
WRITERS = {Role.COORDINATION, Role.INTEGRATION_OFFICER}
DAY = date(2026, 9, 30)


def said(**more) -> AnalysisSaid:
    values = {"needs": "Der letzte Bus fährt zu früh.", "conclusions": "Ein Sammeltaxi hilft.", **more}
    return AnalysisSaid(date(2025, 1, 1), date(2025, 12, 31), **values)


def begun(town, area=None, **more) -> SocialAreaAnalysis:
    return operations.begin_analysis(municipality=town, social_area=area, said=said(**more), by=SYSTEM, at=m.AT)


def published(analysis):
    operations.check_analysis(analysis=analysis, by=SYSTEM, at=m.AT)
    return operations.publish_analysis(analysis=analysis, by=SYSTEM, at=m.AT)


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=getattr(cast, name).user_id))
    return client


@shared
def cast():
    return m.the_cast()


@shared
def areas(cast):
    return [i.an_area(m.town("Sternmünde"), number) for number in range(1, 4)]


@shared
def analysis(areas):
    return begun(m.town("Sternmünde"), areas[0])


@pytest.mark.parametrize("role", [None, *Role])
def test_coordination_and_officers_write_and_who_reads_concepts_reads_drafts(analysis, role):
    held = (HeldRole(role),) if role else ()
    actor = Actor(user_id=new_id(), name="Jemand", function="Stelle", roles=held)
    assert rules.can_write_analysis(actor, analysis) == (role in WRITERS)
    assert ("check" in rules.analysis_verbs(actor, analysis)) == (role in WRITERS)
    found = SocialAreaAnalysis.objects.visible_to(actor).exists()
    assert found == (rules.can_read_draft(actor)) and (found or role not in WRITERS)


def test_an_officer_writes_only_for_the_own_town(cast, analysis):
    with pytest.raises(Refused, match="nicht zu Ihrem Bereich"):
        operations.write_analysis(analysis=analysis, said=said(), by=cast.nuray, at=m.AT)


def test_checked_then_published_then_back_to_a_draft_each_with_day_and_person(cast, analysis):
    with pytest.raises(Refused, match="geht nicht"):
        operations.publish_analysis(analysis=analysis, by=cast.aylin, at=m.AT)
    operations.check_analysis(analysis=analysis, by=cast.aylin, at=m.AT)
    assert (analysis.checked_at, analysis.checked_by) == (m.AT, cast.aylin.user_id)
    with pytest.raises(Refused, match="zuerst wieder zum Entwurf"):
        operations.write_analysis(analysis=analysis, said=said(), by=cast.aylin, at=m.AT)
    assert not SocialAreaAnalysis.objects.visible_to(ANONYMOUS).exists()
    operations.publish_analysis(analysis=analysis, by=cast.aylin, at=m.AT)
    assert SocialAreaAnalysis.objects.visible_to(ANONYMOUS).get().published_by == cast.aylin.user_id
    operations.reopen_analysis(analysis=analysis, by=cast.aylin, at=m.AT)
    analysis.refresh_from_db()
    assert (analysis.state, analysis.checked_at, analysis.published_by) == ("draft", None, None)


def test_without_conclusions_there_is_nothing_to_check(areas):
    with pytest.raises(Refused, match="Schreiben Sie zuerst die Folgerungen"):
        operations.check_analysis(analysis=begun(m.town("Sternmünde"), conclusions=" "), by=SYSTEM, at=m.AT)


def test_an_area_belongs_to_its_town(areas):
    with pytest.raises(Refused, match="andere"):
        begun(m.town("Zwirnstadt"), areas[0])


def test_a_proposed_measure_is_planned_names_the_area_and_is_found_again(cast, analysis):
    field = m.a_field(cast)
    address = reverse("desk:area_propose", args=[analysis.pk])
    typed = {"action_field": str(field.pk), "title": "Sammeltaxi", "description": "Abends.", "lead_unit": "Kreis"}
    assert client_of(cast, "aylin").post(address, typed).status_code == 302
    made = Measure.objects.get(title="Sammeltaxi")
    assert (made.state, made.origin, list(made.areas.all())) == ("planned", "area", [analysis.social_area])
    assert list(queries.measures_of_area(cast.aylin, analysis)) == [made]
    assert "Sammeltaxi" in client_of(cast, "aylin").get(reverse("desk:area", args=[analysis.pk])).content.decode()


def test_who_saves_too_late_overwrites_nothing(cast, analysis):
    seen = analysis.revision
    operations.write_analysis(analysis=analysis, said=said(needs="Zuerst."), by=cast.aylin, at=m.AT)
    with pytest.raises(Conflict):
        operations.write_analysis(analysis=analysis, said=said(needs="Zu spät."), revision=seen, by=cast.aylin, at=m.AT)


# --- People -----------------------------------------------------------------------------------------
def hints(number: int, area=None, start: int = 1) -> None:
    for day in range(number):
        s.a_hint(at=datetime(2026, 7, start + day, 9, tzinfo=UTC), social_area=area)


def released() -> None:
    for key in (ARRIVALS, AREAS):
        release_table(table=releasables()[key], as_of=DAY, by=SYSTEM, at=m.AT)


def test_people_are_told_as_released_and_never_counted_anew(areas, analysis):
    hints(7, areas[0])
    assert released_people(analysis).shown == "Zahlen folgen zum Quartalsende"
    released()
    hints(3, areas[0], start=20)
    assert released_people(analysis).shown == "7"
    nobody = released_people(begun(m.town("Zwirnstadt")))
    assert (nobody.shown, nobody.as_of) == ("0", DAY)


def test_a_small_area_vanishes_and_the_rest_of_the_town_does_not_tell_it(areas, analysis):
    hints(2, areas[0])
    hints(9, areas[1], start=5)
    hints(8, start=15)
    released()
    small = released_people(analysis)
    assert small.hidden and small.value is None
    others = [released_people(begun(m.town("Sternmünde"), one)) for one in (areas[1], None)]
    assert (others[1].value == 19 and others[0].value != 9) or (others[0].value == 9 and others[1].value == 19)


# --- Topics of an area ------------------------------------------------------------------------------
def topic_of(cast, title: str, *numbers_by_area) -> None:
    at = datetime(2026, 7, 1, 9, tzinfo=UTC)
    told = [s.a_hint(at=at, social_area=area) for number, area in numbers_by_area for _ in range(number)]
    s.a_topic(cast, *told, title=title)


def released_topics() -> None:
    for key in (TOPICS, TOPIC_AREAS):
        release_table(table=releasables()[key], as_of=DAY, by=SYSTEM, at=m.AT)


def test_topics_of_an_area_are_read_as_released_by_who_reads_topics(cast, areas, analysis):
    topic_of(cast, "Kein Bus am Abend", (7, areas[0]), (9, areas[1]))
    topic_of(cast, "Kita nur auf Deutsch", (8, areas[1]))
    assert topics_of(analysis, cast.aylin) is None
    released_topics()
    found = topics_of(analysis, cast.aylin)
    assert found.rows == [("Kein Bus am Abend", "7")] and found.stand == "Stand 30. September 2026"
    assert topics_of(analysis, cast.linh) is None
    text = client_of(cast, "aylin").get(reverse("desk:area", args=[analysis.pk])).content.decode()
    assert "Themen der Menschen von hier" in text and "Kein Bus am Abend" in text and "Kita nur" not in text


def test_a_small_area_is_not_read_from_the_number_of_its_topic(cast, areas):
    """The topic tells 19 in its own table; with one area hidden alone, 19 less the others would be its two."""
    topic_of(cast, "Kein Bus am Abend", (2, areas[0]), (9, areas[1]), (8, areas[2]))
    released_topics()
    topic, by_area = (latest(key).values for key in (TOPICS, TOPIC_AREAS))
    assert list(topic.values()) == [19]
    told = {key[1]: value for key, value in by_area.items()}
    assert told[ALL] == 19 and told[str(areas[0].pk)] is None
    assert sum(value is None for value in told.values()) >= 2


def test_an_area_drawn_of_others_names_them_with_their_shares(cast, areas):
    town = m.town("Sternmünde")
    row = AreaRow(2, "neu", "Neuland", areas[0].boundary, f"{areas[0].key} (100 %), {areas[1].key} (60 %)")
    import_social_areas(municipality=town, rows=[row], valid_from=date(2025, 1, 1), by=SYSTEM, at=m.AT)
    made = begun(town, SocialArea.objects.get(key="neu"))
    text = client_of(cast, "aylin").get(reverse("desk:area", args=[made.pk])).content.decode()
    assert "Frühere Gebiete:" in text and "(zu 100 %)" in text and "(zu 60 %)" in text and "31. Dezember 2024" in text


# --- What there is, in the very area ----------------------------------------------------------------
def test_offers_and_who_runs_them_stand_in_the_area_where_everybody_may_know_their_place(cast, areas, analysis):
    west, south, *_ = box_of(areas[0].boundary)
    inside = {"latitude": south + 0.01, "longitude": west + 0.01}
    town = m.town("Sternmünde")
    house = a_club("Haus der Wege", address_shown="town")
    there = {"where": Offer.Where.ADDRESS, "municipality": town}
    here = an_offer(house, "Lerntreff", **there, **inside)
    an_offer(house, "Chor", **there, latitude=south + 0.01, longitude=west + 0.03)
    hidden = an_offer(house, "Zuflucht", **inside)
    assert hidden.shown_latitude != inside["latitude"]
    stock = stock_of(analysis, date(2026, 11, 2))
    assert [str(one) for one in stock.here] == [str(here)] and stock.at_home == [house]
    text = client_of(cast, "aylin").get(reverse("desk:area", args=[analysis.pk])).content.decode()
    part = text.split("In diesem Sozialraum")[1].split("<h3>Organisationen")[0]
    assert "Lerntreff" in part and "Chor" not in part and "Zuflucht" not in part
    assert stock_of(begun(town), date(2026, 11, 2)).here == []


# --- Pages ------------------------------------------------------------------------------------------
def test_the_page_shows_everything_and_costs_the_same_for_many(cast, areas, analysis):
    indicator = i.an_indicator()
    for number, area in enumerate(areas):
        for year in (2023, 2024):
            i.a_value(indicator, area, year, 10 + number)
    i.a_value(indicator, m.town("Sternmünde"), 2024, 15)
    client, address = client_of(cast, "aylin"), reverse("desk:area", args=[analysis.pk])
    text = client.get(address).content.decode()
    assert "Der letzte Bus fährt zu früh." in text and "Ein Sammeltaxi hilft." in text
    assert 'id="X1-zeitreihe"' in text and 'id="X1-karte"' in text and "Sternmünde" in text
    m.a_measure(cast, municipality=m.town("Sternmünde"), areas=[areas[0]], title="Nr. 3")
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(4, 9):
        i.a_value(indicator, i.an_area(m.town("Sternmünde"), number), 2024, number)
        m.a_measure(cast, municipality=m.town("Sternmünde"), areas=[areas[0]], title=f"Nr. {number}")
    client.get(address)  # Outlines are kept once they are read.
    with CaptureQueriesContext(connection) as many:
        assert "Nr. 8" in client.get(address).content.decode()
    assert len(many) <= len(few) < 60


def test_everybody_reads_a_published_analysis_and_no_draft(cast, areas, analysis):
    forget_all()
    concept = m.a_concept(cast)
    address = reverse("desk_public:area_public", args=[analysis.pk])
    assert Client().get(address).status_code == 404
    published(analysis)
    assert "Ein Sammeltaxi hilft." in Client().get(address).content.decode()
    assert address in Client().get(reverse("concept:concept_public", args=[concept.pk])).content.decode()


def test_the_list_is_for_who_reads_concepts_and_is_filtered(cast, areas, analysis):
    begun(m.town("Zwirnstadt"))
    text = client_of(cast, "aylin").get(reverse("desk:areas"), {"text": "Viertel"}).content.decode()
    assert "Viertel 1 (Sternmünde)" in text and ">Zwirnstadt</a>" not in text
    assert client_of(cast, "aylin").get(reverse("desk:area_begin")).status_code == 200
