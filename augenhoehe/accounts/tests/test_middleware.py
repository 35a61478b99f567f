"""Who acts in a request, and what finding out costs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from augenhoehe.accounts.middleware import ActorMiddleware

pytestmark = pytest.mark.django_db


def test_nobody_asks_who_a_visitor_is_before_it_matters(django_assert_num_queries):
    request = RequestFactory().get("/")
    request.session = SessionStore()
    request.user = AnonymousUser()
    with django_assert_num_queries(0):
        ActorMiddleware(lambda given: given)(request)
        assert not request.actor.signed_in
