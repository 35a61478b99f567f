"""Images are written anew: where, when and with what they were taken stays behind."""

from __future__ import annotations

import io

from augenhoehe.core.refused import Refused

from .kinds import JPEG, PNG, WEBP

FORMATS = {PNG: "PNG", JPEG: "JPEG", WEBP: "WEBP"}
MOST_PIXELS = 50_000_000
LONGEST_EDGE = 4000


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


def _encoded(image: object, media_type: str) -> bytes:
    from PIL import Image

    assert isinstance(image, Image.Image)  # noqa: S101 – for the type checker
    plain = image.convert("RGBA" if image.mode in ("RGBA", "LA", "PA", "P") and media_type != JPEG else "RGB")
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    out = io.BytesIO()
    options = {"quality": 88, "optimize": True} if media_type == JPEG else {}
    bare.save(out, FORMATS[media_type], **options)
    return out.getvalue()
