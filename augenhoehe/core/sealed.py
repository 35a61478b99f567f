"""Content of a row that the database never reads: a JSON object under the key of its file."""

from __future__ import annotations

import json
import uuid
from functools import cached_property
from typing import Any

from django.db import models

from .keys import key_store, seal, unseal


class Sealed(models.Model):
    """Mixin: `sealed` holds the content, `content` opens it. `key_id` says whose key it is."""

    sealed = models.BinaryField("verschlüsselter Inhalt", editable=False)
    # The length of a sealed text tells little: it goes up in such steps.
    STEP = 256

    class Meta:
        abstract = True

    @property
    def key_id(self) -> uuid.UUID:
        raise NotImplementedError

    @property
    def about(self) -> str:
        """Binds the content to this row: put into another one it does not open."""
        return f"{self._meta.label_lower}:{self.pk}"

    @cached_property
    def content(self) -> dict[str, Any]:
        opened: dict[str, Any] = json.loads(unseal(key_store().read(self.key_id), bytes(self.sealed), self.about))
        return opened

    def closed(self, content: dict[str, Any]) -> bytes:
        """The content as it is stored for this row."""
        text = json.dumps(content, ensure_ascii=False).encode()
        return seal(key_store().read(self.key_id), text + b" " * (-len(text) % self.STEP), self.about)
