"""Questions put together once: the same rows as Django's own, for everybody their own, and nothing of yesterday."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db.models import Count, Exists, OuterRef, Q

from augenhoehe.accounts.models import Grant, User
from augenhoehe.accounts.tests import factories as accounts
from augenhoehe.core import clock
from augenhoehe.core.composed import Number, OneOf, Text, composed, hang, together
from augenhoehe.core.rights import Actor, HeldRole, Role
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.tests.factories import a_public_thread, a_thread
from augenhoehe.places.models import Municipality

pytestmark = pytest.mark.django_db


def states(one):
    """Everything that a row knows, with what was selected beside it."""
    around = {name: states(other) for name, other in one._state.fields_cache.items() if other is not None}
    return {**{k: v for k, v in one.__dict__.items() if not k.startswith("_")}, **around}


def both(rows):
    (found,) = together({"rows": rows}).values()
    return found, list(rows)


def test_rows_come_as_django_would_give_them():
    thread = a_public_thread()
    steps = Step.objects.order_by("sequence").select_related("thread", "corrects")
    marked = steps.annotate(
        told=Exists(Step.objects.filter(pk=OuterRef("pk"), audience="public")), n=Count("corrections")
    )
    for rows in (steps, marked, Thread.objects.all(), User.objects.all(), Grant.objects.select_related("user__carrier"),
                 Municipality.objects.order_by("name"), steps.defer("text", "thread__summary")):  # fmt: skip
        composed_ones, own = both(rows)
        assert [states(one) for one in composed_ones] == [states(one) for one in own]
    assert thread.steps.exists()


def test_tuples_values_and_numbers_come_the_same_way():
    a_public_thread()
    rows = Step.objects.order_by("sequence")
    for asked in (rows.values_list("pk", "at", "thread__number"), rows.values("kind", "text"),
                  rows.values_list("thread", flat=True)):  # fmt: skip
        composed_ones, own = both(asked)
        assert composed_ones == own
    assert together({"steps": Number(rows), "none": Number(rows.none()), "nothing": rows.none()}) == {
        "steps": [rows.count()], "none": [0], "nothing": [],
    }  # fmt: skip


@composed
def grants_of(*, actor: Actor, number: Text | None = None):
    rows = Grant.objects.filter(user=actor.user_id)
    return {"grants": rows.filter(Q(user__email=number)) if number else rows}


def test_people_with_the_same_roles_share_a_wording_and_read_their_own(django_assert_num_queries):
    one, other = accounts.person("aylin", Role.COORDINATION), accounts.person("nuray", Role.COORDINATION)
    held = (HeldRole(Role.COORDINATION),)
    actors = [Actor(user_id=one.pk, name="Aylin", roles=held), Actor(user_id=other.pk, name="Nuray", roles=held)]
    before = grants_of._plan.cache_info().misses
    for actor in actors:
        with django_assert_num_queries(1):
            (grant,) = grants_of.ask(actor=actor)["grants"]
        assert grant.user_id == actor.user_id
    assert grants_of._plan.cache_info().misses == before + 1
    assert len(grants_of.ask(actor=actors[0], number=Text(one.email))["grants"]) == 1
    assert grants_of.ask(actor=actors[0], number=Text(other.email))["grants"] == []


@composed
def people_at(*, addresses: Text):
    # With a sign that other cursors take for a place.
    rows = User.objects.filter(OneOf("email", addresses)).exclude(name__contains="%s")
    return {"people": rows.order_by("email").values_list("email", flat=True)}


def test_several_words_go_into_one_place_and_share_a_wording(django_assert_num_queries):
    one, *others = sorted(accounts.person(name).email for name in ("aylin", "nuray", "veit"))
    with django_assert_num_queries(2):
        assert people_at.ask(addresses=Text(" ".join([*others, "niemand"])))["people"] == others
        assert people_at.ask(addresses=Text(one))["people"] == [one]
    assert people_at._plan.cache_info().misses == 1


def test_a_value_that_was_computed_is_refused_instead_of_kept():
    @composed
    def lately(*, at):
        return {"steps": Step.objects.filter(at__gte=at - timedelta(days=1))}

    with pytest.raises(ValueError, match="gerechnet"):
        lately.ask(at=clock.now())


def test_a_wording_that_depends_on_a_value_is_refused():
    @composed
    def sometimes(*, thread: UUID):
        rows = Step.objects.filter(thread=thread)
        return {"steps": rows.filter(kind="note") if thread.int % 2 else rows}

    with pytest.raises(ValueError, match="Wortlaut"):
        sometimes.ask(thread=a_thread().pk)


def test_a_wording_that_depends_on_a_day_being_past_is_refused():
    @composed
    def this_year(*, day: date):
        rows = Step.objects.all()
        return {"steps": rows.filter(at__date__lte=day) if day >= date(2026, 1, 1) else rows.none()}

    @composed
    def in_the_year(*, day: date):
        return {"steps": Step.objects.filter(at__year=day.year)}

    for wrong in (this_year, in_the_year):
        with pytest.raises(ValueError, match=r"Wortlaut|gerechnet"):
            wrong.ask(day=clock.today())


def test_in_operation_a_mistake_of_that_kind_costs_time_and_nothing_else(settings, caplog):
    @composed
    def sometimes(*, thread: UUID):
        rows = Step.objects.filter(thread=thread)
        return {"steps": rows.order_by("sequence") if thread.int % 2 else rows.order_by("-sequence")}

    settings.MODE = "production"
    threads = [a_public_thread(), a_thread()]
    for thread in threads:
        found = sometimes.ask(thread=thread.pk)["steps"]
        assert {one.pk for one in found} == set(thread.steps.values_list("pk", flat=True))
    assert "neu zusammengesetzt" in caplog.text


def test_nothing_is_asked_while_a_question_is_put_together():
    @composed
    def twice(*, thread: UUID):
        return {"steps": Step.objects.filter(thread__in=list(Thread.objects.filter(pk=thread)))}

    with pytest.raises(ValueError, match="nichts gefragt"):
        twice.ask(thread=a_thread().pk)


def test_the_clock_is_read_each_time(monkeypatch):
    @composed
    def until_now():
        return {"steps": Step.objects.filter(at__lte=clock.now())}

    thread = a_thread()
    assert len(until_now.ask()["steps"]) == thread.steps.count()
    first = thread.steps.order_by("at").first().at
    monkeypatch.setattr("augenhoehe.core.clock.timezone.now", lambda: first - timedelta(seconds=1))
    assert until_now.ask()["steps"] == []


def test_children_are_hung_as_prefetching_does(django_assert_num_queries):
    thread = a_public_thread()
    a_thread()
    rows = together({"threads": Thread.objects.order_by("opened_at", "pk"), "steps": Step.objects.order_by("sequence")})
    hang(rows["threads"], "steps", rows["steps"], "thread_id")
    with django_assert_num_queries(0):
        found = {one.pk: [step.pk for step in one.steps.all()] for one in rows["threads"]}
    assert found[thread.pk] == list(thread.steps.order_by("sequence").values_list("pk", flat=True))
