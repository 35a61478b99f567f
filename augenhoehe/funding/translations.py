"""What public funding programmes say in several languages."""

from __future__ import annotations

from augenhoehe.core.rights import Actor
from augenhoehe.core.translating import Translatable

from .models import FundingProgramme
from .operations.finding import index_programme
from .rules.programmes import check_keep


def _check(by: Actor, programme: FundingProgramme) -> None:
    check_keep(by)


TRANSLATABLE = (
    Translatable(
        "funding.FundingProgramme", "Förderprogramm", lambda: FundingProgramme.objects.public(),
        lambda row: row.name, _check, after=lambda row, at: index_programme(row, at=at),
        drafts=lambda: FundingProgramme.objects.exclude(state=FundingProgramme.State.ENDED),
    ),
)  # fmt: skip
