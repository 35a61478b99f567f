"""The pages: who may open them, how a list is chosen, what goes into files, and the link in a letter."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from augenhoehe.circulars import operations
from augenhoehe.circulars.links import token_for
from augenhoehe.circulars.models import Circular, OptOut, Recipient
from augenhoehe.circulars.register import RETENTION
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.tests.pages import client_of, text_of, typed_in
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
# Aylin coordinates the whole Kreis, Nuray is integration officer in Zwirnstadt.
EVERYBODY = ("aylin", "nuray", "faisal", "wiebke", "emine")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    made = f.a_club("Dattelpalme", street="Hafen 3", postal_code="05999")
    f.a_contact(made, name="Faisal", email="faisal@dattelpalme.example")
    f.head_of(made, cast.users["faisal"])
    return made


def inside(page, *arguments):
    return reverse(f"circulars_inside:{page}", args=arguments)


def statuses(cast, address):
    return [client_of(cast, name).get(address).status_code for name in EVERYBODY]


# --- Who may ------------------------------------------------------------------------------------------
def test_only_who_keeps_the_register_writes_and_each_sees_what_is_theirs(cast, club):
    assert statuses(cast, inside("circulars")) == [200, 200, 403, 403, 403]
    assert statuses(cast, inside("circular_write")) == [200, 200, 403, 403, 403]
    assert statuses(cast, inside("returned")) == [200, 200, 403, 403, 403]
    of_aylin = f.a_circular(club, by=cast.aylin)
    of_nuray = f.a_circular(f.a_mosque(), by=cast.nuray)
    for page in ("circular", "circular_change", "choose", "recipients", "circular_send", "circular_copy", "labels"):
        assert statuses(cast, inside(page, of_aylin.pk)) == [200, 404, 403, 403, 403], page
        assert statuses(cast, inside(page, of_nuray.pk)) == [200, 200, 403, 403, 403], page
    letter = f.on_list(of_aylin, club)
    assert statuses(cast, inside("preview", letter.pk)) == [200, 404, 403, 403, 403]


def test_nobody_writes_beyond_their_towns(cast, club):
    mosque = f.a_mosque()
    circular = f.a_circular(club, mosque, by=cast.nuray)
    assert list(circular.recipients.values_list("organisation", flat=True)) == [mosque.pk]
    Recipient.objects.create(circular=circular, organisation=club, added_at=f.AT)
    with pytest.raises(Refused, match="gehört nicht zu Ihrem Bereich"):
        f.send(circular, by=cast.nuray)
    page = client_of(cast, "nuray").get(inside("choose", circular.pk)).context["page"]
    assert [one.pk for one in page.part.rows] == [mosque.pk]


@pytest.mark.parametrize("who", ["faisal", "wiebke"])
def test_no_verb_is_for_who_may_not_send(cast, club, who):
    actor, circular = getattr(cast, who), f.a_circular(club)
    letter = f.on_list(circular, club)
    for act in (
        lambda: f.a_circular(by=actor),
        lambda: operations.change_circular(circular=circular, subject="x", by=actor, at=f.AT),
        lambda: f.send(circular, by=actor),
        lambda: operations.mark_bounced(recipient=letter, reason="x", by=actor, at=f.AT),
        lambda: operations.copy_circular(circular=circular, by=actor, at=f.AT),
        lambda: operations.opt_out(organisation=club, by=actor, at=f.AT),
    ):
        with pytest.raises(Refused):
            act()


# --- Choosing and sending -----------------------------------------------------------------------------
def test_all_that_the_filters_leave_or_the_ticked_ones_come_on_the_list(cast, club):
    school = f.a_club("Grundschule", kind=Organisation.Kind.SCHOOL)
    circular = f.a_circular()
    aylin, address = client_of(cast, "aylin"), inside("choose", circular.pk)
    text = text_of(aylin, f"{address}?art=school")
    assert "Grundschule" in text and "Dattelpalme" not in text
    assert "nicht: weder E-Mail noch Anschrift" in text
    aylin.post(f"{address}?art=school", {"all": "ja"})
    assert [one.organisation for one in circular.recipients.all()] == [school]
    aylin.post(address, {"selected": [str(club.pk), "nonsense", str(school.pk)]})
    assert circular.recipients.count() == 2


def test_from_the_empty_form_to_the_sent_letter(cast, club):
    aylin = client_of(cast, "aylin")
    response = aylin.get(inside("circular_write"))
    form = {**typed_in(response), "subject": "Fest", "text": "{Anrede}, kommen Sie {Nie}?"}
    assert form["reply_to"] == cast.users["aylin"].email
    answer = aylin.post(inside("circular_write"), form)
    assert "Das Feld {Nie} gibt es nicht" in answer.content.decode()
    answer = aylin.post(inside("circular_write"), {**form, "text": "{Anrede}, kommen Sie am {Datum}?"})
    circular = Circular.objects.get()
    assert answer["Location"] == inside("choose", circular.pk)
    aylin.post(answer["Location"], {"selected": [str(club.pk)]})
    preview = text_of(aylin, inside("preview", f.on_list(circular, club).pk))
    assert "Guten Tag Faisal, kommen Sie am" in preview and "faisal@dattelpalme.example" in preview
    send = inside("circular_send", circular.pk)
    aylin.post(send, typed_in(aylin.get(send)))
    assert "Mails gehen hinaus" in text_of(aylin, inside("circular", circular.pk))
    assert "0 von 1" in text_of(aylin, inside("progress", circular.pk))
    f.queue(circular)
    f.deliver_all()
    assert "Alle Mails sind bearbeitet" in text_of(aylin, inside("progress", circular.pk))
    assert "gesendet" in text_of(aylin, inside("recipients", circular.pk))


def test_a_draft_that_changed_meanwhile_is_not_sent(cast, club):
    circular = f.a_circular(club)
    aylin, send = client_of(cast, "aylin"), inside("circular_send", circular.pk)
    seen = typed_in(aylin.get(send))
    operations.change_circular(circular=circular, subject="Anders", by=SYSTEM, at=f.AT)
    assert aylin.post(send, seen).status_code == 409
    circular.refresh_from_db()
    assert circular.draft


# --- Letters by post ----------------------------------------------------------------------------------
def test_letters_and_labels_are_for_who_gets_no_mail_or_for_all(cast, club):
    by_post = f.a_club("Mohnblüte", street="Mohnweg 3", postal_code="05999")
    circular = f.a_circular(club, by_post)
    aylin = client_of(cast, "aylin")
    letters = text_of(aylin, inside("letters", circular.pk))
    assert letters.count('class="post-letter"') == 1 and "Mohnweg 3<br>05999 Sternmünde" in letters
    assert text_of(aylin, inside("letters", circular.pk) + "?alle=ja").count('class="post-letter"') == 2
    labels = text_of(aylin, inside("labels", circular.pk))
    assert "Mohnweg 3" in labels and "Hafen 3" not in labels
    assert "Hafen 3" in text_of(aylin, inside("labels", circular.pk) + "?alle=ja")


def test_the_file_for_serial_letters_holds_every_field(cast, club):
    circular = f.a_circular(club)
    aylin = client_of(cast, "aylin")
    sheet = load_workbook(io.BytesIO(aylin.get(inside("recipients", circular.pk) + "?export=xlsx").getvalue())).active
    head, row = [[cell.value for cell in line] for line in sheet.rows]
    found = dict(zip(head, row, strict=True))
    assert (found["Organisation"], found["Anrede"]) == ("Dattelpalme", "Guten Tag Faisal")
    assert (found["Straße"], found["PLZ"], found["Ort der Anschrift"]) == ("Hafen 3", "05999", "Sternmünde")
    assert found["E-Mail"] == "faisal@dattelpalme.example"
    csv = aylin.get(inside("recipients", circular.pk) + "?export=csv").getvalue().decode("utf-8-sig")
    assert "Guten Tag Faisal" in csv


# --- The organisation's page and the link ---------------------------------------------------------------
@shared
def letter(cast, club):
    circular = f.a_circular(club)
    operations.attach(circular=circular, content=b"%PDF-1.4\n1", name="Programm", by=SYSTEM, at=f.AT)
    f.send(circular)
    f.queue(circular)
    f.deliver_all()
    return f.on_list(circular, club)


def test_the_page_of_the_organisation_says_what_to_check_to_who_keeps_it_and_to_nobody_else(cast, club, letter):
    operations.mark_bounced(recipient=letter, reason="Postfach voll", by=SYSTEM, at=f.AT)
    address = reverse("organisations_inside:organisation", args=[club.pk])
    assert "Postfach voll" in text_of(client_of(cast, "aylin"), address)
    own = text_of(client_of(cast, "faisal"), address)
    assert "Postfach voll" not in own and "Keine Rundschreiben mehr schicken" not in own
    aylin = client_of(cast, "aylin")
    aylin.post(inside("address_settle", club.pk))
    assert "Postfach voll" not in text_of(aylin, address)


def test_a_bounce_is_read_from_a_saved_mail(cast, letter):
    aylin = client_of(cast, "aylin")
    file = io.BytesIO(f.bounce(letter.message_id))
    file.name = "unzustellbar.eml"
    answer = aylin.post(inside("returned"), {"file": file}, follow=True)
    assert "Eine Mail gelesen: 1 unzustellbar" in answer.content.decode()
    letter.refresh_from_db()
    assert letter.state == "bounced"


def test_nobody_reads_returns_into_circulars_of_others(cast, letter):
    nuray = client_of(cast, "nuray")
    file = io.BytesIO(f.bounce(letter.message_id))
    file.name = "unzustellbar.eml"
    nuray.post(inside("returned"), {"file": file})
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_the_link_shows_the_letter_without_a_name_and_ends_it_with_one_tap(cast, letter):
    anyone, address = Client(), reverse("circulars:letter", args=[token_for(letter)])
    text = text_of(anyone, address)
    assert "Guten Tag,<" in text.replace("\n", "") and "Faisal" not in text
    attachment = letter.circular.attachments.get()
    got = anyone.get(reverse("circulars:attachment", args=[token_for(letter), attachment.pk]))
    assert got.getvalue() == b"%PDF-1.4\n1" and got["Content-Disposition"].startswith("attachment")
    assert not OptOut.objects.exists()
    anyone.post(address, {"who": "one"})
    assert OptOut.objects.get().contact == letter.contact
    assert "An diese Adresse gehen keine Rundschreiben mehr" in text_of(anyone, address)
    anyone.post(address, {"who": "all"})
    assert OptOut.objects.filter(contact=None).exists()


def test_the_button_of_mail_programs_needs_no_cookie_and_a_look_ends_nothing(letter):
    strict = Client(enforce_csrf_checks=True)
    address = reverse("circulars:opt_out", args=[token_for(letter)])
    assert strict.get(address).status_code == 405
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 204
    assert OptOut.objects.get().contact == letter.contact


def test_a_changed_link_and_a_draft_open_nothing(cast, club, letter):
    token = token_for(letter)
    for wrong in (token[:-2] + "xx", "x", token_for(f.on_list(f.a_circular(club), club))):
        assert Client().get(reverse("circulars:letter", args=[wrong])).status_code == 404


# --- Bounds -------------------------------------------------------------------------------------------
def test_no_page_asks_for_each_recipient(cast):
    aylin, counts = client_of(cast, "aylin"), []
    for number in (2, 12):
        clubs = [f.a_club(f"Verein {number} {one}") for one in range(number)]
        for one in clubs:
            f.a_contact(one, email=f"v{one.pk}@verein.example")
        circular = f.a_circular(*clubs)
        asked = []
        for page in ("circular", "choose", "recipients", "circular_send", "letters"):
            with CaptureQueriesContext(connection) as queries:
                text_of(aylin, inside(page, circular.pk))
            asked.append(len(queries))
        counts.append(asked)
    assert max(late - early for early, late in zip(*counts, strict=True)) <= 0
    assert max(counts[1]) <= 26


def test_old_circulars_and_forgotten_drafts_are_deleted(cast, club, letter):
    from datetime import timedelta

    draft = f.a_circular(club)
    sent, drafts = RETENTION
    assert not sent.due(f.AT + timedelta(days=3 * 365)).exists()
    assert drafts.erase(drafts.due(f.AT + timedelta(days=366)), f.AT) == 1
    assert not Circular.objects.filter(pk=draft.pk).exists()
    assert sent.erase(sent.due(f.AT + timedelta(days=3 * 365 + 1)), f.AT) == 1
    assert not Recipient.objects.exists()
