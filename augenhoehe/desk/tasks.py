"""The desk's tasks, where the worker looks for them."""

from __future__ import annotations

from .privacy.tasks import carry_out_deletion, delete_every_night
from .translations.tasks import rebuild_translations, translate_by_machine

__all__ = ["carry_out_deletion", "delete_every_night", "rebuild_translations", "translate_by_machine"]
