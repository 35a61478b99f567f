"""Reading a council information system with the defects that are met outside (standards of real systems)."""

from __future__ import annotations

import json

import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.council_records import operations
from augenhoehe.council_records.models import (
    CouncilBody,
    CouncilConsultation,
    CouncilFile,
    CouncilItem,
    CouncilMeeting,
    CouncilPaper,
    RawObject,
    RecordRun,
)
from augenhoehe.search.models import Document

from . import factories as f
from .twin import Twin, first_time, served

pytestmark = pytest.mark.django_db
Mode, State = RecordRun.Mode, RecordRun.State


@pytest.fixture
def twin():
    with served(Twin()) as made:
        papers = [
            made.paper("1", "Integrationskonzept der Stadt Mohnfurt", made.step("1", "1", "1")),
            made.paper("2", "Neue Bänke\nim Park", made.step("2", "2", "1")),
            made.paper("3", "Haushalt", made.step("3")),
            made.gone("paper/4"),
        ]
        items = [made.item("1", result="einstimmig, 0 Enthaltungen"), made.item("2", result="JaNeinGesamt2410")]
        made.town(papers, [made.meeting("1", "2026-05-20T17:00:00+02:00", items), made.gone("meeting/9")])
        yield made


@pytest.fixture
def source(twin, settings):
    return f.a_source(twin, settings)


def test_a_full_run_keeps_papers_meetings_items_and_their_way(source, twin):
    run = f.read(source)
    assert run.state == State.DONE and run.counts["Paper.new"] == 3 and run.counts["Paper.deleted"] == 1
    assert CouncilPaper.objects.count() == 3 and CouncilItem.objects.count() == 2
    way = CouncilConsultation.objects.get(paper__reference="1/2026")
    assert way.item.result_text == "einstimmig, 0 Enthaltungen" and way.meeting.organisation == way.organisation
    assert CouncilConsultation.objects.get(paper__reference="3/2026").item is None
    assert all("Augenhoehe" in one for one in twin.agents)


def test_a_second_run_changes_nothing(source, twin):
    f.read(source)
    before = list(RawObject.objects.order_by("pk").values_list("pk", "digest", "fetched_at", "deleted"))
    for mode in (Mode.FULL, Mode.CHANGES):
        run = f.read(source, mode, at=f.LATER)
        assert run.state == State.DONE and run.counts["Paper.unchanged"] == 4 and "Paper.changed" not in run.counts
    assert list(RawObject.objects.order_by("pk").values_list("pk", "digest", "fetched_at", "deleted")) == before


def test_a_day_on_which_everything_calls_itself_changed_changes_nothing(source, twin):
    f.read(source)
    papers = [twin.paper("1", "Integrationskonzept der Stadt Mohnfurt", twin.step("1", "1", "1", modified="x"))]
    papers[0]["modified"] = "2026-09-01T00:00:00+02:00"
    twin.put("paper", twin.page("paper", papers))
    run = f.read(source, Mode.CHANGES, at=f.LATER)
    assert run.counts == {**run.counts, "Paper.unchanged": 1} and "Paper.changed" not in run.counts


def test_changes_are_asked_for_with_an_overlap(source, twin):
    f.read(source)
    twin.asked.clear()
    f.read(source, Mode.CHANGES, at=f.LATER)
    asked = next(path for path in twin.asked if path.startswith("/paper"))
    assert "modified_since=2026-03-12T09%3A20%3A00%2B00%3A00" in asked


def test_nothing_found_where_changes_were_asked_for_means_no_changes(source, twin):
    f.read(source)
    twin.put("paper", lambda query: None if "modified_since" in query else {})
    assert f.read(source, Mode.CHANGES, at=f.LATER).state == State.DONE
    assert CouncilPaper.objects.standing().count() == 3


def test_a_missing_list_in_a_full_run_makes_nothing_disappear(source, twin):
    f.read(source)
    twin.put("paper", None)
    run = f.read(source, at=f.LATER)
    assert run.state == State.PARTLY and "gibt es nicht" in run.problems[0]
    assert CouncilPaper.objects.standing().count() == 3


@pytest.mark.parametrize("start", ["body", "body/1", "system"])
def test_the_address_may_be_of_the_system_the_list_or_the_body(twin, settings, start):
    twin.put("body/1", twin.body())
    assert f.read(f.a_source(twin, settings, url=twin.at(start))).state == State.DONE


def test_the_list_of_bodies_may_be_one_body_or_a_bare_list(twin, settings, source):
    for answer in (twin.body(), [twin.body()]):
        twin.put("body", answer)
        assert f.read(source).state == State.DONE
    assert CouncilBody.objects.get().ags == "05999012"


def test_a_bare_list_in_place_of_a_list_object_is_read(source, twin):
    twin.put("paper", [twin.paper("7", "Nur so")])
    assert f.read(source).state == State.DONE and CouncilPaper.objects.get().reference == "7/2026"


