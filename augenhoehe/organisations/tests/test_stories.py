"""Contributions and news (S0-16, S1-20): who writes, who publishes, who reads; sums that compare nobody."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty, Message
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Organisation, Representative, Story, StoryPicture
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


def a_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1000, 600), "teal").save(out, "JPEG")
    return out.getvalue()


def illustrated(story: Story, by=SYSTEM, **more) -> Story:
    values = {"alt_text": "Zelte am Fluss", "credit": "Faisal", "people": "agreed", **more}
    operations.illustrate_story(story=story, content=a_picture(), by=by, at=f.AT, **values)
    return story


def a_story(club, *, to: str = "draft", by=SYSTEM, picture: bool = False, **more) -> Story:
    kind = more.pop("kind", "contribution")
    values = {"title": "Winterfest am Federbach", "text": "Wir haben gekocht.", "day": date(2026, 10, 3), **more}
    if kind == "contribution":
        values = {"field": "culture", "hours": 40, "reach": "50", **values}
    made = operations.write_story(organisation=club, kind=kind, by=by, at=f.AT, **values)
    if picture:
        illustrated(made, by)
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


# --- Pictures ------------------------------------------------------------------------------------------------
def of_size(story: Story, width: int = 400, ending: str = "webp") -> str:
    return f"/organisationen/beitraege/{story.pk}/bild-{width}.{ending}"


@pytest.mark.parametrize("state", STATES)
def test_a_picture_is_seen_by_who_may_read_the_text_beside_it(cast, club, state):
    made = a_story(club, to=state, picture=True)
    found = {name: client_of(cast, name).get(of_size(made)).status_code for name in ("", "emine", "rojda", "aylin")}
    everybody = 200 if state == "published" else 404
    assert found == {"": everybody, "emine": everybody, "rojda": 200, "aylin": 200}


def test_the_public_page_shows_it_with_words_and_a_name_and_in_sizes(cast, club):
    made = a_story(club, to="published", picture=True)
    page = text_of(client_of(cast), f"/organisationen/beitraege/{made.pk}/")
    assert 'alt="Zelte am Fluss"' in page and "Faisal" in page and f"{of_size(made)} 400w" in page
    assert client_of(cast).get(of_size(made))["Content-Type"] == "image/webp"
    assert client_of(cast).get(of_size(made, 401)).status_code == 404


@pytest.mark.parametrize(
    ("values", "field"), [({"alt_text": " "}, "alt_text"), ({"credit": ""}, "credit"), ({"people": ""}, "people")]
)
def test_no_picture_without_words_a_name_and_the_yes_of_who_is_on_it(cast, club, values, field):
    with pytest.raises(Refused) as refused:
        illustrated(a_story(club), **values)
    assert refused.value.field == field and not StoryPicture.objects.exists()


def test_what_is_published_gets_no_other_picture_but_loses_its_own_at_once(cast, club):
    made = a_story(club, to="published", picture=True)
    with pytest.raises(Refused, match="Holen Sie es zuerst zurück"):
        illustrated(made)
    operations.remove_story_picture(story=made, by=cast.rojda, at=f.AT)
    assert client_of(cast).get(of_size(made)).status_code == 404
    assert "<img" not in text_of(client_of(cast), f"/organisationen/beitraege/{made.pk}/").split("<main")[1]


def test_a_club_lays_a_picture_beside_its_text_by_pages(cast, club):
    made, rojda = a_story(club), client_of(cast, "rojda")
    page = inside("story_illustrate", made.pk)
    form = typed_in(rojda.get(page))
    answer = rojda.post(page, {**form, "alt_text": "Zelte am Fluss", "credit": "Rojda"})
    assert "Bitte wählen Sie ein Bild." in answer.content.decode()
    sent = {**form, "alt_text": "Zelte am Fluss", "credit": "Rojda", "people": "none"}
    rojda.post(page, {**sent, "file": SimpleUploadedFile("bild.jpg", a_picture())})
    assert "Zelte am Fluss" in text_of(rojda, inside("story", made.pk))
    assert client_of(cast, "emine").post(page, sent).status_code in (403, 404)
