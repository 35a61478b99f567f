"""The mails of this package, in the language of the person who gets them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from .models import Invitation


def send_invitation(invitation: Invitation, token: str) -> None:
    """Send the link; raises what the mail server raises."""
    context = {
        "invitation": invitation,
        "link": invitation_link(invitation, token),
        "house": settings.INSTALLATION_NAME,
        "last_day": invitation.expires_at,
    }
    _send("accounts/mail/invitation", invitation.email, invitation.language, context)


def invitation_link(invitation: Invitation, token: str) -> str:
    """The whole address of an invitation, with the prefix of the person's language."""
    with translation.override(invitation.language):
        return settings.BASE_URL + reverse("accounts:invitation", args=[token])


def _send(template: str, to: str, language: str, context: dict[str, Any]) -> None:
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        body = render_to_string(f"{template}_message.txt", context).strip() + "\n"
    message = EmailMessage(
        subject, body, to=[to], headers={"Content-Language": language, "Auto-Submitted": "auto-generated"}
    )
    message.send()
