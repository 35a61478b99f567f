"""The bytes of public files, read where they lie and only while they are public."""

from __future__ import annotations

from django.utils import translation

from .models import OparlStamp
from .sources.files import documents
from .sources.shelves import Document


def document_of(stamp: OparlStamp) -> Document | None:
    """Asked anew of the package that owns it: a stamp alone opens nothing."""
    with translation.override("de"):
        return next(iter(documents({stamp.pk: {stamp.source}})), None)


def content_type(document: Document) -> str:
    return f"{document.mime}; charset=utf-8" if document.mime.startswith("text/") else document.mime
