from __future__ import annotations

import pytest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import Role, SecondFactorNeeded
from augenhoehe.journal.models import AuditEntry
from augenhoehe.portal import queries
from augenhoehe.portal.models import LegalText
from augenhoehe.portal.operations import confirm_check, write_version
from augenhoehe.portal.queries import legal_page

from .factories import MONDAY, acting, gesine, samuel

pytestmark = pytest.mark.django_db
KEY = LegalText.Key.IMPRINT


def write(text: str = "Kreis Federlohe", *, version: int = 0, by=None, **others: str) -> LegalText:
    texts = {"de": text, **others}
    return write_version(key=KEY, texts=texts, note="", by=by or samuel(), at=MONDAY, version=version)


def test_the_shipped_text_holds_until_somebody_writes_one():
    page = legal_page(KEY, "de", None)
    assert page.version == 0
    assert not page.checked
    assert "Wer diese Seiten betreibt" in page.text


def test_what_the_installation_does_not_say_shows_as_a_gap():
    assert "[bitte ergänzen]" in legal_page(KEY, "de", None).text


def test_a_new_version_holds_and_the_old_one_stays():
    write("Fassung eins")
    write("Fassung zwei", version=1)
    assert legal_page(KEY, "de", None).text == "Fassung zwei"
    assert list(queries.versions_for(samuel()).values_list("version", flat=True)) == [2, 1]


def test_two_people_never_overwrite_each_other():
    write("Zuerst")
    with pytest.raises(Conflict) as conflict:
        write("Zu spät", version=0)
    assert conflict.value.current.text["de"]["text"] == "Zuerst"
    assert conflict.value.typed["de"] == "Zu spät"


def test_a_new_german_wording_makes_translations_stale():
    write("Alt", tr="Eski")
    write("Neu", version=1)
    reading = legal_page(KEY, "tr", None).reading
    assert reading.text == "Eski"
    assert reading.stale


def test_a_translation_left_empty_stays_as_it_was():
    write("Alt", tr="Eski")
    write("Alt", version=1, tr="")
    assert legal_page(KEY, "tr", None).text == "Eski"


def test_what_a_person_wrote_no_longer_counts_as_a_machines():
    write("Alt", tr="Eski")
    assert not legal_page(KEY, "tr", None).reading.machine


def test_an_empty_text_is_refused():
    with pytest.raises(Refused, match="leer"):
        write("   ")


def test_a_new_version_starts_unchecked_and_is_checked_once():
    write("Eins")
    confirm_check(key=KEY, version=1, by=gesine(), at=MONDAY)
    assert legal_page(KEY, "de", None).checked
    with pytest.raises(Refused, match="schon geprüft"):
        confirm_check(key=KEY, version=1, by=gesine(), at=MONDAY)
    write("Zwei", version=1)
    assert not legal_page(KEY, "de", None).checked


def test_only_the_version_in_force_can_be_checked():
    write("Eins")
    write("Zwei", version=1)
    with pytest.raises(Refused, match="gilt Fassung 2"):
        confirm_check(key=KEY, version=1, by=gesine(), at=MONDAY)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATION}))
def test_only_the_administration_writes(role: Role):
    with pytest.raises(Refused):
        write(by=acting("andere", role))


def test_writing_needs_a_second_factor():
    with pytest.raises(SecondFactorNeeded):
        write(by=acting("Systemverwaltung", Role.ADMINISTRATION, second_factor=False))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATION, Role.DATA_PROTECTION}))
def test_only_data_protection_and_administration_check(role: Role):
    write()
    with pytest.raises(Refused):
        confirm_check(key=KEY, version=1, by=acting("andere", role), at=MONDAY)


def test_writing_and_checking_leave_a_trace_without_the_text():
    write("Geheim ist hier nichts")
    confirm_check(key=KEY, version=1, by=gesine(), at=MONDAY)
    entries = AuditEntry.objects.order_by("id")
    assert [entry.verb for entry in entries] == ["write_legal_text", "check_legal_text"]
    assert "Geheim" not in str([entry.fields for entry in entries])


def test_versions_are_read_by_those_who_may():
    write()
    assert not queries.versions_for(acting("Fremd")).exists()
    assert queries.versions_for(gesine()).exists()


def test_every_legal_text_is_listed_once_with_its_newest_version():
    write("Eins")
    write("Zwei", version=1)
    rows = {row.key: row.version for row in queries.legal_texts(samuel())}
    assert rows == {"imprint": 2, "privacy": 0, "accessibility": 0, "plain": 0}
