"""Erasing a file: nothing is left of it, and no older backup brings it back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection, connections

from augenhoehe.cases import operations, queries
from augenhoehe.cases.linking import HandingOn, Target
from augenhoehe.cases.models import Case, Client, Concern, Erasure, Linking, NameToken
from augenhoehe.core import backup
from augenhoehe.core.closed import closed_room
from augenhoehe.core.keys import KeyDestroyed, key_store
from augenhoehe.core.refused import Refused
from augenhoehe.desk.privacy.operations import begin, carry_out
from augenhoehe.desk.privacy.queries import due_now

from . import factories as f


def rows_of_the_room() -> dict[str, int]:
    """Everything that is in the tables of the room, whoever asks: read by the owner, who says that she does."""
    found = {}
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET app.inside = 'on'")
        cursor.execute("SELECT tablename FROM pg_tables WHERE starts_with(tablename, 'cases_')")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
    return found


def _linked(room, case):
    released = HandingOn(needed=True, released_on=f.TODAY, form="spoken", handed="Geheimer Befund")
    with room.of("chiara") as chiara:
        return operations.link_to(
            case=case, target=Target("place", "Hafenpraxis"), purpose="Knie ansehen lassen", on=f.TODAY,
            ask_on=f.TODAY, handing_on=released, result="Schon erledigt", by=chiara, at=f.AT,
        )  # fmt: skip


def test_after_an_erasure_only_the_proof_is_left(committed):
    room = f.the_room()
    case = f.a_case(room)
    f.a_concern(room, case, ended="not_possible")
    f.a_deputy(room, case)
    _linked(room, case)
    assert rows_of_the_room()["cases_linking"] == 1
    assert rows_of_the_room()["cases_concern"] == 1
    with room.of("chiara") as chiara:
        operations.erase_case(case=Case.objects.get(), cause="request", by=chiara, at=f.AT)
    left = rows_of_the_room()
    assert left.pop("cases_erasure") == 2
    assert set(left.values()) == {0}, left
    for pk in (case.pk, case.client_id):
        with pytest.raises(KeyDestroyed):
            key_store().read(pk)


def test_a_restored_older_backup_shows_no_word_of_an_erased_file(committed, tmp_path, settings):
    settings.DATA_DIR = tmp_path / "data"
    settings.FILES_DIR = settings.DATA_DIR / "files"
    room = f.the_room()
    case, kept = f.a_case(room), f.a_case(room, identity=f.Identity(first_name="Olena", last_name="Kowal"))
    concern, linking = f.a_concern(room, case), _linked(room, case)
    archive, _ = backup.back_up(tmp_path / "sicherung", f.AT)
    with room.of("chiara") as chiara:
        operations.erase_case(case=Case.objects.get(pk=case.pk), cause="request", by=chiara, at=f.AT)
    connection.close()
    backup.restore(archive, overwrite=True, say=lambda line: None)
    with room.of("chiara") as chiara:
        rows = {one.pk: one for one in queries.cases_for(chiara)}
        assert set(rows) == {case.pk, kept.pk}
        assert rows[kept.pk].client.name == "Olena Kowal"
        assert rows[case.pk].client.name == "gelöschte Akte"
        for sealed in (rows[case.pk], Client.objects.get(pk=case.client_id), Concern.objects.get(pk=concern.pk),
                       Linking.objects.get(pk=linking.pk)):  # fmt: skip
            with pytest.raises(KeyDestroyed):
                _ = sealed.content
        assert [one.case.pk for one in queries.search(chiara, "Mahmoud")] == []


def test_a_dump_holds_no_name_no_text_and_no_number_of_a_client(committed, tmp_path):
    room = f.the_room()
    case = f.a_case(room, request="Mahmoud sucht Übersetzer")
    concern = f.a_concern(room, case, ended="not_possible")
    _linked(room, case)
    with room.of("chiara") as chiara:
        sent = operations.release_hint(
            concern=concern, problem="Praxen behandeln nicht ohne Sprachmittlung.", idea="", municipality=None,
            quarter=queries_quarter(), by=chiara, at=f.AT,
        )  # fmt: skip
        number, code = case.number, sent.code
    dump = tmp_path / "dump.sql"
    backup.tools.run(
        backup.tools.tool("pg_dump", backup.tools.server_version()), "--enable-row-security", f"--file={dump}"
    )
    text = dump.read_text()
    assert "COPY public.cases_case" in text and str(case.pk) in text
    secrets = [*f.MAHMOUD.names, f.MAHMOUD.phone, "4710-655", f.MAHMOUD.email, "Mühlbach", f.MAHMOUD.born, f.WORDING,
               "Übersetzer", number, code, "Praxen behandeln", "Hafenpraxis", "Knie ansehen",
               "Geheimer Befund", "Schon erledigt"]  # fmt: skip
    assert [one for one in secrets if one in text] == []


def queries_quarter() -> str:
    from augenhoehe.cases.rules import quarters

    return quarters(f.TODAY)[0]


def test_the_deletion_run_erases_what_is_due_and_opens_nothing_else(committed):
    room = f.the_room()
    due, kept = f.a_case(room), f.a_case(room, identity=f.Identity(last_name="Bleibt"))
    with room.of("chiara") as chiara:
        consent = operations.give_consent(
            case=due, given_on=f.TODAY, language="Arabisch", interpreted=False, form="signed", by=chiara, at=f.AT
        )
        operations.revoke_consent(consent=consent, by=chiara, at=f.AT)
        assert Case.objects.get(pk=due.pk).erase_on == f.TODAY + timedelta(days=30)
        Case.objects.filter(pk=due.pk).update(erase_on=f.TODAY)
    counted = {one.rule.name: one for one in due_now(f.AT)}["cases.due_files"]
    assert (counted.count, counted.oldest) == (1, f.TODAY)
    run = begin(at=f.AT)
    carry_out(run=run, at=f.AT)
    assert run.removed["cases.due_files"]["count"] == 1, run.removed["cases.due_files"]
    with room.of("chiara"):
        assert list(Case.objects.values_list("pk", flat=True)) == [kept.pk]
        assert set(NameToken.objects.values_list("client", flat=True)) == {kept.client_id}
    with pytest.raises(KeyDestroyed):
        key_store().read(due.pk)


@pytest.mark.django_db
def test_the_second_case_of_a_client_keeps_the_client():
    room = f.the_room()
    first = f.a_case(room)
    with room.of("chiara") as chiara:
        second = operations.open_case(client=first.client, by=chiara, at=f.AT)
        operations.erase_case(case=Case.objects.get(pk=first.pk), cause="mistake", by=chiara, at=f.AT)
        assert Case.objects.get().client.name == "Mahmoud Al-Masri"
        assert second.pk == Case.objects.get().pk


@pytest.mark.django_db
def test_a_deputy_does_not_erase():
    room = f.the_room()
    case = f.a_case(room)
    f.a_deputy(room, case)
    with room.of("dragan") as dragan, pytest.raises(Refused):
        operations.erase_case(case=case, cause="request", by=dragan, at=f.AT)


def test_keys_left_over_by_a_power_cut_are_destroyed_by_the_sweep(committed, monkeypatch):
    from augenhoehe.cases.operations import erasing

    room = f.the_room()
    case = f.a_case(room)
    with monkeypatch.context() as cut:
        cut.setattr(erasing, "_destroy", lambda ids: None)
        with room.of("chiara") as chiara:
            operations.erase_case(case=Case.objects.get(), cause="request", by=chiara, at=f.AT)
    assert key_store().read(case.pk)
    assert operations.sweep(at=f.AT) == 2
    for pk in (case.pk, case.client_id):
        with pytest.raises(KeyDestroyed):
            key_store().read(pk)


@pytest.mark.django_db
def test_a_file_taken_in_and_erased_within_a_second(django_capture_on_commit_callbacks):
    """Erasing a case takes less than a second (docs/leistung.md)."""
    room = f.the_room()
    case = f.a_case(room)
    for _ in range(20):
        f.a_concern(room, case)
    began = datetime.now()
    with django_capture_on_commit_callbacks(execute=True), room.of("chiara") as chiara:
        operations.erase_case(case=Case.objects.get(), cause="request", by=chiara, at=f.AT)
    assert (datetime.now() - began).total_seconds() < 1
    with closed_room(chiara):
        assert Erasure.objects.count() == 2
