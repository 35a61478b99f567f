"""The catalogue validates against shapes of DCAT-AP.de, says the same in three spellings, and every address answers."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS

from augenhoehe.core.rights import SYSTEM
from augenhoehe.open_data import operations, queries
from augenhoehe.open_data.models import CatalogueFile
from augenhoehe.organisations import operations as organisations
from tests.worlds import shared

from .world import AT, World, the_world

pytestmark = pytest.mark.django_db
SHAPES = Path(__file__).with_name("shapes.ttl")
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml"}


@shared
def made() -> World:
    world = the_world()
    operations.refresh_all(at=AT)
    organisations.change_organisation(
        organisation=world.club, by=SYSTEM, at=AT, revision=world.club.revision, short_name="Dattelpalme"
    )
    operations.refresh_all(at=AT + timedelta(days=1))
    return world


def the_graph(form: str = "ttl") -> Graph:
    answer = Client().get(f"/offene-daten/katalog.{form}")
    assert answer.status_code == 200 and answer["Access-Control-Allow-Origin"] == "*"
    return Graph().parse(data=answer.content, format=FORMATS[form])


def problems(graph: Graph) -> str:
    from pyshacl import validate

    fine, _, text = validate(graph, shacl_graph=str(SHAPES), advanced=False)
    return "" if fine else text


def test_the_catalogue_fits_the_shapes(made):
    assert problems(the_graph()) == ""


def test_with_the_id_that_govdata_gave_it_still_fits(made, settings):
    settings.OPEN_DATA_CONTRIBUTOR = "http://dcat-ap.de/def/contributors/kreisFederlohe"
    operations.refresh_all(at=AT + timedelta(days=1))
    graph = the_graph()
    assert problems(graph) == "" and b"kreisFederlohe" in graph.serialize(format="nt").encode()


@pytest.mark.parametrize("gone", [DCTERMS.license, DCTERMS.publisher, DCAT.theme, DCAT.downloadURL])
def test_the_shapes_notice_what_is_missing(made, gone):
    graph = the_graph()
    graph.remove((None, gone, None))
    assert "Less than 1 values" in problems(graph) and gone.rpartition("/")[2].rpartition("#")[2] in problems(graph)


def test_the_three_spellings_say_the_same(made):
    turtle = the_graph("ttl")
    assert isomorphic(turtle, the_graph("jsonld")) and isomorphic(turtle, the_graph("rdf"))


def test_every_address_of_the_catalogue_answers_with_what_it_promises(made):
    graph = the_graph()
    files = list(graph.subjects(RDF.type, DCAT.Distribution))
    # Two files for each dataset, and two more for the older version of the organisations.
    assert len(files) == 2 * len(queries.declared()) + 2
    for file in files:
        answer = Client().get(urlsplit(str(graph.value(file, DCAT.downloadURL))).path)
        assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
        assert len(answer.content) == float(graph.value(file, DCAT.byteSize))
        schema = Client().get(urlsplit(str(graph.value(file, DCTERMS.conformsTo))).path)
        assert json.loads(schema.content)["schema"]["fields"]
    for page in graph.objects(None, DCAT.landingPage):
        assert Client().get(urlsplit(str(page)).path).status_code == 200


def test_the_older_version_is_tied_to_the_present_one_and_no_dataset_of_its_own(made):
    graph = the_graph()
    (now, old) = next(iter(graph.subject_objects(DCTERMS.hasVersion)))
    assert graph.value(old, DCTERMS.isVersionOf) == now
    listed = set(graph.objects(None, DCAT.dataset))
    assert now in listed and old not in listed
    kreis = URIRef("http://dcat-ap.de/def/politicalGeocoding/districtKey/05999")
    assert graph.value(now, DCTERMS.spatial) == kreis


def test_what_is_withdrawn_is_gone_from_the_catalogue_and_has_no_address(made):
    found = queries.publications().get(key="organisationen")
    operations.withdraw(publication=found, revision=found.revision, by=SYSTEM, at=AT)
    for path in ("", "daten.csv", "daten.parquet", "felder.json", "fassung/1/daten.csv", "fassung/1/felder.json"):
        assert Client().get(f"/offene-daten/organisationen/{path}").status_code == 404
    operations.refresh_all(at=AT)
    assert "offene-daten/organisationen" not in the_graph().serialize(format="nt")


def test_an_unchanged_catalogue_is_not_written_again(made):
    before = dict(CatalogueFile.objects.values_list("form", "written_at"))
    operations.refresh_all(at=AT + timedelta(days=3))
    assert dict(CatalogueFile.objects.values_list("form", "written_at")) == before


def test_who_has_the_file_already_is_told_so(made):
    first = Client().get("/offene-daten/gremien/daten.csv")
    again = Client().get("/offene-daten/gremien/daten.csv", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304 and again.content == b""
