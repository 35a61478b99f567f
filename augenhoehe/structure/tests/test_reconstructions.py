"""Case reconstructions: from the plan to the release by a second person, with nobody in them."""

from __future__ import annotations

import pytest

from augenhoehe.core.identifiers import suspicious
from augenhoehe.core.refused import Conflict, Refused, allowed
from augenhoehe.core.rights import ANONYMOUS, Role
from augenhoehe.journal.models import Step
from augenhoehe.notices.models import Duty
from augenhoehe.structure.models import Reconstruction
from augenhoehe.structure.operations import reconstructions as verbs
from augenhoehe.structure.rules import reconstructions as rules
from tests.worlds import shared

from . import factories as f
from . import work_factories as w

pytestmark = pytest.mark.django_db
State = Reconstruction.State


@shared
def cast():
    return f.the_cast()


def test_derived_it_waits_for_a_second_person(cast):
    made = w.a_reconstruction(cast)
    assert made.state == State.DERIVED
    duty = Duty.objects.open().get(kind=verbs.RELEASE, subject_id=made.pk)
    assert (duty.owner_label, duty.role) == ("zweite Person", Role.COORDINATION)


def test_who_wrote_last_cannot_release(cast):
    made = w.a_reconstruction(cast)
    writer = w.moderator()
    verbs.add_phase(reconstruction=made, phase=verbs.NewPhase("Sie fragt nach."), by=writer, at=f.AT)
    with pytest.raises(Refused, match="zweite Person"):
        verbs.release_reconstruction(reconstruction=made, by=writer, at=f.AT)
    verbs.release_reconstruction(reconstruction=f.fresh(made), by=cast.aylin, at=f.AT)
    released = f.fresh(made)
    assert (released.state, released.released_by) == (State.RELEASED, cast.aylin.user_id)
    assert not Duty.objects.open().filter(subject_id=made.pk).exists()


@pytest.mark.parametrize(
    "event",
    ["Sie ruft unter 0221 4710-123 an.", "Sie schreibt an a.b@mail.example.", "Frau K., geb. 3.4.1990, kommt."],
)
def test_what_surely_points_to_a_person_blocks_the_release_whatever_the_reason(cast, event):
    made = w.a_reconstruction(cast, event=event)
    with pytest.raises(Refused, match="Im Text steht noch"):
        verbs.release_reconstruction(reconstruction=made, harmless="Passt schon", by=cast.aylin, at=f.AT)
    assert f.fresh(made).state == State.DERIVED


def test_what_may_point_to_a_person_needs_a_reason(cast):
    made = w.a_reconstruction(cast, event="Am 14. Mai kommt Fatmas Brief an.")
    with pytest.raises(Refused, match=r"„14\. Mai“.*„Fatmas“"):
        verbs.release_reconstruction(reconstruction=made, by=cast.aylin, at=f.AT)
    verbs.release_reconstruction(
        reconstruction=f.fresh(made), harmless="Erfundener Name, erfundener Tag", by=cast.aylin, at=f.AT
    )
    assert f.fresh(made).release_note == "Erfundener Name, erfundener Tag"


def test_people_with_an_account_are_found_by_name(cast):
    made = w.a_reconstruction(cast, event="Frau Lamthuy vom Jugendamt sagt ab.")
    assert "Lamthuy" in " ".join(one.text for one in verbs.findings(made))


def test_a_course_with_invented_initials_is_free_of_findings():
    text = "Frau K. bekommt im Frühjahr einen Bescheid. Herr M. vom Amt erklärt die Frist im dritten Quartal 2025."
    assert suspicious(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bei Frau Yılmaz", "name"), ("Oksanas Kind", "name"), ("am 3.5.2025", "day"), ("am 3. Mai", "day"),
        ("+49 221 4710123", "phone"), ("geboren am 1.2.1980", "birth"), ("x@y.example", "email"),
    ],
)  # fmt: skip
def test_the_check_finds(text, kind):
    assert kind in {one.kind for one in suspicious(text)}


