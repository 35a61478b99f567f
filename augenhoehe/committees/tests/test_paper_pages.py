"""Pages of papers and mandates: written, sent on their way, found, followed; by everybody as far as they may."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import operations
from augenhoehe.committees.models import Mandate, Paper, Station
from augenhoehe.committees.panels import late_papers, papers_on_thread
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.search.models import Document
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p
from .paper_factories import DAY, KIND, ROLE

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
NOW = f.AT + 63 * DAY


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast):
    return p.bodies(cast)


@pytest.fixture(autouse=True)
def sixty_three_days_later(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@shared
def suggestion(cast, bodies):
    """Emine's committee suggested something, in a published matter; two reachable meetings passed."""
    thread = f.a_thread(cast, "Elternsprechtag", published=True)
    paper = p.submitted(
        cast, [p.one(bodies["school"])], thread=thread, submitted_by_committee=bodies["integration"], at=f.AT + DAY / 12
    )
    p.passes(bodies["school"], f.AT + 20 * DAY)
    operations.note_overdue(by=SYSTEM, at=f.AT + 21 * DAY)
    p.passes(bodies["school"], f.AT + 50 * DAY)
    for later in (51, 59):
        operations.note_overdue(by=SYSTEM, at=f.AT + later * DAY)
    f.a_meeting(bodies["school"], f.AT + 80 * DAY)
    return paper


def client_of(cast, name: str = "") -> Client:
    client = Client()
    if name:
        client.force_login(cast.users[name], backend=BACKEND)
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def of(paper: Paper) -> str:
    return reverse("committees_inside:paper", args=[paper.pk])


# --- Written by pages -------------------------------------------------------------------------------
def test_the_form_offers_the_usual_way_and_sends_the_paper_on_it(cast, bodies):
    emine = client_of(cast, "emine")
    address = f"/intern/gremien/vorlagen/neu/?gremium={bodies['integration'].pk}"
    html = page(emine, address)
    assert "Rat der Stadt Sternmünde" in html
    typed = {
        "kind": "suggestion", "submitted_by_committee": bodies["integration"].pk, "title": "Sprachmittlung",
        "text": "Feste Stunden.", "reasons": "Die Frist passt nicht.", "public": "on",
        "gremium_1": bodies["school"].pk, "aufgabe_1": "recommendation",
        "gremium_2": bodies["social"].pk, "aufgabe_2": "recommendation", "zugleich_2": "on",
        "gremium_3": bodies["council"].pk, "aufgabe_3": "decision",
    }  # fmt: skip
    answer = emine.post(address, typed, follow=True)
    assert "Der Entwurf ist gespeichert" in answer.content.decode()
    paper = Paper.objects.get()
    orders = sorted(paper.stations.values_list("order", "authoritative"))
    assert orders == [(1, False), (1, False), (2, True)]
    answer = emine.post(f"{of(paper)}einreichung/", {"revision": paper.revision}, follow=True)
    assert "VL-2027-001" in answer.content.decode()
    assert set(paper.stations.open().values_list("committee", flat=True)) == {bodies["school"].pk, bodies["social"].pk}


def test_a_mistake_in_the_sequence_stands_in_the_form_and_nothing_typed_is_lost(cast, bodies):
    typed = {"kind": "suggestion", "submitted_by_committee": bodies["integration"].pk, "title": "Sprachmittlung",
             "text": "Feste Stunden.", "reasons": "Die Frist.", "gremium_1": bodies["school"].pk,
             "aufgabe_1": "recommendation"}  # fmt: skip
    html = client_of(cast, "emine").post("/intern/gremien/vorlagen/neu/", typed).content.decode()
    assert "Wählen Sie das Gremium, das entscheidet." in html and "Feste Stunden." in html
    assert not Paper.objects.exists()


def test_who_sits_nowhere_and_writes_nothing_is_refused_before_typing(cast, bodies):
    for name, status in (("linh", 403), ("veit", 403), ("emine", 200), ("olek", 200), ("aylin", 200)):
        page(client_of(cast, name), "/intern/gremien/vorlagen/neu/", status)


