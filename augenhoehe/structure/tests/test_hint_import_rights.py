"""Who may import what, and what the state of an import allows."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest

from augenhoehe.accounts.models import User
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Actor, HeldRole, Role
from augenhoehe.places.tests.factories import federlohe
from augenhoehe.structure.models import HintImport
from augenhoehe.structure.operations import imports
from tests.worlds import shared

from .import_factories import taken_over
from .intake_factories import AT, town

pytestmark = pytest.mark.django_db


@shared
def kreis():
    return federlohe()


class TestWhoMayImportWhat:
    @pytest.fixture(autouse=True)
    def _kreis(self, kreis):
        self.kreis = kreis

    def officer(self):
        place = town("Zwirnstadt")
        return Actor(user_id=uuid.uuid4(), name="Nuray", roles=(HeldRole(Role.COORDINATION, municipality_id=place.pk),))

    def test_without_the_right_nothing_is_uploaded(self):
        for by in (Actor(user_id=uuid.uuid4()), Actor(user_id=uuid.uuid4(), roles=(HeldRole(Role.PRESS),))):
            with pytest.raises(Refused):
                imports.upload_import(content=b"problem\nx\n", file_name="x.csv", by=by, at=AT)

    def test_a_residence_authority_imports_nothing_whatever_its_role(self):
        by = Actor(user_id=uuid.uuid4(), roles=(HeldRole(Role.COORDINATION),), residence_authority=True)
        with pytest.raises(Refused):
            imports.upload_import(content=b"problem\nx\n", file_name="x.csv", by=by, at=AT)
        assert not HintImport.objects.visible_to(by).exists()

    def test_rows_of_other_towns_are_faulty_for_who_may_import_for_one(self):
        by = self.officer()
        User.objects.create(id=by.user_id, email="nuray@beispiel.example", name="Nuray")
        found = imports.upload_import(
            content=b"problem,ort\nA,Zwirnstadt\nB,Mohnfurt\nC,\n", file_name="x.csv", by=by, at=AT
        )
        assert found.municipality == town("Zwirnstadt")
        draft = found
        run = imports.prepared(draft, imports._table_of(draft), by, AT)
        tally = run.walk()
        assert (tally.new, tally.faulty) == (2, 1)

    def test_a_lost_right_stops_the_run(self):
        by = self.officer()
        User.objects.create(id=by.user_id, email="nuray@beispiel.example", name="Nuray")
        found = imports.upload_import(content=b"problem\nA\n", file_name="x.csv", by=by, at=AT)
        imports.start_check(
            hint_import=found,
            columns={"problem": "problem"},
            municipality=found.municipality,
            source_note="",
            by=by,
            at=AT,
        )
        imports.run_check(import_id=found.pk, now=lambda: AT)
        found.refresh_from_db()
        assert found.state == "failed" and "Recht" in found.failure

    def test_imports_of_others_are_invisible_to_who_may_import_for_one_town(self):
        mine, whole = self.officer(), Actor(user_id=uuid.uuid4(), roles=(HeldRole(Role.COORDINATION),))
        imports.upload_import(content=b"problem\nA\n", file_name="alle.csv", by=whole, at=AT)
        imports.upload_import(content=b"problem\nB\n", file_name="meine.csv", by=mine, at=AT)
        assert [one.file_name for one in HintImport.objects.visible_to(mine)] == ["meine.csv"]
        assert HintImport.objects.visible_to(whole).count() == 2
        assert not HintImport.objects.visible_to(Actor(user_id=uuid.uuid4())).exists()


class TestStates:
    @pytest.fixture(autouse=True)
    def _kreis(self, kreis):
        self.found = imports.upload_import(content=b"problem\nA\n", file_name="x.csv", by=SYSTEM, at=AT)

    def test_unchecked_nothing_is_taken_over(self):
        with pytest.raises(Refused):
            imports.start_take_over(hint_import=self.found, by=SYSTEM, at=AT)

    def test_without_a_problem_column_nothing_is_checked(self):
        with pytest.raises(Refused) as refused:
            imports.start_check(hint_import=self.found, columns={}, municipality=None, source_note="", by=SYSTEM, at=AT)
        assert refused.value.field == "problem"

    def test_one_column_means_one_thing(self):
        with pytest.raises(Refused):
            imports.start_check(
                hint_import=self.found, columns={"problem": "problem", "idea": "problem"},
                municipality=None, source_note="", by=SYSTEM, at=AT,
            )  # fmt: skip

    def test_a_silent_run_can_be_pushed_but_not_a_living_one(self):
        imports.start_check(
            hint_import=self.found, columns={"problem": "problem"}, municipality=None, source_note="", by=SYSTEM, at=AT
        )
        with pytest.raises(Refused):
            imports.restart_import(hint_import=self.found, by=SYSTEM, at=AT)
        later = datetime(2026, 11, 26, 17, 10, tzinfo=UTC)
        assert imports.restart_import(hint_import=self.found, by=SYSTEM, at=later).state == "checking"

    def test_a_done_import_cannot_be_thrown_away(self):
        found = taken_over("problem\nB\n")
        with pytest.raises(Refused):
            imports.discard_import(hint_import=found, by=SYSTEM, at=AT)
        imports.discard_import(hint_import=self.found, by=SYSTEM, at=AT)
        assert HintImport.objects.get() == found
