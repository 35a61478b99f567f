"""Pages of cooperations, board and self-reports: who opens which, whether their links open, and at what cost."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from augenhoehe.journal.views import kept
from augenhoehe.network import operations
from augenhoehe.network.models import Cooperation
from augenhoehe.organisations.operations import note_contact
from augenhoehe.organisations.tests.pages import client_of, text_of, typed_in

from . import factories as f
from .test_board import an_answer, an_entry
from .test_diversity import a_report

READERS = ("", "aylin", "nuray", "faisal", "rojda", "emine", "olek", "veit", "wiebke")
NETWORK = ("aylin", "nuray", "faisal", "rojda", "emine", "wiebke")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    kept.forget_all()
    yield
    kept.forget_all()


def inside(page: str, *arguments) -> str:
    return reverse(f"network_inside:{page}", args=arguments)


def statuses(world, address: str) -> dict[str, int]:
    return {name: client_of(world.cast, name).get(address).status_code for name in READERS}


def expected(other: int, **allowed: int) -> dict[str, int]:
    return {name: allowed.get(name, 302 if name == "" else other) for name in READERS}


def all_of(names, status: int = 200) -> dict[str, int]:
    return dict.fromkeys(names, status)


@pytest.mark.parametrize("page", ["cooperations", "board"])
def test_the_lists_are_for_the_network(world, page):
    assert statuses(world, inside(page)) == expected(403, **all_of(NETWORK))


def test_a_cooperation_is_read_by_whom_it_is_shown_to_and_tended_by_its_partners(world):
    waiting = f.a_cooperation(world.club, world.mosque)
    partners = all_of(("aylin", "nuray", "faisal", "rojda"))
    assert statuses(world, inside("cooperation", waiting.pk)) == expected(404, **partners)
    f.agreed(waiting)
    assert statuses(world, inside("cooperation", waiting.pk)) == expected(404, **all_of(NETWORK))
    forbidden = all_of(("emine", "wiebke"), 403)
    for page in ("cooperation_change", "cooperation_end", "partner_add", "cooperation_document_add"):
        assert statuses(world, inside(page, waiting.pk)) == expected(404, **partners, **forbidden), page


def test_each_partner_answers_for_itself(world):
    made = f.a_cooperation(world.club, world.mosque)
    partner = f.partner_of(made, world.mosque)
    for page in ("partner_agree", "partner_decline"):
        allowed = all_of(("aylin", "nuray", "rojda")) | {"faisal": 403}
        assert statuses(world, inside(page, partner.pk)) == expected(404, **allowed)


def test_entering_is_for_who_speaks_for_somebody(world):
    assert statuses(world, inside("cooperation_enter")) == expected(
        403, **all_of(("aylin", "nuray", "faisal", "rojda"))
    )


def test_entries_are_tended_by_their_writers_and_hidden_by_the_coordination(world):
    entry = an_entry(world.mosque)
    network = all_of(NETWORK, 403)
    writers = network | all_of(("aylin", "nuray", "rojda"))
    for page in ("entry_change", "entry_close", "entry_prolong"):
        assert statuses(world, inside(page, entry.pk)) == expected(404, **writers), page
    assert statuses(world, inside("entry_hide", entry.pk)) == expected(404, **(network | all_of(("aylin", "nuray"))))
    assert statuses(world, inside("entry_join", entry.pk)) == expected(404, **(network | {"faisal": 200}))


def test_a_conversation_does_not_exist_for_others(world):
    answer = an_answer(an_entry(world.mosque), world.club)
    sides = all_of(("aylin", "nuray", "faisal", "rojda"))
    assert statuses(world, inside("board_answer", answer.pk)) == expected(404, **sides)
    assert statuses(world, inside("answer_decline", answer.pk)) == expected(404, **(sides | {"faisal": 403}))
    assert statuses(world, inside("answer_withdraw", answer.pk)) == expected(
        404, **(sides | {"rojda": 403, "nuray": 403})
    )


def test_the_self_report_is_for_its_heads_and_who_keeps_the_entry(world):
    report = a_report(world.mosque)
    allowed = all_of(("aylin", "nuray", "rojda"))
    assert statuses(world, inside("diversity", world.mosque.pk)) == expected(403, **allowed)
    assert statuses(world, inside("diversity_change", report.pk)) == expected(404, **allowed)


def test_every_link_of_the_pages_can_be_opened_by_its_reader(world):
    made = f.agreed(f.a_cooperation(world.club, world.mosque, world.brigade, visibility="public"))
    answer = an_answer(an_entry(world.mosque), world.club)
    operations.comment_on_entry(entry=answer.entry, organisation=None, text="Schön.", by=world.cast.aylin, at=f.AT)
    a_report(world.club)
    addresses = [
        inside("cooperations"), inside("cooperation", made.pk), inside("board"), inside("board_entry", answer.entry_id),
        inside("board_answer", answer.pk), inside("diversity", world.club.pk), inside("coverage"), inside("involvement"),
        reverse("organisations_inside:organisation", args=[world.club.pk]),
        reverse("organisations:organisation_public", args=[world.club.pk]),
    ]  # fmt: skip
    for name in ("aylin", "nuray", "faisal", "rojda", "emine"):
        client = client_of(world.cast, name)
        for address in addresses:
            response = client.get(address)
            if response.status_code != 200:
                continue
            main = response.getvalue().decode().split("<main", 1)[1].split("</main>")[0]
            for link in set(re.findall(r'href="(/[^"#]*)', main)):
                assert client.get(link.replace("&amp;", "&")).status_code in (200, 302), (name, address, link)


def test_a_note_becomes_a_cooperation_on_its_page(world):
    """S1-33."""
    note = note_contact(
        organisation=world.club, day=f.DAY, kind="meeting", topic="Winterfest", by=world.cast.aylin, at=f.AT
    )
    client = client_of(world.cast, "aylin")
    address = f"{inside('cooperation_enter')}?notiz={note.pk}"
    assert address in text_of(client, reverse("organisations_inside:organisation", args=[world.club.pk]))
    typed = typed_in(client.get(address)) | {"partner": str(world.mosque.pk)}
    assert typed["subject"] == "Winterfest"
    assert client.post(address, typed).status_code == 302
    assert Cooperation.objects.get().note == note
    assert client_of(world.cast, "faisal").get(address).status_code == 404


def test_who_speaks_for_one_organisation_is_not_asked_for_which(world):
    """Also without an address that names it."""
    client, address = client_of(world.cast, "faisal"), inside("cooperation_enter")
    typed = typed_in(client.get(address)) | {"partner": str(world.mosque.pk), "subject": "Winterfest"}
    assert typed["organisation"] == str(world.club.pk)
    assert client.post(address, typed).status_code == 302
    assert Cooperation.objects.get().subject == "Winterfest"


def test_public_cooperations_stand_on_the_public_page(world):
    made = f.a_cooperation(world.club, world.mosque, visibility="public")
    address = reverse("organisations:organisation_public", args=[world.club.pk])
    assert "Gemeinsam üben" not in text_of(client_of(world.cast), address)
    f.agreed(made)
    assert "Gemeinsam üben" in text_of(client_of(world.cast), address)


def test_many_rows_cost_no_more_queries(world, django_assert_max_num_queries):
    for number in range(12):
        f.agreed(f.a_cooperation(world.club, world.mosque, subject=f"Übung {number}"))
        an_entry(world.club, title=f"Gesuch {number}")
    client = client_of(world.cast, "emine")
    with django_assert_max_num_queries(16):
        client.get(inside("cooperations"))
    with django_assert_max_num_queries(14):
        client.get(inside("board"))
