"""The pages of a round: who opens them, the answer by link in the club's language, results, file, number of queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations import operations
from augenhoehe.organisations.links import survey_token
from augenhoehe.organisations.models import Need, Representative, SurveyReply
from augenhoehe.organisations.survey_answers import Answers, Wanted
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside, text_of, typed_in
from .test_needs import expected, statuses
from .test_surveys import LAST_DAY, ROOM, a_survey, answer, asked, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    made = f.a_club()
    f.a_contact(made)
    f.head_of(made, cast.users["faisal"])
    return made


def link(reply, language="de") -> str:
    with translation.override(language):
        return reverse("organisations:survey_answer", args=[survey_token(reply)])


def sent(client: Client, address: str, **typed):
    return client.post(address, {**typed_in(client.get(address)), **typed})


@pytest.mark.parametrize("page", ["survey", "survey_lines"])
def test_a_running_round_is_read_by_who_keeps_the_register_and_nobody_else(cast, club, page):
    assert statuses(cast, inside(page, opened().pk)) == expected(404, "aylin", "nuray")


@pytest.mark.parametrize(
    "page", ["survey_change", "survey_open", "survey_remind", "survey_extend", "survey_close", "survey_discard"]
)
def test_the_verbs_of_a_draft_are_for_who_leads_it(cast, club, page):
    assert statuses(cast, inside(page, a_survey().pk)) == expected(404, "aylin")
    own = a_survey(municipality=f.town("Zwirnstadt"))
    assert statuses(cast, inside(page, own.pk)) == expected(404, "aylin", "nuray")


def test_the_answer_page_inside_is_for_the_organisation_and_its_keepers(cast, club):
    reply = asked(opened(), club)
    address = inside("survey_reply", reply.pk)
    assert statuses(cast, address) == expected(404, "aylin", "faisal")
    Representative.objects.update(valid_from=f.DAY - timedelta(days=9), valid_until=f.DAY - timedelta(days=1))
    assert statuses(cast, address) == expected(404, "aylin")


def test_the_lists_are_for_who_keeps_the_register(cast):
    for page in ("surveys", "survey_draw_up"):
        assert statuses(cast, inside(page)) == expected(403, "aylin", "nuray")


def test_a_coordinator_draws_up_opens_reminds_and_closes(cast, club):
    aylin = client_of(cast, "aylin")
    made = sent(
        aylin, inside("survey_draw_up"), title="Was 2027 fehlt", ends_on="20.12.2026", additions="Dolmetschen\n"
    )
    assert made.status_code == 302, made.context["form"].errors
    page = text_of(aylin, made.url)
    assert "Noch ist niemand gefragt" in page and "Dolmetschen" in page and club.name in page
    pk = made.url.rstrip("/").split("/")[-1]
    assert sent(aylin, inside("survey_open", pk)).status_code == 302
    assert "0 % von 1 Organisationen" in text_of(aylin, made.url)
    assert sent(aylin, inside("survey_remind", pk)).status_code == 302
    assert "Die anderen erinnern" not in text_of(aylin, made.url)
    assert sent(aylin, inside("survey_close", pk)).status_code == 302
    assert "geschlossen" in text_of(aylin, made.url)


def test_an_officer_has_to_name_her_town(cast, club):
    nuray = client_of(cast, "nuray")
    refused = sent(nuray, inside("survey_draw_up"), title="Ohne Ort", ends_on="20.12.2026")
    assert refused.status_code == 200 and refused.context["form"].errors["municipality"]
    town = str(f.town("Zwirnstadt").pk)
    assert sent(nuray, inside("survey_draw_up"), title="x", ends_on="20.12.2026", municipality=town).status_code == 302


@pytest.mark.parametrize("language", ["de", "ar", "tr", "uk", "en"])
def test_a_club_answers_by_link_without_signing_in_and_may_change_it(club, language):
    reply = asked(opened(), club)
    client = Client()
    address = link(reply, language)
    page = client.get(address)
    assert f'lang="{language}"' in page.content.decode() and page["Cache-Control"].startswith("max-age=0")
    typed = {
        "want_room": "on",
        "amount_room": "40",
        "until_room": "31.12.2026",
        "text_room": "Ein Saal",
        "note": "Danke",
    }
    assert sent(client, address, **typed).url == address
    need = Need.objects.get()
    assert (need.text, need.amount, need.wanted_until.isoformat()) == ("Ein Saal", "40", "2026-12-31")
    assert "Ein Saal" in text_of(client, address)
    again = typed_in(client.get(f"{address}?aendern=1"))
    assert (again["want_room"], again["amount_room"], again["until_room"]) == ("on", "40", "31.12.2026")
    assert client.post(address, {**again, "text_room": "Zwei Säle"}).status_code == 302
    assert Need.objects.get().text == "Zwei Säle"


def test_a_look_answers_nothing_and_a_wrong_date_keeps_what_was_typed(club):
    reply = asked(opened(), club)
    client = Client()
    client.get(link(reply))
    assert asked(reply.survey, club).answered_at is None
    page = sent(client, link(reply), want_room="on", until_room="irgendwann", text_room="Ein Saal")
    assert page.status_code == 200 and "Ein Saal" in page.content.decode() and not Need.objects.exists()
    assert page.context["form"].errors["until_room"]


def test_two_of_a_club_see_each_others_answer(club):
    reply = asked(opened(), club)
    client = Client()
    mine = typed_in(client.get(link(reply)))
    answer(reply, Answers(wanted=(Wanted("training", text="Buchhaltung"),)))
    page = client.post(link(reply), {**mine, "want_room": "on", "text_room": "Ein Saal"})
    text = page.content.decode()
    assert "Gerade hat noch jemand" in text and "Buchhaltung" in text and "Ein Saal" in text
    assert client.post(link(reply), {**typed_in(page)}).status_code == 302
    assert dict(Need.objects.values_list("kind", "state")) == {"training": "withdrawn", "room": "open"}


def test_a_late_or_wrong_link_says_so(club, monkeypatch):
    reply = asked(opened(), club)
    assert Client().get(link(reply)[:-3] + "xx/").status_code == 404
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT + timedelta(days=30))
    page = text_of(Client(), link(reply))
    assert "Antworten konnte man bis" in page and '<form method="post"' not in page
    assert Client().post(link(reply), {"want_room": "on"}).status_code == 200
    assert not Need.objects.exists()


def test_a_link_opens_the_needs_of_its_own_organisation_only(cast, club):
    mosque = f.a_mosque()
    operations.report_need(organisation=mosque, kind="room", text="Ein verborgener Bedarf", by=SYSTEM, at=f.AT)
    made = opened()
    assert "verborgener" not in text_of(Client(), link(asked(made, club)))
    assert "verborgener" in text_of(Client(), link(asked(made, mosque)))


def test_an_officer_reads_and_exports_her_town_of_a_round_of_the_district(cast, club):
    mosque = f.a_mosque()
    made = opened()
    answer(asked(made, club), ROOM)
    answer(asked(made, mosque), Answers(wanted=(Wanted("training", text="Erste Hilfe"),)))
    for name, sees in (("nuray", False), ("aylin", True)):
        client = client_of(cast, name)
        for address in (inside("survey", made.pk), inside("survey_lines", made.pk)):
            for more in ("", "?export=csv"):
                text = text_of(client, address + more)
                assert ("Dattelpalme" in text) is sees, (name, address, more)
                assert "Moscheegemeinde" in text
        lines = text_of(client, f"{inside('survey_lines', made.pk)}?export=csv")
        assert "Erste Hilfe" in lines and ("40 Stühle" in lines) is sees


def test_a_result_leads_to_what_could_meet_it_and_the_need_back_to_its_round(cast, club):
    made = opened()
    answer(asked(made, club), ROOM)
    need = Need.objects.get()
    aylin = client_of(cast, "aylin")
    assert inside("need", need.pk) in text_of(aylin, inside("survey_lines", made.pk))
    assert inside("survey", made.pk) in text_of(aylin, inside("need", need.pk))
    own = text_of(client_of(cast, "faisal"), inside("need", need.pk))
    assert made.title in own and inside("survey", made.pk) not in own


def test_the_club_finds_the_running_round_on_its_page(cast, club):
    made = opened()
    reply = SurveyReply.objects.get(survey=made)
    faisal = client_of(cast, "faisal")
    assert inside("survey_reply", reply.pk) in text_of(faisal, inside("organisation", club.pk))
    assert sent(faisal, inside("survey_reply", reply.pk), want_training="on").status_code == 302
    assert asked(made, club).via == SurveyReply.Via.OWN


def test_the_page_of_a_round_asks_a_bounded_number_of_times(cast, club, django_assert_max_num_queries):
    def pages(made):
        return [inside("survey", made.pk), inside("survey_lines", made.pk), inside("surveys")]

    one = opened()
    answer(asked(one, club), ROOM)
    for number in range(5):
        f.a_contact(f.a_club(f"Verein {number} Sonnental"), email=f"v{number}@verein.example")
    many = opened(title="Viele", ends_on=LAST_DAY)
    for reply in SurveyReply.objects.filter(survey=many):
        answer(asked(many, reply.organisation), ROOM)
    client = client_of(cast, "aylin")
    for address in pages(many):
        with django_assert_max_num_queries(22):
            text_of(client, address)
