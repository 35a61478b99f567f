"""Stored files as answers. Who may read decides the owner of the file, before these are asked."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified

from augenhoehe.core.text import slug

from .kinds import ENDINGS
from .models import StoredFile
from .queries import path_of, rendition_of

TYPES = {ending: media_type for media_type, ending in ENDINGS.items()}


def served(stored: StoredFile, name: str, *, download: bool) -> FileResponse:
    """A file under a name for people. Asked anew each time: what is taken down is gone at once."""
    try:
        content = path_of(stored).open("rb")
    except FileNotFoundError:
        raise Http404("Die Datei liegt nicht mehr im Speicher.") from None
    named = f"{slug(name)[:80] or 'datei'}.{ENDINGS[stored.media_type]}"
    response = FileResponse(content, as_attachment=download, filename=named, content_type=stored.media_type)
    response["Cache-Control"] = "public, no-cache"
    response["ETag"] = f'"{stored.sha256}"'
    return response


def size_served(request: HttpRequest, original: StoredFile, name: str, *, width: int, ending: str) -> HttpResponseBase:
    """One size of a picture; a browser that has it keeps it, but asks each time whether it still may."""
    size = rendition_of(original, width=width, media_type=TYPES.get(ending, ""))
    if size is None:
        raise Http404
    return unless_known(request, size.file, name, download=False)


def unless_known(request: HttpRequest, stored: StoredFile, name: str, *, download: bool) -> HttpResponseBase:
    if request.headers.get("If-None-Match") == f'"{stored.sha256}"':
        return HttpResponseNotModified()
    return served(stored, name, download=download)