def test_single_things_where_lists_should_be_and_empty_words_are_read(source, twin):
    odd = twin.paper("5", "Ohne Maß", reference="N/A", created="", date="N/A")
    odd["auxiliaryFile"] = twin.thing("File", "file/5b", accessUrl=f"{twin.url}//files//b.pdf", name="Anlage")
    odd["consultation"] = twin.step("5", "1", "1")
    person = twin.thing("Person", "person/1", location={"id": "x"}, membership={"id": "y"})
    twin.put("person", twin.page("person", [person]))
    twin.listed("paper", [odd])
    assert f.read(source).state == State.DONE
    paper = CouncilPaper.objects.get()
    assert paper.reference == "" and paper.date is None and paper.consultations.count() == 1
    assert {file.address for file in paper.files.all()} == {f"{twin.url}/files/5.pdf", f"{twin.url}/files/b.pdf"}


def test_control_signs_marks_and_half_signs_in_json_are_survived(source, twin):
    page = json.dumps(twin.page("paper", [twin.paper("6", "Zeile|Ende \\u0000 \\ud800")]), ensure_ascii=False)
    twin.put("paper", b"\xef\xbb\xbf" + page.replace("|", "\t\x02").replace("\\\\u", "\\u").encode())
    assert f.read(source).state == State.DONE and CouncilPaper.objects.get().name.startswith("Zeile")


def test_a_stumbling_server_is_asked_again(source, twin):
    whole = twin.answers["paper"]
    busy, broken = (503, {"Retry-After": "2"}, b""), (500, {}, b"<html>")
    twin.put("paper", first_time(broken, b"<html>Fehler</html>", b"%PDF-1.4", busy, whole))
    assert f.read(source).state == State.DONE and CouncilPaper.objects.count() == 3


def test_pages_that_are_no_json_at_all_leave_a_gap_and_nothing_disappears(source, twin):
    f.read(source)
    twin.put("paper?page=2", b"<html>Bitte anmelden</html>")
    run = f.read(source, at=f.LATER)
    assert run.state == State.PARTLY and "kein JSON" in run.problems[0]
    assert CouncilPaper.objects.standing().count() == 3


@pytest.mark.parametrize("following", ["paper", "paper?page=2"])
def test_a_list_that_turns_in_a_circle_ends(source, twin, following):
    page = twin.page("paper", [twin.paper("3", "Haushalt")], following=twin.at(following))
    twin.put("paper?page=2", page)
    run = f.read(source)
    assert run.state == State.PARTLY and "dreht sich im Kreis" in run.problems[0]


def test_pages_with_ever_new_numbers_and_old_content_end(source, twin):
    count = iter(range(2, 100))
    twin.put(
        "paper", lambda _query: twin.page("paper", [twin.paper("1", "x")], following=twin.at(f"paper?n={next(count)}"))
    )
    run = f.read(source)
    assert run.state == State.PARTLY and run.pages < 12


def test_another_machine_is_never_followed(source, twin):
    other = "https://127.0.0.2/secret"
    twin.put("paper?page=2", twin.page("paper", [], following=other))
    assert "anderen Rechner" in f.read(source).problems[0]
    twin.put("paper", (302, {"Location": other}, b""))
    assert "anderen Rechner" in f.read(source, at=f.LATER).problems[0]


def test_people_are_counted_and_not_kept(source, twin):
    f.read(source)
    source.refresh_from_db()
    assert source.persons_told == 3
    kept = json.dumps(list(RawObject.objects.values_list("content", flat=True)))
    assert "person/" not in kept and "membership/" not in kept and "Rosa" not in kept


def test_tombstones_take_content_and_search_away(source, twin):
    f.read(source)
    assert Document.objects.filter(kind="council_paper").count() == 3
    f.never_asking(source)
    twin.listed("paper", [twin.paper("1", "Integrationskonzept der Stadt Mohnfurt"), twin.gone("paper/2")])
    run = f.read(source, Mode.CHANGES, at=f.LATER)
    assert run.state == State.DONE and not CouncilPaper.objects.filter(reference="2/2026").exists()
    assert "Bänke" not in json.dumps(list(RawObject.objects.values_list("content", flat=True)))
    assert Document.objects.filter(kind="council_paper").count() == 2


def test_a_paper_that_comes_back_is_there_again(source, twin):
    papers = [twin.paper(str(n), f"Vorlage {n}") for n in range(1, 4)]
    f.never_asking(source)
    twin.listed("paper", papers)
    f.read(source)
    twin.listed("paper", papers[:2])
    f.read(source, at=f.LATER)
    assert CouncilPaper.objects.standing().count() == 2
    twin.listed("paper", papers)
    f.read(source, at=f.LATER)
    assert CouncilPaper.objects.standing().count() == 3


