"""ODT and DOCX are zip packages of XML: written here part by part, the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

_WHEN = (2020, 1, 1, 0, 0, 0)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def packed(parts: Iterable[tuple[str, str]], *, plain: tuple[str, str] | None = None) -> bytes:
    """The package; `plain` comes first and uncompressed, as ODF wants its type."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        if plain:
            package.writestr(zipfile.ZipInfo(plain[0], _WHEN), plain[1], zipfile.ZIP_STORED)
        for name, content in parts:
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return file.getvalue()


def text(value: str) -> str:
    """Text as XML takes it."""
    return escape(value)


def attribute(value: str) -> str:
    return quoteattr(value)
