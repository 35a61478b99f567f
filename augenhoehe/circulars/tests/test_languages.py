"""Each organisation gets the letter in its language, by mail and by post; without a text in it the German one."""

from __future__ import annotations

import io

import pytest
from django.core import mail
from django.urls import reverse
from openpyxl import load_workbook

from augenhoehe.circulars import operations
from augenhoehe.circulars.links import token_for
from augenhoehe.circulars.queries.reach import reach_of
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.tests.pages import client_of, text_of, typed_in
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
UKRAINIAN = "{Anrede},\n\nзапрошуємо **{Organisation}** {Datum}: {Link}"
ARABIC = "{Anrede}، ندعو {Organisation}: {Link}"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


@shared
def clubs(cast):
    """One reads Ukrainian, one Arabic, one Turkish, one German."""
    made = {}
    for code in ("uk", "ar", "tr", "de"):
        club = made[code] = f.a_club(f"Verein {code}", language=code)
        f.a_contact(club, name="Lesja", email=f"{code}@verein.example", languages=[])
    return made


def translated(circular, language="uk", text=UKRAINIAN, subject="Запрошення", **more):
    return operations.translate_circular(
        circular=circular, language=language, subject=subject, text=text, by=SYSTEM, at=f.AT, **more
    )


def letters_sent(circular) -> dict[str, object]:
    f.send(circular)
    f.queue(circular)
    f.deliver_all()
    return {one.to[0].split("@")[0]: one for one in mail.outbox}


def test_each_organisation_gets_its_language_and_else_the_german_letter(clubs):
    circular = f.a_circular(*clubs.values())
    translated(circular)
    translated(circular, "ar", ARABIC, "دعوة")
    sent = letters_sent(circular)
    assert (
        sent["uk"].subject == "Запрошення"
        and "запрошуємо Verein uk " in sent["uk"].body
        and "листопада" in sent["uk"].body
    )
    assert (
        "Добрий день, Lesja" in sent["uk"].body
        and "Guten Tag" not in sent["uk"].body
        and "/uk/rundschreiben/" in sent["uk"].body
    )
    assert "Sie möchten keine" not in sent["uk"].body
    html = sent["ar"].alternatives[0].content
    assert '<html lang="ar" dir="rtl">' in html and "/ar/rundschreiben/" in html
    for code in ("tr", "de"):
        assert sent[code].subject == "Einladung zum Netzwerktreffen"
        assert (
            sent[code].body.startswith("Guten Tag Lesja") and "Sie möchten keine Rundschreiben mehr" in sent[code].body
        )
    kept = dict(circular.recipients.values_list("organisation__name", "language"))
    assert kept == {"Verein uk": "uk", "Verein ar": "ar", "Verein tr": "de", "Verein de": "de"}


def test_the_link_opens_the_letter_as_it_was_sent(clubs, client):
    circular = f.a_circular(clubs["uk"])
    translated(circular)
    f.send(circular)
    page = client.get(f"/uk/rundschreiben/{token_for(circular.recipients.get())}/").content.decode()
    assert '<h2 lang="uk" dir="ltr">Запрошення</h2>' in page and "запрошуємо" in page


def test_who_writes_sees_how_many_read_what_and_each_language_before_it_goes(cast, clubs):
    circular = f.a_circular(*clubs.values())
    aylin = client_of(cast, "aylin")
    page = text_of(aylin, reverse("circulars_inside:circular", args=[circular.pk]))
    assert "Ukrainisch" in page and page.count("1 Organisation") == 4
    write = reverse("circulars_inside:language_write", args=[circular.pk, "uk"])
    form = typed_in(aylin.get(write))
    answer = aylin.post(write, {**form, "subject": "Запрошення", "text": "{Anred}"})
    assert "Das Feld {Anred} gibt es nicht" in answer.content.decode()
    answer = aylin.post(write, {**form, "subject": "Запрошення", "text": UKRAINIAN})
    preview = aylin.get(answer["Location"]).content.decode()
    assert "запрошуємо <b>Beispielverein</b>" in preview and 'lang="uk"' in preview
    own = text_of(aylin, reverse("circulars_inside:preview", args=[f.on_list(circular, clubs["uk"]).pk]))
    assert "запрошуємо <b>Verein uk</b>" in own
    send = text_of(aylin, reverse("circulars_inside:circular_send", args=[circular.pk]))
    assert "Arabisch, 1: Sie bekommen den deutschen Text." in send and "Ukrainisch, 1" not in send


