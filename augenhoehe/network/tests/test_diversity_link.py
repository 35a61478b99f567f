"""The self-report by the link of a mail (S0-29): no sign-in, one answer, until a day, in the organisation's language."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.core.contributions import retention_rules
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.network import operations
from augenhoehe.network.links import question_id_of, token_for
from augenhoehe.network.models import DiversityQuestion, DiversityReport
from augenhoehe.network.operations.diversity_link import LINK_DAYS
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.organisations.operations import rest_organisation
from augenhoehe.organisations.tests.pages import client_of

from . import factories as f

SAID = {"members_share": "15", "board_total": "5", "board_with": "1", "note": "Wir laden ein."}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def asked(world, **more) -> DiversityQuestion:
    return operations.ask_diversity(**{"organisation": world.club, "by": world.cast.aylin, "at": f.AT, **more})


def address(question: DiversityQuestion) -> str:
    return reverse("network:diversity_answer", args=[token_for(question)])


def test_s0_29_the_coordination_sends_a_link_and_the_organisation_answers_without_signing_in(world):
    ask = reverse("network_inside:diversity_ask", args=[world.club.pk])
    office = client_of(world.cast, "aylin")
    assert "Die Mail geht an" in office.get(ask).content.decode()
    revision = world.club.__class__.objects.get(pk=world.club.pk).revision
    assert office.post(ask, {"revision": revision}).status_code == 302
    question = DiversityQuestion.objects.get()
    assert question.until == f.DAY + timedelta(days=LINK_DAYS)
    nobody, page = Client(), address(question)
    shown = nobody.get(page).content.decode()
    assert world.club.name in shown and "Der Link gilt bis" in shown
    assert not DiversityReport.objects.exists()
    assert nobody.post(page, SAID).status_code == 302
    report = DiversityReport.objects.get()
    assert (report.organisation, report.source, report.as_of) == (world.club, "link", f.DAY)
    assert (report.members_share, report.board_total, report.board_with) == ("15", 5, 1)
    assert report.reported_by is None
    assert "über den Link einer Mail" in office.get(
        reverse("network_inside:diversity", args=[world.club.pk])
    ).content.decode()  # fmt: skip


def test_s0_29_a_link_is_good_for_one_answer_and_tells_nothing_that_was_said(world):
    page = address(asked(world))
    nobody = Client()
    nobody.post(page, SAID)
    again = nobody.get(page).content.decode()
    assert "Danke für Ihre Antwort" in again and "Wir laden ein." not in again
    nobody.post(page, {**SAID, "members_share": "100"})
    assert DiversityReport.objects.get().members_share == "15"
    with pytest.raises(Refused, match="schon beantwortet"):
        operations.answer_diversity(question=DiversityQuestion.objects.get(), at=f.AT, members_share="5")


def test_s0_29_after_its_last_day_it_takes_nothing(world, monkeypatch):
    question = asked(world)
    late = f.AT + timedelta(days=LINK_DAYS + 1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: late)
    page = Client().post(address(question), SAID)
    assert page.status_code == 200 and "Dieser Link ist abgelaufen" in page.content.decode()
    with pytest.raises(Refused, match="abgelaufen"):
        operations.answer_diversity(question=question, at=late, members_share="5")
    assert not DiversityReport.objects.exists()


@pytest.mark.parametrize("change", ["first", "last", "short"])
def test_s0_29_a_changed_link_opens_nothing(world, change):
    token = token_for(asked(world))
    first = "B" if token[0] == "A" else "A"
    changed = {"first": first + token[1:], "last": token[:-2], "short": token[:10]}[change]
    assert question_id_of(changed) is None
    assert Client().get(reverse("network:diversity_answer", args=[changed])).status_code == 404


def test_s0_29_what_is_mistaken_stands_at_its_field_and_stays_typed(world):
    page = address(asked(world))
    text = Client().post(page, {"board_with": "4", "note": "Bleibt stehen"}).content.decode()
    assert "Ohne die ganze Zahl" in text and "Bleibt stehen" in text
    text = Client().post(page, {"note": "nur das"}).content.decode()
    assert "zu den Mitgliedern oder zum Vorstand" in text
    assert DiversityQuestion.objects.get().answered_at is None


def test_s0_29_who_rather_says_nothing_is_not_asked_by_itself_again(world):
    question = asked(world)
    Client().post(address(question), {"decline": "ja"})
    question.refresh_from_db()
    assert question.declined and question.answered_at
    assert "Wir fragen nicht noch einmal" in Client().get(address(question)).content.decode()
    rule = next(one for one in retention_rules() if one.name == "network.diversity_questions")
    assert not rule.due(f.AT + timedelta(days=900)).exists()


def test_s0_29_mail_and_page_speak_the_language_of_the_contact(world):
    f.a_contact(world.mosque, email="camii@verein.example", languages=["tr"])
    question = asked(world, organisation=world.mosque)
    sent = OutgoingMail.objects.get(to="camii@verein.example")
    found = re.search(r"https?://\S*(/tr/\S+)", sent.body)
    assert found and token_for(question) in found.group(1)
    assert 'lang="tr"' in Client().get(found.group(1)).content.decode()


def test_s0_29_asked_again_while_open_it_is_the_same_link_for_longer(world):
    first = asked(world)
    second = asked(world, at=f.AT + timedelta(days=10))
    assert second.pk == first.pk and second.until == f.DAY + timedelta(days=10 + LINK_DAYS)


def test_s0_29_once_a_year_who_reported_is_asked_by_itself(world):
    operations.report_diversity(organisation=world.club, as_of=f.DAY, members_share="5", by=SYSTEM, at=f.AT)
    assert operations.ask_for_the_year(at=f.AT + timedelta(days=364)) == 0
    year = f.AT + timedelta(days=365)
    assert operations.ask_for_the_year(at=year) == 1
    assert DiversityQuestion.objects.get().organisation == world.club
    assert operations.ask_for_the_year(at=year) == 0
    operations.decline_diversity(question=DiversityQuestion.objects.get(), at=year)
    assert operations.ask_for_the_year(at=year + timedelta(days=500)) == 0


def test_s0_29_only_who_keeps_the_register_asks_and_only_where_there_is_a_mailbox(world):
    for by in (world.cast.faisal, world.cast.korbinian, ANONYMOUS):
        with pytest.raises(Refused):
            asked(world, by=by)
    with pytest.raises(Refused, match="keine E-Mail-Adresse"):
        asked(world, organisation=world.brigade)
    rest_organisation(organisation=world.club, reason="Pause", by=SYSTEM, at=f.AT)
    assert asked(world).until


def test_s0_29_old_links_are_deleted(world):
    asked(world)
    rule = next(one for one in retention_rules() if one.name == "network.diversity_questions")
    assert not rule.due(f.AT + timedelta(days=400)).exists()
    assert rule.due(f.AT + timedelta(days=401)).exists()
