"""Papers of towns belong to matters, measures and stations; a station's result follows the town's record."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.committees.models import Resolution
from augenhoehe.committees.tests import factories as c
from augenhoehe.committees.tests import paper_factories as p
from augenhoehe.concept.tests import factories as concept
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.council_records import operations, queries
from augenhoehe.council_records.models import (
    CouncilBody,
    CouncilConsultation,
    CouncilItem,
    CouncilMeeting,
    CouncilOrganisation,
    CouncilPaper,
    CouncilSource,
    ResultProposal,
    ResultReading,
)
from augenhoehe.council_records.operations.ordering import readings_of
from augenhoehe.council_records.panels import papers_on_measure, waiting_results
from tests.worlds import shared

pytestmark = pytest.mark.django_db
AFTER = c.AT + timedelta(days=40)


@shared
def cast():
    return c.the_cast()


@shared
def there():
    """A paper of the town, before its council since yesterday."""
    source = operations.create_source(name="Stadt Sternmünde", url="https://rat.example/system", by=SYSTEM, at=c.AT)
    body = CouncilBody.objects.create(source=source, external_id="b", name="Stadt Sternmünde")
    paper = CouncilPaper.objects.create(
        source=source, external_id="p", body=body, name="Integrationskonzept", reference="40/2026", fit="suggested",
        web="https://rat.example/p",
    )  # fmt: skip
    council = CouncilOrganisation.objects.create(source=source, external_id="o", body=body, name="Rat")
    meeting = CouncilMeeting.objects.create(
        source=source, external_id="m", body=body, organisation=council, name="Rat (7. Sitzung)", place="Rathaus",
        starts_at=c.AT + timedelta(days=30),
    )  # fmt: skip
    item = CouncilItem.objects.create(source=source, external_id="i", meeting=meeting, number="4.", name="Konzept")
    CouncilConsultation.objects.create(
        source=source, external_id="c", paper=paper, item=item, meeting=meeting, organisation=council
    )
    return paper


@shared
def station(cast):
    """Our paper lies before the council."""
    council = p.bodies(cast)["council"]
    for number in range(20):
        c.seat(cast, council, holder_name=f"Mitglied {number}", organisation="Stadt Sternmünde")
    return p.submitted(cast, [p.one(council)]).stations.get()


def decided(paper: CouncilPaper, text: str) -> CouncilItem:
    item = CouncilItem.objects.get(source=paper.source)
    item.result_text, item.reading_id = text, readings_of([text])[text]
    item.save()
    operations.propose_results(source=paper.source, at=AFTER)
    return item


def test_a_paper_is_linked_with_a_measure_once_and_stands_on_its_page(cast, there):
    measure = concept.a_measure(cast)
    link = operations.link_paper(paper=there, measure=measure, by=cast.aylin, at=c.AT, note="Ziel 3")
    with pytest.raises(Refused, match="schon miteinander verbunden"):
        operations.link_paper(paper=there, measure=measure, by=cast.aylin, at=c.AT)
    decided(there, "einstimmig")
    panel = papers_on_measure(cast.aylin, measure)
    assert panel is not None and str(panel["rows"][0][3]) == "einstimmig"
    assert not queries.suggestions_for(cast.aylin).exists()
    operations.unlink_paper(link=link, by=cast.aylin, at=c.AT)
    assert papers_on_measure(cast.aylin, measure) is None and queries.suggestions_for(cast.aylin).exists()


def test_a_result_there_is_proposed_and_taken_over_with_its_source(cast, there, station):
    operations.link_paper(paper=there, station=station, by=cast.aylin, at=c.AT)
    assert not ResultProposal.objects.exists() and waiting_results(cast.aylin) == []
    decided(there, "13 Ja-Stimmen, 1 Nein-Stimme, 0 Enthaltungen")
    proposal = ResultProposal.objects.get()
    assert [one["waits"] for one in waiting_results(cast.aylin)] == [True] and waiting_results(cast.emine) == []
    resolution = operations.take_proposal(proposal=proposal, kind="adopted", by=cast.aylin, at=AFTER)
    station.refresh_from_db()
    assert (station.state, station.result, station.paper.refresh_from_db()) == ("decided", "adopted", None)
    assert (resolution.yes, resolution.no, resolution.abstentions) == (13, 1, 0)
    assert "Ratsinformationssystem (Stadt Sternmünde)" in resolution.reason and "TOP 4" in resolution.reason
    assert "13 Ja-Stimmen" in resolution.wording and station.paper.state == "concluded"
    proposal.refresh_from_db()
    with pytest.raises(Refused, match="schon entschieden"):
        operations.take_proposal(proposal=proposal, kind="adopted", by=cast.aylin, at=AFTER)
    assert Resolution.objects.count() == 1


def test_more_votes_than_seats_we_know_stay_in_the_wording(cast, there, station):
    operations.link_paper(paper=there, station=station, by=cast.aylin, at=c.AT)
    decided(there, "40 Ja-Stimmen, 1 Nein-Stimme, 0 Enthaltungen")
    resolution = operations.take_proposal(proposal=ResultProposal.objects.get(), kind="adopted", by=SYSTEM, at=AFTER)
    assert resolution.yes is None and "40 Ja-Stimmen" in resolution.wording


def test_no_result_is_none_and_a_next_run_proposes_once(cast, there, station):
    operations.link_paper(paper=there, station=station, by=cast.aylin, at=c.AT)
    decided(there, "ohne")
    assert not ResultProposal.objects.exists()
    decided(there, "JaNeinGesamt2410")
    operations.propose_results(source=there.source, at=AFTER)
    proposal = ResultProposal.objects.get()
    operations.dismiss_proposal(proposal=proposal, by=cast.aylin, at=AFTER)
    operations.propose_results(source=there.source, at=AFTER)
    assert ResultProposal.objects.count() == 1 and not queries.open_proposals(cast.aylin).exists()


def test_who_may_not_record_resolutions_there_takes_nothing_over(cast, there, station):
    operations.link_paper(paper=there, station=station, by=cast.aylin, at=c.AT)
    decided(there, "einstimmig")
    with pytest.raises(Refused):
        operations.take_proposal(proposal=ResultProposal.objects.get(), kind="adopted", by=cast.nuray, at=AFTER)
    assert not Resolution.objects.exists() and ResultProposal.objects.get().state == "open"


def test_of_several_consultations_a_person_says_which_one_counts(cast, there, station):
    other = CouncilConsultation.objects.create(source=there.source, external_id="c2", paper=there, order=2)
    with pytest.raises(Refused, match="welche Beratung") as refused:
        operations.link_paper(paper=there, station=station, by=cast.aylin, at=c.AT)
    assert refused.value.field == "consultation"
    link = operations.link_paper(paper=there, station=station, consultation=other, by=cast.aylin, at=c.AT)
    assert link.consultation == other


def test_a_reading_by_a_person_holds_for_all_equal_texts_and_those_to_come(cast, there):
    item = decided(there, "JaNeinGesamt2410")
    reading = item.reading
    assert reading.read_by == "nobody" and queries.doubtful_readings(cast.aylin).get() == reading
    operations.correct_reading(reading=reading, code="counts", yes=24, no=1, abstentions=0, by=cast.olek, at=AFTER)
    assert readings_of(["  JaNeinGesamt2410 "])["  JaNeinGesamt2410 "] == reading.pk
    assert operations.reread(by=cast.olek, at=AFTER) == 0
    reading.refresh_from_db()
    assert (reading.read_by, reading.yes, reading.text) == ("person", 24, "JaNeinGesamt2410")
    with pytest.raises(Conflict):
        operations.correct_reading(reading=reading, code="none", by=cast.olek, at=AFTER, revision=1)
    with pytest.raises(Refused) as refused:
        operations.correct_reading(reading=reading, code="counts", yes=5000, by=cast.olek, at=AFTER)
    assert refused.value.field == "yes"


def test_better_rules_read_again_what_no_person_looked_at(cast, there):
    reading = decided(there, "einstimmig").reading
    ResultReading.objects.update(code="unknown", read_by="nobody", rule="")
    assert operations.reread(by=cast.aylin, at=AFTER) == 1
    reading.refresh_from_db()
    assert (reading.code, reading.read_by) == ("unanimous", "rule")


def test_sources_that_rest_are_read_no_more(cast):
    source = operations.create_source(name="x", url="https://x.example", nightly=True, by=cast.aylin, at=c.AT)
    operations.end_source(source=source, by=cast.aylin, at=c.AT)
    with pytest.raises(Refused, match="stillgelegt"):
        operations.start_run(source=source, mode="full", by=cast.aylin, at=c.AT)
    assert operations.start_nightly(by=SYSTEM, at=c.AT) == 0 and CouncilSource.objects.get().ended_at


def test_a_linked_paper_that_the_town_takes_back_stays_by_name(cast, there):
    from augenhoehe.council_records.models import RawObject
    from augenhoehe.council_records.operations.settling import apply_leaving

    other = CouncilPaper.objects.create(source=there.source, external_id="q", name="Etwas anderes")
    for one in (there, other):
        RawObject.objects.create(
            source=there.source, kind="Paper", external_id=one.external_id, content={"name": one.name}, digest="x",
            fetched_at=c.AT, leaving=True,
        )  # fmt: skip
    operations.link_paper(paper=there, measure=concept.a_measure(cast), by=cast.aylin, at=c.AT)
    assert apply_leaving(there.source, AFTER) == 2
    kept = CouncilPaper.objects.get()
    assert kept == there and kept.gone_at == AFTER and list(queries.papers_for(cast.aylin)) == [kept]
    assert set(RawObject.objects.values_list("deleted", "digest")) == {(True, "")}
