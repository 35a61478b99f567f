"""What our middleware puts on a request, for those who read types."""

from __future__ import annotations

from typing import Any

from django.core.handlers.wsgi import WSGIRequest

from .rights import Actor


class ActorRequest(WSGIRequest):
    """A request after accounts' middleware: who acts, and in which installation."""

    actor: Actor
    installation: Any
