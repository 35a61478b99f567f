"""Hints about conflicts (S3-17): given to who mediates, with state and answer, and nobody is named."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from augenhoehe.core.contributions import retention_rules
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Conflict as Late
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Role
from augenhoehe.notices.models import Duty
from augenhoehe.structure.models import Conflict, Term
from augenhoehe.structure.operations import conflicts
from augenhoehe.structure.operations.answers import give_answer
from augenhoehe.structure.queries.conflicts import conflicts_for, mediators
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
HINT = "Am Spielplatz streiten sich jeden Abend dieselben Familien."
TASK = "Am Spielplatz gibt es jeden Abend Streit über Lärm."


@shared
def cast():
    made = f.the_cast()
    f.person(made, "mira", Role.ADVICE_SERVICE)
    f.person(made, "moritz", Role.ADVICE_SERVICE)
    return made


def a_conflict(cast, name: str = "mira", **more) -> Conflict:
    values = {
        "hint": f.a_hint(problem=HINT), "task": TASK, "body": "Konfliktvermittlung", "place": "Spielplatz",
        "responsible": cast.users[name] if name else None, "due": f.DAY + timedelta(days=14), "by": cast.aylin,
        "at": f.AT, **more,
    }  # fmt: skip
    return conflicts.assign_conflict(**values)


def signed_in(cast, client, name: str = "aylin"):
    client.force_login(cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


def open_duties(conflict: Conflict) -> dict[str, Duty]:
    return {one.kind: one for one in Duty.objects.open().filter(subject_id=conflict.pk)}


def test_s3_17_a_hint_about_a_conflict_is_given_to_who_mediates_from_its_page(cast, client):
    hint = f.a_hint(problem=HINT)
    page = reverse("structure_inside:hint", args=[hint.pk])
    address = reverse("structure_inside:hint_conflict", args=[hint.pk])
    assert address in signed_in(cast, client).get(page).content.decode()
    sent = {
        "task": TASK, "place": "Spielplatz", "body": "Konfliktvermittlung", "responsible": cast.users["mira"].pk,
        "due": (f.DAY + timedelta(days=400)).strftime("%d.%m.%Y"),
    }  # fmt: skip
    assert client.post(address, sent).status_code == 302
    made = Conflict.objects.get()
    assert (made.hint_id, made.state, made.responsible) == (hint.pk, "assigned", cast.users["mira"])
    assert open_duties(made)[conflicts.MEDIATE].user == cast.users["mira"]
    text = client.get(page).content.decode()
    assert "Liegt bei: Konfliktvermittlung" in text and address not in text
    found = client.get(reverse("structure_inside:hints"), {"konflikt": "ja"}).context["page"].part.rows
    assert [one.pk for one in found] == [hint.pk]


@pytest.mark.parametrize("task", ["", "Frau Sauerbier schreit.", "Rufen Sie 0221 4710733 an.", "Mehmet ist laut."])
def test_s3_17_the_task_says_something_and_names_nobody(cast, task):
    with pytest.raises(Refused) as refused:
        a_conflict(cast, task=task)
    assert refused.value.field == "task" and not Conflict.objects.exists()


def test_s3_17_who_mediates_reads_the_task_and_never_the_hint(cast, client):
    made = a_conflict(cast)
    page = signed_in(cast, client, "mira").get(reverse("structure_inside:conflict", args=[made.pk]))
    text = page.content.decode()
    assert page.status_code == 200 and TASK in text and HINT not in text
    assert reverse("structure_inside:hint", args=[made.hint_id]) not in text
    assert client.get(reverse("structure_inside:hint", args=[made.hint_id])).status_code == 404
    assert "Spielplatz" in client.get(reverse("structure_inside:conflicts")).content.decode()


def test_s3_17_nobody_else_finds_it_and_a_residence_authority_never(cast, client):
    made = a_conflict(cast)
    assert not conflicts_for(f.acting(Role.ADVICE_SERVICE)).exists()
    assert not conflicts_for(f.acting(Role.COORDINATION, wall=True)).exists()
    assert not conflicts_for(f.acting(Role.COORDINATION, place=f.town("Zwirnstadt"))).exists()
    assert conflicts_for(f.acting(Role.COORDINATION, place=f.town("Sternmünde"))).get() == made
    client = signed_in(cast, client, "moritz")
    assert client.get(reverse("structure_inside:conflict", args=[made.pk])).status_code == 404
    assert {one.name for one in mediators(made.hint, f.AT)} >= {cast.users["mira"].name, cast.users["moritz"].name}


def test_s3_17_it_is_taken_up_and_ended_and_then_the_reporter_is_owed_an_answer(cast, client):
    made = a_conflict(cast)
    signed_in(cast, client, "mira").post(reverse("structure_inside:conflict_take_up", args=[made.pk]))
    assert f.fresh(made).state == "in_work"
    client.post(
        reverse("structure_inside:conflict_end", args=[made.pk]),
        {"settled": "ja", "outcome": "Alle haben sich auf Zeiten geeinigt.", "revision": f.fresh(made).revision},
    )
    made = f.fresh(made)
    assert made.state == "settled" and made.settled_on and conflicts.MEDIATE not in open_duties(made)
    owed = open_duties(made)[conflicts.TELL]
    assert owed.role == Role.COORDINATION and owed.url == reverse("structure_inside:hint_answer", args=[made.hint_id])
    text = multilingual("Am Spielplatz gelten jetzt Zeiten.")
    give_answer(hint=f.fresh(made.hint), text=text, kind="final", by=cast.aylin, at=f.LATER)
    assert not open_duties(made) and f.fresh(made.hint).state == "answered"


def test_s3_17_given_back_it_returns_to_the_coordination_and_goes_to_somebody_else(cast):
    made = a_conflict(cast)
    mira = cast.mira
    with pytest.raises(Refused, match="zu erkennen"):
        conflicts.return_conflict(conflict=made, reason="Herr Muster will nicht.", by=mira, at=f.AT)
    conflicts.return_conflict(conflict=made, reason="Dafür fehlt uns die Zeit.", by=mira, at=f.AT)
    assert set(open_duties(made)) == {conflicts.TAKE_BACK}
    with pytest.raises(Refused, match="geht nicht"):
        conflicts.end_conflict(conflict=f.fresh(made), settled=True, outcome="Gut.", by=cast.aylin, at=f.AT)
    values = {"task": TASK, "body": "Schiedsamt", "due": f.DAY + timedelta(days=20), "by": cast.aylin, "at": f.AT}
    made = conflicts.reassign_conflict(conflict=f.fresh(made), **values)
    assert (made.state, made.responsible) == ("assigned", None)
    assert open_duties(made)[conflicts.MEDIATE].role == Role.COORDINATION
    with pytest.raises(Late):
        conflicts.reassign_conflict(conflict=f.fresh(made), revision=1, **values)


def test_s3_17_it_is_assigned_once_by_who_sorts_the_hint_and_for_a_day_ahead(cast):
    made = a_conflict(cast)
    with pytest.raises(Refused, match="schon zugewiesen"):
        a_conflict(cast, hint=made.hint)
    with pytest.raises(Refused, match="hinter uns"):
        a_conflict(cast, due=f.DAY - timedelta(days=1))
    with pytest.raises(Refused):
        a_conflict(cast, by=f.acting(Role.ADVICE_SERVICE))


def test_s3_17_ended_conflicts_are_deleted_after_their_time(cast):
    made = conflicts.end_conflict(
        conflict=a_conflict(cast), settled=False, outcome="Eine Seite kam nicht.", by=cast.aylin, at=f.AT
    )
    rule = next(one for one in retention_rules() if one.name == "conflicts")
    assert not rule.due(f.AT + timedelta(days=700)).exists()
    assert rule.due(f.AT + timedelta(days=731)).get() == made


def test_s3_17_a_quarrel_is_a_hurdle_of_its_own(cast):
    assert str(Term.objects.get(vocabulary="hurdle", code="conflict")) == "Streit im Zusammenleben"
