"""Pages of the register: who may open which, what each reader learns there, and at what cost."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.views import kept
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import ChangeRequest, Contact, Membership, Organisation, Representative
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside, text_of, typed_in

pytestmark = pytest.mark.django_db
READERS = ("", "aylin", "nuray", "faisal", "rojda", "emine", "olek", "veit", "wiebke")
HIDDEN = ("Zwirngraben 7", "59994", "Türkei", "religiös", "Faisal Fakhruni", "faisal@dattelpalme", "0221 4710-123")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    kept.forget_all()
    yield
    kept.forget_all()


@shared
def cast():
    return f.the_cast()


@shared
def mosque(cast):
    """In Zwirnstadt, where Nuray is officer; Faisal is its head, Rojda keeps its offers; everything is hidden."""
    made = f.a_mosque()
    f.head_of(made, cast.users["faisal"])
    f.head_of(made, cast.users["rojda"], Representative.Right.EDITOR)
    f.a_contact(made)
    return made


def statuses(cast, address: str) -> dict[str, int]:
    return {name: client_of(cast, name).get(address).status_code for name in READERS}


# --- Truth tables -----------------------------------------------------------------------------------------
KEEPERS = {"aylin": 200, "nuray": 200}
HEADS = {**KEEPERS, "faisal": 200}


def expected(allowed: dict[str, int], other: int = 403) -> dict[str, int]:
    return {name: allowed.get(name, 302 if name == "" else other) for name in READERS}


@pytest.mark.parametrize(("page", "allowed"), [
    ("organisation_publish", KEEPERS), ("organisation_refuse", KEEPERS), ("organisation_revive", KEEPERS),
    ("organisation_merge", KEEPERS), ("organisation_ask", KEEPERS), ("answer_settle", KEEPERS),
    ("organisation_rest", HEADS), ("organisation_change", HEADS), ("change_wish", HEADS), ("contact_add", HEADS),
    ("person_invite", HEADS), ("umbrella_join", HEADS),
])  # fmt: skip
def test_each_verb_has_its_page_for_who_may_and_is_refused_to_others_before_typing(cast, mosque, page, allowed):
    assert statuses(cast, inside(page, mosque.pk)) == expected(allowed)


@pytest.mark.parametrize("page", ["organisations", "organisation_enter", "organisations_ask", "poster"])
def test_pages_of_the_whole_register_are_for_who_keeps_it(cast, page):
    assert statuses(cast, inside(page)) == expected(KEEPERS)


def test_an_officer_does_nothing_with_an_entry_of_another_town(cast):
    club = f.a_club()
    for page in ("organisation_refuse", "organisation_change", "organisation_merge", "contact_add"):
        assert client_of(cast, "nuray").get(inside(page, club.pk)).status_code == 403
    assert client_of(cast, "nuray").get(inside("organisation", club.pk)).status_code == 302


def test_contacts_places_wishes_and_memberships_open_to_the_same_people(cast, mosque):
    umbrella = f.a_club("Dachverband MO-Netz Federlohe", kind=Organisation.Kind.UMBRELLA)
    Membership.objects.create(umbrella=umbrella, member=mosque)
    wish = operations.ask_for_change(organisation=mosque, name="Neuer Name", by=cast.faisal, at=f.AT)
    contact, place = Contact.objects.get(), Representative.objects.get(user=cast.users["rojda"])
    for address in (
        inside("contact_change", contact.pk), inside("contact_end", contact.pk), inside("person_end", place.pk),
        inside("umbrella_leave", mosque.pk, umbrella.pk),
    ):  # fmt: skip
        assert statuses(cast, address) == expected(HEADS), address
    for page in ("wish_accept", "wish_refuse"):
        assert statuses(cast, inside(page, wish.pk)) == expected(KEEPERS), page


def test_the_page_of_an_entry_shows_all_to_its_people_and_leads_everybody_else_to_the_public_one(cast, mosque):
    whole = {"aylin": 200, "nuray": 200, "faisal": 200, "rojda": 200}
    assert statuses(cast, inside("organisation", mosque.pk)) == expected(whole, other=302)
    text = text_of(client_of(cast, "faisal"), inside("organisation", mosque.pk))
    for told in HIDDEN:
        assert told in text
    assert text.count("nur intern") >= 6


def test_an_entry_that_is_not_public_does_not_exist_for_others(cast):
    waiting = f.a_mosque(publish=False)
    assert statuses(cast, inside("organisation", waiting.pk)) == expected({"aylin": 200, "nuray": 200}, other=404)
    for name in ("", "emine"):
        assert client_of(cast, name).get(f"/organisationen/{waiting.pk}/").status_code == 404


def test_verbs_are_offered_to_who_may_use_them(cast, mosque):
    keeper = text_of(client_of(cast, "aylin"), inside("organisation", mosque.pk))
    head = text_of(client_of(cast, "faisal"), inside("organisation", mosque.pk))
    editor = text_of(client_of(cast, "rojda"), inside("organisation", mosque.pk))
    for words, readers in {
        "zusammenführen": (True, False, False), "Ruhen lassen": (True, True, False),
        "Angaben ändern": (True, True, False), "Name, Art und Selbstauskunft": (False, True, False),
        "Person einladen": (True, True, False), "Kontakt eintragen": (True, True, False),
    }.items():  # fmt: skip
        assert tuple(words in text for text in (keeper, head, editor)) == readers, words


# --- Hidden is hidden (acceptance 4) -------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["", "emine", "veit", "wiebke"])
def test_nothing_hidden_stands_on_any_page_others_can_open(cast, mosque, name):
    client = client_of(cast, name)
    pages = [
        "/organisationen/", "/organisationen/?text=Moscheegemeinde", "/organisationen/?export=csv",
        "/organisationen/zahlen/", f"/organisationen/{mosque.pk}/", f"/ar/organisationen/{mosque.pk}/",
        f"/organisationen/{mosque.pk}/visitenkarte.vcf", "/suche/?q=Moscheegemeinde", "/suche/?q=Zwirngraben+7",
    ]  # fmt: skip
    for address in pages:
        text = text_of(client, address)
        told = text.replace("Zwirngraben+7", "").replace("„Zwirngraben 7“", "").replace('value="Zwirngraben 7"', "")
        for hidden in HIDDEN:
            assert hidden not in told, (address, hidden)
    assert "Moscheegemeinde" in text_of(client, "/organisationen/")


def test_the_file_of_an_officer_holds_hidden_parts_of_the_own_town_only(cast, mosque):
    f.a_contact(f.a_club(communities=["Syrien"], street="Federstraße 3", address_shown="town"), name="Samira Sonnental")
    for kind in ("csv", "xlsx"):
        answer = client_of(cast, "nuray").get(f"/intern/organisationen/?export={kind}").getvalue()
        text = answer.decode() if kind == "csv" else _cells(answer)
        assert "Zwirngraben 7" in text and "Türkei" in text and "Faisal Fakhruni" in text
        assert "Dattelpalme" in text and "Syrien" not in text and "Samira" not in text and "Federstraße" not in text
    whole = client_of(cast, "aylin").get("/intern/organisationen/?export=csv").getvalue().decode()
    assert "Syrien" in whole and "Samira Sonnental" in whole


def _cells(content: bytes) -> str:
    sheet = load_workbook(io.BytesIO(content)).active
    return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_who_hides_the_whole_address_is_not_found_or_counted_by_town(cast):
    hidden = f.a_mosque(address_shown="none")
    town = str(hidden.municipality_id)
    assert hidden.name not in text_of(client_of(cast), f"/organisationen/?ort={town}")
    assert hidden.name in text_of(client_of(cast), "/organisationen/")
    numbers = text_of(client_of(cast), "/organisationen/zahlen/")
    assert "Zwirnstadt" not in numbers and "Ohne genannten Ort: 1" in numbers


def test_words_of_hidden_parts_find_nothing(cast, mosque):
    for typed in ("Türkei", "Fakhruni", "Zwirngraben 7", "4710"):
        assert mosque.name not in text_of(client_of(cast), f"/organisationen/?text={typed}")
        assert mosque.name not in text_of(client_of(cast, "aylin"), f"/intern/organisationen/?text={typed}")


# --- The list -------------------------------------------------------------------------------------------------
def test_the_list_filters_by_town_field_language_kind_state_and_words(cast, mosque):
    club = f.a_club(fields=["education"], languages=["ar", "de"])
    waiting = f.a_club("Bildungsbrücke Lale", publish=False)
    client = client_of(cast, "aylin")

    def names(query: str) -> set[str]:
        text = text_of(client, f"/intern/organisationen/?{query}")
        return {one.name for one in (club, mosque, waiting) if one.name in text}

    assert names("") == {club.name, mosque.name, waiting.name}
    assert names(f"ort={mosque.municipality_id}") == {mosque.name}
    assert names("gebiet=education") == names("sprache=ar") == {club.name}
    assert names("art=religious") == {mosque.name}
    assert names("stand=reported") == {waiting.name}
    assert names("text=lale") == {waiting.name}
    assert names("text=jede+Woche+dattel") == {club.name}
    Organisation.objects.filter(pk=club.pk).update(confirmed_on=None)
    assert names("unbestaetigt=ja") == {club.name}


def test_the_public_list_speaks_the_readers_language_and_marks_the_unconfirmed(cast):
    club = f.a_club(kind=Organisation.Kind.SPORTS)
    Organisation.objects.filter(pk=club.pk).update(confirmed_on=None)
    text = text_of(client_of(cast), "/organisationen/")
    assert "unbestätigt" in text and "Sportverein" in text and "Verein oder Gruppe anmelden" in text
    assert 'dir="rtl"' in text_of(client_of(cast), "/ar/organisationen/")


def test_names_keep_their_direction_on_the_page_and_are_plain_in_the_file(cast):
    club = f.a_club()
    assert f"<bdi>{club.name}</bdi>" in text_of(client_of(cast), "/ar/organisationen/")
    file = text_of(client_of(cast), "/ar/organisationen/?export=csv")
    assert club.name in file and "bdi" not in file


def test_an_unfiltered_public_list_is_kept_ready_until_something_happens(cast, django_assert_max_num_queries):
    client = client_of(cast)
    text_of(client, "/organisationen/")
    f.a_club()
    assert "Dattelpalme" in text_of(client, "/organisationen/")


def test_lists_and_pages_cost_the_same_for_two_and_for_twenty(cast, django_assert_max_num_queries):
    addresses = {
        "aylin": "/intern/organisationen/",
        "nuray": "/intern/organisationen/?export=csv",
        "veit": "/organisationen/",
    }
    costs = {}
    for number in (2, 20):
        for place in range(number):
            club = f.a_club(f"Verein {number}-{place}", towns=[f.town("Mohnfurt")])
            f.a_contact(club, name_shown=True)
        for name, address in addresses.items():
            client = client_of(cast, name)
            text_of(client, address)
            with django_assert_max_num_queries(costs.get(name, 20), info=address) as counted:
                text_of(client, address)
            costs.setdefault(name, len(counted))


def test_an_entry_asks_the_database_at_most_eight_times(cast, mosque, django_assert_max_num_queries):
    address = inside("organisation", mosque.pk)
    for name, most in (("aylin", 8), ("faisal", 13)):
        client = client_of(cast, name)
        assert "Zwirngraben 7" in text_of(client, address)
        with django_assert_max_num_queries(most, info=name):
            assert "faisal@dattelpalme" in text_of(client, address)


def test_who_keeps_the_whole_register_is_not_asked_whom_they_speak_for(cast, django_assert_max_num_queries):
    f.a_club(towns=[f.town("Mohnfurt")])
    for name, most in (("aylin", 3), ("nuray", 4)):
        client = client_of(cast, name)
        text_of(client, "/intern/organisationen/")
        with django_assert_max_num_queries(most, info=name):
            text_of(client, "/intern/organisationen/")


# --- By pages -------------------------------------------------------------------------------------------------
def test_an_entry_made_on_the_telephone_is_published_when_the_club_says_yes(cast):
    client = client_of(cast, "aylin")
    client.post(inside("organisation_enter"), {
        "name": "Frauen wagen Wege e. V.", "kind": "migrant_organisation", "municipality": f.town("Mohnfurt").pk,
        "description": "Wir begleiten Frauen.", "contact_name": "Rojda Rengareş", "email": "rojda@frauen.example",
        "language": "tr", "ask": "on",
    })  # fmt: skip
    made = Organisation.objects.get()
    assert made.state == "reported" and made.confirmation_requests.get().answer == ""
    assert made.contacts.get().languages == ["tr"]


def test_the_preview_shows_exactly_what_everybody_will_read(cast):
    waiting = f.a_mosque(publish=False)
    client = client_of(cast, "aylin")
    response = client.get(inside("organisation_publish", waiting.pk))
    text = response.content.decode()
    assert "Zwirnstadt" in text and "Zwirngraben 7" not in text and "Türkei" not in text
    assert client.post(inside("organisation_publish", waiting.pk), typed_in(response)).status_code == 302
    assert f.reread(waiting).published


def test_what_was_written_in_another_language_gets_its_german_sentence_while_it_is_checked(cast):
    waiting = operations.register_organisation(
        name="Nähstube Nadelöhr", municipality=f.town("Zwirnstadt"), activity="Dikiş dikiyoruz.",
        email="n@verein.example", language="tr", at=f.AT,
    )  # fmt: skip
    client = client_of(cast, "nuray")
    text = text_of(client, inside("organisation", waiting.pk))
    assert "Dikiş dikiyoruz." in text and "None" not in text
    response = client.get(inside("organisation_publish", waiting.pk))
    assert "Dikiş dikiyoruz." in response.content.decode()
    data = typed_in(response)
    assert client.post(inside("organisation_publish", waiting.pk), data).status_code == 200
    client.post(inside("organisation_publish", waiting.pk), {**data, "description": "Wir nähen."})
    published = f.reread(waiting)
    assert published.published and published.description["de"]["text"] == "Wir nähen."
    assert f.card(published, cast.veit, "tr").description.text == "Dikiş dikiyoruz."
    assert not f.card(published, cast.veit, "tr").description.stale


def test_the_whole_entry_is_changed_on_one_page_and_nothing_else_changes(cast, mosque):
    client = client_of(cast, "aylin")
    response = client.get(inside("organisation_change", mosque.pk))
    data = typed_in(response)
    assert client.post(inside("organisation_change", mosque.pk), data).status_code == 302
    names = (
        "name",
        "kind",
        "communities",
        "orientations",
        "street",
        "address_shown",
        "languages",
        "in_feed",
        "members",
    )
    assert [getattr(f.reread(mosque), name) for name in names] == [getattr(mosque, name) for name in names]
    response = client.get(inside("organisation_change", mosque.pk))
    data = {**typed_in(response), "members": "50", "communities": "Türkei, Bosnien", "name": "Moschee am Graben"}
    client.post(inside("organisation_change", mosque.pk), data)
    changed = f.reread(mosque)
    assert (changed.members, changed.communities, changed.name) == ("50", ["Türkei", "Bosnien"], "Moschee am Graben")


def test_a_change_on_an_outdated_page_is_not_written(cast, mosque):
    client = client_of(cast, "aylin")
    stale = typed_in(client.get(inside("organisation_change", mosque.pk)))
    operations.change_organisation(organisation=f.reread(mosque), by=SYSTEM, at=f.AT, members="20")
    answer = client.post(inside("organisation_change", mosque.pk), {**stale, "members": "300"})
    assert answer.status_code == 409 and f.reread(mosque).members == "20"


def test_the_head_changes_at_once_and_wishes_what_is_checked(cast, mosque):
    client = client_of(cast, "faisal")
    response = client.get(inside("organisation_change", mosque.pk))
    assert "kind" not in response.context["form"].fields
    client.post(inside("organisation_change", mosque.pk), {**typed_in(response), "members": "50"})
    assert f.reread(mosque).members == "50"
    response = client.get(inside("change_wish", mosque.pk))
    client.post(inside("change_wish", mosque.pk), {**typed_in(response), "name": "Moschee am Graben"})
    wish = ChangeRequest.objects.get()
    assert wish.values == {"name": "Moschee am Graben"} and f.reread(mosque).name == mosque.name
    keeper = client_of(cast, "aylin")
    assert "Moschee am Graben" in text_of(keeper, inside("organisation", mosque.pk))
    keeper.post(inside("wish_accept", wish.pk), typed_in(keeper.get(inside("wish_accept", wish.pk))))
    assert f.reread(mosque).name == "Moschee am Graben"


def test_two_entries_are_merged_after_a_look_at_what_moves(cast):
    keeps, double = f.a_club(), f.a_club("Syrischer Kulturkreis Datelpalme")
    f.a_contact(double)
    client = client_of(cast, "aylin")
    assert "Vielleicht doppelt" in text_of(client, inside("organisation", double.pk))
    found = text_of(client, inside("organisation_merge", double.pk))
    assert f"?in={keeps.pk}" in found
    address = f"{inside('organisation_merge', double.pk)}?in={keeps.pk}"
    response = client.get(address)
    assert "Kontakt: Faisal Fakhruni" in response.content.decode()
    client.post(address, typed_in(response))
    assert f.reread(double).merged_into == keeps and Contact.objects.get().organisation == keeps
    assert "?in=" not in text_of(client, f"{inside('organisation_merge', keeps.pk)}?wort=Datelpalme")
    assert client.get(f"{inside('organisation_merge', keeps.pk)}?in=unsinn").status_code == 404


def test_contacts_are_written_with_consent_for_each_datum(cast, mosque):
    client = client_of(cast, "faisal")
    address = inside("contact_add", mosque.pk)
    given = {"name": "Samira Sonnental", "email": "samira@dattelpalme.example", "email_shown": "on"}
    assert "Bitte bestätigen Sie das" in client.post(address, given).content.decode()
    assert client.post(address, {**given, "consent": "on"}).status_code == 302
    made = Contact.objects.get(name="Samira Sonnental")
    assert (made.email_shown, made.name_shown, made.consent_text) == (True, False, "2026-11")
    response = client.get(inside("contact_change", made.pk))
    assert client.post(inside("contact_change", made.pk), typed_in(response)).status_code == 302
    made.refresh_from_db()
    assert made.email_shown and made.consent_text == "2026-11"
    client.post(inside("contact_end", made.pk), typed_in(client.get(inside("contact_end", made.pk))))
    made.refresh_from_db()
    assert not made.email_shown


def test_my_organisation_leads_to_the_one_entry_or_says_what_to_do(cast, mosque):
    assert client_of(cast, "faisal").get(inside("own"))["Location"] == inside("organisation", mosque.pk)
    assert "Noch keine Organisation" in text_of(client_of(cast, "emine"), inside("own"))
    assert "Meine Organisation" in text_of(client_of(cast, "faisal"), inside("organisation", mosque.pk))


def test_the_vcard_holds_what_the_profile_shows(cast, mosque):
    f.a_contact(mosque, name="Büro", phone="0221 4710-200", phone_shown=True, email="", function="")
    card = text_of(client_of(cast), reverse("organisations:organisation_vcard", args=[mosque.pk]))
    lines = card.split("\r\n")
    assert lines[0] == "BEGIN:VCARD" and lines[1] == "VERSION:4.0" and lines[-2] == "END:VCARD"
    assert "TEL;TYPE=voice:0221 4710-200" in lines and "ADR;TYPE=work:;;;Zwirnstadt;;;" in lines
    assert all(len(line.encode()) <= 75 for line in lines)


def test_the_poster_leads_to_the_form_in_every_language(cast):
    text = text_of(client_of(cast, "aylin"), inside("poster"))
    assert "/organisationen/anmelden/" in text and "QR-Code zur Anmeldung" in text and 'dir="rtl"' in text
