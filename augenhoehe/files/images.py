"""Images are written anew: where, when and with what they were taken stays behind."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from augenhoehe.core.refused import Refused
from augenhoehe.core.values import dataclass

from .kinds import JPEG, PNG, WEBP

if TYPE_CHECKING:
    from PIL import Image

FORMATS = {PNG: "PNG", JPEG: "JPEG", WEBP: "WEBP"}
MOST_PIXELS = 50_000_000
LONGEST_EDGE = 4000
# For pages: a list on a phone, a page, a large screen. Nothing is made larger than it was taken.
WIDTHS = (400, 800, 1600)


def written_anew(content: bytes, media_type: str) -> bytes:
    """The picture alone, upright, at most 4000 pixels long, without any metadata."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=[FORMATS[media_type]]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Refused("Das Bild hat zu viele Bildpunkte. Verkleinern Sie es bitte auf höchstens 50 Millionen.")
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
            return _encoded(upright, media_type)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise Refused(
            "Das Bild lässt sich nicht lesen. Speichern Sie es bitte neu und versuchen Sie es noch einmal."
        ) from None


@dataclass(frozen=True, slots=True)
class Size:
    """One size of a picture in one format."""

    content: bytes
    media_type: str
    width: int
    height: int


def in_print_quality(content: bytes, media_type: str) -> Size:
    """The picture as newspapers take it: without metadata, as JPEG or PNG, which every program opens."""
    from PIL import Image

    written = written_anew(content, media_type)
    with Image.open(io.BytesIO(written)) as image:
        if media_type == WEBP:
            written, media_type = _encoded(_on_white(image), JPEG), JPEG
        return Size(written, media_type, image.width, image.height)


def sizes_of(content: bytes, media_type: str) -> list[Size]:
    """What pages show: each width as WebP, and as JPEG for programs that do not know it."""
    from PIL import Image

    made = []
    with Image.open(io.BytesIO(content), formats=[FORMATS[media_type]]) as image:
        plain = _on_white(image)
        for width in sorted({min(one, plain.width) for one in WIDTHS}):
            small = plain.copy()
            small.thumbnail((width, LONGEST_EDGE))
            for kind in (WEBP, JPEG):
                made.append(Size(_encoded(small, kind), kind, small.width, small.height))
    return made


def _on_white(image: object) -> Image.Image:
    """What shines through becomes white, as on paper: JPEG knows no transparency."""
    from PIL import Image

    assert isinstance(image, Image.Image)  # noqa: S101 – for the type checker
    if image.mode not in ("RGBA", "LA", "PA", "P"):
        return image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def _encoded(image: object, media_type: str) -> bytes:
    from PIL import Image

    assert isinstance(image, Image.Image)  # noqa: S101 – for the type checker
    plain = image.convert("RGBA" if image.mode in ("RGBA", "LA", "PA", "P") and media_type != JPEG else "RGB")
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    out = io.BytesIO()
    options = {JPEG: {"quality": 88, "optimize": True}, WEBP: {"quality": 80, "method": 4}}.get(media_type, {})
    bare.save(out, FORMATS[media_type], **options)
    return out.getvalue()
