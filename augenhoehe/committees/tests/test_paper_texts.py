"""How the text of a paper moves and is numbered: amendments, versions, differences, templates, numbers."""

from __future__ import annotations

import pytest

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.models import Amendment, Paper, PaperItem
from augenhoehe.committees.operations import NewItem
from augenhoehe.committees.papers_shown import compared
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p
from .paper_factories import DAY, KIND, ROLE

OLD, NEW = "Jede Schule bekommt 20 Stunden.", "Jede Schule bekommt 30 Stunden im Halbjahr."


@shared
def cast():
    return f.the_cast()


@shared
def bodies(cast):
    return p.bodies(cast)


@shared
def paper(cast, bodies):
    way = [p.one(bodies["school"], ROLE.PRE_DELIBERATION), p.one(bodies["council"], order=2)]
    return p.submitted(cast, way, items=[NewItem(OLD), NewItem("Bericht.")])


def amend(paper, committee, text=NEW, **more):
    values = {"proposer": "Ada Ohm, Ratsmitglied", "by": SYSTEM, "at": f.AT, **more}
    return operations.file_amendment(item=paper.items.first(), committee=committee, text=text, **values)


def outcome(amendment, state="adopted", **more):
    return operations.decide_amendment(amendment=amendment, state=state, **{"by": SYSTEM, "at": f.AT + DAY, **more})


# --- Amendments and versions ------------------------------------------------------------------------
def test_an_adopted_amendment_changes_the_item_and_makes_a_version(paper, bodies):
    amendment = amend(paper, bodies["school"])
    assert paper.versions.count() == 1
    outcome(amendment)
    assert paper.items.first().text == NEW
    one, two = paper.versions.all()
    assert (one.content["items"][0]["text"], two.content["items"][0]["text"]) == (OLD, NEW)
    assert two.occasion == "Änderungsantrag 1 zu Punkt 1 angenommen, Schulausschuss"
    changed = [part.label for part in compared(one, two, True) if part.changed]
    assert changed == ["Punkt 1"]


def test_a_refused_or_withdrawn_amendment_changes_nothing(paper, bodies):
    for state in ("refused", "withdrawn"):
        outcome(amend(paper, bodies["school"]), state)
    assert paper.items.first().text == OLD and paper.versions.count() == 1


def test_amendments_come_before_the_paper(cast, paper, bodies):
    meeting = f.a_meeting(bodies["school"], f.AT + 20 * DAY, at=f.AT + 17 * DAY)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT + 18 * DAY)
    amendment = amend(paper, bodies["school"])
    item = p.open_item(paper, bodies["school"])
    with pytest.raises(Refused, match="Erst die Änderungsanträge: Änderungsantrag 1 zu Punkt 1"):
        f.decided(item, KIND.ADOPTED, at=f.AT + 20.2 * DAY)
    outcome(amendment, at=f.AT + 20.1 * DAY)
    item.refresh_from_db()
    assert f.decided(item, KIND.ADOPTED, at=f.AT + 20.2 * DAY).kind == KIND.ADOPTED


def test_each_station_shows_the_version_it_decided_on(cast, paper, bodies):
    p.decide(paper, bodies["school"], at=f.AT + 20 * DAY)
    paper.refresh_from_db()
    outcome(amend(paper, bodies["council"], at=f.AT + 21 * DAY), at=f.AT + 30 * DAY)
    p.decide(paper, bodies["council"], at=f.AT + 40 * DAY)
    rows = queries.in_force(list(paper.versions.all()), queries.stations_of_paper(paper, f.AT + 50 * DAY))
    assert [[one.committee for one in row.stations] for row in rows] == [
        ["Schulausschuss"],
        ["Rat der Stadt Sternmünde"],
    ]


def test_of_two_amendments_to_one_item_the_second_is_adapted_not_laid_over(paper, bodies):
    first, second = amend(paper, bodies["school"]), amend(paper, bodies["school"], "Jede Schule bekommt 10 Stunden.")
    seen = second.item.revision
    outcome(first)
    with pytest.raises(Conflict):
        outcome(second, item_revision=seen)
    second = Amendment.objects.get(pk=second.pk)
    assert second.open
    item = PaperItem.objects.get(pk=second.item_id)
    outcome(second, text="Jede Schule bekommt 25 Stunden im Halbjahr.", item_revision=item.revision)
    assert paper.items.first().text == "Jede Schule bekommt 25 Stunden im Halbjahr."


def test_who_may_ask_for_a_change_and_where(cast, paper, bodies):
    f.seat(cast, bodies["school"], "faisal", sector="politics")
    may = {"faisal", "aylin", "olek"}
    for name in ("faisal", "aylin", "olek", "emine", "veit", "linh", "nuray"):
        assert rules.can_file_amendment(getattr(cast, name), paper, bodies["school"], f.DAY) == (name in may), name
    with pytest.raises(Refused, match="gerade liegt"):
        amend(paper, bodies["council"])
    amendment = amend(paper, bodies["school"])
    for name in ("faisal", "emine", "veit", "nuray"):
        with pytest.raises(Refused):
            outcome(amendment, by=getattr(cast, name))
    outcome(amendment, by=cast.olek)


def test_the_same_text_submitted_again_is_the_same_version(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])])
    for number, change in ((1, False), (2, True)):
        p.decide(paper, bodies["school"], KIND.RETURNED, at=f.AT + number * 20 * DAY)
        paper.refresh_from_db()
        if change:
            item = paper.items.get()
            operations.change_item(item=item, to=NewItem("Anders."), by=SYSTEM, at=f.AT + 50 * DAY)
            paper.refresh_from_db()
        operations.submit_paper(paper=paper, by=SYSTEM, at=f.AT + (number * 20 + 11) * DAY)
        assert paper.versions.count() == number


