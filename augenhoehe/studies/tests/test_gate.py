"""The gate of the studies: what leaves names nobody, counts nobody twice and leads back to nobody."""

from __future__ import annotations

import re

import pytest

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.refused import Refused
from augenhoehe.journal.models import AuditEntry
from augenhoehe.network.queries.engagement import public_engagement, whole_engagement
from augenhoehe.places.tests.factories import town
from augenhoehe.structure.models import Hint, HintContact
from augenhoehe.studies.models import Engagement, Finding
from augenhoehe.studies.operations import gating, workshops
from augenhoehe.studies.queries.interviews import fates_of
from augenhoehe.studies.queries.studies import engagement_for
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def house():
    return f.the_house()


def release(house, finding) -> Finding:
    with house.of("quentin") as by:
        return gating.release_finding(finding=finding, by=by, at=f.AT)


NAMING = {
    "Frau Wiesental bekam keinen Termin.": "Wiesental",
    "Samira wartete drei Monate.": "Samira",
    "Apfelkerns Antrag blieb liegen.": "Apfelkern",
    "Rufen Sie 0221 4710 733 an.": "0221",
    "Am 12.10.2026 war niemand da.": "12.10.2026",
    "In der Nähstube am Ring wurde davon erzählt.": "Nähstube am Ring",
    "Schreiben Sie an samira@mail.example.": "samira@mail.example",
    "Sie wohnt in der Tulpenstraße 12.": "Tulpenstraße 12",
}


@pytest.mark.parametrize(("text", "found"), NAMING.items())
def test_what_could_name_somebody_does_not_leave_and_it_is_said_what(house, text, found):
    finding = f.a_finding(house, f.an_interview(house), text)
    with pytest.raises(Refused, match=re.escape(found)) as refused:
        release(house, finding)
    assert refused.value.field == "text"
    assert gating.open_gate(at=f.AT, minimum=1) == 0 and not Hint.objects.exists()


def test_the_code_of_the_interview_does_not_leave(house):
    interview = f.an_interview(house)
    finding = f.a_finding(house, interview, f"Das sagte {interview.code} auch.")
    with pytest.raises(Refused, match=interview.code):
        release(house, finding)


def test_a_finding_arrives_as_a_hint_without_person_study_or_hour(house):
    interview = f.an_interview(house)
    release(house, f.a_finding(house, interview, idea="Dolmetschen am Telefon"))
    assert not Hint.objects.exists()  # it waits among others
    assert gating.open_gate(at=f.AT, minimum=1) == 1
    hint = Hint.objects.select_related("life_area", "municipality").get()
    assert (hint.source, hint.problem, hint.idea) == ("interview", f.FINDING, "Dolmetschen am Telefon")
    assert hint.municipality == town("Nebelfurt") and hint.life_area.code == "language"
    assert hint.carrier_id is None and not HintContact.objects.exists()
    entry = AuditEntry.objects.get(verb="report_hint")
    assert entry.at.astimezone(BERLIN).hour == 0 and entry.actor_id is None
    told = " ".join(str(getattr(hint, field.attname)) for field in Hint._meta.concrete_fields)
    for secret in (str(interview.pk), interview.code, str(house.study.pk), f.NAME, "Quellbrunn"):
        assert secret not in told


def test_fewer_than_the_minimum_wait_until_the_week_is_over(house):
    from datetime import timedelta

    release(house, f.a_finding(house, f.an_interview(house)))
    assert gating.open_gate(at=f.AT, minimum=3) == 0
    assert gating.open_gate(at=f.AT + timedelta(days=7), minimum=3) == 1


def test_of_one_interview_nobody_counts_twice_for_one_life_area(house):
    interview = f.an_interview(house)
    first, second = f.a_finding(house, interview), f.a_finding(house, interview, "Der Kurs ist am Abend voll.")
    third = f.a_finding(house, interview, "Der Bus fährt am Abend nicht.", life_area="mobility")
    release(house, first)
    with pytest.raises(Refused, match="doppelt"):
        release(house, second)
    release(house, third)
    gating.open_gate(at=f.AT, minimum=1)
    keys = set(Hint.objects.values_list("person_key", flat=True))
    assert len(keys) == 2  # no common key tells that two hints are one person's


