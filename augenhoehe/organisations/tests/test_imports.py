"""A table of organisations is checked row by row and taken over as a whole, or not at all."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from augenhoehe.core.refused import Refused
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Contact, Organisation, RegisterImport
from augenhoehe.organisations.operations import imports
from augenhoehe.organisations.queries.entries import alike, plain_name
from tests.worlds import shared

from . import factories as f
from . import tables
from .pages import client_of, inside, text_of, typed_in

pytestmark = pytest.mark.django_db
MOST = 100


@shared
def cast():
    return f.the_cast()


def uploaded(by, content: bytes) -> RegisterImport:
    return operations.upload_register(content=content, file_name="vereine.xlsx", by=by, at=f.AT)


def checked(by, content: bytes, **more) -> RegisterImport:
    found = uploaded(by, content)
    return operations.check_register(
        register_import=found, columns=found.mapping["columns"], municipality=None, by=by, at=f.AT, **more
    )


@pytest.mark.parametrize("written", [tables.as_csv, tables.as_excel])
def test_of_a_hundred_rows_fifteen_are_broken_and_each_says_why(cast, written):
    found = checked(cast.aylin, written(tables.rows()))
    assert (found.rows_total, found.rows_new, found.rows_duplicate, found.rows_faulty) == (
        MOST, MOST - len(tables.BROKEN), tables.DOUBLE, tables.FAULTY,
    )  # fmt: skip
    said = {one["row"]: one["sentence"] for one in found.listed}
    assert set(said) == set(tables.BROKEN)
    for row, (_what, _value, sentence) in tables.BROKEN.items():
        assert said[row].startswith(sentence), row
    assert not Organisation.objects.exists()


def test_taking_over_enters_every_whole_row_with_its_contact_once(cast):
    found = checked(cast.aylin, tables.as_excel(tables.rows()))
    operations.take_over_register(register_import=found, by=cast.aylin, at=f.AT)
    assert Organisation.objects.count() == Contact.objects.count() == MOST - len(tables.BROKEN)
    made = Organisation.objects.get(name="Birkentreff Nebelfurt e. V.")
    assert (made.state, made.source, made.legal_form, made.founded_year) == ("reported", "import", "association", 1951)
    assert (made.fields, made.languages) == (["education", "youth"], ["ar", "de"])
    assert made.description["de"]["text"] == "Wir treffen uns im Haus 1." and made.municipality.name == "Nebelfurt"
    contact = made.contacts.get()
    assert contact.email == "verein1@verein.example" and not (contact.email_shown or contact.name_shown)
    with pytest.raises(Refused, match="schon übernommen"):
        operations.take_over_register(register_import=found, by=cast.aylin, at=f.AT)
    assert operations.ask_all(by=cast.aylin, at=f.AT) == MOST - len(tables.BROKEN)


def test_what_stands_in_the_register_is_not_entered_again(cast):
    f.a_club("Ahorntreff Sternmünde", municipality=f.town("Sternmünde"))
    found = checked(cast.aylin, tables.as_csv(tables.rows(3)))
    double = next(one for one in found.listed if one["kind"] == "duplicate")
    assert double["row"] == 2 and "Wahrscheinlich schon im Register" in double["sentence"]
    again = checked(cast.aylin, tables.as_csv(tables.rows(3)), keep_duplicates=True)
    assert (again.rows_new, again.rows_duplicate) == (2, 0)


def test_a_failure_in_the_middle_leaves_nothing_behind(cast, monkeypatch):
    found = checked(cast.aylin, tables.as_excel(tables.rows()))
    real, count = imports._enter, []

    def enter(row, by, at):
        count.append(row)
        if len(count) == 40:
            raise RuntimeError("Strom weg")
        real(row, by, at)

    monkeypatch.setattr(imports, "_enter", enter)
    with pytest.raises(RuntimeError):
        operations.take_over_register(register_import=found, by=cast.aylin, at=f.AT)
    assert not Organisation.objects.exists() and not Contact.objects.exists()


def test_an_officer_enters_in_the_own_town_only(cast):
    found = checked(cast.nuray, tables.as_csv(tables.rows(8)))
    assert found.rows_new == 1
    assert {one["sentence"] for one in found.listed if one["row"] not in (4, 9)} == {
        "In diesem Ort führen Sie das Register nicht."
    }


@pytest.mark.parametrize(("name", "may"), [
    ("aylin", True), ("nuray", True), ("faisal", False), ("emine", False), ("veit", False), ("wiebke", False),
])  # fmt: skip
def test_who_imports(cast, name, may):
    client = client_of(cast, name)
    for page in ("imports", "import_upload"):
        assert client.get(inside(page)).status_code == (200 if may else 403)
    if not may:
        with pytest.raises(Refused):
            uploaded(getattr(cast, name), tables.as_csv(tables.rows(3)))


def test_somebody_elses_import_is_for_who_keeps_the_whole_register(cast):
    found = checked(cast.aylin, tables.as_csv(tables.rows(3)))
    for page in ("import", "import_map"):
        assert client_of(cast, "nuray").get(inside(page, found.pk)).status_code == 404
        assert client_of(cast, "bernward").get(inside(page, found.pk)).status_code == 200


def test_by_pages_from_the_file_to_the_question_to_all(cast):
    client = client_of(cast, "aylin")
    file = SimpleUploadedFile("vereine.xlsx", tables.as_excel(tables.rows(38)))
    where = client.post(inside("import_upload"), {"file": file})["Location"]
    response = client.get(where)
    assert "Ahorntreff Sternmünde" in response.content.decode()
    detail = client.post(where, typed_in(response))["Location"]
    text = text_of(client, detail)
    assert "Der Name fehlt." in text and "31 Organisationen übernehmen" in text
    found = RegisterImport.objects.get()
    client.post(inside("import_take_over", found.pk), {"revision": str(found.revision)})
    assert "Alle um Bestätigung bitten" in text_of(client, detail)
    assert Organisation.objects.count() == 31


def test_a_file_without_names_or_without_a_table_is_said_at_its_field(cast):
    client = client_of(cast, "aylin")
    answer = client.post(inside("import_upload"), {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04nichts")})
    assert answer.context["form"].errors and not RegisterImport.objects.exists()
    found = uploaded(cast.aylin, tables.as_csv(tables.rows(2)))
    with pytest.raises(Refused) as refused:
        operations.check_register(
            register_import=found, columns={"email": "E-Mail"}, municipality=None, by=cast.aylin, at=f.AT
        )
    assert refused.value.field == "name"


def test_the_command_on_the_server_follows_the_same_rules(cast, tmp_path, capsys):
    path = tmp_path / "vereine.csv"
    path.write_bytes(tables.as_csv(tables.rows()))
    call_command("import", "organisations", str(path), "--probe")
    assert "100 Zeilen gelesen, 85 neu, 3 doppelt, 12 unvollständig." in capsys.readouterr().out
    assert not Organisation.objects.exists() and not RegisterImport.objects.exists()
    call_command("import", "organisations", str(path))
    assert Organisation.objects.count() == 85 and RegisterImport.objects.get().state == "done"


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Syrischer Kulturkreis Dattelpalme e. V.", "Syrischer Kulturkreis Datelpalme", True),
    ("Frauen wagen Wege e.V.", "FRAUEN WAGEN WEGE", True), ("Bildungsbrücke Lale", "Bildungsbruecke Lale", True),
    ("Bildungsbrücke Lale", "Bildungsbrücke Rose", False), ("Chor Mohn", "Chor Mond", False),
    ("Verein 1", "Verein 2", False),
])  # fmt: skip
def test_names_are_compared_as_people_misspell_them(one, other, same):
    assert alike(plain_name(one), plain_name(other)) is same
