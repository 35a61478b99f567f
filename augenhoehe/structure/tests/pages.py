"""Opening the inside pages as one of the cast, sending their forms, and reading what they say."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse

BACKEND = "augenhoehe.accounts.backends.Backend"


def client_of(cast, name: str = "aylin") -> Client:
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


def to(name: str, row=None) -> str:
    return reverse(f"structure_inside:{name}", args=[row.pk] if row else [])


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return response.content.decode()


def send(client: Client, address: str, **values) -> str:
    """Post a form and follow to where it leads; the page's text."""
    response = client.post(address, values, follow=True)
    assert response.status_code == 200, (address, response.status_code, response.content[:400])
    return response.content.decode()


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
