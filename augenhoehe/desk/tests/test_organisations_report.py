"""The report on organisations (S0-24, S0-25, S0-26): three questions, sums only, the same on page, paper and sheet."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.core import contributions
from augenhoehe.core.contributions import Lookup
from augenhoehe.core.rights import SYSTEM
from augenhoehe.desk.report import pdf, queries, sheets
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import ContactNote, SurveyReply
from augenhoehe.organisations.queries import surveys as queries_surveys
from augenhoehe.organisations.survey_answers import Answers, Wanted
from augenhoehe.organisations.tests import factories as f
from augenhoehe.organisations.tests.pages import client_of
from augenhoehe.organisations.tests.test_stories import a_story
from augenhoehe.organisations.tests.test_surveys import opened
from tests.worlds import shared

pytestmark = pytest.mark.django_db
PAGES = ("organisations_report", "organisations_report_pdf", "organisations_report_sheets")
SECRETS = (
    "Geheimer Vermerk", "Osman Ohnesorg", "vorstand@zwirngraben.example", "religiös", "Nicht freigegeben",
    "Ein geheimer Bedarf", "Zwirngraben",
)  # fmt: skip


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


@shared
def world(cast):
    """A club that shows itself, a mosque that hides origin and contacts, a note, a round, a text nobody released."""
    club = f.a_club(fields=["culture"], orientations=["cultural"], communities_shown=True)
    mosque = f.a_mosque(migrant_led=True)
    f.a_contact(mosque, name="Osman Ohnesorg", email="vorstand@zwirngraben.example")
    operations.note_contact(
        organisation=mosque, day=f.DAY, kind="advice", topic="Geheimer Vermerk", by=SYSTEM, at=f.AT
    )  # fmt: skip
    a_story(club, to="published", title="Winterfest", hours=40)
    a_story(club, title="Nicht freigegeben", hours=900)
    made = opened()
    for reply in SurveyReply.objects.filter(survey=made):
        answers = Answers(wanted=(Wanted("room", text="Ein geheimer Bedarf"),))
        operations.answer_survey(reply=queries_surveys.reply_behind(reply.pk), answers=answers, at=f.AT)
    return cast


def drawn(day: date = f.DAY):
    return queries.report(day, at=f.AT)


def figure(key: str, day: date = f.DAY):
    return next(one for one in drawn(day).figures if one.key == key)


@pytest.mark.parametrize("page", PAGES)
def test_only_the_coordination_and_the_officers_draw_it(world, page):
    found = {
        name: client_of(world, name).get(reverse(f"desk:{page}")).status_code
        for name in ("", "aylin", "nuray", "faisal", "rojda", "emine", "olek", "veit", "wiebke")
    }
    assert found == {
        "": 302, "aylin": 200, "nuray": 200, **dict.fromkeys(("faisal", "rojda", "emine", "olek", "veit", "wiebke"), 403)
    }  # fmt: skip


def test_it_answers_the_three_questions_with_sources_and_what_is_missing(world):
    made = drawn()
    assert [one.key for one in made.parts] == ["bedeutung", "leistungen", "zusammenarbeit"]
    assert all(one.missing for one in made.parts) and made.sources
    assert dict(figure("orte").rows) == {"Sternmünde": (1,), "Zwirnstadt": (1,)}
    assert figure("leistungen-jahr").rows == (("2026", (1, 40)),)
    assert figure("kontakte").rows == (("Beratung gegeben (Unterstützung)", (1,)),)
    text = client_of(world, "aylin").get(reverse("desk:organisations_report")).content.decode()
    assert "Erzeugt am" in text and "Was hier fehlt" in text and text.count("<table") >= 6


def test_few_needs_are_not_told_exactly(world):
    assert figure("bedarfe").rows == (("Raum", ("weniger als 5",)),)
    assert [queries.guarded(one) for one in (0, 1, 4, 5, 12)] == [0, "weniger als 5", "weniger als 5", 5, 12]


def test_nothing_hidden_leaves_by_page_paper_or_sheet(world):
    from openpyxl import load_workbook

    client = client_of(world, "aylin")
    page = client.get(reverse("desk:organisations_report")).content.decode()
    book = load_workbook(io.BytesIO(client.get(reverse("desk:organisations_report_sheets")).content))
    cells = "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "Stand 2. November 2026" in cells and "Sternmünde" in cells
    paper = str(pdf._data(drawn()))
    for secret in SECRETS:
        assert secret not in page and secret not in cells and secret not in paper, secret
    assert "900" not in cells


def test_an_earlier_day_knows_only_what_stood_there_then(world):
    before = f.DAY - timedelta(days=1)
    assert drawn(before).parts[0].lead.startswith("Im Verzeichnis stehen 0 Organisationen")
    assert figure("kontakte", before).rows == () and figure("leistungen-jahr", before).rows == ()
    assert "bedarfe" not in [one.key for one in drawn(before).figures]
    assert drawn(f.DAY + timedelta(days=99)).day == f.DAY
    text = client_of(world, "aylin").get(reverse("desk:organisations_report") + "?stichtag=1.11.2026").content.decode()
    assert "Stand 1. November 2026" in text and "stichtag=2026-11-01" in text


def test_cooperations_come_from_the_package_that_keeps_them(world, monkeypatch):
    class Known:
        total, running, ended, organisations = 3, 2, 1, 4
        by_kind, by_field = (("Vereinbarung", 3),), (("Bildung und Schule", 2),)

    asked = []
    lookup = Lookup(queries.COOPERATIONS, lambda since, until: asked.append((since, until)) or Known(), "Probe.")
    real = contributions.collected
    monkeypatch.setattr(contributions, "collected", lambda name: (lookup,) if name == "LOOKUPS" else real(name))
    assert figure("kooperationen").rows == (("Vereinbarung", (3,)),)
    assert asked[0] == (date(2026, 1, 1), f.DAY)
    assert not any("Kooperationen" in one for one in drawn().parts[2].missing)
    monkeypatch.setattr(contributions, "collected", lambda name: () if name == "LOOKUPS" else real(name))
    assert any("Kooperationen" in one for one in drawn().parts[2].missing)


def test_the_network_answers_the_question_for_cooperations(world):
    assert figure("kooperationen").title == "Kooperationen 2026: 0 vereinbart, 0 laufen"


def test_circulars_are_no_contacts_of_a_person(world):
    assert drawn().parts[2].lead.startswith("Notierte Kontakte: 1, davon Unterstützung: 1.")
    ContactNote.objects.update(kind=ContactNote.Kind.CIRCULAR)
    assert drawn().parts[2].lead.startswith("Notierte Kontakte: 0, davon Unterstützung: 0.")
    assert figure("kontakte").rows == (("Rundschreiben", (1,)),)


def test_the_paper_is_an_accessible_pdf_and_made_at_once(world):
    answer = client_of(world, "aylin").get(reverse("desk:organisations_report_pdf"))
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in answer.content and b"/StructTreeRoot" in answer.content and b"/Lang" in answer.content
    assert "organisationen-bedeutung-leistungen-zusammenarbeit-2026-11-02.pdf" in answer["Content-Disposition"]


def test_what_somebody_typed_is_never_read_as_markup_or_formula(cast):
    operations.enter_comparator(
        label='=1+1 #panic("x") $', number=1, source="#read(\"/etc/passwd\") *", as_of=f.DAY, by=SYSTEM, at=f.AT
    )  # fmt: skip
    f.a_club()
    assert pdf.pdf(drawn()).startswith(b"%PDF")
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(sheets.workbook(drawn())))
    assert not [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_page_asks_a_bounded_number_of_times(world, django_assert_max_num_queries):
    for number in range(4):
        f.a_club(f"Verein {number} Sonnental")
    client: Client = client_of(world, "aylin")
    with django_assert_max_num_queries(26):
        client.get(reverse("desk:organisations_report"))
