"""Every field that is stored has a card: why it is there, how long, who reads, and what becomes of it."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from augenhoehe.core.contributions import data_cards, retention_rules
from augenhoehe.core.layers import LAYERS

# Links between two tables of Django that we never fill; a test below keeps them empty.
UNUSED = {"auth.Group_permissions"}
# Tables that no model describes; cards name them as „core.core_cache“.
WITHOUT_MODEL = {"core_cache", "django_migrations"}


def cards():
    return {card.model: card for card in data_cards()}


def filled_models():
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        if not options.proxy and not options.abstract and options.label not in UNUSED:
            yield model


def test_no_table_has_two_cards():
    models = [card.model for card in data_cards()]
    assert sorted(models) == sorted(set(models))


def test_every_table_we_fill_has_a_card():
    missing = {model._meta.label for model in filled_models()} - set(cards())
    assert not missing, f"Ohne Karte im Datenregister: {sorted(missing)}"


def test_every_stored_field_is_on_its_card():
    missing = []
    for model in filled_models():
        card = cards().get(model._meta.label)
        fields = {field.name for field in model._meta.concrete_fields}
        missing += [f"{model._meta.label}.{name}" for name in sorted(fields - set(card.fields if card else ()))]
    assert not missing, f"Felder ohne Klasse: {missing}"


def test_tables_without_a_model_have_cards_too():
    assert {f"core.{name}" for name in WITHOUT_MODEL} <= set(cards())


def test_no_card_speaks_of_a_table_or_field_that_is_gone():
    models = apps.get_models(include_auto_created=True)
    known = {model._meta.label: {field.name for field in model._meta.concrete_fields} for model in models}
    gone = []
    for label, card in cards().items():
        if label in {f"core.{name}" for name in WITHOUT_MODEL}:
            continue
        gone += [label] if label not in known else [f"{label}.{name}" for name in set(card.fields) - known[label]]
    assert not gone, f"Karten für Verschwundenes: {sorted(gone)}"


@pytest.mark.parametrize("part", ["title", "purpose", "legal_basis", "retention", "erasure", "readers"])
def test_no_card_leaves_a_question_open(part):
    assert [label for label, card in cards().items() if not getattr(card, part).strip()] == []


@pytest.mark.django_db
def test_no_table_of_the_database_is_unknown_to_program_and_register():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = {name for (name,) in cursor.fetchall()}
    described = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert tables - described <= WITHOUT_MODEL


@pytest.mark.django_db
@pytest.mark.parametrize("label", sorted(UNUSED))
def test_what_has_no_card_because_it_stays_empty_is_empty(label):
    assert not apps.get_model(label)._base_manager.exists()


def test_every_layer_with_tables_has_cards_of_its_own():
    with_tables = {model._meta.app_label for model in apps.get_models() if model._meta.app_label in LAYERS}
    assert with_tables <= {label.split(".")[0] for label in cards()}


def test_retention_rules_have_names_of_their_own_and_say_why():
    names = [rule.name for rule in retention_rules()]
    assert len(names) == len(set(names))
    for rule in retention_rules():
        assert rule.title and rule.legal_basis and rule.period


def test_the_register_is_about_this_program():
    assert {f"augenhoehe.{name}" for name in LAYERS} <= set(settings.INSTALLED_APPS)