def test_a_text_whose_german_changed_says_so_until_it_is_saved_again(cast, clubs):
    circular = f.a_circular(clubs["uk"])
    translated(circular)
    operations.change_circular(circular=circular, subject="Anders", by=SYSTEM, at=f.AT)
    aylin = client_of(cast, "aylin")
    page = reverse("circulars_inside:circular", args=[circular.pk])
    assert "Der deutsche Text hat sich danach geändert" in text_of(aylin, page)
    translated(circular)
    assert "hat sich danach geändert" not in text_of(aylin, page)


def test_who_is_about_to_send_hears_of_a_new_language(clubs):
    circular = f.a_circular(clubs["uk"])
    seen, revision = f.mark(circular), circular.revision
    translated(circular)
    with pytest.raises(Conflict):
        operations.send_circular(circular=circular, mark=seen, revision=revision, by=SYSTEM, at=f.AT)


def test_a_language_taken_away_is_german_again_and_a_copy_keeps_its_languages(clubs):
    circular = f.a_circular(clubs["uk"], clubs["ar"])
    translated(circular)
    translated(circular, "ar", ARABIC, "دعوة")
    operations.untranslate_circular(circular=circular, language="ar", by=SYSTEM, at=f.AT)
    copied = operations.copy_circular(circular=circular, by=SYSTEM, at=f.AT)
    assert [one.language for one in copied.translations.all()] == ["uk"]
    assert letters_sent(circular)["ar"].body.startswith("Guten Tag")
    with pytest.raises(Refused, match="schon verschickt"):
        translated(circular)
    with pytest.raises(Refused, match="keine Rundschreiben hinaus"):
        translated(copied, "fr")


def test_letters_by_post_and_serial_letters_speak_it_too(cast, clubs):
    by_post = f.a_club("Mohnblüte", street="Mohnweg 3", postal_code="05999", language="ar")
    circular = f.a_circular(by_post, clubs["de"])
    translated(circular, "ar", ARABIC, "دعوة")
    aylin = client_of(cast, "aylin")
    page = aylin.get(reverse("circulars_inside:letters", args=[circular.pk])).content.decode()
    assert '<div lang="ar" dir="rtl">' in page and "ندعو Mohnblüte" in page
    listed = reverse("circulars_inside:recipients", args=[circular.pk])
    rows = list(
        load_workbook(io.BytesIO(aylin.get(f"{listed}?export=xlsx").getvalue())).active.iter_rows(values_only=True)
    )
    cells = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    assert cells["Mohnblüte"]["Sprache"] == "Arabisch" and "Guten Tag" not in cells["Mohnblüte"]["Anrede"]
    assert "/ar/rundschreiben/" in cells["Mohnblüte"]["Link"]
    assert cells["Verein de"]["Anrede"] == "Guten Tag Lesja"


@pytest.mark.parametrize(
    ("of_organisation", "spoken", "expected"),
    [("de", [], "de"), ("uk", [], "uk"), ("uk", ["uk", "de"], "uk"), ("de", ["de", "ar"], "de"), ("de", ["ar"], "ar"),
     ("ti", [], "de"), ("de", ["ku", "tr"], "tr")],
)  # fmt: skip
def test_the_language_of_mails_holds_unless_the_contact_does_not_speak_it(clubs, of_organisation, spoken, expected):
    club = f.a_club("Neu")
    Organisation.objects.filter(pk=club.pk).update(language=of_organisation)
    club.refresh_from_db()
    f.a_contact(club, email="neu@verein.example", languages=spoken)
    assert reach_of([club], f.DAY)[club.pk].language == expected
