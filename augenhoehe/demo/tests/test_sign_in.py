"""One click signs in, in the demo and nowhere else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from augenhoehe.demo.models import Note
from augenhoehe.demo.tours import ROUTES, tours
from augenhoehe.demo.world import cast
from augenhoehe.journal.views.kept import forget_all

ADDRESSES = ("/demo/", "/demo/rundgang/koordinieren/", "/demo/anmelden/a/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_outside_the_demo_its_addresses_do_not_exist(client, address: str):
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_even_when_mounted_by_mistake_they_answer_nothing(client, settings, address: str):
    settings.ROOT_URLCONF = "augenhoehe.demo.tests.urls_in_demo_mode"
    assert not settings.DEMO
    assert client.post(address).status_code == 404
    assert "sitzung" not in client.cookies


def test_outside_the_demo_no_page_can_link_to_it():
    with pytest.raises(NoReverseMatch):
        reverse("demo:overview")


@pytest.mark.usefixtures("world", "demo_mode")
class TestInTheDemo:
    def sign_in(self, client, letter: str, target: str = ""):
        return client.post(f"/demo/anmelden/{letter}/", {"next": target})

    @pytest.mark.parametrize("person", cast.PEOPLE, ids=lambda one: one.letter)
    def test_one_click_signs_in(self, client, person: cast.Person):
        response = self.sign_in(client, person.letter.lower())
        assert response.status_code == 302
        assert client.get(response.url, follow=True).status_code in (200, 403)
        assert client.get("/intern/mein-konto/").context["site"].actor.name == person.name

    @pytest.mark.parametrize("letter", ["u", "x", "aa", "1"])
    def test_who_has_no_account_cannot_sign_in(self, client, letter: str):
        assert self.sign_in(client, letter).status_code == 404

    def test_it_leads_where_the_step_wants(self, client):
        assert self.sign_in(client, "a", "/vorgaenge/").url == "/vorgaenge/"

    @pytest.mark.parametrize("target", ["https://woanders.example/", "//woanders.example", "javascript:alert(1)"])
    def test_it_never_leads_to_another_house(self, client, target: str):
        assert "woanders" not in self.sign_in(client, "a", target).url
        assert self.sign_in(client, "a", target).url.startswith("/intern/")

    def test_a_link_alone_never_signs_in(self, client):
        assert client.get("/demo/anmelden/a/").status_code == 405

    def test_the_second_factor_is_asked_for_and_its_code_is_shown(self, client):
        self.sign_in(client, "s")
        page = client.get(reverse("accounts_inside:users"), follow=True)
        assert "zweiter-faktor" in page.redirect_chain[0][0]
        assert page.context["demo_code"].isdigit()

    def test_the_start_page_shows_every_person_and_every_tour(self, client, django_assert_max_num_queries):
        forget_all()
        with django_assert_max_num_queries(7):
            page = client.get("/").content.decode()
        for person in cast.PEOPLE:
            assert f"/demo/anmelden/{person.letter.lower()}/" in page
        for route in ROUTES:
            assert f"/demo/rundgang/{route.key}/" in page

    def test_the_start_page_needs_no_cookie_and_is_kept_ready(self, client, django_assert_num_queries):
        client.get("/")
        with django_assert_num_queries(1):
            page = client.get("/")
        assert not page.cookies and "csrfmiddlewaretoken" not in page.content.decode()

    @pytest.mark.parametrize("said", [{"Origin": "http://testserver"}, {"Sec-Fetch-Site": "same-origin"}, {}])
    def test_a_browser_signs_in_from_our_own_pages(self, said: dict[str, str]):
        answer = Client(enforce_csrf_checks=True).post("/demo/anmelden/a/", headers=said)
        assert answer.status_code == 302 and "sitzung" in answer.cookies

    @pytest.mark.parametrize(
        "said", [{"Origin": "https://woanders.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
    )
    def test_no_other_house_signs_anybody_in(self, said: dict[str, str]):
        answer = Client(enforce_csrf_checks=True).post("/demo/anmelden/a/", headers=said)
        assert answer.status_code == 403 and "sitzung" not in answer.cookies

    @pytest.mark.parametrize("route", ROUTES, ids=lambda one: one.key)
    def test_each_tour_can_be_walked(self, client, route):
        tour = next(one for one in tours() if one.key == route.key)
        assert len(tour.steps) == len(route.stops), "no place of the tour is missing in the world"
        assert client.get(f"/demo/rundgang/{tour.key}/").status_code == 200
        for step in tour.steps:
            if step.letter:
                page = client.post(f"/demo/anmelden/{step.letter}/", {"next": step.url}, follow=True)
            else:
                page = client.get(step.url, follow=True)
            walls = (reverse("structure_inside:hints"), reverse("cases_inside:cases"))
            refused = step.letter == "w" and step.url in walls
            assert page.status_code in ((403, 404) if refused else (200,)), (step.label, page.status_code)

    def test_the_search_of_the_first_tour_really_narrows(self, client):
        step = tours()[0].steps[1]
        page = client.post(f"/demo/anmelden/{step.letter}/", {"next": step.url}, follow=True).content.decode()
        assert "Arzt" in page
        assert "Schwimmbad" not in page

    def test_the_code_of_the_tour_opens_the_answer_in_ukrainian(self, client):
        step = next(one for one in tours() if one.key == "melden").steps[1]
        page = client.post(step.url, {"code": step.code}, follow=True).content.decode()
        assert "Ваше повідомлення дещо змінило" in page

    def test_a_world_older_than_a_tour_leaves_its_step_out_and_the_start_page_opens(self, client):
        Note.objects.filter(key="topic_parents").delete()
        before = sum(len(route.stops) for route in ROUTES)
        assert client.get("/").status_code == 200
        assert sum(len(tour.steps) for tour in tours()) < before

    def test_an_unknown_tour_is_no_page(self, client):
        assert client.get("/demo/rundgang/irgendwas/").status_code == 404