def test_a_draft_is_changed_and_taken_back_by_pages(cast, bodies):
    paper = p.a_paper(cast, [p.one(bodies["school"])], submitted_by_committee=bodies["integration"])
    emine = client_of(cast, "emine")
    page(emine, f"{of(paper)}bearbeitung/")
    typed = {"revision": paper.revision, "title": "Neuer Titel", "reasons": "R", "public": "on",
             "gremium_1": bodies["council"].pk, "aufgabe_1": "decision"}  # fmt: skip
    assert emine.post(f"{of(paper)}bearbeitung/", typed).status_code == 302
    paper.refresh_from_db()
    assert paper.title == "Neuer Titel" and Station.objects.get(paper=paper).committee == bodies["council"]
    emine.post(f"{of(paper)}rueckzug/", {"revision": paper.revision, "reason": "Doppelt."})
    paper.refresh_from_db()
    assert (paper.state, paper.withdrawn_reason) == ("withdrawn", "Doppelt.")


# --- Followed ---------------------------------------------------------------------------------------
def test_the_committee_reads_that_its_suggestion_lies_63_days(cast, suggestion):
    html = page(client_of(cast, "emine"), of(suggestion))
    assert "Ihre Anregung liegt seit 63 Tagen bei: Schulausschuss" in html
    assert "Zwei erreichbare Sitzungen sind vorbei" in html and "Büro des Rates" in html and "überfällig" in html
    others = page(client_of(cast, "olek"), of(suggestion))
    assert "Ihre Anregung" not in others and "Liegt seit 63 Tagen bei: Schulausschuss" in others


def test_everybody_reads_the_same_without_an_account_and_in_arabic(cast, suggestion):
    html = page(client_of(cast), f"/vorlagen/{suggestion.number}/")
    assert "Liegt seit 63 Tagen bei: Schulausschuss" in html and "keine gesetzliche Frist" in html
    assert "Am Zug" in html and "Büro des Rates" in html
    assert 'dir="rtl"' in page(client_of(cast), f"/ar/vorlagen/{suggestion.number}/")


def test_a_paper_of_an_unpublished_matter_does_not_exist_outside(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])])
    page(client_of(cast), f"/vorlagen/{paper.number}/", 404)
    page(client_of(cast, "veit"), of(paper), 404)
    page(client_of(cast, "wiebke"), of(paper), 404)
    assert not Document.objects.filter(kind="paper").exists()


def test_published_it_is_found_and_withdrawn_no_longer(cast, suggestion):
    (document,) = Document.objects.filter(kind="paper")
    assert document.url == f"/vorlagen/{suggestion.number}/" and suggestion.number in document.title


def test_the_list_finds_sorts_and_exports(cast, suggestion):
    aylin = client_of(cast, "aylin")
    html = page(aylin, "/intern/gremien/vorlagen/?travels=ja&text=Sprach")
    assert suggestion.number in html and "Schulausschuss" in html
    exported = b"".join(aylin.get("/intern/gremien/vorlagen/?export=csv").streaming_content).decode()
    assert suggestion.title in exported and "Schulausschuss" in exported


def test_the_former_list_of_what_lies_leads_to_the_board(cast, suggestion):
    """There is one place for what is late."""
    olek = client_of(cast, "olek")
    response = olek.get("/intern/gremien/vorlagen/liegengeblieben/")
    assert response.status_code == 302 and response.url == "/intern/gremien/ueberfaellig/?kind=paper"
    html = page(olek, response.url)
    assert suggestion.title in html and "Schulausschuss" in html and "Büro des Rates" in html


def test_both_ways_on_the_pages_of_the_committees(cast, bodies, suggestion):
    sender = page(client_of(cast, "emine"), reverse("committees_inside:committee", args=[bodies["integration"].pk]))
    assert "Von hier auf den Weg gebracht" in sender and suggestion.number in sender
    receiver = page(client_of(cast, "olek"), reverse("committees_inside:committee", args=[bodies["school"].pk]))
    assert "Liegt hier oder ist hierher unterwegs" in receiver and suggestion.title in receiver
    public = page(client_of(cast), reverse("committees:committee_public", args=[bodies["integration"].pk]))
    assert suggestion.number in public


def test_today_tells_the_chair_what_lies_elsewhere(cast, suggestion):
    (entry,) = late_papers(cast.emine)
    assert entry["note"] == "liegt seit 63 Tagen bei: Schulausschuss · zwei erreichbare Sitzungen verpasst"
    assert late_papers(cast.linh) == [] == late_papers(ANONYMOUS)


# --- On the thread ----------------------------------------------------------------------------------
def test_the_thread_shows_the_table_of_stations_to_everybody(cast, suggestion):
    html = page(client_of(cast), f"/vorgaenge/{suggestion.thread.number}/")
    assert "Weg durch die Gremien" in html and "zwei erreichbare Sitzungen verpasst" in html


