"""The pages: for whom, with what, and how much they ask the database."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from augenhoehe.committees.tests import factories as c
from augenhoehe.concept.tests import factories as concept
from augenhoehe.council_records import operations
from augenhoehe.council_records.models import CouncilPaper, CouncilSource, RecordLink, RecordRun, ResultReading
from tests.worlds import shared

from . import factories as f
from .twin import Twin, served

pytestmark = pytest.mark.django_db
BASE = "council_records_inside:"


def url(name: str, *args: object) -> str:
    return reverse(BASE + name, args=args)


@shared
def cast():
    return c.the_cast()


@pytest.fixture
def twin():
    with served(Twin()) as made:
        papers = [made.paper("1", "Integrationskonzept der Stadt Mohnfurt", made.step("1", "1", "1"))]
        papers += [made.paper(str(n), f"Vorlage {n}", made.step(str(n), str(n), "1")) for n in range(2, 7)]
        items = [made.item(str(n), result=f"JaNeinGesamt{n}10") for n in range(1, 7)]
        made.town(papers, [made.meeting("1", "2026-05-20T17:00:00+02:00", items)], per_page=10)
        yield made


@pytest.fixture
def source(twin, settings):
    made = f.a_source(twin, settings)
    f.read(made)
    return made


@pytest.fixture
def signed_in(cast, client):
    def sign_in(name: str):
        client.force_login(cast.users[name])
        return client

    return sign_in


def test_pages_open_for_who_may_and_for_nobody_else(source, signed_in, client):
    paper, run, reading = CouncilPaper.objects.first(), RecordRun.objects.get(), ResultReading.objects.first()
    keeping = [url("sources"), url("source", source.pk), url("source_create"), url("run", run.pk)]
    reading_pages = [url("council_papers"), url("suggestions"), url("council_paper", paper.pk)]
    checking = [url("results_check"), url("results"), url("reading", reading.pk)]
    linking = [
        url("proposals"),
        url("link_measure", paper.pk),
        url("link_thread", paper.pk),
        url("link_station", paper.pk),
    ]
    for name, pages in {
        "aylin": keeping + reading_pages + checking + linking, "olek": reading_pages + checking + linking,
        "nuray": reading_pages + linking, "emine": reading_pages,
    }.items():  # fmt: skip
        browser = signed_in(name)
        for page in keeping + reading_pages + checking + linking:
            assert browser.get(page).status_code == (200 if page in pages else 403), (name, page)
    assert signed_in("veit").get(url("council_paper", paper.pk)).status_code == 404


@pytest.mark.parametrize(
    ("page", "most"), [("council_papers", 22), ("suggestions", 14), ("results_check", 18), ("results", 16)]
)
def test_lists_ask_the_same_however_long_they_are(source, signed_in, django_assert_max_num_queries, page, most):
    browser = signed_in("aylin")
    browser.get(url(page))
    with django_assert_max_num_queries(most):
        browser.get(url(page))


def test_a_paper_with_many_links_asks_little(cast, source, signed_in, django_assert_max_num_queries):
    paper = CouncilPaper.objects.get(reference="1/2026")
    for number in range(6):
        measure = concept.a_measure(cast, title=f"Maßnahme {number}")
        operations.link_paper(paper=paper, measure=measure, by=cast.aylin, at=c.AT)
    browser = signed_in("aylin")
    browser.get(url("council_paper", paper.pk))
    with django_assert_max_num_queries(26):
        html = browser.get(url("council_paper", paper.pk)).content.decode()
    assert "Aus dem Ratsinformationssystem: Stadt Mohnfurt" in html and "Maßnahme 5" in html
    assert "JaNeinGesamt110" in html and "zu prüfen" in html


def test_one_click_reads_a_text_for_all_items(source, signed_in):
    reading = ResultReading.objects.first()
    browser = signed_in("olek")
    answer = browser.post(url("reading_set", reading.pk), {"code": "rejected", "revision": reading.revision})
    assert answer.status_code == 302
    reading.refresh_from_db()
    assert (reading.code, reading.read_by) == ("rejected", "person")
    again = browser.post(url("reading_set", reading.pk), {"code": "none", "revision": 1})
    assert again.status_code == 409


def test_linking_by_the_page_and_the_panel_of_the_measure(cast, source, signed_in):
    paper, measure = CouncilPaper.objects.get(reference="1/2026"), concept.a_measure(cast)
    browser = signed_in("nuray")
    assert "Könnte hierher gehören" in browser.get(url("council_papers")).content.decode()
    browser.post(url("link_measure", paper.pk), {"other": str(measure.pk), "note": "Handlungsfeld"})
    assert RecordLink.objects.get().measure == measure
    page = browser.get(reverse("concept_inside:measure", args=[measure.pk])).content.decode()
    assert "In den Räten der Kommunen" in page and "40/2026" not in page and "1/2026" in page
    browser.post(url("unlink", RecordLink.objects.get().pk))
    assert not RecordLink.objects.exists()


def test_a_source_is_entered_with_its_mistakes_at_the_field(cast, signed_in):
    browser = signed_in("aylin")
    given = {"name": "Stadt X", "url": "http://rat.example", "shrink_percent": "10", "pause_ms": "500"}
    html = browser.post(url("source_create"), given).content.decode()
    assert "die mit https:// beginnt" in html and "Stadt X" in html
    browser.post(url("source_create"), {**given, "url": "https://rat.example/system", "nightly": "on"})
    made = CouncilSource.objects.get(url="https://rat.example/system")
    assert made.nightly and made.created_by == cast.users["aylin"].pk


def test_a_run_that_asks_is_decided_on_its_page(source, twin, signed_in):
    twin.listed("paper", [twin.paper("1", "Integrationskonzept der Stadt Mohnfurt")])
    run = f.read(source, at=f.LATER)
    browser = signed_in("aylin")
    html = browser.get(url("run", run.pk)).content.decode()
    assert "So viel auf einmal verschwindet selten" in html and "5 von 6 Vorlagen" in html
    browser.post(url("run_refuse", run.pk), {"revision": run.revision})
    assert CouncilPaper.objects.standing().count() == 6
    assert browser.post(url("run_accept", run.pk)).status_code in (400, 403, 409)


def test_the_list_leaves_as_a_file(source, signed_in):
    answer = signed_in("aylin").get(url("council_papers") + "?export=csv&suche=konzept")
    text = b"".join(answer.streaming_content).decode()
    assert "Integrationskonzept" in text and "Vorlage 3" not in text


def test_the_command_reads_rehearses_and_says_what_it_found(twin, settings, capsys):
    settings.COUNCIL_PRIVATE_HOSTS = frozenset({twin.url.removeprefix("http://")})
    call_command("import", "oparl", twin.at("system"), "--dry-run", "--pause", "0", "--name", "Stadt Mohnfurt")
    assert "Probelauf, nichts ist gespeichert" in capsys.readouterr().out and not CouncilPaper.objects.exists()
    call_command("import", "oparl", twin.at("system"), "--full")
    told = capsys.readouterr().out
    assert "Vorlagen: 6 neu" in told and "6 zu prüfen" in told and "Personen dort: 3; keine davon" in told
    call_command("import", "oparl", twin.at("system"), "--incremental")
    assert "6 unverändert" in capsys.readouterr().out
    with pytest.raises(CommandError, match="https://"):
        call_command("import", "oparl", "http://rat.example/system")
