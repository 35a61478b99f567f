"""The pages: for everybody in five languages, and inside for who decides."""

from __future__ import annotations

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from augenhoehe.accounts.models import User
from augenhoehe.journal.views.kept import forget_all
from augenhoehe.open_data import operations
from augenhoehe.open_data.models import Publication
from tests.worlds import shared

from .world import AT, World, the_world

pytestmark = pytest.mark.django_db


@shared
def made() -> World:
    world = the_world()
    operations.refresh_all(at=AT)
    return world


def coordination(made: World) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=made.cast.aylin.user_id))
    return client


@pytest.mark.parametrize("language", ["", "/en", "/tr", "/ar", "/uk"])
def test_the_catalogue_is_a_page_in_every_language(made, language):
    answer = Client().get(f"{language}/offene-daten/")
    assert answer.status_code == 200 and b"/offene-daten/katalog.ttl" in answer.content
    assert answer.content.count(b'class="main"') == 9


def test_a_dataset_shows_its_rows_its_columns_and_where_to_get_it(made, django_assert_max_num_queries):
    forget_all()
    with django_assert_max_num_queries(8):
        text = Client().get("/offene-daten/organisationen/").content.decode()
    for word in ("Syrischer Kulturkreis", "Fassung", "daten.csv", "daten.parquet", "felder.json", "Namensnennung"):
        assert word in text
    assert "leer, wenn die Organisation sie nicht zeigt" in text


def test_the_catalogue_asks_the_database_as_often_for_many_versions(made, django_assert_max_num_queries):
    forget_all()
    with django_assert_max_num_queries(6):
        Client().get("/offene-daten/")


def test_before_anything_is_published_the_page_says_so(db):
    assert "noch keinen Datensatz" in Client().get("/offene-daten/").content.decode()
    assert Client().get("/offene-daten/katalog.ttl").status_code == 404
    assert b"katalog.ttl" not in Client().get("/offene-daten/").content
    assert Client().get("/offene-daten/organisationen/").status_code == 404


def test_oparl_has_its_page_below_the_catalogue(made):
    assert Client().get("/offene-daten/oparl/").status_code == 200


def test_the_coordination_publishes_with_a_licence_and_withdraws(made):
    client = coordination(made)
    assert "Organisationen im Verzeichnis" in client.get("/intern/offene-daten/").content.decode()
    found = Publication.objects.get(key="gremien")
    ProcrastinateJob.objects.all().delete()
    sent = client.post(
        "/intern/offene-daten/gremien/veroeffentlichen/", {"licence": "dl-de/zero-2-0", "revision": found.revision}
    )
    found.refresh_from_db()
    assert sent.status_code == 302 and found.licence == "dl-de/zero-2-0"
    assert ProcrastinateJob.objects.filter(task_name="open_data.refresh").count() == 1
    client.post("/intern/offene-daten/gremien/zurueckziehen/", {"revision": found.revision})
    assert Client().get("/offene-daten/gremien/").status_code == 404
    assert client.get("/intern/offene-daten/gremien/zurueckziehen/").status_code == 404


def test_nobody_else_decides(made):
    stranger = Client()
    stranger.force_login(User.objects.get(pk=made.cast.veit.user_id))
    for path in ("", "gremien/veroeffentlichen/", "gremien/zurueckziehen/"):
        assert stranger.get(f"/intern/offene-daten/{path}").status_code in (403, 404)
        assert Client().get(f"/intern/offene-daten/{path}").status_code == 302
