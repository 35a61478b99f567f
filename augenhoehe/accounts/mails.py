"""The mails of this package, in the language of the person who gets them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from augenhoehe.core.multilingual import RIGHT_TO_LEFT

from .models import Invitation


def send_invitation(invitation: Invitation, token: str) -> None:
    """Send the link; raises what the mail server raises."""
    context = {**_told(invitation), "link": invitation_link(invitation, token)}
    _send("accounts/mail/invitation", invitation.email, invitation.language, context)


def invitation_sheet(invitation: Invitation) -> SafeString:
    """The text over a printed code, in the person's language, and below in German for whoever hands it over."""
    told = []
    for language in dict.fromkeys((invitation.language, "de")):
        with translation.override(language):
            text = render_to_string("accounts/snippets/invitation_sheet.html", _told(invitation))
        told.append((language, "rtl" if language in RIGHT_TO_LEFT else "ltr", SafeString(text)))
    return format_html_join("\n", '<div lang="{}" dir="{}">{}</div>', told)


def _told(invitation: Invitation) -> dict[str, Any]:
    return {"invitation": invitation, "house": settings.INSTALLATION_NAME, "last_day": invitation.expires_at}


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
