"""What the author reads: where the contribution is, why, and every answer; never its text, for slips get lost."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.values import dataclass
from augenhoehe.forum.addresses import public_of_contribution
from augenhoehe.forum.models import Contribution
from augenhoehe.forum.reasons import REASONS

from .public import AnswerShown, answer_shown, public_contributions

SENTENCES: dict[str, str | Promise] = {
    "submitted": _("Ihr Beitrag ist da. Die Moderation liest ihn, bevor er erscheint."),
    "in_review": _("Die Moderation prüft Ihren Beitrag."),
    "published": _("Ihr Beitrag ist öffentlich."),
    "rejected": _("Ihr Beitrag wurde nicht veröffentlicht."),
    "referred": _("Ihr Beitrag handelt von Ihrem eigenen Fall. Dabei hilft eine Beratung. Er erscheint nicht."),
    "answered": _("Ihr Beitrag ist öffentlich und hat eine Antwort."),
    "closed": _("Das Gespräch ist beendet. Ihr Beitrag bleibt lesbar."),
    "withdrawn": _("Sie haben den Beitrag zurückgezogen."),
}


@dataclass(frozen=True, slots=True)
class OwnStatus:
    """Everything the author's page shows."""

    sentence: str | Promise
    submitted_on: date
    reasons: tuple[str, ...]
    url: str
    due: date | None
    answers: tuple[AnswerShown, ...]
    objected: bool
    became_hint: bool
    referred: bool


def status_of(contribution: Contribution, language: str) -> OwnStatus:
    given = str(REASONS.get(contribution.reason_key, ""))
    public = public_contributions().filter(pk=contribution.pk).exists()
    answers = contribution.answers.order_by("given_at", "id")
    return OwnStatus(
        sentence=SENTENCES[contribution.state],
        submitted_on=contribution.submitted_on,
        reasons=tuple(one for one in (given, contribution.reason) if one),
        url=public_of_contribution(contribution) if public else "",
        due=contribution.answer_due if contribution.owes_answer else None,
        answers=tuple(answer_shown(one, language) for one in answers),
        objected=contribution.objected,
        became_hint=contribution.hint_id is not None,
        referred=contribution.state == Contribution.State.REFERRED,
    )
