"""Papers of the day as PDF/UA-1, set by Typst, which is loaded when somebody asks for a PDF and not before."""

from __future__ import annotations

import json
from typing import Any


def made_of(template: str, values: dict[str, Any]) -> bytes:
    """Tagged, with language and title. Values are data: nothing that somebody typed is ever read as markup."""
    import typst

    made: Any = typst.compile(
        template.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True,
        sys_inputs={"it": json.dumps(values)},
    )  # fmt: skip
    return bytes(made)
