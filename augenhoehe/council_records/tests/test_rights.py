"""Who keeps sources, reads records, links and checks results: one table."""

from __future__ import annotations

import pytest

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Role
from augenhoehe.council_records import operations, queries, rules
from augenhoehe.council_records.models import CouncilPaper, RawObject, RecordRun
from augenhoehe.places.tests.factories import AT, actor

KEEP, READ, LINK, CHECK = "keep", "read", "link", "check"
TABLE = {
    Role.COORDINATION: {KEEP, READ, LINK, CHECK},
    Role.ADMINISTRATION: {KEEP, READ},
    Role.COMMITTEE_OFFICE: {READ, LINK, CHECK},
    Role.INTEGRATION_OFFICER: {READ, LINK},
    Role.COMMITTEE_MEMBER: {READ},
    Role.STEERING_MEMBER: {READ},
    Role.GROUP_MEMBER: {READ},
    Role.MEASURE_OWNER: {READ},
}


def may(who) -> set[str]:
    found = {
        KEEP: allowed(rules.check_keep, who),
        LINK: allowed(rules.check_link, who),
        CHECK: allowed(rules.check_check_results, who),
        READ: not CouncilPaper.objects.visible_to(who).query.is_empty(),
    }
    return {name for name, yes in found.items() if yes}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_what_the_table_says(role):
    assert may(actor(role)) == TABLE.get(role, set())


def test_nobody_without_a_role_sees_anything():
    assert may(ANONYMOUS) == set() and may(actor()) == set()


@pytest.mark.parametrize("role", list(Role))
def test_raw_objects_and_runs_are_for_who_keeps_sources(role):
    sees = not RawObject.objects.visible_to(actor(role)).query.is_empty()
    assert sees == (KEEP in TABLE.get(role, set()))
    assert sees == (not RecordRun.objects.visible_to(actor(role)).query.is_empty())


@pytest.mark.django_db
def test_verbs_say_no_to_who_may_not():
    member = actor(Role.COMMITTEE_MEMBER)
    with pytest.raises(Refused, match="als Quellen eintragen"):
        operations.create_source(name="x", url="https://rat.example", by=member, at=AT)
    source = operations.create_source(name="x", url="https://rat.example/system", by=SYSTEM, at=AT)
    with pytest.raises(Refused):
        operations.start_run(source=source, mode="full", by=member, at=AT)
    paper = CouncilPaper.objects.create(source=source, external_id="p", name="Vorlage")
    with pytest.raises(Refused, match="verbinden"):
        operations.link_paper(paper=paper, by=member, at=AT)
    with pytest.raises(Refused):
        operations.dismiss_paper(paper=paper, by=member, at=AT)
    with pytest.raises(Refused, match="genau einen"):
        operations.link_paper(paper=paper, by=SYSTEM, at=AT)
    assert list(queries.papers_for(member)) == [paper]


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["http://rat.example/system", "rat.example", "https://me:geheim@rat.example", ""])
def test_a_source_has_an_https_address(url):
    with pytest.raises(Refused) as refused:
        operations.create_source(name="x", url=url, by=SYSTEM, at=AT)
    assert refused.value.field == "url"


@pytest.mark.django_db
def test_an_address_is_entered_once():
    operations.create_source(name="x", url="https://rat.example/system/", by=SYSTEM, at=AT)
    with pytest.raises(Refused, match="schon eingetragen"):
        operations.create_source(name="y", url="https://rat.example//system", by=SYSTEM, at=AT)
