"""Whatever somebody sends to a public form: no error page, no stored script, a clear answer, and the text is kept.

Issue 7, acceptance 4. In every run a few inputs for each form, under `make prove` ten thousand.
"""

from __future__ import annotations

import random
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.core.rights import SYSTEM
from augenhoehe.events.tests.factories import an_event
from augenhoehe.forum.tests.factories import AT, Forum
from augenhoehe.places.operations import set_up_installation
from tests.public_forms import FORMS, MACHINES, READ, WITHOUT_TEXT, Form, forms_in, public_routes, takes_post
from tests.worlds import shared

pytestmark = pytest.mark.django_db
MARK = "fuzz4711"
SCRIPT = f"<script>{MARK}()</script>"
NASTY = (
    SCRIPT, f'"><img src=x onerror={MARK}()>', f"{{{{ {MARK} }}}}", "{% load static %}", "\x00", "a\x00b", "\u202eabc\u202c",
    "\u200f\u200eعربي", "😀👩‍👩‍👧‍👦", "'; DROP TABLE forum_contribution; --", "%s%n%(x)s", "\r\n\r\nX: y", "-1", "1e400", "NaN",
    "9" * 400, "../../etc/passwd", "\ud7ff\ue000\uffff", "０１２", "à" * 200, "\\", "null", "[]", "31.2.2026", " ", "​",
)  # fmt: skip
HUGE = ("ä" * 500_000, f"{SCRIPT} " * 45_000, "a@" * 500_000, "0 " * 500_000, "\n" * 1_000_000)
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=60),
    st.text(max_size=60, alphabet="<>&\"'/ \n\tabcäß\u202e\u0000😀"),
)
ALLOWED = {200, 301, 302, 303, 400, 403, 404, 405, 409, 410, 413, 429}
# What no page has to give back: our own keys, the trap, and answers that were chosen, not typed.
NOT_TYPED = {"token", "website", "go", "screen", "about", "code", "csrfmiddlewaretoken"}
_CONTROL = re.compile(r"[\s\x00-\x1f\x7f\u200b\u2060\ufeff]+")


class World(Forum):
    """All modules are on, and one contribution is public."""

    def __init__(self) -> None:
        super().__init__()
        modules = {"forum": True, "volunteers": True, "funding": True, "studies": True}
        set_up_installation(
            name="Kreis Federlohe", district=self.cast.kreis, by=SYSTEM, at=AT, invented=True, modules=modules
        )
        self.shown = self.published()
        # Everything written today comes a minute after; the event is announced before and a month ahead.
        self.event = an_event(at=AT, starts_at=AT + timedelta(days=30), ends_at=AT + timedelta(days=30, hours=2))


@shared
def world() -> World:
    return World()


@pytest.fixture(autouse=True)
def a_minute_passes(monkeypatch):
    """Forms are opened now and sent a minute later."""
    moments = {"now": AT}
    monkeypatch.setattr("django.utils.timezone.now", lambda: moments["now"])
    return moments


def form_of(name: str, world: World) -> Form:
    """The form of the page that has something to type in, as a browser would send it."""
    address = FORMS[name](world)
    page = Client().get(address)
    assert page.status_code == 200, f"{name}: {page.status_code}"
    found = [one for one in forms_in(page.content.decode(), address) if one.method == "post"]
    assert found, f"{name}: kein Formular"
    chosen = max(found, key=lambda one: len(one.values))
    # The languages send with „stay“; what is tried out is the sending itself.
    if "go" in chosen.values:
        chosen.values["go"] = "send"
    return chosen


def mutated(form: Form, data: st.DataObject) -> tuple[dict[str, Any], dict[str, str]]:
    """What is sent, and of it what somebody typed into free fields."""
    sent: dict[str, Any] = dict(form.values)
    typed: dict[str, str] = {}
    names = data.draw(st.lists(st.sampled_from(form.names), min_size=1, max_size=4, unique=True))
    for name in names:
        how = data.draw(st.integers(0, 19))
        if how == 0:
            sent[name] = data.draw(st.sampled_from(HUGE))
        elif how == 1:
            sent[name] = [data.draw(TEXTS), data.draw(TEXTS)]
        elif how == 2:
            sent[name] = SimpleUploadedFile("x.txt", b"\x00\xff", content_type="text/plain")
        elif how == 3:
            sent.pop(name, None)
        else:
            sent[name] = data.draw(TEXTS)
        if isinstance(sent.get(name), str) and name in form.free - NOT_TYPED:
            typed[name] = sent[name]
    if data.draw(st.booleans()):
        sent[data.draw(st.sampled_from(("x", "__proto__", "text[]", "id")))] = data.draw(TEXTS)
    return sent, typed


def check_answer(response: Any, typed: dict[str, str], address: str) -> None:
    """No error page, no markup of the sender, and whoever sees the form again sees the own words in it."""
    assert response.status_code in ALLOWED, f"{address}: {response.status_code}"
    content = response.content.decode() if not response.streaming else ""
    assert f"<script>{MARK}" not in content and f"onerror={MARK}()>" not in content.replace("&gt;", "")
    shown = [one for one in forms_in(content, address) if set(typed) <= set(one.values)]
    if response.status_code == 200 and typed and shown:
        for name, words in typed.items():
            assert any(same(one.values[name], words) for one in shown), f"{address}: „{name}“ ging verloren"


def same(shown: str, typed: str) -> bool:
    """Control signs and spaces may go; no letter does."""
    return _CONTROL.sub("", unescape(shown)) == _CONTROL.sub("", unescape(typed))


def fuzz(name: str, world: World, moments: dict[str, Any], examples: int) -> None:
    moments["now"] = AT
    form = form_of(name, world)
    moments["now"] = AT + timedelta(minutes=1)
    numbers = random.Random(4711)

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=examples < 100,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(data=st.data())
    def send(data: st.DataObject) -> None:
        sent, typed = mutated(form, data)
        visitor = Client(REMOTE_ADDR=f"10.{numbers.randrange(250)}.{numbers.randrange(250)}.{numbers.randrange(250)}")
        check_answer(visitor.post(form.action, sent), typed, name)

    send()


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
    known = set(FORMS) | set(WITHOUT_TEXT)
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
    """Ten thousand altogether, shared among the forms."""
    fuzz(name, world, a_minute_passes, examples=10_000 // len(FORMS) + 1)
    read_everything(world)
