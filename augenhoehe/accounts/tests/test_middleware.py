"""Who acts in a request, and what finding out costs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from augenhoehe.accounts import queries, sessions
from augenhoehe.accounts.middleware import ActorMiddleware
from augenhoehe.core import clock
from augenhoehe.core.rights import ANONYMOUS, Role

from .factories import carrier, grant, person, residence_authority, town

pytestmark = pytest.mark.django_db


def _request(session=None, user=None):
    request = RequestFactory().get("/")
    request.session = session or SessionStore()
    request.user = user or AnonymousUser()
    return request


def test_nobody_asks_who_a_visitor_is_before_it_matters(django_assert_num_queries):
    request = _request()
    with django_assert_num_queries(0):
        ActorMiddleware(lambda given: given)(request)
        assert not request.actor.signed_in
        assert request.actor == ANONYMOUS


def test_person_carrier_and_grants_cost_one_query(django_assert_num_queries):
    nuray = person("nuray", Role.INTEGRATION_OFFICER, of=carrier(), at=clock.now())
    grant(nuray, Role.COORDINATION, municipality=town(), at=clock.now())
    request = _request(user=nuray)
    ActorMiddleware(lambda given: given)(request)
    with django_assert_num_queries(1):
        assert request.actor.role_names == {Role.INTEGRATION_OFFICER, Role.COORDINATION}
        assert request.actor.carrier_id == nuray.carrier_id
        assert not request.actor.residence_authority


def test_a_whole_signed_in_request_needs_two_queries_to_know_who_acts(client):
    client.force_login(person("wiebke", Role.STEERING_MEMBER, of=residence_authority(), at=clock.now()))
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/intern/rollen-und-rechte/").status_code == 403
    about_people = [query["sql"] for query in asked if "places_installation" not in query["sql"]]
    assert len(about_people) == 2, about_people


def test_a_closed_account_acts_as_nobody():
    aylin = person("aylin", Role.COORDINATION)
    type(aylin).objects.filter(pk=aylin.pk).update(is_active=False, deactivated_at=clock.now())
    request = _request(user=aylin)
    ActorMiddleware(lambda given: given)(request)
    assert request.actor == ANONYMOUS


@pytest.mark.parametrize(
    ("methods", "shown"),
    [([], False), (["code"], False), (["password", "mfa"], True), (["mfa"], True), (["invitation", "code"], False)],
)
def test_the_second_factor_counts_only_when_this_session_showed_it(methods, shown):
    samuel = person("samuel")
    request = _request(user=samuel)
    for method in methods:
        sessions.record_authentication(request, samuel, method)
    ActorMiddleware(lambda given: given)(request)
    assert request.actor.second_factor is shown


def test_a_factor_shown_by_somebody_else_in_this_browser_does_not_count():
    samuel, aylin = person("samuel"), person("aylin")
    request = _request(user=samuel)
    sessions.record_authentication(request, samuel, "mfa")
    request.user = aylin
    ActorMiddleware(lambda given: given)(request)
    assert not request.actor.second_factor


def test_the_person_of_a_session_is_read_the_same_as_anybody_else():
    nuray = person("nuray", Role.INTEGRATION_OFFICER, of=carrier(), at=clock.now())
    grant(nuray, Role.COORDINATION, municipality=town(), at=clock.now())
    at = clock.now()
    short, long = queries.signed_in(nuray.pk, at=at), queries.with_grants(at=at).get(pk=nuray.pk)
    assert (short.held, short.kind) == (long.held, long.kind) and len(short.held) == 2
    assert queries.actor_of(short, at=at) == queries.actor_of(long, at=at)
    assert queries.signed_in(town().pk, at=at) is None
