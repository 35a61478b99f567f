"""Which kinds of files are known, and how their first bytes give them away. Names and claims count nothing."""

from __future__ import annotations

import io
import zipfile

from augenhoehe.core.values import dataclass

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
TXT = "text/plain"
ICS = "text/calendar"
PNG = "image/png"
JPEG = "image/jpeg"
WEBP = "image/webp"
PARQUET = "application/vnd.apache.parquet"
TURTLE = "text/turtle"
JSON_LD = "application/ld+json"
RDF_XML = "application/rdf+xml"

TABLES = frozenset({CSV, XLSX})
IMAGES = frozenset({PNG, JPEG, WEBP})
DOCUMENTS = frozenset({PDF, TXT})
LABELS = {
    PDF: "PDF", XLSX: "Excel (xlsx)", CSV: "CSV", TXT: "Text", PNG: "PNG", JPEG: "JPEG", WEBP: "WebP",
    ICS: "Kalender (ics)",
}  # fmt: skip
ENDINGS = {PDF: "pdf", XLSX: "xlsx", CSV: "csv", TXT: "txt", PNG: "png", JPEG: "jpg", WEBP: "webp", ICS: "ics"}


@dataclass(frozen=True, slots=True)
class Kind:
    media_type: str

    @property
    def image(self) -> bool:
        return self.media_type in IMAGES


def kind_of(content: bytes) -> Kind | None:
    """The kind by magic bytes; text is a table if its first lines look like one. None: not known."""
    for start, media_type in ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG)):
        if content.startswith(start):
            return Kind(media_type)
    if content.startswith(b"BEGIN:VCALENDAR\r\n"):
        return Kind(ICS)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Kind(WEBP)
    if content.startswith(b"PK\x03\x04"):
        return Kind(XLSX) if _is_workbook(content) else None
    return _text_kind(content)


def _is_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return False
    return "[Content_Types].xml" in names and "xl/workbook.xml" in names


def _text_kind(content: bytes) -> Kind | None:
    text = decoded(content)
    if text is None:
        return None
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    for separator in (";", "\t", ","):
        counts = {line.count(separator) for line in lines[:1]}
        if lines and max(counts) > 0:
            return Kind(CSV)
    return Kind(TXT)


def decoded(content: bytes) -> str | None:
    """Text in UTF-8 (with or without mark), UTF-16 with mark, or Windows-1252; None if it is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _attempt(content, "utf-16")
    if b"\x00" in content:
        return None
    text = _attempt(content, "utf-8-sig")
    if text is None:
        text = _attempt(content, "cp1252")
    if text is None or any(ord(sign) < 9 or 13 < ord(sign) < 32 for sign in text[:4096]):
        return None
    return text


def _attempt(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
