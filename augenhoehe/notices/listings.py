"""The inbox as a list."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

from .models import Message


def inbox_listing() -> Listing:
    return Listing(
        name="postfach",
        title=gettext("Postfach"),
        columns=(
            Column("betreff", gettext("Nachricht"), "subject", url=_address),
            Column("stand", gettext("Stand"), _status, kind="status"),
            Column("gesendet", gettext("Gesendet"), "sent_at", "sent_at", kind="moment"),
        ),
        filters=(Filter("ungelesen", gettext("nur neue"), lambda rows, _: rows.filter(read_at=None), kind="flag"),),
        default_sort="-gesendet",
        empty_title=gettext("Noch keine Nachrichten"),
        empty_text=gettext("Hier kommt an, was Sie betrifft: Antworten, Einladungen und neue Schritte."),
    )


def _status(message: Message) -> StatusTag | None:
    return None if message.read_at else StatusTag(gettext("neu"), "active")


def _address(message: Message) -> str:
    return reverse("notices:message", args=[message.pk])
