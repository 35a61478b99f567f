"""Pages of the day and after: who opens which, what a tap does, and at what cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from augenhoehe.core.ids import new_id
from augenhoehe.core.links import link_token
from augenhoehe.events import day_links
from augenhoehe.events.links import registration_token
from augenhoehe.events.models import Attendance, Feedback, Registration
from augenhoehe.events.operations import certificates, materials, results
from augenhoehe.journal.views import kept
from augenhoehe.organisations.tests.pages import client_of, hidden_in, text_of
from tests.worlds import shared

from . import days
from . import factories as f

pytestmark = pytest.mark.django_db
READERS = ("", "aylin", "olek", "faisal", "rojda", "emine", "veit", "wiebke", "korbinian")


@shared
def day() -> days.Day:
    return days.make_day()


@pytest.fixture(autouse=True)
def moment(monkeypatch):
    """The clock stands at the door until a test moves it."""
    here = {"at": days.DOOR}
    monkeypatch.setattr("django.utils.timezone.now", lambda: here["at"])
    kept.forget_all()
    yield here
    kept.forget_all()


def inside(page: str, *arguments) -> str:
    return reverse(f"events_inside:{page}", args=arguments)


@pytest.mark.parametrize(
    "page", ["door", "door_list", "door_badges", "turnout", "certificates", "feedback", "thanks", "door_close"]
)
def test_the_lists_of_an_event_are_not_there_for_others(day, page):
    found = {
        name: client_of(day.cast, name).get(inside(page, day.event.pk)).status_code for name in READERS
    }  # fmt: skip
    assert found == {**dict.fromkeys(READERS, 404), "": 302, "aylin": 200}


@pytest.mark.parametrize("page", ["results", "materials", "material_add", "photo_notice", "review"])
def test_what_came_of_it_is_written_by_who_keeps_the_event(day, page):
    found = {
        name: client_of(day.cast, name).get(inside(page, day.event.pk)).status_code for name in READERS
    }  # fmt: skip
    assert found == {**dict.fromkeys(READERS, 404), "": 302, "aylin": 200}


def test_a_tap_brings_back_the_list_alone_and_keeps_the_search(day):
    client = client_of(day.cast, "aylin")
    whole = text_of(client, inside("door", day.event.pk))
    assert "0 da" in whole
    assert "Platz für Rollstuhl" in whole
    part = client.get(inside("door", day.event.pk), {"q": "möh"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Mona Möhring" in part
    assert "Sami" not in part
    tapped = client.post(inside("door_in", day.mona.pk), {"q": "möh"}, headers={"HX-Request": "true"}).content.decode()
    assert "1 da" in tapped
    assert "Mona Möhring ist da." in tapped
    assert "Sami" not in tapped
    again = client.post(inside("door_in", day.mona.pk), headers={"HX-Request": "true"}).content.decode()
    assert "war schon abgehakt" in again
    undone = client.post(inside("door_undo", Attendance.objects.get().pk), headers={"HX-Request": "true"})
    assert "0 da" in undone.content.decode()


def test_without_scripts_a_tap_comes_back_to_the_page(day):
    client = client_of(day.cast, "aylin")
    answer = client.post(inside("door_in", day.sami.pk))
    assert (answer.status_code, answer.headers["Location"]) == (302, inside("door", day.event.pk))
    typed = {"name": "", "organisation_name": "Nachbarschaftshilfe", "category": "association"}
    missing = client.post(inside("door_walk_in", day.event.pk), typed)
    assert "Nachbarschaftshilfe" in missing.content.decode()
    assert not Attendance.objects.filter(how="walk_in").exists()
    client.post(inside("door_walk_in", day.event.pk), {**typed, "name": "Otto Ohne"})
    assert Attendance.objects.get(how="walk_in").name == "Otto Ohne"


def test_a_long_list_costs_no_more_queries(day, django_assert_max_num_queries):
    client = client_of(day.cast, "aylin")
    Registration.objects.bulk_create(
        Registration(
            event=day.event, name=f"Gast {number:03}", phone="1", category="resident", state="waiting",
            position=100 + number, registered_at=f.AT, consented_at=f.AT,
        )
        for number in range(120)
    )  # fmt: skip
    with django_assert_max_num_queries(16):
        text = text_of(client, inside("door", day.event.pk))
    assert "und 43 weitere" in text


def test_the_code_opens_the_door_for_hosts_and_tells_others_no_name(day):
    path = reverse("events:door", args=[link_token(day_links.DOOR, day.mona.pk)])
    assert client_of(day.cast, "aylin").get(path).headers["Location"] == inside("door_guest", day.mona.pk)
    assert not Attendance.objects.exists()
    for name in ("", "faisal", "emine", "veit"):
        text = text_of(client_of(day.cast, name), path)
        assert "Diese Anmeldung gilt." in text
        assert "Möhring" not in text
    waiting = reverse("events:door", args=[link_token(day_links.DOOR, day.wait.pk)])
    assert "kein Platz" in text_of(client_of(day.cast), waiting)
    assert client_of(day.cast).get(reverse("events:door", args=["unsinn"])).status_code == 404
    # The page behind the link of the mail shows the code to whoever has a seat.
    for registration, shown in ((day.mona, True), (day.wait, False)):
        own = text_of(client_of(day.cast), reverse("events:own", args=[registration_token(registration)]))
        assert ("QR-Code für den Eingang" in own) is shown
    # The link of a letter is none for the door, and the other way round.
    other = reverse("events:door", args=[link_token(day_links.AFTER, day.mona.pk)])
    assert client_of(day.cast).get(other).status_code == 404
    guest = client_of(day.cast, "aylin").get(inside("door_guest", day.mona.pk)).content.decode()
    assert "Einlassen" in guest
    client_of(day.cast, "aylin").post(inside("door_in", day.mona.pk), {"how": "code"})
    assert Attendance.objects.get().how == "code"


def test_feedback_without_an_account(day, moment):
    days.closed(day)
    moment["at"] = days.AFTER
    client = client_of(day.cast)
    path = reverse("events:feedback", args=[link_token(day_links.AFTER, day.mona.pk)])
    form = client.get(path)
    hidden = hidden_in(form)
    typed = {**hidden, "go": "send", "overall": "", "good": "Das Essen war gut"}
    moment["at"] += timedelta(seconds=2)
    assert "Das Essen war gut" in client.post(path, typed).content.decode()
    assert "sehr schnell" in client.post(path, {**typed, "overall": "5"}).content.decode()
    moment["at"] += timedelta(seconds=20)
    assert "leer bleiben" in client.post(path, {**typed, "overall": "5", "website": "x"}).content.decode()
    assert not Feedback.objects.exists()
    sent = client.post(path, {**typed, "overall": "5"})
    assert "angekommen" in sent.content.decode()
    assert not sent.cookies
    client.post(path, {**typed, "overall": "1"})
    assert Feedback.objects.get().overall == 5
    assert "angekommen" in client.get(path).content.decode()


def test_feedback_in_the_room_in_another_language(day, moment):
    days.closed(day)
    moment["at"] = days.AFTER
    path = reverse("events:feedback_room", args=[link_token(day_links.ROOM, day.event.pk)])
    assert client_of(day.cast).get(path).status_code == 200
    assert 'dir="rtl"' in client_of(day.cast).get(f"/ar{path}").content.decode()


def test_material_is_loaded_by_whom_it_is_for(day, moment):
    days.closed(day)
    moment["at"] = days.AFTER
    one = materials.lay_down(
        event=day.event, content=b"%PDF-1.7 made up", name="x.pdf", kind="slides", title="Folien", credit="Lale",
        audience="registered", by=day.cast.aylin, at=days.AFTER,
    )  # fmt: skip
    token = link_token(day_links.AFTER, day.mona.pk)
    own = reverse("events:after_file", args=[token, one.pk])
    everybody = reverse("events:material", args=[one.pk])
    assert client_of(day.cast).get(own).status_code == 404
    materials.show_material(material=one, shown=True, by=day.cast.aylin, at=days.AFTER)
    got = client_of(day.cast).get(own)
    assert got["Content-Disposition"] == 'attachment; filename="folien.pdf"'
    assert client_of(day.cast).get(everybody).status_code == 404
    materials.change_material(material=one, audience="public", by=day.cast.aylin, at=days.AFTER)
    assert client_of(day.cast).get(everybody).getvalue() == b"%PDF-1.7 made up"
    page = text_of(client_of(day.cast), reverse("events:event", args=[day.event.pk]))
    assert everybody in page
    materials.show_material(material=one, shown=False, by=day.cast.aylin, at=days.AFTER)
    assert client_of(day.cast).get(everybody).status_code == 404


def test_a_code_is_valid_or_not_and_no_name_is_said(day, moment):
    days.closed(day)
    moment["at"] = days.AFTER
    paper = client_of(day.cast, "aylin").post(inside("certificates", day.event.pk), {"minutes": ""})
    assert paper.content.startswith(b"%PDF-")
    code = certificates.code_of(Attendance.objects.get(registration=day.mona))
    client, path = client_of(day.cast), reverse("events:certificate")
    valid = client.post(path, {"code": code.lower()}).content.decode()
    assert "<b>gültig</b>" in valid
    assert "November 2026" in valid
    assert "25. November" not in valid
    assert "Möhring" not in valid
    assert "<b>nicht gültig</b>" in client.post(path, {"code": "7KQ2-MX4R-9TBC-D3HV"}).content.decode()


def test_results_go_on_with_one_click_or_ask_about_a_name(day):
    moment_at = f.BEGIN + f.hours(1)
    note = {"event": day.event, "kind": "hurdle", "by": day.cast.aylin, "at": moment_at}
    plain, named = (
        results.note_result(text="Nur auf Deutsch.", **note),
        results.note_result(text="Frau Öz wartet.", **note),
    )
    client = client_of(day.cast, "aylin")
    assert client.post(inside("result_hand_over", plain.pk), {"revision": 1}).status_code == 302
    assert f.reread(plain).hint is not None
    asked = client.post(inside("result_hand_over", named.pk), {"revision": 1})
    assert "niemand gemeint ist" in asked.content.decode()
    assert client.post(inside("result_hand_over", named.pk), {"revision": 1, "meant": "on"}).status_code == 302
    assert f.reread(named).handed_over_at is not None


def test_numbers_of_a_day_and_of_a_year(day, moment, django_assert_max_num_queries):
    days.closed(day)
    moment["at"] = days.AFTER
    client = client_of(day.cast, "aylin")
    with django_assert_max_num_queries(18):
        page = text_of(client, inside("turnout", day.event.pk))
    assert "Migrantenorganisation" in page
    csv = client.get(inside("turnout", day.event.pk), {"export": "csv"}).getvalue().decode("utf-8-sig")
    assert day.club.name in csv
    assert "Möhring" not in csv
    with django_assert_max_num_queries(16):
        assert "Projektfördermittel" in text_of(client, inside("year", 2026))
    with django_assert_max_num_queries(16):
        assert day.club.name in text_of(client, inside("houses"))
    assert "Projektfördermittel" not in text_of(client_of(day.cast, "rojda"), inside("year", 2026))
    assert client_of(day.cast, "faisal").get(inside("houses")).status_code == 403


def test_links_on_the_pages_of_the_day_open(day, moment):
    import re

    days.closed(day)
    moment["at"] = days.AFTER
    client = client_of(day.cast, "aylin")
    for page in ("door", "results", "materials", "feedback", "turnout", "event"):
        text = text_of(client, inside(page, day.event.pk))
        for address in set(re.findall(r'href="(/[^"#?]*)', text.split("<main")[1].split("</main")[0])):
            assert client.get(address).status_code in (200, 302), (page, address)


def test_a_stranger_token_names_nothing(day):
    for name in ("door", "after", "feedback", "feedback_room"):
        path = reverse(f"events:{name}", args=[link_token("augenhoehe.events.other", new_id())])
        assert client_of(day.cast).get(path).status_code == 404