def test_drafts_and_what_is_not_public_stay_out_of_the_public_panel(cast, bodies):
    thread = f.a_thread(cast, published=True)
    p.a_paper(cast, [p.one(bodies["school"])], thread=thread)
    p.submitted(cast, [p.one(bodies["council"])], thread=thread, public=False, at=f.AT + DAY)
    assert papers_on_thread(ANONYMOUS, thread) is None
    assert len(papers_on_thread(cast.aylin, thread)["papers"]) == 2


def test_the_paper_says_first_what_is_wanted_then_where_it_lies_then_the_formalities(cast, suggestion):
    html = page(client_of(cast, "olek"), of(suggestion))
    places = [html.index(f'id="{one}"') for one in ("text", "stationen", "begruendung", "angaben", "verwalten")]
    assert places == sorted(places)
    assert 'id="folgen"' not in html and 'id="anlagen"' not in html, "what is empty has no heading"


def test_however_many_stations_a_page_asks_the_same(cast, bodies, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("augenhoehe.places.queries.KEPT_SECONDS", 600)
    way = [p.one(bodies["school"], ROLE.RECOMMENDATION), p.one(bodies["social"], ROLE.RECOMMENDATION)]
    paper = p.submitted(cast, [*way, p.one(bodies["council"], order=2)], submitted_by_committee=bodies["integration"])
    client = client_of(cast, "emine")
    client.get(of(paper))
    with django_assert_max_num_queries(3):
        client.get(of(paper))
    with django_assert_max_num_queries(5):
        client.get("/intern/gremien/vorlagen/")


# --- Mandates ---------------------------------------------------------------------------------------
def test_a_mandate_goes_from_the_resolution_to_done_by_pages(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["council"])], thread=f.a_thread(cast, published=True), at=f.AT + DAY)
    resolution = p.decide(paper, bodies["council"], KIND.ADOPTED, at=f.AT + 20 * DAY)
    olek, linh = client_of(cast, "olek"), client_of(cast, "linh")
    meeting = reverse("committees_inside:meeting", args=[resolution.agenda_item.meeting_id])
    assert "Auftrag erteilen" in page(olek, meeting) and "Auftrag erteilen" not in page(linh, meeting)
    address = reverse("committees_inside:mandate_give", args=[resolution.pk])
    page(linh, address, 403)
    typed = {
        "title": "Stunden einrichten",
        "unit": "Jugendamt",
        "responsible": cast.users["linh"].pk,
        "due": "1.6.2027",
    }
    olek.post(address, typed)
    mandate = Mandate.objects.get()
    at = reverse("committees_inside:mandate", args=[mandate.pk])
    assert "Linh" in page(olek, at) and "Linh" not in page(client_of(cast, "veit"), at)
    page(olek, f"{at}rueckgabe/", 403)  # nothing is reported yet
    assert "Berichten" in page(linh, at) and "Linh" not in page(client_of(cast), f"/vorgaenge/{paper.thread.number}/")
    assert "Jugendamt, bis 1. Juni 2027" in page(client_of(cast), f"/vorgaenge/{paper.thread.number}/")
    linh.post(f"{at}bericht/", {"revision": mandate.revision, "report": "Zehn Schulen haben Stunden."})
    mandate.refresh_from_db()
    olek.post(f"{at}rueckgabe/", {"revision": mandate.revision, "reason": "Es fehlen zwei."})
    mandate.refresh_from_db()
    linh.post(f"{at}bericht/", {"revision": mandate.revision, "report": "Nun alle zwölf."})
    mandate.refresh_from_db()
    olek.post(f"{at}annahme/", {"revision": mandate.revision})
    mandate.refresh_from_db()
    assert mandate.state == "done"
    assert "Stunden einrichten" in page(olek, "/intern/gremien/auftraege/")


def test_a_mandate_is_postponed_and_dropped_by_pages(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["council"])])
    resolution = p.decide(paper, bodies["council"], at=f.AT + 20 * DAY)
    from augenhoehe.committees.operations import give_mandate

    mandate = give_mandate(
        resolution=resolution, title="Tun", unit="Amt", due=(NOW + 30 * DAY).date(), by=cast.olek, at=NOW
    )
    olek, at = client_of(cast, "olek"), reverse("committees_inside:mandate", args=[mandate.pk])
    olek.post(f"{at}verschiebung/", {"revision": mandate.revision, "due": "1.9.2027", "reason": "Stelle leer."})
    mandate.refresh_from_db()
    html = page(olek, at)
    assert "Stelle leer." in html and "Zuerst bis" in html
    olek.post(f"{at}streichung/", {"revision": mandate.revision, "reason": "Land."})
    mandate.refresh_from_db()
    assert mandate.state == "dropped"