def test_a_closed_item_stays_out_of_the_public_comparison(cast, bodies):
    paper = p.submitted(cast, [p.one(bodies["school"])], items=[NewItem(OLD), NewItem("Geheimes.", public=False)])
    version = paper.versions.get()
    shown = compared(version, version, False)
    assert [one.label for one in shown] == ["Titel", "Punkt 1", "Begründung"]
    assert len(compared(version, version, True)) == 4


# --- Templates --------------------------------------------------------------------------------------
def test_placeholders_are_known_and_filled(cast):
    values = {"kind": "motion", "name": "Antrag", "title": "{vorgang}", "text": "Der Rat von {ort} beschließt …"}
    made = operations.create_template(municipality=None, by=cast.aylin, at=f.AT, **values)
    assert rules.filled(made.text, {"ort": "Sternmünde"}) == "Der Rat von Sternmünde beschließt …"
    assert rules.filled(made.title, {"vorgang": ""}) == "{vorgang}"
    with pytest.raises(Refused, match="gibt es nicht"):
        operations.create_template(municipality=None, by=SYSTEM, at=f.AT, **{**values, "text": "{stadt}"})


def test_a_template_for_all_is_kept_by_the_coordination_one_of_a_town_also_there(cast, bodies):
    """A town's own is offered to everybody who writes or sits there."""
    f.seat(cast, bodies["school"], "emine")
    values = {"kind": "motion", "name": "Antrag", "title": "Titel", "at": f.AT}
    with pytest.raises(Refused):
        operations.create_template(municipality=None, by=cast.olek, **values)
    own = operations.create_template(municipality=f.town("Sternmünde"), by=cast.olek, **values)
    seen = {name: own in queries.templates_for(getattr(cast, name), f.DAY) for name in ("olek", "emine", "nuray")}
    assert seen == {"olek": True, "emine": True, "nuray": False}


# --- Numbers ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("VL-{year}-{number:03}", "VL-2026-007"), ("{year}/{number:04}", "2026/0007"),
        ("{kind}-{number}/{year}", "A-7/2026"), ("STM {year}-{number}", None), ("{number}", None),
        ("{year}{number}", None), ("/{year}/{number}", None), ("{year}-{number}-{number}", None),
        ("{year.__class__}-{number}", None), ("{year}-{number}/pdf", None), ("{year}/../{number}", None),
        ("SEHR-LANGES-KUERZEL-{year}-{number}", None),
    ],
)  # fmt: skip
def test_a_pattern_is_checked_before_anybody_numbers_with_it(pattern, shown):
    if shown is None:
        with pytest.raises(Refused):
            rules.check_pattern(pattern, [])
    else:
        rules.check_pattern(pattern, [])
        assert rules.example(pattern, 2026) == shown


def test_a_town_and_a_body_count_for_themselves(cast, bodies):
    here = bodies["council"].municipality
    operations.set_numbering(pattern="STM-{year}/{number:04}", municipality=here, by=cast.olek, at=f.AT)
    operations.set_numbering(
        pattern="SCH-{kind}-{number}/{year}", municipality=None, committee=bodies["school"], by=cast.olek, at=f.AT
    )
    numbers = [
        p.submitted(cast, [p.one(bodies["council"])], submitted_by_committee=bodies[key]).number
        for key in ("council", "school", "council", "school")
    ]
    assert numbers == ["STM-2026/0001", "SCH-AR-1/2026", "STM-2026/0002", "SCH-AR-2/2026"]
    assert p.submitted(cast, [p.one(bodies["council"])]).number == "VL-2026-001"


def test_nobody_takes_a_pattern_that_gives_the_numbers_of_others(cast, bodies):
    operations.set_numbering(
        pattern="R-{year}/{number:04}", municipality=bodies["council"].municipality, by=cast.olek, at=f.AT
    )
    for taken in ("R-{year}/{number}", "VL-{year}-{number}"):
        with pytest.raises(Refused, match="schon jemand anders"):
            operations.set_numbering(pattern=taken, municipality=f.town("Zwirnstadt"), by=cast.nuray, at=f.AT)
    with pytest.raises(Refused):
        operations.set_numbering(pattern="X-{year}/{number}", municipality=None, by=cast.olek, at=f.AT)


def test_submitted_at_the_same_time_two_papers_have_two_numbers_without_a_gap(committed):
    cast = f.the_cast()
    bodies = p.bodies(cast)
    operations.set_numbering(
        pattern="STM-{year}/{number:04}", municipality=bodies["council"].municipality, by=SYSTEM, at=f.AT
    )
    drafts = [p.a_paper(cast, [p.one(bodies["council"])], submitted_by_committee=bodies["council"]) for _ in range(2)]

    def submit(pk):
        operations.submit_paper(paper=Paper.objects.get(pk=pk), by=SYSTEM, at=f.AT)

    assert failures_of(*[lambda pk=one.pk: submit(pk) for one in drafts]) == []
    assert sorted(Paper.objects.values_list("number", flat=True)) == ["STM-2026/0001", "STM-2026/0002"]


def test_two_who_adopt_the_same_amendment_at_once_make_one_version(committed):
    cast = f.the_cast()
    bodies = p.bodies(cast)
    paper = p.submitted(cast, [p.one(bodies["council"])], items=[NewItem(OLD)])
    pk = amend(paper, bodies["council"]).pk

    def adopt():
        outcome(Amendment.objects.select_related("item", "committee").get(pk=pk))

    failures = failures_of(adopt, adopt)
    assert len(failures) == 1 and isinstance(failures[0], Refused), failures
    assert paper.versions.count() == 2
