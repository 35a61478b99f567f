"""Terms of coding: there from the first day, worded anew, out of use and back; never deleted."""

from __future__ import annotations

import importlib
import uuid

import pytest
from django.test import Client

from augenhoehe.core import clock
from augenhoehe.core.multilingual import NAMES, text_in
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM, Actor, HeldRole, Role
from augenhoehe.journal.models import AuditEntry
from augenhoehe.places.tests.factories import federlohe
from augenhoehe.structure.models import Term
from augenhoehe.structure.operations.vocabularies import change_term, create_term, rest_term, revive_term
from augenhoehe.structure.queries_intake import terms, terms_for
from augenhoehe.structure.vocabularies import LIFE_AREAS, STARTER, starter_rows

from .intake_factories import AT, Visitor, fields_of
from .test_import_pages import person, signed_in

pytestmark = pytest.mark.django_db


def words(term, **changed):
    return {**{language: entry["text"] for language, entry in term.label.items()}, **changed}


def housing():
    return Term.objects.get(vocabulary="life_area", code="housing")


def changed(term, by=SYSTEM, **values):
    given = {"labels": words(term), "helps": {}, "position": term.position, **values}
    return change_term(term=term, by=by, at=AT, **given)


def test_a_new_installation_has_all_starter_terms():
    for vocabulary, starters in STARTER.items():
        assert [one.code for one in terms(vocabulary)] == [one.code for one in starters]
    assert set(STARTER) == set(Term.Vocabulary.values)


@pytest.mark.parametrize("area", LIFE_AREAS, ids=lambda area: area.code)
def test_life_areas_stand_in_every_language_of_the_form(area):
    assert set(area.label_value()) == set(area.help_value()) == set(NAMES)
    assert all(entry["text"].strip() for value in (area.label_value(), area.help_value()) for entry in value.values())
    assert all(entry["machine"] == (language != "de") for language, entry in area.label_value().items())


def test_an_installation_with_own_terms_keeps_them():
    from django.apps import apps
    from django.db import connection

    load = importlib.import_module("augenhoehe.structure.migrations.0002_starter_vocabularies").load
    Term.objects.exclude(code="housing").delete()
    with connection.schema_editor() as editor:
        load(apps, editor)
    assert Term.objects.count() == 1
    Term.objects.all().delete()
    with connection.schema_editor() as editor:
        load(apps, editor)
    assert Term.objects.count() == len(list(starter_rows()))


def test_a_corrected_word_leaves_translations_as_they_are():
    changed(housing(), labels=words(housing(), de="Wohnen und Unterkunft"))
    term = housing()
    assert term.label["de"]["text"] == "Wohnen und Unterkunft"
    assert not text_in(term.label, "ar").stale and text_in(term.label, "ar").machine


def test_a_new_meaning_makes_translations_out_of_date():
    changed(housing(), labels=words(housing(), de="Bauen"), new_meaning=True)
    assert text_in(housing().label, "ar").stale


def test_a_translation_by_a_person_is_no_longer_machine_made():
    aylin = Actor(user_id=uuid.uuid4(), name="Aylin Adaköy", roles=(HeldRole(Role.COORDINATION),))
    changed(housing(), by=aylin, labels=words(housing(), ar="السكن والإيواء"))
    found = text_in(housing().label, "ar")
    assert found.text == "السكن والإيواء" and not found.machine and not found.stale
    assert AuditEntry.objects.filter(verb="change_term", fields=["label"]).exists()


def test_saving_without_a_change_writes_nothing():
    before = housing()
    changed(before, helps={language: entry["text"] for language, entry in before.help.items()})
    assert housing().revision == before.revision and not AuditEntry.objects.exists()


def test_two_people_do_not_overwrite_each_other():
    first, second = housing(), housing()
    changed(first, labels=words(first, de="Wohnen A"))
    with pytest.raises(Conflict):
        changed(second, labels=words(second, de="Wohnen B"), revision=second.revision)


def test_a_new_term_comes_last_and_gets_a_code_of_its_own():
    term = create_term(vocabulary="hurdle", label="Weg über die Grenze", by=SYSTEM, at=AT)
    assert term.code == "weg-ueber-die-grenze" and list(terms("hurdle"))[-1] == term
    with pytest.raises(Refused):
        create_term(vocabulary="hurdle", label="Weg über die Grenze", by=SYSTEM, at=AT)


@pytest.mark.parametrize("by", [Actor(), Actor(user_id=uuid.uuid4(), roles=(HeldRole(Role.PRESS),))])
def test_without_the_right_nobody_changes_terms(by):
    with pytest.raises(Refused):
        create_term(vocabulary="hurdle", label="x", by=by, at=AT)
    with pytest.raises(Refused):
        changed(housing(), by=by, labels=words(housing(), de="y"))
    with pytest.raises(Refused):
        rest_term(term=housing(), by=by, at=AT)
    assert not terms_for(by).exists()


def test_a_resting_term_is_no_longer_offered_in_the_form():
    federlohe()
    assert "Wohnungssuche" in Visitor().open().content.decode()
    rest_term(term=housing(), by=SYSTEM, at=AT)
    assert "Wohnungssuche" not in Visitor().open().content.decode()
    revive_term(term=housing(), by=SYSTEM, at=clock.now())
    assert "Wohnungssuche" in Visitor().open().content.decode()


def test_the_pages_word_a_term_anew_and_add_one():
    aylin = signed_in(person("aylin", Role.COORDINATION))
    address = f"/intern/begriffe/{housing().pk}/"
    kept = fields_of(aylin.get(address), "begriff")
    assert kept["label_tr"] == "Konut"
    assert aylin.post(address, {**kept, "label_de": "Wohnen im Kreis"}).status_code == 302
    assert housing().label["de"]["text"] == "Wohnen im Kreis"
    assert aylin.post(address, {**kept, "label_de": ""}).context["form"].errors["label_de"]
    aylin.post("/intern/begriffe/neu/level/", {"label_de": "Europa"})
    text = aylin.get("/intern/begriffe/").content.decode()
    assert "Europa" in text and "Wohnen im Kreis" in text
    aylin.post(address + "ruhen/")
    assert not housing().active
    aylin.post(address + "wieder/")
    assert housing().active


def test_the_pages_are_closed_to_others():
    assert Client().get("/intern/begriffe/").status_code == 302
    veit = signed_in(person("veit"))
    for address in ("/intern/begriffe/", f"/intern/begriffe/{housing().pk}/", "/intern/begriffe/neu/level/"):
        assert veit.get(address).status_code in (403, 404)
