"""What machines ask: robots.txt and security.txt."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from augenhoehe.places.models import Installation

# Status pages are behind a secret, the rest behind sign-in; nothing of it belongs into a search engine.
CLOSED_TO_ROBOTS = ("/intern/", "/konto/", "/akte/", "/stand/", "/suche/", "/api/")


def security_contact(installation: Installation | None) -> str:
    """Where a hole is reported: the general address, else the sender of our mails."""
    contact = installation.contact if installation else {}
    return str(contact.get("email") or settings.DEFAULT_FROM_EMAIL.split("<")[-1].strip("> "))


def security_txt(*, contact: str, canonical: str, policy: str, expires: date) -> str:
    """The lines of RFC 9116."""
    return (
        f"Contact: mailto:{contact}\n"
        f"Expires: {expires:%Y-%m-%d}T00:00:00Z\n"
        "Preferred-Languages: de, en\n"
        f"Canonical: {canonical}\n"
        f"Policy: {policy}\n"
    )
