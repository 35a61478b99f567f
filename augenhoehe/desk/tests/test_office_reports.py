"""The reports an office owes (S0-24, S1-26): public things and protected counts only, frozen for good, in three forms."""

from __future__ import annotations

import io
import uuid
import zipfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from augenhoehe.accounts.models import User
from augenhoehe.committees import operations as committees
from augenhoehe.committees.tests import factories as c
from augenhoehe.concept.models import Measure
from augenhoehe.concept.operations import create_measure
from augenhoehe.concept.tests import factories as m
from augenhoehe.core.contributions import releasables
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.desk.models import CostSheet, FrameVersion, OfficeReport
from augenhoehe.desk.report.office import costs, council, grants, operations, paper
from augenhoehe.desk.report.office.figures import ARRIVALS, SOURCES, period_of
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.operations import release_table
from augenhoehe.journal.tests.factories import AYLIN, GESINE, KORBINIAN, SAMUEL, VEIT, WIEBKE, actor
from augenhoehe.journal.views.kept import forget_all
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import forget_installation
from augenhoehe.structure.tests import factories as s
from tests.worlds import shared

pytestmark = pytest.mark.django_db
AT = c.AFTER + timedelta(days=10)
SECRET = "Geheimsache"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


@shared
def cast():
    """A public decision and a closed one, a public marker that is late and a closed concept's."""
    cast = c.the_cast()
    body = c.a_committee(cast)
    thread = c.a_thread(cast, "Kita-Auskunft", published=True)
    items = [
        c.an_item(body, "Kita-Auskunft nur auf Deutsch", thread=thread),
        c.an_item(body, f"{SECRET} Grundstück", public=False),
        c.an_item(body, f"{SECRET} Entwurf", thread=c.a_thread(cast, f"{SECRET} unveröffentlicht")),
    ]
    committees.build_agenda(meeting=c.a_meeting(body, public=True), by=SYSTEM, at=c.AT)
    for item in items:
        item.refresh_from_db()
        c.decided(item)
    late = [m.NewMarker("Das Blatt liegt aus", AT.date() - timedelta(days=3))]
    _measure(cast, late)
    hidden = m.a_field(cast, m.a_concept(cast, public=False, title=f"{SECRET} Konzept"), f"{SECRET} Feld")
    _measure(cast, late, hidden, title=f"{SECRET} Maßnahme")
    return cast


def _measure(cast, markers, action_field=None, title="Kita-Auskunft in sechs Sprachen"):
    return create_measure(
        action_field=action_field or m.a_field(cast), title=title, description=f"{SECRET} Vermerk",
        lead_unit="Jugendamt Sternmünde", lead=cast.users["linh"], markers=markers, by=SYSTEM, at=m.AT,
    )  # fmt: skip


@shared
def report(cast):
    return operations.begin_report(year=AT.year, addressee="Kreistag", by=AYLIN, at=AT)


def aylin(cast) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=cast.aylin.user_id))
    return client


def test_the_report_says_what_is_public_and_nothing_else(report):
    said = council.content(report, at=AT)
    text = str(said)
    assert "Kita-Auskunft nur auf Deutsch: angenommen" in text and "Das Blatt liegt aus, bis" in text
    assert SECRET not in text and "linh" not in text.lower()
    late = next(one for one in said["sections"] if one["key"] == "spaet")
    assert late["lead"] == "1 Zusage ist überfällig." and "am Zug: Jugendamt Sternmünde" in late["lines"][0]
    assert [one["title"] for one in said["sections"]] == list(council.SECTIONS.values())
    assert all(one["source"] for one in said["sections"])


