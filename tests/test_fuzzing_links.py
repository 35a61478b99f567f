"""The same for the forms behind the links of mails, and for those that the demo world opens: with real tokens.

Whoever holds a link may type what they want; no error page, no stored script, and no word is lost (issue 7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from augenhoehe.core import clock
from tests.demo_clone import RolledBack, demo_clone
from tests.fuzz import INPUTS, a_visitor, check_answer, mutated
from tests.public_forms import BEHIND_LINKS, FORMS, Form, forms_in, public_routes
from tests.subjects import SUBJECTS
from tests.subjects.registry import noted


def a_subscription(where: Callable[[Any], str]) -> Callable[[], str]:
    def address() -> str:
        from augenhoehe.press import operations

        made = operations.ask_subscription(
            entry_id=uuid4(), email=f"{uuid4()}@zeitung.example", language="de", at=clock.now()
        )
        return where(made)

    return address


def a_contribution() -> str:
    from augenhoehe.forum import operations
    from augenhoehe.forum.addresses import confirm_link
    from augenhoehe.forum.models import Room
    from augenhoehe.forum.subjects import find

    room = Room.objects.filter(closed_at__isnull=True).first()
    assert room is not None
    subject = find(f"room:{room.pk}", "de")
    assert subject is not None
    made = operations.submit_contribution(
        subject=subject, kind="experience", text="Am Schalter spricht niemand meine Sprache.", email="a@leute.example",
        at=clock.now(),
    )  # fmt: skip
    return confirm_link(made.contribution, "de")


def an_enquiry() -> str:
    from augenhoehe.volunteers import operations
    from augenhoehe.volunteers.links import address_link
    from augenhoehe.volunteers.tests.factories import asked_for

    begin = clock.now() + timedelta(days=20)
    typed = asked_for(starts_at=begin, ends_at=begin + timedelta(hours=1))
    return address_link(operations.submit_enquiry(form_language="de", at=clock.now(), **typed))


def press_links() -> Any:
    from augenhoehe.press import links

    return links


# What nobody in the demo world waits for at this moment is made here.
MADE: dict[str, Callable[[], str]] = {
    "forum:confirm": a_contribution,
    "press:subscription_confirm": a_subscription(lambda made: press_links().confirm_address(made)),
    "press:subscription_end": a_subscription(lambda made: press_links().one_click_address(made)),
    "press:subscription_leave": a_subscription(lambda made: press_links().leave_address(made)),
    "volunteers:address": an_enquiry,
}
# Their addresses take a POST and show no form: another page, or a mail program, holds the button.
BUTTONS = {
    "accounts:accept_invitation", "circulars:opt_out", "forum:confirm", "forum:support", "press:subscription_end",
}  # fmt: skip
# Feedback is asked for in the weeks after the day.
AFTERWARDS = ("events:feedback", "events:feedback_room")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, worker_database: str) -> Iterator[None]:
    with django_db_blocker.unblock(), demo_clone(f"fuzz_{worker_database}", worker_database):
        yield


def the_day_after() -> datetime:
    from augenhoehe.events.models import Event

    held = Event.objects.select_related("meeting").get(pk=noted("event_held"))
    return held.over_at + timedelta(days=1)


def address_of(name: str) -> str:
    if name in MADE:
        return urlsplit(MADE[name]()).path
    pattern = next(pattern for found, pattern in public_routes() if found == name)
    cases = dict(SUBJECTS.cases(name, list(pattern.pattern.converters)))
    return reverse(name, kwargs=cases[BEHIND_LINKS[name]])


def forms_of(name: str, address: str) -> list[Form]:
    if name in BUTTONS:
        return [Form(address, "post", {"x": ""}, {"x"})]
    page = Client().get(address)
    assert page.status_code == 200, f"{name}: {page.status_code}"
    found = [one for one in forms_in(page.content.decode(), address) if one.method == "post"]
    assert found, f"{name}: kein Formular"
    for one in found:
        one.filled()
        if "go" in one.values:
            one.values["go"] = "send"
    return found


def fuzz(name: str, moments: dict[str, Any], examples: int) -> None:
    address = address_of(name)
    moments["now"] = the_day_after() if name in AFTERWARDS else clock.now()
    forms = forms_of(name, address)
    moments["now"] += timedelta(minutes=1)
    through = [0, 0]

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=examples < 100,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    @given(data=st.data())
    def send(data: st.DataObject) -> None:
        form = data.draw(st.sampled_from(forms))
        sent, typed = mutated(form, data)
        through[0] += 1
        visitor = a_visitor(through[0])
        # The link stands as it stood: each is sent to what nobody has answered yet.
        try:
            with transaction.atomic():
                answer = visitor.post(form.action, sent)
                through[1] += check_answer(answer, typed, name, form)
                again = visitor.get(address)
                assert again.status_code < 500, f"{name}: danach {again.status_code}"
                raise RolledBack
        except RolledBack:
            pass

    send()
    assert examples < 100 or through[1] >= through[0] // 100, f"{name}: fast nichts kam durch"


@pytest.fixture
def moments(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Forms are opened now and sent a minute later."""
    found: dict[str, Any] = {"now": clock.now()}
    monkeypatch.setattr("django.utils.timezone.now", lambda: found["now"])
    return found


@pytest.mark.parametrize("name", sorted(BEHIND_LINKS))
def test_no_input_breaks_a_form_behind_a_link(name, world, moments):
    fuzz(name, moments, examples=6)


@pytest.mark.prove
@pytest.mark.parametrize("name", sorted(BEHIND_LINKS))
def test_the_rest_of_ten_thousand_inputs(name, world, moments):
    fuzz(name, moments, examples=INPUTS // (len(FORMS) + len(BEHIND_LINKS)) + 1)
