"""A picture as pages show it: the addresses of its sizes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from augenhoehe.core.values import dataclass

from .kinds import JPEG, WEBP
from .models import Rendition


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