def test_people_behind_hints_are_told_as_they_were_released_and_never_counted_anew(cast):
    for number in range(7):
        s.a_hint(at=datetime(2026, 7, 1 + number, 9, tzinfo=UTC))
    assert SOURCES["hints"].draw(period_of(2026, AT.date())) == "Zahlen folgen zum Quartalsende"
    release_table(table=releasables()[ARRIVALS], as_of=date(2026, 9, 30), by=SYSTEM, at=AT)
    assert SOURCES["hints"].draw(period_of(2026, AT.date())) == "3. Quartal: 7"
    s.a_hint(at=datetime(2026, 8, 1, 9, tzinfo=UTC))
    assert SOURCES["hints"].draw(period_of(2026, AT.date())) == "3. Quartal: 7"
    assert SOURCES["hints"].draw(period_of(2025, AT.date())) == "nicht gezählt"


def test_hours_and_euros_of_public_measures_are_added_up(cast, report):
    measure = _measure(cast, [m.NewMarker("Neu", AT.date() + timedelta(days=9))], title="Mit Aufwand")
    Measure.objects.filter(pk=measure.pk).update(effort_hours=Decimal("40.5"), budget=Decimal("1200"))
    hidden = Measure.objects.get(title=f"{SECRET} Maßnahme")
    Measure.objects.filter(pk=hidden.pk).update(budget=Decimal("99999"))
    rows = council.content(report, at=AT)["sections"][-1]["rows"]
    assert rows[0] == ["Öffentliche Maßnahmen", "40 Stunden und 1200 Euro"]
    page = aylin(cast).get(reverse("desk:costs")).content.decode()
    assert "Mit Aufwand" in page and "99999" not in page


def test_a_frozen_edition_stays_as_it_was_and_the_next_has_the_next_number(cast, report):
    operations.write_report(
        report=report, title="Integration", texts={"eingang": "Vor allem Kita."}, revision=report.revision, by=AYLIN,
        at=AT,
    )  # fmt: skip
    operations.freeze_report(report=report, revision=report.revision, by=AYLIN, at=AT)
    before = council.content(report, at=AT)
    _measure(cast, [m.NewMarker("Neu", AT.date() - timedelta(days=1))], title="Neu und schon zu spät")
    later = AT + timedelta(days=1)
    assert council.content(OfficeReport.objects.get(pk=report.pk), at=later) == before
    with pytest.raises(Refused, match="eingefroren"):
        operations.write_report(report=report, title="x", texts={}, revision=report.revision, by=AYLIN, at=AT)
    again = operations.begin_report(year=AT.year, addressee="Kreistag", by=AYLIN, at=later)
    assert "Neu und schon zu spät" in str(council.content(again, at=later))
    assert operations.freeze_report(report=again, revision=again.revision, by=AYLIN, at=later).edition == 2


def test_pdf_and_odt_say_the_same_as_the_page(cast, report):
    client = aylin(cast)
    page = client.get(reverse("desk:council_report", args=[report.pk])).content.decode()
    pdf = client.get(reverse("desk:council_report_pdf", args=[report.pk]))
    odt = client.get(reverse("desk:council_report_odt", args=[report.pk]))
    assert pdf.content.startswith(b"%PDF-") and b"pdfuaid" in pdf.content
    with zipfile.ZipFile(io.BytesIO(odt.content)) as package:
        text = package.read("content.xml").decode()
    for title in (*council.SECTIONS.values(), "Das Blatt liegt aus", "Anhang: Quellen und alle Einträge"):
        assert title in page and title in text
    assert SECRET not in page + text


def test_a_full_year_is_two_pages_and_its_annex(report):
    """As many lines as a section shows, a text of five sentences each; everything else is in the annex (S1-26)."""
    said = council.content(report, at=AT)
    line = "Auskunft über freie Plätze in sechs Sprachen: das Blatt liegt in allen Kitas aus, bis 31. März 2027"
    for one in said["sections"]:
        rows = [["Zahl", "12"]] * 2
        one.update(lines=[line] * council.MOST, annex=[], more=15, rows=rows, text="Drei kurze Sätze. " * 5)
    # The third is what is left of the annex, which begins on a page of its own.
    assert len(paper.pages(said, "Entwurf.")) == 3


