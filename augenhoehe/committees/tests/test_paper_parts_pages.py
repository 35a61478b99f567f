"""Pages of a paper's parts: written by forms, read by everybody as far as they may, in bounded queries, as PDF."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from augenhoehe.committees import operations
from augenhoehe.committees.models import Amendment, Mandate, Paper, PaperTemplate
from augenhoehe.committees.operations import NewItem
from augenhoehe.core.rights import SYSTEM
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p
from .paper_factories import DAY, KIND, ROLE
from .test_paper_pages import client_of, of, page

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nHallo"


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast):
    return p.bodies(cast)


@pytest.fixture(autouse=True)
def three_weeks_later(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT + 22 * DAY)


def inside(name, *args):
    return reverse(f"committees_inside:{name}", args=args)


def sent(client, address, typed, status=302):
    answer = client.post(address, typed)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer


def test_an_inquiry_is_written_answered_and_read_by_everybody(cast, bodies):
    """S0-23: from the form to the public page; an answer that was not released stays inside."""
    olek = client_of(cast, "olek")
    thread = f.a_thread(cast, "Sprache", published=True)
    typed = {
        "kind": "inquiry", "title": "Stunden", "questions": "Wie viele?\n\nWas kostet das?\nWer zahlt?", "public": "on",
        "reasons": "Niemand weiß es.", "submitted_by_committee": bodies["integration"].pk, "text": "",
        "gremium_1": bodies["school"].pk, "aufgabe_1": "notice",
    }  # fmt: skip
    sent(olek, f"{inside('paper_create')}?vorgang={thread.pk}", typed)
    paper = Paper.objects.get()
    assert list(paper.questions.values_list("text", flat=True)) == ["Wie viele?", "Was kostet das?", "Wer zahlt?"]
    sent(
        olek,
        inside("paper_questions", paper.pk),
        {"revision": paper.revision, "questions": "Wie viele?\nWas kostet das?"},
    )
    operations.submit_paper(paper=Paper.objects.get(), by=SYSTEM, at=f.AT)
    one, two = paper.questions.all()
    given = {"state": "answered", "unit": "Schulamt", "answered_on": "10.11.2026"}
    for question, more in (
        (one, {"answer": "210", "released": "on", "source": "Zählung"}),
        (two, {"answer": "4000 Euro"}),
    ):
        sent(olek, inside("paper_question_answer", question.pk), {**given, **more, "revision": question.revision})
    page(client_of(cast, "emine"), inside("paper_question_answer", one.pk), 403)
    html = page(Client(), f"/vorlagen/{Paper.objects.get().number}/")
    assert "210" in html and "Zählung" in html and "4000 Euro" not in html
    assert "Die Antwort ist nicht veröffentlicht." in html
    assert "4000 Euro" in page(olek, of(paper))


def test_items_amended_decided_and_charged_by_pages(cast, bodies):
    """S0-31: a motion from its items over an amendment and the decision on each to the mandate."""
    paper = p.submitted(
        cast, [p.one(bodies["council"])], items=[NewItem("20 Stunden.", "Schulamt"), NewItem("Bericht.")]
    )
    olek = client_of(cast, "olek")
    item = paper.items.first()
    html = page(olek, of(paper))
    assert "Änderungsantrag zu Punkt 1 stellen" in html and "Punkt 1 ändern" not in html
    sent(olek, inside("amendment_file", item.pk), {"proposer": "Ada Ohm", "text": "30 Stunden."})
    amendment = Amendment.objects.get()
    html = page(olek, inside("amendment_decide", amendment.pk))
    assert "eingefügt:" in html and "<ins>" in html and "<del>" in html
    decision = {"revision": 1, "item_revision": item.revision, "state": "adopted", "text": "30 Stunden."}
    sent(olek, inside("amendment_decide", amendment.pk), decision)
    resolution = p.decide(paper, bodies["council"], KIND.ADOPTED_CHANGED, at=f.AT + 20 * DAY)
    assert "Beschluss je Punkt festhalten" in page(olek, of(paper))
    kinds = {"revision": resolution.revision, "punkt_1": "adopted", "punkt_2": "refused"}
    sent(olek, inside("paper_items_decide", resolution.pk), kinds)
    html = page(olek, of(paper))
    assert html.count("Auftrag daraus erteilen") == 1
    charge = inside("paper_item_charge", item.decisions.get().pk)
    html = page(olek, charge)
    assert "30 Stunden." in html and 'value="Schulamt"' in html
    sent(olek, charge, {"title": "Stunden einrichten", "unit": "Schulamt", "due": "1.6.2027"})
    assert Mandate.objects.get().item_decision.item == item
    assert "Auftrag ansehen" in page(olek, of(paper))
    html = page(olek, inside("paper_versions", paper.pk))
    assert "Fassung 1 und Fassung 2 im Vergleich" in html and "<del>" in html


@shared
def rich(cast, bodies):
    """Public, with every part there is, closed ones among them."""
    paper = p.a_paper(
        cast, [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)],
        items=[NewItem("Punkt eins."), NewItem("Streng Vertrauliches.", public=False), NewItem("Punkt drei.")],
        thread=f.a_thread(cast, "Sprache", published=True), submitted_by_committee=bodies["integration"],
    )  # fmt: skip
    for title, public in (("Plan", True), ("Vertrag", False)):
        operations.add_annex(paper=paper, content=PDF + title.encode(), title=title, public=public, by=SYSTEM, at=f.AT)
    paper.refresh_from_db()
    operations.state_effects(
        paper=paper, effects="some", costs_once=500, effects_text="Aus Mitteln", by=SYSTEM, at=f.AT
    )
    operations.state_formalities(paper=paper, signatories=[("Ada Ohm", "Vorsitz")], group="Gruppe", by=SYSTEM, at=f.AT)
    return operations.submit_paper(paper=paper, by=SYSTEM, at=f.AT)


def test_the_public_page_shows_every_part_that_is_public_and_nothing_else(cast, rich):
    html = page(Client(), f"/vorlagen/{rich.number}/")
    for shown in (
        "Punkt eins.",
        "Punkt drei.",
        "Dieser Punkt ist nicht öffentlich.",
        "Ada Ohm, Vorsitz",
        "500\u00a0€",
        "Plan",
    ):
        assert shown in html, shown
    for hidden in ("Streng Vertrauliches", "Vertrag", "/intern/"):
        assert hidden not in html.replace("Vertraulich", "x") or hidden == "/intern/", hidden
    versions = page(Client(), f"/vorlagen/{rich.number}/fassungen/")
    assert "Punkt eins." in versions and "Streng Vertrauliches" not in versions
    plan, contract = rich.annexes.all()
    answer = Client().get(f"/vorlagen/{rich.number}/anlagen/{plan.pk}/")
    assert answer.status_code == 200 and answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    page(Client(), f"/vorlagen/{rich.number}/anlagen/{contract.pk}/", 404)


def test_a_closed_annex_is_downloaded_by_those_only_who_read_the_paper_wholly(cast, rich):
    contract = rich.annexes.get(title="Vertrag")
    for name, status in (("olek", 200), ("emine", 200), ("aylin", 200), ("veit", 404), ("linh", 404), ("nuray", 404)):
        assert client_of(cast, name).get(inside("annex", contract.pk)).status_code == status, name
    for name, status in (("olek", 200), ("emine", 200), ("veit", 404), ("linh", 404)):
        assert client_of(cast, name).get(inside("annex_change", contract.pk)).status_code == status, name


def test_an_annex_is_laid_beside_by_a_page_and_its_bytes_decide(cast, rich):
    olek, address = client_of(cast, "olek"), inside("annex_add", rich.pk)
    bad = {"title": "Programm", "file": SimpleUploadedFile("plan.pdf", b"MZ\x00\x01")}
    assert "Diese Art von Datei geht hier nicht" in sent(olek, address, bad, 200).content.decode()
    sent(olek, address, {"title": "Lageplan", "public": "on", "file": SimpleUploadedFile("x.bin", PDF)})
    annex = rich.annexes.get(title="Lageplan")
    sent(olek, inside("annex_change", annex.pk), {"what": "closed"})
    annex.refresh_from_db()
    assert not annex.public
    assert sent(olek, inside("annex_change", annex.pk), {"what": "remove"}, 200)
    assert rich.annexes.filter(pk=annex.pk).exists()


def test_the_pdf_is_made_for_its_reader(cast, rich):
    answer = Client().get(f"/vorlagen/{rich.number}/pdf/")
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF-")
    assert b"pdfuaid" in answer.content
    inner = client_of(cast, "emine").get(inside("paper_pdf", rich.pk))
    assert inner.status_code == 200 and inner.content != answer.content


def test_however_many_parts_a_page_asks_the_same(cast, bodies, rich):
    def count(client, address):
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    pages = [(client_of(cast, "olek"), of(rich)), (client_of(cast, "veit"), f"/vorlagen/{rich.number}/")]
    item = rich.items.first()

    def add(number):
        operations.add_annex(paper=rich, content=PDF, title=f"Plan {number}", public=True, by=SYSTEM, at=f.AT)
        operations.file_amendment(
            item=item, committee=bodies["school"], proposer="Ada", text=f"Anders {number}.", by=SYSTEM, at=f.AT
        )

    add(1)
    few = [count(*one) for one in pages]
    for number in range(2, 7):
        add(number)
    assert [count(*one) for one in pages] == few
    assert few[0] <= 31 and few[1] <= 26, few


def test_a_template_begins_a_paper_with_its_placeholders_filled(cast, bodies):
    olek = client_of(cast, "olek")
    typed = {"kind": "motion", "name": "Antrag", "title": "Für {ort}", "text": "{gremium} beschließt …",
             "municipality": bodies["council"].municipality_id}  # fmt: skip
    sent(olek, inside("paper_template_create"), typed)
    template = PaperTemplate.objects.get()
    html = page(olek, f"{inside('paper_create')}?gremium={bodies['council'].pk}&muster={template.pk}")
    assert "Für Sternmünde" in html and "Rat der Stadt Sternmünde beschließt …" in html
    page(client_of(cast, "emine"), inside("paper_templates"), 403)
    page(client_of(cast, "nuray"), inside("paper_template_change", template.pk), 404)
    sent(olek, inside("paper_template_change", template.pk), {**typed, "revision": template.revision, "retired": "on"})
    page(olek, f"{inside('paper_create')}?muster={template.pk}", 404)


def test_a_number_with_strokes_has_a_page_of_its_own(cast, bodies):
    olek = client_of(cast, "olek")
    address = inside("paper_numbering")
    typed = {"pattern": "{number}", "municipality": bodies["council"].municipality_id}
    assert "Das Muster braucht" in sent(olek, address, typed, 200).content.decode()
    answer = olek.post(address, {**typed, "pattern": "{year}/{number:04}"}, follow=True)
    assert "Nummern sehen nun so aus: 2026/0007" in answer.content.decode()
    paper = p.submitted(
        cast, [p.one(bodies["council"])], submitted_by_committee=bodies["council"],
        thread=f.a_thread(cast, "Sprache", published=True),
    )  # fmt: skip
    assert paper.number == "2026/0001" and paper.title in page(Client(), "/vorlagen/2026/0001/")
    page(Client(), "/vorlagen/2026/0001/fassungen/")
    assert "/vorlagen/2026/0001/" in page(Client(), "/vorlagen/")
