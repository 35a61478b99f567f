"""Pages of a running meeting, of minutes and of the public meeting: what each reader finds there, and at what cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import operations
from augenhoehe.committees.models import ItemCourse, Minutes, Presence, Sitting, Speech
from augenhoehe.core.rights import SYSTEM
from tests.worlds import shared

from . import factories as f
from . import minutes_factories as m
from .test_pages import client_of, page

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def the_day_after_the_meeting(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AFTER)


def at(name: str, of, *more) -> str:
    return reverse(f"committees_inside:{name}", args=[getattr(of, "pk", of), *more])


def send(client: Client, address: str, expected: int = 302, **data) -> str:
    response = client.post(address, data)
    assert response.status_code == expected, response.content.decode().partition("<main")[2][:2500]
    return response.content.decode() if expected == 200 else response.url


def test_an_evening_is_written_down_with_forms_alone(cast):
    """Without script: opened, attendance, a speaker, a text, a vote by hand, closed, minutes, both signatures."""
    committee = m.a_body(cast)
    item = f.on_agenda(committee)
    meeting, chair, rojda = item.meeting, client_of(cast, "korbinian"), client_of(cast, "rojda")
    assert "Sitzung eröffnen" in page(chair, at("sitting", meeting))
    send(chair, at("sitting_open", meeting), opened_at="18:03", secretary=str(cast.users["rojda"].pk))
    for seat in committee.seats.all():
        send(rojda, at("seat_take", meeting), seat=str(seat.pk))
    assert "5 von 5" in page(rojda, at("sitting", meeting))
    send(rojda, at("guest_welcome", meeting), kind="guest", name="Linh", organisation="Jugendamt", came_at="18:10")
    send(rojda, at("item_reach", item))
    guest = Presence.objects.get(kind="guest")
    send(rojda, at("speech_add", item), presence=str(guest.pk), note="stellt vor")
    send(rojda, at("course", item), discussion="Es geht um Sprachen.", revision="1")
    wrong = {
        "kind": "adopted",
        "wording": "Ja.",
        "reason": "Weil.",
        "yes": "6",
        "no": "0",
        "abstentions": "0",
        "revision": "3",
    }
    item.refresh_from_db()
    html = send(rojda, at("resolution_live", item), 200, **{**wrong, "revision": str(item.revision)})
    assert "6 Stimmen sind mehr" in html and "Es geht um" not in html
    send(rojda, at("resolution_live", item), kind="adopted", wording="Ja.", reason="Weil.", unanimous="on",
         revision=str(item.revision))  # fmt: skip
    assert item.meeting.agenda_items.get().resolution.yes == 5
    send(rojda, at("sitting_close", meeting), closed_at="20:15", revision=str(Sitting.objects.get().revision))
    send(rojda, at("minutes_draft", meeting))
    html = page(rojda, at("minutes", meeting))
    assert "Linh" in html and "stellt vor" in html and "Es geht um Sprachen." in html and "5 Ja" in html
    send(rojda, at("minutes_submit", meeting), revision="1")
    for client, role in ((chair, "chair"), (rojda, "secretary")):
        assert "unterschreiben" in page(client, at("minutes", meeting))
        send(client, at("minutes_sign", meeting), role=role, revision=str(Minutes.objects.get().revision))
    office = client_of(cast, "aylin")
    send(office, at("minutes_publish", meeting), revision=str(Minutes.objects.get().revision))
    public = page(client_of(cast), f"/gremien/sitzungen/{meeting.pk}/")
    assert "Es geht um Sprachen." in public and "Jugendamt" in public
    assert not any(name in public for name in ("Linh", "Korbinian", "Rojda", "Mitglied 1"))


def test_two_who_write_one_text_get_the_page_with_both(cast):
    meeting = m.opened(cast, m.a_body(cast))
    item = meeting.agenda_items.get()
    rojda = client_of(cast, "rojda")
    send(rojda, at("course", item), discussion="Erste Fassung", revision="1")
    html = client_of(cast, "korbinian").post(at("course", item), {"discussion": "Zweite Fassung", "revision": "1"})
    assert html.status_code == 409
    assert "Erste Fassung" in html.content.decode() and "Zweite Fassung" in html.content.decode()


def test_with_htmx_only_the_list_of_speakers_comes_back(cast):
    meeting = m.opened(cast, m.a_body(cast))
    item = meeting.agenda_items.get()
    client = client_of(cast, "rojda")
    answer = client.post(at("speech_add", item), {"name": "Ida"}, headers={"HX-Request": "true"}).content.decode()
    assert answer.lstrip().startswith('<div id="wortmeldungen-liste">') and "Ida" in answer
    refused = client.post(at("speech_add", item), {"note": "x"}, headers={"HX-Request": "true"}).content.decode()
    assert "nennen Sie den Namen" in refused and Speech.objects.count() == 1


def test_forms_of_a_running_meeting_open_for_the_pen_and_for_nobody_else(cast):
    meeting = m.opened(cast, m.a_body(cast))
    m.came(meeting)
    item, presence = meeting.agenda_items.get(), meeting.presences.first()
    operations.add_speech(item=item, name="Ida", by=SYSTEM, at=m.LATER)
    addresses = [
        *(at(name, meeting) for name in ("sitting", "sitting_change", "sitting_close", "guest_welcome", "sitting_item_add")),
        *(at(name, item) for name in ("course", "resolution_live", "item_postpone", "item_withdraw_live")),
        at("presence_change", presence), at("speech_change", Speech.objects.get()),
    ]  # fmt: skip
    pen, member, stranger = client_of(cast, "rojda"), client_of(cast, "emine"), client_of(cast, "veit")
    for address in addresses:
        page(pen, address)
        page(member, address, 403)
        assert stranger.get(address).status_code in (403, 404)


def test_buttons_beside_the_forms_do_what_they_say(cast):
    meeting = m.opened(cast, m.a_body(cast), titles=("Eins", "Zwei", "Drei"))
    m.came(meeting)
    one, two, _ = meeting.agenda_items.order_by("order")
    presence, rojda = meeting.presences.order_by("name").first(), client_of(cast, "rojda")
    send(rojda, at("bias_note", one), presence=str(presence.pk), biased="yes")
    assert "4" in page(rojda, at("resolution_live", one)) and "befangen" in page(rojda, at("course", one))
    send(rojda, at("bias_note", one), presence=str(presence.pk), biased="no")
    assert not ItemCourse.objects.get(item=one).biased.exists()
    send(rojda, at("item_postpone", one), reason="Zahlen fehlen", revision=str(one.revision))
    send(rojda, at("item_withdraw_live", two), reason="", revision=str(two.revision))
    html = page(rojda, at("sitting", meeting))
    assert "vertagt" in html and "zurückgezogen" in html
    send(rojda, at("sitting_item_add", meeting), title="Vier", yes="3", no="0", abstentions="0", public="on")
    assert "Tag der Sitzung" in rojda.post(at("presence_leave", presence)).content.decode()
    send(rojda, at("presence_change", presence), name="Neu", came_at="18:00", left_at="18:30",
         revision=str(Presence.objects.get(pk=presence.pk).revision))  # fmt: skip
    assert "Neu" in [p.name for p in Presence.objects.all()]
    send(rojda, at("presence_remove", presence))
    operations.add_speech(item=meeting.agenda_items.first(), name="Ida", by=SYSTEM, at=m.LATER)
    speech = Speech.objects.get()
    send(rojda, at("speech_change", speech), name="Ute", revision="1")
    send(rojda, at("speech_remove", speech))
    assert not Speech.objects.exists()
    send(rojda, at("sitting_change", meeting), opened_at="18:05", secretary=str(cast.users["rojda"].pk),
         revision=str(Sitting.objects.get().revision))  # fmt: skip


def test_the_forms_of_minutes_do_what_they_say(cast):
    minutes = m.drafted(cast)
    meeting, section = minutes.meeting, minutes.sections.get()
    rojda, office = client_of(cast, "rojda"), client_of(cast, "aylin")
    send(rojda, at("minutes_change", meeting), opening="Fristgerecht geladen.", revision="1")
    send(rojda, at("section_write", section), text="Neu.", revision=str(section.revision))
    send(rojda, at("minutes_submit", meeting), revision="2")
    send(rojda, at("minutes_return", meeting), reason="Tippfehler", revision="3")
    assert "Tippfehler" in page(rojda, at("minutes", meeting))
    send(rojda, at("minutes_submit", meeting), revision="4")
    send(office, at("signature_note", meeting), role="chair", name="Korbinian", revision="5")
    send(rojda, at("minutes_sign", meeting), role="secretary", revision="6")
    send(client_of(cast, "emine"), at("objection_raise", meeting), text="Da fehlt etwas.", section=str(section.pk))
    objection = minutes.objections.get()
    page(client_of(cast, "emine"), at("objection_decide", objection), 403)
    send(
        rojda, at("objection_decide", objection), accepted="yes", answer="Stimmt.", correction="Ergänzt.", revision="1"
    )
    html = page(client_of(cast, "emine"), at("minutes", meeting))
    assert "Ergänzt." in html and "Da fehlt etwas." in html
    page(office, at("minutes_unpublish", meeting))
    page(rojda, at("minutes_approve", meeting), 403)


@pytest.mark.parametrize("kind", ["pdf", "odt", "docx"])
def test_files_come_with_their_type_and_a_name(cast, kind):
    minutes = m.published(cast)
    member = client_of(cast, "emine").get(at("minutes_file", minutes.meeting, kind))
    assert member.status_code == 200 and f"niederschrift-2026-11-26-ausschuss.{kind}" in member["Content-Disposition"]
    everybody = client_of(cast).get(reverse("committees:minutes_public_file", args=[minutes.meeting.pk, kind]))
    assert everybody.status_code == 200 and f"-oeffentlich.{kind}" in everybody["Content-Disposition"]
    assert client_of(cast, "emine").get(at("invitation_file", minutes.meeting, kind)).status_code == 200
    assert client_of(cast, "veit").get(at("minutes_file", minutes.meeting, kind)).status_code == 404
    assert client_of(cast, "emine").get(at("minutes_file", minutes.meeting, "exe")).status_code == 404


def test_a_stranger_finds_the_public_page_only_after_the_invitation_and_never_a_closed_title(cast):
    committee = m.a_body(cast)
    f.an_item(committee, "Geheime Vergabe", public=False)
    f.an_item(committee, "Stiller Vorgang", thread=f.a_thread(cast, "Still"))
    item = f.on_agenda(committee, "Offener Punkt")
    address = f"/gremien/sitzungen/{item.meeting.pk}/"
    page(client_of(cast), address, 404)
    operations.invite_to_meeting(meeting=item.meeting, by=SYSTEM, at=f.AT)
    html = page(client_of(cast), address)
    assert "Offener Punkt" in html and "Nicht öffentlicher Punkt" in html and "noch nicht gezeigt" in html
    assert "Geheime Vergabe" not in html and "Stiller Vorgang" not in html and "Kreishaus" not in html
    assert address in page(client_of(cast), f"/gremien/{committee.pk}/")


def test_drafts_are_no_page_for_members_and_strangers(cast):
    minutes = m.drafted(cast)
    for name, status in (("emine", 404), ("linh", 404), ("korbinian", 200), ("rojda", 200), ("aylin", 200)):
        page(client_of(cast, name), at("minutes", minutes.meeting), status)
    page(client_of(cast), reverse("committees:minutes_public_file", args=[minutes.meeting.pk, "pdf"]), 404)


def test_pages_cost_the_same_for_two_and_for_twelve(cast, django_assert_max_num_queries):
    committee = m.a_body(cast, voting=12)
    minutes = m.published(cast, committee, titles=[f"Punkt {number}" for number in range(12)])
    rojda = client_of(cast, "rojda")
    item = minutes.meeting.agenda_items.first()
    for address, most in (
        (at("sitting", minutes.meeting), 34),
        (at("course", item), 40),
        (at("minutes", minutes.meeting), 40),
    ):
        page(rojda, address)
        with django_assert_max_num_queries(most):
            page(rojda, address)
    with django_assert_max_num_queries(24):
        page(client_of(cast), f"/gremien/sitzungen/{minutes.meeting.pk}/?frisch=1")


def test_who_came_in_this_minute_does_not_keep_anybody_from_closing_in_it(cast, monkeypatch):
    """Forms know minutes: „Ist da“ at 19:30:40 and „Geschlossen um 19:30“ belong together."""
    meeting = m.opened(cast, m.a_body(cast))
    moment = m.LATER + timedelta(minutes=10, seconds=40)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    rojda, seat = client_of(cast, "rojda"), meeting.committee.seats.get(user=cast.users["emine"])
    send(rojda, at("seat_take", meeting), seat=str(seat.pk))
    send(rojda, at("sitting_close", meeting), closed_at="18:30", revision=str(Sitting.objects.get().revision))
