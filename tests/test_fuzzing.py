"""Whatever somebody sends to a public form: no error page, no stored script, a clear answer, and the text is kept.

Issue 7, acceptance 4. In every run a few inputs for each form, under `make prove` ten thousand.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from augenhoehe.accounts.models import Carrier
from augenhoehe.accounts.operations import create_carrier
from augenhoehe.cases.operations import set_door
from augenhoehe.cases.tests.factories import Room, add_person
from augenhoehe.core import form_token
from augenhoehe.core.form_token import FormToken
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.events.tests.factories import an_event
from augenhoehe.forum.tests.factories import AT, Forum
from augenhoehe.places.operations import set_up_installation
from tests.fuzz import ALLOWED, INPUTS, MARK, NASTY, SCRIPT, a_visitor, check_answer, mutated
from tests.public_forms import (
    BEHIND_LINKS,
    FORMS,
    MACHINES,
    READ,
    SCREENS,
    WITHOUT_TEXT,
    Form,
    forms_in,
    public_routes,
    takes_post,
)
from tests.worlds import shared

_issue = form_token.issue
# Whoever is unknown there gets no further, whatever they type.
CLOSED = ("structure:status", "forum:status", "events:certificate", "account_login", "account_password_login")
pytestmark = pytest.mark.django_db


class World(Forum):
    """All modules are on, and one contribution is public."""

    def __init__(self) -> None:
        super().__init__()
        modules = {"forum": True, "volunteers": True, "funding": True, "studies": True, "cases": True}
        set_up_installation(
            name="Kreis Federlohe", district=self.cast.kreis, by=SYSTEM, at=AT, invented=True, modules=modules
        )
        self.shown = self.published()
        # Everything written today comes a minute after; the event is announced before and a month ahead.
        self.event = an_event(at=AT, starts_at=AT + timedelta(days=30), ends_at=AT + timedelta(days=30, hours=2))
        self.advice = self._advice()

    def _advice(self) -> Room:
        """The door of one advice service stands open; Chiara reads what is wished for."""
        room = Room()
        room.carriers["caritas"] = create_carrier(
            name="Caritasverband Federlohe e. V.", kind=Carrier.Kind.WELFARE, case_files=True, by=SYSTEM, at=AT
        )
        add_person(room, "chiara", "caritas", Role.CASE_MANAGER, "caritas")
        add_person(room, "tilda", "caritas", Role.TEAM_LEAD, "caritas")
        with room.of("tilda") as tilda:
            set_door(carrier=room.carriers["caritas"], open=True, answer_days=3, for_whom="", by=tilda, at=AT)
        return room


@shared
def world() -> World:
    return World()


@pytest.fixture(autouse=True)
def a_minute_passes(monkeypatch):
    """Forms are opened now and sent a minute later."""
    moments: dict[str, Any] = {"now": AT}
    monkeypatch.setattr("django.utils.timezone.now", lambda: moments["now"])

    def issue(purpose: str, at: datetime) -> FormToken:
        moments["purpose"] = purpose
        return _issue(purpose, at)

    monkeypatch.setattr("augenhoehe.core.form_token.issue", issue)
    return moments


def form_of(name: str, world: World) -> Form:
    """The form of the page that has something to type in, as a browser would send it."""
    address = FORMS[name](world)
    page = Client().get(address)
    assert page.status_code == 200, f"{name}: {page.status_code}"
    found = [one for one in forms_in(page.content.decode(), address) if one.method == "post"]
    assert found, f"{name}: kein Formular"
    chosen = max(found, key=lambda one: len(one.values)).filled()
    for _ in range(SCREENS.get(name, 0)):
        chosen = following(chosen)
    # The languages send with „stay“; what is tried out is the sending itself.
    if "go" in chosen.values:
        chosen.values["go"] = "send"
    return chosen


def following(form: Form) -> Form:
    """The next screen: it carries what was typed on those before, and that may still be anything."""
    page = Client().post(form.action, {**form.values, "go": "next"})
    after = max(forms_in(page.content.decode(), form.action), key=lambda one: len(one.values)).filled()
    return Form(after.action, "post", {**form.values, **after.values}, form.free | after.free)


def fuzz(name: str, world: World, moments: dict[str, Any], examples: int) -> None:
    moments["now"] = AT
    form = form_of(name, world)
    moments["now"] = AT + timedelta(minutes=1)
    through = [0, 0]

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=examples < 100,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    @given(data=st.data())
    def send(data: st.DataObject) -> None:
        # Each is a form of its own: what is sent with a token for the second time would not be taken in.
        if "token" in form.values:
            form.values["token"] = _issue(moments["purpose"], AT).signed()
        # Somebody else each time: a mailbox gets only a few letters a day.
        if form.values.get("email"):
            form.values["email"] = f"leserin{through[0]}@leute.example"
        sent, typed = mutated(form, data)
        through[0] += 1
        answer = a_visitor(through[0]).post(form.action, sent)
        through[1] += check_answer(answer, typed, name, form)

    send()
    assert examples < 100 or name in CLOSED or through[1] >= through[0] // 100, f"{name}: fast nichts kam durch"


def read_everything(world: World) -> None:
    """What was stored is shown to those who work with it, as text."""
    aylin = world.client("aylin")
    for name in ("forum_inside:contributions", "structure_inside:hints", "organisations_inside:organisations"):
        page = aylin.get(reverse(name))
        assert page.status_code == 200 and f"<script>{MARK}" not in page.content.decode(), name
    for address in ("/mitreden/", "/mitreden/feed/", "/organisationen/"):
        assert f"<script>{MARK}" not in Client().get(address).content.decode()


@pytest.mark.parametrize("name", sorted(FORMS))
def test_no_input_breaks_a_public_form_and_no_word_is_lost(name, world, a_minute_passes):
    fuzz(name, world, a_minute_passes, examples=6)
    read_everything(world)


@pytest.mark.parametrize("name", READ)
def test_no_word_or_filter_breaks_a_public_list(name, world):
    for value in (*NASTY[:8], "ä" * 5000):
        for form in forms_in(Client().get(reverse(name)).content.decode(), reverse(name)):
            if form.method != "get":
                continue
            query = urlencode({**form.values, **dict.fromkeys(form.free, value)})
            page = Client().get(f"{reverse(name)}?{query}")
            assert page.status_code in ALLOWED and f"<script>{MARK}" not in page.content.decode()


def test_every_public_form_of_the_house_is_tried_out_or_left_out_on_purpose(world):
    routes = [(name, pattern) for name, pattern in public_routes() if not name.startswith(MACHINES)]
    found = {name for name, pattern in routes if takes_post(name, pattern)}
    known = set(FORMS) | set(BEHIND_LINKS) | set(WITHOUT_TEXT)
    assert sorted(found - known) == [], "Neue öffentliche Formulare gehören in tests/public_forms.py"
    assert sorted(known - found) == []


def test_the_check_sees_a_script_and_a_lost_word():
    """The test can fail: an answer that gives markup back, and one that drops what was typed."""

    class Answer:
        status_code, streaming = 200, False

        def __init__(self, content: str) -> None:
            self.content = content.encode()

    form = '<form method="post"><textarea name="text">{}</textarea></form>'
    check_answer(Answer(form.format("&lt;b&gt; abc")), {"text": "<b>\x00 abc"}, "/")
    for broken in (form.format(SCRIPT), form.format("ab")):
        with pytest.raises(AssertionError):
            check_answer(Answer(broken), {"text": "abc"}, "/")


@pytest.mark.prove
@pytest.mark.parametrize("name", sorted(FORMS))
def test_ten_thousand_inputs(name, world, a_minute_passes):
    """Ten thousand altogether, shared among the forms; those behind links: test_fuzzing_links.py."""
    fuzz(name, world, a_minute_passes, examples=INPUTS // (len(FORMS) + len(BEHIND_LINKS)) + 1)
    read_everything(world)
