"""What somebody might send to a form, and what no answer may do: for the forms of everybody and those behind links."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import ClientHandler
from hypothesis import strategies as st

from tests.public_forms import Form, forms_in

# Altogether, in the heavy runs: shared among all forms. One in ten is right, so that ten thousand are not.
INPUTS = 11_200
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
ALLOWED = {200, 204, 301, 302, 303, 400, 403, 404, 405, 409, 410, 413, 429}
# What no page has to give back: our own keys, the trap, and answers that were chosen, not typed.
NOT_TYPED = {"token", "website", "go", "screen", "about", "code", "csrfmiddlewaretoken"}
# How a page marks a field, or a form, that is to be mended.
_WRONG = re.compile(r'aria-invalid="true"|class="(?:summary|kern-error)')
_CONTROL = re.compile(r"[\s\x00-\x1f\x7f\u200b\u2060\ufeff]+")


# One for all visitors: a client of its own would put the whole house together again before each request.
_HOUSE = ClientHandler(enforce_csrf_checks=False)


def a_visitor(number: int) -> Client:
    """Somebody from a network of their own, without a cookie: throttles count whole networks."""
    visitor = Client(REMOTE_ADDR=f"10.{number % 250}.{number // 250}.7")
    visitor.handler = _HOUSE
    return visitor


def mutated(form: Form, data: st.DataObject) -> tuple[dict[str, Any], dict[str, str]]:
    """What is sent, and of it what somebody typed into free fields."""
    sent: dict[str, Any] = dict(form.values)
    typed: dict[str, str] = {}
    # What somebody types is wrong more often than what their browser sends along; one wrong word or several.
    free = sorted(form.free - {"website"})
    among = free if free and data.draw(st.booleans()) else form.names
    # Now and then a form as it should be, but for what does not belong to it: some have to go through.
    right = data.draw(st.integers(0, 9)) == 0
    names = [] if right else data.draw(st.lists(st.sampled_from(among), min_size=1, max_size=4, unique=True))
    for name in names:
        how = data.draw(st.integers(0, 39))
        if how == 0:
            # By number: a failure shall not print a megabyte.
            sent[name] = HUGE[data.draw(st.integers(0, len(HUGE) - 1))]
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


def check_answer(response: Any, typed: dict[str, str], address: str, form: Form | None = None) -> bool:
    """No error page, no markup of the sender, and whoever sees the form again sees the own words in it.

    True when it went through: the page that follows does not ask for the same again, or finds nothing wrong with it.
    """
    assert response.status_code in ALLOWED, f"{address}: {response.status_code}"
    content = response.content.decode() if not response.streaming else ""
    assert f"<script>{MARK}" not in content and f"onerror={MARK}()>" not in content.replace("&gt;", "")
    if response.status_code != 200:
        return response.status_code < 400
    found = forms_in(content, address)
    shown = [one for one in found if set(typed) <= set(one.values)] if typed else []
    if shown:
        for name, words in typed.items():
            assert any(same(one.values[name], words) for one in shown), f"{address}: „{name}“ ging verloren"
    asked_again = any(form.free <= set(one.values) for one in found) if form else True
    return not asked_again or (form is not None and not _WRONG.search(content))


def same(shown: str, typed: str) -> bool:
    """Control signs and spaces may go; no letter does."""
    return _CONTROL.sub("", shown) == _CONTROL.sub("", typed)