NURAY = actor("Nuray Nalbandur", "Integrationsbeauftragte", Role.INTEGRATION_OFFICER, municipality_id=uuid.uuid4())
BERNWARD = actor("Bernward Brockstiel", "Amtsleitung", Role.INTEGRATION_OFFICER)


@pytest.mark.parametrize("actor", [NURAY, KORBINIAN, GESINE, SAMUEL, WIEBKE, VEIT])
def test_nobody_but_the_coordination_writes_reports(cast, report, actor):
    calls = (
        lambda: operations.begin_report(year=AT.year, addressee="Rat", by=actor, at=AT),
        lambda: operations.freeze_report(report=report, revision=report.revision, by=actor, at=AT),
        lambda: operations.begin_grant(programme="kim", year=AT.year, by=actor, at=AT),
        lambda: operations.write_frame(chapters={}, note="x", version=0, by=actor, at=AT),
        lambda: operations.fill_costs(hour_rate=Decimal(1), costs=[], replaces=[], note="", by=actor, at=AT),
    )
    for call in calls:
        with pytest.raises(Refused, match=r"Recht|ganzen Kreis"):
            call()
    assert not OfficeReport.objects.visible_to(actor).exists()


def test_the_head_of_the_office_writes_them_too(report):
    assert OfficeReport.objects.visible_to(BERNWARD).get() == report
    assert operations.freeze_report(report=report, revision=report.revision, by=BERNWARD, at=AT).edition == 1


def test_a_stranger_opens_no_report(cast, report):
    client = Client()
    client.force_login(User.objects.get(pk=cast.veit.user_id))
    for name in ("council_report", "council_report_pdf", "council_report_odt", "report_write", "report_freeze"):
        assert client.get(reverse(f"desk:{name}", args=[report.pk])).status_code == 404
    for name in ("reports", "report_begin", "grant_begin", "frame_write", "costs", "costs_fill"):
        assert client.get(reverse(f"desk:{name}")).status_code == 403


def test_the_coordination_writes_texts_in_the_browser_and_the_late_one_sees_both(cast, report):
    client = aylin(cast)
    address = reverse("desk:report_write", args=[report.pk])
    typed = {"title": "Bericht", "vorab": "Kurz gesagt.", "revision": report.revision}
    assert client.post(address, typed).status_code == 302
    assert "Kurz gesagt." in client.get(reverse("desk:council_report", args=[report.pk])).content.decode()
    assert client.post(address, {**typed, "vorab": "Zu spät."}).status_code == 409


def test_two_who_freeze_at_once_make_one_edition(committed):
    made = operations.begin_report(year=AT.year, addressee="Kreistag", by=AYLIN, at=AT)
    works = [
        lambda: operations.freeze_report(
            report=OfficeReport.objects.get(pk=made.pk), revision=made.revision, by=AYLIN, at=AT
        )
        for _ in range(2)
    ]
    assert [type(one) for one in failures_of(*works)] == [Conflict]
    assert OfficeReport.objects.get(pk=made.pk).edition == 1


# --- Figures for grants ------------------------------------------------------------------------------
def test_case_figures_come_from_the_release_with_their_day_and_by_hand_where_no_cases_are_kept(cast):
    """No file is opened and none is counted here: the sheet reads what left the gate (docs/zahlen.md)."""
    by_hand = operations.begin_grant(programme="kim", year=AT.year, by=AYLIN, at=AT)
    (line,) = [one for one in grants.drawn(by_hand, AT.date()) if one.label.startswith("Beratene Menschen")]
    assert line.missing and line.origin == "von Hand eingetragen"
    Installation.objects.update(modules={"cases": True})
    forget_installation()
    sheet = operations.begin_grant(programme="kim", year=AT.year, by=AYLIN, at=AT)
    assert _advised(sheet) == ("Zahlen folgen zum Quartalsende", "")
    release = Release.objects.create(
        key="cases.advised", title="Menschen im Case Management", as_of=date(2026, 9, 30), state="released",
        threshold=5, created_at=AT, axes=[{"name": "room", "label": "", "values": ["advised"], "sum": False,
                                           "together": [], "labels": {}}],
        cells=[{"cell": ["advised"], "value": 23}],
    )  # fmt: skip
    assert _advised(sheet) == ("3. Quartal: 23", "30. September 2026")
    page = aylin(cast).get(reverse("desk:grant_sheet", args=[sheet.pk])).content.decode()
    assert "3. Quartal: 23" in page and "Fallakten, über die Freigabe" in page and "30. September 2026" in page
    Release.objects.filter(pk=release.pk).update(cells=[{"cell": ["advised"], "value": None}])
    assert _advised(sheet)[0] == "3. Quartal: nicht gezeigt"


