"""S1-21: whom editors may ask and releases may quote, found by topic and language, for as long as they agree."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.models import AuditEntry
from augenhoehe.notices.models import Duty
from augenhoehe.organisations.tests.pages import client_of, text_of, typed_in
from augenhoehe.press import operations
from augenhoehe.press.models import PressContact, Quote
from augenhoehe.press.register import RETENTION
from augenhoehe.press.register.contacts import ENDED_DAYS
from tests.outputs import everything_public

from . import factories as f

pytestmark = pytest.mark.django_db
DESK = ("mirjam", "aylin", "nuray")
RULE = next(one for one in RETENTION if one.name == "press.contacts")


def a_contact(world, **more) -> PressContact:
    values = {
        "name": "Rojda Rengareş", "function": "Vorsitzende", "origin": "Frauen wagen Wege e. V.",
        "topics": ["Sprachmittlung", "Kita"], "languages": ["de", "kmr"], "phone": "0221 4710-812",
        "agreed_on": f.DAY, "until": f.DAY + timedelta(days=365), "by": world.mirjam, "at": f.AT, **more,
    }  # fmt: skip
    return operations.add_contact(**values)


def inside(page: str, *arguments) -> str:
    return reverse(f"press_inside:{page}", args=arguments)


def statuses(world, address: str) -> dict[str, int]:
    return {name: client_of(world.cast, name).get(address).status_code for name in f.READERS}


def test_the_directory_is_for_the_press_desk_and_an_entry_for_its_place(world):
    made, there = a_contact(world), a_contact(world, municipality=f.town("Zwirnstadt"), by=SYSTEM)
    closed = {name: 302 if name == "" else 403 for name in f.READERS}
    desk = {**closed, **dict.fromkeys(DESK, 200)}
    assert statuses(world, inside("contacts")) == desk == statuses(world, inside("contact_add"))
    # Nuray is officer of Zwirnstadt: hers is there, that of the whole Kreis is not.
    for page in ("contact", "contact_change", "contact_forget"):
        assert statuses(world, inside(page, there.pk)) == desk, page
        assert statuses(world, inside(page, made.pk)) == {**desk, "nuray": 404}, page
    with pytest.raises(Refused):
        a_contact(world, by=world.cast.nuray)


def test_somebody_is_found_by_topic_and_by_language(world):
    a_contact(world)
    a_contact(world, name="Halyna Holubrenko", topics=["Wohnen"], languages=["uk", "ru"])
    client = client_of(world.cast, "mirjam")

    def found(query: str) -> set[str]:
        page = text_of(client, f"{inside('contacts')}?{query}")
        return {name for name in ("Rojda Rengareş", "Halyna Holubrenko") if name in page}

    assert found("") == {"Rojda Rengareş", "Halyna Holubrenko"}
    assert (
        found("thema=Kita")
        == {"Rojda Rengareş"}
        == found("sprache=kmr")
        == found("text=Vorsitz+Frauen+kita") | found("text=Sprachmittlung")
    )
    assert found("thema=Wohnen&sprache=uk") == {"Halyna Holubrenko"} and found("thema=Wohnen&sprache=tr") == set()


def test_a_quote_takes_name_function_and_origin_from_the_directory(world):
    made, release = a_contact(world), f.a_release(world)
    client = client_of(world.cast, "mirjam")
    page = client.get(inside("quote_add", release.pk))
    assert "Rojda Rengareş, Vorsitzende – Sprachmittlung, Kita (" in page.content.decode()
    typed = {**typed_in(page), "text": "Übersetzen ist Arbeit.", "contact": str(made.pk)}
    assert client.post(inside("quote_add", release.pk), typed).status_code == 302
    quote = Quote.objects.get()
    assert quote.source == "Rojda Rengareş, Vorsitzende, Frauen wagen Wege e. V." and quote.contact == made
    assert str(release) in text_of(client, inside("contact", made.pk))


def test_without_the_directory_name_and_function_are_still_asked_for(world):
    a_contact(world)
    release, client = f.a_release(world), client_of(world.cast, "mirjam")
    typed = {**typed_in(client.get(inside("quote_add", release.pk))), "text": "Gut."}
    page = client.post(inside("quote_add", release.pk), typed).content.decode()
    assert "Wer hat es gesagt?" in page and ">Gut.</textarea>" in page.replace("\n", "")


def test_whose_consent_is_over_is_not_offered_and_not_quoted(world, moment):
    made, release = a_contact(world, until=f.DAY), f.a_release(world)
    moment.at = f.AT + timedelta(days=1)
    client = client_of(world.cast, "mirjam")
    assert "Rojda Rengareş" not in text_of(client, inside("quote_add", release.pk))
    assert "abgelaufen" in text_of(client, inside("contacts"))
    with pytest.raises(Refused, match="abgelaufen"):
        operations.add_quote(release=release, text="Gut.", person="", function="", contact=made, by=world.mirjam,
                             at=moment.at)  # fmt: skip


def test_a_quote_that_stands_keeps_whom_it_is_from_when_its_wording_changes_later(world, moment):
    made, release = a_contact(world, until=f.DAY), f.a_release(world)
    quote = operations.add_quote(
        release=release, text="Gut.", person="", function="", contact=made, by=world.mirjam, at=f.AT
    )
    moment.at = f.AT + timedelta(days=1)
    client = client_of(world.cast, "mirjam")
    typed = typed_in(client.get(inside("quote_change", quote.pk)))
    assert client.post(inside("quote_change", quote.pk), {**typed, "text": "Sehr gut."}).status_code == 302
    quote.refresh_from_db()
    assert quote.contact == made and quote.text["de"]["text"] == "Sehr gut."


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": " "}, "Wie heißt"),
        ({"function": ""}, "Funktion"),
        ({"topics": []}, "Ein Thema genügt"),
        ({"languages": []}, "Sprachen"),
        ({"languages": ["xx"]}, "Sprachen"),
        ({"phone": "", "email": ""}, "Telefon oder E-Mail"),
        ({"agreed_on": f.DAY + timedelta(days=1)}, "kommt erst noch"),
        ({"until": f.DAY - timedelta(days=1)}, "vor dem Anfang"),
        ({"until": f.DAY + timedelta(days=900)}, "höchstens zwei Jahre"),
    ],
)
def test_an_entry_says_what_it_needs(world, values, sentence):
    with pytest.raises(Refused, match=sentence):
        a_contact(world, **values)
    assert not PressContact.objects.exists()


def test_the_database_keeps_the_same_rules(world):
    made = a_contact(world)
    for values in ({"phone": "", "email": ""}, {"until": f.DAY - timedelta(days=1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PressContact.objects.filter(pk=made.pk).update(**values)


def test_the_form_takes_somebody_in_and_changes_see_each_other(world):
    client = client_of(world.cast, "mirjam")
    typed = typed_in(client.get(inside("contact_add")))
    more = {"name": "Linh Lam", "function": "Leitung", "topics": "Jugend, Ausbildung", "languages": ["de", "vi"],
            "email": "linh@leute.example"}  # fmt: skip
    assert client.post(inside("contact_add"), {**typed, **more}).status_code == 302
    made = PressContact.objects.get()
    assert made.topics == ["Jugend", "Ausbildung"] and made.languages == ["de", "vi"]
    operations.change_contact(contact=made, phone="0221 4710-1", by=world.mirjam, at=f.AT, revision=1)
    with pytest.raises(Conflict):
        operations.change_contact(contact=made, phone="0221 4710-2", by=world.cast.aylin, at=f.AT, revision=1)


def test_whoever_takes_the_consent_back_is_gone_and_what_was_said_stays(world):
    made, release = a_contact(world), f.a_release(world)
    quote = operations.add_quote(
        release=release, text="Gut.", person="", function="", contact=made, by=world.mirjam, at=f.AT
    )
    client = client_of(world.cast, "mirjam")
    page = client.get(inside("contact_forget", made.pk))
    assert client.post(inside("contact_forget", made.pk), typed_in(page)).status_code == 302
    quote.refresh_from_db()
    assert not PressContact.objects.exists() and quote.contact is None and quote.person == "Rojda Rengareş"
    assert "Rojda" not in str(list(AuditEntry.objects.filter(verb__contains="contact").values()))


def test_the_deletion_run_removes_an_entry_a_month_after_its_consent_ended(world):
    made = a_contact(world, until=f.DAY)
    for days, due in ((ENDED_DAYS, 0), (ENDED_DAYS + 1, 1)):
        assert RULE.due(f.AT + timedelta(days=days)).count() == due
    assert RULE.erase(RULE.due(f.AT + timedelta(days=ENDED_DAYS + 1)), f.AT) == 1
    assert not PressContact.objects.filter(pk=made.pk).exists()


def test_four_weeks_before_a_consent_ends_the_desk_is_asked_until_it_is_renewed_or_gone(world):
    renewed, left = a_contact(world, until=f.DAY + timedelta(days=28)), a_contact(world, until=f.DAY)
    a_contact(world, until=f.DAY + timedelta(days=29))
    waiting = Duty.objects.open().filter(kind="press.contact")
    for _ in range(2):
        assert operations.remind_of_contacts(at=f.AT) == 2
    assert set(waiting.values_list("subject_id", flat=True)) == {renewed.pk, left.pk}
    assert "Rengareş" not in "".join(waiting.values_list("title", flat=True))
    operations.change_contact(contact=renewed, until=f.DAY + timedelta(days=300), by=world.mirjam, at=f.AT)
    assert list(waiting.values_list("subject_id", flat=True)) == [left.pk]
    RULE.erase(PressContact.objects.filter(pk=left.pk), f.AT)
    operations.remind_of_contacts(at=f.AT)
    assert not waiting.exists()


def test_nothing_of_the_directory_is_in_any_public_page(world):
    a_contact(world, name="Quittenmus Elsbeere", function="Zwetschgenkuchen", phone="0221 4710-998877")
    found = everything_public(Client(), ["/suche/?q=Elsbeere", "/presse/"], most=60)
    assert len(found) > 20
    for word in (b"Elsbeere", b"Zwetschgenkuchen", b"998877"):
        telling = {url for url, (_status, body) in found.items() if word in body and "q=Elsbeere" not in url}
        assert telling == set()


def test_the_list_asks_as_often_for_fifty_as_for_two(world, django_assert_max_num_queries):
    for number in range(50):
        a_contact(world, name=f"Mensch {number:02}")
    client = client_of(world.cast, "mirjam")
    client.get(inside("contacts"))
    with django_assert_max_num_queries(16):
        client.get(inside("contacts"))
