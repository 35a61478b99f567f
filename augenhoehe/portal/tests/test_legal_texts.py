from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import Role, SecondFactorNeeded
from augenhoehe.journal.models import AuditEntry
from augenhoehe.notices.models import Duty
from augenhoehe.places.privacy import privacy_version
from augenhoehe.portal import queries
from augenhoehe.portal.models import LegalDraft, LegalText
from augenhoehe.portal.operations import (
    confirm_check,
    discard_draft,
    owe_reviews,
    publish_draft,
    review,
    save_draft,
    withdraw_version,
    write_version,
)
from augenhoehe.portal.queries import legal_page

from .factories import MONDAY, acting, gesine, samuel

pytestmark = pytest.mark.django_db
KEY = LegalText.Key.IMPRINT


def write(text: str = "Kreis Federlohe", *, version: int = 0, by=None, **others: str) -> LegalText:
    texts = {"de": text, **others}
    return write_version(key=KEY, texts=texts, note="", by=by or samuel(), at=MONDAY, version=version)


def test_the_shipped_text_holds_until_somebody_writes_one():
    page = legal_page(KEY, "de", None, MONDAY)
    assert page.version == 0
    assert not page.checked
    assert "Wer diese Seiten betreibt" in page.text


def test_what_the_installation_does_not_say_shows_as_a_gap():
    assert "[bitte ergänzen]" in legal_page(KEY, "de", None, MONDAY).text


def test_a_new_version_holds_and_the_old_one_stays():
    write("Fassung eins")
    write("Fassung zwei", version=1)
    assert legal_page(KEY, "de", None, MONDAY).text == "Fassung zwei"
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
    reading = legal_page(KEY, "tr", None, MONDAY).reading
    assert reading.text == "Eski"
    assert reading.stale


def test_a_translation_left_empty_stays_as_it_was():
    write("Alt", tr="Eski")
    write("Alt", version=1, tr="")
    assert legal_page(KEY, "tr", None, MONDAY).text == "Eski"


def test_what_a_person_wrote_no_longer_counts_as_a_machines():
    write("Alt", tr="Eski")
    assert not legal_page(KEY, "tr", None, MONDAY).reading.machine


def test_an_empty_text_is_refused():
    with pytest.raises(Refused, match="leer"):
        write("   ")


def test_a_new_version_starts_unchecked_and_is_checked_once():
    write("Eins")
    confirm_check(key=KEY, version=1, by=gesine(), at=MONDAY)
    assert legal_page(KEY, "de", None, MONDAY).checked
    with pytest.raises(Refused, match="schon geprüft"):
        confirm_check(key=KEY, version=1, by=gesine(), at=MONDAY)
    write("Zwei", version=1)
    assert not legal_page(KEY, "de", None, MONDAY).checked


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
    rows = {row.key: row.version for row in queries.legal_texts(samuel(), MONDAY)}
    assert rows == {"imprint": 2, "privacy": 0, "accessibility": 0, "plain": 0, "netiquette": 0}


def test_every_form_can_ask_which_privacy_notice_holds():
    """S2-38: the number goes into the row of the form."""
    assert privacy_version(MONDAY) == 0
    write_version(key=LegalText.Key.PRIVACY, texts={"de": "Neu"}, note="", by=samuel(), at=MONDAY, version=0)
    assert privacy_version(MONDAY) == 1


# --- Drafts, plans, yearly looks ---------------------------------------------------------------------
NEXT_WEEK = MONDAY + timedelta(days=7)


def draft(text: str = "Entwurf", **more):
    return save_draft(key=KEY, texts={"de": text}, note="", by=samuel(), at=MONDAY, **more)


def test_a_planned_version_holds_from_its_moment_and_not_a_second_before():
    write("Heute")
    publish_draft(draft=draft("Nächste Woche"), valid_from=NEXT_WEEK, by=samuel(), at=MONDAY)
    assert legal_page(KEY, "de", None, NEXT_WEEK - timedelta(seconds=1)).text == "Heute"
    assert legal_page(KEY, "de", None, NEXT_WEEK).text == "Nächste Woche"
    assert [one.version for one in queries.public_versions(KEY, MONDAY)] == [1]


def test_while_one_version_is_planned_there_is_no_other():
    publish_draft(draft=draft(), valid_from=NEXT_WEEK, by=samuel(), at=MONDAY)
    with pytest.raises(Refused, match="Nehmen Sie sie zuerst zurück"):
        write("Dazwischen", version=1)
    planned = LegalText.objects.get()
    withdraw_version(version=planned, by=samuel(), at=MONDAY)
    assert write("Dazwischen", version=1).version == 2
    with pytest.raises(Refused, match="schon zurückgenommen"):
        withdraw_version(version=planned, by=samuel(), at=MONDAY)


def test_what_holds_is_never_taken_back():
    held = write("Gilt")
    with pytest.raises(Refused, match="gilt schon"):
        withdraw_version(version=held, by=samuel(), at=MONDAY)


@pytest.mark.parametrize("days", [-1, 400])
def test_a_version_starts_neither_in_the_past_nor_far_ahead(days: int):
    with pytest.raises(Refused):
        publish_draft(draft=draft(), valid_from=MONDAY + timedelta(days=days), by=samuel(), at=MONDAY)


def test_a_draft_saved_often_makes_a_translation_stale_once_and_a_comma_never():
    write("Alt", tr="Eski")
    made = draft("Neu")
    made = draft("Neuer", revision=made.revision)
    assert made.text["de"]["of_revision"] == LegalText.objects.get().text["de"]["of_revision"] + 1
    made = draft("Alt,", revision=made.revision, meaning=False)
    assert not text_in(made.text, "tr").stale


def test_two_people_who_write_the_same_draft_meet():
    with pytest.raises(Conflict):
        draft("Zwei", revision=draft("Eins").revision + 1)


def test_a_draft_that_somebody_just_published_is_not_published_twice():
    made = draft()
    publish_draft(draft=LegalDraft.objects.get(), by=samuel(), at=MONDAY)
    for act in (publish_draft, discard_draft):
        with pytest.raises(Refused, match="gibt es nicht mehr"):
            act(draft=made, by=samuel(), at=MONDAY)
    assert LegalText.objects.count() == 1


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATION}))
def test_only_the_administration_keeps_drafts(role: Role):
    by, made = acting("andere", role), draft()
    for act in (
        lambda: save_draft(key=KEY, texts={"de": "x"}, note="", by=by, at=MONDAY, revision=1),
        lambda: publish_draft(draft=made, by=by, at=MONDAY),
        lambda: discard_draft(draft=made, by=by, at=MONDAY),
    ):
        with pytest.raises(Refused):
            act()
    assert LegalDraft.objects.get().revision == 1


def test_each_year_a_look_is_owed_and_looking_settles_it():
    """BITVNRW: the statement is looked through every year; at the shipped texts within a month."""
    assert owe_reviews(at=MONDAY) == 3
    assert set(Duty.objects.open().values_list("role", flat=True)) == {"administration"}
    with pytest.raises(Refused, match="mitgelieferte Fassung"):
        review(key=KEY, by=gesine(), at=MONDAY)
    write("Eigener Text")
    assert Duty.objects.open().count() == 2
    assert owe_reviews(at=MONDAY + timedelta(days=330)) == 2
    assert owe_reviews(at=MONDAY + timedelta(days=340)) == 3
    review(key=KEY, by=gesine(), at=MONDAY + timedelta(days=341))
    assert owe_reviews(at=MONDAY + timedelta(days=342)) == 2
    assert legal_page(KEY, "de", None, MONDAY).current.reviewed_on.year == 2027
