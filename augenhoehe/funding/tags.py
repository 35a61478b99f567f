"""Status tags of programmes, calls and grants: shape and colour beside the word, which says it alone."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, gettext_noop

from augenhoehe.ui.status import Kind, StatusTag

from .models import FundingGrant, FundingProgramme
from .rules.eligibility import Verdict

PROGRAMMES: dict[str, Kind] = {FundingProgramme.State.PUBLISHED: "good", FundingProgramme.State.ENDED: "bad"}
GRANTS: dict[str, Kind] = {
    FundingGrant.State.APPLIED: "active",
    FundingGrant.State.GRANTED: "good",
    FundingGrant.State.SETTLED: "good",
    FundingGrant.State.REFUSED: "bad",
}
VERDICTS: dict[str, tuple[str, Kind]] = {
    Verdict.MET: (gettext_noop("passt"), "good"),
    Verdict.NOT_MET: (gettext_noop("passt nicht"), "bad"),
    Verdict.UNCLEAR: (gettext_noop("zu klären"), "warning"),
}
TO_CHECK = gettext_noop("zu prüfen")


def programme_tag(programme: FundingProgramme) -> StatusTag:
    return StatusTag(programme.get_state_display(), PROGRAMMES.get(programme.state, "neutral"))


def check_tag(programme: FundingProgramme, day: date) -> StatusTag | None:
    """„zu prüfen“ when nobody looked for too long; nothing otherwise."""
    if programme.state == FundingProgramme.State.ENDED or not programme.to_check(day):
        return None
    return StatusTag(gettext(TO_CHECK), "warning")


def grant_tag(grant: FundingGrant) -> StatusTag:
    return StatusTag(grant.get_state_display(), GRANTS.get(grant.state, "neutral"))


def verdict_tag(verdict: Verdict) -> StatusTag:
    text, kind = VERDICTS[verdict]
    return StatusTag(gettext(text), kind)
