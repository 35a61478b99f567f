"""Parts of addresses."""

from __future__ import annotations

from django.urls import register_converter

from .models import LegalText


class LegalKey:
    """One of the legal texts; another word is no address at all."""

    regex = "|".join(LegalText.Key.values)

    def to_python(self, value: str) -> LegalText.Key:
        return LegalText.Key(value)

    def to_url(self, value: str) -> str:
        return LegalText.Key(value).value


register_converter(LegalKey, "legal_key")
