"""Each partner says yes or no to being named; with the last yes the cooperation counts as agreed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.network.addresses import of_cooperation
from augenhoehe.network.letters import cooperations as letters
from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.network.rules import cooperations as rules
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries.cards import right_in

from . import owing

_ANSWER = CooperationPartner.Answer


@transaction.atomic
def agree_to_cooperation(
    *, partner: CooperationPartner, by: Actor, at: datetime, how: str = "", revision: int | None = None
) -> CooperationPartner:
    """Yes, that is right; who keeps the entry may note a yes that was given elsewhere, and says how."""
    return _answered(partner, "agree", by, at, revision, how=clean(how))


@transaction.atomic
def decline_cooperation(
    *, partner: CooperationPartner, reason: str, by: Actor, at: datetime, how: str = "", revision: int | None = None
) -> CooperationPartner:
    """No, or no longer; the other partners read the reason."""
    return _answered(partner, "decline", by, at, revision, how=clean(how), reason=clean(reason))


def _answered(
    partner: CooperationPartner, verb: str, by: Actor, at: datetime, revision: int | None, *, how: str, reason: str = ""
) -> CooperationPartner:
    day = day_of(at)
    rules.check_answer_for(by, partner, day)
    # The cooperation first and always: of two last answers given at once, one sees the other.
    cooperation = locked(partner.cooperation)
    revisions.lock(partner, "organisation", revision=revision)
    partner.cooperation = cooperation
    rules.check_alive(cooperation)
    state = rules.AGREEMENT.target(partner.answer, verb)
    on_behalf = not by.system and not right_in(by, partner.organisation, day)
    rules.check_how(how, on_behalf=on_behalf)
    if verb == "decline":
        rules.check_reason(reason)
    revisions.change(
        partner, answer=state, answered_on=day, answered_by=by.user_id, how=how if on_behalf else "", reason=reason
    )
    audit(f"{verb}_cooperation", partner, by=by, at=at, fields=["answer", "answered_on"])
    owing.settle(owing.AGREE, partner.pk, partner.get_answer_display(), by=by, at=at)
    settled = settle_agreement(cooperation, at=at)
    _tell_others(partner, settled=settled, by=by, at=at)
    return partner


def _tell_others(partner: CooperationPartner, *, settled: bool, by: Actor, at: datetime) -> None:
    cooperation, url = partner.cooperation, of_cooperation(partner.cooperation)
    refused = partner.answer == _ANSWER.NO
    if not (settled or refused):
        return
    for one in others_of(cooperation, [partner.organisation] if refused else []):
        owing.tell(
            one, lambda language: letters.about_refusal(partner, language) if refused
            else letters.about_agreement(cooperation, language),
            kind=owing.AGREE, url=url, by=by, at=at,
        )  # fmt: skip


def locked(cooperation: Cooperation) -> Cooperation:
    """The cooperation as it is now, held until the end of this transaction."""
    found: Cooperation = Cooperation.objects.select_for_update(of=("self",)).get(pk=cooperation.pk)
    return found


def settle_agreement(cooperation: Cooperation, *, at: datetime) -> bool:
    """Does it count as agreed now? Returns whether it does since this moment. Expects the cooperation locked."""
    answers = list(cooperation.partners.values_list("answer", flat=True))
    agreed = len(answers) >= rules.FEWEST and all(one == _ANSWER.YES for one in answers)
    if agreed == cooperation.agreed:
        return False
    revisions.change(cooperation, agreed_on=day_of(at) if agreed else None, changed_at=at)
    return agreed


def ask_partners(cooperation: Cooperation, partners: Iterable[CooperationPartner], *, by: Actor, at: datetime) -> None:
    """Each of them owes an answer and hears of it."""
    url = of_cooperation(cooperation)
    for partner in partners:
        owing.owe(
            owing.AGREE, partner.organisation, subject_kind="cooperation_partner", subject_id=partner.pk,
            title=f"Als Partner eingetragen, stimmt das? {cooperation.subject} ({partner.organisation.name})", url=url,
            due=owing.within(at), by=by, at=at,
        )  # fmt: skip
        owing.tell(
            partner.organisation, lambda language: letters.about_asking(cooperation, language), kind=owing.AGREE,
            url=url, by=by, at=at,
        )  # fmt: skip


def ask_again(cooperation: Cooperation, *, by: Actor, at: datetime) -> None:
    """What was agreed has changed: everybody but those in whose name it was changed is asked anew."""
    day = day_of(at)
    answered = cooperation.partners.exclude(answer=_ANSWER.OPEN).select_related("organisation__municipality")
    asked = [one for one in answered if not right_in(by, one.organisation, day)]
    for partner in asked:
        state = rules.AGREEMENT.target(partner.answer, "ask_again")
        revisions.change(partner, answer=state, answered_on=None, answered_by=None, how="", reason="")
    settle_agreement(cooperation, at=at)
    ask_partners(cooperation, asked, by=by, at=at)


def others_of(cooperation: Cooperation, without: Collection[Organisation] = ()) -> list[Organisation]:
    left_out = {one.pk for one in without}
    rows = cooperation.partners.select_related("organisation__municipality")
    return [one.organisation for one in rows if one.organisation_id not in left_out]
