"""Where circulars are read inside."""

from __future__ import annotations

from django.urls import reverse

from augenhoehe.core.addresses import by_id

from .models import Circular, Recipient


def of_circular(circular: Circular) -> str:
    return by_id("circulars_inside:circular", circular.pk)


def of_language(circular: Circular, code: str) -> str:
    return reverse("circulars_inside:language", args=[circular.pk, code])


def of_list(circular: Circular) -> str:
    return by_id("circulars_inside:recipients", circular.pk)


def of_preview(recipient: Recipient) -> str:
    return by_id("circulars_inside:preview", recipient.pk)
