"""The yearly report says numbers as people say them, names what is empty once, and is the same in every file."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest

from augenhoehe.committees import editions
from augenhoehe.committees.editions.content import Chart, Grid, Heading, Listing, Paragraph
from augenhoehe.concept.yearly import NOTHING_YET, edition_of_year, indicator_words, reached_words

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)


def a_field(key: str, **more: Any) -> dict[str, Any]:
    empty = {"key": key, "title": key.title(), "text": "", "reached": 0, "total": 0, "states": [], "goals": [],
             "measures": [], "postponed": []}  # fmt: skip
    return {**empty, **more}


def a_goal(**more: Any) -> dict[str, Any]:
    goal = {"title": "Eltern verstehen", "criterion": "k", "target": "80", "due": "2027-05-06", "unit": "Amt",
            "first_due": "2027-05-06", "indicators": [], "not_public": 0}  # fmt: skip
    return {**goal, **more}


def a_measure(*states: str) -> dict[str, Any]:
    markers = [{"criterion": f"Zeichen {n}", "due": "2027-01-01", "first_due": "2027-01-01", "state": state,
                "evidence": ""} for n, state in enumerate(states)]  # fmt: skip
    return {"title": "Briefe", "lead": "Jugendamt", "state": "in Umsetzung", "reached": states.count("erreicht"),
            "total": len(states), "result": "", "hours": "", "euros": "", "markers": markers}  # fmt: skip


def a_content(*fields: dict[str, Any]) -> dict[str, Any]:
    return {"title": "Konzept: Jahresbericht 2026", "concept": "Konzept", "year": 2026, "as_of": "2026-11-23",
            "vision": "", "intro": "", "outlook": "", "overdue": 0, "postponed": 0, "fields": list(fields),
            "reached": sum(one["reached"] for one in fields), "total": sum(one["total"] for one in fields),
            "by_field": [[one["title"], one["reached"], one["total"]] for one in fields]}  # fmt: skip


def the_edition(*fields: dict[str, Any]) -> editions.Edition:
    return edition_of_year(a_content(*fields), sender=("Kreis Federlohe",), number=1)


FULL = a_field("schule", goals=[a_goal()], measures=[a_measure("erreicht", "offen", "offen", "erreicht")],
               states=[["erreicht", 2], ["offen", 2]], reached=2, total=4)  # fmt: skip


@pytest.mark.parametrize(("reached", "total", "said"), [
    (0, 0, "Das Konzept hat noch keinen Umsetzungsmarker"),
    (0, 1, "Der einzige Umsetzungsmarker ist noch nicht erreicht"),
    (1, 1, "Der einzige Umsetzungsmarker ist erreicht"),
    (0, 3, "Noch keiner von 3 Umsetzungsmarkern ist erreicht"),
    (1, 3, "1 von 3 Umsetzungsmarkern ist erreicht"),
    (2, 3, "2 von 3 Umsetzungsmarkern sind erreicht"),
    (3, 3, "Alle 3 Umsetzungsmarker sind erreicht"),
])  # fmt: skip
def test_one_and_many_markers_are_said_as_people_say_them(reached, total, said):
    assert reached_words(reached, total) == said


def test_an_indicator_that_is_not_public_yet_is_counted_and_never_said_to_be_missing():
    named = {"name": "Kita-Plätze", "value": "86 %", "period": "2025", "status": "Ist"}
    assert indicator_words(a_goal()) == ["noch keiner"]
    assert indicator_words(a_goal(not_public=1)) == ["1 Indikator, noch nicht öffentlich"]
    assert indicator_words(a_goal(not_public=2)) == ["2 Indikatoren, noch nicht öffentlich"]
    told = indicator_words(a_goal(indicators=[named], not_public=1))
    assert told == ["Kita-Plätze: 86 % (2025, Ist)", "1 weiterer, noch nicht öffentlich"]
    # Editions that were frozen before this was counted are read as they are.
    old = {key: value for key, value in a_goal().items() if key != "not_public"}
    assert indicator_words(old) == ["noch keiner"]


def test_fields_of_action_with_nothing_in_them_are_named_once_and_have_no_chapter():
    blocks = the_edition(FULL, a_field("arbeit"), a_field("gesundheit")).blocks
    headings = [one.text for one in blocks if isinstance(one, Heading)]
    assert "Schule" in headings and NOTHING_YET in headings
    assert "Arbeit" not in headings and "Gesundheit" not in headings
    assert Listing(("Arbeit", "Gesundheit")) in blocks
    assert NOTHING_YET not in [one.text for one in the_edition(FULL).blocks if isinstance(one, Heading)]


def test_few_markers_are_a_sentence_and_more_a_chart_with_its_table():
    few = a_field("schule", measures=[a_measure("offen")], states=[["offen", 1]], total=1)
    told = the_edition(few).blocks
    assert Paragraph("Umsetzungsmarker: 1 offen.") in told and len([one for one in told if isinstance(one, Chart)]) == 1
    drawn = the_edition(FULL).blocks
    for place, one in enumerate(drawn):
        if isinstance(one, Chart):
            table = drawn[place + 1]
            assert isinstance(table, Grid) and table.name == one.name


def test_the_pdf_is_tagged_and_says_its_day_in_the_foot_and_not_on_a_page_of_its_own():
    made = editions.made(the_edition(FULL, a_field("arbeit")), "pdf", at=AT)
    assert b"/StructTreeRoot" in made and b"/MarkInfo" in made and b"pdfuaid" in made
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1


@pytest.mark.parametrize(("kind", "part", "heading", "row"), [
    ("odt", "content.xml", r"<text:h [^>]*>(.*?)</text:h>", "<table:table-row>"),
    ("docx", "word/document.xml", r'<w:pStyle w:val="Heading\d"/></w:pPr><w:r><w:t[^>]*>(.*?)</w:t>', "<w:tr>"),
])  # fmt: skip
def test_odt_and_docx_say_what_the_pdf_says(kind, part, heading, row):
    edition = the_edition(FULL, a_field("arbeit"))
    package = zipfile.ZipFile(io.BytesIO(editions.made(edition, kind, at=AT)))
    content = package.read(part).decode()
    blocks = edition.blocks
    assert re.findall(heading, content) == [edition.title, *(one.text for one in blocks if isinstance(one, Heading))]
    assert content.count(row) == sum(1 + len(one.rows) for one in blocks if isinstance(one, Grid))
    for said in ("Zeichen 0", "noch keiner", "Eltern verstehen", "Arbeit"):
        assert said in content
