"""Contributions and news (S0-16, S1-20): who writes, who publishes, who reads; sums that compare nobody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty, Message
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Organisation, Representative, Story
from augenhoehe.organisations.queries import stories as queries
from augenhoehe.organisations.register.entries import RETENTION
from augenhoehe.search.models import Document
from tests.worlds import shared

from . import factories as f
from .pages import client_of, inside, text_of, typed_in
from .test_needs import expected, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    """In Sternmünde; Faisal is its head, Rojda keeps its offers."""
    made = f.a_club()
    f.head_of(made, cast.users["faisal"])
    f.head_of(made, cast.users["rojda"], Representative.Right.EDITOR)
    return made


def a_story(club, *, to: str = "draft", by=SYSTEM, **more) -> Story:
    kind = more.pop("kind", "contribution")
    values = {"title": "Winterfest am Federbach", "text": "Wir haben gekocht.", "day": date(2026, 10, 3), **more}
    if kind == "contribution":
        values = {"field": "culture", "hours": 40, "reach": "50", **values}
    made = operations.write_story(organisation=club, kind=kind, by=by, at=f.AT, **values)
    steps = {
        "draft": [], "submitted": ["submit"], "returned": ["submit", "return"], "published": ["submit", "publish"],
        "withdrawn": ["submit", "publish", "withdraw"],
    }[to]  # fmt: skip
    for step in steps:
        more = {"reason": "Bitte ohne Nachnamen."} if step == "return" else {}
        getattr(operations, f"{step}_story")(story=made, by=SYSTEM, at=f.AT, **more)
    return made


STATES = [str(one) for one in Story.State.values]


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_published_stands_anywhere_in_public(cast, club, state):
    """Profile, list, own page, file and search (truth table over all states)."""
    made = a_story(club, to=state)
    shown = state == "published"
    addresses = [
        reverse("organisations:organisation_public", args=[club.pk]), reverse("organisations:stories_public"),
        reverse("organisations:stories_public") + "?export=csv",
    ]  # fmt: skip
    for address in addresses:
        assert ("Winterfest" in text_of(Client(), address)) is shown, address
    assert Client().get(reverse("organisations:story_public", args=[made.pk])).status_code == (200 if shown else 404)
    assert Document.objects.filter(object_id=made.pk).exists() is shown
    assert queries.sums().count == int(shown)


@pytest.mark.parametrize("state", STATES)
def test_inside_it_is_for_its_people_and_who_keeps_the_register(cast, club, state):
    """What is published is read by everybody, but its inside page tells them nothing more."""
    made = a_story(club, to=state)
    shown = statuses(cast, inside("story", made.pk))
    assert shown == expected(200 if state == "published" else 404, "aylin", "faisal", "rojda")
    assert statuses(cast, inside("story_change", made.pk)) == expected(
        403 if state == "published" else 404, "aylin", "faisal", "rojda"
    )


@pytest.mark.parametrize("page", ["story_publish", "story_return"])
def test_only_who_keeps_the_register_there_publishes_or_sends_back(cast, club, page):
    found = statuses(cast, inside(page, a_story(club, to="submitted").pk))
    assert found == {**expected(404, "aylin"), "faisal": 403, "rojda": 403}
    hers = statuses(cast, inside(page, a_story(f.a_mosque(), to="submitted").pk))
    assert hers == expected(404, "aylin", "nuray")


def test_an_organisation_that_leaves_the_public_register_takes_its_words_along(cast, club):
    made = a_story(club, to="published")
    operations.rest_organisation(organisation=club, reason="Pause", by=SYSTEM, at=f.AT)
    assert not Document.objects.filter(object_id=made.pk).exists() and queries.sums().count == 0
    assert Client().get(reverse("organisations:story_public", args=[made.pk])).status_code == 404
    operations.revive_organisation(organisation=club, by=SYSTEM, at=f.AT)
    operations.publish_organisation(organisation=club, by=SYSTEM, at=f.AT)
    assert Document.objects.filter(object_id=made.pk).exists()


def test_who_does_not_tend_writes_nothing_and_its_people_publish_nothing(cast, club):
    for name in ("nuray", "emine", "veit", "wiebke"):
        with pytest.raises(Refused):
            a_story(club, by=getattr(cast, name))
    made = a_story(club, by=cast.rojda, to="submitted")
    for name in ("faisal", "rojda", "nuray", "emine", "veit"):
        with pytest.raises(Refused):
            operations.publish_story(story=made, by=getattr(cast, name), at=f.AT)
        with pytest.raises(Refused):
            operations.return_story(story=made, reason="x", by=getattr(cast, name), at=f.AT)


def test_the_states_of_a_story_and_who_owes_what(cast, club):
    made = a_story(club, to="submitted")
    assert Duty.objects.open().get(subject_id=made.pk).title.startswith("Leistung prüfen")
    with pytest.raises(Refused):
        operations.change_story(story=made, title="Anders", by=cast.faisal, at=f.AT)
    operations.return_story(story=made, reason="Bitte kürzer.", by=cast.aylin, at=f.AT)
    assert not Duty.objects.open().filter(subject_id=made.pk).exists()
    assert {one.recipient.name for one in Message.objects.all()} == {"Faisal", "Rojda"}
    assert "Bitte kürzer." in Message.objects.first().body
    operations.change_story(story=made, title="Anders", by=cast.faisal, at=f.AT)
    operations.submit_story(story=made, by=cast.faisal, at=f.AT)
    operations.recall_story(story=made, by=cast.rojda, at=f.AT)
    assert made.state == "draft" and not Duty.objects.open().filter(subject_id=made.pk).exists()
    operations.submit_story(story=made, by=cast.faisal, at=f.AT)
    operations.publish_story(story=made, by=cast.aylin, at=f.AT)
    operations.withdraw_story(story=made, by=cast.faisal, at=f.AT)
    operations.delete_story(story=made, by=cast.faisal, at=f.AT)
    assert not Story.objects.exists()


def test_an_entry_that_is_not_public_cannot_show_its_words(cast):
    made = a_story(f.a_club(publish=False), to="submitted")
    with pytest.raises(Refused, match="öffentlichen Verzeichnis"):
        operations.publish_story(story=made, by=SYSTEM, at=f.AT)


def test_a_late_change_is_told(cast, club):
    made = a_story(club)
    stale = Story.objects.get(pk=made.pk)
    operations.change_story(story=made, title="Neu", by=SYSTEM, at=f.AT)
    with pytest.raises(Conflict):
        operations.submit_story(story=stale, by=SYSTEM, at=f.AT)


@pytest.mark.parametrize(
    ("field", "values"),
    [("title", {"title": " "}), ("text", {"text": ""}), ("day", {"day": f.DAY + timedelta(days=1)}),
     ("until", {"until": date(2026, 10, 1)}), ("field", {"field": ""}), ("hours", {"hours": 10**6}),
     ("language", {"language": "xx"})],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_at_its_field(cast, club, field, values):
    with pytest.raises(Refused) as refused:
        a_story(club, **values)
    assert refused.value.field == field


def test_sums_are_by_year_and_field_and_never_by_organisation(cast, club):
    a_story(club, to="published")
    a_story(f.a_mosque(), to="published", day=date(2025, 5, 1), hours=10, field="youth")
    a_story(club, to="published", hours=None)
    a_story(club, to="published", kind="news")
    a_story(club, hours=999)
    found = queries.sums()
    assert found.by_year == ((2025, 1, 10), (2026, 2, 40))
    assert set(found.by_field) == {("culture", 2, 40), ("youth", 1, 10)}
    assert queries.sums(date(2025, 12, 31)).count == 0


def test_a_club_writes_news_in_its_language_and_the_coordination_publishes_it(cast, club):
    faisal, aylin = client_of(cast, "faisal"), client_of(cast, "aylin")
    address = inside("story_write", club.pk, "nachricht")
    made = faisal.post(address, {"title": "خبر", "text": "نلتقي السبت", "language": "ar", "day": "1.11.2026"})
    assert made.status_code == 302, made.context["form"].errors
    pk = made.url.rstrip("/").split("/")[-1]
    for client, page in ((faisal, "story_submit"), (aylin, "story_publish")):
        assert client.post(inside(page, pk), typed_in(client.get(inside(page, pk)))).status_code == 302
    text = text_of(Client(), reverse("organisations:story_public", args=[pk]))
    assert 'lang="ar" dir="rtl"' in text and "نلتقي السبت" in text
    assert Document.objects.get(object_id=pk).language == "ar"
    assert faisal.get(inside("story_write", club.pk, "unsinn")).status_code == 404


def test_the_pages_ask_a_bounded_number_of_times(cast, club, django_assert_max_num_queries):
    for number in range(6):
        a_story(f.a_club(f"Verein {number} Sonnental"), to="published")
    client = client_of(cast, "aylin")
    for reader, address, most in (
        (Client(), reverse("organisations:stories_public") + "?sort=tag", 6), (client, inside("stories"), 14),
        (client, inside("story", Story.objects.first().pk), 14),
    ):  # fmt: skip
        with django_assert_max_num_queries(most):
            text_of(reader, address)


def test_old_drafts_go_and_what_is_shown_stays(cast, club):
    a_story(club)
    kept = a_story(club, to="published")
    rule = next(one for one in RETENTION if one.name == "organisations.stories")
    later = f.AT + timedelta(days=800)
    assert rule.erase(rule.due(later), later) == 1
    assert list(Story.objects.all()) == [kept] and Organisation.objects.exists()
