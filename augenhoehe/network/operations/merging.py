"""Two entries of the register were the same organisation: what it agreed to goes on in the entry that stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.network.models import (
    BoardAnswer,
    BoardComment,
    Cooperation,
    CooperationPartner,
    DiversityQuestion,
    DiversityReport,
)
from augenhoehe.organisations.models import Organisation

from . import owing
from .agreeing import locked, settle_agreement


def _hand_over_board(former: Organisation, kept: Organisation, by: Actor, at: datetime) -> None:
    """Who answered with both entries keeps the conversation of the one that stays; nobody answers themselves."""
    former.board_entries.update(organisation=kept)
    BoardComment.objects.filter(organisation=former).update(organisation=kept)
    answered = BoardAnswer.objects.filter(organisation=kept).values("entry_id")
    double = Q(organisation=former, entry_id__in=answered) | Q(
        organisation__in=(former, kept), entry__organisation=kept
    )
    for answer in BoardAnswer.objects.filter(double):
        owing.settle(owing.REPLY, answer.pk, "zusammengeführt", by=by, at=at)
        answer.delete()
    former.board_answers.update(organisation=kept)


@transaction.atomic
def hand_over(*, former: Organisation, kept: Organisation, by: Actor, at: datetime) -> None:
    """A place in a cooperation where the other entry is named already is given up."""
    for link in CooperationPartner.objects.filter(organisation=former).select_related("cooperation").order_by("pk"):
        cooperation: Cooperation = locked(link.cooperation)
        if cooperation.partners.filter(organisation=kept).exists():
            owing.settle(owing.AGREE, link.pk, "zusammengeführt", by=by, at=at)
            link.delete()
        else:
            link.organisation = kept
            link.save(update_fields=["organisation"])
        settle_agreement(cooperation, at=at)
        audit("hand_over_cooperation", cooperation, by=by, at=at, fields=["partners"])
    _hand_over_board(former, kept, by, at)
    days = DiversityReport.objects.filter(organisation=kept).values("as_of")
    DiversityReport.objects.filter(organisation=former).exclude(as_of__in=days).update(organisation=kept)
    # Whoever has a link of the former entry answers for the one that stays, unless that was asked itself.
    asked = DiversityQuestion.objects.filter(organisation=kept, answered_at__isnull=True)
    open_questions = DiversityQuestion.objects.filter(organisation=former, answered_at__isnull=True)
    if asked.exists():
        open_questions.delete()
    DiversityQuestion.objects.filter(organisation=former).update(organisation=kept)
