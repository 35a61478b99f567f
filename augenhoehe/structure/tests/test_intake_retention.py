"""What the nightly run removes of hints, contacts and files; and that the register names every field."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.rights import SYSTEM
from augenhoehe.places.tests.factories import federlohe
from augenhoehe.structure import models
from augenhoehe.structure.models import Hint, HintCode, HintContact, HintImport
from augenhoehe.structure.operations import imports
from augenhoehe.structure.operations.intake import NewContact, withdraw_hint
from augenhoehe.structure.register_intake import DATA, RETENTION

from .import_factories import taken_over
from .intake_factories import AT, PROBLEM, hint

pytestmark = pytest.mark.django_db
RULES = {rule.name: rule for rule in RETENTION}


@pytest.fixture(autouse=True)
def kreis():
    return federlohe()


def run(name, after):
    at = AT + timedelta(days=after)
    return RULES[name].erase(RULES[name].due(at), at)


def test_contacts_go_on_the_day_after_the_one_that_was_promised():
    hint(contact=NewContact(email="halyna@beispiel.example"))
    assert run("structure.hint_contacts", 365) == 0
    assert run("structure.hint_contacts", 366) == 1
    assert not HintContact.objects.exists() and Hint.objects.get().problem == PROBLEM


def test_the_words_of_single_cases_go_after_a_year():
    reported = hint(idea="Eine Idee")
    Hint.objects.filter(pk=reported.hint.pk).update(state="referred", settled_on=AT.date())
    assert run("structure.single_cases", 365) == 0
    assert run("structure.single_cases", 366) == 1
    kept = Hint.objects.get()
    assert (kept.problem, kept.idea, kept.text_digest, kept.state) == ("", "", None, "referred")
    assert run("structure.single_cases", 366) == 0


@pytest.mark.parametrize("state", ["arrived", "coded", "bundled", "in_question", "answered"])
def test_other_hints_keep_their_words(state):
    reported = hint()
    Hint.objects.filter(pk=reported.hint.pk).update(state=state, settled_on=AT.date())
    assert run("structure.single_cases", 9999) == 0


def test_the_rest_of_a_withdrawn_hint_goes_with_its_code():
    withdraw_hint(code=hint().code, at=AT)
    hint("Ein anderes Problem")
    assert run("structure.withdrawn_hints", 366) == 1
    assert Hint.objects.count() == HintCode.objects.count() == 1


def test_files_of_imports_go_and_their_numbers_stay():
    taken_over("problem,ort\nKein Bus,\nFehler,Entenhausen\n")
    assert run("structure.import_files", 90) == 0
    assert run("structure.import_files", 91) == 1
    kept = HintImport.objects.get()
    assert (kept.file, kept.errors, kept.columns) == (None, [], []) and kept.rows_new == 1
    assert run("structure.import_files", 91) == 0
    assert run("structure.stale_uploads", 999) == 0


def test_uploads_that_nobody_took_over_go_as_a_whole():
    imports.upload_import(content=b"problem\nx\n", file_name="x.csv", by=SYSTEM, at=AT)
    assert run("structure.stale_uploads", 30) == 0
    assert run("structure.stale_uploads", 31) == 1
    assert not HintImport.objects.exists()


@pytest.mark.parametrize("card", DATA, ids=lambda card: card.model)
def test_the_register_names_every_field(card):
    model = getattr(models, card.model.split(".")[1])
    assert set(card.fields) == {field.name for field in model._meta.concrete_fields}
