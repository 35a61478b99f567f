"""The desk's tasks, where the worker looks for them."""

from __future__ import annotations

from .privacy.tasks import carry_out_deletion, delete_every_night

__all__ = ["carry_out_deletion", "delete_every_night"]
