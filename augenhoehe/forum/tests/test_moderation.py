"""Nothing appears before somebody has read it; who is refused reads why and may object once (S2-35, S2-41)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.forum import operations
from augenhoehe.forum.models import Contribution, Report
from augenhoehe.forum.permissions import ANSWER, MAKE_HINTS, MODERATE, SET_UP
from augenhoehe.forum.rules import moderation as rules
from augenhoehe.notices.models import Duty, Message
from augenhoehe.structure.models import Hint
from tests.worlds import shared

from .factories import AT, DAY, TEXT, Forum, sternmuende, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


@shared
def forum() -> Forum:
    return Forum()


PEOPLE = ("aylin", "gerda", "nuray", "faisal", "korbinian", "veit", "wiebke")


@pytest.mark.parametrize(
    ("permission", "holders"),
    [
        (MODERATE, {"aylin", "gerda"}),
        (SET_UP, {"aylin", "gerda"}),
        (MAKE_HINTS, {"aylin"}),
        (ANSWER, {"aylin", "nuray"}),
    ],
)
def test_who_may_what(forum, permission, holders):
    assert {name for name in PEOPLE if getattr(forum.cast, name).may(permission)} == holders


def test_a_foreigners_authority_never_moderates_whatever_its_roles(forum):
    from augenhoehe.core.rights import Actor, HeldRole, Role

    every = tuple(HeldRole(role) for role in Role)
    authority = Actor(user_id=forum.cast.users["wiebke"].pk, roles=every, residence_authority=True)
    assert not any(authority.may(one) for one in (MODERATE, ANSWER, MAKE_HINTS, SET_UP))
    made = forum.submitted()
    assert not Contribution.objects.visible_to(authority).filter(pk=made.pk).exists()
    with pytest.raises(Refused):
        operations.make_hint(contribution=forum.published(), by=authority, at=AT)


def test_who_reads_what(forum):
    """Unpublished: the moderation and the author. Published in a town: who answers there as well."""
    waiting = forum.submitted(author=forum.cast.users["faisal"])
    shown = forum.published(municipality=sternmuende())

    def readers(one):
        return {name for name in PEOPLE if Contribution.objects.visible_to(getattr(forum.cast, name)).filter(pk=one.pk)}

    assert readers(waiting) == {"aylin", "gerda", "faisal"}
    assert readers(shown) == {"aylin", "gerda"}
    Contribution.objects.filter(pk=shown.pk).update(municipality=forum.cast.users["nuray"].grants.get().municipality)
    assert readers(shown) == {"aylin", "gerda", "nuray"}


def test_from_the_queue_to_the_public_page(forum):
    made, client = forum.submitted("Ruft an: 0151 2345678. Es eilt."), forum.client("gerda")
    queue = client.get("/intern/mitreden/?offen=ja")
    assert "Ruft an" in words(queue) and "Telefonnummer" in words(queue)
    page = client.get(f"/intern/mitreden/{made.pk}/")
    assert "<mark" in page.content.decode()
    assert client.get(f"/mitreden/beitrag/{made.pk}/").status_code == 404
    redacted = {"words": "0151 2345678", "revision": 1}
    client.post(f"/intern/mitreden/{made.pk}/entfernung/", redacted)
    client.post(f"/intern/mitreden/{made.pk}/veroeffentlichung/", {"answer_due": "30.11.2026", "revision": 2})
    shown = client.get(f"/mitreden/beitrag/{made.pk}/")
    assert "Ruft an: […]. Es eilt." in words(shown) and "Antwort bis 30. November 2026" in words(shown)
    assert "Angaben zu Personen entfernt" in words(shown)
    assert Duty.objects.open().get(kind="forum.answer").due.isoformat() == "2026-11-30"
    assert client.get("/intern/mitreden/?export=csv").status_code == 200


def test_words_of_the_list_mark_and_never_refuse(forum):
    operations.change_settings(
        watch_words="Idiot\n", reports_to_review=None, answer_days=28, by=forum.cast.gerda, at=AT
    )
    made = forum.submitted("Die Idioten im Amt.")
    assert made.marks == ["Wort der Liste"] or "lange Zahl" in made.marks
    assert made.state == "submitted"
    assert operations.publish_contribution(contribution=made, by=forum.cast.gerda, at=AT).shown


def test_a_refusal_says_why_and_another_person_decides_the_objection(forum):
    sent = forum.with_code()
    made = operations.reject_contribution(
        contribution=sent.contribution, reason_key="off_topic", reason="Bitte zur Schule.", by=forum.cast.gerda, at=AT
    )
    client = forum.client("veit")
    told = client.post("/mitreden/stand/", {"code": sent.code})
    assert "gehört nicht zu diesem Thema" in words(told) and "Bitte zur Schule." in words(told)
    client.post("/mitreden/stand/", {"code": sent.code, "go": "object", "text": "Es geht doch um die Schule."})
    made.refresh_from_db()
    assert (made.state, made.objection) == ("in_review", "Es geht doch um die Schule.")
    with pytest.raises(Refused, match="andere Person"):
        operations.publish_contribution(contribution=made, by=forum.cast.gerda, at=AT)
    with pytest.raises(Refused, match="andere Person"):
        operations.reject_contribution(contribution=made, reason_key="insult", by=forum.cast.gerda, at=AT)
    operations.reject_contribution(contribution=made, reason_key="off_topic", by=forum.cast.ute, at=AT)
    with pytest.raises(Refused, match="nur einmal"):
        operations.object_to_refusal(contribution=made, text="Noch einmal.", at=AT)


def test_an_objection_has_a_month(forum):
    made = forum.rejected()
    with pytest.raises(Refused, match="30 Tage"):
        operations.object_to_refusal(contribution=made, text="Doch.", at=AT + timedelta(days=31))
    assert operations.object_to_refusal(contribution=made, text="Doch.", at=AT + timedelta(days=30)).objected


def test_nobody_decides_about_an_own_text(forum):
    own = forum.submitted(author=forum.cast.users["gerda"])
    with pytest.raises(Refused, match="jemand anderes"):
        operations.publish_contribution(contribution=own, by=forum.cast.gerda, at=AT)


def test_two_who_decide_at_once_see_the_conflict(forum):
    made = forum.submitted()
    mine, yours = Contribution.objects.get(pk=made.pk), Contribution.objects.get(pk=made.pk)
    operations.publish_contribution(contribution=mine, by=forum.cast.gerda, at=AT)
    with pytest.raises(Conflict):
        operations.reject_contribution(contribution=yours, reason_key="insult", by=forum.cast.ute, at=AT)


def test_an_own_case_goes_to_advice_and_the_author_reads_where(forum):
    sent = forum.with_code()
    reason = "Caritas, 0221 4710-300"
    operations.refer_contribution(contribution=sent.contribution, reason=reason, by=forum.cast.gerda, at=AT)
    told = forum.client("veit").post("/mitreden/stand/", {"code": sent.code})
    assert reason in words(told)
    assert forum.client("veit").get(f"/mitreden/beitrag/{sent.contribution.pk}/").status_code == 404


def test_reports_hide_nothing_unless_the_installation_says_so(forum):
    made = forum.published()
    for _ in range(6):
        operations.report_contribution(contribution=made, kind="insult", at=AT)
    made.refresh_from_db()
    assert made.shown and Report.objects.get().times == 6
    operations.change_settings(watch_words="", reports_to_review=8, answer_days=28, by=forum.cast.gerda, at=AT)
    operations.report_contribution(contribution=made, kind="spam", at=AT, note="Werbung")
    made.refresh_from_db()
    assert made.shown
    operations.report_contribution(contribution=made, kind="spam", at=AT)
    made.refresh_from_db()
    assert made.state == "in_review" and Report.objects.count() == 2
    operations.settle_reports(contribution=made, by=forum.cast.gerda, at=AT)
    assert not Report.objects.filter(settled_at=None).exists()


def test_the_official_answer_is_public_reaches_the_author_and_ends_the_duty(forum):
    made = forum.published(author=forum.cast.users["faisal"], answer_due=DAY + timedelta(days=7))
    overdue = DAY + timedelta(days=8)
    assert not made.is_overdue(DAY + timedelta(days=7)) and made.is_overdue(overdue)
    client = forum.client("aylin")
    values = {"text_de": "Ab Januar gibt es Stunden dafür.", "revision": made.revision}
    assert client.post(f"/intern/mitreden/{made.pk}/antwort/", values).status_code == 302
    made.refresh_from_db()
    assert made.state == "answered" and not made.is_overdue(overdue)
    assert not Duty.objects.open().filter(kind="forum.answer").exists()
    assert "Ab Januar" in words(client.get(f"/mitreden/beitrag/{made.pk}/"))
    assert Message.objects.filter(recipient=forum.cast.users["faisal"]).count() == 2


def test_a_promised_answer_that_is_late_says_so_to_everybody(forum, monkeypatch):
    made = forum.published(answer_due=DAY + timedelta(days=7))
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT + timedelta(days=9))
    page = forum.client("veit").get(f"/mitreden/beitrag/{made.pk}/")
    assert "Antwort überfällig" in words(page)


def test_who_answers_for_one_town_answers_there_only(forum):
    nuray, here = forum.cast.nuray, forum.cast.users["nuray"].grants.get().municipality
    assert rules.allowed(rules.check_answer, nuray, forum.published(municipality=here))
    assert not rules.allowed(rules.check_answer, nuray, forum.published(municipality=sternmuende()))
    assert not rules.allowed(rules.check_answer, nuray, forum.published())


def test_a_translation_is_marked_until_a_person_has_checked_it(forum):
    made = forum.published("ابني لا يفهم المعلمة.", language="ar")
    values = {"to": "de", "text": "Mein Sohn versteht die Lehrerin nicht.", "revision": made.revision}
    client = forum.client("gerda")
    client.post(f"/intern/mitreden/{made.pk}/uebersetzung/", values)
    page = client.get(f"/mitreden/beitrag/{made.pk}/")
    assert "Mein Sohn versteht" in words(page) and "maschinell übersetzt" in words(page)
    assert "ابني" in words(client.get(f"/ar/mitreden/beitrag/{made.pk}/"))
    made.refresh_from_db()
    client.post(f"/intern/mitreden/{made.pk}/uebersetzung/", {**values, "checked": "on", "revision": made.revision})
    assert "maschinell" not in words(client.get(f"/mitreden/beitrag/{made.pk}/")).split("Betrifft")[0]


def test_a_contribution_becomes_a_hint_without_its_author(forum):
    made = forum.published(author=forum.cast.users["faisal"], pseudonym="Faisal", municipality=sternmuende())
    client = forum.client("aylin")
    assert client.post(f"/intern/mitreden/{made.pk}/hinweis/").status_code == 302
    hint = Hint.objects.get()
    assert (hint.problem, hint.source, hint.municipality.name) == (TEXT, "forum", "Sternmünde")
    assert not hasattr(hint, "contact") and str(forum.cast.users["faisal"].pk.hex) not in hint.person_key
    assert client.post(f"/intern/mitreden/{made.pk}/hinweis/").status_code == 403
    assert forum.client("gerda").post(f"/intern/mitreden/{forum.published().pk}/hinweis/").status_code == 403


def test_two_contributions_of_one_account_are_hints_of_one_person(forum):
    for text in ("Der Bus fährt nicht.", "Das Amt ist zu."):
        made = forum.published(text, author=forum.cast.users["faisal"])
        operations.make_hint(contribution=made, by=forum.cast.aylin, at=AT)
    operations.make_hint(contribution=forum.published("Anders."), by=forum.cast.aylin, at=AT)
    keys = list(Hint.objects.order_by("problem").values_list("person_key", flat=True))
    assert len(keys) == 3 and len(set(keys)) == 2


def test_what_is_answered_to_the_hint_comes_back_to_its_author_and_only_what_is_public_to_the_page(forum):
    from augenhoehe.structure.operations.answers import give_answer

    sent = forum.with_code(email="u@beispiel.example")
    made = operations.publish_contribution(contribution=sent.contribution, by=forum.cast.gerda, at=AT)
    hint = operations.make_hint(contribution=made, by=forum.cast.aylin, at=AT)
    give_answer(text=multilingual("Das Amt öffnet länger."), kind="final", hint=hint, by=forum.cast.aylin, at=AT)
    client = forum.client("veit")
    assert "Das Amt öffnet länger." in words(client.post("/mitreden/stand/", {"code": sent.code}))
    assert "Das Amt öffnet länger." not in words(client.get(f"/mitreden/beitrag/{made.pk}/"))