def test_names_that_the_caller_knows_are_found_in_every_case():
    assert [one.text for one in suspicious("Der Dravorić war da.", names=["Dragan Dravorić"])] == ["Dravorić"]


def test_without_confirmed_alteration_nothing_is_released(cast):
    made = w.a_reconstruction(cast)
    verbs.edit_reconstruction(
        reconstruction=made, title=made.title, held_on=made.held_on, moderation="Diakonie", altered=False,
        by=w.moderator(), at=f.AT,
    )  # fmt: skip
    with pytest.raises(Refused, match="verfremdet"):
        verbs.release_reconstruction(reconstruction=f.fresh(made), by=cast.aylin, at=f.AT)


def test_themes_need_a_course_and_a_meeting_needs_to_have_been(cast):
    by = w.moderator()
    made = verbs.plan_reconstruction(title="Kurz", held_on=f.LATER.date(), moderation="Diakonie", by=by, at=f.AT)
    with pytest.raises(Refused, match="späteren Tag"):
        verbs.hold_reconstruction(reconstruction=made, present="Beratung", by=by, at=f.AT)
    verbs.hold_reconstruction(reconstruction=f.fresh(made), present="Beratung", by=by, at=f.LATER)
    with pytest.raises(Refused, match="mindestens eine Phase"):
        verbs.derive_themes(reconstruction=f.fresh(made), themes="Ein Thema", topics=[], by=by, at=f.LATER)


def test_removed_phases_leave_no_gap(cast):
    made, by = w.a_reconstruction(cast), w.moderator()
    for event in ("Zwei.", "Drei."):
        verbs.add_phase(reconstruction=made, phase=verbs.NewPhase(event), by=by, at=f.AT)
    verbs.remove_phase(phase=made.phases.select_related("reconstruction").get(position=2), by=by, at=f.AT)
    assert list(made.phases.order_by("position").values_list("position", "event"))[1:] == [(2, "Drei.")]


def test_two_who_write_at_once_see_both_versions(cast):
    made = w.a_reconstruction(cast)
    values = {
        "held_on": made.held_on,
        "moderation": "Diakonie",
        "by": w.moderator(),
        "at": f.AT,
        "revision": made.revision,
    }
    verbs.edit_reconstruction(reconstruction=f.fresh(made), title="Einer", **values)
    with pytest.raises(Conflict):
        verbs.edit_reconstruction(reconstruction=f.fresh(made), title="Anderer", **values)


def test_released_it_is_evidence_in_every_running_thread_of_its_topics(cast):
    topic = f.a_topic(cast, *f.hints(7))
    question = f.a_question(cast, topic)
    made = w.a_reconstruction(cast, topic)
    verbs.release_reconstruction(reconstruction=made, by=cast.aylin, at=f.LATER)
    step = Step.objects.get(thread__question_links__question=question, kind="reconstruction")
    assert "zweiten Person geprüft" in step.text["de"]["text"] and made.title not in str(step.text)
    verbs.archive_reconstruction(reconstruction=f.fresh(made), by=cast.aylin, at=f.LATER)
    assert list(Reconstruction.objects.released()) == [made]


def test_fetching_is_the_right_to_read_reconstructions(cast):
    draft, released = w.a_reconstruction(cast), w.a_reconstruction(cast)
    verbs.release_reconstruction(reconstruction=released, by=cast.aylin, at=f.AT)
    readers = {Role.INTEGRATION_OFFICER, Role.CASE_MANAGER, Role.ADVICE_SERVICE, Role.GROUP_MEMBER}
    for role in Role:
        for wall in (False, True):
            writes = role in {Role.COORDINATION, Role.RECONSTRUCTION} and not wall
            reads = role in readers and not wall
            expected = {draft, released} if writes else {released} if reads else set()
            actor = f.acting(role, wall=wall)
            assert set(Reconstruction.objects.visible_to(actor)) == expected, (role, wall)
            assert allowed(rules.check_edit, actor, draft) is writes
    assert not Reconstruction.objects.visible_to(ANONYMOUS).exists()
