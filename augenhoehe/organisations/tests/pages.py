"""Opening pages as one of the cast, and reading forms back."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

BACKEND = "augenhoehe.accounts.backends.Backend"


def client_of(cast: Any, name: str = "") -> Client:
    client = Client()
    if name:
        client.force_login(cast.users[name], backend=BACKEND)
    return client


def inside(page: str, *arguments: Any) -> str:
    return reverse(f"organisations_inside:{page}", args=arguments)


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, f"{address}: {response.status_code}"
    return response.getvalue().decode()


def typed_in(response: Any) -> dict[str, Any]:
    """What the page's form holds, as a browser would send it."""
    form = response.context["form"]
    found: dict[str, Any] = {}
    for field in form:
        value = field.value()
        if value is None or value is False:
            continue
        many = isinstance(value, list | tuple)
        found[field.html_name] = [_plain(one) for one in value] if many else "on" if value is True else _plain(value)
    return found


def _plain(value: Any) -> str:
    return str(getattr(value, "pk", value))


class _Hidden(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "input" and found.get("type") == "hidden" and found.get("name"):
            self.values[str(found["name"])] = found.get("value") or ""


def hidden_in(response: Any) -> dict[str, str]:
    parser = _Hidden()
    parser.feed(response.content.decode())
    return parser.values