def _advised(sheet):
    (line,) = [one for one in grants.drawn(sheet, AT.date()) if one.label.startswith("Beratene Menschen")]
    return line.value, line.stand


def test_a_grant_sheet_begins_with_the_usual_lines_and_each_can_be_another(cast):
    sheet = operations.begin_grant(programme="kim", year=AT.year, by=AYLIN, at=AT)
    by_label = {one.label: one for one in grants.drawn(sheet, AT.date())}
    assert by_label["Öffentliche Beschlüsse"].value == "1" and by_label["Öffentliche Beschlüsse"].origin == "Gremien"
    assert by_label["Besetzte Stellen, in Vollzeit"].missing
    lines = [
        {"label": "Stellen", "source": "", "value": "2,5", "note": "seit März"},
        {"label": "Beschlüsse", "source": "resolutions", "value": "", "note": ""},
        {"label": "", "source": "", "value": "fällt weg", "note": ""},
    ]
    operations.write_grant(
        sheet=sheet, title="KIM", text="=Satz", lines=lines, revision=sheet.revision, by=AYLIN, at=AT
    )  # fmt: skip
    client = aylin(cast)
    table = client.get(reverse("desk:grant_sheet_csv", args=[sheet.pk])).content.decode()
    assert table == (
        "\ufeffAngabe;Wert;Herkunft;Stand;Anmerkung\r\nStellen;2,5;von Hand eingetragen;;seit März\r\n"
        f"Beschlüsse;1;Gremien;{long_date(AT.date())};\r\n"
    )
    book = load_workbook(io.BytesIO(client.get(reverse("desk:grant_sheet_xlsx", args=[sheet.pk])).content))
    assert book["Zahlen"]["B3"].value == 1 and book["Sachbericht"]["A2"].value == "'=Satz"
    with pytest.raises(Refused, match="kennt das Haus nicht"):
        operations.write_grant(
            sheet=sheet, title="KIM", text="", lines=[{"label": "x", "source": "hints_by_name"}],
            revision=sheet.revision, by=AYLIN, at=AT,
        )  # fmt: skip


def test_lines_are_changed_on_the_page(cast):
    sheet = operations.begin_grant(programme="other", year=AT.year, by=AYLIN, at=AT)
    typed = {
        "title": "Stiftung", "text": "", "revision": sheet.revision, "zeile-TOTAL_FORMS": 1, "zeile-INITIAL_FORMS": 0,
        "zeile-0-label": "Angebote", "zeile-0-source": "offers",
    }  # fmt: skip
    assert aylin(cast).post(reverse("desk:grant_write", args=[sheet.pk]), typed).status_code == 302
    sheet.refresh_from_db()
    assert [one["source"] for one in sheet.lines] == ["offers"]
    assert "Angebote" in aylin(cast).get(reverse("desk:grant_sheet", args=[sheet.pk])).content.decode()


# --- Our frame concept -------------------------------------------------------------------------------
TEXT = {"structure": "Die Lenkungsgruppe tagt viermal.", "networking": "Ämter und Vereine.", "methods": "Mit Markern."}


