"""Parts of addresses."""

from __future__ import annotations

from augenhoehe.core.multilingual import NAMES, SOURCE


class OtherLanguage:
    """A language that content is translated into; another word is no address at all."""

    regex = "|".join(code for code in NAMES if code != SOURCE)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