def test_what_was_given_to_the_gate_stays_as_it_is(house):
    from augenhoehe.studies.operations.interviews import change_finding

    finding = release(house, f.a_finding(house, f.an_interview(house)))
    with house.of("quentin") as by:
        with pytest.raises(Refused, match="schon weitergegeben"):
            gating.release_finding(finding=finding, by=by, at=f.AT)
        with pytest.raises(Refused, match="bleibt, wie er ist"):
            change_finding(
                finding=finding, kind="hurdle", text="x", idea="", life_area="language", hurdle="", by=by, at=f.AT
            )


def test_the_institute_learns_what_became_of_it_by_the_number_only_the_finding_keeps(house):
    finding = release(house, f.a_finding(house, f.an_interview(house)))
    with house.of("quentin"):
        assert fates_of([finding], f.AT)[0].status is None
    gating.open_gate(at=f.AT, minimum=1)
    with house.of("quentin"):
        status = fates_of([Finding.objects.get()], f.AT)[0].status
    assert status is not None and status.word.text


def test_engagement_leaves_as_a_line_of_its_study_for_those_who_read_studies(house):
    """S3-27: what people already do, without who does it."""
    finding = f.a_finding(house, f.an_interview(house), "Ein Frauentreff kocht jede Woche.", kind="engagement")
    release(house, finding)
    gating.open_gate(at=f.AT, minimum=1)
    assert not Hint.objects.exists()
    assert Engagement.objects.get().text == "Ein Frauentreff kocht jede Woche."
    for name, sees in {"aylin": True, "korbinian": True, "chiara": False, "ruth": False, "wiebke": False}.items():
        assert engagement_for(getattr(house, name)).exists() == sees, name
        lines = whole_engagement(getattr(house, name), f.TODAY)
        assert ("Ein Frauentreff kocht jede Woche." in {one.name for one in lines}) == sees, name


def test_s3_27_a_card_that_says_what_supports_people_stands_on_the_map_of_engagement(house):
    by = {"by": house.aylin, "at": f.AT}
    workshop = workshops.note_workshop(
        study=house.study, title="Werkstatt im Park", held_on=f.TODAY, municipality=town("Mohnfurt"), **by
    )
    workshops.write_card(workshop=workshop, kind="support", text="Die Nachbarn leihen Räder", votes=4, **by)
    workshops.write_card(workshop=workshop, kind="hurdle", text="Kein Bus nach acht", votes=9, **by)
    (line,) = [one for one in whole_engagement(house.aylin, f.TODAY) if one.kind == "told"]
    assert (line.name, [name for _key, name in line.towns]) == ("Die Nachbarn leihen Räder", ["Mohnfurt"])
    assert not [one for one in public_engagement(f.TODAY, "de") if one.kind == "told"]


def test_the_cards_of_a_workshop_become_one_hint_of_an_event(house):
    by = {"by": house.aylin, "at": f.AT}
    workshop = workshops.note_workshop(study=house.study, title="Werkstatt im Park", held_on=f.TODAY, **by)
    cluster = workshops.open_cluster(workshop=workshop, title="Wege am Abend", **by)
    workshops.write_card(workshop=workshop, kind="idea", text="Ein Sammeltaxi", cluster=cluster, votes=4, **by)
    with pytest.raises(Refused, match="keine Hürde"):
        workshops.hand_on_cluster(cluster=cluster, **by)
    workshops.write_card(workshop=workshop, kind="hurdle", text="Kein Bus nach acht", cluster=cluster, votes=9, **by)
    hint = workshops.hand_on_cluster(cluster=cluster, **by)
    assert (hint.source, hint.problem, hint.idea) == ("event", "Wege am Abend:\nKein Bus nach acht", "Ein Sammeltaxi")
    with pytest.raises(Refused, match="schon ein Hinweis"):
        workshops.hand_on_cluster(cluster=cluster, **by)
    with pytest.raises(Refused, match="einzelne Menschen"):
        workshops.write_card(workshop=workshop, kind="hurdle", text="Frau Sauerbier hilft nicht", **by)
