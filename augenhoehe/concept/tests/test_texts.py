"""Chapters, contributions, and versions that go to the bodies and come back by their resolution."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.committees.models import Committee, Resolution, Station
from augenhoehe.committees.operations import NewStation, build_agenda, plan_meeting, submit_paper, withdraw_paper
from augenhoehe.committees.tests.factories import a_committee, decided
from augenhoehe.concept import operations, queries
from augenhoehe.concept.models import ConceptVersion, Measure, Phase
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.wording import differences
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.tests import factories as register
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
S = ConceptVersion.State


@shared
def cast():
    return f.the_cast()


@shared
def concept(cast):
    """With a vision, a field, and a planned measure that serves a goal."""
    made = f.a_process(cast)
    operations.change_concept(
        concept=made, title=made.title, public=True, vision="Friedlich in Vielfalt", by=SYSTEM, at=f.AT
    )
    field = operations.add_action_field(concept=made, title="Sprache", by=SYSTEM, at=f.AT)
    f.a_measure(cast, field, goal=f.a_goal(cast, field), state=Measure.State.PLANNED, title="Abendkurs")
    return made


@shared
def council(cast):
    return a_committee(cast, Committee.Kind.COUNCIL, "Rat der Stadt", place=f.town("Zwirnstadt"))


def chapter_of(concept):
    return queries.chapters_for(SYSTEM).filter(concept=concept).order_by("position").first()


def write(cast, concept, text, **more):
    chapter = chapter_of(concept)
    return operations.write_chapter(chapter=chapter, title=chapter.title, text=text, by=cast.nuray, at=f.AT, **more)


def submitted(cast, concept, council):
    version = operations.freeze_version(concept=concept, note="Entwurf für den Rat", by=cast.nuray, at=f.AFTER)
    paper = operations.submit_version(
        version=version, title="Integrationskonzept", wording="Das Konzept wird beschlossen.", reasons="Siehe Anlage.",
        stations=[NewStation(council, Station.Role.DECISION, True, 1)], by=cast.nuray, at=f.AFTER,
    )  # fmt: skip
    submit_paper(paper=paper, by=cast.nuray, at=f.AFTER)
    version.refresh_from_db()
    return version, paper


def resolve(paper, council, kind, at=f.AFTER):
    meeting = plan_meeting(committee=council, starts_at=at + timedelta(days=5), place="Rathaus", by=SYSTEM, at=at)
    build_agenda(meeting=meeting, by=SYSTEM, at=at)
    item = meeting.agenda_items.select_related("committee", "meeting", "thread").get(station__paper=paper)
    return decided(item, kind, at=at + timedelta(days=6), wording="So beschlossen.")


# --- Chapters ---------------------------------------------------------------------------------------
def test_a_chapter_keeps_every_version_with_its_difference_and_its_comments(cast, concept):
    write(cast, concept, "Zwirnstadt wächst.")
    write(cast, concept, "Zwirnstadt wächst durch Zuzug.", note="Grund ergänzt")
    new, old, first = queries.versions_of(chapter_of(concept))
    assert (first.number, new.note, new.by_function) == (1, "Grund ergänzt", "Integrationsbeauftragte")
    assert "".join(one.text for one in differences(old.text, new.text) if one.kind != "gone") == new.text
    comment = operations.comment_on(version=new, text="Seit wann?", by=cast.rojda, at=f.AT)
    with pytest.raises(Refused):
        operations.settle_comment(comment=comment, note="Jahr ergänzt", by=cast.rojda, at=f.AT)
    operations.settle_comment(comment=comment, note="Jahr ergänzt", by=cast.nuray, at=f.AT)
    assert queries.open_comments(concept) == 0
    with pytest.raises(Refused):
        operations.comment_on(version=new, text="Hallo", by=cast.veit, at=f.AT)


def test_two_who_write_the_same_chapter_do_not_overwrite_each_other(cast, concept):
    mine, theirs = chapter_of(concept), chapter_of(concept)
    operations.write_chapter(chapter=mine, title="Lage", text="Erste", by=cast.nuray, at=f.AT)
    with pytest.raises(Conflict) as conflict:
        operations.write_chapter(
            chapter=theirs, title="Lage", text="Zweite", revision=theirs.revision, by=cast.aylin, at=f.AT
        )
    assert conflict.value.typed["text"] == "Zweite" and chapter_of(concept).text == "Erste"


# --- Contributions ----------------------------------------------------------------------------------
def test_an_expert_is_named_inside_and_outside_only_if_they_agreed(cast, concept):
    """S2-20."""
    said = {"name": "Isolde Immenblatt", "role": "Sozialplanung", "text": "Rat", "on": f.DAY}
    shy = operations.note_expert(concept=concept, by=cast.nuray, at=f.AT, **said)
    open_ = operations.note_expert(concept=concept, named_publicly=True, by=cast.nuray, at=f.AT, **said)
    assert queries.public_giver(shy) == "Sozialplanung"
    assert queries.public_giver(open_) == "Isolde Immenblatt, Sozialplanung"


def test_what_an_organisation_gave_stands_at_the_measure(cast, concept, client):
    """S0-17; an organisation that is not published is not named outside."""
    organisation = register.a_club("Bildungsbrücke Lale")
    measure = queries.measures_for(SYSTEM).get(action_field__concept=concept)
    made = operations.note_organisation(
        concept=concept, measure=measure, organisation=organisation, text="Zwei Eltern lasen gegen.", on=f.DAY,
        by=cast.nuray, at=f.AT,
    )  # fmt: skip
    assert [one.text for one in queries.contributions_to(measure)] == ["Zwei Eltern lasen gegen."]
    Organisation.objects.filter(pk=organisation.pk).update(state=Organisation.State.RESTING, state_reason="Pause")
    made.organisation.refresh_from_db()
    assert queries.public_giver(made) == ""


# --- Versions ---------------------------------------------------------------------------------------
def test_a_frozen_version_stays_as_it_was(cast, concept):
    """S2-5, S0-3."""
    write(cast, concept, "Erste Fassung.")
    version = operations.freeze_version(concept=concept, note="Stand", by=cast.nuray, at=f.AT)
    write(cast, concept, "Ganz anders.")
    version.refresh_from_db()
    assert version.content["chapters"][0]["text"] == "Erste Fassung."
    goal = version.content["fields"][0]["goals"][0]
    assert (
        goal["measures"][0]["title"] == "Abendkurs" and goal["measures"][0]["markers"][0]["criterion"] == "Kriterium 1"
    )


def test_the_version_goes_to_the_council_as_a_paper_and_comes_back_adopted(cast, concept, council):
    """S2-5: the paper carries the whole text; the resolution adopts it, decides what was planned, goes on."""
    version, paper = submitted(cast, concept, council)
    assert version.state == S.SUBMITTED and paper.annexes.get().file.media_type == "application/pdf"
    assert paper.thread == concept.thread
    resolution = resolve(paper, council, Resolution.Kind.ADOPTED)
    version.refresh_from_db()
    assert (version.state, version.resolution) == (S.ADOPTED, resolution)
    assert queries.adopted_version(concept) == version
    states = {one.kind: one.state for one in queries.phases_of(concept)}
    assert (states["adoption"], states["implementation"]) == (Phase.State.DONE, Phase.State.RUNNING)
    assert Measure.objects.get(title="Abendkurs").state == Measure.State.DECIDED


def test_adopted_with_changes_the_resolved_wording_is_entered_once(cast, concept, council):
    version, paper = submitted(cast, concept, council)
    with pytest.raises(Refused, match="nachgetragen"):
        operations.enter_resolved(concept=concept, note="x", by=cast.nuray, at=f.AFTER)
    resolve(paper, council, Resolution.Kind.ADOPTED_CHANGED)
    write(cast, concept, "Mit den Dörfern.")
    entered = operations.enter_resolved(concept=concept, note="Wie beschlossen", by=cast.nuray, at=f.AFTER)
    version.refresh_from_db()
    assert (version.state, entered.state, entered.paper) == (S.CHANGED, S.ADOPTED, paper)
    assert queries.adopted_version(concept) == entered
    with pytest.raises(Refused, match="nachgetragen"):
        operations.enter_resolved(concept=concept, note="noch einmal", by=cast.nuray, at=f.AFTER)


@pytest.mark.parametrize(
    ("kind", "state", "planned"),
    [(Resolution.Kind.REFUSED, S.REFUSED, True), (Resolution.Kind.RETURNED, S.RETURNED, True)],
)
def test_refused_or_given_back_nothing_is_decided(cast, concept, council, kind, state, planned):
    version, paper = submitted(cast, concept, council)
    resolve(paper, council, kind)
    version.refresh_from_db()
    assert version.state == state and queries.adopted_version(concept) is None
    assert (Measure.objects.get(title="Abendkurs").state == Measure.State.PLANNED) is planned
    if kind == Resolution.Kind.RETURNED:
        paper.refresh_from_db()
        submit_paper(paper=paper, by=cast.nuray, at=f.AFTER + timedelta(days=9))
        version.refresh_from_db()
        assert version.state == S.SUBMITTED


def test_a_withdrawn_paper_leaves_a_version_that_can_be_submitted_anew(cast, concept, council):
    version, paper = submitted(cast, concept, council)
    paper.refresh_from_db()
    withdraw_paper(paper=paper, reason="Es fehlt etwas.", by=cast.nuray, at=f.AFTER)
    version.refresh_from_db()
    assert (version.state, version.paper) == (S.FROZEN, None)


def test_an_empty_concept_is_not_frozen(cast):
    empty = f.a_concept(cast, title="Leer")
    with pytest.raises(Refused, match="noch keinen Text"):
        operations.freeze_version(concept=empty, note="x", by=SYSTEM, at=f.AT)


def test_a_goal_of_another_field_takes_no_measure(cast, concept):
    other = operations.add_action_field(concept=concept, title="Wohnen", by=SYSTEM, at=f.AT)
    goal = f.a_goal(cast, other)
    field = concept.action_fields.get(title="Sprache")
    with pytest.raises(Refused, match="anderen Handlungsfeld"):
        f.a_measure(cast, field, goal=goal)
