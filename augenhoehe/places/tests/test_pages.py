"""The pages of places: the list, the outline, drawing areas, setting up, and /health/."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.places.models import Municipality, SocialArea
from augenhoehe.places.operations import redraw_social_area
from augenhoehe.places.queries import installation, module_on, term

from .factories import AT, federlohe, signed_in, square, town, uhlenquell

pytestmark = pytest.mark.django_db


def page(client, name, *args, **data):
    return client.get(reverse(f"places_inside:{name}", args=args), data)


def upload(boundary=None, name="grenze.geojson"):
    return SimpleUploadedFile(name, json.dumps(boundary or square(7.02, 51.02, 0.02)).encode())


# --- Health -----------------------------------------------------------------------------------------


def test_whoever_watches_the_house_needs_no_account(client):
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert set(answer.json()) == {"status", "database", "migrations", "worker", "disk"}
    assert "no-store" in answer.headers["Cache-Control"] or "no-cache" in answer.headers["Cache-Control"]


def test_a_house_that_cannot_serve_says_503(client, monkeypatch):
    from augenhoehe.core import health

    known = health.known_migrations()
    monkeypatch.setattr(health, "known_migrations", lambda: known | {("places", "0999_later")})
    answer = client.get("/health/")
    assert answer.status_code == 503 and answer.json()["status"] == "failed"


# --- Reading ----------------------------------------------------------------------------------------


def test_the_list_shows_the_towns_of_this_installation_and_leads_to_all(django_assert_max_num_queries):
    federlohe()
    uhlenquell()
    Municipality.objects.create(ags="05111000", name="Düsseldorf", sorting="dusseldorf", kind="city")
    client = signed_in(Role.COORDINATION)
    with django_assert_max_num_queries(6):
        shown = page(client, "places").content.decode()
    assert "Sternmünde" in shown and "Uhlenquell" not in shown and "Düsseldorf" not in shown
    assert "Düsseldorf" in page(client, "all_places").content.decode()


def test_the_list_leaves_as_the_file_that_was_seen():
    federlohe()
    answer = page(signed_in(Role.COORDINATION), "places", export="csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Name;Art;Kreis") and any(line.startswith("Mohnfurt;Stadt;") for line in lines)


def test_a_town_shows_its_outline_beside_the_table_of_its_areas(django_assert_max_num_queries):
    federlohe()
    uhlenquell()
    client = signed_in(Role.COORDINATION)
    with django_assert_max_num_queries(8):
        shown = page(client, "municipality", town().pk).content.decode()
    assert '<path class="frame"' in shown and '<path class="area"' in shown and "Uhlenquell" in shown
    assert "km², aus der Grenze berechnet" in shown and "style=" not in shown


def test_many_areas_cost_no_more_statements_than_one(django_assert_max_num_queries):
    federlohe()
    for number in range(25):
        uhlenquell(key=str(number), name=f"Viertel {number}")
    client = signed_in(Role.COORDINATION)
    with django_assert_max_num_queries(8):
        page(client, "municipality", town().pk)


def test_a_redrawn_area_leads_to_the_one_before_and_after():
    federlohe()
    old = uhlenquell()
    new = redraw_social_area(area=old, valid_from=date(2024, 1, 1), name="Quelltal", by=SYSTEM, at=AT)
    client = signed_in(Role.COORDINATION)
    before, after = (page(client, "area", one.pk).content.decode() for one in (old, new))
    assert "gilt nicht mehr" in before and "Quelltal, ab 1. Januar 2024" in before
    assert "Uhlenquell, 1. Januar 2020 bis 31. Dezember 2023" in after


def test_a_stranger_finds_no_places():
    federlohe()
    area = uhlenquell()
    client = signed_in()
    assert page(client, "places").status_code == 403
    assert page(client, "municipality", town().pk).status_code == 404
    assert page(client, "area", area.pk).status_code == 404


def test_without_an_account_the_way_leads_to_the_sign_in(client):
    federlohe()
    assert page(client, "places").status_code == 302


# --- Drawing ----------------------------------------------------------------------------------------


def test_an_area_is_drawn_from_a_file_and_a_day_as_people_write_it():
    federlohe()
    client = signed_in(Role.COORDINATION)
    values = {"key": "07", "name": "Uhlenquell", "valid_from": "1.1.2020", "boundary": upload(), "source": "Stadt"}
    answer = client.post(reverse("places_inside:create_area", args=[town().pk]), values, follow=True)
    area = SocialArea.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("places_inside:area", args=[area.pk])
    assert area.valid_from == date(2020, 1, 1) and area.boundary == square(7.02, 51.02, 0.02)
    assert "Uhlenquell ist angelegt." in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"key": "08"}, "schneiden Sie ihn neu zu"),
        ({"boundary": SimpleUploadedFile("g.geojson", b"{")}, "kein GeoJSON"),
        ({"boundary": SimpleUploadedFile("g.geojson", b"\xff\xfe\x00")}, "Die Datei ist kein Text"),
        ({"boundary": SimpleUploadedFile("g.geojson", b'{"type": "Point", "coordinates": [7, 51]}')}, "keine Fläche"),
        ({"valid_from": "irgendwann"}, "Das ist kein Tag"),
    ],
)
def test_a_mistake_stands_at_its_field_and_nothing_is_lost(values, sentence):
    federlohe()
    uhlenquell(key="08", name="Altstadt")
    client = signed_in(Role.COORDINATION)
    typed = {"key": "09", "name": "Neue Mitte", "valid_from": "1.1.2021", **values}
    shown = client.post(reverse("places_inside:create_area", args=[town().pk]), typed).content.decode()
    assert sentence in shown and "Neue Mitte" in shown
    assert SocialArea.objects.count() == 1


def test_an_area_is_redrawn_corrected_and_ended_each_at_its_own_address():
    federlohe()
    area, other = uhlenquell(), uhlenquell(key="08", name="Altstadt")
    client = signed_in(Role.COORDINATION)
    address = reverse("places_inside:redraw_area", args=[area.pk])
    client.post(address, {"valid_from": "1.1.2024", "name": "Quelltal", "boundary": upload(square(side=0.04))})
    new = SocialArea.objects.get(name="Quelltal")
    client.post(reverse("places_inside:correct_area", args=[new.pk]), {"name": "Quelltal am Bach"})
    client.post(reverse("places_inside:end_area", args=[new.pk]), {"valid_until": "31.12.2025", "successor": other.pk})
    new.refresh_from_db()
    assert (new.name, new.valid_until) == ("Quelltal am Bach", date(2025, 12, 31))
    assert [one.after for one in new.became.all()] == [other]
    for verb in ("redraw_area", "correct_area", "end_area"):
        assert page(client, verb, other.pk).status_code == 200


def test_who_coordinates_elsewhere_draws_nothing_here():
    federlohe()
    area = uhlenquell()
    client = signed_in(Role.INTEGRATION_OFFICER, municipality=town("Mohnfurt"))
    assert page(client, "redraw_area", area.pk).status_code == 403
    assert "Neu zuschneiden" not in page(client, "area", area.pk).content.decode()
    answer = client.post(reverse("places_inside:create_area", args=[town().pk]), {"key": "1", "name": "x"})
    assert answer.status_code == 403 and SocialArea.objects.count() == 1


# --- Setting up -------------------------------------------------------------------------------------


def settings_of(row, **changes):
    values = {"name": row.name, "district": row.district_id or "", "revision": row.revision}
    return {**values, "module_hints_form": "on", "module_hint_import": "on", **changes}


def test_the_administration_sets_name_contact_and_modules_and_keeps_the_words(django_capture_on_commit_callbacks):
    federlohe(terms={"steering_group": "Steuerungsgruppe"})
    client = signed_in(Role.ADMINISTRATION, factor=True)
    shown = page(client, "installation").content.decode()
    assert "Öffentlicher Meldebogen" in shown
    values = settings_of(installation(), name="Federlohe", email="a@b.example", term_steering_group="Steuerungsgruppe")
    values.pop("module_hints_form")
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("places_inside:installation"), values).status_code == 302
    row = installation()
    assert (row.name, row.contact, row.invented) == ("Federlohe", {"email": "a@b.example"}, True)
    assert term("steering_group") == "Steuerungsgruppe" and not module_on("hints_form") and module_on("hint_import")


def test_an_installation_that_is_not_set_up_yet_can_be():
    client = signed_in(Role.ADMINISTRATION, factor=True)
    assert "Richten Sie die Installation ein" in page(client, "installation").content.decode()
    client.post(reverse("places_inside:installation"), {"name": "Kreis Federlohe", "module_hints_form": "on"})
    assert installation().name == "Kreis Federlohe"


def test_without_the_second_factor_the_way_leads_there_first():
    federlohe()
    answer = page(signed_in(Role.ADMINISTRATION), "installation")
    assert answer.status_code == 302 and "next=" in answer.headers["Location"]


@pytest.mark.parametrize("role", [None, Role.COORDINATION, Role.DATA_PROTECTION])
def test_nobody_else_sets_up(role):
    federlohe()
    assert page(signed_in(role, factor=True), "installation").status_code == 403


def test_who_saves_too_late_sees_both_versions():
    federlohe()
    client, row = signed_in(Role.ADMINISTRATION, factor=True), installation()
    address = reverse("places_inside:installation")
    client.post(address, settings_of(row, name="Zuerst gespeichert"))
    answer = client.post(address, settings_of(row, name="Zu spät gespeichert"))
    shown = answer.content.decode()
    assert answer.status_code == 409 and "Zuerst gespeichert" in shown and "Zu spät gespeichert" in shown
    assert installation().name == "Zuerst gespeichert"
