"""S3-11: the walls in the database. Whoever asks with a wrong role, a wrong study or a stale grant finds nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from augenhoehe.accounts.models import Grant
from augenhoehe.accounts.operations import grant_role
from augenhoehe.cases.models import Case
from augenhoehe.core import closed
from augenhoehe.core.closed import OutsideClosedRoom, closed_room
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Role
from augenhoehe.studies.models import CLOSED, Erasure, Finding, Interview, InterviewConsent, Nomination, ReadLog, Study
from augenhoehe.studies.queries.interviews import interviews_for, numbers_of
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
TABLES = [model._meta.db_table for model in CLOSED]


@shared
def house():
    return f.the_house()


@shared
def interview(house):
    made = f.an_interview(house)
    f.a_finding(house, made)
    f.a_nomination(house)
    return made


def counts(actor: str) -> dict[str, int]:
    """Rows that the database shows to an actor, table by table, past all our code."""
    found = {}
    with transaction.atomic(), closed_room(ANONYMOUS), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.actor', %s, true)", [actor])
        for table in TABLES:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
    return found


def refused(act) -> None:
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        act()


def test_every_table_of_the_room_has_forced_row_level_security(house):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = ANY (%s)", [TABLES]
        )
        found = dict(cursor.fetchall())
    assert set(found) == set(TABLES) and all(found.values())
    assert all(name.startswith(closed.TABLES[-1]) for name in TABLES)


READS = {
    "quentin": True, "pia": True,
    "ruth": False, "aylin": False, "bernward": False, "korbinian": False, "chiara": False, "samuel": False,
    "gesine": False, "wiebke": False, "rojda": False, "veit": False,
}  # fmt: skip


def test_the_commissioned_institute_reads_its_interviews_and_nobody_else_whatever_the_role(house, interview):
    for name, reads in READS.items():
        found = counts(str(house.users[name].pk))
        assert found["studies_closed_interview"] == int(reads), name
        assert found["studies_closed_finding"] == int(reads), name
        assert found["studies_closed_nomination"] == int(reads), name
        assert bool(sum(found.values())) == reads, name
        with house.of(name) as actor:
            assert interviews_for(actor).exists() == reads, name


@pytest.mark.parametrize(
    "actor", ["", " ", "niemand", "1", "5f0e0000-0000-4000-8000-00000000dead", str(closed.GATE),
              str(closed.RETENTION), "' OR true --"],
)  # fmt: skip
def test_a_wrong_or_empty_actor_finds_no_row_in_any_table(house, interview, actor):
    assert set(counts(actor).values()) == {0}


def test_an_institute_finds_its_own_study_and_no_other(house):
    other = f.a_study(house, "other", title="Andere Studie")
    for name, titles in {
        "quentin": {house.study.title}, "ruth": {other.title}, "aylin": {house.study.title, other.title},
        "korbinian": {house.study.title, other.title}, "chiara": set(), "veit": set(), "wiebke": set(),
    }.items():  # fmt: skip
        assert set(Study.objects.visible_to(getattr(house, name)).values_list("title", flat=True)) == titles, name


def test_a_draft_is_for_the_coordination_and_its_institute(house):
    draft = f.a_draft(house, title="Entwurf")
    for name, sees in {"aylin": True, "quentin": True, "ruth": False, "korbinian": False, "rojda": False}.items():
        assert Study.objects.visible_to(getattr(house, name)).filter(pk=draft.pk).exists() == sees, name


def test_after_the_end_date_or_without_one_the_room_is_shut(house, interview):
    quentin = house.users["quentin"]
    grants, pk = Grant.objects.filter(user=quentin), str(quentin.pk)
    for changed in ({"valid_until": f.TODAY - timedelta(days=1)}, {"valid_until": None}):
        grants.update(**changed)
        assert set(counts(pk).values()) == {0}, changed
    grants.update(valid_until=f.TODAY)
    assert counts(pk)["studies_closed_interview"] == 1
    grants.update(revoked_at=f.AT)
    assert set(counts(pk).values()) == {0}


def test_the_role_is_never_given_without_an_end_date(house):
    with pytest.raises(Refused, match="Enddatum"):
        grant_role(
            user=house.users["veit"], role=Role.INSTITUTE, carrier=house.carriers["institute"], by=SYSTEM, at=f.AT,
            valid_from=f.TODAY,
        )  # fmt: skip


def test_a_residence_authority_is_no_institute_and_reads_nothing(house, interview):
    with pytest.raises(Refused, match="Ausländer"):
        f.a_draft(house, "authority")
    Grant.objects.create(
        user=house.users["wiebke"], role=Role.INSTITUTE, carrier=house.carriers["institute"], valid_from=f.LONG_AGO,
        valid_until=f.LATER, granted_at=f.AT,
    )  # fmt: skip
    assert set(counts(str(house.users["wiebke"].pk)).values()) == {0}


def test_a_query_outside_the_room_raises(house, interview):
    for ask in (
        lambda: Interview.objects.count(),
        lambda: list(Finding.objects.all()),
        lambda: Nomination.objects.exists(),
        lambda: connection.cursor().execute("SELECT * FROM studies_closed_consent"),
    ):
        with pytest.raises(OutsideClosedRoom):
            ask()


def test_nobody_writes_into_a_foreign_study_nor_moves_an_interview_there(house, interview):
    other = f.a_study(house, "other", title="Andere Studie")
    with house.of("ruth"):
        refused(lambda: Interview.objects.create(study_id=house.study.pk, code="FREMD", sealed=b""))
        refused(lambda: InterviewConsent.objects.create(
            study_id=house.study.pk, interview_id=interview.pk, version=1, sealed=b""
        ))  # fmt: skip
        assert Interview.objects.filter(pk=interview.pk).update(state="analysed") == 0
    with house.of("quentin"):
        refused(lambda: Interview.objects.filter(pk=interview.pk).update(study_id=other.pk))
        refused(lambda: ReadLog.objects.create(
            study_id=house.study.pk, interview_id=interview.pk, user=house.users["pia"], at=f.AT, verb="read"
        ))  # fmt: skip
    refused(lambda: Study.objects.filter(pk=house.study.pk).update(institute=house.carriers["other"]))


def test_proofs_of_erasing_and_reading_are_never_rewritten(house, interview):
    with house.of("quentin"):
        made = Erasure.objects.create(file_id=interview.pk, study_id=house.study.pk, cause="revoked", erased_on=f.TODAY)
        refused(lambda: Erasure.objects.filter(pk=made.pk).update(cause="declined"))
        refused(lambda: Erasure.objects.filter(pk=made.pk).delete())
        refused(lambda: ReadLog.objects.update(verb="read"))


def test_the_coordination_learns_how_many_and_never_which(house, interview):
    with house.of("aylin"):
        assert numbers_of(house.study) == [("geführt", 1)]
        assert not Interview.objects.exists()
    for name in ("korbinian", "ruth", "samuel", "wiebke", "veit"):
        with house.of(name):
            assert numbers_of(house.study) == [], name


def test_case_files_and_studies_open_nothing_of_each_other(house, interview):
    with house.of("quentin"):
        assert not Case.objects.exists()
    with house.of("chiara"):
        assert not Interview.objects.exists()


def test_an_institute_reads_no_hint_topic_or_contact(house):
    from augenhoehe.structure.models import Hint, StructuralQuestion, Topic
    from augenhoehe.structure.tests.factories import a_hint

    a_hint("Der Bus fährt am Abend nicht.")
    for model in (Hint, Topic, StructuralQuestion):
        assert not model.objects.visible_to(house.quentin).exists(), model