def test_when_too_much_would_disappear_a_person_is_asked(source, twin):
    f.read(source)
    twin.listed("paper", [twin.paper("1", "Integrationskonzept der Stadt Mohnfurt")])
    run = f.read(source, at=f.LATER)
    assert run.state == State.ASKING and "2 von 3 Vorlagen" in run.failure
    assert CouncilPaper.objects.standing().count() == 3
    with pytest.raises(Refused, match="wartet auf Ihre Entscheidung"):
        f.begin(source)
    operations.refuse_leaving(run=run, by=SYSTEM, at=f.LATER)
    assert CouncilPaper.objects.standing().count() == 3 and not RawObject.objects.filter(leaving=True).exists()
    again = f.read(source, at=f.LATER)
    assert operations.accept_leaving(run=again, by=SYSTEM, at=f.LATER) == 2
    assert CouncilPaper.objects.standing().count() == 1


def test_a_killed_run_goes_on_where_it_was(source, twin, monkeypatch):
    run, fetch = f.begin(source), f.impatient(source)
    ask = fetch.json

    def killed(url):
        if "paper?page=2" in url:
            raise KeyboardInterrupt
        return ask(url)

    monkeypatch.setattr(fetch, "json", killed)
    with pytest.raises(KeyboardInterrupt):
        operations.read_source(run_id=run.pk, now=lambda: f.AT, fetcher=fetch)
    run.refresh_from_db()
    assert run.state == State.RUNNING and CouncilPaper.objects.count() == 2
    twin.asked.clear()
    done = operations.read_source(run_id=run.pk, now=lambda: f.AT, fetcher=f.impatient(source))
    assert done.state == State.DONE and CouncilPaper.objects.count() == 3
    assert twin.asked == ["/paper?page=2"]


def test_a_dry_run_says_what_would_come_and_keeps_nothing(source, twin):
    run = f.read(source, Mode.DRY)
    assert run.state == State.DONE and run.counts["Paper.new"] == 3 and run.counts["gone"] == 0
    assert not RawObject.objects.exists() and not CouncilPaper.objects.exists() and not CouncilBody.objects.exists()
    f.read(source)
    twin.listed("paper", [twin.paper("1", "Integrationskonzept der Stadt Mohnfurt")])
    assert f.read(source, Mode.DRY, at=f.LATER).counts["gone"] == 2
    assert CouncilPaper.objects.standing().count() == 3


def test_version_1_1_with_lists_of_its_own_is_read(twin, settings):
    lists = {name: twin.at(name) for name in ("agendaItem", "consultation")}
    twin.put("body", twin.page("body", [twin.body(**lists)]))
    twin.listed("meeting", [twin.meeting("1", "2026-05-20T17:00:00+02:00", [twin.at("item/1")])])
    twin.listed("agendaItem", [twin.item("1", meeting=twin.at("meeting/1"), order=4, result="vertagt")])
    paper = twin.paper("1", "Sprachförderung")
    del paper["consultation"]
    twin.listed("paper", [paper])
    twin.listed("consultation", [twin.step("1", "1", "1", paper=twin.at("paper/1"), role="Entscheidung")])
    for page in [key for key in twin.answers if key.split("?")[0] in ("paper", "agendaItem")]:
        for one in twin.answers[page].get("data", []):
            one |= {"type": one["type"].replace("1.0", "1.1")} if "type" in one else {}
    run = f.read(f.a_source(twin, settings))
    assert run.state == State.DONE, run.problems
    way = CouncilConsultation.objects.get()
    assert way.item.reading.code == "postponed" and way.item.order == 4 and way.role == "Entscheidung"


def test_an_item_its_meeting_no_longer_names_is_gone(source, twin):
    f.read(source)
    twin.listed("meeting", [twin.meeting("1", "2026-05-20T17:00:00+02:00", [twin.item("1")])])
    f.read(source, at=f.LATER)
    assert list(CouncilItem.objects.standing().values_list("number", flat=True)) == ["1."]
    assert CouncilMeeting.objects.count() == 1 and not CouncilFile.objects.filter(item__isnull=False).exists()


def test_titles_point_to_papers_that_could_belong_here(source, twin):
    f.read(source)
    assert list(CouncilPaper.objects.filter(fit="suggested").values_list("fit_word", flat=True)) == [
        "integrationskonzept"
    ]
    operations.dismiss_paper(paper=CouncilPaper.objects.get(reference="1/2026"), by=SYSTEM, at=f.AT)
    twin.put("paper", [twin.paper("1", "Integrationskonzept der Stadt Mohnfurt, Fortschreibung")])
    f.read(source, Mode.CHANGES, at=f.LATER)
    assert CouncilPaper.objects.get(reference="1/2026").fit == "dismissed"
