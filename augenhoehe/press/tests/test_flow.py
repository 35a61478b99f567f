"""From the draft to the archive (S1-43): who may, four eyes, the hour, the visible correction."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Conflict, Refused, allowed
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.models import Step
from augenhoehe.journal.operations import open_thread, publish_thread
from augenhoehe.notices.models import Duty
from augenhoehe.press import operations
from augenhoehe.press.models import PressRelease
from augenhoehe.press.queries import releases as queries
from augenhoehe.press.rules import releases as rules

from . import factories as f

pytestmark = pytest.mark.django_db
State = PressRelease.State


def who(world, check, *arguments) -> set[str]:
    return {name for name in world.cast.users if allowed(check, getattr(world.cast, name), *arguments)}


def test_press_coordination_and_the_officer_of_the_town_write(world):
    of_kreis, of_town = f.a_release(world), f.a_release(world, municipality=f.town("Zwirnstadt"))
    assert who(world, rules.check_write, of_kreis) == {"mirjam", "aylin", "bernward"}
    assert who(world, rules.check_write, of_town) == {"mirjam", "aylin", "bernward", "nuray"}


def test_the_press_office_and_the_officer_of_the_town_publish_the_coordination_does_not(world):
    of_kreis, of_town = f.a_release(world), f.a_release(world, municipality=f.town("Zwirnstadt"))
    assert who(world, rules.check_publish, of_kreis) == {"mirjam"}
    assert who(world, rules.check_publish, of_town) == {"mirjam", "nuray"}


def test_nobody_approves_what_they_wrote_a_part_of(world):
    made = f.a_release(world, by=world.mirjam)
    assert who(world, rules.check_approve, made) == {"aylin", "bernward"}
    operations.add_quote(
        release=made, text="Gut.", person="Aylin Adaköy", function="Leiterin", by=world.cast.aylin, at=f.AT
    )
    operations.change_release(release=made, headline="Andere Worte", by=world.mirjam, at=f.AT)
    assert who(world, rules.check_approve, made) == {"bernward"}
    operations.submit_release(release=made, by=world.mirjam, at=f.AT)
    for by in (world.mirjam, world.cast.aylin):
        with pytest.raises(Refused, match="jemand anderes"):
            operations.approve_release(release=made, by=by, at=f.AT)
    assert operations.approve_release(release=made, by=world.cast.bernward, at=f.AT).state == State.APPROVED


def test_who_wrote_reads_why_it_came_back_and_who_approves_has_a_duty(world):
    made = f.a_release(world, by=world.cast.aylin)
    operations.submit_release(release=made, by=world.cast.aylin, at=f.AT)
    assert Duty.objects.open().get().role == "press"
    operations.return_release(release=made, reason="Bitte ohne Abkürzung.", by=world.mirjam, at=f.AT)
    mine = Duty.objects.open().get()
    assert (mine.kind, mine.user_id) == ("press.rework", world.cast.users["aylin"].pk)
    assert (made.state, made.reason) == (State.DRAFT, "Bitte ohne Abkürzung.")
    operations.submit_release(release=made, by=world.mirjam, at=f.AT)
    assert Duty.objects.open().get().role == "coordination"


def test_an_approved_text_is_changed_only_as_a_draft_that_is_approved_anew(world):
    made = f.a_release(world, to="approved")
    with pytest.raises(Refused, match="Geändert wird nur ein Entwurf"):
        operations.change_release(release=made, text="Anders.", by=world.mirjam, at=f.AT)
    operations.rework_release(release=made, by=world.mirjam, at=f.AT)
    assert (made.state, made.approved_at) == (State.DRAFT, None)


def test_numbers_are_given_at_publication_and_in_order(world):
    first, second = f.a_release(world, to="approved"), f.a_release(world, to="approved")
    assert (first.number, second.number) == (None, None)
    operations.publish_release(release=second, by=world.mirjam, at=f.AT)
    operations.publish_release(release=first, by=world.mirjam, at=f.AT)
    assert [second.number, first.number] == ["P-2026-001", "P-2026-002"]


def test_a_release_appears_at_its_hour_once_and_its_matter_says_so(world):
    """S1-6: the embargo is kept by rule, by task and by the database."""
    thread = open_thread(title="Sprechstunde", text="Beginn", by=SYSTEM, at=f.AT)
    publish_thread(thread=thread, title=multilingual("Sprechstunde"), summary=multilingual("Kurz."), by=SYSTEM, at=f.AT)
    made = f.a_release(world, to="approved", embargo_until=f.EMBARGO, thread=thread)
    with pytest.raises(Refused, match="Sperrfrist"):
        operations.publish_release(release=made, by=world.mirjam, at=f.AT)
    with pytest.raises(Refused, match="Sperrfrist"):
        operations.schedule_release(
            release=made, scheduled_for=f.EMBARGO - timedelta(minutes=1), by=world.mirjam, at=f.AT
        )
    operations.schedule_release(release=made, scheduled_for=f.EMBARGO, by=world.mirjam, at=f.AT)
    assert operations.publish_due(at=f.EMBARGO - timedelta(seconds=1)) == 0
    assert operations.publish_due(at=f.EMBARGO + timedelta(seconds=30)) == 1
    assert operations.publish_due(at=f.EMBARGO + timedelta(seconds=60)) == 0
    made.refresh_from_db()
    assert (made.state, made.published_at) == (State.PUBLISHED, f.EMBARGO)
    step = Step.objects.get(thread=thread, kind="press")
    assert step.text["de"]["text"] == f"Presseinformation {made.number}: {made}"
    with pytest.raises(IntegrityError), transaction.atomic():
        PressRelease.objects.filter(pk=made.pk).update(published_at=f.EMBARGO - timedelta(hours=1))


def test_a_correction_says_when_what_and_keeps_the_old_text(world):
    made = f.a_release(world, to="published")
    with pytest.raises(Refused, match="Was ist jetzt anders"):
        operations.correct_release(release=made, note=" ", text="Neu.", by=world.mirjam, at=f.AT)
    operations.correct_release(
        release=made, note="Die Uhrzeit war falsch.", text="Um 18 Uhr.", by=world.mirjam, at=f.AT
    )
    ((after, before),) = queries.corrections_of(made)
    assert (after.note, after.text) == ("Die Uhrzeit war falsch.", "Um 18 Uhr.")
    assert before.text.startswith("Die Beratung ist offen")
    assert made.state == State.CORRECTED


def test_an_earlier_wording_comes_back_and_nothing_in_between_is_lost(world):
    made = f.a_release(world, headline="Erste")
    operations.change_release(release=made, headline="Zweite", by=world.mirjam, at=f.AT)
    first = queries.versions_of(made)[-1]
    operations.restore_version(version=first, by=world.mirjam, at=f.AT)
    assert [one.headline for one in queries.versions_of(made)] == ["Erste", "Zweite", "Erste"]


def test_whoever_is_late_changes_nothing(world):
    made = f.a_release(world)
    operations.change_release(release=made, headline="Von Aylin", by=world.cast.aylin, at=f.AT, revision=1)
    with pytest.raises(Conflict):
        operations.change_release(release=made, headline="Von Mirjam", by=world.mirjam, at=f.AT, revision=1)
    assert str(PressRelease.objects.get()) == "Von Aylin"


def test_a_block_keeps_its_versions_and_a_release_the_one_it_appeared_with(world):
    """S1-42."""
    made = f.a_release(world, to="published")
    operations.write_publisher(
        publisher=world.publisher, name=world.publisher.name, phone="0221 4710-199", by=world.mirjam, at=f.AT
    )
    made.refresh_from_db()
    assert made.published_block.phone == "0221 4710-120"
    assert queries.latest_block(world.publisher).phone == "0221 4710-199"
    with pytest.raises(Refused, match="fehlt Ihnen das Recht"):
        operations.write_publisher(name="Andere", phone="1", by=world.cast.aylin, at=f.AT)


VERBS = [one.name for one in rules.RELEASE.transitions]
EXTRA = {
    "return": {"reason": "Nein."}, "withdraw": {"reason": "Falsch."}, "schedule": {"scheduled_for": f.EMBARGO},
    "correct": {"note": "Anders."},
}  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verbs=st.lists(st.sampled_from([*VERBS, "tick"]), min_size=4, max_size=12))
def test_whatever_people_press_a_release_is_public_only_after_approval_and_its_hour(world, verbs):
    """The machine decides, and once public the number and the day stay."""
    with transaction.atomic():
        made, at, given_number = f.a_release(world, embargo_until=f.EMBARGO), f.AT, None
        for verb in verbs:
            at += timedelta(hours=9)
            before = made.state
            try:
                if verb == "tick":
                    operations.publish_due(at=at)
                    made.refresh_from_db()
                else:
                    getattr(operations, f"{verb}_release")(release=made, by=SYSTEM, at=at, **EXTRA.get(verb, {}))
                    assert rules.RELEASE.allows(before, verb)
            except Refused:
                made.refresh_from_db()
                assert made.state == before
            shown = PressRelease.objects.public(at).filter(pk=made.pk).exists()
            assert shown == (made.state in PressRelease.PUBLIC)
            if shown:
                assert made.approved_at and at >= f.EMBARGO
                given_number = given_number or made.number
                assert made.number == given_number
        transaction.set_rollback(True)