def test_the_frame_concept_is_public_in_versions_with_what_changed_word_by_word(cast):
    assert "Hier steht noch nichts" in Client().get("/handlungskonzept/").content.decode()
    assert Client().get("/handlungskonzept/fassung/1/").status_code == 404
    forget_all()
    operations.write_frame(chapters=TEXT, note="Erste Fassung", version=0, by=AYLIN, at=AT)
    changed = {**TEXT, "structure": "Die Lenkungsgruppe tagt sechsmal."}
    operations.write_frame(chapters=changed, note="Öfter", version=1, by=AYLIN, at=AT)
    for language in ("", "/en", "/tr", "/ar", "/uk"):
        assert b"tagt sechsmal." in Client().get(f"{language}/handlungskonzept/").content
    page = Client().get("/handlungskonzept/").content.decode()
    assert "<del>" in page and "viermal" in page and "/handlungskonzept/fassung/1/" in page
    old = Client().get("/handlungskonzept/fassung/1/").content.decode()
    assert "tagt viermal." in old and "sechsmal" not in old
    assert Client().get("/handlungskonzept/fassung/3/").status_code == 404


def test_who_writes_on_an_old_version_of_the_frame_learns_of_the_new_one(cast):
    operations.write_frame(chapters=TEXT, note="Erste Fassung", version=0, by=AYLIN, at=AT)
    with pytest.raises(Conflict):
        operations.write_frame(chapters=TEXT, note="Zu spät", version=0, by=AYLIN, at=AT)
    with pytest.raises(Refused, match="leer"):
        operations.write_frame(chapters={**TEXT, "methods": " "}, note="x", version=1, by=AYLIN, at=AT)
    assert FrameVersion.objects.count() == 1


# --- Costs -------------------------------------------------------------------------------------------
def test_the_sheet_calculates_euros_and_hours_of_a_year(cast):
    client = aylin(cast)
    assert "Das Blatt ist noch leer." in client.get(reverse("desk:costs")).content.decode()
    typed = {
        "hour_rate": "50", "note": "", "revision": "",
        "kosten-TOTAL_FORMS": 2, "kosten-INITIAL_FORMS": 0, "ersetzt-TOTAL_FORMS": 1, "ersetzt-INITIAL_FORMS": 0,
        "kosten-0-label": "Server", "kosten-0-euros": "1200,50", "kosten-1-label": "Betrieb", "kosten-1-hours": "2",
        "ersetzt-0-label": "Listen", "ersetzt-0-hours": "10,5",
    }  # fmt: skip
    assert client.post(reverse("desk:costs_fill"), typed).status_code == 302
    found = costs.result(CostSheet.objects.get())
    assert (found.costs, found.replaces) == (Decimal("2400.50"), Decimal("6300.00"))
    assert (found.difference, found.hours) == (Decimal("3899.50"), Decimal("8.5"))
    page = client.get(reverse("desk:costs")).content.decode()
    assert "Im Jahr bleiben 3899,50 Euro." in page and "8,5 Arbeitsstunden" in page
    # Whoever had the empty sheet open would write over it.
    assert client.post(reverse("desk:costs_fill"), typed).status_code == 409
    wrong = {**typed, "revision": CostSheet.objects.get().revision, "kosten-0-euros": "viel"}
    assert "keine Zahl" in client.post(reverse("desk:costs_fill"), wrong).content.decode()


def test_the_report_names_what_it_costs_once_the_sheet_is_filled(report):
    operations.fill_costs(
        hour_rate=Decimal(50), costs=[{"label": "Server", "euros": "1200"}], replaces=[], note="", by=AYLIN, at=AT
    )
    paid = council.content(report, at=AT)["sections"][-1]
    assert paid["rows"] == [["Das Programm kostet im Jahr", "1200 Euro"], ["Es ersetzt im Jahr", "0 Euro"]]


def test_the_number_of_queries_of_the_report_does_not_grow(cast, report, django_assert_max_num_queries):
    client = aylin(cast)
    with django_assert_max_num_queries(40):
        client.get(reverse("desk:council_report", args=[report.pk]))
