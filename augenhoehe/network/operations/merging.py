"""Two entries of the register were the same organisation: what it agreed to goes on in the entry that stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.organisations.models import Organisation

from . import owing
from .agreeing import locked, settle_agreement


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
