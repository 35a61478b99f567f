"""A picture as pages show it: the addresses of its sizes, and one size as an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified

from augenhoehe.core.text import slug

from .kinds import ENDINGS, JPEG, WEBP
from .models import Rendition, StoredFile
from .queries import path_of, rendition_of

TYPES = {ending: media_type for media_type, ending in ENDINGS.items()}


@dataclass(frozen=True, slots=True)
class Sizes:
    """(address, width) of each size in both formats; width and height of the largest."""

    webp: tuple[tuple[str, int], ...]
    jpeg: tuple[tuple[str, int], ...]
    width: int
    height: int
    # The picture itself, where there is no smaller one.
    whole: str = ""

    @property
    def src(self) -> str:
        """For programs that choose no size themselves."""
        return self.jpeg[min(1, len(self.jpeg) - 1)][0] if self.jpeg else self.whole

    @property
    def webp_set(self) -> str:
        return ", ".join(f"{url} {width}w" for url, width in self.webp)

    @property
    def jpeg_set(self) -> str:
        return ", ".join(f"{url} {width}w" for url, width in self.jpeg)


def sizes_of(found: Sequence[Rendition], address: Callable[[Rendition], str], whole: str = "") -> Sizes:
    """Of the renditions of one picture, the smallest first."""

    def addresses(media_type: str) -> tuple[tuple[str, int], ...]:
        return tuple((address(one), one.width) for one in found if one.file.media_type == media_type)

    largest = found[-1] if found else None
    return Sizes(
        addresses(WEBP), addresses(JPEG), largest.width if largest else 0, largest.height if largest else 0, whole,
    )  # fmt: skip


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
