"""Versions: only what is public, made anew only when something changed, and without what was taken back."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from augenhoehe.core.contributions import datasets
from augenhoehe.core.datasets import DataColumn, Dataset, Licence, Rhythm
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.files import queries as files
from augenhoehe.journal.operations import blank_step, withdraw_thread
from augenhoehe.journal.tests.factories import AYLIN, KORBINIAN, SAMUEL, VEIT, WIEBKE
from augenhoehe.open_data import operations, queries, tables
from augenhoehe.open_data.models import DataVersion, Publication
from augenhoehe.organisations import operations as organisations
from tests.worlds import shared

from .world import AT, SECRETS, World, latest, rows_of, text_of, the_world

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@shared
def world() -> World:
    return the_world()


@shared
def made(world: World) -> World:
    operations.refresh_all(at=AT)
    return world


def test_every_dataset_has_rows_and_none_of_what_is_not_public(made):
    """Hidden address, unpublished matter, closed item, contacts, entries that are not passed on (S0-9, S1-19)."""
    for dataset in queries.declared():
        version = latest(dataset.key)
        assert version.rows > 0, dataset.key
        whole = text_of(version) + str(list(tables.rows_of(version.columns, files.path_of(version.parquet))))
        assert [word for word in SECRETS if word in whole] == [], dataset.key


def test_a_shown_address_stands_there_and_a_hidden_one_is_empty(made):
    by_name = {row["name"]: row for row in rows_of(latest("organisationen"))}
    assert by_name["Syrischer Kulturkreis Dattelpalme e. V."]["strasse"] == "Hafen 3"
    assert by_name["Moscheegemeinde am Zwirngraben e. V."]["strasse"] == ""
    assert by_name["Moscheegemeinde am Zwirngraben e. V."]["ort"] == "Zwirnstadt"


def test_of_an_agenda_only_what_was_decided_in_public_is_told(made):
    (row,) = rows_of(latest("beschluesse"))
    assert row["punkt"] == "Kita-Auskunft nur auf Deutsch" and row["vorgang"] == made.thread.number


def test_a_released_table_leaves_with_its_hidden_cells_hidden(made):
    """Two people of one town stay two people whom nobody can count (S1-26)."""
    rows = rows_of(latest("freigaben"))
    assert {row["tabelle"] for row in rows} == {"Personen, die im Quartal Hinweise gaben"}
    assert {row["stand"] for row in rows} == {"2026-09-30"} and {row["schwelle"] for row in rows} == {"5"}
    by_place = {(row["wert_1"], row["wert_2"]): row for row in rows}
    assert by_place["zusammen", "zusammen"]["personen"] in ("9", "")
    nebelfurt = [row for pair, row in by_place.items() if "Nebelfurt" in pair]
    assert nebelfurt and all(row["personen"] == "" for row in nebelfurt)
    assert all(row["anzeige"] for row in rows)


def test_an_indicator_that_is_not_public_has_no_rows(made):
    (row,) = rows_of(latest("indikatoren"))
    assert (row["indikator"], row["wert"], row["zeitraum_ab"], row["stand"]) == ("X1", "12,5", "2025-01-01", "Ist")


def test_the_file_is_utf8_with_mark_semicolons_and_a_heading_of_the_dictionary(made):
    version = latest("sitzungen")
    content = files.read(version.csv)
    assert content.startswith(b"\xef\xbb\xbfkennung;gremium_kennung;gremium;beginn;ort;stand;grund_der_absage\r\n")
    assert version.names == content.decode("utf-8-sig").split("\r\n")[0].split(";")


def test_unchanged_content_makes_no_new_version(made):
    before = DataVersion.objects.count()
    assert operations.refresh_all(at=LATER) == 0
    assert DataVersion.objects.count() == before
    assert set(Publication.objects.values_list("checked_at", flat=True)) == {LATER}


def test_a_change_makes_a_new_version_and_the_old_one_stays(made):
    organisations.change_organisation(
        organisation=made.club, by=SYSTEM, at=LATER, revision=made.club.revision, short_name="Dattelpalme"
    )
    operations.refresh_all(at=LATER)
    new, old = queries.public_versions("organisationen")
    assert (new.number, old.number) == (2, 1)
    assert "Dattelpalme" in {row["kurzname"] for row in rows_of(new)}
    assert "Dattelpalme" not in {row["kurzname"] for row in rows_of(old)}


def test_an_address_that_is_hidden_later_leaves_every_version_and_the_worker_is_called_at_once(made):
    organisations.change_organisation(
        organisation=made.club, by=SYSTEM, at=LATER, revision=made.club.revision, address_shown="none"
    )
    assert ProcrastinateJob.objects.filter(task_name="open_data.take_back", status="todo").count() == 1
    operations.refresh_all(at=LATER, new_versions=False)
    assert DataVersion.objects.filter(publication__key="organisationen").count() == 1
    for key in ("organisationen", "angebote"):
        for version in queries.public_versions(key):
            assert "Hafen 3" not in text_of(version) and version.taken_back_at == LATER
            assert "Hafen 3" not in str(list(tables.rows_of(version.columns, files.path_of(version.parquet))))


def test_a_withdrawn_matter_leaves_every_version(made):
    withdraw_thread(thread=made.thread, reason="Namen genannt", by=AYLIN, at=LATER)
    assert ProcrastinateJob.objects.filter(task_name="open_data.take_back", status="todo").exists()
    operations.refresh_all(at=LATER)
    assert all(made.thread.number not in text_of(one) for one in DataVersion.objects.all())


def test_a_blanked_step_leaves_every_version(made):
    step = made.thread.steps.filter(audience="public").first()
    shown = latest("vorgaenge").rows
    blank_step(step=step, reason="Art. 17 DSGVO", by=AYLIN, at=LATER)
    operations.refresh_all(at=LATER, new_versions=False)
    assert latest("vorgaenge").rows == shown - 1


def test_what_is_merely_corrected_queues_nothing(made):
    ProcrastinateJob.objects.all().delete()
    organisations.change_organisation(
        organisation=made.club, by=SYSTEM, at=LATER, revision=made.club.revision, short_name="Palme"
    )
    assert not ProcrastinateJob.objects.filter(task_name="open_data.take_back").exists()


def a_dataset(rows: list, **more: object) -> Dataset:
    columns = (DataColumn("nr", "Nummer", "integer"), DataColumn("wert", "Wert", "number"))
    return Dataset("zahlen", "Zahlen", "Zwei Spalten.", columns, lambda _day: rows, ("nr",), **more)  # type: ignore[arg-type]


def test_a_quarterly_dataset_waits_for_its_quarter_and_counts_stay_in_older_versions(db):
    rows = [(1, Decimal("2.5"))]
    dataset = a_dataset(rows, rhythm=Rhythm.QUARTERLY, keeps_gone=True)
    publication = operations.publish(dataset=dataset, licence=Licence.ZERO.value, by=SYSTEM, at=AT)
    operations.refresh(dataset=dataset, publication=publication, at=AT)
    rows[:] = [(2, None)]
    operations.refresh(dataset=dataset, publication=publication, at=LATER)
    assert publication.versions.count() == 1
    operations.refresh(dataset=dataset, publication=publication, at=AT + timedelta(days=100))
    first, second = publication.versions.order_by("number")
    assert text_of(first) == "nr;wert\r\n1;2,5\r\n" and text_of(second) == "nr;wert\r\n2;\r\n"


def test_a_key_that_names_two_rows_is_a_fault_of_the_program(db):
    dataset = a_dataset([(1, 1), (1, 2)])
    publication = operations.publish(dataset=dataset, licence=Licence.ZERO.value, by=SYSTEM, at=AT)
    with pytest.raises(ValueError, match="Schlüsselspalten"):
        operations.refresh(dataset=dataset, publication=publication, at=AT)


CELLS = st.tuples(
    st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)),
    st.one_of(st.none(), st.integers(-(2**60), 2**60)),
    st.one_of(st.none(), st.dates()),
    st.one_of(st.none(), st.booleans()),
    st.lists(st.text("abc;|\"'\n", max_size=4), max_size=3),
)
COLUMNS = [{"name": f"spalte_{kind}", "kind": kind} for kind in ("text", "integer", "date", "boolean", "list")]


@settings(max_examples=5, deadline=None)
@given(st.lists(CELLS, max_size=5))
def test_parquet_gives_back_what_it_was_given(tmp_path_factory, rows):
    file = Path(tmp_path_factory.mktemp("parquet"), "a.parquet")
    file.write_bytes(tables.parquet_of(COLUMNS, rows))
    assert list(tables.rows_of(COLUMNS, file)) == [list(row) for row in rows]


def test_a_formula_somebody_typed_does_not_run_in_a_spreadsheet():
    content = tables.csv_of(COLUMNS[:1], [("=HYPERLINK(1)",), ("harmlos",)]).decode("utf-8-sig")
    assert content == "spalte_text\r\n'=HYPERLINK(1)\r\nharmlos\r\n"


@pytest.mark.parametrize(
    ("actor", "may"), [(AYLIN, True), (KORBINIAN, False), (SAMUEL, False), (WIEBKE, False), (VEIT, False)]
)
def test_who_publishes_open_data(db, actor, may):
    dataset = datasets()[0]
    if may:
        assert operations.publish(dataset=dataset, licence=Licence.BY.value, by=actor, at=AT).shown
    else:
        with pytest.raises(Refused):
            operations.publish(dataset=dataset, licence=Licence.BY.value, by=actor, at=AT)


def test_of_two_who_decide_on_the_same_dataset_the_second_learns_of_the_first(db):
    dataset = datasets()[0]
    seen = operations.publish(dataset=dataset, licence=Licence.BY.value, by=AYLIN, at=AT).revision
    operations.publish(dataset=dataset, licence=Licence.ZERO.value, by=AYLIN, at=AT, revision=seen)
    with pytest.raises(Conflict):
        operations.publish(dataset=dataset, licence=Licence.BY.value, by=AYLIN, at=AT, revision=seen)
    found = Publication.objects.get()
    with pytest.raises(Conflict):
        operations.withdraw(publication=found, revision=seen, by=AYLIN, at=AT)
    with pytest.raises(Refused, match="Lizenzen"):
        operations.publish(dataset=dataset, licence="geheim", by=AYLIN, at=AT)


def test_every_verb_that_is_watched_for_is_one_that_the_trail_knows():
    """A renamed verb would leave what is taken back in older versions until the night."""
    root = Path(organisations.__file__).parents[2]
    sources = "".join(
        one.read_text(encoding="utf-8") for one in root.glob("*/operations/**/*.py") if "tests" not in one.parts
    )
    for verb in {verb for dataset in datasets() for verb in dataset.watches}:
        act, noun = verb.rsplit("_", 1)
        made_up = f'audit(f"{{verb}}_{noun}"' in sources and f'"{act}"' in sources
        assert f'audit("{verb}"' in sources or made_up, verb
