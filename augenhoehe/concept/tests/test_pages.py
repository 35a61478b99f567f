"""Pages of concepts: what each reader finds there, and at what cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from augenhoehe.concept import operations
from augenhoehe.concept.models import Concept, ImplementationMarker, Measure
from augenhoehe.concept.panels import measures_on_thread
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def a_day_after_the_first_date(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT + timedelta(days=160))


def client_of(cast, name: str = "") -> Client:
    client = Client()
    if name:
        client.force_login(cast.users[name], backend=BACKEND)
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def of(verb: str, subject) -> str:
    return reverse(f"concept_inside:{verb}", args=[subject.pk])


# --- Inside -----------------------------------------------------------------------------------------
def test_a_concept_grows_by_forms_from_title_to_first_marker(cast):
    aylin = client_of(cast, "aylin")
    aylin.post("/intern/konzepte/neu/", {"title": "Konzept", "municipality": str(cast.kreis.pk), "public": "on"})
    concept = Concept.objects.get()
    aylin.post(of("action_field_add", concept), {"title": "Bildung"})
    field = concept.action_fields.get()
    aylin.post(
        of("measure_create", concept),
        {"title": "Kita-Auskunft", "description": "Merkblatt", "action_field": str(field.pk), "state": "decided",
         "lead_unit": "Jugendamt", "lead": str(cast.users["linh"].pk), "criterion": "In sechs Sprachen",
         "due": "30.6.2027"},
    )  # fmt: skip
    measure = Measure.objects.get()
    assert measure.markers.get().due.isoformat() == "2027-06-30"
    html = page(aylin, of("concept", concept))
    assert "Bildung" in html and "Kita-Auskunft" in html and "In sechs Sprachen" in html


def test_the_tree_can_be_narrowed_and_says_how_many_fit(cast):
    field = f.a_field(cast)
    f.a_measure(cast, field, title="Überfälliges", markers=1)
    late = f.a_measure(cast, field, title="Läuft noch", markers=1, lead_unit="Sozialamt")
    operations.postpone_marker(
        marker=f.markers_of(late)[0], due=f.DUE + timedelta(days=300), reason="x", by=SYSTEM, at=f.AT
    )
    aylin, address = client_of(cast, "aylin"), of("concept", field.concept)
    overdue = page(aylin, f"{address}?frist=vorbei")
    assert "Überfälliges" in overdue and "Läuft noch" not in overdue and "1 Maßnahme passt" in overdue
    unit = page(aylin, f"{address}?stelle=Sozialamt")
    assert "Läuft noch" in unit and "Überfälliges" not in unit
    assert "Läuft noch" in page(aylin, f"{address}?stand=unsinn")


def test_the_table_beside_the_tree_exports_what_it_shows(cast):
    measure = f.a_measure(cast)
    response = client_of(cast, "linh").get(of("measures", measure.action_field.concept) + "?export=csv&overdue=ja")
    text = b"".join(response.streaming_content).decode()
    assert "Kita-Auskunft in sechs Sprachen;Bildung;Jugendamt Sternmünde;beschlossen;0;2;31.03.2027;" in text


def test_reported_by_one_and_confirmed_by_another_on_pages(cast):
    measure = f.a_measure(cast)
    marker = f.markers_of(measure)[0]
    linh, aylin = client_of(cast, "linh"), client_of(cast, "aylin")
    assert "Als erreicht melden" in page(linh, of("measure", measure))
    linh.post(of("marker_claim", marker), {"revision": marker.revision, "evidence": "Liegt in 14 Kitas aus."})
    page(linh, of("marker_confirm", marker), 403)
    form = page(aylin, of("marker_confirm", marker))
    assert "Liegt in 14 Kitas aus." in form
    marker.refresh_from_db()
    aylin.post(of("marker_confirm", marker), {"revision": marker.revision, "partly": "nein"})
    marker.refresh_from_db()
    assert marker.state == ImplementationMarker.State.REACHED
    assert "1 von 2" in page(linh, of("measure", measure))


def test_the_page_says_who_must_act_and_until_when(cast):
    html = page(client_of(cast, "korbinian"), of("measure", f.a_measure(cast)))
    assert "Am Zug" in html and "Jugendamt Sternmünde" in html and "überfällig" in html


def test_a_moved_date_stands_beside_the_first_one_inside_and_outside(cast):
    measure = f.a_measure(cast, markers=1)
    marker = f.markers_of(measure)[0]
    client_of(cast, "linh").post(
        of("marker_postpone", marker),
        {"revision": marker.revision, "due": "31.8.2027", "reason": "Die Übersetzung dauert."},
    )
    for html in (
        page(client_of(cast, "linh"), of("measure", measure)),
        page(client_of(cast), f"/massnahmen/{measure.pk}/"),
    ):
        assert "31. August 2027" in html and "31. März 2027" in html and "Die Übersetzung dauert." in html


def test_who_sends_an_old_form_gets_the_conflict_page(cast):
    marker = f.markers_of(f.a_measure(cast))[0]
    seen = marker.revision
    f.claimed(cast, marker)
    response = client_of(cast, "linh").post(of("marker_claim", marker), {"revision": seen, "evidence": "Zu spät."})
    assert response.status_code == 409 and "Zu spät." in response.content.decode()


def test_my_markers_are_mine_open_first_and_settled_on_request(cast):
    measure = f.a_measure(cast)
    first, _second = f.markers_of(measure)
    f.a_measure(cast, lead="wiebke", title="Fremdes")
    f.confirmed(cast, f.claimed(cast, first))
    linh = client_of(cast, "linh")
    html = page(linh, "/intern/umsetzungsmarker/")
    assert "Kriterium 2" in html and "Kriterium 1" not in html and "Fremdes" not in html
    done = page(linh, "/intern/umsetzungsmarker/?done=ja")
    assert "Kriterium 1" in done and "Kriterium 2" not in done
    assert "Nichts gefunden" in page(linh, "/intern/umsetzungsmarker/?overdue=ja")


def test_a_stranger_gets_no_page_of_a_hidden_concept_and_no_form_of_a_public_one(cast):
    hidden = f.a_measure(cast, f.a_field(cast, f.a_concept(cast, public=False)))
    shown = f.a_measure(cast, f.a_field(cast, f.a_concept(cast, title="Öffentlich")))
    stranger = client_of(cast, "veit")
    for verb in ("measure", "measure_change", "measure_finish", "marker_add"):
        page(stranger, of(verb, hidden), 404)
    page(stranger, of("concept", hidden.action_field.concept), 404)
    for verb in ("marker_claim", "marker_confirm", "marker_return", "marker_postpone", "marker_miss", "marker_drop"):
        page(stranger, of(verb, f.markers_of(hidden)[0]), 404)
        page(stranger, of(verb, f.markers_of(shown)[0]), 403)
    page(client_of(cast), f"/massnahmen/{hidden.pk}/", 404)
    page(client_of(cast), f"/konzept/{hidden.action_field.concept_id}/", 404)


# --- Outside ----------------------------------------------------------------------------------------
def test_the_public_reads_units_and_evidence_and_no_names(cast):
    measure = f.a_measure(cast, public_text=multilingual("Auskunft in sechs Sprachen."))
    first, second = f.markers_of(measure)
    f.confirmed(cast, f.claimed(cast, first))
    f.claimed(cast, second, evidence="Noch nicht geprüft.")
    html = page(client_of(cast), f"/massnahmen/{measure.pk}/")
    assert "Auskunft in sechs Sprachen." in html and "Jugendamt Sternmünde" in html
    assert "Das Merkblatt liegt in 14 Kitas aus." in html and "(Koordination)" in html
    for hidden in ("Linh", "Aylin", measure.description, "Noch nicht geprüft.", "als erreicht gemeldet"):
        assert hidden not in html


def test_one_public_concept_opens_at_once_and_several_are_listed(cast):
    measure = f.a_measure(cast)
    assert measure.title in page(client_of(cast), "/konzept/")
    f.a_concept(cast, title="Konzept Zwirnstadt", place=f.town())
    both = page(client_of(cast), "/konzept/")
    assert "Konzept Zwirnstadt" in both and measure.title not in both


def test_the_measure_names_only_threads_that_everybody_may_read(cast):
    thread = f.a_thread(cast, "Vertraulich")
    measure = f.a_measure(cast, thread=thread)
    assert "Vertraulich" not in page(client_of(cast), f"/massnahmen/{measure.pk}/")
    f.publish(thread, "Jetzt öffentlich")
    html = page(client_of(cast), f"/massnahmen/{measure.pk}/")
    assert "Jetzt öffentlich" in html and f"/vorgaenge/{thread.number}/" in html


def test_the_pages_are_there_in_arabic_from_right_to_left(cast):
    measure = f.a_measure(cast)
    with translation.override("ar"):  # restores German for the tests after this one
        assert 'dir="rtl"' in page(client_of(cast), f"/ar/massnahmen/{measure.pk}/")


# --- On the thread ----------------------------------------------------------------------------------
def test_the_panel_shows_measures_with_progress_and_the_way_there(cast):
    thread = f.a_thread(cast, published=True)
    measure = f.a_measure(cast, thread=thread)
    f.claimed(cast, f.markers_of(measure)[0], evidence="Intern.")
    outside = render_to_string("concept/panel_measures.html", {"panel": measures_on_thread(ANONYMOUS, thread)})
    assert measure.title in outside and f"/massnahmen/{measure.pk}/" in outside
    assert "Intern." not in outside and "als erreicht gemeldet" not in outside
    inside = render_to_string("concept/panel_measures.html", {"panel": measures_on_thread(cast.korbinian, thread)})
    assert f"/intern/konzepte/massnahmen/{measure.pk}/" in inside and "als erreicht gemeldet" in inside


def test_a_hidden_measure_is_not_on_the_public_thread(cast):
    thread = f.a_thread(cast, published=True)
    f.a_measure(cast, f.a_field(cast, f.a_concept(cast, public=False)), thread=thread)
    assert measures_on_thread(ANONYMOUS, thread) is None
    assert measures_on_thread(cast.veit, thread) is None
    assert measures_on_thread(cast.linh, thread) is not None


# --- Cost -------------------------------------------------------------------------------------------
def a_full_concept(cast, size: int) -> Measure:
    field = f.a_field(cast, f.a_concept(cast, title=f"Konzept {size}"))
    thread = f.a_thread(cast, published=True)
    for number in range(size):
        measure = f.a_measure(cast, field, title=f"Maßnahme {number}", markers=2, thread=thread)
        operations.link_thread(measure=measure, thread=f.a_thread(cast, published=True), by=SYSTEM, at=f.AT)
        for marker in f.markers_of(measure):
            operations.postpone_marker(
                marker=marker, due=marker.due + timedelta(days=9), reason="x", by=SYSTEM, at=f.AT
            )
        f.claimed(cast, f.markers_of(measure)[0])
    for number in range(size):
        operations.add_marker(measure=measure, new=operations.NewMarker(f"Neu {number}", f.DUE), by=SYSTEM, at=f.AT)
    return measure


def addresses(measure: Measure) -> list[tuple[str, str]]:
    """Who opens which page."""
    concept = measure.action_field.concept
    return [
        ("aylin", "/intern/konzepte/"),
        ("aylin", of("concept", concept)),
        ("aylin", of("measures", concept)),
        ("aylin", of("measure", measure)),
        ("linh", of("measure", measure)),
        ("linh", "/intern/umsetzungsmarker/"),
        ("", f"/konzept/{concept.pk}/"),
        ("", f"/massnahmen/{measure.pk}/"),
    ]


def test_a_page_costs_the_same_for_two_and_for_twelve(cast, django_assert_max_num_queries):
    clients = {name: client_of(cast, name) for name in ("aylin", "linh", "")}
    costs = []
    for name, address in addresses(a_full_concept(cast, 2)):
        page(clients[name], address)
        with django_assert_max_num_queries(30) as counted:
            page(clients[name], address)
        costs.append(len(counted))
    for cost, (name, address) in zip(costs, addresses(a_full_concept(cast, 12)), strict=True):
        with django_assert_max_num_queries(cost, info=address):
            page(clients[name], address)
