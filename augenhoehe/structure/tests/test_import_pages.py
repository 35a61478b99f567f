"""The pages of the import, as a coordinator walks them, and who never gets there."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from augenhoehe.accounts.models import User
from augenhoehe.accounts.operations import create_carrier, grant_role
from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.places.operations import set_up_installation
from augenhoehe.places.queries import installation
from augenhoehe.places.tests.factories import federlohe
from augenhoehe.structure.models import Hint, HintImport
from augenhoehe.structure.operations import imports
from tests.worlds import shared

from .intake_factories import fields_of, town

pytestmark = pytest.mark.django_db
LIST = "/intern/hinweise/import/"
NEW = LIST + "neu/"


@pytest.fixture(autouse=True)
def kreis():
    return federlohe()


def person(name, *roles, municipality=None):
    user = User.objects.create(email=f"{name}@beispiel.example", name=name.title())
    for role in roles:
        grant_role(user=user, role=role, by=SYSTEM, at=clock.now(), valid_from=clock.today(), municipality=municipality)
    return user


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@shared
def aylin():
    return signed_in(person("aylin", Role.COORDINATION))


def upload(
    client,
    content="problem;ort;kategorie\nKein Bus;Zwirnstadt;Radverkehr\nKein Bus;Zwirnstadt;\n;x;\n",
    name="liste.csv",
):
    return client.post(NEW, {"file": SimpleUploadedFile(name, content.encode())}, follow=True)


def worked(found):
    """What the worker does."""
    imports.run_check(import_id=found.pk, now=clock.now)
    imports.run_take_over(import_id=found.pk, now=clock.now)
    found.refresh_from_db()


def test_a_file_goes_from_upload_to_the_inbox(aylin):
    page = upload(aylin)
    found = HintImport.objects.get()
    address = f"{LIST}{found.pk}/"
    kept = fields_of(page, "zuordnung")
    assert (kept["problem"], kept["municipality"], kept["life_area"]) == ("problem", "ort", "kategorie")
    page = aylin.post(address + "pruefung/", {**kept, "source_note": "Umfrage"}, follow=True)
    assert "wird geprüft" in page.content.decode() and not Hint.objects.exists()
    worked(found)
    text = aylin.get(address).content.decode()
    assert "Einen Hinweis übernehmen" in text
    assert "Hier steht kein Problem." in text and "schon in Zeile 2" in text and "Radverkehr" in text
    rows = b"".join(aylin.get(address + "zeilen.csv").streaming_content).decode()
    assert rows.startswith("\ufeffZeile;Ergebnis;Was;Gelesen") and "fehlerhaft" in rows
    aylin.post(address + "uebernahme/")
    worked(found)
    assert "im Eingang" in aylin.get(address).content.decode()
    assert Hint.objects.get().problem == "Kein Bus"
    assert "liste.csv" in aylin.get(LIST).content.decode()


def test_foreign_words_are_assigned_on_the_page(aylin):
    upload(aylin)
    found = HintImport.objects.get()
    address = f"{LIST}{found.pk}/"
    aylin.post(address + "pruefung/", fields_of(aylin.get(address), "zuordnung"))
    worked(found)
    words = fields_of(aylin.get(address), "woerter")
    aylin.post(address + "begriffe/", {**words, "word_0": "mobility"})
    found.refresh_from_db()
    assert found.state == "checking"
    worked(found)
    assert found.unknown_values == {} and found.state == "checked"


def test_a_mistake_in_the_assignment_is_said_at_the_field(aylin):
    page = upload(aylin)
    address = f"{LIST}{HintImport.objects.get().pk}/"
    page = aylin.post(address + "pruefung/", {**fields_of(page, "zuordnung"), "problem": ""})
    assert page.context["form"].errors["problem"]
    assert HintImport.objects.get().state == "uploaded"


@pytest.mark.parametrize("content", ["", "PK\x03\x04kaputt", "%PDF-1.7"])
def test_a_file_that_is_no_table_is_refused_at_the_field(aylin, content):
    page = upload(aylin, content)
    assert page.status_code == 200 and page.context["form"].errors["file"]
    assert not HintImport.objects.exists()


def test_progress_ends_by_loading_the_page_anew(aylin):
    upload(aylin)
    found = HintImport.objects.get()
    address = f"{LIST}{found.pk}/"
    aylin.post(address + "pruefung/", fields_of(aylin.get(address), "zuordnung"))
    assert "HX-Refresh" not in aylin.get(address + "fortschritt/").headers
    worked(found)
    assert aylin.get(address + "fortschritt/").headers["HX-Refresh"] == "true"


def test_two_people_do_not_overwrite_each_other(aylin):
    page = upload(aylin)
    address = f"{LIST}{HintImport.objects.get().pk}/"
    kept = fields_of(page, "zuordnung")
    aylin.post(address + "pruefung/", kept)
    worked(HintImport.objects.get())
    assert aylin.post(address + "pruefung/", kept).status_code == 409


def test_an_upload_can_be_thrown_away(aylin):
    upload(aylin)
    aylin.post(f"{LIST}{HintImport.objects.get().pk}/verwerfen/")
    assert not HintImport.objects.exists()


def test_without_the_right_no_page_opens():
    upload(signed_in(person("aylin", Role.COORDINATION)))
    found = HintImport.objects.get()
    authority = create_carrier(
        name="Ausländerbehörde", short_name="ABH", kind="residence_authority", by=SYSTEM, at=clock.now()
    )
    wiebke = person("wiebke", Role.COORDINATION)
    User.objects.filter(pk=wiebke.pk).update(carrier=authority)
    people = [person("veit"), person("mirjam", Role.PRESS), User.objects.get(pk=wiebke.pk)]
    for user in people:
        client = signed_in(user)
        for address in (
            LIST,
            NEW,
            f"{LIST}{found.pk}/",
            f"{LIST}{found.pk}/zeilen.csv",
            f"{LIST}{found.pk}/fortschritt/",
        ):
            assert client.get(address).status_code in (403, 404), (user, address)
        assert client.post(f"{LIST}{found.pk}/verwerfen/").status_code in (403, 404)
    assert HintImport.objects.exists()


def test_strangers_are_sent_to_sign_in():
    assert Client().get(LIST).status_code == 302


def test_who_coordinates_one_town_sees_only_the_own_imports(aylin):
    upload(aylin)
    nuray = signed_in(person("nuray", Role.COORDINATION, municipality=town("Zwirnstadt")))
    assert nuray.get(f"{LIST}{HintImport.objects.get().pk}/").status_code == 404
    page = upload(nuray, name="meine.csv")
    assert [label for _, label in page.context["form"].fields["town"].choices][1:] == ["Zwirnstadt"]


def test_switched_off_the_pages_do_not_exist(aylin):
    row = installation()
    set_up_installation(name=row.name, district=row.district, modules={"hint_import": False}, by=SYSTEM, at=clock.now())
    assert aylin.get(LIST).status_code == 404


def test_the_list_asks_the_same_number_of_questions_for_many_imports(aylin, django_assert_max_num_queries):
    for number in range(12):
        upload(aylin, name=f"liste{number}.csv")
    with django_assert_max_num_queries(12):
        aylin.get(LIST)
