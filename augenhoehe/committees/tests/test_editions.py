"""Invitation and minutes as PDF/UA, ODT and DOCX: complete, well formed, and closed parts only where they belong."""

from __future__ import annotations

import ast
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from augenhoehe.committees import editions, queries
from augenhoehe.committees.models import Minutes
from tests.worlds import shared

from . import factories as f
from . import minutes_factories as m

pytestmark = pytest.mark.django_db
SENDER = ("Büro des Rates", "Kreis Federlohe", "Ringstraße 1 <Hof & Garten>")


@shared
def content():
    cast = f.the_cast()
    committee = m.a_body(cast)
    f.a_meeting(committee)
    f.an_item(committee, "Geheime Vergabe", public=False)
    minutes = m.drafted(cast, committee, titles=("Angebote Öffnung & <Sprache> <Sprache>",))
    found = Minutes.objects.get(pk=minutes.pk)
    return {
        public: editions.minutes_content(queries.view_of(found, public_only=public), SENDER) for public in (False, True)
    }


def parts(made: bytes) -> dict[str, ElementTree.Element]:
    package = zipfile.ZipFile(io.BytesIO(made))
    assert package.testzip() is None
    names = [one for one in package.namelist() if one.endswith((".xml", ".rels"))]
    return {name: ElementTree.fromstring(package.read(name)) for name in names}  # noqa: S314 our own file


def words(root: ElementTree.Element) -> str:
    return "\n".join(root.itertext())


@pytest.mark.parametrize(("kind", "part"), [("odt", "content.xml"), ("docx", "word/document.xml")])
def test_a_file_reads_back_as_it_was_written(content, kind, part):
    text = words(parts(editions.made(content[False], kind, at=f.AFTER))[part])
    for expected in (*SENDER, "Niederschrift: Ausschuss", "Angebote Öffnung & <Sprache> <Sprache>", "Geheime Vergabe", "Korbinian",
                     "Linh, Fachdienst, Jugendamt: stellt vor", "5 Ja, 0 Nein, 0 Enthaltungen"):  # fmt: skip
        assert expected in text, expected
    public = words(parts(editions.made(content[True], kind, at=f.AFTER))[part])
    assert "Geheime Vergabe" not in public and "Nicht öffentlicher Punkt" in public
    assert "Korbinian" not in public and "Linh" not in public and "Fachdienst, Jugendamt" in public


def test_an_odt_begins_with_its_type_and_lists_every_part(content):
    package = zipfile.ZipFile(io.BytesIO(editions.made(content[False], "odt", at=f.AFTER)))
    first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert package.read("mimetype").decode() == editions.KINDS["odt"].media_type
    manifest = package.read("META-INF/manifest.xml").decode()
    assert all(
        f'"{name}"' in manifest for name in package.namelist() if name not in ("mimetype", "META-INF/manifest.xml")
    )


def test_a_docx_names_every_part_style_and_relation_it_uses(content):
    made = parts(editions.made(content[False], "docx", at=f.AFTER))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    document, styles = made["word/document.xml"], made["word/styles.xml"]
    used = {one.get(f"{w}val") for one in document.iter(f"{w}pStyle")}
    known = {one.get(f"{w}styleId") for one in styles.iter(f"{w}style")}
    assert used and used <= known and {"Heading1", "Heading2", "ListBullet"} <= used
    targets = {one.get("Target") for one in made["word/_rels/document.xml.rels"]}
    assert {f"word/{one}" for one in targets} <= set(made)
    types = {one.get("PartName") for one in made["[Content_Types].xml"] if one.get("PartName")}
    assert types == {f"/{name}" for name in made if name.endswith(".xml") and not name.startswith("[")}


def test_the_pdf_is_made_to_the_accessible_standard(content):
    made = editions.made(content[True], "pdf", at=f.AFTER)
    assert made.startswith(b"%PDF-") and b"/StructTreeRoot" in made and b"pdfuaid" in made and b"/Lang" in made


def test_typst_is_loaded_by_nothing_but_the_maker_of_pdf():
    """The web process starts without it; `editions.made` imports the maker when somebody asks."""
    folder = Path(editions.__file__).parent.parent
    loading = set()
    for path in folder.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if "typst" in names or (isinstance(node, ast.ImportFrom) and node.module in ("pdf", "typst")):
                loading.add(path.name)
    assert loading == {"pdf.py"}


def test_the_invitation_separates_the_closed_part():
    cast = f.Cast(kreis=f.federlohe())
    committee = f.a_committee(cast, name="Runde")
    meeting = f.a_meeting(committee)
    items = [f.an_item(committee, "Offen"), f.an_item(committee, "Geheim", public=False)]
    made = editions.invitation_content(meeting, items, SENDER)
    text = words(parts(editions.made(made, "odt", at=f.AT))["content.xml"])
    assert text.index("Offen") < text.index("nicht öffentlicher Teil") < text.index("Geheim")
    assert "Kreishaus, Raum 12" in text and "Do., 26. November 2026, 18:00 Uhr" in text
    public = editions.invitation_content(meeting, items[:1], SENDER)
    assert "nicht öffentlicher Teil" not in words(parts(editions.made(public, "odt", at=f.AT))["content.xml"])
