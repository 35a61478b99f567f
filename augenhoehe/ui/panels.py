"""Panels that other packages hang into a page: each is rendered on its own and sees only its own context."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.rights import Actor


def hung(request: Any, place: str, actor: Actor, subject: Any, **more: Any) -> list[SafeString]:
    """The panels of a place as finished markup, in order; `actor` may be somebody else than who asks (ANONYMOUS).

    A template finds what its panel says by name, and as `panel`; `more` is said to all of them.
    """
    return [
        mark_safe(  # noqa: S308 – rendered by an escaping template
            render_to_string(panel["template"], {**more, **panel, "panel": panel, "subject": subject}, request)
        )
        for panel in slot_panels(place, actor, subject)
    ]
